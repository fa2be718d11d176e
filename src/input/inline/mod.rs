//! The inline notation: emphasis, footnotes, labels, references, citations, escapes.
//!
//! In: a passage. Out: a `Text` with its places, the labels it carried, and findings. Must not
//! know where the text will stand. Source: DESIGN §3 "Body notation".
//!
//! `**đậm**`, `*nghiêng*`, `***cả hai***`, `[^id]`, `{#nhan}`, `{@nhan}`, `@id`; `\` takes the next
//! sign as it is, and at the end of a line breaks it. A `*` between spaces or digits is a star.

mod emphasis;
mod scan;

pub(super) use self::scan::belongs;
use self::scan::{Sign, Token};
use super::citation::Citing;
use super::passage::Passage;
use super::rich::{Emphasis, Note, Origin, Piece, Reference, Run, Text, Words};
use super::rules;
use super::session::Session;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// What may stand in a text, by the place it prints at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Names and fixed lines: emphasis alone.
    Bare,
    /// Around the body: citations print short.
    Head,
    /// Legal bases: citations print in full each time.
    Basis,
    /// The body: citations print in full the first time.
    Running,
    /// A footnote: as the body, without footnotes inside.
    Note,
}

/// What a passage says.
pub(super) struct Read {
    /// Its text.
    pub(super) text: Text,
    /// Labels it carried.
    pub(super) labels: Vec<Spanned<String>>,
}

/// Reads a passage.
pub(super) fn read(session: &mut Session<'_>, passage: &Passage, mode: Mode) -> Read {
    let tokens = scan::scan(passage, mode);
    let stars = emphasis::pair(&tokens, passage.text());
    for open in &stars.unclosed {
        session.report(
            Diagnostic::warning(
                rules::EMPHASIS,
                passage.span(open.clone()),
                "dấu * mở chữ đậm hoặc nghiêng mà không đóng; được in như dấu sao thường",
            )
            .help("thêm dấu * đóng ngay sau chữ cuối, hoặc viết \\* nếu là dấu sao"),
        );
    }
    let mut writer = Writer::of(passage);
    let mut labels = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match &token.sign {
            Sign::Word => writer.word(token),
            Sign::Letter(letter) => writer.letter(*letter, token),
            Sign::Stars => {
                let turn = &stars.turns[&at];
                writer.emphasis = turn.emphasis;
                for _ in 0..turn.literal {
                    writer.letter('*', token);
                }
            }
            Sign::Break => writer.line_end(),
            Sign::Label(id) => {
                labels.push(Spanned::new(id.clone(), writer.span(token)));
                // `Một {#mot};` prints `Một;`.
                let next = tokens.get(at + 1).map(|token| &token.sign);
                if matches!(next, Some(Sign::Letter(c)) if !c.is_alphanumeric() && *c != ' ') {
                    writer.trim();
                }
            }
            Sign::Note(id) => note(session, &mut writer, token, id, mode),
            Sign::Reference(id) => {
                let span = writer.span(token);
                session.labels.mention(id, span);
                let emphasis = writer.emphasis;
                let text = String::new();
                writer.push(Run::Reference(Reference { target: id.clone(), text, emphasis, span }));
            }
            Sign::Citation(id) => {
                let citing = match mode {
                    Mode::Basis => Citing::Basis,
                    Mode::Bare | Mode::Head => Citing::Short,
                    Mode::Running | Mode::Note => Citing::Running,
                };
                let words = session.cite(id, writer.span(token), citing);
                words.chars().for_each(|letter| writer.letter(letter, token));
            }
            Sign::Wrong(wrong) => {
                let (rule, message, help) = wrong.words();
                session.report(Diagnostic::error(rule, writer.span(token), message).help(help));
            }
        }
    }
    Read { text: writer.finish(), labels }
}

fn note(session: &mut Session<'_>, writer: &mut Writer<'_>, token: &Token, id: &str, mode: Mode) {
    let span = writer.span(token);
    if mode == Mode::Note {
        session.report(
            Diagnostic::error(
                rules::NOTE_MISUSED,
                span,
                "trong chú thích không đặt được chú thích khác",
            )
            .help("viết tiếp trong cùng một chú thích"),
        );
        return;
    }
    if let Some(definition) = session.mention_note(id, span) {
        let inside = read(session, &definition, Mode::Note);
        writer.push(Run::Note(Note { id: id.to_owned(), text: inside.text }));
    }
}

