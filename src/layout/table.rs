//! From a table to rows: widths, heights, borders and what a row may do at a page's end.
//!
//! Comes in as a `block::Table` and the width of its column, goes out as [`Row`] strips. Knows
//! nothing of pages. Follows `layout-facts` §4 (fixed layout, borders, margins) and §5 (keeps).

use std::ops::Range;

use crate::block::{Block, Cell, Row as BlockRow, RowRole, Table};
use crate::error::Result;
use crate::kit::style::{TableStyle, Vertical};
use crate::layout::column::{Above, Column, Content, Hold, Shaper, Strip, Tagging};
use crate::layout::page::NodeRole;
use crate::layout::run::unknown;
use crate::length::Length;

/// A row of a table.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) cells: Vec<CellBox>,
    /// Left and right edges of the cells on the grid, one more than cells.
    pub(crate) edges: Vec<Length>,
    /// Thickness of its borders; none: it has none.
    pub(crate) border: Option<Length>,
    /// Between the edges of the row and its text, above and below.
    pub(crate) padding: Length,
    pub(crate) vertical: Vertical,
    /// It may be broken over pages.
    pub(crate) splits: bool,
    /// The strips that are repeated above it where it begins a page.
    pub(crate) heads: Range<usize>,
    /// Which table of the document it belongs to.
    pub(crate) table: usize,
}

/// The text of a cell.
#[derive(Debug)]
pub(crate) struct CellBox {
    /// Left edge of the text, from the left edge of the table's column.
    pub(crate) x: Length,
    pub(crate) column: Column,
}

impl Row {
    /// The band its upper border takes.
    pub(crate) fn band(&self) -> Length {
        self.border.unwrap_or_default()
    }
}

/// What the rows of a table share.
struct Grid<'a> {
    style: &'a TableStyle,
    /// Edges of the columns, one more than columns.
    edges: Vec<Length>,
    table: usize,
    heads: Range<usize>,
}

/// The edges of a table's columns in its column of text, one more than columns. The outer edge of
/// the left border lies where the indent says.
pub(crate) fn edges(table: &Table, style: &TableStyle, column: Length) -> Vec<Length> {
    let spans = |row: &BlockRow| row.cells.iter().map(|cell| cell.span.max(1) as usize).sum();
    let count = table.rows.iter().map(spans).max().unwrap_or(0);
    let widths = style.column_widths(&table.columns, count, column);
    let half_border = style.border.map_or(0, |border| border.as_twips() / 2);
    let mut edge = style.indent + Length::twips(half_border);
    let mut edges = vec![edge];
    for width in widths {
        edge += width;
        edges.push(edge);
    }
    edges
}

/// Left and right edges of the cells of a row.
pub(crate) fn places(row: &BlockRow, edges: &[Length]) -> Vec<(Length, Length)> {
    let edge = |index: usize| edges.get(index).or(edges.last()).copied().unwrap_or_default();
    let mut at: usize = 0;
    let cells = row.cells.iter().map(|cell| {
        let left = edge(at);
        at += cell.span.max(1) as usize;
        (left, edge(at))
    });
    cells.collect()
}

/// Between the edge of a cell and its text: never over the half of a border that lies inside.
pub(crate) fn inset(style: &TableStyle) -> Length {
    style.margin.max(style.border.unwrap_or_default() / 2)
}

