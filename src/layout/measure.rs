//! Completes a tree with what only measured text can tell, before both writers read it.
//!
//! Comes in as the tree from the markup, goes out as the same tree: every drawn line has a length,
//! and the text before a table that must not begin a page is kept with it. Knows nothing of marks.
//! Follows `layout-facts` §5 (keeps) and the sheet's `RuleLength` and `lines_before`.

use crate::block::{Block, Extent, Paragraph, Section, Table, Tree};
use crate::error::Result;
use crate::kit::style::{Role, RuleLength, RuleStyle, StyleSheet};
use crate::layout::column::{Shaper, Tagging};
use crate::layout::font::Faces;
use crate::layout::run::{is_blank, unknown};
use crate::layout::sheet::{Paper, pages_of_blocks};
use crate::layout::table::{column_widths, edges, inset, places};
use crate::length::Length;

/// A paragraph of fewer lines cannot be broken with two lines on each side.
const BREAKABLE: usize = 4;

/// Completes a tree.
///
/// # Errors
/// [`crate::error::Error::Broken`] if the tree names a style or a page set-up the sheet lacks.
pub fn measure(tree: &mut Tree, sheet: &StyleSheet, faces: &Faces) -> Result<()> {
    for section in &mut tree.sections {
        let width = Paper::of(section, sheet)?.text_width();
        let measurer = Measurer::new(sheet, faces);
        for margin in [&mut section.header, &mut section.footer] {
            measurer.rules(&mut margin.first, width)?;
            measurer.rules(&mut margin.rest, width)?;
        }
        measurer.rules(&mut section.blocks, width)?;
        measurer.keeps(section, width)?;
    }
    Ok(())
}

/// The length of a drawn line: a share of the text above, or of the column where there is none.
pub(crate) fn extent(look: &RuleStyle, column: Length, text: Option<Length>) -> Length {
    match look.length {
        RuleLength::OfText(share) => text.unwrap_or(column).scaled(i64::from(share), 100),
        RuleLength::OfColumn(share) => column.scaled(i64::from(share), 100),
        RuleLength::Fixed(length) => length,
    }
}

struct Measurer<'a> {
    sheet: &'a StyleSheet,
    faces: &'a Faces,
}

impl<'a> Measurer<'a> {
    fn new(sheet: &'a StyleSheet, faces: &'a Faces) -> Measurer<'a> {
        Measurer { sheet, faces }
    }

    /// Widths of the lines of a paragraph, as they break in a column.
    fn lines(&self, paragraph: &Paragraph, width: Length) -> Result<Vec<Length>> {
        let mut shaper = Shaper::new(self.sheet, self.faces);
        shaper.tagging = Tagging::Artifact;
        shaper.note_width = width;
        let lines = shaper.lines(paragraph, width)?;
        Ok(lines.iter().map(|line| line.width).collect())
    }

    fn rules(&self, blocks: &mut [Block], width: Length) -> Result<()> {
        for index in 0..blocks.len() {
            let (above, rest) = blocks.split_at_mut(index);
            match rest.first_mut() {
                Some(Block::Rule(rule)) if rule.extent == Extent::ByStyle => {
                    let look = self.sheet.rules.get(&rule.style);
                    let look = look.ok_or_else(|| unknown("rule", &rule.style))?;
                    let text = self.last_line(above, width)?;
                    rule.extent = Extent::Fixed(extent(look, width, text));
                }
                Some(Block::Table(table)) => self.rules_in_cells(table, width)?,
                Some(Block::Rule(_) | Block::Paragraph(_)) | None => {}
            }
        }
        Ok(())
    }

    fn rules_in_cells(&self, table: &mut Table, width: Length) -> Result<()> {
        let style = self.sheet.tables.get(&table.style);
        let style = style.ok_or_else(|| unknown("table", &table.style))?;
        let edges = edges(style, &column_widths(table, style, width));
        for row in &mut table.rows {
            let places = places(row, &edges);
            for (cell, (left, right)) in row.cells.iter_mut().zip(places) {
                let width = right - left - inset(style) * 2;
                self.rules(&mut cell.blocks, width.max(Length::ZERO))?;
            }
        }
        Ok(())
    }

    /// Width of the last line of the nearest paragraph with text.
    fn last_line(&self, above: &[Block], width: Length) -> Result<Option<Length>> {
        let paragraph = above.iter().rev().find_map(text_of);
        let lines = paragraph.map(|paragraph| self.lines(paragraph, width)).transpose()?;
        Ok(lines.and_then(|lines| lines.last().copied()))
    }

    /// Keeps enough lines of text with every table that asks for them.
    ///
    /// LibreOffice moves the whole of a paragraph that keeps with a table it would be parted from;
    /// Word may break it. Where that happens the paragraph is kept in one piece, which both then
    /// do; where the page ends inside the paragraph anyway, both break it.
    fn keeps(&self, section: &mut Section, width: Length) -> Result<()> {
        let mut long = Vec::new();
        for index in 0..section.blocks.len() {
            let Some(Block::Table(table)) = section.blocks.get(index) else { continue };
            let style = self.sheet.tables.get(&table.style);
            let wanted = style.map_or(0, |style| usize::from(style.lines_before));
            let before = section.blocks.get_mut(..index).unwrap_or_default();
            for paragraph in self.keep_lines_before(before, wanted, width)? {
                long.push((paragraph, index));
            }
        }
        if long.is_empty() {
            return Ok(());
        }
        let pages = pages_of_blocks(section, self.sheet, self.faces)?;
        for (paragraph, table) in long {
            if pages.get(paragraph) == pages.get(table)
                && let Some(Block::Paragraph(paragraph)) = section.blocks.get_mut(paragraph)
            {
                paragraph.keep.lines = true;
            }
        }
        Ok(())
    }

    /// Keeps paragraphs from the last one upward until so many lines of text are kept; returns
    /// those long enough to be broken.
    fn keep_lines_before(
        &self,
        blocks: &mut [Block],
        wanted: usize,
        width: Length,
    ) -> Result<Vec<usize>> {
        let mut kept = 0;
        let mut long = Vec::new();
        for (index, block) in blocks.iter_mut().enumerate().rev() {
            if kept >= wanted {
                break;
            }
            let Block::Paragraph(paragraph) = block else { break };
            let lines = self.lines(paragraph, width)?.len();
            paragraph.keep.next = true;
            if lines < BREAKABLE {
                paragraph.keep.lines = true;
            } else {
                long.push(index);
            }
            let style = self.sheet.paragraphs.get(&paragraph.style);
            let style = style.ok_or_else(|| unknown("paragraph", &paragraph.style))?;
            if style.page_break_before {
                break;
            }
            kept += match style.role {
                Role::Text | Role::Item(_) if !is_blank(&paragraph.content) => lines,
                Role::Text | Role::Item(_) | Role::Heading(_) | Role::Artifact => 0,
            };
        }
        Ok(long)
    }
}

fn text_of(block: &Block) -> Option<&Paragraph> {
    match block {
        Block::Paragraph(paragraph) if !is_blank(&paragraph.content) => Some(paragraph),
        Block::Paragraph(_) | Block::Table(_) | Block::Rule(_) => None,
    }
}
