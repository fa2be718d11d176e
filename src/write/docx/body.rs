//! Blocks, paragraphs and what stands in their lines.
//!
//! In goes the tree; out goes WordprocessingML into the part at hand. Looks are named, never
//! written: the only direct formatting is what must stay together and what Word's toggle
//! properties would otherwise turn around. Follows ECMA-376 part 1 §17.3 and `layout-facts` §4.2,
//! §8, §14.

use super::bookmarks::Bookmarks;
use super::edits::Edits;
use super::media::Pictures;
use super::names::{SPACER, StyleNames, broken};
use super::section::Setup;
use super::xml::Xml;
use crate::block::change::Change;
use crate::block::{Block, Inline, Note, Paragraph, Table, Text, Tree};
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
    pub(super) edits: Edits<'a>,
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
        let bookmarks = Bookmarks::of(tree)?;
        let edits = Edits::new(tree.revision.as_ref(), bookmarks.count());
        Ok(Walk {
            sheet,
            names,
            notes: Vec::new(),
            drawings: 0,
            pictures: Pictures::of(tree),
            bookmarks,
            edits,
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
                    self.changed(rule.change, |walk| walk.rule(xml, rule))?;
                    // LibreOffice drops a paragraph without text that carries a section.
                    closed = ends.is_none();
                }
                Block::Frame(frame) => {
                    self.changed(frame.change, |walk| walk.frame(xml, frame))?;
                    closed = ends.is_none();
                }
                Block::Contents(contents) => {
                    self.changed(contents.change, |walk| walk.contents(xml, contents))?;
                    // The last of its paragraphs is not the one to carry a section.
                    closed = ends.is_none();
                }
                Block::Sign(sign) => {
                    self.changed(sign.change, |walk| walk.sign(xml, sign, column.story))?;
                    closed = ends.is_none();
                }
                Block::Table(table) => {
                    self.table(xml, table, column)?;
                    if let Some(Block::Table(next)) = following {
                        let change = between(table, next);
                        self.edits.admit(change)?;
                        self.spacer(xml, change, None);
                    }
                    closed = false;
                }
            }
        }
        if !closed {
            self.spacer(xml, Change::Kept, ends);
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
        self.edits.admit(paragraph.edited.end)?;
        self.edits.end(xml, paragraph.edited.end);
        if let Some(setup) = ends {
            setup.write(xml, &self.edits);
        }
        self.former_style(xml, &paragraph.edited)?;
        xml.close("w:pPr");
        Ok(())
    }

    /// What stands in the lines of a paragraph; its changes end with it.
    pub(super) fn content(
        &mut self,
        xml: &mut Xml,
        paragraph: &'a Paragraph,
        story: Story,
    ) -> Result<()> {
        self.edits.enter();
        self.changed(Change::Kept, |walk| walk.inlines(xml, paragraph, story))?;
        self.edits.leave(paragraph.edited.end);
        Ok(())
    }

    fn inlines(&mut self, xml: &mut Xml, paragraph: &'a Paragraph, story: Story) -> Result<()> {
        let style = self.paragraph_style(&paragraph.style)?;
        for inline in &paragraph.content {
            match inline {
                Inline::Text(text) => self.text(xml, text, style)?,
                Inline::Break => self.run(xml, |xml| xml.leaf("w:br", &[])),
                Inline::Tab => self.run(xml, |xml| xml.leaf("w:tab", &[])),
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
                Inline::PageNumber => self.page_number(xml)?,
                Inline::Change(change) => {
                    self.edits.admit(*change)?;
                    self.edits.now = *change;
                }
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
        let look = text.style.as_ref().map(|style| self.run_look(style, paragraph)).transpose()?;
        self.run(xml, |xml| {
            if let Some(look) = look {
                look.write(xml);
            }
            for (index, piece) in text.text.split('\u{2011}').enumerate() {
                // Word takes the character itself from another font; the element is its own way.
                if index > 0 {
                    xml.leaf("w:noBreakHyphen", &[]);
                }
                if !piece.is_empty() {
                    self.letters(xml, piece);
                }
            }
        });
        Ok(())
    }

    /// The look of a run in a named style.
    ///
    /// Bold and italic are toggles: a style of the run turns around what the style of the
    /// paragraph says (ECMA-376 part 1 §17.7.3), so what is meant is written out where both speak.
    pub(super) fn run_look(&self, name: &str, paragraph: &ParagraphStyle) -> Result<RunLook<'a>> {
        let style = self.sheet.runs.get(name);
        let weight = style.and_then(|style| style.weight);
        let slope = style.and_then(|style| style.slope);
        Ok(RunLook {
            style: self.names.run(name)?,
            weight: weight.filter(|_| paragraph.face.is_bold()),
            slope: slope.filter(|_| paragraph.face.is_italic()),
        })
    }

    /// The look of a paragraph.
    pub(super) fn paragraph_style(&self, name: &str) -> Result<&'a ParagraphStyle> {
        let style = self.sheet.paragraphs.get(name);
        style.ok_or_else(|| broken(format!("no paragraph style «{name}» in the sheet")))
    }

    /// A paragraph of one point: between tables, and where a paragraph must stand but none was
    /// meant.
    fn spacer(&self, xml: &mut Xml, end: Change, ends: Option<&Setup>) {
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.val("w:pStyle", &SPACER);
        self.edits.end(xml, end);
        if let Some(setup) = ends {
            setup.write(xml, &self.edits);
        }
        xml.close("w:pPr");
        xml.close("w:p");
    }

    /// The PAGE field; Word puts the number in when it lays out.
    fn page_number(&self, xml: &mut Xml) -> Result<()> {
        self.field(xml, " PAGE ", |xml| {
            self.run(xml, |xml| self.letters(xml, "2"));
            Ok(())
        })
    }

    /// A field of this code with its result.
    pub(super) fn field(
        &self,
        xml: &mut Xml,
        code: &str,
        result: impl FnOnce(&mut Xml) -> Result<()>,
    ) -> Result<()> {
        self.begin_field(xml, code);
        result(xml)?;
        self.end_field(xml);
        Ok(())
    }

    /// What stands before the result of a field of this code.
    pub(super) fn begin_field(&self, xml: &mut Xml, code: &str) {
        self.run(xml, |xml| xml.leaf("w:fldChar", &[("w:fldCharType", &"begin")]));
        self.run(xml, |xml| self.field_code(xml, code));
        self.run(xml, |xml| xml.leaf("w:fldChar", &[("w:fldCharType", &"separate")]));
    }

    /// What stands behind the result of a field.
    pub(super) fn end_field(&self, xml: &mut Xml) {
        self.run(xml, |xml| xml.leaf("w:fldChar", &[("w:fldCharType", &"end")]));
    }
}

/// What `w:rPr` says of a run.
#[derive(Clone, Copy)]
pub(super) struct RunLook<'a> {
    style: &'a str,
    /// Only where the paragraph's style is bold.
    weight: Option<Weight>,
    /// Only where the paragraph's style is italic.
    slope: Option<Slope>,
}

impl RunLook<'_> {
    /// `w:rPr`.
    pub(super) fn write(self, xml: &mut Xml) {
        xml.open("w:rPr", &[]);
        xml.val("w:rStyle", &self.style);
        if let Some(weight) = self.weight {
            xml.switch("w:b", weight == Weight::Bold);
        }
        if let Some(slope) = self.slope {
            xml.switch("w:i", slope == Slope::Italic);
        }
        xml.close("w:rPr");
    }
}

/// How what parts two tables is changed: it goes with the one that goes.
fn between(above: &Table, below: &Table) -> Change {
    let is = |table: &Table, change| table.rows.iter().all(|row| row.change == change);
    let either = |change: &Change| is(above, *change) || is(below, *change);
    [Change::Deleted, Change::Inserted].into_iter().find(either).unwrap_or_default()
}
