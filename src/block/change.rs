//! What an edit did to a tree: marks for a document that shows both its old and its new text.
//!
//! Made by `redline`, read by `write::docx`, passed over by `layout`: a tree with marks holds the
//! parts of both versions and is no page of either.

use crate::block::{Numbering, Orientation};

/// Whether a part stands in both versions of a document, or in one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Change {
    /// In both.
    #[default]
    Kept,
    /// In the new one alone.
    Inserted,
    /// In the old one alone.
    Deleted,
}

/// What an edit did to a paragraph beside its content.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edited {
    /// Which version has the end of the paragraph; without it, the text goes on in the next one.
    pub end: Change,
    /// Name of the paragraph style it had in the old version, where that was another.
    pub style: Option<String>,
}

/// The set-up of the pages that a section's text had before what parts it from the section before
/// came in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Former {
    /// Name of a page set-up in the style sheet.
    pub page: String,
    /// Which way the sheet lay.
    pub orientation: Orientation,
    /// Where page numbers went on.
    pub numbering: Numbering,
}

/// Who made an edit, and when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Revision {
    /// As it is shown beside the changes.
    pub author: String,
    /// As `YYYY-MM-DD`; empty: not told.
    pub date: String,
}
