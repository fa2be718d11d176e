//! Footnotes: marks in the text, and the part that holds the notes.
//!
//! In go the notes the walk has met; out comes `footnotes.xml`, with the two separators Word
//! expects before them. Follows ECMA-376 part 1 §17.11 and `layout-facts` §6, §14.10.

use super::body::{Story, Walk};
use super::names::broken;
use super::parts;
use super::xml::Xml;
use crate::block::{Note, Paragraph};
use crate::error::Result;
use crate::kit::style::ParagraphStyle;

/// Ids of the rule above the notes and of the rule above a note that goes on; `settings.xml`
/// names them.
pub(super) const SEPARATORS: [(&str, &str, i32); 2] =
    [("separator", "w:separator", -1), ("continuationSeparator", "w:continuationSeparator", 0)];

impl<'a> Walk<'a> {
    /// The mark in the text; its note is written with the others at the end.
    pub(super) fn note_reference(
        &mut self,
        xml: &mut Xml,
        note: &'a Note,
        paragraph: &ParagraphStyle,
        story: Story,
    ) -> Result<()> {
        match story {
            Story::Main => {}
            Story::Margin | Story::Note => {
                return Err(broken("a footnote stands outside the main text"));
            }
        }
        self.notes.push(note);
        let look = self.run_look(&self.sheet.notes.mark, paragraph)?;
        self.run(xml, |xml| {
            look.write(xml);
            xml.leaf("w:footnoteReference", &[("w:id", &self.notes.len())]);
        });
        Ok(())
    }

    /// The part of all notes met.
    pub(super) fn notes_part(&mut self) -> Result<Vec<u8>> {
        let mut xml = Xml::new();
        xml.open("w:footnotes", parts::NAMESPACES);
        for (kind, element, id) in SEPARATORS {
            xml.open("w:footnote", &[("w:type", &kind), ("w:id", &id)]);
            self.separator(&mut xml, element);
            xml.close("w:footnote");
        }
        let notes = std::mem::take(&mut self.notes);
        for (index, note) in notes.into_iter().enumerate() {
            xml.open("w:footnote", &[("w:id", &(index + 1))]);
            self.note(&mut xml, note)?;
            xml.close("w:footnote");
        }
        xml.close("w:footnotes");
        Ok(xml.finish())
    }

    /// The paragraph of a separator, exactly as high as the room layout keeps for it: Word would
    /// otherwise give it a line of the default size.
    fn separator(&self, xml: &mut Xml, element: &'static str) {
        let height = self.sheet.notes.separator.as_twips();
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        let line: [(&str, &dyn std::fmt::Display); 4] =
            [("w:before", &0), ("w:after", &0), ("w:line", &height), ("w:lineRule", &"exact")];
        xml.leaf("w:spacing", &line);
        xml.close("w:pPr");
        xml.open("w:r", &[]);
        xml.leaf(element, &[]);
        xml.close("w:r");
        xml.close("w:p");
    }

    fn note(&mut self, xml: &mut Xml, note: &'a Note) -> Result<()> {
        let Some((first, others)) = note.paragraphs.split_first() else {
            return Err(broken("a footnote holds no paragraph"));
        };
        xml.open("w:p", &[]);
        self.paragraph_properties(xml, first, None)?;
        self.note_number(xml, first)?;
        self.content(xml, first, Story::Note)?;
        xml.close("w:p");
        for paragraph in others {
            self.paragraph(xml, paragraph, Story::Note, None)?;
        }
        Ok(())
    }

    /// The number before the note and the space behind it.
    fn note_number(&self, xml: &mut Xml, paragraph: &Paragraph) -> Result<()> {
        xml.open("w:r", &[]);
        let style = self.paragraph_style(&paragraph.style)?;
        self.run_look(&self.sheet.notes.mark, style)?.write(xml);
        xml.leaf("w:footnoteRef", &[]);
        xml.close("w:r");
        xml.open("w:r", &[]);
        xml.words("w:t", " ");
        xml.close("w:r");
        Ok(())
    }
}
