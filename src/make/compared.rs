//! Two versions of a document, and what changed from one to the other.
//!
//! A version is read and measured as for its files, but whatever rules find in it: what is compared
//! is often a draft. Nothing is written to disk here.

use std::path::Path;

use super::{Maker, has_error};
use crate::block::Tree;
use crate::block::change::Revision;
use crate::checks;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::fit;
use crate::input::file::files;
use crate::input::{self};
use crate::kit::style::StyleSheet;
use crate::layout;
use crate::redline::{self, Summary};
use crate::source::Sources;
use crate::tree;
use crate::write::docx;

/// A version of a document.
#[derive(Debug, Default)]
pub struct Version {
    /// Every file that was read, for the places of findings.
    pub sources: Sources,
    /// Why it cannot be read; what rules find is not among them.
    pub findings: Vec<Diagnostic>,
    /// The tree of each of its files with what its name adds to the document's own; none where it
    /// cannot be read.
    files: Vec<(String, Tree)>,
    sheet: StyleSheet,
}

impl Version {
    /// Whether it can be compared.
    pub fn is_readable(&self) -> bool {
        !self.files.is_empty()
    }

    fn tree(&self, suffix: &str) -> Option<&Tree> {
        self.files.iter().find(|(own, _)| own == suffix).map(|(_, tree)| tree)
    }
}

/// Whose changes they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signed {
    /// The author that is shown.
    pub author: String,
    /// The date that is shown, as `YYYY-MM-DD`; none: that of the new version.
    pub date: Option<String>,
}

/// What changed in one file of a document.
#[derive(Debug)]
pub struct Compared {
    /// What its name adds to the document's own; empty for the document itself.
    pub suffix: String,
    /// What changed, to be told.
    pub summary: Summary,
    /// A DOCX with the changes tracked; none where nothing changed.
    pub docx: Option<Vec<u8>>,
}

impl Maker<'_> {
    /// A version of a document.
    ///
    /// # Errors
    /// As [`Maker::make`].
    pub fn version(&self, path: &Path) -> Result<Version> {
        let mut version = Version::default();
        let reading = input::read(path, self.kit, &mut version.sources)?;
        version.findings = reading.findings;
        let Some(document) = reading.document else { return Ok(version) };
        let (sheet, faults) = checks::sheet(&document, self.kit);
        version.findings.extend(faults);
        if has_error(&version.findings) {
            return Ok(version);
        }
        let files = files(document);
        let main = &files.first().expect("a document has a main file").document;
        let fitted = fit::fit(main.innermost(), self.kit, &self.templates, &self.faces, sheet)?;
        version.sheet = fitted.sheet;
        for file in files {
            let (_, mut tree) =
                tree::of(&file.document, self.kit, &self.templates, &version.sheet)?;
            layout::measure(&mut tree, &version.sheet, &self.faces)?;
            version.files.push((file.suffix, tree));
        }
        Ok(version)
    }

    /// What changed from one version to another, file by file: those of the new version, then those
    /// it has no more. The DOCX is set as the new version is.
    ///
    /// # Errors
    /// [`crate::error::Error::Broken`] if a promise between stages does not hold.
    pub fn compare(&self, old: &Version, new: &Version, signed: &Signed) -> Result<Vec<Compared>> {
        let gone = old.files.iter().filter(|(suffix, _)| new.tree(suffix).is_none());
        let suffixes = new.files.iter().chain(gone).map(|(suffix, _)| suffix.as_str());
        let date = new.tree("").map(|tree| tree.properties.date.clone()).unwrap_or_default();
        let revision =
            Revision { author: signed.author.clone(), date: signed.date.clone().unwrap_or(date) };
        let none = Tree::default();
        let mut compared = Vec::new();
        for suffix in suffixes {
            let (old, new_tree) = (old.tree(suffix), new.tree(suffix));
            let (old, new_tree) = (old.unwrap_or(&none), new_tree.unwrap_or(&none));
            let tree = redline::compare(old, new_tree, &self.kit.words, revision.clone());
            let docx = match redline::is_changed(&tree) {
                true => Some(docx::write(&tree, &new.sheet)?),
                false => None,
            };
            let summary = Summary::of(&tree, &new.sheet, &self.kit.words);
            compared.push(Compared { suffix: suffix.to_owned(), summary, docx });
        }
        Ok(compared)
    }
}
