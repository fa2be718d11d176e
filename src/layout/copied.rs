//! Pages of another file on sheets of their own, and text that goes on below the last of them.
//!
//! Comes in as the sheets a section names and the measures of the file's pages, goes out as
//! finished pages. The text stands below the lowest ink if all of it has room there; else it
//! begins a page of its own, which is left to `sheet`. Knows nothing of what the pages show.
//! Follows ND30-I.II.II.2.a through the template that asks for it.

use crate::block::{CopiedFile, CopiedSheet, Section};
use crate::error::{Error, Result};
use crate::layout::column::{Column, Shaper, Tagging};
use crate::layout::draw::{Origin, Pen};
use crate::layout::page::{Item, Mark, Page, SheetMark};
use crate::layout::sheet::{Margins, Nth, Paper};
use crate::length::Length;

/// How much narrower than the section's own paper a sheet may be: a scanner's inaccuracy.
const NARROWER: Length = Length::mm(3);

/// Pages with the sheets of a section, numbered from `first`.
pub(crate) fn pages(
    section: &Section,
    file: Option<&CopiedFile>,
    paper: &Paper,
    margins: &Margins<'_>,
    shaper: &mut Shaper<'_>,
    first: u32,
) -> Result<Vec<Page>> {
    let mut pages = Vec::with_capacity(section.sheets.len());
    for (sheet, number) in section.sheets.iter().zip(first..) {
        let size = measures(file, sheet.page)?;
        let nth = if pages.is_empty() { Nth::First } else { Nth::Later };
        let paper = paper.of_size(size.width, size.height);
        let header = margins.shape(&section.header, nth, number, paper.text_width())?;
        let (width, height) = (size.width, size.height);
        let mark = Mark::Sheet(SheetMark { page: sheet.page, width, height });
        let node = Some(shaper.structure.figure(&sheet.title));
        let mut pen = Pen { items: vec![Item { node, mark }], number };
        pen.column(&header, &header.whole(), paper.origin(paper.setup().header, Tagging::Artifact));
        pages.push(Page { width, height, number, items: pen.items });
    }
    Ok(pages)
}

/// Draws the text of a section below the ink of its last sheet; whether it had room there.
pub(crate) fn go_on(
    section: &Section,
    file: Option<&CopiedFile>,
    paper: &Paper,
    column: &Column,
    last: &mut Page,
) -> Result<bool> {
    let Some(sheet) = section.sheets.last() else { return Ok(false) };
    let size = measures(file, sheet.page)?;
    let own = paper.of_size(size.width, size.height);
    let top = size.ink.max(own.setup().top);
    let piece = column.whole();
    let bottom = size.height - own.setup().bottom;
    let narrow = own.text_width() + NARROWER < paper.text_width();
    if narrow || top + piece.height > bottom {
        return Ok(false);
    }
    let mut pen = Pen { items: std::mem::take(&mut last.items), number: last.number };
    pen.column(column, &piece, own.origin(top, Tagging::Text));
    last.items = pen.items;
    Ok(true)
}

fn measures(file: Option<&CopiedFile>, page: usize) -> Result<CopiedSheet> {
    file.and_then(|file| file.sheets.get(page)).copied().ok_or_else(|| Error::Broken {
        stage: "layout",
        message: format!("no page {} in the copied file", page + 1),
    })
}

impl Paper {
    fn origin(&self, y: Length, tagging: Tagging) -> Origin {
        Origin { x: self.setup().left, y, tagging }
    }
}
