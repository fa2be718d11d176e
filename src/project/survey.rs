//! What stands in a project now against what is remembered of it.
//!
//! In: the documents there are, the state, and the contents of all files named in it. Out: for each
//! document why it is out of date, if it is; the outputs nobody makes any more. Where a file that was
//! only looked into has changed, the document is read again, and what it uses now is held against what
//! it used. Writes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use super::draft;
use super::names::Names;
use super::reason::Reason;
use super::state::{Files, Record, State, Values, remembered};
use super::tasks::{Task, Tasks};
use super::{Project, Recipe};
use crate::batch::{self, Job};
use crate::error::Result;
use crate::hash::{Hash, Stamp};
use crate::input::project::{Planned, Projects};
use crate::input::{self, Shared};
use crate::make::Format;
use crate::source::Sources;

/// A project as it stands.
#[derive(Debug)]
pub struct Survey {
    /// Its documents, in the order of its plan.
    pub documents: Vec<Standing>,
    /// Outputs no document makes any more.
    pub orphans: Vec<PathBuf>,
    /// What is to be built, and what is wrong with the keys that say so.
    pub planned: Planned,
    /// What is remembered, without the documents that are gone.
    pub(super) state: State,
    pub(super) names: Names,
    pub(super) shared: Files,
    /// What the names of all documents are: an id may lead to another one when there are others.
    pub(super) listing: Hash,
    /// Whether files have changed that documents only look into.
    pub(super) has_looked_again: bool,
}

/// A document and whether it is out of date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The document.
    pub job: Job,
    /// Its name: the way to it from the project's folder.
    pub name: String,
    /// As what it is to be made.
    pub formats: Vec<Format>,
    /// With what, in one line.
    pub(super) recipe: String,
    /// Why it is not as it should be; nothing where it is.
    pub reasons: Vec<Reason>,
}

impl Standing {
    /// Whether it is to be made.
    pub fn is_stale(&self) -> bool {
        self.reasons.iter().any(Reason::asks_for_making)
    }

    /// Outputs that another hand has changed.
    pub fn altered(&self) -> impl Iterator<Item = &str> {
        self.reasons.iter().filter_map(Reason::altered)
    }
}

/// What stands in for the names of all documents among the files that are looked into.
const LISTING: &str = "./*.yaml";

impl Survey {
    /// Whether every document is as it should be.
    pub fn is_clean(&self) -> bool {
        self.documents.iter().all(|document| document.reasons.is_empty())
    }

    /// The keys of what the documents share that they use; none while one is out of date.
    pub(super) fn used(&self) -> Option<BTreeSet<String>> {
        let is_done = self.documents.iter().all(|document| !document.is_stale());
        let values = self.state.documents.values().flat_map(|record| &record.values);
        // A document that is left out may use what no other does.
        let is_whole = self.planned.plan.takes_all();
        (is_done && is_whole).then(|| values.map(|(key, _)| key.clone()).collect())
    }

    /// The documents that are out of date and rest on a file, wholly or for what it says.
    pub fn reached(&self, job: &Job) -> impl Iterator<Item = &Standing> {
        let own = self.documents.iter().find(|document| document.job == *job);
        let own = own.map(|document| &document.name);
        self.documents.iter().filter(move |document| {
            let record = self.state.documents.get(&document.name);
            let rests = |record: &Record, name| {
                record.inputs.contains_key(name) || record.looked.contains_key(name)
            };
            document.is_stale() && record.zip(own).is_some_and(|(record, own)| rests(record, own))
        })
    }

    /// What is to be remembered of the files that a document rests on, of those it looked into, and
    /// of what it used of them.
    pub(super) fn rested(
        &mut self,
        files: &[Stamp],
        looked: &[Stamp],
        shared: &[Shared],
    ) -> (Files, Files, Values) {
        let mut inputs = self.shared.clone();
        inputs.extend(files.iter().map(|file| (self.names.source(&file.path), file.hash)));
        let values = values(shared);
        let mut seen: Files =
            looked.iter().map(|file| (self.names.source(&file.path), file.hash)).collect();
        seen.retain(|name, _| !inputs.contains_key(name));
        if values.iter().any(|(key, _)| key.starts_with('@')) {
            seen.insert(LISTING.to_owned(), Some(self.listing));
        }
        (inputs, seen, values)
    }
}

/// What was used, as it is remembered.
fn values(shared: &[Shared]) -> Values {
    let value = |one: &Shared| (one.key.clone(), one.content.as_deref().map(remembered));
    shared.iter().map(value).collect()
}