impl Shaper<'_> {
    /// Puts the rows of a table below what stands above.
    pub(crate) fn table(
        &mut self,
        table: &Table,
        width: Length,
        column: &mut Column,
        above: &mut Above,
    ) -> Result<()> {
        let style = self.sheet.tables.get(&table.style);
        let style = style.ok_or_else(|| unknown("table", &table.style))?;
        let begin = column.strips.len();
        let head_rows = table.rows.iter().take_while(|row| row.role == RowRole::Head).count();
        let edges = edges(table, style, width);
        let mut grid = Grid { style, edges, table: self.tables, heads: begin..begin };
        self.tables += 1;
        let role = if style.border.is_some() { NodeRole::Table } else { NodeRole::Group };
        let place = self.enter(role);
        let mut gap = above.gap(Length::ZERO);
        let mut hold = above.hold();
        for (index, row) in table.rows.iter().enumerate() {
            let mut strip = self.row(row, table, &grid)?;
            (strip.gap, strip.hold) = (gap, hold);
            column.strips.push(strip);
            let heads = index < head_rows && head_rows < table.rows.len();
            let keeps = heads || self.row_keeps(row)?;
            gap = Length::ZERO;
            hold = if keeps { Hold::Above } else { Hold::Free };
            if heads && index + 1 == head_rows {
                grid.heads = begin..begin + head_rows;
            }
        }
        self.leave(place);
        let border = style.border.unwrap_or_default();
        column.below = border;
        *above = Above { after: Length::ZERO, extra: border, keeps: hold == Hold::Above };
        Ok(())
    }

    fn row(&mut self, row: &BlockRow, table: &Table, grid: &Grid<'_>) -> Result<Strip> {
        let style = grid.style;
        let data = style.border.is_some();
        let place = if data { self.enter(NodeRole::Row) } else { None };
        let inset = inset(style);
        let places = places(row, &grid.edges);
        let mut cells = Vec::with_capacity(row.cells.len());
        let first_note = self.notes.len();
        for (cell, (left, right)) in row.cells.iter().zip(&places) {
            let role = match row.role {
                RowRole::Head => NodeRole::HeadCell(cell.span),
                RowRole::Body => NodeRole::Cell(cell.span),
            };
            let cell_place = if data { self.enter(role) } else { None };
            let width = (*right - *left - inset * 2).max(Length::ZERO);
            let column = self.cell(cell, row, table, width)?;
            self.leave(cell_place);
            cells.push(CellBox { x: *left + inset, column });
        }
        self.leave(place);
        let content = cells.iter().map(|cell| cell.column.height()).max().unwrap_or_default();
        let left = places.first().map(|place| place.0);
        let row = Row {
            cells,
            edges: left.into_iter().chain(places.iter().map(|place| place.1)).collect(),
            border: style.border,
            padding: style.padding,
            vertical: style.vertical,
            splits: style.rows_split,
            heads: grid.heads.clone(),
            table: grid.table,
        };
        Ok(Strip {
            gap: Length::ZERO,
            lead: Length::ZERO,
            height: row.band() + row.padding * 2 + content,
            tail: row.band(),
            hold: Hold::Free,
            notes: (first_note..self.notes.len()).collect(),
            content: Content::Row(row),
        })
    }

    /// An empty cell has one empty line, in the style its neighbours begin with.
    fn cell(
        &mut self,
        cell: &Cell,
        row: &BlockRow,
        table: &Table,
        width: Length,
    ) -> Result<Column> {
        if !cell.blocks.is_empty() {
            return self.column(&cell.blocks, width);
        }
        let Some(style) = empty_cell_style(row, table) else { return Ok(Column::default()) };
        let empty = crate::block::Paragraph { style: style.to_owned(), ..Default::default() };
        self.column(&[Block::Paragraph(empty)], width)
    }

    /// A row keeps with the next one if the paragraph it begins with does.
    fn row_keeps(&self, row: &BlockRow) -> Result<bool> {
        let first = row.cells.first().and_then(|cell| cell.blocks.first());
        match first {
            Some(Block::Paragraph(paragraph)) => {
                Ok(paragraph.keep.next || self.paragraph_style(&paragraph.style)?.keep_next)
            }
            Some(
                Block::Table(_)
                | Block::Rule(_)
                | Block::Frame(_)
                | Block::Sign(_)
                | Block::Contents(_),
            )
            | None => Ok(false),
        }
    }

    fn enter(&mut self, role: NodeRole) -> Option<crate::layout::structure::Place> {
        match self.tagging {
            Tagging::Text => Some(self.structure.enter(role)),
            Tagging::Artifact => None,
        }
    }

    fn leave(&mut self, place: Option<crate::layout::structure::Place>) {
        if let Some(place) = place {
            self.structure.leave(place);
        }
    }
}

/// The paragraph style of an empty cell: that of the first paragraph of its row, else of its
/// table.
pub fn empty_cell_style<'a>(row: &'a BlockRow, table: &'a Table) -> Option<&'a str> {
    first_style(row).or_else(|| table.rows.iter().find_map(first_style))
}

fn first_style(row: &BlockRow) -> Option<&str> {
    row.cells.iter().flat_map(|cell| &cell.blocks).find_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.style.as_str()),
        Block::Sign(sign) => Some(sign.style.as_str()),
        Block::Table(_) | Block::Rule(_) | Block::Frame(_) | Block::Contents(_) => None,
    })
}
