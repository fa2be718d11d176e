//! Which strips stand on which page: greedy first fit, then back to the last place a page may end.
//!
//! Comes in as a [`Column`] and the room of a page, goes out as a [`Piece`] of it and the place
//! where the next page goes on. Copies no text and never goes back further than the page's own
//! beginning, so the work grows with the pages. Knows nothing of ink. Follows `layout-facts` §11
//! (page bottom), §5 (keeps), §4.4 (page breaks in tables).

use crate::layout::column::{Column, Content, Hold, Strip};
use crate::layout::note::{Foot, FootMark};
use crate::layout::table::Row;
use crate::length::Length;

/// Where to go on in a column: a strip and, inside a row begun on the page before, its cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Resume {
    pub(crate) strip: usize,
    pub(crate) cells: Vec<Resume>,
}

/// A part of a column, from its own upper edge.
#[derive(Debug, Default)]
pub(crate) struct Piece {
    pub(crate) strips: Vec<Placed>,
    /// To the lower edge of what is placed, with what belongs below it if the column ends here.
    pub(crate) height: Length,
}

/// A strip, or a part of a row, in its place.
#[derive(Debug)]
pub(crate) struct Placed {
    pub(crate) strip: usize,
    pub(crate) y: Length,
    pub(crate) kind: Kind,
}

/// In what form a strip is placed.
#[derive(Debug)]
pub(crate) enum Kind {
    /// A line or a drawn line.
    Plain,
    /// A row, or as much of it as this page holds.
    Row(RowPiece),
    /// A heading row shown again.
    Repeated(RowPiece),
}

/// A row on one page.
#[derive(Debug)]
pub(crate) struct RowPiece {
    pub(crate) height: Length,
    pub(crate) cells: Vec<Piece>,
    pub(crate) share: Share,
}

/// How much of a row stands on one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Share {
    /// It ends here.
    Ends,
    /// It goes on overleaf; its cells then stand at the top, whatever their style (measured).
    GoesOn,
}

impl Column {
    /// Height of the whole, as a cell or a margin needs it.
    pub(crate) fn height(&self) -> Length {
        let above = |(index, strip): (usize, &Strip)| {
            if index == 0 { strip.lead } else { strip.gap }
        };
        let strips = self.strips.iter().enumerate();
        let strips: Length = strips.map(|entry| above(entry) + entry.1.height).sum();
        strips + self.after + self.below
    }

    /// All of it, in one piece.
    pub(crate) fn whole(&self) -> Piece {
        self.fill_cell(&Resume::default(), None).0
    }

    /// As much as fits into `room`, from a place on; in cells only the lines themselves hold
    /// together, neither widows nor keeps (measured). All of it if there is no bound.
    fn fill_cell(&self, from: &Resume, room: Option<Length>) -> (Piece, Resume) {
        let mut piece = Piece::default();
        let mut y = Length::ZERO;
        for (index, strip) in self.strips.iter().enumerate().skip(from.strip) {
            let inside = if index == from.strip { from.cells.as_slice() } else { &[] };
            let top = match (index == from.strip, index) {
                (true, 0) => strip.lead,
                (true, _) => Length::ZERO,
                (false, _) => y + strip.gap,
            };
            let placed = strip.place(index, top, inside);
            let bottom = top + placed.height(strip);
            let last = index + 1 == self.strips.len();
            let below = if last { self.after + self.below } else { strip.tail };
            if room.is_some_and(|room| bottom + below > room) {
                let rest = room.map_or(Length::ZERO, |room| room - top);
                let mut next = Resume { strip: index, cells: inside.to_vec() };
                if let Content::Row(row) = &strip.content
                    && let Some((part, cells)) = row.split(inside, rest)
                    && part.height + strip.tail <= rest
                {
                    piece.height = top + part.height + strip.tail;
                    piece.strips.push(Placed { strip: index, y: top, kind: Kind::Row(part) });
                    next.cells = cells;
                }
                return (piece, next);
            }
            piece.strips.push(placed);
            y = bottom;
            piece.height = y;
        }
        piece.height += self.after + self.below;
        (piece, Resume { strip: self.strips.len(), cells: Vec::new() })
    }
}

impl Strip {
    /// The strip with its upper edge at `y`; of a row begun before, what is left of it.
    fn place(&self, index: usize, y: Length, inside: &[Resume]) -> Placed {
        let kind = match &self.content {
            Content::Line(_) | Content::Stroke(_) | Content::Framed(_) | Content::Signed(_) => {
                Kind::Plain
            }
            Content::Row(row) => Kind::Row(row.rest(inside)),
        };
        Placed { strip: index, y, kind }
    }

