//! What the tags of a text ask for: facts by their paths, filters, and the shape of loops.
//!
//! In: the parts of a text and the facts. Out: the facts used, with their places, and what is
//! wrong, said before anything is evaluated, so that the author reads it in Vietnamese at the very
//! name. Must not know how values are computed. Source: Tera's expression grammar.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lexer::{self, Token, Word};
use super::split::{Part, Tag};
use super::{Fact, Facts, Fault, Sort, Use};

/// Words of the language that are no names of facts.
pub(super) const RESERVED: [&str; 17] = [
    "and", "or", "not", "in", "is", "if", "else", "for", "true", "True", "false", "False", "none",
    "None", "null", "loop", "self",
];

/// What may be said of a value behind `is`.
const TESTS: [&str; 11] = [
    "defined",
    "undefined",
    "odd",
    "even",
    "divisible_by",
    "starting_with",
    "ending_with",
    "containing",
    "string",
    "number",
    "array",
];

/// Statements, for messages.
const STATEMENTS: &str = "for … in …, if, elif, else, endif, endfor, set, break, continue";

/// What a name stands for.
#[derive(Debug, Clone)]
pub(super) enum Meaning<'f> {
    /// One of these facts: the items of a list, or the one there is.
    Among(Vec<&'f Fact>),
    /// Something computed.
    Computed,
}

/// Where an expression stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Where it prints, or a loop goes through it.
    Text,
    /// In the condition of an `if`.
    Condition,
}

/// Looks through all tags of a text.
pub(super) struct Reader<'f, 't> {
    pub(super) facts: &'f Facts,
    pub(super) text: &'t str,
    /// Names of loops and `set`, the innermost last; a loop begins with its own.
    pub(super) locals: Vec<(String, Meaning<'f>)>,
    /// How many locals there were where each open loop began.
    loops: Vec<usize>,
    /// Paths of which the text asks whether they are there: of them it may say what is not.
    pub(super) asked: BTreeSet<String>,
    /// Where the expression stands that is being read.
    pub(super) place: Place,
    pub(super) uses: Vec<Use>,
    pub(super) faults: Vec<Fault>,
}

impl<'f, 't> Reader<'f, 't> {
    /// Reads the tags of a text in their order.
    pub(super) fn read(facts: &'f Facts, text: &'t str, parts: &[Part]) -> Reader<'f, 't> {
        let mut asked = BTreeSet::new();
        loop {
            let (locals, loops, uses, faults) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
            let before = asked.len();
            let place = Place::Text;
            let mut reader = Reader { facts, text, locals, loops, asked, place, uses, faults };
            for part in parts {
                match part {
                    Part::Typed(_) => {}
                    Part::Value(tag) => reader.value(tag),
                    Part::Statement(tag) => reader.statement(tag),
                }
            }
            // What is asked behind may stand before: `{{ a if a is defined else b }}`.
            if reader.asked.len() == before {
                return reader;
            }
            asked = reader.asked;
        }
    }

    fn value(&mut self, tag: &Tag) {
        let Some(tokens) = self.tokens(tag) else { return };
        if tokens.is_empty() {
            return self.fault(tag.whole.clone(), Sort::Form, "{{ }} không ghi gì bên trong", "");
        }
        let meaning = self.expression(&tokens);
        // A list or a group as a whole has no words.
        let Meaning::Among(facts) = meaning else { return };
        if let Some(fact) = facts.iter().find(|fact| fact.words().is_none()) {
            let typed = self.text[tag.inside.clone()].trim();
            let message = format!("«{typed}» là {}, không phải một giá trị để in", fact.form());
            let help = match fact {
                Fact::List(_) => format!(
                    "{{{{ {typed} | join(sep=\", \") }}}}, hoặc {{% for x in {typed} %}}…{{% endfor %}}"
                ),
                Fact::Group(group) => {
                    let names: Vec<String> =
                        group.keys().map(|key| format!("{typed}.{key}")).collect();
                    format!("chọn một trong: {}", names.join(", "))
                }
                Fact::Text(_) | Fact::Number(_) | Fact::Flag(_) | Fact::Blank => String::new(),
            };
            self.fault(tag.inside.clone(), Sort::Form, message, help);
        }
    }

    fn statement(&mut self, tag: &Tag) {
        let Some(tokens) = self.tokens(tag) else { return };
        let opening = match tokens.first() {
            Some(Token { word: Word::Name(name), .. }) => *name,
            Some(_) | None => "",
        };
        let rest = tokens.get(1..).unwrap_or(&[]);
        match opening {
            "for" => self.begin_loop(tag, rest),
            "endfor" => {
                let kept = self.loops.pop().unwrap_or(0);
                self.locals.truncate(kept);
            }
            "if" | "elif" => {
                self.place = Place::Condition;
                self.expression(rest);
                self.place = Place::Text;
            }
            "set" => {
                if let [Token { word: Word::Name(name), .. }, equals, rest @ ..] = rest
                    && equals.word == Word::Sign('=')
                {
                    let meaning = self.expression(rest);
                    self.locals.push(((*name).to_owned(), meaning));
                }
            }
            "else" | "endif" | "break" | "continue" => {}
            other => {
                let message = format!("lệnh «{other}» không dùng được ở đây");
                let help = format!("các lệnh có thể dùng: {STATEMENTS}");
                self.fault(tag.inside.clone(), Sort::Form, message, help);
            }
        }
    }

