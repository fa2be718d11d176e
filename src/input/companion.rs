//! Files beside documents that many documents rest on, read once in a run.
//!
//! In: the path of a YAML file. Out: its nodes and findings, as they are in the texts of whoever asks.
//! Must not know what stands in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::border;
use super::yaml::{self, Node};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::hash::Hash;
use crate::source::{SourceId, Sources, Span};

/// The files of a run by their paths.
#[derive(Debug, Default)]
pub(super) struct Companions(Mutex<BTreeMap<PathBuf, Arc<Companion>>>);

/// A file as it was read, all places in its own text.
#[derive(Debug)]
struct Companion {
    sources: Sources,
    source: SourceId,
    findings: Vec<Diagnostic>,
    readable: bool,
    hash: Option<Hash>,
    root: Option<Node>,
}

/// A file in the texts of a reading.
pub(super) struct Joined {
    /// What is wrong with it.
    pub(super) findings: Vec<Diagnostic>,
    /// Whether it is whole enough to be read on.
    pub(super) readable: bool,
    /// Its content; none of a file that was left unread.
    pub(super) hash: Option<Hash>,
    /// What stands in it.
    pub(super) root: Option<Node>,
}

impl Companions {
    /// Reads everything anew from here on.
    pub(super) fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// A file among the texts of a reading.
    ///
    /// # Errors
    /// [`crate::error::Error::Read`] when it cannot be read; that is tried anew each time.
    pub(super) fn join(&self, path: &Path, sources: &mut Sources) -> Result<Joined> {
        let companion = self.of(path)?;
        let source = sources.share(companion.sources.shared(companion.source));
        let moved = |span: Span| Span { source, ..span };
        let findings = companion.findings.iter().cloned().map(|mut finding| {
            finding.span = finding.span.map(moved);
            finding.related.iter_mut().for_each(|(span, _)| *span = moved(*span));
            if let Some(fix) = &mut finding.fix {
                fix.span = moved(fix.span);
            }
            finding
        });
        Ok(Joined {
            findings: findings.collect(),
            readable: companion.readable,
            hash: companion.hash,
            root: companion.root.clone().map(|root| root.moved(source)),
        })
    }

    fn of(&self, path: &Path) -> Result<Arc<Companion>> {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(companion) = known().get(path) {
            return Ok(Arc::clone(companion));
        }
        let (mut sources, mut findings) = (Sources::default(), Vec::new());
        let name = path.display().to_string();
        let border::Entry { source, readable, hash } =
            border::read(path, &name, &mut sources, &mut findings)?;
        let root = match readable {
            true => yaml::parse(source, &sources, &mut findings),
            false => None,
        };
        let companion = Arc::new(Companion { sources, source, findings, readable, hash, root });
        known().insert(path.to_owned(), Arc::clone(&companion));
        Ok(companion)
    }
}
