//! From placed strips to marks on the sheet.
//!
//! Comes in as columns with the pieces of them that stand on a page, goes out as `page::Item`s.
//! Decides nothing but which borders of a table are drawn where. Follows `layout-facts` §4.2.

use crate::block::Area;
use crate::kit::style::{Color, Vertical};
use crate::layout::column::{Column, Content, Tagging};
use crate::layout::drawing::{Framed, Signed, Stroke};
use crate::layout::flow::{Kind, Piece, RowPiece, Share};
use crate::layout::page::{FieldMark, Item, LineMark, Mark, NodeId, PictureMark, TextMark};
use crate::layout::paragraph::{Fragment, Line, Words};
use crate::layout::table::Row;
use crate::length::Length;

/// Draws on one page.
#[derive(Debug)]
pub(crate) struct Pen {
    pub(crate) items: Vec<Item>,
    /// The number of the page.
    pub(crate) number: u32,
}

/// A place on the sheet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin {
    pub(crate) x: Length,
    pub(crate) y: Length,
    /// Whether what is drawn belongs to the text.
    pub(crate) tagging: Tagging,
}

impl Origin {
    fn moved(self, x: Length, y: Length) -> Origin {
        Origin { x: self.x + x, y: self.y + y, tagging: self.tagging }
    }

    fn node(self, node: Option<NodeId>) -> Option<NodeId> {
        match self.tagging {
            Tagging::Text => node,
            Tagging::Artifact => None,
        }
    }
}

impl Pen {
    /// Draws a piece of a column.
    pub(crate) fn column(&mut self, column: &Column, piece: &Piece, origin: Origin) {
        let row_of = |strip: usize| match column.strips.get(strip).map(|strip| &strip.content) {
            Some(Content::Row(row)) => Some(row),
            Some(
                Content::Line(_) | Content::Stroke(_) | Content::Framed(_) | Content::Signed(_),
            )
            | None => None,
        };
        for (index, placed) in piece.strips.iter().enumerate() {
            let Some(strip) = column.strips.get(placed.strip) else { continue };
            let at = origin.moved(Length::ZERO, placed.y);
            match (&strip.content, &placed.kind) {
                (Content::Line(line), _) => self.line(line, at),
                (Content::Stroke(stroke), _) => self.stroke(stroke, at),
                (Content::Framed(framed), _) => self.framed(framed, at),
                (Content::Signed(spots), _) => spots.iter().for_each(|spot| self.signed(spot, at)),
                (Content::Row(row), Kind::Row(part) | Kind::Repeated(part)) => {
                    let below = piece.strips.get(index + 1).and_then(|next| row_of(next.strip));
                    let last = below.is_none_or(|below| below.table != row.table);
                    let at = match placed.kind {
                        Kind::Repeated(_) => Origin { tagging: Tagging::Artifact, ..at },
                        Kind::Plain | Kind::Row(_) => at,
                    };
                    self.row(row, part, at, if last { Edge::Last } else { Edge::Inner });
                }
                (Content::Row(_), Kind::Plain) => {}
            }
        }
    }

    /// Draws a rule with its column's left edge and its line's upper edge at the origin.
    pub(crate) fn stroke(&mut self, stroke: &Stroke, origin: Origin) {
        let y = origin.y + stroke.drop;
        let x1 = origin.x + stroke.x;
        let (thickness, color) = (stroke.thickness, stroke.color);
        self.mark(LineMark { x1, y1: y, x2: x1 + stroke.length, y2: y, thickness, color });
    }

    /// Four strokes around the words, which stand in the middle of the height.
    fn framed(&mut self, framed: &Framed, origin: Origin) {
        let Area { x, y, width, height } = framed.area;
        let (left, top) = (origin.x + x, origin.y + y);
        let (right, bottom) = (left + width, top + height);
        let (thickness, color) = (framed.thickness, framed.color);
        // The corners are closed by the ends of the horizontal strokes.
        let half = thickness / 2;
        for y in [top, bottom] {
            let (x1, x2) = (left - half, right + half);
            self.mark(LineMark { x1, y1: y, x2, y2: y, thickness, color });
        }
        for x in [left, right] {
            self.mark(LineMark { x1: x, y1: top, x2: x, y2: bottom, thickness, color });
        }
        let down = Length::twips((height - framed.words.height).as_twips() / 2);
        self.line(&framed.words, origin.moved(x, y + down));
    }

