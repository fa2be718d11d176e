//! The pages of many documents as those of one file.
//!
//! In: pages, document by document. Out: [`Pages`] whose fonts are written once for all. What is known
//! by its name in a document (places, fields, pictures) is known by its document's number as well.
//! Must not know lists.

use crate::error::{Error, Result};
use crate::layout::Pages;
use crate::layout::page::{Mark, NodeId};
use crate::make::Maker;

/// Pages that were put together so far.
#[derive(Debug, Default)]
pub struct Binder {
    pages: Pages,
    documents: usize,
}

impl Binder {
    /// Puts a document behind those that are there.
    ///
    /// # Errors
    /// [`Error::Unbindable`] for a copy over the pages of a PDF.
    pub fn add(&mut self, document: Pages) -> Result<()> {
        if document.copied.is_some() {
            return Err(Error::Unbindable);
        }
        self.documents += 1;
        let number = self.documents;
        let named = |name: &str| format!("{number}.{name}");
        let before = self.pages.nodes.len();
        let moved = |id: NodeId| NodeId(id.0 + before);
        if number == 1 {
            self.pages.properties = document.properties;
            // Of the one document a record tells of there are many.
            self.pages.properties.record.clear();
            self.pages.properties.identifier.clear();
        }
        for mut node in document.nodes {
            node.parent = node.parent.map(moved);
            node.anchor = node.anchor.as_deref().map(named);
            self.pages.nodes.push(node);
        }
        for (name, picture) in document.pictures {
            self.pages.pictures.insert(named(&name), picture);
        }
        for mut page in document.pages {
            for item in &mut page.items {
                item.node = item.node.map(moved);
                match &mut item.mark {
                    Mark::Picture(mark) => mark.picture = named(&mark.picture),
                    Mark::Field(mark) => mark.name = named(&mark.name),
                    Mark::Text(_) | Mark::Line(_) | Mark::Sheet(_) => {}
                }
            }
            self.pages.pages.push(page);
        }
        Ok(())
    }

    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.pages.pages.len()
    }

    /// All of it as a PDF; none where there is no page.
    ///
    /// # Errors
    /// [`Error::Broken`] if a promise between stages does not hold.
    pub fn pdf(&self, maker: &Maker<'_>) -> Result<Option<Vec<u8>>> {
        match self.pages.pages.is_empty() {
            true => Ok(None),
            false => maker.pdf(&self.pages).map(Some),
        }
    }
}
