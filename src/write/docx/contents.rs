//! The table of contents: a TOC field whose result, with the right page numbers, stands in the file.
//!
//! In goes the listing that layout has made; out come its paragraphs, each a link to its heading with
//! a PAGEREF field, so that nothing has to be brought up to date at first opening and all of it can
//! be later. Follows ECMA-376 part 1 §17.16.5.68 (TOC) and §17.16.5.43 (PAGEREF).

use super::body::{Walk, begin_field, end_field, field, in_run};
use super::names::broken;
use super::tabs::tab;
use super::xml::Xml;
use crate::block::{Contents, Entry};
use crate::error::Result;
use crate::kit::style::Leader;
use crate::length::Length;

impl Walk<'_> {
    /// The paragraphs of a table of contents.
    pub(super) fn contents(&self, xml: &mut Xml, contents: &Contents) -> Result<()> {
        let listing = contents.listing.as_ref();
        let listing = listing.ok_or_else(|| broken("a table of contents has not been made"))?;
        let (first, last) = listing.levels;
        for (index, entry) in listing.entries.iter().enumerate() {
            xml.open("w:p", &[]);
            self.entry_properties(xml, contents, entry, listing.width)?;
            if index == 0 {
                begin_field(xml, &format!(" TOC \\o \"{first}-{last}\" \\h \\z \\u "));
            }
            self.entry(xml, entry)?;
            if index + 1 == listing.entries.len() {
                end_field(xml);
            }
            xml.close("w:p");
        }
        Ok(())
    }

    fn entry_properties(
        &self,
        xml: &mut Xml,
        contents: &Contents,
        entry: &Entry,
        width: Length,
    ) -> Result<()> {
        let style = format!("{}-{}", contents.style, entry.level);
        xml.open("w:pPr", &[]);
        xml.val("w:pStyle", &self.names.paragraph(&style)?);
        xml.open("w:tabs", &[]);
        tab(xml, width, "right", Leader::Dots);
        xml.close("w:tabs");
        xml.close("w:pPr");
        Ok(())
    }

    fn entry(&self, xml: &mut Xml, entry: &Entry) -> Result<()> {
        let bookmark = self.bookmarks.name(&entry.target)?;
        xml.open("w:hyperlink", &[("w:anchor", &bookmark), ("w:history", &1)]);
        in_run(xml, |xml| xml.words("w:t", &entry.text));
        in_run(xml, |xml| xml.leaf("w:tab", &[]));
        field(xml, &format!(" PAGEREF {bookmark} \\h "), |xml| {
            in_run(xml, |xml| xml.words("w:t", &entry.page.to_string()));
            Ok(())
        })?;
        xml.close("w:hyperlink");
        Ok(())
    }
}
