//! Blocks, paragraphs and what stands in their lines.
//!
//! In goes the tree; out goes WordprocessingML into the part at hand. Looks are named, never
//! written: the only direct formatting is what must stay together and what Word's toggle
//! properties would otherwise turn around. Follows ECMA-376 part 1 §17.3 and `layout-facts` §4.2,
//! §8, §14.

use super::bookmarks::Bookmarks;
use super::media::Pictures;
use super::names::{SPACER, StyleNames, broken};
use super::section::Setup;
use super::xml::Xml;
use crate::block::{Block, Inline, Note, Paragraph, Text, Tree};
use crate::error::Result;
use crate::kit::style::{ParagraphStyle, Slope, StyleSheet, Weight};
use crate::length::Length;

/// One walk over one tree: what it needs and what it counts.
pub(super) struct Walk<'a> {
    pub(super) sheet: &'a StyleSheet,
    pub(super) names: &'a StyleNames,
    /// Footnotes met so far, in order; their ids count from 1.
    pub(super) notes: Vec<&'a Note>,
    /// Floating objects so far.
    pub(super) drawings: usize,
    /// Pictures of the tree; those shown have a relation.
    pub(super) pictures: Pictures<'a>,
    pub(super) bookmarks: Bookmarks<'a>,
}

/// The column of text blocks stand in.
#[derive(Clone, Copy)]
pub(super) struct Column {
    /// Room for text from edge to edge.
    pub(super) width: Length,
    pub(super) story: Story,
}

/// Which text of the file a column belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Story {
    /// The main text, the only one that may hold notes.
    Main,
    /// Headers and footers.
    Margin,
    /// Footnotes.
    Note,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        tree: &'a Tree,
        sheet: &'a StyleSheet,
        names: &'a StyleNames,
    ) -> Result<Walk<'a>> {
        Ok(Walk {
            sheet,
            names,
            notes: Vec::new(),
            drawings: 0,
            pictures: Pictures::of(tree),
            bookmarks: Bookmarks::of(tree)?,
        })
    }

    /// The blocks of a column, closed by a paragraph, which carries the set-up of the section
    /// that ends here.
    pub(super) fn blocks(
        &mut self,
        xml: &mut Xml,
        blocks: &'a [Block],
        column: Column,
        ends: Option<&Setup>,
    ) -> Result<()> {
        // A table without rows is nothing to Word but a fault.
        let shown = |block: &&Block| !matches!(block, Block::Table(table) if table.rows.is_empty());
        let mut blocks = blocks.iter().filter(shown).peekable();
        let mut closed = false;
        while let Some(block) = blocks.next() {
            let following = blocks.peek();
            match block {
                Block::Paragraph(paragraph) => {
                    let ends = ends.filter(|_| following.is_none());
                    self.paragraph(xml, paragraph, column.story, ends)?;
                    closed = true;
                }
                Block::Rule(rule) => {
                    self.rule(xml, rule)?;
                    // LibreOffice drops a paragraph without text that carries a section.
                    closed = ends.is_none();
                }
                Block::Frame(frame) => {
                    self.frame(xml, frame)?;
                    closed = ends.is_none();
                }
                Block::Contents(contents) => {
                    self.contents(xml, contents)?;
                    // The last of its paragraphs is not the one to carry a section.
                    closed = ends.is_none();
                }
                Block::Sign(sign) => {
                    self.sign(xml, sign, column.story)?;
                    closed = ends.is_none();
                }
                Block::Table(table) => {
                    self.table(xml, table, column)?;
                    if matches!(following, Some(Block::Table(_))) {
                        spacer(xml, None);
                    }
                    closed = false;
                }
            }
        }
        if !closed {
            spacer(xml, ends);
        }
        Ok(())
    }

    pub(super) fn paragraph(
        &mut self,
        xml: &mut Xml,
        paragraph: &'a Paragraph,
        story: Story,
        ends: Option<&Setup>,
    ) -> Result<()> {
        xml.open("w:p", &[]);
        self.paragraph_properties(xml, paragraph, ends)?;
        self.content(xml, paragraph, story)?;
        xml.close("w:p");
        Ok(())
    }

    /// `w:pPr`: the style and what stays together beyond it.
    pub(super) fn paragraph_properties(
        &self,
        xml: &mut Xml,
        paragraph: &Paragraph,
        ends: Option<&Setup>,
    ) -> Result<()> {
        let style = self.paragraph_style(&paragraph.style)?;
        xml.open("w:pPr", &[]);
        xml.val("w:pStyle", &self.names.paragraph(&paragraph.style)?);
        if paragraph.keep.next && !style.keep_next {
            xml.leaf("w:keepNext", &[]);
        }
        if paragraph.keep.lines && !style.keep_lines {
            xml.leaf("w:keepLines", &[]);
        }
        if let Some(setup) = ends {
            setup.write(xml);
        }
        xml.close("w:pPr");
        Ok(())
    }

    /// What stands in the lines of a paragraph.
    pub(super) fn content(
        &mut self,
        xml: &mut Xml,
        paragraph: &'a Paragraph,
        story: Story,
    ) -> Result<()> {
        let style = self.paragraph_style(&paragraph.style)?;
        for inline in &paragraph.content {
            match inline {
                Inline::Text(text) => self.text(xml, text, style)?,
                Inline::Break => in_run(xml, |xml| xml.leaf("w:br", &[])),
                Inline::Tab => in_run(xml, |xml| xml.leaf("w:tab", &[])),
                Inline::Note(note) => self.note_reference(xml, note, style, story)?,
                Inline::Anchor(anchor) => {
                    self.open_bookmark(xml, anchor)?;
                    let is_end = |i: &Inline| matches!(i, Inline::AnchorEnd(end) if end == anchor);
                    if !paragraph.content.iter().any(is_end) {
                        self.close_bookmark(xml, anchor)?;
                    }
                }
                Inline::AnchorEnd(anchor) => self.close_bookmark(xml, anchor)?,
                Inline::Reference(reference) => self.reference(xml, reference, style)?,
                Inline::PageNumber => page_number(xml)?,
            }
        }
        Ok(())
    }

    pub(super) fn text(
        &self,
        xml: &mut Xml,
        text: &Text,
        paragraph: &ParagraphStyle,
    ) -> Result<()> {
        if text.text.is_empty() {
            return Ok(());
        }
        xml.open("w:r", &[]);
        if let Some(style) = &text.style {
            self.run_properties(xml, style, paragraph)?;
        }
        for (index, piece) in text.text.split('\u{2011}').enumerate() {
            // Word takes the character itself from another font; the element is its own way.
            if index > 0 {
                xml.leaf("w:noBreakHyphen", &[]);
            }
            if !piece.is_empty() {
                xml.words("w:t", piece);
            }
        }
        xml.close("w:r");
        Ok(())
    }

    /// `w:rPr` of a run in a named style.
    ///
    /// Bold and italic are toggles: a style of the run turns around what the style of the
    /// paragraph says (ECMA-376 part 1 §17.7.3), so what is meant is written out where both speak.
    pub(super) fn run_properties(
        &self,
        xml: &mut Xml,
        name: &str,
        paragraph: &ParagraphStyle,
    ) -> Result<()> {
        let style = self.sheet.runs.get(name);
        let weight = style.and_then(|style| style.weight);
        let slope = style.and_then(|style| style.slope);
        xml.open("w:rPr", &[]);
        xml.val("w:rStyle", &self.names.run(name)?);
        if let Some(weight) = weight.filter(|_| paragraph.face.is_bold()) {
            xml.switch("w:b", weight == Weight::Bold);
        }
        if let Some(slope) = slope.filter(|_| paragraph.face.is_italic()) {
            xml.switch("w:i", slope == Slope::Italic);
        }
        xml.close("w:rPr");
        Ok(())
    }

    /// The look of a paragraph.
    pub(super) fn paragraph_style(&self, name: &str) -> Result<&'a ParagraphStyle> {
        let style = self.sheet.paragraphs.get(name);
        style.ok_or_else(|| broken(format!("no paragraph style «{name}» in the sheet")))
    }
}

