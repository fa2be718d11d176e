//! From sections to pages: the sheet, its margins, and what stands in them.
//!
//! Comes in as the tree, goes out as finished [`Pages`]. Leaves lines to `paragraph` and breaks
//! between pages to `flow`. Follows `layout-facts` §7 (headers) and §8 (sections).

use std::collections::VecDeque;

use crate::block::{Block, Margin, Numbering, Orientation, Section, Tree};
use crate::error::{Error, Result};
use crate::kit::style::{PageSetup, StyleSheet};
use crate::layout::column::{Column, Shaper, Tagging};
use crate::layout::copied;
use crate::layout::draw::{Origin, Pen};
use crate::layout::flow::{Piece, Resume, fill_page};
use crate::layout::font::Faces;
use crate::layout::grid::in_whole_twips;
use crate::layout::note::{Foot, FootPiece, Rest, separator_rule};
use crate::layout::page::{Page, Pages};
use crate::length::Length;

/// Lays a document out.
///
/// # Errors
/// [`Error::Broken`] if the tree names a style or a page set-up that the sheet lacks.
pub fn lay_out(tree: &Tree, sheet: &StyleSheet, faces: &Faces) -> Result<Pages> {
    let sheet = &in_whole_twips(sheet);
    let mut shaper = Shaper::new(sheet, faces);
    let mut pages = Vec::new();
    for section in &tree.sections {
        let paper = Paper::of(section, sheet)?;
        shaper.note_width = paper.text_width();
        let first = match (section.numbering, pages.last()) {
            (Numbering::Restart, _) | (_, None) => 1,
            (Numbering::Continue, Some(last)) => {
                let last: &Page = last;
                last.number + 1
            }
        };
        let margins = Margins { section, sheet, faces };
        let file = tree.copied.as_ref();
        let mut carried = copied::pages(section, file, &paper, &margins, &mut shaper, first)?;
        let column = shaper.column(&section.blocks, paper.text_width())?;
        let ended = match carried.last_mut() {
            None => false,
            Some(last) => {
                section.blocks.is_empty() || copied::go_on(section, file, &paper, &column, last)?
            }
        };
        let mut filling = Filling::new(&column, &shaper.notes, sheet);
        filling.done = u32::try_from(carried.len()).unwrap_or(u32::MAX);
        pages.append(&mut carried);
        if ended {
            continue;
        }
        while let Some(page) = filling.page(&paper, &margins, first)? {
            pages.push(page.draw(&column, &shaper.notes, &paper, sheet));
        }
    }
    Ok(Pages {
        properties: tree.properties.clone(),
        pictures: tree.pictures.clone(),
        pages,
        copied: tree.copied.clone(),
        nodes: shaper.structure.into_nodes(),
    })
}

/// How much more room the first section needs than so many pages have; nothing if it fits.
///
/// All that does not stand on the pages before the last is measured as if the last had no end:
/// what is over is what would have to go, be it only because it must stay with other lines.
///
/// # Errors
/// [`Error::Broken`] as [`lay_out`].
pub fn excess(tree: &Tree, sheet: &StyleSheet, faces: &Faces, pages: u32) -> Result<Length> {
    let sheet = &in_whole_twips(sheet);
    let Some(section) = tree.sections.first() else { return Ok(Length::ZERO) };
    let paper = Paper::of(section, sheet)?;
    let mut shaper = Shaper::new(sheet, faces);
    shaper.note_width = paper.text_width();
    let column = shaper.column(&section.blocks, paper.text_width())?;
    let margins = Margins { section, sheet, faces };
    let mut filling = Filling::new(&column, &shaper.notes, sheet);
    for _ in 1..pages {
        filling.page(&paper, &margins, 1)?;
    }
    let endless = Paper { height: paper.height + ENDLESS, ..paper };
    let mut unbounded = filling.clone();
    let Some(last) = filling.page(&paper, &margins, 1)? else { return Ok(Length::ZERO) };
    if filling.is_done() {
        return Ok(Length::ZERO);
    }
    let room = last.bottom - last.top;
    let mut needed = Length::ZERO;
    // More than one page only where a style begins a new one.
    while let Some(page) = unbounded.page(&endless, &margins, 1)? {
        needed += page.body.height + page.foot.height;
    }
    Ok((needed - room).max(Length::twips(1)))
}

