//! The commit that the files of a draft name: it is made anew when its own files are at another.
//!
//! In: what was made of a draft, and later what is remembered of it. Out: an [`Origin`], and the
//! documents whose files are at another commit by now. What is no draft has none and is never asked
//! for. Must not know git.

use std::collections::BTreeMap;

use super::names::Names;
use super::reason::Reason;
use super::state::State;
use crate::batch;
use crate::hash::{Hash, Stamp};
use crate::history;
use crate::make::Made;

/// What the files of a draft say they were made from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Origin {
    /// The commit they name, if they name one.
    pub(super) commit: Option<String>,
    /// The files it is the commit of, by names below the folder, the document first.
    pub(super) sources: Vec<String>,
}

impl Origin {
    /// That of a document that was made; none where it is no draft.
    pub(super) fn of(made: &Made, names: &mut Names) -> Option<Origin> {
        let origin = made.origin.as_ref()?;
        let sources = origin.sources.iter().map(|file| names.source(&file.path)).collect();
        Some(Origin { commit: origin.commit.clone(), sources })
    }

    fn commit_now(&self, names: &Names) -> Option<String> {
        let stamp = |name: &String| {
            let path = names.source_path(name);
            Stamp { hash: Hash::of_file(&path), path }
        };
        history::commit(&self.sources.iter().map(stamp).collect::<Vec<_>>())
    }
}

/// What stands where there is no commit.
const NONE: &str = "không có trong git";

/// The documents whose outputs name another commit than their files are at.
pub(super) fn revised(state: &State, names: &Names) -> BTreeMap<String, Reason> {
    let records = state.documents.iter();
    let drafts = records.filter_map(|(name, record)| Some((name, record.origin.as_ref()?)));
    let drafts: Vec<_> = drafts.collect();
    let now = batch::each(&drafts, |(_, origin)| origin.commit_now(names));
    let moved = drafts.into_iter().zip(now).filter(|((_, origin), is)| origin.commit != *is);
    let told = |commit: Option<String>| commit.unwrap_or_else(|| NONE.to_owned());
    let moved = moved.map(|((name, origin), is)| {
        (name.clone(), Reason::Revised { was: told(origin.commit.clone()), is: told(is) })
    });
    moved.collect()
}
