//! Items become numbered clauses within clauses.
//!
//! In: items in order. Out: an `Outline`. Texts are read here and in the order of printing,
//! because the first citation of a document prints otherwise than the next. Must not know which
//! notation the items came from. Sources: ND30-I.I.II.6.d, ND30-I.I.II.6.dd, LINT-6.
//!
//! The program numbers: articles and chapters run through the whole body, every other level begins
//! anew in each clause around it. A paragraph belongs to the innermost clause before it.

use std::collections::HashSet;

use super::opening::{self, Doubt, Opening};
use super::{Item, ListClause};
use crate::diagnostic::Diagnostic;
use crate::input::inline::{self, Mode};
use crate::input::numeral;
use crate::input::outline::{Clause, Level, Outline, Part};
use crate::input::passage::Passage;
use crate::input::rich::Text;
use crate::input::rules;
use crate::input::session::Session;
use crate::source::{Span, Spanned};

/// Numbers the clauses and reads the texts.
pub(super) fn build(session: &mut Session<'_>, items: Vec<Item>) -> Outline {
    let mut builder = Builder {
        session,
        frames: Vec::new(),
        parts: Vec::new(),
        counts: [0; Level::ALL.len()],
        openings: HashSet::new(),
    };
    builder.items(items);
    builder.close_down_to(Level::Phan);
    Outline { parts: builder.parts }
}

/// A clause that may still grow.
struct Frame {
    clause: Clause,
    counts: [u32; Level::ALL.len()],
    /// Whether the words behind the number are still to come.
    words: Awaited,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Awaited {
    Yes,
    No,
}

struct Builder<'b, 'a> {
    session: &'b mut Session<'a>,
    /// Open clauses, outermost first; levels rise strictly.
    frames: Vec<Frame>,
    parts: Vec<Part>,
    counts: [u32; Level::ALL.len()],
    /// Where openings so far are typed: what a loop repeats is typed once for all its clauses.
    openings: HashSet<Span>,
}

/// A clause about to be opened.
struct Head {
    level: Level,
    /// Opening as typed with the numeral in it; none in the list notation.
    typed: Option<(Spanned<String>, String)>,
    span: Span,
}

impl Builder<'_, '_> {
    fn items(&mut self, items: Vec<Item>) {
        for item in items {
            match item {
                Item::Lines(lines) => self.lines(&lines),
                Item::Paragraph(passage) => self.paragraph(&passage),
                Item::Pipes(lines) => {
                    if let Some(table) = self.session.pipe_table(&lines) {
                        self.add(Part::Table(table));
                    }
                }
                Item::Table(name) => {
                    if let Some(table) = self.session.named_table(&name) {
                        self.add(Part::Table(table));
                    }
                }
                Item::Clause(clause) => self.list_clause(clause),
            }
        }
    }

    fn lines(&mut self, lines: &[Passage]) {
        let Some((first, others)) = lines.split_first() else { return };
        let opening = opening::of(first, &self.session.kit.words);
        let Some(opening) = opening.filter(|opening| self.believed(opening)) else {
            let nested = opening::nested_number(first.text());
            if let Some(number) = nested.filter(|_| first.is_typed(0)) {
                self.unknown_level(first, number);
            }
            return self.paragraph(&joined(first, others));
        };
        let words = joined(&first.slice(opening.rest..first.text().len()), others);
        let typed = first.slice(opening.typed.clone()).spanned();
        self.odd_dash(&opening, &typed);
        let span = typed.span.to(words.whole());
        let head = Head { level: opening.level, typed: Some((typed, opening.numeral)), span };
        self.open(head);
        let words = words.trimmed();
        if words.text().is_empty() {
            self.await_words();
        } else {
            self.say(&words);
        }
    }

    /// Whether an opening that could be the initial of a name is one of a clause.
    fn believed(&self, opening: &Opening) -> bool {
        let so_far = self.counts_above(opening.level)[opening.level as usize];
        match opening.doubt {
            Doubt::None => true,
            Doubt::Initial => so_far > 0,
            Doubt::RareInitial => opening.count == Some(so_far + 1),
        }
    }