/// Longer than any text.
const ENDLESS: Length = Length::mm(1_000_000);

/// Where the pages of a section begin among its blocks.
#[derive(Debug)]
pub(crate) struct Breaks {
    /// The first strip of each page.
    pages: Vec<usize>,
    /// The first strip of each block.
    blocks: Vec<usize>,
}

impl Breaks {
    /// Lays a section out as the tree stands.
    ///
    /// # Errors
    /// [`Error::Broken`] as [`lay_out`].
    pub(crate) fn of(section: &Section, sheet: &StyleSheet, faces: &Faces) -> Result<Breaks> {
        let paper = Paper::of(section, sheet)?;
        let mut shaper = Shaper::new(sheet, faces);
        shaper.note_width = paper.text_width();
        let column = shaper.column(&section.blocks, paper.text_width())?;
        let margins = Margins { section, sheet, faces };
        let mut filling = Filling::new(&column, &shaper.notes, sheet);
        let mut pages = Vec::new();
        while let Some(page) = filling.page(&paper, &margins, 1)? {
            // A page that goes on inside a row begins with what follows the row.
            pages.push(page.from.strip + usize::from(!page.from.cells.is_empty()));
        }
        Ok(Breaks { pages, blocks: column.starts })
    }

    /// How many lines of `block` stand on the page on which the later block `other` begins.
    pub(crate) fn lines_with(&self, block: usize, other: usize) -> usize {
        let at = |block: usize| self.blocks.get(block).copied().unwrap_or(0);
        let page = self.pages.partition_point(|first| *first <= at(other)).saturating_sub(1);
        let first = self.pages.get(page).copied().unwrap_or(0);
        at(block + 1).saturating_sub(at(block).max(first))
    }
}

/// A sheet as it lies.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paper {
    width: Length,
    height: Length,
    setup: PageSetup,
}

impl Paper {
    /// The sheet of a section; turned on its side, the named margins stay where their names say.
    pub(crate) fn of(section: &Section, sheet: &StyleSheet) -> Result<Paper> {
        let setup = sheet.pages.get(&section.page).copied().ok_or_else(|| Error::Broken {
            stage: "layout",
            message: format!("unknown page set-up {:?}", section.page),
        })?;
        let (width, height) = match section.orientation {
            Orientation::Portrait => (setup.width, setup.height),
            Orientation::Landscape => (setup.height, setup.width),
        };
        Ok(Paper { width, height, setup })
    }

    /// The same margins on a sheet of another size.
    pub(crate) fn of_size(&self, width: Length, height: Length) -> Paper {
        Paper { width, height, setup: self.setup }
    }

    /// Its margins.
    pub(crate) fn setup(&self) -> &PageSetup {
        &self.setup
    }

    /// Width of the text, at least nothing.
    pub(crate) fn text_width(&self) -> Length {
        self.setup.text_width(self.width).max(Length::ZERO)
    }
}

/// What stands in the margins of a section's pages.
pub(crate) struct Margins<'a> {
    section: &'a Section,
    sheet: &'a StyleSheet,
    faces: &'a Faces,
}

impl Margins<'_> {
    pub(crate) fn shape(
        &self,
        margin: &Margin,
        at: Nth,
        number: u32,
        width: Length,
    ) -> Result<Column> {
        let blocks: &[Block] = match at {
            Nth::First => &margin.first,
            Nth::Later => &margin.rest,
        };
        let mut shaper = Shaper::new(self.sheet, self.faces);
        shaper.tagging = Tagging::Artifact;
        shaper.page_number = number;
        shaper.column(blocks, width)
    }
}

