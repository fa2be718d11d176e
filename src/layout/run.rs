//! From inline content to letters: each with the ink it is drawn in and how far it moves the pen.
//!
//! Comes in as `block::Inline`s of one paragraph, goes out as [`Letters`] for line breaking. Knows
//! nothing of lines or pages. Follows `layout-facts` §1.4 (note marks) and §3.1 (widths).

use crate::block::Inline;
use crate::error::{Error, Result};
use crate::kit::style::{Color, Face, ParagraphStyle, RunStyle, Slope, StyleSheet, Weight};
use crate::layout::font::Faces;
use crate::layout::page::NodeId;
use crate::length::Length;

/// Stands for a forced line end among the letters.
pub(crate) const BREAK: char = '\n';
/// Stands for a jump to the next tab stop.
pub(crate) const TAB: char = '\t';
/// Stands for the number of the page it lands on.
pub(crate) const PAGE_NUMBER: char = '\u{c}';

/// A note mark is drawn at this many hundredths of the surrounding size,
const MARK_SIZE: i64 = 58;
/// and raised by this many thousandths of it (`layout-facts` §1.4).
const MARK_RISE: i64 = 392;

/// How letters are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ink {
    pub(crate) face: Face,
    pub(crate) size: Length,
    /// The size that decides the height of the line: that of the surrounding text.
    pub(crate) line_size: Length,
    /// Of the baseline, upward.
    pub(crate) rise: Length,
    pub(crate) color: Color,
    pub(crate) node: Option<NodeId>,
    /// The note these letters point to, counted from 0.
    pub(crate) note: Option<usize>,
}

/// One letter, or one of the stand-ins above.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Letter {
    pub(crate) letter: char,
    /// Index in [`Letters::inks`].
    pub(crate) ink: usize,
    /// How far it moves the pen.
    pub(crate) advance: Length,
    /// The same as line breaking counts it: [`Faces::measured`].
    pub(crate) measured: Length,
    /// The mention it belongs to. No part of its ink, since what leads elsewhere is set as if it did
    /// not.
    pub(crate) mention: Option<NodeId>,
}

/// The letters of a paragraph.
#[derive(Debug, Default)]
pub(crate) struct Letters {
    pub(crate) letters: Vec<Letter>,
    pub(crate) inks: Vec<Ink>,
}

impl Letters {
    /// Adds text in one ink. Control characters have no place in a tree; each becomes a space.
    pub(crate) fn text(&mut self, text: &str, ink: Ink, faces: &Faces) {
        let index = self.ink(ink);
        self.letters.extend(text.chars().map(|c| {
            let letter = if c.is_control() { ' ' } else { c };
            let advance = faces.advance(letter, ink.face, ink.size);
            let measured = Faces::measured(advance);
            Letter { letter, ink: index, advance, measured, mention: None }
        }));
    }

    /// Adds text that leads elsewhere.
    pub(crate) fn mention(&mut self, text: &str, ink: Ink, node: Option<NodeId>, faces: &Faces) {
        let from = self.letters.len();
        self.text(text, ink, faces);
        self.letters.iter_mut().skip(from).for_each(|letter| letter.mention = node);
    }

    /// Adds a line end or a tab.
    pub(crate) fn jump(&mut self, letter: char, ink: Ink) {
        let ink = self.ink(ink);
        let (advance, measured) = (Length::ZERO, Length::ZERO);
        self.letters.push(Letter { letter, ink, advance, measured, mention: None });
    }

    /// Adds a page number as wide as `number`.
    pub(crate) fn page_number(&mut self, number: u32, ink: Ink, faces: &Faces) {
        let digits = number.to_string();
        let advance = digits.chars().map(|c| faces.advance(c, ink.face, ink.size)).sum();
        let ink = self.ink(ink);
        let (letter, measured) = (PAGE_NUMBER, advance);
        self.letters.push(Letter { letter, ink, advance, measured, mention: None });
    }

