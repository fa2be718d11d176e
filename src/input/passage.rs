//! A text that knows, letter by letter, where it stands in the author's file.
//!
//! Made by `input::yaml` from scalars and by `input::table` from CSV cells; cut and joined by the
//! body reader; read by the inline notation. Knows neither YAML nor notation.

use std::ops::Range;

use crate::source::{SourceId, Span, Spanned};

/// A text in pieces, each of which stands unchanged in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    source: SourceId,
    text: String,
    /// Where each piece begins: offset in `text`, offset in the source; ascending, the first at 0.
    places: Vec<(usize, usize)>,
}

impl Passage {
    /// A text whose pieces begin at the given pairs of offsets (in it, in the source).
    pub(super) fn new(source: SourceId, text: String, places: Vec<(usize, usize)>) -> Passage {
        debug_assert!(places.first().is_some_and(|(at, _)| *at == 0), "the first piece is at 0");
        Passage { source, text, places }
    }

    /// The text alone.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Offset in the source of the byte at `offset`; past the end, behind the last byte.
    pub(super) fn place(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let piece = self.places.partition_point(|(at, _)| *at <= offset).saturating_sub(1);
        let (at, place) = self.places[piece];
        place + (offset - at)
    }

    /// The place of a range of the text.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = self.place(range.start);
        let end = if range.end > range.start { self.place(range.end - 1) + 1 } else { start };
        Span::new(self.source, start, end.max(start))
    }

    /// The place of all of it.
    pub(super) fn whole(&self) -> Span {
        self.span(0..self.text.len())
    }

    /// A range of it, which must lie on the borders of letters.
    pub(super) fn slice(&self, range: Range<usize>) -> Passage {
        let first = (0, self.place(range.start));
        let later = self.places.iter().filter(|(at, _)| range.contains(at) && *at > range.start);
        let places = std::iter::once(first)
            .chain(later.map(|(at, place)| (at - range.start, *place)))
            .collect();
        Passage { source: self.source, text: self.text[range].to_owned(), places }
    }

    /// It without the white space around it.
    pub(super) fn trimmed(&self) -> Passage {
        let start = self.text.len() - self.text.trim_start().len();
        let end = start + self.text.trim().len();
        self.slice(start..end)
    }

    /// It and another of the same source behind it, a glue between them.
    pub(super) fn push(&mut self, glue: &str, next: &Passage) {
        self.text.push_str(glue);
        let shift = self.text.len();
        self.places.extend(next.places.iter().map(|(at, place)| (at + shift, *place)));
        self.text.push_str(&next.text);
    }

    /// The text and its place.
    pub(super) fn spanned(&self) -> Spanned<String> {
        Spanned::new(self.text.clone(), self.whole())
    }

    /// Its lines, without the line ends.
    pub(super) fn lines(&self) -> Vec<Passage> {
        let mut lines = Vec::new();
        let mut start = 0;
        // Pieces are handed out in one walk: slicing each line anew would take quadratic time.
        let mut piece = 0;
        for line in self.text.split('\n') {
            let end = start + line.len();
            let mut places = vec![(0, self.place(start))];
            while piece < self.places.len() && self.places[piece].0 <= end {
                let (at, place) = self.places[piece];
                if at > start {
                    places.push((at - start, place));
                }
                piece += 1;
            }
            lines.push(Passage { source: self.source, text: line.to_owned(), places });
            start = end + 1;
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_and_joined_still_knows_its_place() {
        let passage =
            Passage::new(SourceId::default(), "một\nhai ba".to_owned(), vec![(0, 10), (6, 20)]);
        let lines = passage.lines();
        assert_eq!(lines[1].text(), "hai ba");
        assert_eq!(lines[1].place(4), 24);
        let mut joined = lines[0].clone();
        joined.push(" ", &lines[1].slice(4..6));
        assert_eq!(joined.text(), "một ba");
        assert_eq!(joined.span(6..8), Span::new(SourceId::default(), 24, 26));
        assert_eq!(joined.span(0..5), Span::new(SourceId::default(), 10, 15));
    }
}
