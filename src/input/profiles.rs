//! The profiles of a `co-quan.yaml`, read once for all documents of a run.
//!
//! In: the file. Out: its entries and what is wrong with its YAML, ready to be taken into the texts of
//! any reading. Must not know what a profile says.

use std::path::Path;
use std::sync::Arc;

use super::border;
use super::yaml::{self, Entry, Node, Value};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::hash::Hash;
use crate::source::{SourceId, Sources, Span};

/// A file of profiles.
#[derive(Debug)]
pub(super) struct ProfileFile {
    /// Its path as the user would type it.
    pub(super) name: String,
    /// Its content.
    pub(super) hash: Option<Hash>,
    /// Its text alone, which all its places lie in.
    sources: Sources,
    findings: Vec<Diagnostic>,
    /// None where the text could not be read.
    root: Option<Node>,
}

impl ProfileFile {
    /// Reads a file.
    ///
    /// # Errors
    /// [`crate::error::Error::Read`] when it cannot be read.
    pub(super) fn read(path: &Path) -> Result<ProfileFile> {
        let (mut sources, mut findings) = (Sources::default(), Vec::new());
        let name = path.display().to_string();
        let entry = border::read(path, &name, &mut sources, &mut findings)?;
        let root = match entry.readable {
            true => yaml::parse(entry.source, &sources, &mut findings),
            false => None,
        };
        Ok(ProfileFile { name, hash: entry.hash, sources, findings, root })
    }

    /// Takes its text into the texts of a reading, and gives its findings as they are there.
    pub(super) fn join(&self, sources: &mut Sources) -> (SourceId, Vec<Diagnostic>) {
        let source = sources.share(self.sources.shared(SourceId::default()));
        let findings = self.findings.iter().cloned().map(|finding| moved(finding, source));
        (source, findings.collect())
    }

    /// The profiles by their ids; none where it holds something else.
    pub(super) fn entries(&self) -> Option<&[Entry]> {
        match &self.root.as_ref()?.value {
            Value::Mapping(entries) => Some(entries),
            Value::Scalar(_) | Value::Sequence(_) => None,
        }
    }

    /// What it holds, if it could be read, in the texts of a reading.
    pub(super) fn root(&self, source: SourceId) -> Option<Node> {
        Some(self.root.clone()?.moved(source))
    }
}

/// The file as a reading has it.
#[derive(Debug, Clone)]
pub(super) struct Joined {
    /// The file.
    pub(super) file: Arc<ProfileFile>,
    /// Its text in the reading.
    pub(super) source: SourceId,
}

/// A finding of a text that stands among others.
pub(super) fn moved(mut finding: Diagnostic, source: SourceId) -> Diagnostic {
    let there = |span: Span| Span { source, ..span };
    finding.span = finding.span.map(there);
    finding.fix.iter_mut().for_each(|fix| fix.span = there(fix.span));
    finding.related.iter_mut().for_each(|(span, _)| *span = there(*span));
    finding
}