    /// The counts of the clause a new one of this level would lie in.
    fn counts_above(&self, level: Level) -> &[u32; Level::ALL.len()] {
        let around = self.frames.iter().rev().find(|frame| frame.clause.level < level);
        around.map_or(&self.counts, |frame| &frame.counts)
    }

    fn unknown_level(&mut self, line: &Passage, number: std::ops::Range<usize>) {
        let typed = &line.text()[number.clone()];
        let finding = Diagnostic::note(
            rules::UNKNOWN_LEVEL,
            line.span(number),
            format!(
                "«{typed}» không thuộc các cấp của Nghị định; được in như đoạn văn, không tự đánh số"
            ),
        );
        let finding = finding.clause("ND30-I.I.II.6.dd-5");
        self.session.report(finding.help("dùng a), b) dưới 1., và - dưới a)"));
    }

    fn odd_dash(&mut self, opening: &Opening, typed: &Spanned<String>) {
        if opening.level == Level::Gach && typed.value != "-" {
            let message = format!("«{}» được coi là gạch đầu dòng", typed.value);
            let finding = Diagnostic::note(rules::UNKNOWN_LEVEL, typed.span, message);
            let finding = self.mended(finding.help("gõ dấu trừ «-»"), typed, "-");
            self.session.report(finding);
        }
    }

    fn list_clause(&mut self, clause: ListClause) {
        let ListClause { level, span, label, title, text, parts } = clause;
        self.open(Head { level, typed: None, span });
        if let Some(label) = label {
            self.label(label);
        }
        match (title, text) {
            (Some(title), text) => {
                let title = self.read(&title);
                if let Some(frame) = self.frames.last_mut() {
                    frame.clause.title = Some(title);
                }
                if let Some(text) = text {
                    self.paragraph(&text);
                }
            }
            (None, Some(text)) => self.say(&text),
            (None, None) => self.await_words(),
        }
        if let Some(parts) = parts {
            self.items(parts);
            self.close_down_to(level);
        }
    }

    /// Opens a clause and numbers it.
    fn open(&mut self, head: Head) {
        let Head { level, typed, span } = head;
        self.close_down_to(level);
        let through = matches!(level, Level::Dieu | Level::Chuong);
        let counts = match self.frames.last_mut() {
            Some(frame) if !through => &mut frame.counts,
            Some(_) | None => &mut self.counts,
        };
        counts[level as usize] += 1;
        let number = counts[level as usize];
        let numeral = self.numeral(level, number, span);
        let typed = typed.map(|(typed, was)| {
            let repeated = !self.openings.insert(typed.span);
            let sayable = (!numeral.is_empty() || was.is_empty()) && !repeated;
            if was != numeral && sayable {
                self.renumbered(level, &typed, &numeral);
            }
            typed
        });
        self.frames.push(Frame {
            clause: Clause {
                level,
                number,
                numeral,
                typed,
                label: None,
                title: None,
                text: None,
                parts: Vec::new(),
                span,
            },
            counts: [0; Level::ALL.len()],
            words: Awaited::No,
        });
    }

    fn numeral(&mut self, level: Level, number: u32, span: Span) -> String {
        let words = self.session.kit.words.levels.get(level.key());
        let sort = words.map_or(crate::kit::words::Numeral::None, |words| words.numeral);
        numeral::write(number, sort).unwrap_or_else(|| {
            self.session.report(
                Diagnostic::error(
                    rules::NUMBERING,
                    span,
                    "bảng chữ cái chỉ đủ cho 23 điểm (a đến y)",
                )
                .clause("ND30-I.I.II.6.dd-5")
                .help("tách thành hai khoản, hoặc dùng gạch đầu dòng"),
            );
            String::new()
        })
    }

    fn renumbered(&mut self, level: Level, typed: &Spanned<String>, numeral: &str) {
        let Some(words) = self.session.kit.words.levels.get(level.key()) else { return };
        let gap = if words.word.is_empty() { "" } else { " " };
        let right = format!("{}{gap}{numeral}{}", words.word, words.mark);
        let message = format!("ghi «{}» nhưng theo thứ tự là «{right}»; in «{right}»", typed.value);
        let finding = Diagnostic::warning(rules::NUMBERING, typed.span, message);
        let finding = self.mended(finding.clause("LINT-6"), typed, &right);
        self.session.report(finding.help(right));
    }

