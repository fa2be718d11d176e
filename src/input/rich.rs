//! A line of the author's text with its inline notation resolved.
//!
//! Made by `input::inline`; read by checks and the template. Knows emphasis, notes and references,
//! but no style name and no looks.

use crate::source::Span;

/// A run of text the author wrote in one piece.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// In order; neighbours of the same emphasis and adjoining places are one run.
    pub runs: Vec<Run>,
    /// The whole of it in the author's file.
    pub span: Span,
}

/// A piece of a [`Text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Words.
    Words(Words),
    /// A new line in the same paragraph.
    Break,
    /// A footnote.
    Note(Note),
    /// A mention of a clause, `{@nhan}`.
    Reference(Reference),
}

/// Words of one emphasis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// NFC, no control characters, single spaces as typed.
    pub text: String,
    /// How they are set off.
    pub emphasis: Emphasis,
    /// Where they stand.
    pub span: Span,
    /// Where each piece of them stands in the author's file.
    pub pieces: Vec<Piece>,
}

/// A piece of [`Words`]: letters whose places follow one rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// How many letters of the words stand before it.
    pub letter: usize,
    /// The byte of the source at which its first letter stands.
    pub place: usize,
    /// Whether its letters are the author's or stand for a sign.
    pub origin: Origin,
}

/// Whether letters are the author's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Letter for letter as they stand in the source, one behind the other.
    Typed,
    /// Printed for a sign such as `@id`, which ends at this byte.
    Sign(usize),
}

/// How words are set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Emphasis {
    /// Not.
    #[default]
    Plain,
    /// `**đậm**`.
    Bold,
    /// `*nghiêng*`.
    Italic,
    /// `***cả hai***`.
    BoldItalic,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// `[^id]`.
    pub id: String,
    /// Its text, without notes inside.
    pub text: Text,
}

/// A mention of a labelled clause, with the words it prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The label.
    pub target: String,
    /// E.g. `khoản 2 Điều 5` (ND30-II.V.7).
    pub text: String,
    /// How it is set off.
    pub emphasis: Emphasis,
    /// Where it stands.
    pub span: Span,
}

impl Words {
    /// Words printed for a sign that stands at a place.
    pub(super) fn of_sign(text: String, emphasis: Emphasis, span: Span) -> Words {
        let piece = Piece { letter: 0, place: span.start, origin: Origin::Sign(span.end) };
        Words { text, emphasis, span, pieces: vec![piece] }
    }
}

impl Text {
    /// The words alone, references as they print, breaks as spaces, notes left out.
    pub fn plain(&self) -> String {
        let mut plain = String::new();
        for run in &self.runs {
            match run {
                Run::Words(words) => plain.push_str(&words.text),
                Run::Break => plain.push(' '),
                Run::Note(_) => {}
                Run::Reference(reference) => plain.push_str(&reference.text),
            }
        }
        plain
    }

    /// Whether nothing would be printed.
    pub fn is_blank(&self) -> bool {
        self.plain().trim().is_empty() && !self.runs.iter().any(|run| matches!(run, Run::Note(_)))
    }
}
