//! A document that names a list, made or looked at as one that has many files.
//!
//! So folders, projects and checks need not know which documents name lists.

use std::path::Path;

use super::{Made, Maker, Purpose};
use crate::error::Result;
use crate::input::manuscript::Manuscript;
use crate::merge::{Asked, Merge, Opened};

impl Maker<'_> {
    /// Looks at a document with the values of each row of a list; what is found in all rows is told
    /// once.
    ///
    /// # Errors
    /// As [`Merge::open`].
    pub fn check_rows(&self, path: &Path, asked: &Asked) -> Result<Made> {
        self.with_rows(Manuscript::open(path)?, asked, Purpose::Findings)
    }

    pub(super) fn every_row(&self, text: Manuscript, purpose: Purpose<'_>) -> Result<Made> {
        self.with_rows(text, &Asked::default(), purpose)
    }

    fn with_rows(&self, text: Manuscript, asked: &Asked, purpose: Purpose<'_>) -> Result<Made> {
        match Merge::of(self, text, asked)? {
            Opened::Ready(merge) => merge.gathered(self, purpose),
            Opened::Refused(made) => Ok(*made),
        }
    }
}
