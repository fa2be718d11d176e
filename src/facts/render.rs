//! Texts evaluated by Tera, with every piece of the outcome traced to its place.
//!
//! In: the parts of a text. Out: pieces. What is typed never goes through Tera: in its stead stand
//! marks that no text can hold, and around every value others, so that the outcome can be taken
//! apart again. Must not know what the facts mean.

use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;

use indexmap::IndexMap;
use tera::{Context, ErrorKind, Tera, Value};

use super::split::{Part, Tag};
use super::{Fact, Facts, Fault, Piece, Sort, filters};

/// Opens and closes the index of typed words; then that of a value, its text, its end. Characters
/// that `input` refuses in every text.
const TYPED: char = '\u{1}';
const TYPED_END: char = '\u{2}';
const VALUE: char = '\u{3}';
const VALUE_TEXT: char = '\u{4}';
const VALUE_END: char = '\u{5}';

/// More bytes than any document has: a loop in a loop in a loop ends here.
const MOST: usize = 8 * 1024 * 1024;

/// The evaluator of one tree of facts.
#[derive(Debug)]
pub(super) struct Engine {
    tera: Arc<Tera>,
    context: Context,
}

impl Engine {
    /// Takes the facts over; the language is that of [`language`].
    pub(super) fn new(tera: Arc<Tera>, tree: &IndexMap<String, Fact>) -> Engine {
        let mut context = Context::new();
        for (name, fact) in tree {
            context.insert_value(name.clone(), value(fact));
        }
        Engine { tera, context }
    }

    /// Evaluates the parts of a text.
    pub(super) fn render(&self, text: &str, parts: &[Part]) -> Result<Vec<Piece>, Fault> {
        let template = Template::of(text, parts);
        let mut bounded = Bounded::default();
        let done = self.tera.render_str_to(&template.text, &self.context, false, &mut bounded);
        if let Err(error) = done {
            return Err(template.fault(&error, text));
        }
        let rendered = String::from_utf8(bounded.bytes).unwrap_or_default();
        Ok(template.pieces(&rendered))
    }
}

/// The language of expressions.
pub(super) fn language() -> Tera {
    let mut tera = Tera::new();
    filters::register(&mut tera);
    tera
}

fn value(fact: &Fact) -> Value {
    match fact {
        Fact::Text(text) => Value::from(text.replace(is_mark, "")),
        Fact::Number(number) => Value::from(*number),
        Fact::Flag(flag) => Value::from(*flag),
        Fact::Blank => Value::from(""),
        Fact::List(items) => Value::from(items.iter().map(value).collect::<Vec<_>>()),
        Fact::Group(group) => {
            // What is blank is not there: `default` gives it a value, `if` leaves it out.
            let there = group.iter().filter(|(_, fact)| **fact != Fact::Blank);
            let entries = there.map(|(key, fact)| (key.clone(), value(fact)));
            Value::from(entries.collect::<std::collections::BTreeMap<_, _>>())
        }
    }
}

/// What Tera is given.
struct Template<'p> {
    text: String,
    parts: &'p [Part],
    /// Where each tag begins in `text`, and the tag.
    tags: Vec<(usize, &'p Tag)>,
}

