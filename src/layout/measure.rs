//! Completes a tree with what only measured text can tell, before both writers read it.
//!
//! Comes in as the tree from the markup, goes out as the same tree: every drawn line has a length,
//! short centred texts have even lines, and the text before a table that must not begin a page is
//! kept with it, and tables of contents list their headings. Knows nothing of marks. Follows `layout-facts` §5 (keeps) and the sheet's `RuleLength` and `lines_before`.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::block::{Block, Extent, Keep, Paragraph, Section, Table, Tree};
use crate::error::Result;
use crate::kit::style::{Role, StyleSheet};
use crate::layout::balance::even;
use crate::layout::column::{Shaper, Tagging};
use crate::layout::contents;
use crate::layout::drawing::{frame_width, rule_length};
use crate::layout::font::Faces;
use crate::layout::grid::in_whole_twips;
use crate::layout::run::{is_blank, unknown};
use crate::layout::sheet::{Breaks, Paper};
use crate::layout::spot::place_spots;
use crate::layout::table::{edges, inset, places};
use crate::length::Length;
use crate::picture::Picture;

/// A paragraph of fewer lines cannot be broken with two lines on each side.
const BREAKABLE: usize = 4;

/// Completes a tree.
///
/// # Errors
/// [`crate::error::Error::Broken`] if the tree names a style or a page set-up the sheet lacks.
pub fn measure(tree: &mut Tree, sheet: &StyleSheet, faces: &Faces) -> Result<()> {
    let sheet = &in_whole_twips(sheet);
    let has_contents = contents::list(tree, sheet)?;
    let measurer = Measurer { sheet, faces, pictures: &tree.pictures };
    for section in &mut tree.sections {
        let width = Paper::of(section, sheet)?.text_width();
        for margin in [&mut section.header, &mut section.footer] {
            measurer.complete(&mut margin.first, width)?;
            measurer.complete(&mut margin.rest, width)?;
        }
        measurer.complete(&mut section.blocks, width)?;
        measurer.keeps(section, width)?;
    }
    if has_contents {
        contents::number_pages(tree, sheet, faces)?;
    }
    Ok(())
}

struct Measurer<'a> {
    sheet: &'a StyleSheet,
    faces: &'a Faces,
    pictures: &'a IndexMap<String, Arc<Picture>>,
}