/// Collects runs.
struct Writer<'p> {
    passage: &'p Passage,
    runs: Vec<Run>,
    emphasis: Emphasis,
    /// Whether white space would stand at the start of a line or behind white space.
    fresh: bool,
    /// Where the next letter stands if it belongs to the piece of the last.
    next: Option<(usize, Origin)>,
    /// Letters of the last run.
    letters: usize,
}

impl<'p> Writer<'p> {
    fn of(passage: &'p Passage) -> Writer<'p> {
        Writer {
            passage,
            runs: Vec::new(),
            emphasis: Emphasis::Plain,
            fresh: true,
            next: None,
            letters: 0,
        }
    }

    fn span(&self, token: &Token) -> Span {
        self.passage.span(token.range.clone())
    }

    fn word(&mut self, token: &Token) {
        let word = &self.passage.text()[token.range.clone()];
        if let Some(place) = self.passage.typed_at(token.range.clone()) {
            self.fresh = false;
            let span = Span::new(self.passage.source(), place, place + word.len());
            self.add(word, span, Origin::Typed);
            return;
        }
        for (at, letter) in word.char_indices() {
            let start = token.range.start + at;
            let range = start..start + letter.len_utf8();
            self.letter(letter, &Token { sign: Sign::Letter(letter), range });
        }
    }

    fn letter(&mut self, letter: char, token: &Token) {
        let letter = if letter == '\t' { ' ' } else { letter };
        if letter == ' ' && self.fresh {
            return;
        }
        self.fresh = letter == ' ';
        let span = self.span(token);
        let origin = match token.sign {
            Sign::Citation(_) => Origin::Sign(span.end),
            // Of a value, the sign is its tag.
            Sign::Letter(_) if !self.passage.is_typed(token.range.start) => Origin::Sign(span.end),
            Sign::Word
            | Sign::Letter(_)
            | Sign::Stars
            | Sign::Break
            | Sign::Note(_)
            | Sign::Label(_)
            | Sign::Reference(_)
            | Sign::Wrong(_) => Origin::Typed,
        };
        self.add(letter.encode_utf8(&mut [0; 4]), span, origin);
    }

    /// Adds letters of one origin.
    fn add(&mut self, letters: &str, span: Span, origin: Origin) {
        // Of an escape, the letter stands behind its sign.
        let place = match origin {
            Origin::Typed => span.end.saturating_sub(letters.len()).max(span.start),
            Origin::Sign(_) => span.start,
        };
        let follows = self.next == Some((place, origin));
        self.next = match origin {
            Origin::Typed => Some((span.end, origin)),
            Origin::Sign(_) => Some((place, origin)),
        };
        if let Some(Run::Words(words)) = self.runs.last_mut()
            && words.emphasis == self.emphasis
        {
            if !follows {
                words.pieces.push(Piece { letter: self.letters, place, origin });
            }
            words.text.push_str(letters);
            self.letters += letters.chars().count();
            words.span = words.span.to(span);
            return;
        }
        let words = Words {
            text: letters.to_owned(),
            emphasis: self.emphasis,
            span,
            pieces: vec![Piece { letter: 0, place, origin }],
        };
        self.letters = letters.chars().count();
        self.runs.push(Run::Words(words));
    }

    fn push(&mut self, run: Run) {
        self.fresh = false;
        self.runs.push(run);
    }

    fn line_end(&mut self) {
        self.trim();
        self.runs.push(Run::Break);
        self.fresh = true;
    }

    /// Drops white space at the end of what is there.
    fn trim(&mut self) {
        while let Some(Run::Words(words)) = self.runs.last_mut() {
            let kept = words.text.trim_end_matches(' ').len();
            if kept < words.text.len() {
                words.text.truncate(kept);
                self.letters = words.text.chars().count();
            }
            if !words.text.is_empty() {
                break;
            }
            self.runs.pop();
        }
    }

    fn finish(mut self) -> Text {
        self.trim();
        while let Some(Run::Break) = self.runs.last() {
            self.runs.pop();
        }
        Text { runs: self.runs, span: self.passage.whole() }
    }
}