    /// `x in danh_sach`.
    fn begin_loop(&mut self, tag: &Tag, tokens: &[Token<'_>]) {
        self.loops.push(self.locals.len());
        let (name, rest) = match tokens {
            [Token { word: Word::Name(name), .. }, inside, rest @ ..]
                if inside.word == Word::Name("in") && !rest.is_empty() =>
            {
                ((*name).to_owned(), rest)
            }
            _ => {
                let help = "{% for tb in tieu_ban %}…{% endfor %}";
                let message = "vòng lặp phải ghi «for tên in danh sách»";
                return self.fault(tag.inside.clone(), Sort::Form, message, help);
            }
        };
        let meaning = match self.expression(rest) {
            Meaning::Computed => Meaning::Computed,
            Meaning::Among(facts) => {
                let place = span(rest).unwrap_or(tag.inside.clone());
                let wrong = facts.iter().find(|fact| !matches!(fact, Fact::List(_)));
                if let Some(fact) = wrong {
                    let typed = &self.text[place.clone()];
                    let message = format!("«{typed}» là {}, không phải một danh sách", fact.form());
                    self.fault(place, Sort::Form, message, "for chỉ đi qua từng mục của danh sách");
                    Meaning::Computed
                } else {
                    Meaning::Among(facts.iter().flat_map(|fact| fact.items()).collect())
                }
            }
        };
        self.locals.push((name, meaning));
        self.locals.push(("loop".to_owned(), Meaning::Computed));
    }

    fn tokens(&mut self, tag: &Tag) -> Option<Vec<Token<'t>>> {
        match lexer::tokens(self.text, tag.inside.clone()) {
            Ok(tokens) => Some(tokens),
            Err(place) => {
                let what = &self.text[place.clone()];
                let message = match what.starts_with(['"', '\'', '`']) {
                    true => format!("dấu {what} mở chữ mà không đóng"),
                    false => format!("«{what}» không dùng được trong biểu thức"),
                };
                let help =
                    "tên biến chỉ gồm chữ không dấu, số và «_»; chữ in ra đặt trong dấu nháy";
                self.fault(place, Sort::Form, message, help);
                None
            }
        }
    }

    /// Reads an expression; its meaning is known where it is one path and nothing else.
    pub(super) fn expression(&mut self, tokens: &[Token<'_>]) -> Meaning<'f> {
        let mut at = 0;
        let mut only = None;
        while let Some(token) = tokens.get(at) {
            let before =
                at.checked_sub(1).and_then(|before| tokens.get(before)).map(|one| one.word);
            let next = tokens.get(at + 1).map(|one| one.word);
            at += 1;
            match token.word {
                Word::Name(name) => match before {
                    Some(Word::Sign('|')) => self.filter(name, token),
                    Some(Word::Name("is")) if name != "not" => self.test(name, token),
                    Some(Word::Name("not")) if is_test(tokens, at) => self.test(name, token),
                    _ if RESERVED.contains(&name) && name != "loop" => {}
                    // The name of an argument.
                    _ if next == Some(Word::Sign('=')) => {}
                    _ if next == Some(Word::Sign('(')) => {
                        let message = format!("không có hàm «{name}»");
                        let help = format!("giá trị đứng trước bộ lọc: {{{{ giá_trị | {name} }}}}");
                        self.fault(token.range.clone(), Sort::Filter, message, help);
                    }
                    _ => {
                        let (meaning, length) = self.path(&tokens[at - 1..]);
                        if length == tokens.len() {
                            only = Some(meaning);
                        }
                        at += length - 1;
                    }
                },
                Word::Text | Word::Number | Word::Sign(_) => {}
            }
        }
        only.unwrap_or(Meaning::Computed)
    }

    fn filter(&mut self, name: &str, token: &Token<'_>) {
        if !self.facts.filters().contains(&name) {
            let message = format!("không có bộ lọc «{name}»");
            self.faults.push(Fault {
                at: token.range.clone(),
                sort: Sort::Filter,
                message,
                help: String::new(),
                unknown: Some((name.to_owned(), owned(self.facts.filters()))),
            });
        }
    }

    fn test(&mut self, name: &str, token: &Token<'_>) {
        if !TESTS.contains(&name) {
            let message = format!("sau «is» không ghi được «{name}»");
            let help = format!("có thể ghi: {}", TESTS.join(", "));
            self.fault(token.range.clone(), Sort::Filter, message, help);
        }
    }

    pub(super) fn fault(
        &mut self,
        at: Range<usize>,
        sort: Sort,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let (message, help) = (message.into(), help.into());
        self.faults.push(Fault { at, sort, message, help, unknown: None });
    }
}

/// Whether the name before `at` is what `is not` asks.
fn is_test(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(3).and_then(|before| tokens.get(before));
    before.is_some_and(|token| token.word == Word::Name("is"))
}

/// The place of tokens.
fn span(tokens: &[Token<'_>]) -> Option<Range<usize>> {
    Some(tokens.first()?.range.start..tokens.last()?.range.end)
}

pub(super) fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
