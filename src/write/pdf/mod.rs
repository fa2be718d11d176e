//! Finished pages to a PDF that is valid PDF/A-2a and PDF/UA-1 at once.
//!
//! Takes `Pages` and the programs of the four faces; gives the bytes of the file. Knows nothing of
//! styles, templates or kinds of documents, and computes no position: every mark is drawn where
//! layout put it. printpdf writes pages, operators and font dictionaries; what it leaves out
//! (structure, metadata, output intent, outline, `/ID`) is added by [`finish`] to its object tree
//! before anything is serialised. Sources: ISO 32000-1, ISO 19005-2, ISO 14289-1 and the table of
//! `reference/pdf.md` §2.

mod content;
mod copied;
mod finish;
mod font;
mod icc;
mod metadata;
mod navigation;
mod nesting;
mod overlay;
mod packing;
mod tags;
#[cfg(test)]
mod tests;

use std::fmt::Display;

use crate::error::{Error, Result};
use crate::kit::style::Face;
use crate::layout::page::{Node, NodeId, Pages};

/// The programs (TrueType or OpenType files) of the four faces.
#[derive(Debug, Clone, Copy)]
pub struct FontBytes<'a> {
    /// In the order of [`Face::ALL`]; a face that draws nothing is never looked at.
    pub faces: [&'a [u8]; 4],
}

impl<'a> FontBytes<'a> {
    fn of(&self, face: Face) -> &'a [u8] {
        self.faces[face as usize]
    }
}

/// What the files of one run share: subsets of the fonts, which are the same wherever the same letters
/// stand, as in the documents of a list. How a file comes out does not depend on it.
#[derive(Default)]
pub struct Writer {
    cuts: font::Cuts,
}

impl Writer {
    /// Writes `pages` as a PDF file, as [`write`] does. The fonts are the same at every call.
    ///
    /// # Errors
    ///
    /// As [`write`].
    pub fn write(&self, pages: &Pages, fonts: &FontBytes) -> Result<Vec<u8>> {
        if pages.pages.is_empty() {
            return Err(broken("a document without a page"));
        }
        nesting::check(pages)?;
        let fonts = font::Fonts::subset(pages, fonts, &self.cuts)?;
        let drawn = content::draw(pages, &fonts);
        finish::finish(pages, drawn, &fonts)
    }
}

/// Writes `pages` as a PDF file; the same pages and fonts give the same bytes, always and
/// everywhere.
///
/// # Errors
///
/// [`Error::Font`]: a face cannot be read, must not be embedded or lacks a letter.
/// [`Error::Broken`]: there is no page, or the structure of the pages breaks the promises of
/// [`crate::layout::page::NodeRole`].
pub fn write(pages: &Pages, fonts: &FontBytes) -> Result<Vec<u8>> {
    Writer::default().write(pages, fonts)
}

/// A broken promise between the stages.
fn broken(what: impl Display) -> Error {
    Error::Broken { stage: "write::pdf", message: what.to_string() }
}

/// The node of `id`.
fn node(pages: &Pages, id: NodeId) -> &Node {
    &pages.nodes[id.0]
}
