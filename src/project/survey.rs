//! What stands in a project now against what is remembered of it.
//!
//! In: the documents there are, the state, and the contents of all files named in it. Out: for each
//! document why it is out of date, if it is; the outputs nobody makes any more. Writes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Component, Path, PathBuf};

use super::draft;
use super::names::Names;
use super::state::{Files, Record, State};
use super::{Project, Recipe};
use crate::batch::{self, Job};
use crate::error::Result;
use crate::hash::Hash;

/// A project as it stands.
#[derive(Debug)]
pub struct Survey {
    /// Its documents, by path.
    pub documents: Vec<Standing>,
    /// Outputs no document makes any more.
    pub orphans: Vec<PathBuf>,
    /// What is remembered, without the documents that are gone.
    pub(super) state: State,
    pub(super) names: Names,
    /// What every record of this recipe says besides its own inputs.
    pub(super) recipe: String,
    pub(super) shared: Files,
}

/// A document and whether it is out of date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The document.
    pub job: Job,
    /// Its name: the way to it from the project's folder.
    pub name: String,
    /// Why it is not as it should be; nothing where it is.
    pub reasons: Vec<Reason>,
}

/// Why a document is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It was never made, or was refused.
    New,
    /// It was made as something else, or by another program.
    Recipe {
        /// How it was made.
        was: String,
        /// How it is to be made.
        is: String,
    },
    /// Its own files are at another commit than the one its outputs name.
    Revised {
        /// The commit they name.
        was: String,
        /// The commit there is.
        is: String,
    },
    /// A file it rests on has another content.
    Changed(String),
    /// A file is there now that it would rest on.
    Appeared(String),
    /// A file it rests on is gone.
    Gone(String),
    /// An output is gone.
    Unmade(String),
    /// An output is of a build that was stopped while it wrote.
    Interrupted(String),
    /// An output is not as it was made: it was signed, or edited.
    Altered(String),
}

impl Reason {
    /// Whether making the document would mend it.
    fn asks_for_making(&self) -> bool {
        match self {
            Reason::New
            | Reason::Recipe { .. }
            | Reason::Revised { .. }
            | Reason::Changed(_)
            | Reason::Appeared(_)
            | Reason::Gone(_)
            | Reason::Unmade(_)
            | Reason::Interrupted(_) => true,
            // What another hand has made is not for us to overwrite.
            Reason::Altered(_) => false,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::New => f.write_str("chưa dựng được lần nào"),
            Reason::Recipe { was, is } => write!(f, "cách dựng đã đổi: {was} → {is}"),
            Reason::Revised { was, is } => write!(f, "bản nguồn đã đổi: {was} → {is}"),
            Reason::Changed(name) => write!(f, "{name} đã đổi"),
            Reason::Appeared(name) => write!(f, "mới có {name}"),
            Reason::Gone(name) => write!(f, "không còn {name}"),
            Reason::Unmade(name) => write!(f, "thiếu {name}"),
            Reason::Interrupted(name) => write!(f, "lần dựng trước dừng khi đang ghi {name}"),
            Reason::Altered(name) => write!(f, "{name} đã bị sửa sau khi dựng"),
        }
    }
}

impl Standing {
    /// Whether it is to be made.
    pub fn is_stale(&self) -> bool {
        self.reasons.iter().any(Reason::asks_for_making)
    }

    /// Outputs that another hand has changed.
    pub fn altered(&self) -> impl Iterator<Item = &str> {
        self.reasons.iter().filter_map(|reason| match reason {
            Reason::Altered(name) => Some(name.as_str()),
            Reason::New
            | Reason::Recipe { .. }
            | Reason::Revised { .. }
            | Reason::Changed(_)
            | Reason::Appeared(_)
            | Reason::Gone(_)
            | Reason::Unmade(_)
            | Reason::Interrupted(_) => None,
        })
    }
}

impl Survey {
    /// Whether every document is as it should be.
    pub fn is_clean(&self) -> bool {
        self.documents.iter().all(|document| document.reasons.is_empty())
    }
}

impl Survey {
    /// The folders outside of the project's in which its documents rest on files.
    pub fn outside(&self) -> BTreeSet<PathBuf> {
        let inputs = self.state.documents.values().flat_map(|record| record.inputs.keys());
        let outside = inputs.chain(self.shared.keys()).filter(|name| {
            let first = Path::new(name.as_str()).components().next();
            !matches!(first, Some(Component::Normal(_)))
        });
        let folders =
            outside.filter_map(|name| Some(self.names.source_path(name).parent()?.to_owned()));
        folders.collect()
    }
}