    /// A finding with its fix, where the opening is typed as it is read: a fact has none.
    fn mended(&self, finding: Diagnostic, typed: &Spanned<String>, right: &str) -> Diagnostic {
        let Span { source, start, end } = typed.span;
        let written = self.session.sources.get(source).text().get(start..end);
        if written == Some(typed.value.as_str()) { finding.fix(typed.span, right) } else { finding }
    }

    /// Says that the words behind the number come with the next paragraph.
    fn await_words(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.words = Awaited::Yes;
        }
    }

    /// Gives the open clause the words behind its number.
    fn say(&mut self, passage: &Passage) {
        let text = self.read(passage);
        if let Some(frame) = self.frames.last_mut() {
            frame.words = Awaited::No;
            frame.clause.text = Some(text);
        }
    }

    /// Reads words of the open clause, which may carry its label.
    fn read(&mut self, passage: &Passage) -> Text {
        let read = inline::read(self.session, passage, Mode::Running);
        for label in read.labels {
            self.label(label);
        }
        read.text
    }

    fn label(&mut self, label: Spanned<String>) {
        let path: Vec<(Level, String)> = self
            .frames
            .iter()
            .map(|frame| (frame.clause.level, frame.clause.numeral.clone()))
            .collect();
        self.session.label_clause(&label, &path);
        if let Some(frame) = self.frames.last_mut() {
            frame.clause.label.get_or_insert(label);
        }
    }

    fn paragraph(&mut self, passage: &Passage) {
        if let Some(frame) = self.frames.last_mut()
            && frame.words == Awaited::Yes
        {
            frame.clause.span = frame.clause.span.to(passage.whole());
            return self.say(passage);
        }
        let text = self.session.inline(passage, Mode::Running);
        self.add(Part::Paragraph(text));
    }

    fn add(&mut self, part: Part) {
        match self.frames.last_mut() {
            Some(frame) => {
                frame.words = Awaited::No;
                frame.clause.parts.push(part);
            }
            None => self.parts.push(part),
        }
    }

    /// Closes every open clause of this level or a smaller one.
    fn close_down_to(&mut self, level: Level) {
        while self.frames.last().is_some_and(|frame| frame.clause.level >= level) {
            if let Some(frame) = self.frames.pop() {
                self.add(Part::Clause(titled(frame.clause)));
            }
        }
    }
}

/// The clause with its words as its title, where they are one: words without punctuation at their
/// end over text or clauses of their own, and always those of the levels that must have a title.
fn titled(mut clause: Clause) -> Clause {
    let Some(text) = clause.text.take() else { return clause };
    let open_ended = !ends(&text.plain());
    let title = match clause.level {
        Level::Phan | Level::Chuong | Level::Muc | Level::TieuMuc => true,
        Level::LaMa => open_ended,
        Level::Dieu | Level::Khoan => open_ended && !clause.parts.is_empty(),
        Level::Diem | Level::Gach | Level::Cong => false,
    };
    if title {
        clause.title = Some(text);
    } else {
        clause.text = Some(text);
    }
    clause
}

/// Whether words end with punctuation.
fn ends(words: &str) -> bool {
    words
        .trim_end()
        .trim_end_matches(['”', '"', '»'])
        .ends_with(['.', ':', ';', ',', '!', '?', '…'])
}

/// Lines as one passage: a line end is a space, or a break where `\` stands before it.
fn joined(first: &Passage, others: &[Passage]) -> Passage {
    let mut whole = first.clone();
    for line in others {
        let slashes = whole.text().len() - whole.text().trim_end_matches('\\').len();
        let slashes = if whole.is_typed(whole.text().len()) { slashes } else { 0 };
        whole.push(if slashes % 2 == 1 { "\n" } else { " " }, line);
    }
    whole
}