/// Which page of its section a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nth {
    First,
    Later,
}

/// A section on its way onto pages.
#[derive(Clone)]
struct Filling<'a> {
    column: &'a Column,
    notes: &'a [Column],
    separator: Length,
    next: Option<Resume>,
    left_over: VecDeque<Rest>,
    done: u32,
}

/// What stands on a page, not yet drawn.
struct Filled {
    from: Resume,
    number: u32,
    body: Piece,
    foot: FootPiece,
    header: Column,
    footer: Column,
    top: Length,
    bottom: Length,
}

impl<'a> Filling<'a> {
    fn new(column: &'a Column, notes: &'a [Column], sheet: &StyleSheet) -> Filling<'a> {
        Filling {
            column,
            notes,
            separator: sheet.notes.separator,
            next: Some(Resume::default()),
            left_over: VecDeque::new(),
            done: 0,
        }
    }

    /// Whether text and notes have come to their end.
    fn is_done(&self) -> bool {
        self.next.is_none() && self.left_over.is_empty()
    }

    /// The next page, until text and notes have come to their end; `first` is the number of the
    /// first. A section without blocks has one empty page.
    fn page(&mut self, paper: &Paper, margins: &Margins<'_>, first: u32) -> Result<Option<Filled>> {
        let end = Resume { strip: self.column.strips.len(), cells: Vec::new() };
        let from = match self.next.take() {
            Some(from) => from,
            None if self.left_over.is_empty() => return Ok(None),
            None => end,
        };
        let number = first + self.done;
        let nth = if self.done == 0 { Nth::First } else { Nth::Later };
        let width = paper.text_width();
        let header = margins.shape(&margins.section.header, nth, number, width)?;
        let footer = margins.shape(&margins.section.footer, nth, number, width)?;
        let setup = &paper.setup;
        let top = setup.top.max(pushed(setup.header, &header));
        let bottom = paper.height - setup.bottom.max(pushed(setup.footer, &footer));
        let left_over = std::mem::take(&mut self.left_over);
        let mut foot = Foot::new(self.notes, bottom - top, self.separator, left_over);
        let (body, next) = fill_page(self.column, &from, &mut foot);
        let (foot, left_over) = foot.finish();
        (self.next, self.left_over) = (next, left_over);
        self.done += 1;
        Ok(Some(Filled { from, number, body, foot, header, footer, top, bottom }))
    }
}

/// How far a margin's contents reach into the page; nothing if there are none.
fn pushed(distance: Length, column: &Column) -> Length {
    if column.strips.is_empty() { Length::ZERO } else { distance + column.height() }
}

impl Filled {
    fn draw(&self, column: &Column, notes: &[Column], paper: &Paper, sheet: &StyleSheet) -> Page {
        let setup = &paper.setup;
        let mut pen = Pen { items: Vec::new(), number: self.number };
        let at = |y: Length, tagging| Origin { x: setup.left, y, tagging };
        pen.column(&self.header, &self.header.whole(), at(setup.header, Tagging::Artifact));
        pen.column(column, &self.body, at(self.top, Tagging::Text));
        if !self.foot.notes.is_empty() {
            let top = self.bottom - self.foot.height;
            let rule = separator_rule(sheet.notes.separator, sheet.notes.rule);
            pen.stroke(&rule, at(top, Tagging::Artifact));
            for (note, piece) in &self.foot.notes {
                if let Some(note) = notes.get(*note) {
                    pen.column(note, piece, at(top, Tagging::Text));
                }
            }
        }
        let footer = paper.height - setup.footer - self.footer.height();
        pen.column(&self.footer, &self.footer.whole(), at(footer, Tagging::Artifact));
        Page { width: paper.width, height: paper.height, number: self.number, items: pen.items }
    }
}