    /// Adds the mark of a note, small and raised.
    pub(crate) fn mark(&mut self, note: usize, around: Ink, node: Option<NodeId>, faces: &Faces) {
        let ink = Ink { node, note: Some(note), ..superscript(around) };
        self.text(&(note + 1).to_string(), ink, faces);
    }

    /// The ink of a letter.
    pub(crate) fn ink_of(&self, letter: &Letter) -> &Ink {
        self.inks.get(letter.ink).expect("a letter's ink was added before it")
    }

    fn ink(&mut self, ink: Ink) -> usize {
        if self.inks.last() != Some(&ink) {
            self.inks.push(ink);
        }
        self.inks.len() - 1
    }
}

/// The ink of a note mark among letters of an ink.
pub(crate) fn superscript(around: Ink) -> Ink {
    Ink {
        size: around.size.scaled(MARK_SIZE, 100),
        rise: around.size.scaled(MARK_RISE, 1000),
        ..around
    }
}

/// The ink of a paragraph's letters in a run style.
pub(crate) fn ink(style: &ParagraphStyle, run: Option<&RunStyle>, node: Option<NodeId>) -> Ink {
    let own = (
        if style.face.is_bold() { Weight::Bold } else { Weight::Normal },
        if style.face.is_italic() { Slope::Italic } else { Slope::Upright },
    );
    let weight = run.and_then(|run| run.weight).unwrap_or(own.0);
    let slope = run.and_then(|run| run.slope).unwrap_or(own.1);
    let size = run.and_then(|run| run.size).unwrap_or(style.size);
    Ink {
        face: Face::of(weight, slope),
        size,
        line_size: size,
        rise: Length::ZERO,
        color: run.and_then(|run| run.color).unwrap_or(style.color),
        node,
        note: None,
    }
}

/// The run style of a name, if one is named.
pub(crate) fn run_style<'a>(
    sheet: &'a StyleSheet,
    name: Option<&String>,
) -> Result<Option<&'a RunStyle>> {
    name.map(|name| sheet.runs.get(name).ok_or_else(|| unknown("run", name))).transpose()
}

/// A style name the sheet lacks, which an earlier stage has promised to check.
pub(crate) fn unknown(kind: &str, name: &str) -> Error {
    Error::Broken { stage: "layout", message: format!("unknown {kind} style {name:?}") }
}

/// The words of a paragraph on one line, as an outline shows them; without notes.
pub(crate) fn plain(content: &[Inline]) -> String {
    let mut text = String::new();
    for inline in content {
        match inline {
            Inline::Text(run) => text.push_str(&run.text),
            Inline::Reference(reference) => text.push_str(&reference.text.text),
            Inline::Break | Inline::Tab => text.push(' '),
            Inline::Note(_)
            | Inline::Anchor(_)
            | Inline::AnchorEnd(_)
            | Inline::PageNumber
            | Inline::Change(_) => {}
        }
    }
    text.trim().to_owned()
}

/// The first anchor in a paragraph.
pub(crate) fn first_anchor(content: &[Inline]) -> Option<&str> {
    content.iter().find_map(|inline| match inline {
        Inline::Anchor(name) => Some(name.as_str()),
        Inline::Text(_)
        | Inline::AnchorEnd(_)
        | Inline::Break
        | Inline::Tab
        | Inline::Note(_)
        | Inline::Reference(_)
        | Inline::PageNumber
        | Inline::Change(_) => None,
    })
}

/// Whether a paragraph has something to read in it or to refer to.
pub(crate) fn is_blank(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text(run) => run.text.is_empty(),
        Inline::Reference(reference) => reference.text.text.is_empty(),
        Inline::Break | Inline::Tab | Inline::AnchorEnd(_) | Inline::Change(_) => true,
        Inline::Note(_) | Inline::Anchor(_) | Inline::PageNumber => false,
    })
}
