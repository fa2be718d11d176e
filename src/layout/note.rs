//! The foot of a page: notes under the text that cites them, continued where they are too long.
//!
//! Comes in as the notes of the document as columns and the lines that cite them one by one; says
//! whether text and notes still fit together. Knows nothing of what the text is. Follows
//! `layout-facts` §6.

use std::collections::VecDeque;

use crate::kit::style::Color;
use crate::layout::column::{Column, Hold};
use crate::layout::drawing::Stroke;
use crate::layout::flow::{Kind, Piece, Placed};
use crate::length::Length;

/// Thickness of the separator rule, half a point in both programs (`layout-facts` §6).
const RULE: Length = Length::twips(10);

/// A note, or the rest of one, that has to stand on a later page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rest {
    note: usize,
    /// Its first line not yet printed.
    from: usize,
}

/// The notes of one page under way.
#[derive(Debug)]
pub(crate) struct Foot<'a> {
    notes: &'a [Column],
    /// Lower edge of the page's text without notes.
    body: Length,
    separator: Length,
    /// Parts of notes on this page.
    parts: Vec<Part>,
    /// Of the separator and the notes.
    height: Length,
    /// What must follow on later pages.
    rest: VecDeque<Rest>,
}

/// Lines of one note on one page.
#[derive(Debug, Clone, Copy)]
struct Part {
    note: usize,
    from: usize,
    to: usize,
}

/// A state of the foot to go back to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FootMark {
    parts: usize,
    height: Length,
    rest: usize,
}

/// The finished foot of a page.
#[derive(Debug, Default)]
pub(crate) struct FootPiece {
    /// From the upper edge of the separator to the lower edge of the text.
    pub(crate) height: Length,
    /// Notes with the lines of them that stand here, from the upper edge of the separator.
    pub(crate) notes: Vec<(usize, Piece)>,
}