    fn signed(&mut self, signed: &Signed, origin: Origin) {
        let spot = &signed.spot;
        let Area { x, y, width, height } = spot.area;
        let area = Area { x: origin.x + x, y: origin.y + y, width, height };
        if let Some(picture) = &spot.picture {
            let mark = PictureMark { area, picture: picture.clone() };
            let node = origin.node(signed.picture);
            self.items.push(Item { node, mark: Mark::Picture(mark) });
        }
        if let Some(name) = &spot.field {
            let mark = FieldMark { area, name: name.clone(), title: spot.title.clone() };
            self.items.push(Item { node: origin.node(signed.field), mark: Mark::Field(mark) });
        }
    }

    fn line(&mut self, line: &Line, origin: Origin) {
        for fragment in &line.fragments {
            self.fragment(fragment, origin.moved(Length::ZERO, line.ascent));
        }
    }

    fn fragment(&mut self, fragment: &Fragment, origin: Origin) {
        let ink = &fragment.ink;
        let text = match &fragment.words {
            Words::Text(text) => text.clone(),
            Words::PageNumber => self.number.to_string(),
        };
        let mark = TextMark {
            x: origin.x + fragment.x,
            y: origin.y - ink.rise,
            text,
            face: ink.face,
            size: ink.size,
            stretch: fragment.stretch,
            width: fragment.width,
            color: ink.color,
        };
        self.items.push(Item { node: origin.node(ink.node), mark: Mark::Text(mark) });
    }

    /// The upper border and the upright ones of each row, the lower one below the last.
    fn row(&mut self, row: &Row, part: &RowPiece, origin: Origin, edge: Edge) {
        if let Some(border) = row.border {
            self.borders(row, part, origin, border, edge);
        }
        let top = row.band() + row.padding;
        let inner = part.height - top - row.padding;
        for (cell, piece) in row.cells.iter().zip(&part.cells) {
            let slack = (inner - piece.height).as_twips();
            let down = match (part.share, row.vertical) {
                (Share::GoesOn, _) | (Share::Ends, Vertical::Top) => 0,
                (Share::Ends, Vertical::Center) => slack / 2,
                (Share::Ends, Vertical::Bottom) => slack,
            };
            let at = origin.moved(cell.x, top + Length::twips(down));
            self.column(&cell.column, piece, at);
        }
    }

    fn borders(
        &mut self,
        row: &Row,
        part: &RowPiece,
        origin: Origin,
        thickness: Length,
        edge: Edge,
    ) {
        let (Some(left), Some(right)) = (row.edges.first(), row.edges.last()) else { return };
        let (half, color) = (thickness / 2, Color::default());
        let (x1, x2) = (origin.x + *left - half, origin.x + *right + half);
        let bottom = origin.y + part.height;
        let across = |y| LineMark { x1, y1: y, x2, y2: y, thickness, color };
        let end = match edge {
            Edge::Inner => bottom,
            Edge::Last => bottom + thickness,
        };
        self.mark(across(origin.y + half));
        for x in row.edges.iter().map(|edge| origin.x + *edge) {
            self.mark(LineMark { x1: x, y1: origin.y, x2: x, y2: end, thickness, color });
        }
        if edge == Edge::Last {
            self.mark(across(bottom + half));
        }
    }

    fn mark(&mut self, line: LineMark) {
        self.items.push(Item { node: None, mark: Mark::Line(line) });
    }
}

/// What stands below a row on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// Another row of its table.
    Inner,
    /// Nothing of its table.
    Last,
}
