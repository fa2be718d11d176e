//! Tables of contents: which headings, on which pages.
//!
//! Comes in as a tree measured but for them; goes out with the listing of each. The numbers come
//! from laying the tree out with the listing in it, again until they hold: a listing of two pages
//! moves what it lists. Knows nothing of fields.

use crate::block::{
    Block, Contents, Entry, Inline, Listing, Paragraph, Reference, Section, Text, Tree,
};
use crate::error::{Error, Result};
use crate::kit::style::{Align, Leader, ParagraphStyle, Role, StyleSheet, TabStop};
use crate::layout::column::{Above, Column, Shaper};
use crate::layout::font::Faces;
use crate::layout::page::{Item, NodeId, NodeRole, Pages};
use crate::layout::run::{first_anchor, plain};
use crate::layout::sheet::{Paper, lay_out};
use crate::length::Length;

/// How often numbers may move before they are taken as they are.
const ROUNDS: usize = 4;

/// Lists the headings behind every table of contents of a tree, all on page 0; whether there is one.
///
/// # Errors
/// [`Error::Broken`] if the tree names a page set-up the sheet lacks.
pub(crate) fn list(tree: &mut Tree, sheet: &StyleSheet) -> Result<bool> {
    let mut listed = 0;
    let mut any = false;
    for section in &mut tree.sections {
        let width = Paper::of(section, sheet)?.text_width();
        any |= list_section(section, width, sheet, &mut listed);
    }
    Ok(any)
}

/// Puts the numbers of the pages into the listings of a tree that is measured.
///
/// # Errors
/// [`Error::Broken`] as [`lay_out`].
pub(crate) fn number_pages(tree: &mut Tree, sheet: &StyleSheet, faces: &Faces) -> Result<()> {
    for _ in 0..ROUNDS {
        let pages = lay_out(tree, sheet, faces)?;
        if !number(tree, &pages) {
            return Ok(());
        }
    }
    Ok(())
}

/// Lists the headings behind the table of contents of a section, if it has one. Headings without an
/// anchor get one.
fn list_section(
    section: &mut Section,
    width: Length,
    sheet: &StyleSheet,
    listed: &mut usize,
) -> bool {
    let is_contents = |block: &Block| matches!(block, Block::Contents(_));
    let Some(at) = section.blocks.iter().position(is_contents) else { return false };
    let (before, behind) = section.blocks.split_at_mut(at + 1);
    let Some(Block::Contents(contents)) = before.last_mut() else { return false };
    let mut headings = Vec::new();
    for block in behind {
        let Block::Paragraph(paragraph) = block else { continue };
        let role = sheet.paragraphs.get(&paragraph.style).map(|style| style.role);
        if let Some(Role::Heading(level)) = role {
            headings.push((level, entry(paragraph, listed)));
        }
    }
    contents.listing = Some(listing(contents, headings, width));
    true
}

/// The line of a heading, its level still open.
fn entry(heading: &mut Paragraph, listed: &mut usize) -> Entry {
    let text = plain(&heading.content);
    let target = match first_anchor(&heading.content) {
        Some(anchor) => anchor.to_owned(),
        None => {
            *listed += 1;
            let anchor = format!("_Toc{listed:08}");
            heading.content.insert(0, Inline::Anchor(anchor.clone()));
            anchor
        }
    };
    Entry { level: 0, text, target, page: 0 }
}

/// Levels are counted as they occur: a document that begins with articles lists them as its first.
fn listing(contents: &Contents, headings: Vec<(u8, Entry)>, width: Length) -> Listing {
    let mut levels: Vec<u8> = headings.iter().map(|(level, _)| *level).collect();
    levels.sort_unstable();
    levels.dedup();
    levels.truncate(usize::from(contents.depth));
    let level_of = |declared| levels.iter().position(|level| *level == declared);
    let entries = headings.into_iter().filter_map(|(declared, entry)| {
        let level = u8::try_from(level_of(declared)? + 1).ok()?;
        Some(Entry { level, ..entry })
    });
    let ends = levels.first().zip(levels.last()).map_or((1, 1), |(first, last)| (*first, *last));
    Listing { entries: entries.collect(), levels: ends, width }
}

/// Puts the numbers of the pages in; whether one has changed.
fn number(tree: &mut Tree, pages: &Pages) -> bool {
    let mut changed = false;
    for block in tree.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        let Block::Contents(Contents { listing: Some(listing), .. }) = block else { continue };
        for entry in &mut listing.entries {
            let page = page_of(pages, &entry.target).unwrap_or(entry.page);
            changed |= std::mem::replace(&mut entry.page, page) != page;
        }
    }
    changed
}

/// The number of the page on which the node of an anchor begins.
fn page_of(pages: &Pages, anchor: &str) -> Option<u32> {
    let node = pages.nodes.iter().position(|node| node.anchor.as_deref() == Some(anchor))?;
    let is_of = |id: NodeId| id.0 == node || pages.nodes[id.0].parent == Some(NodeId(node));
    let shows = |item: &Item| item.node.is_some_and(is_of);
    pages.pages.iter().find(|page| page.items.iter().any(shows)).map(|page| page.number)
}

impl Shaper<'_> {
    /// The lines of a table of contents.
    pub(crate) fn contents(
        &mut self,
        contents: &Contents,
        width: Length,
        column: &mut Column,
        above: &mut Above,
    ) -> Result<()> {
        let listing = contents.listing.as_ref().ok_or_else(|| Error::Broken {
            stage: "layout",
            message: "a table of contents has not been made".to_owned(),
        })?;
        let at = listing.width.to_whole_twips();
        let whole = self.structure.enter(NodeRole::Contents);
        for entry in &listing.entries {
            let name = format!("{}-{}", contents.style, entry.level);
            let mut style: ParagraphStyle = self.paragraph_style(&name)?.clone();
            style.tabs = vec![TabStop { at, align: Align::Right, leader: Leader::Dots }];
            let target = &entry.target;
            let words = |text: String| {
                let text = Text { text, style: None };
                Inline::Reference(Reference { target: target.clone(), text })
            };
            let content =
                vec![words(entry.text.clone()), Inline::Tab, words(entry.page.to_string())];
            let paragraph = Paragraph { style: name, content, ..Paragraph::default() };
            let line = self.structure.enter(NodeRole::Entry);
            self.styled(&paragraph, &style, None, width, column, above)?;
            self.structure.leave(line);
        }
        self.structure.leave(whole);
        Ok(())
    }
}