impl<'a> Foot<'a> {
    /// The foot of a page whose text ends at `body`, with what earlier pages left over.
    pub(crate) fn new(
        notes: &'a [Column],
        body: Length,
        separator: Length,
        left_over: VecDeque<Rest>,
    ) -> Foot<'a> {
        let parts = Vec::new();
        let mut foot =
            Foot { notes, body, separator, parts, height: Length::ZERO, rest: VecDeque::new() };
        for rest in left_over {
            if !foot.rest.is_empty() {
                foot.rest.push_back(rest);
                continue;
            }
            let fitting = foot.fitting(rest, Length::ZERO);
            // A page that shows nothing of a note would never come to its end.
            let least = usize::from(foot.parts.is_empty());
            foot.take(rest, fitting.max(rest.from + least));
        }
        foot
    }

    /// Adds the notes of a strip whose lower edge would be at `bottom`, if both fit. A note may
    /// begin here and go on overleaf; one that could not begin sends its line overleaf.
    pub(crate) fn admit(&mut self, cited: &[usize], bottom: Length) -> bool {
        let mark = self.mark();
        for note in cited {
            let rest = Rest { note: *note, from: 0 };
            let fitting = self.fitting(rest, bottom);
            if !self.rest.is_empty() || fitting == 0 && self.lines(*note) > 0 {
                self.rewind(mark);
                return false;
            }
            self.take(rest, fitting);
        }
        let fits = self.holds(bottom);
        if !fits {
            self.rewind(mark);
        }
        fits
    }

    /// Adds the notes of a strip that is on this page whether they fit or not.
    pub(crate) fn force(&mut self, cited: &[usize]) {
        self.rest.extend(cited.iter().map(|note| Rest { note: *note, from: 0 }));
    }

    /// Whether text may reach down to `bottom`; equality is allowed (`layout-facts` §11).
    pub(crate) fn holds(&self, bottom: Length) -> bool {
        bottom <= self.bottom()
    }

    /// How far down text may reach.
    pub(crate) fn bottom(&self) -> Length {
        self.body - self.height
    }

    /// How far down text may reach if these notes stood here whole.
    pub(crate) fn bottom_with(&self, cited: &[usize]) -> Length {
        let whole = |note: &usize| self.notes.get(*note).map_or(Length::ZERO, |c| c.height());
        let opening =
            if self.parts.is_empty() && !cited.is_empty() { self.separator } else { Length::ZERO };
        self.bottom() - opening - cited.iter().map(whole).sum()
    }

    /// Whether notes of earlier pages stand here, before any text has been placed.
    pub(crate) fn is_carrying(&self) -> bool {
        !self.parts.is_empty()
    }

    /// The present state.
    pub(crate) fn mark(&self) -> FootMark {
        FootMark { parts: self.parts.len(), height: self.height, rest: self.rest.len() }
    }

    /// Back to an earlier state.
    pub(crate) fn rewind(&mut self, mark: FootMark) {
        self.parts.truncate(mark.parts);
        self.height = mark.height;
        self.rest.truncate(mark.rest);
    }

    /// The finished foot, and what later pages must show.
    pub(crate) fn finish(self) -> (FootPiece, VecDeque<Rest>) {
        let mut notes = Vec::with_capacity(self.parts.len());
        let mut y = self.separator;
        let mut above = None;
        for part in &self.parts {
            let mut strips = Vec::with_capacity(part.to - part.from);
            for index in part.from..part.to {
                y += self.gap(part.note, index, index == part.from, above);
                strips.push(Placed { strip: index, y, kind: Kind::Plain });
                y += self.height_of(part.note, index);
            }
            notes.push((part.note, Piece { strips, height: y }));
            above = Some(part.note);
        }
        (FootPiece { height: self.height, notes }, self.rest)
    }

    fn lines(&self, note: usize) -> usize {
        self.notes.get(note).map_or(0, |column| column.strips.len())
    }

    fn height_of(&self, note: usize, line: usize) -> Length {
        let strip = self.notes.get(note).and_then(|column| column.strips.get(line));
        strip.map_or(Length::ZERO, |strip| strip.height)
    }

    /// Space above a line of a note: notes keep the larger of the spaces between them, and the
    /// rest of a note begins without any.
    fn gap(&self, note: usize, line: usize, opens: bool, above: Option<usize>) -> Length {
        let Some(strip) = self.notes.get(note).and_then(|column| column.strips.get(line)) else {
            return Length::ZERO;
        };
        let after = above.and_then(|above| self.notes.get(above));
        let after = after.map_or(Length::ZERO, |column| column.after);
        match (opens, line) {
            (true, 0) => strip.lead.max(after),
            (true, _) => Length::ZERO,
            (false, _) => strip.gap,
        }
    }

    fn part_height(&self, rest: Rest, to: usize) -> Length {
        let opening = if self.parts.is_empty() { self.separator } else { Length::ZERO };
        let above = self.parts.last().map(|part| part.note);
        let lines = (rest.from..to).map(|line| {
            let opens = line == rest.from;
            self.gap(rest.note, line, opens, above) + self.height_of(rest.note, line)
        });
        opening + lines.sum()
    }

    /// How many lines of a note, counted from its first, may stand under text that ends at
    /// `bottom`: all, or as many as lead to a place where a page may end.
    fn fitting(&self, rest: Rest, bottom: Length) -> usize {
        let Some(column) = self.notes.get(rest.note) else { return rest.from };
        let all = column.strips.len();
        let fits = |to: &usize| bottom <= self.bottom() - self.part_height(rest, *to);
        let legal = |to: &usize| {
            column.strips.get(*to).is_none_or(|strip| match strip.hold {
                Hold::Free | Hold::Page => true,
                Hold::Above | Hold::Lines => false,
            })
        };
        let fitting = (rest.from + 1..=all).take_while(|to| fits(to)).filter(legal);
        fitting.last().unwrap_or(rest.from)
    }

    fn take(&mut self, rest: Rest, to: usize) {
        if to > rest.from {
            self.height += self.part_height(rest, to);
            self.parts.push(Part { note: rest.note, from: rest.from, to });
        }
        if to < self.lines(rest.note) {
            self.rest.push_back(Rest { note: rest.note, from: to });
        }
    }
}

/// The rule above the notes, from the upper edge of the separator.
pub(crate) fn separator_rule(separator: Length, length: Length) -> Stroke {
    let drop = separator / 2;
    Stroke { x: Length::ZERO, drop, length, thickness: RULE, color: Color::default() }
}
