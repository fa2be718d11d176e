//! A text that knows, letter by letter, where it stands in the author's file.
//!
//! Made by `input::yaml` from scalars and by `input::table` from CSV cells; values are put into it by
//! `input::fill`; cut and joined by the body reader; read by the inline notation. Knows neither YAML
//! nor notation, but tells letters that were typed from letters that were put in: only what is
//! typed can be a sign of the notation.

use std::ops::Range;

use crate::source::{SourceId, Span, Spanned};

/// A text in pieces, each of which stands in the source unchanged, or for something there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    source: SourceId,
    text: String,
    /// Ascending by where they begin, the first at 0.
    pieces: Vec<Piece>,
}

/// A piece of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the text.
    at: usize,
    /// Where it begins in the source.
    place: usize,
    /// How many bytes of the source all of it stands for; none where it is typed there.
    put: Option<usize>,
}

impl Piece {
    /// The first byte in the source of the byte at `offset`.
    fn first(self, offset: usize) -> usize {
        match self.put {
            Some(_) => self.place,
            None => self.place + (offset - self.at),
        }
    }

    /// The byte behind the last in the source of the byte at `offset`.
    fn behind(self, offset: usize) -> usize {
        match self.put {
            Some(length) => self.place + length,
            None => self.place + (offset - self.at) + 1,
        }
    }
}

impl Passage {
    /// A text whose pieces begin at the given pairs of offsets (in it, in the source).
    pub(super) fn new(source: SourceId, text: String, places: Vec<(usize, usize)>) -> Passage {
        debug_assert!(places.first().is_some_and(|(at, _)| *at == 0), "the first piece is at 0");
        let typed = |(at, place)| Piece { at, place, put: None };
        Passage { source, text, pieces: places.into_iter().map(typed).collect() }
    }

    /// Nothing, at a place from which it can grow.
    pub(super) fn empty(place: Span) -> Passage {
        Passage::new(place.source, String::new(), vec![(0, place.start)])
    }

    /// The text alone.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The piece of the byte at an offset.
    fn piece(&self, offset: usize) -> usize {
        self.pieces.partition_point(|piece| piece.at <= offset).saturating_sub(1)
    }

    /// Offset in the source of the byte at `offset`; past the end, behind the last byte.
    pub(super) fn place(&self, offset: usize) -> usize {
        let piece = self.pieces[self.piece(offset.min(self.text.len()))];
        match piece.put {
            Some(length) if offset >= self.text.len() => piece.place + length,
            Some(_) | None => piece.first(offset.min(self.text.len())),
        }
    }