impl Project {
    /// Looks at every document, every file they rest on and every output.
    ///
    /// # Errors
    /// [`crate::error::Error::Read`] where the folder cannot be read;
    /// [`crate::error::Error::Clash`] where two documents would write the same file.
    pub fn survey(&self, recipe: &Recipe) -> Result<Survey> {
        let mut names = self.names()?;
        let jobs = self.jobs()?;
        let jobs: Vec<(String, Job)> =
            jobs.into_iter().map(|job| (names.source(&job.source), job)).collect();
        let mut state = self.state().unwrap_or_default();
        let shared = recipe.files()?;
        let shared: Files =
            shared.into_iter().map(|file| (names.source(&file.path), file.hash)).collect();
        let recipe = recipe.line();
        let present: BTreeSet<&str> = jobs.iter().map(|(name, _)| name.as_str()).collect();
        let gone = state.documents.extract_if(.., |name, _| !present.contains(name.as_str()));
        let left: Vec<_> = gone.flat_map(|(_, record)| record.outputs).collect();
        state.orphans.extend(left);
        let disk = Disk::of(&state, &names);
        let mut revised = draft::revised(&state, &names);
        drop_settled(&mut state, &disk);
        let orphans = state.orphans.keys().map(|name| names.output_path(name)).collect();
        let documents = jobs.into_iter().map(|(name, job)| {
            let record = state.documents.get(&name);
            let reasons = match record {
                Some(record) => {
                    let mut reasons = disk.against(record, &shared, &state);
                    reasons.extend(revised.remove(&name));
                    if record.recipe != recipe {
                        let (was, is) = (record.recipe.clone(), recipe.clone());
                        reasons.push(Reason::Recipe { was, is });
                    }
                    reasons.sort();
                    reasons
                }
                None => vec![Reason::New],
            };
            Standing { job, name, reasons }
        });
        let documents = documents.collect();
        Ok(Survey { documents, orphans, state, names, recipe, shared })
    }
}

/// Forgets orphans that are gone or made again.
fn drop_settled(state: &mut State, disk: &Disk) {
    let made: BTreeSet<&String> =
        state.documents.values().flat_map(|record| record.outputs.keys()).collect();
    let settled = |name: &String| made.contains(name) || disk.output(name).is_none();
    let kept = state.orphans.iter().filter(|(name, _)| !settled(name));
    state.orphans = kept.map(|(name, hash)| (name.clone(), *hash)).collect();
}

/// What stands in the files that a state names.
struct Disk {
    sources: BTreeMap<String, Option<Hash>>,
    outputs: BTreeMap<String, Option<Hash>>,
}

impl Disk {
    fn of(state: &State, names: &Names) -> Disk {
        let records = || state.documents.values();
        let sources: BTreeSet<&String> = records().flat_map(|one| one.inputs.keys()).collect();
        let outputs: BTreeSet<&String> =
            records().flat_map(|one| one.outputs.keys()).chain(state.orphans.keys()).collect();
        let (sources, outputs): (Vec<_>, Vec<_>) =
            (sources.into_iter().collect(), outputs.into_iter().collect());
        let read = |paths: Vec<PathBuf>| batch::each(&paths, |path| Hash::of_file(path));
        let of_sources = read(sources.iter().map(|name| names.source_path(name)).collect());
        let of_outputs = read(outputs.iter().map(|name| names.output_path(name)).collect());
        Disk {
            sources: sources.into_iter().cloned().zip(of_sources).collect(),
            outputs: outputs.into_iter().cloned().zip(of_outputs).collect(),
        }
    }

    fn output(&self, name: &str) -> Option<Hash> {
        self.outputs.get(name).copied().flatten()
    }

    /// Why what stands here is not what a record tells of.
    fn against(&self, record: &Record, shared: &Files, state: &State) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for (name, was) in &record.inputs {
            let is = self.sources.get(name).copied().flatten();
            reasons.extend(match (*was, is) {
                (was, is) if was == is => None,
                (None, _) => Some(Reason::Appeared(name.clone())),
                (Some(_), None) => Some(Reason::Gone(name.clone())),
                (Some(_), Some(_)) => Some(Reason::Changed(name.clone())),
            });
        }
        let new = shared.keys().filter(|name| !record.inputs.contains_key(*name));
        reasons.extend(new.map(|name| Reason::Appeared(name.clone())));
        for (name, was) in &record.outputs {
            reasons.extend(match self.output(name) {
                None => Some(Reason::Unmade(name.clone())),
                Some(is) if is == *was => None,
                Some(is) if state.pending.contains(&(name.clone(), is)) => {
                    Some(Reason::Interrupted(name.clone()))
                }
                Some(_) => Some(Reason::Altered(name.clone())),
            });
        }
        reasons
    }
}