/// A paragraph of one point: between tables, and where a paragraph must stand but none was meant.
pub(super) fn spacer(xml: &mut Xml, ends: Option<&Setup>) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.val("w:pStyle", &SPACER);
    if let Some(setup) = ends {
        setup.write(xml);
    }
    xml.close("w:pPr");
    xml.close("w:p");
}

/// The PAGE field; Word puts the number in when it lays out.
fn page_number(xml: &mut Xml) -> Result<()> {
    field(xml, " PAGE ", |xml| {
        in_run(xml, |xml| xml.words("w:t", "2"));
        Ok(())
    })
}

/// A field of this code with its result.
pub(super) fn field(
    xml: &mut Xml,
    code: &str,
    result: impl FnOnce(&mut Xml) -> Result<()>,
) -> Result<()> {
    begin_field(xml, code);
    result(xml)?;
    end_field(xml);
    Ok(())
}

/// What stands before the result of a field of this code.
pub(super) fn begin_field(xml: &mut Xml, code: &str) {
    in_run(xml, |xml| xml.leaf("w:fldChar", &[("w:fldCharType", &"begin")]));
    in_run(xml, |xml| xml.words("w:instrText", code));
    in_run(xml, |xml| xml.leaf("w:fldChar", &[("w:fldCharType", &"separate")]));
}

/// What stands behind the result of a field.
pub(super) fn end_field(xml: &mut Xml) {
    in_run(xml, |xml| xml.leaf("w:fldChar", &[("w:fldCharType", &"end")]));
}

pub(super) fn in_run(xml: &mut Xml, content: impl FnOnce(&mut Xml)) {
    xml.open("w:r", &[]);
    content(xml);
    xml.close("w:r");
}