impl Survey {
    /// The folders outside of the project's in which its documents rest on files.
    pub fn outside(&self) -> BTreeSet<PathBuf> {
        let inputs = self
            .state
            .documents
            .values()
            .flat_map(|record| record.inputs.keys().chain(record.looked.keys()));
        let outside = inputs.chain(self.shared.keys()).filter(|name| {
            let first = Path::new(name.as_str()).components().next();
            !matches!(first, Some(Component::Normal(_))) && name.as_str() != LISTING
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
        let Tasks { tasks, planned, names: known } =
            self.tasks(&mut names, recipe.chosen, &recipe.formats)?;
        let mut state = self.state().unwrap_or_default();
        let shared = recipe.files()?;
        let shared: Files =
            shared.into_iter().map(|file| (names.source(&file.path), file.hash)).collect();
        let listing = Hash::of(known.join("\n").as_bytes());
        let present: BTreeSet<&str> = tasks.iter().map(|task| task.name.as_str()).collect();
        let gone = state.documents.extract_if(.., |name, _| !present.contains(name.as_str()));
        let left: Vec<_> = gone.flat_map(|(_, record)| record.outputs).collect();
        state.orphans.extend(left);
        let disk = Disk::of(&state, &names, listing);
        let mut revised = draft::revised(&state, &names);
        drop_settled(&mut state, &disk);
        let orphans = state.orphans.keys().map(|name| names.output_path(name)).collect();
        let documents = tasks.into_iter().map(|Task { job, name, formats, place }| {
            let line = recipe.line(&formats, place.as_deref());
            let record = state.documents.get(&name);
            let reasons = match record {
                Some(record) => {
                    let mut reasons = disk.against(record, &shared, &state);
                    reasons.extend(revised.remove(&name));
                    if record.recipe != line {
                        let (was, is) = (record.recipe.clone(), line.clone());
                        reasons.push(Reason::Recipe { was, is });
                    }
                    reasons
                }
                None => vec![Reason::New],
            };
            Standing { job, name, formats, recipe: line, reasons }
        });
        let documents = documents.collect();
        let mut survey = Survey {
            documents,
            orphans,
            state,
            names,
            planned,
            shared,
            listing,
            has_looked_again: false,
        };
        survey.look_again(recipe, &disk)?;
        survey.documents.iter_mut().for_each(|document| document.reasons.sort());
        Ok(survey)
    }
}

impl Survey {
    /// Reads the documents again of which a file has changed that they only looked into.
    fn look_again(&mut self, recipe: &Recipe, disk: &Disk) -> Result<()> {
        let changed = self.documents.iter().enumerate().filter_map(|(at, document)| {
            let record = self.state.documents.get(&document.name)?;
            let reasons = disk.changes(&record.looked);
            (!reasons.is_empty()).then_some((at, reasons))
        });
        let changed: Vec<(usize, Vec<Reason>)> = changed.collect();
        if changed.is_empty() {
            return Ok(());
        }
        self.has_looked_again = true;
        let (kit, projects) = (recipe.kit()?, Projects::default());
        let readings = batch::each(&changed, |(at, _)| {
            let source = &self.documents[*at].job.source;
            input::read_among(&projects, source, &kit, &mut Sources::default())
        });
        for ((at, reasons), reading) in changed.into_iter().zip(readings) {
            let reading = reading.ok().filter(|reading| reading.document.is_some());
            let found = match reading {
                Some(reading) => {
                    let (_, looked, values) =
                        self.rested(&reading.files, &reading.looked, &reading.shared);
                    let name = &self.documents[at].name;
                    let record = self.state.documents.get_mut(name);
                    let record = record.expect("only documents with a record are read again");
                    let found = differences(&record.values, &values);
                    if found.is_empty() {
                        record.looked = looked;
                    }
                    found
                }
                // Whoever makes it says what is wrong.
                None => reasons,
            };
            self.documents[at].reasons.extend(found);
        }
        Ok(())
    }
}

/// What was used and what would be, where they differ.
fn differences(was: &Values, is: &Values) -> Vec<Reason> {
    let of = |values: &Values, other: &Values| -> BTreeMap<String, Option<String>> {
        values.difference(other).cloned().collect()
    };
    let (was, mut is) = (of(was, is), of(is, was));
    let changed = was.into_iter().map(|(key, was)| {
        let is = is.remove(&key).flatten();
        Reason::Value { key, was, is }
    });
    let mut reasons: Vec<Reason> = changed.collect();
    let new = is.into_iter().map(|(key, is)| Reason::Value { key, was: None, is });
    reasons.extend(new);
    reasons
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
    fn of(state: &State, names: &Names, listing: Hash) -> Disk {
        let records = || state.documents.values();
        let inputs = records().flat_map(|one| one.inputs.keys().chain(one.looked.keys()));
        let sources: BTreeSet<&String> = inputs.filter(|name| *name != LISTING).collect();
        let outputs: BTreeSet<&String> =
            records().flat_map(|one| one.outputs.keys()).chain(state.orphans.keys()).collect();
        let (sources, outputs): (Vec<_>, Vec<_>) =
            (sources.into_iter().collect(), outputs.into_iter().collect());
        let read = |paths: Vec<PathBuf>| batch::each(&paths, |path| Hash::of_file(path));
        let of_sources = read(sources.iter().map(|name| names.source_path(name)).collect());
        let of_outputs = read(outputs.iter().map(|name| names.output_path(name)).collect());
        Disk {
            sources: sources
                .into_iter()
                .cloned()
                .zip(of_sources)
                .chain([(LISTING.to_owned(), Some(listing))])
                .collect(),
            outputs: outputs.into_iter().cloned().zip(of_outputs).collect(),
        }
    }

    fn output(&self, name: &str) -> Option<Hash> {
        self.outputs.get(name).copied().flatten()
    }

    /// Why what stands here is not what a record tells of.
    fn against(&self, record: &Record, shared: &Files, state: &State) -> Vec<Reason> {
        let mut reasons = self.changes(&record.inputs);
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

    /// What has come of files.
    fn changes(&self, files: &Files) -> Vec<Reason> {
        let change = |(name, was): (&String, &Option<Hash>)| {
            let is = self.sources.get(name).copied().flatten();
            match (*was, is) {
                (was, is) if was == is => None,
                (None, _) => Some(Reason::Appeared(name.clone())),
                (Some(_), None) => Some(Reason::Gone(name.clone())),
                (Some(_), Some(_)) => Some(Reason::Changed(name.clone())),
            }
        };
        files.iter().filter_map(change).collect()
    }
}