    fn row(&self) -> Option<&Row> {
        match &self.content {
            Content::Row(row) => Some(row),
            Content::Line(_) | Content::Stroke(_) | Content::Framed(_) | Content::Signed(_) => None,
        }
    }
}

impl Placed {
    fn height(&self, strip: &Strip) -> Length {
        match &self.kind {
            Kind::Plain => strip.height,
            Kind::Row(piece) | Kind::Repeated(piece) => piece.height,
        }
    }
}

impl Row {
    /// What is left of the row after the pages before.
    fn rest(&self, inside: &[Resume]) -> RowPiece {
        let start = Resume::default();
        let cells = self.cells.iter().enumerate();
        let cells = cells.map(|(index, cell)| {
            cell.column.fill_cell(inside.get(index).unwrap_or(&start), None).0
        });
        self.piece(cells.collect(), Share::Ends)
    }

    fn piece(&self, cells: Vec<Piece>, share: Share) -> RowPiece {
        let content = cells.iter().map(|cell| cell.height).max().unwrap_or_default();
        RowPiece { height: self.band() + self.padding * 2 + content, cells, share }
    }

    /// The part of the row that fits into `room`, and where its cells go on. Nothing if a cell
    /// that still has text could not show a line of it.
    fn split(&self, inside: &[Resume], room: Length) -> Option<(RowPiece, Vec<Resume>)> {
        let room = room - self.band() * 2 - self.padding * 2;
        let start = Resume::default();
        let mut cells = Vec::with_capacity(self.cells.len());
        let mut next = Vec::with_capacity(self.cells.len());
        for (index, cell) in self.cells.iter().enumerate() {
            let from = inside.get(index).unwrap_or(&start);
            let (piece, resume) = cell.column.fill_cell(from, Some(room));
            if piece.strips.is_empty() && from.strip < cell.column.strips.len() {
                return None;
            }
            cells.push(piece);
            next.push(resume);
        }
        Some((self.piece(cells, Share::GoesOn), next))
    }
}

/// A page of a column under way.
struct Page<'a, 'b> {
    column: &'a Column,
    foot: &'b mut Foot<'a>,
    from: &'b Resume,
    placed: Vec<Placed>,
    /// The state of the foot before each strip.
    marks: Vec<(usize, FootMark)>,
    y: Length,
}

/// Fills one page from a place on; none is left when the column has ended.
pub(crate) fn fill_page<'a>(
    column: &'a Column,
    from: &Resume,
    foot: &mut Foot<'a>,
) -> (Piece, Option<Resume>) {
    let mut page =
        Page { column, foot, from, placed: Vec::new(), marks: Vec::new(), y: Length::ZERO };
    let next = page.fill();
    (Piece { strips: page.placed, height: page.y }, next)
}

impl Page<'_, '_> {
    fn fill(&mut self) -> Option<Resume> {
        let column = self.column;
        for (index, strip) in column.strips.iter().enumerate().skip(self.from.strip) {
            let first = index == self.from.strip;
            if !first && strip.hold == Hold::Page {
                return Some(Resume { strip: index, cells: Vec::new() });
            }
            if first {
                self.repeat_heads(index, strip);
            }
            let top = self.top(index, strip);
            let inside = if first { self.from.cells.as_slice() } else { &[] };
            let placed = strip.place(index, top, inside);
            let bottom = top + placed.height(strip);
            let mark = self.foot.mark();
            let cited = if inside.is_empty() { strip.notes.clone() } else { column.cited(&placed) };
            if self.foot.admit(&cited, bottom + strip.tail) {
                self.push(placed, bottom, mark);
                continue;
            }
            if let Some(next) = self.split(index, strip, top, inside) {
                return Some(next);
            }
            if first && self.foot.is_carrying() {
                // The notes carried over leave no room: they fill this page alone.
                return Some(self.from.clone());
            }
            if !first {
                return Some(self.back_up(index));
            }
            let (placed, next) = self.forced(index, strip, placed, inside);
            self.foot.force(&self.column.cited(&placed));
            let bottom = top + placed.height(strip);
            self.push(placed, bottom, mark);
            if next.is_some() {
                return next;
            }
        }
        None
    }

    fn top(&self, index: usize, strip: &Strip) -> Length {
        if index > self.from.strip {
            return self.y + strip.gap;
        }
        let own = index == 0 || strip.hold == Hold::Page;
        self.y + if own { strip.lead } else { Length::ZERO }
    }

