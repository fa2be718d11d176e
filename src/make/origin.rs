//! What a draft was made from, as its files say it.
//!
//! In: the files a document rests on and what it says of what is shared, as they were read. Out: an
//! [`Origin`]. Whatever of a dossier the document does not say is no part of it, so that a draft
//! changes when its words or its own files do and not else. Must not know formats.

use std::fmt;

use crate::hash::{Hash, Stamp};
use crate::history;
use crate::input::Shared;

/// So many digits of a content are shown.
const DIGITS: usize = 12;

/// What a draft was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its own files, the document first.
    pub sources: Vec<Stamp>,
    /// The last commit that changed one of them ([`history::commit`]).
    pub commit: Option<String>,
    /// Of all it was made from; without the names of files, so that it is the same in every folder.
    content: Hash,
}

impl Origin {
    /// That of a document that rests on these files and says this of what it shares with others.
    pub(super) fn of(files: &[Stamp], shared: &[Shared]) -> Origin {
        let sources = files.to_vec();
        let contents = sources.iter().filter_map(|source| source.hash);
        let said = shared.iter().map(|shared| {
            let content = shared.content.as_deref().unwrap_or_default();
            format!("{} {content}", shared.key)
        });
        let mut all: Vec<Hash> =
            contents.chain(said.map(|said| Hash::of(said.as_bytes()))).collect();
        all.sort_unstable();
        all.dedup();
        let all: Vec<String> = all.iter().map(Hash::to_string).collect();
        let content = Hash::of(all.join("\n").as_bytes());
        Origin { commit: history::commit(&sources), sources, content }
    }
}

/// `git 3f2a9c1d4e5b, sha256 ba7816bf8f01`.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(commit) = &self.commit {
            write!(f, "{commit}, ")?;
        }
        write!(f, "sha256 {}", &self.content.to_string()[..DIGITS])
    }
}