impl Measurer<'_> {
    /// Widths of the lines of a paragraph, as they break in a column.
    fn lines(&self, paragraph: &Paragraph, width: Length) -> Result<Vec<Length>> {
        let mut shaper = Shaper::new(self.sheet, self.faces);
        shaper.tagging = Tagging::Artifact;
        shaper.note_width = width;
        let lines = shaper.lines(paragraph, width)?;
        Ok(lines.iter().map(|line| line.width).collect())
    }

    fn even_lines(&self, paragraph: &mut Paragraph, width: Length) -> Result<()> {
        let look = self.sheet.paragraphs.get(&paragraph.style);
        let look = look.ok_or_else(|| unknown("paragraph", &paragraph.style))?;
        if look.even_lines {
            even(paragraph, look, self.sheet, self.faces, width)?;
        }
        Ok(())
    }

    /// Evens lines and gives drawn lines their lengths, from the top, because a line's length may
    /// follow the text above it.
    fn complete(&self, blocks: &mut [Block], width: Length) -> Result<()> {
        for index in 0..blocks.len() {
            let (above, rest) = blocks.split_at_mut(index);
            match rest.first_mut() {
                Some(Block::Rule(rule)) if rule.extent == Extent::ByStyle => {
                    let look = self.sheet.rules.get(&rule.style);
                    let look = look.ok_or_else(|| unknown("rule", &rule.style))?;
                    let text = self.last_line(above, width)?;
                    rule.extent = Extent::Fixed(rule_length(look, width, text));
                }
                Some(Block::Frame(frame)) if frame.extent == Extent::ByStyle => {
                    let look = self.sheet.frames.get(&frame.style);
                    let look = look.ok_or_else(|| unknown("frame", &frame.style))?;
                    let text = Shaper::new(self.sheet, self.faces).words_width(frame)?;
                    frame.extent = Extent::Fixed(frame_width(look, text));
                }
                Some(Block::Sign(sign)) => {
                    place_spots(sign, width, self.sheet, self.faces, self.pictures)?;
                }
                Some(Block::Table(table)) => self.complete_cells(table, width)?,
                Some(Block::Paragraph(paragraph)) => self.even_lines(paragraph, width)?,
                Some(Block::Rule(_) | Block::Frame(_) | Block::Contents(_)) | None => {}
            }
        }
        Ok(())
    }

    fn complete_cells(&self, table: &mut Table, width: Length) -> Result<()> {
        let style = self.sheet.tables.get(&table.style);
        let style = style.ok_or_else(|| unknown("table", &table.style))?;
        let edges = edges(table, style, width);
        for row in &mut table.rows {
            let places = places(row, &edges);
            for (cell, (left, right)) in row.cells.iter_mut().zip(places) {
                let width = right - left - inset(style) * 2;
                self.complete(&mut cell.blocks, width.max(Length::ZERO))?;
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
    fn keeps(&self, section: &mut Section, width: Length) -> Result<()> {
        for index in 0..section.blocks.len() {
            let Some(Block::Table(table)) = section.blocks.get(index) else { continue };
            let wanted = self.lines_before(table);
            let before = section.blocks.get(..index).unwrap_or_default();
            let text = self.text_before(before, wanted, width)?;
            let stays = self.stays(section, &text, wanted, index)?;
            for part in &text {
                let whole = stays.is_none_or(|first| part.block >= first);
                if let Some(Block::Paragraph(paragraph)) = section.blocks.get_mut(part.block)
                    && whole
                {
                    paragraph.keep = Keep { next: true, lines: true };
                }
            }
        }
        Ok(())
    }

    /// The paragraphs with the last lines of text above a table, from the last one upward.
    fn text_before(&self, blocks: &[Block], wanted: usize, width: Length) -> Result<Vec<Above>> {
        let mut text = Vec::new();
        let mut lines = 0;
        for (index, block) in blocks.iter().enumerate().rev() {
            let Block::Paragraph(paragraph) = block else { break };
            if lines >= wanted {
                break;
            }
            let style = self.sheet.paragraphs.get(&paragraph.style);
            let style = style.ok_or_else(|| unknown("paragraph", &paragraph.style))?;
            let above = Above {
                block: index,
                lines: self.lines(paragraph, width)?.len(),
                counts: match style.role {
                    Role::Text | Role::Item(_) => !is_blank(&paragraph.content),
                    Role::Heading(_) | Role::Artifact => false,
                },
            };
            lines += if above.counts { above.lines } else { 0 };
            text.push(above);
            if style.page_break_before {
                break;
            }
        }
        Ok(text)
    }

    /// Where a page ends inside a long paragraph and leaves enough lines with the table, nothing
    /// is to be forced upon that paragraph: then the first block that may be kept whole.
    ///
    /// LibreOffice never breaks a paragraph that keeps with the next block, Word may. So a
    /// paragraph is kept only in one piece, which both do alike, and not at all where both break it
    /// well of their own accord.
    fn stays(
        &self,
        section: &Section,
        text: &[Above],
        wanted: usize,
        table: usize,
    ) -> Result<Option<usize>> {
        if text.iter().all(|above| above.lines < BREAKABLE) {
            return Ok(None);
        }
        let breaks = Breaks::of(section, self.sheet, self.faces)?;
        let with_table = |above: &Above| breaks.lines_with(above.block, table);
        let counted = text.iter().filter(|above| above.counts);
        let all: usize = counted.clone().map(|above| above.lines).sum();
        if counted.map(with_table).sum::<usize>() < wanted.min(all) {
            return Ok(None);
        }
        let broken = text.iter().find(|above| with_table(above) < above.lines);
        Ok(broken.map(|above| above.block + 1))
    }

    fn lines_before(&self, table: &Table) -> usize {
        self.sheet.tables.get(&table.style).map_or(0, |style| usize::from(style.lines_before))
    }
}

/// A paragraph above a table.
#[derive(Debug, Clone, Copy)]
struct Above {
    block: usize,
    lines: usize,
    /// Whether its lines are text that counts.
    counts: bool,
}

fn text_of(block: &Block) -> Option<&Paragraph> {
    match block {
        Block::Paragraph(paragraph) if !is_blank(&paragraph.content) => Some(paragraph),
        Block::Paragraph(_)
        | Block::Table(_)
        | Block::Rule(_)
        | Block::Frame(_)
        | Block::Sign(_)
        | Block::Contents(_) => None,
    }
}