    fn push(&mut self, placed: Placed, bottom: Length, mark: FootMark) {
        self.marks.push((placed.strip, mark));
        self.placed.push(placed);
        self.y = bottom;
    }

    /// Shows the heading rows again above a row that begins a page, if both fit.
    fn repeat_heads(&mut self, index: usize, strip: &Strip) {
        let Some(row) = strip.row().filter(|row| row.heads.end <= index) else { return };
        let mut heads = Vec::new();
        let mut y = Length::ZERO;
        for (head, strip) in self.column.strips.iter().enumerate() {
            let Some(again) = strip.row().filter(|_| row.heads.contains(&head)) else { continue };
            let piece = again.rest(&[]);
            let height = piece.height;
            heads.push(Placed { strip: head, y, kind: Kind::Repeated(piece) });
            y += height;
        }
        let needed = if row.splits { row.band() + row.padding * 2 } else { strip.height };
        if self.foot.holds(y + needed + strip.tail) {
            self.placed = heads;
            self.y = y;
        }
    }

    /// Places the part of a row that fits. A row that may not be split is, all the same, where it
    /// is taller than a page.
    fn split(
        &mut self,
        index: usize,
        strip: &Strip,
        top: Length,
        inside: &[Resume],
    ) -> Option<Resume> {
        let row = strip.row().filter(|row| row.splits || index == self.from.strip)?;
        let mark = self.foot.mark();
        let mut bottom = self.foot.bottom();
        loop {
            let (part, cells) = row.split(inside, bottom - top)?;
            let end = top + part.height;
            let placed = Placed { strip: index, y: top, kind: Kind::Row(part) };
            let cited = self.column.cited(&placed);
            if self.foot.admit(&cited, end + strip.tail) {
                self.push(placed, end, mark);
                return Some(Resume { strip: index, cells });
            }
            // The notes of this part take room from it: try again with less, a twip at least.
            bottom = bottom.min(end + strip.tail) - Length::twips(1);
            bottom = bottom.min(self.foot.bottom_with(&cited));
        }
    }

    /// What begins a page whether its notes fit or not: the part of a row that the page holds,
    /// else the whole of what is too tall for any page.
    fn forced(
        &self,
        index: usize,
        strip: &Strip,
        whole: Placed,
        inside: &[Resume],
    ) -> (Placed, Option<Resume>) {
        let room = self.foot.bottom() - whole.y;
        if whole.height(strip) + strip.tail <= room {
            return (whole, None);
        }
        match strip.row().and_then(|row| row.split(inside, room)) {
            Some((part, cells)) => {
                let placed = Placed { strip: index, y: whole.y, kind: Kind::Row(part) };
                (placed, Some(Resume { strip: index, cells }))
            }
            None => (whole, None),
        }
    }

    /// Takes back what must not be parted from the strip that does not fit.
    fn back_up(&mut self, overflow: usize) -> Resume {
        let strips = &self.column.strips;
        let hold = |index: usize| strips.get(index).map_or(Hold::Free, |strip| strip.hold);
        let candidates = || (self.from.strip + 1..=overflow).rev();
        let free = candidates().find(|index| match hold(*index) {
            Hold::Free | Hold::Page => true,
            Hold::Above | Hold::Lines => false,
        });
        // A chain longer than a page is broken between its blocks, else where the page ends.
        let loose = || candidates().find(|index| matches!(hold(*index), Hold::Above));
        let at = free.or_else(loose).unwrap_or(overflow);
        if let Some((_, mark)) = self.marks.iter().find(|(strip, _)| *strip == at) {
            self.foot.rewind(*mark);
        }
        self.marks.retain(|(strip, _)| *strip < at);
        self.placed.retain(|placed| placed.strip < at);
        Resume { strip: at, cells: Vec::new() }
    }
}

impl Column {
    /// The notes cited in what is placed.
    fn cited(&self, placed: &Placed) -> Vec<usize> {
        let Some(strip) = self.strips.get(placed.strip) else { return Vec::new() };
        match (&placed.kind, &strip.content) {
            (Kind::Row(piece), Content::Row(row)) => {
                let cells = row.cells.iter().zip(&piece.cells);
                cells
                    .flat_map(|(cell, piece)| piece.strips.iter().map(|p| cell.column.cited(p)))
                    .flatten()
                    .collect()
            }
            (Kind::Repeated(_), _) => Vec::new(),
            (Kind::Plain | Kind::Row(_), _) => strip.notes.clone(),
        }
    }
}
