//! Writes a DOCX as a careful Word user would have made it.
//!
//! In go the tree completed by `layout::measure` (every drawn line has its length) and the style
//! sheet; out come the bytes of the file, the same for the same input on every machine. Decides
//! nothing: looks are named styles, lengths come from the sheet. Must not know pages or kinds of
//! document. Follows ECMA-376 (transitional) and, where Word and LibreOffice could disagree,
//! `layout-facts` §14.

mod body;
mod bookmarks;
mod contents;
mod drawing;
mod edits;
mod media;
mod names;
mod notes;
mod order;
mod package;
mod parts;
mod section;
mod styles;
mod table;
mod tabs;
#[cfg(test)]
mod tests;
mod xml;

use body::{Column, Story, Walk};
use names::{StyleNames, broken};
use package::{Constant, Package};
use section::Margins;
use xml::Xml;

use crate::block::Tree;
use crate::error::Result;
use crate::kit::style::StyleSheet;

/// Writes documents of one style sheet; what depends on the sheet alone is made once.
pub struct Writer<'a> {
    sheet: &'a StyleSheet,
    names: StyleNames,
    constant: Constant,
}

impl<'a> Writer<'a> {
    /// A writer for documents of this sheet.
    ///
    /// # Errors
    ///
    /// `Error::Broken` if the parts cannot be packed.
    pub fn new(sheet: &'a StyleSheet) -> Result<Writer<'a>> {
        let names = StyleNames::of(sheet);
        let constant = Constant::new(&[
            ("docProps/app.xml", parts::application()),
            ("word/styles.xml", styles::part(sheet, &names)),
            ("word/settings.xml", parts::settings(sheet)),
            ("word/fontTable.xml", parts::fonts(sheet)),
            ("word/theme/theme1.xml", parts::theme(sheet)),
        ])?;
        Ok(Writer { sheet, names, constant })
    }

    /// The DOCX of a tree.
    ///
    /// # Errors
    ///
    /// `Error::Broken` where the tree breaks a promise: a name the sheet lacks, a drawn line not
    /// measured, a reference without its anchor, rows of different width, a note outside the text.
    pub fn write(&self, tree: &Tree) -> Result<Vec<u8>> {
        let Some((last, others)) = tree.sections.split_last() else {
            return Err(broken("a tree without sections"));
        };
        let mut walk = Walk::new(tree, self.sheet, &self.names)?;
        let mut package = Package::default();
        let mut margins = Margins::default();
        let mut xml = Xml::new();
        xml.open("w:document", parts::NAMESPACES);
        xml.open("w:body", &[]);
        for section in others {
            let setup = walk.setup(section, &mut margins, &mut package)?;
            let column = Column { width: setup.text_width(), story: Story::Main };
            walk.blocks(&mut xml, &section.blocks, column, Some(&setup))?;
        }
        let setup = walk.setup(last, &mut margins, &mut package)?;
        let column = Column { width: setup.text_width(), story: Story::Main };
        walk.blocks(&mut xml, &last.blocks, column, None)?;
        setup.write(&mut xml, &walk.edits);
        xml.close("w:body");
        xml.close("w:document");
        let notes = walk.notes_part()?;
        let core = parts::core(&tree.properties)?;
        if let Some(custom) = parts::custom(&tree.properties) {
            package.add_custom(custom);
        }
        for (relation, path, bytes) in walk.pictures.files() {
            package.add_picture(relation, path, bytes.to_vec());
        }
        package.pack(&self.constant, &core, &xml.finish(), &notes)
    }
}

/// The DOCX of one tree; for many of one sheet keep a [`Writer`].
///
/// # Errors
///
/// As [`Writer::write`].
pub fn write(tree: &Tree, sheet: &StyleSheet) -> Result<Vec<u8>> {
    Writer::new(sheet)?.write(tree)
}
