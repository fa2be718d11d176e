//! The revision that the files of a draft name: it is made anew when its sources are at another.
//!
//! In: what was made of a draft, and later what is remembered of it. Out: an [`Origin`], and the
//! documents whose sources are at another revision by now. What is no draft has none and is never
//! asked for. Must not know git.

use std::collections::BTreeMap;

use super::names::Names;
use super::state::State;
use super::survey::Reason;
use crate::batch;
use crate::hash::{Hash, Stamp};
use crate::history;
use crate::make::Made;

/// What the files of a draft say they were made from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Origin {
    /// The revision they name.
    pub(super) revision: String,
    /// The sources it is the revision of, by names below the folder, the document first.
    pub(super) sources: Vec<String>,
}

impl Origin {
    /// That of a document that was made; none where it is no draft.
    pub(super) fn of(made: &Made, names: &mut Names) -> Option<Origin> {
        let revision = made.revision.clone()?;
        let sources = made.files.iter().map(|file| names.source(&file.path)).collect();
        Some(Origin { revision, sources })
    }

    fn revision_now(&self, names: &Names) -> String {
        let stamp = |name: &String| {
            let path = names.source_path(name);
            Stamp { hash: Hash::of_file(&path), path }
        };
        history::revision(&self.sources.iter().map(stamp).collect::<Vec<_>>())
    }
}

/// The documents whose outputs name another revision than their sources are at.
pub(super) fn revised(state: &State, names: &Names) -> BTreeMap<String, Reason> {
    let records = state.documents.iter();
    let drafts = records.filter_map(|(name, record)| Some((name, record.origin.as_ref()?)));
    let drafts: Vec<_> = drafts.collect();
    let now = batch::each(&drafts, |(_, origin)| origin.revision_now(names));
    let moved = drafts.into_iter().zip(now).filter(|((_, origin), is)| origin.revision != *is);
    let moved = moved.map(|((name, origin), is)| {
        (name.clone(), Reason::Revised { was: origin.revision.clone(), is })
    });
    moved.collect()
}
