//! Tracked changes: what is shown as inserted or deleted, by whom and when.
//!
//! In go the marks of the tree; out come `w:ins` and `w:del` around each run, in the properties of
//! rows and of the ends of paragraphs, and the former style of a paragraph. Every run has an element
//! of its own, because a link cannot stand inside of one. Follows ECMA-376 part 1 §17.13.5.

use std::cell::Cell;

use super::body::Walk;
use super::names::broken;
use super::xml::Xml;
use crate::block::change::{Change, Edited, Revision};
use crate::error::Result;

/// So many minutes lie between changes that are not to be taken for one.
const APART: u8 = 5;

/// Whose the changes are, and which one is being written.
pub(super) struct Edits<'a> {
    revision: Option<&'a Revision>,
    /// What is being written.
    pub(super) now: Change,
    /// Id of the next change; those of bookmarks come before it.
    next: Cell<usize>,
    /// What the last run was written as.
    last: Cell<Change>,
    /// The minute of the day that changes are shown at.
    minute: Cell<u8>,
}

impl<'a> Edits<'a> {
    /// No change is being written; ids of changes begin at `first`.
    pub(super) fn new(revision: Option<&'a Revision>, first: usize) -> Edits<'a> {
        Edits {
            revision,
            now: Change::Kept,
            next: Cell::new(first),
            last: Cell::default(),
            minute: Cell::default(),
        }
    }

    /// Whether all of a tree's changes are somebody's.
    pub(super) fn admit(&self, change: Change) -> Result<()> {
        match (change, self.revision) {
            (Change::Kept, _) | (Change::Inserted | Change::Deleted, Some(_)) => Ok(()),
            (Change::Inserted | Change::Deleted, None) => {
                Err(broken("a change in a tree without a revision"))
            }
        }
    }

    /// An element about a change, around what `content` writes.
    pub(super) fn around(&self, xml: &mut Xml, name: &'static str, content: impl FnOnce(&mut Xml)) {
        let id = self.next.replace(self.next.get() + 1);
        let none = Revision::default();
        let Revision { author, date } = self.revision.unwrap_or(&none);
        if date.is_empty() {
            xml.open(name, &[("w:id", &id), ("w:author", author)]);
        } else {
            let time = format!("{date}T00:{:02}:00Z", self.minute.get());
            xml.open(name, &[("w:id", &id), ("w:author", author), ("w:date", &time)]);
        }
        content(xml);
        xml.close(name);
    }

    /// Begins the text of a paragraph.
    pub(super) fn enter(&self) {
        self.last.set(Change::Kept);
    }

    /// Ends the text of a paragraph, with what happened to its end.
    ///
    /// LibreOffice takes the change that a paragraph ends with and the one that the next begins with
    /// for one, if they are of one hand and no more than a minute lies between them, and with it what
    /// parts the paragraphs, though the file keeps it.
    pub(super) fn leave(&self, end: Change) {
        if self.last.get() != Change::Kept && end == Change::Kept {
            self.minute.set(APART - self.minute.get());
        }
    }

    /// The mark of a change that has nothing in it: of a row, of the end of a paragraph.
    pub(super) fn mark(&self, xml: &mut Xml, change: Change) {
        match change {
            Change::Kept => {}
            Change::Inserted => self.around(xml, "w:ins", |_| {}),
            Change::Deleted => self.around(xml, "w:del", |_| {}),
        }
    }

    /// The mark of the end of a paragraph, in its properties before those of its section.
    pub(super) fn end(&self, xml: &mut Xml, change: Change) {
        xml.open_optional("w:rPr");
        self.mark(xml, change);
        xml.close("w:rPr");
    }
}

impl Walk<'_> {
    /// A run of what is being written.
    pub(super) fn run(&self, xml: &mut Xml, content: impl FnOnce(&mut Xml)) {
        let run = |xml: &mut Xml| {
            xml.open("w:r", &[]);
            content(xml);
            xml.close("w:r");
        };
        self.edits.last.set(self.edits.now);
        match self.edits.now {
            Change::Kept => run(xml),
            Change::Inserted => self.edits.around(xml, "w:ins", run),
            Change::Deleted => self.edits.around(xml, "w:del", run),
        }
    }

    /// Letters in a run.
    pub(super) fn letters(&self, xml: &mut Xml, text: &str) {
        match self.edits.now {
            Change::Kept | Change::Inserted => xml.words("w:t", text),
            Change::Deleted => xml.words("w:delText", text),
        }
    }

    /// The code of a field in a run.
    pub(super) fn field_code(&self, xml: &mut Xml, code: &str) {
        match self.edits.now {
            Change::Kept | Change::Inserted => xml.words("w:instrText", code),
            Change::Deleted => xml.words("w:delInstrText", code),
        }
    }

    /// The style a paragraph had, as the last of its properties.
    pub(super) fn former_style(&self, xml: &mut Xml, edited: &Edited) -> Result<()> {
        let Some(style) = &edited.style else { return Ok(()) };
        let style = self.names.paragraph(style)?;
        self.edits.around(xml, "w:pPrChange", |xml| {
            xml.open("w:pPr", &[]);
            xml.val("w:pStyle", &style);
            xml.close("w:pPr");
        });
        Ok(())
    }

    /// Writes something that one version alone may have.
    pub(super) fn changed<T>(
        &mut self,
        change: Change,
        write: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        self.edits.admit(change)?;
        let before = std::mem::replace(&mut self.edits.now, change);
        let written = write(self);
        self.edits.now = before;
        written
    }
}