impl<'p> Template<'p> {
    fn of(text: &str, parts: &'p [Part]) -> Template<'p> {
        let mut made = Template { text: String::new(), parts, tags: Vec::new() };
        for (at, part) in parts.iter().enumerate() {
            match part {
                Part::Typed(_) => made.text.push_str(&format!("{TYPED}{at}{TYPED_END}")),
                Part::Value(tag) => {
                    made.text.push_str(&format!("{VALUE}{at}{VALUE_TEXT}"));
                    made.tag(tag, "{{", &text[tag.inside.clone()], "}}");
                    made.text.push(VALUE_END);
                }
                Part::Statement(tag) => made.tag(tag, "{%", &text[tag.inside.clone()], "%}"),
            }
        }
        made
    }

    fn tag(&mut self, tag: &'p Tag, opening: &str, inside: &str, closing: &str) {
        self.tags.push((self.text.len(), tag));
        // The blanks keep a sign at the edge from being read as a dash of the tag.
        self.text.push_str(&format!("{opening} {inside} {closing}"));
    }

    /// Takes the outcome apart.
    fn pieces(&self, rendered: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = rendered;
        while let Some(start) = rest.find([TYPED, VALUE]) {
            let mark = rest[start..].chars().next().unwrap_or(TYPED);
            rest = &rest[start + mark.len_utf8()..];
            let Some((index, behind)) = rest.split_once([TYPED_END, VALUE_TEXT]) else { break };
            rest = behind;
            let part = index.parse::<usize>().ok().and_then(|index| self.parts.get(index));
            match part {
                Some(Part::Typed(range)) => pieces.push(Piece::Typed(range.clone())),
                Some(Part::Value(tag)) => {
                    let (text, behind) = rest.split_once(VALUE_END).unwrap_or((rest, ""));
                    rest = behind;
                    let text = one_paragraph(text);
                    if !text.is_empty() {
                        pieces.push(Piece::Put { text, tag: tag.whole.clone() });
                    }
                }
                Some(Part::Statement(_)) | None => {}
            }
        }
        pieces
    }

    /// Tera's error at its place in the author's text.
    fn fault(&self, error: &tera::Error, text: &str) -> Fault {
        #[allow(clippy::wildcard_enum_match_arm)] // Tera's enum, open to new variants.
        let (at, said, sort) = match error.kind() {
            ErrorKind::SyntaxError(report) => {
                (self.place(&report.span().range, text), report.message().to_owned(), Sort::Form)
            }
            ErrorKind::RenderingError(report) => {
                (self.place(&report.span().range, text), report.message().to_owned(), Sort::Value)
            }
            other => (self.place(&(0..0), text), other.to_string(), Sort::Form),
        };
        let (message, help) = in_words(&said, sort);
        Fault { at, sort, message, help, unknown: None }
    }

    fn place(&self, range: &Range<usize>, text: &str) -> Range<usize> {
        let after = self.tags.partition_point(|(start, _)| *start <= range.start);
        let Some((start, tag)) = after.checked_sub(1).and_then(|at| self.tags.get(at)) else {
            let first = self.tags.first().map(|(_, tag)| tag.whole.clone());
            return first.unwrap_or(0..text.len());
        };
        // Behind the braces and the blank.
        let moved =
            |at: usize| (at.saturating_sub(start + 3) + tag.inside.start).min(tag.inside.end);
        let place = moved(range.start)..moved(range.end);
        let whole = text.is_char_boundary(place.start) && text.is_char_boundary(place.end);
        if place.is_empty() || !whole { tag.whole.clone() } else { place }
    }
}

/// What Tera says, so that the author can act on it. Our own filters speak Vietnamese.
fn in_words(said: &str, sort: Sort) -> (String, String) {
    if !said.is_ascii() {
        let said = said.split_once("` failed: ").map_or(said, |(_, why)| why);
        return (said.to_owned(), String::new());
    }
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let (message, help) = match sort {
        Sort::Form if has(&["end of input", "endfor", "endif", "end of template"]) => (
            "lệnh chưa đóng, hoặc đóng sai chỗ",
            "{% for … %} đóng bằng {% endfor %}, {% if … %} đóng bằng {% endif %}",
        ),
        Sort::Form => ("biểu thức thừa hoặc thiếu ở đây", "ví dụ {{ dai_hoi.ngay | ngay_thang }}"),
        Sort::Value | Sort::Undefined | Sort::Filter if has(&["not defined", "ndefined"]) => (
            "chưa khai biến này",
            "khai ở «bien:» trong ho-so.yaml, hoặc đặt trong {% if … is defined %}",
        ),
        Sort::Value | Sort::Undefined | Sort::Filter if has(&["operand", "to be number"]) => (
            "phép tính cần số ở cả hai vế, ở đây có giá trị là chữ",
            "bộ lọc gắn với giá trị ngay trước nó; phép tính thì đặt trong ngoặc: (a + 1) | so",
        ),
        Sort::Value | Sort::Undefined | Sort::Filter if has(&["argument"]) => {
            ("bộ lọc thiếu tham số", "ví dụ join(sep=\", \"), default(value=\"…\"), nth(n=0)")
        }
        Sort::Value | Sort::Undefined | Sort::Filter => {
            ("không tính được giá trị", "xem biến này là chữ, số hay danh sách trong ho-so.yaml")
        }
    };
    (message.to_owned(), help.to_owned())
}

/// The pieces of a text whose tags are all names of facts and nothing else: what they print needs no
/// evaluation.
pub(super) fn plain(facts: &Facts, text: &str, parts: &[Part]) -> Option<Vec<Piece>> {
    let mut pieces = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Typed(range) => pieces.push(Piece::Typed(range.clone())),
            Part::Value(tag) => {
                let words = facts.at(text[tag.inside.clone()].trim())?.words()?;
                let text = one_paragraph(&words.replace(is_mark, ""));
                if !text.is_empty() {
                    pieces.push(Piece::Put { text, tag: tag.whole.clone() });
                }
            }
            Part::Statement(_) => return None,
        }
    }
    Some(pieces)
}

fn is_mark(letter: char) -> bool {
    (TYPED..=VALUE_END).contains(&letter)
}

/// A value as words of one paragraph: no blank line, nothing blank around it.
fn one_paragraph(text: &str) -> String {
    let lines = text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty());
    let joined = lines.collect::<Vec<_>>().join("\n");
    // A space that the author asked for by a value of nothing else is kept.
    if joined.is_empty() { text.replace('\n', "") } else { joined }
}

/// Bytes up to a bound.
#[derive(Debug, Default)]
struct Bounded {
    bytes: Vec<u8>,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MOST {
            return Err(io::Error::other("dài quá 8 MB: vòng lặp lồng nhau quá nhiều"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