    /// The place of a range of the text: of what was put in, the place it was put at; of what
    /// loops repeat, all of it.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        if range.is_empty() {
            let start = self.place(range.start);
            return Span::new(self.source, start, start);
        }
        let (first, last) = (self.piece(range.start), self.piece(range.end - 1));
        let mut span = Span::new(self.source, usize::MAX, 0);
        for (index, piece) in self.pieces.iter().enumerate().take(last + 1).skip(first) {
            let begins = piece.at.max(range.start);
            let next = self.pieces.get(index + 1).map_or(range.end, |next| next.at.min(range.end));
            if begins < next {
                span.start = span.start.min(piece.first(begins));
                span.end = span.end.max(piece.behind(next - 1));
            }
        }
        span
    }

    /// The place of all of it.
    pub(super) fn whole(&self) -> Span {
        self.span(0..self.text.len())
    }

    /// Whether the byte at an offset was typed where it stands.
    pub(super) fn is_typed(&self, offset: usize) -> bool {
        self.pieces[self.piece(offset)].put.is_none()
    }

    /// Where a range of it begins in the source, if all of it was typed in one piece.
    pub(super) fn typed_at(&self, range: Range<usize>) -> Option<usize> {
        let index = self.piece(range.start);
        let piece = self.pieces[index];
        let one = self.pieces.get(index + 1).is_none_or(|next| next.at >= range.end);
        (one && piece.put.is_none()).then(|| piece.first(range.start))
    }

    /// The source it stands in.
    pub(super) fn source(&self) -> SourceId {
        self.source
    }

    /// Whether it begins with these letters, the first of them typed.
    pub(super) fn begins(&self, letters: &str) -> bool {
        self.text.starts_with(letters) && self.is_typed(0)
    }

    /// Its longest ranges that are typed, or put in.
    pub(super) fn runs(&self) -> Vec<(Range<usize>, Provenance)> {
        let mut runs: Vec<(Range<usize>, Provenance)> = Vec::new();
        for (index, piece) in self.pieces.iter().enumerate() {
            let end = self.pieces.get(index + 1).map_or(self.text.len(), |next| next.at);
            let origin = if piece.put.is_some() { Provenance::Put } else { Provenance::Typed };
            match runs.last_mut() {
                Some((range, last)) if *last == origin => range.end = end,
                Some(_) | None => runs.push((piece.at..end, origin)),
            }
        }
        runs
    }

    /// A range of it, which must lie on the borders of letters.
    pub(super) fn slice(&self, range: Range<usize>) -> Passage {
        let index = self.piece(range.start);
        let around = self.pieces[index];
        let first = Piece { at: 0, place: self.place(range.start), put: around.put };
        let later = self.pieces[index + 1..].iter().take_while(|piece| piece.at < range.end);
        let moved = later.map(|piece| Piece { at: piece.at - range.start, ..*piece });
        let pieces = std::iter::once(first).chain(moved).collect();
        Passage { source: self.source, text: self.text[range].to_owned(), pieces }
    }

    /// It without the white space around it.
    pub(super) fn trimmed(&self) -> Passage {
        let start = self.text.len() - self.text.trim_start().len();
        let end = start + self.text.trim().len();
        self.slice(start..end)
    }

    /// It and another of the same source behind it, a glue between them.
    pub(super) fn push(&mut self, glue: &str, next: &Passage) {
        let behind_value = self.pieces.last().is_some_and(|piece| piece.put.is_some());
        if behind_value && !glue.is_empty() {
            // Glue is no part of the value before it.
            self.pieces.push(Piece { at: self.text.len(), place: self.end(), put: None });
        }
        self.text.push_str(glue);
        let shift = self.text.len();
        self.pieces
            .extend(next.pieces.iter().map(|piece| Piece { at: piece.at + shift, ..*piece }));
        self.text.push_str(&next.text);
    }

    /// A value behind it, which stands for a place of the same source.
    pub(super) fn put(&mut self, value: &str, place: Span) {
        let put = Some(place.end - place.start);
        self.pieces.push(Piece { at: self.text.len(), place: place.start, put });
        self.text.push_str(value);
    }

    fn end(&self) -> usize {
        self.place(self.text.len())
    }

    /// The same in another collection of sources.
    pub(super) fn moved(self, source: SourceId) -> Passage {
        Passage { source, ..self }
    }

    /// The text and its place.
    pub(super) fn spanned(&self) -> Spanned<String> {
        Spanned::new(self.text.clone(), self.whole())
    }

    /// Its lines, without the line ends; a line end that was put in ends none.
    pub(super) fn lines(&self) -> Vec<Passage> {
        let mut lines = Vec::new();
        let mut start = 0;
        // Pieces are handed out in one walk: slicing each line anew would take quadratic time.
        let mut piece = 0;
        let ends = self.text.match_indices('\n').map(|(at, _)| at).filter(|at| self.is_typed(*at));
        for end in ends.chain([self.text.len()]) {
            let around = self.pieces[self.piece(start)];
            let mut pieces = vec![Piece { at: 0, place: self.place(start), put: around.put }];
            while piece < self.pieces.len() && self.pieces[piece].at <= end {
                let next = self.pieces[piece];
                if next.at > start {
                    pieces.push(Piece { at: next.at - start, ..next });
                }
                piece += 1;
            }
            let text = self.text[start..end].to_owned();
            lines.push(Passage { source: self.source, text, pieces });
            start = end + 1;
        }
        lines
    }
}

/// Where letters come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Provenance {
    /// The author typed them there.
    Typed,
    /// They are the value of something typed there.
    Put,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span::new(SourceId::default(), start, end)
    }

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
        assert_eq!(joined.span(6..8), span(24, 26));
        assert_eq!(joined.span(0..5), span(10, 15));
    }

    #[test]
    fn what_was_put_in_stands_where_it_was_put() {
        let mut passage = Passage::new(SourceId::default(), "a ".to_owned(), vec![(0, 10)]);
        passage.put("x\ny", span(12, 20));
        passage.push("", &Passage::new(SourceId::default(), " b\nc".to_owned(), vec![(0, 20)]));
        assert_eq!(passage.span(2..3), span(12, 20));
        assert_eq!(passage.span(1..6), span(11, 21));
        let lines = passage.lines();
        assert_eq!(lines.iter().map(Passage::text).collect::<Vec<_>>(), ["a x\ny b", "c"]);
        assert_eq!((lines[0].span(3..4), lines[1].whole()), (span(12, 20), span(23, 24)));
        let cut = passage.slice(3..7);
        assert_eq!((cut.text(), cut.whole()), ("\ny b", span(12, 22)));
        assert!(!cut.begins("\n") && passage.begins("a"));
        let runs = [(0..2, Provenance::Typed), (2..5, Provenance::Put), (5..9, Provenance::Typed)];
        assert_eq!(passage.runs(), runs);
        assert_eq!(passage.slice(2..5).place(3), 20);
    }

    #[test]
    fn what_a_loop_repeats_stands_where_all_of_it_stands() {
        let typed = Passage::new(SourceId::default(), "ab".to_owned(), vec![(0, 10)]);
        let mut passage = Passage::empty(span(10, 10));
        for _ in 0..2 {
            passage.push("", &typed.slice(0..1));
            passage.put("1", span(20, 25));
        }
        assert_eq!(passage.text(), "a1a1");
        assert_eq!((passage.span(0..4), passage.span(1..3)), (span(10, 25), span(10, 25)));
        assert_eq!(passage.span(3..4), span(20, 25));
    }
}
