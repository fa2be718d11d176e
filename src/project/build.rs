//! Makes what is out of date, so that a build that is killed at any moment harms nothing.
//!
//! In: a project held and surveyed. Out: the outputs, and what is remembered of them. Before outputs
//! are written, what they will be is remembered; then the files take their names one by one; then
//! that they did. Whoever finds an output that is neither what is remembered nor what was about to be
//! written knows that it is another hand's, and leaves it. Must not know how documents are made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use indexmap::IndexMap;

use super::draft::Origin;
use super::state::{Record, State};
use super::survey::{Standing, Survey};
use super::{Held, Recipe, STATE};
use crate::batch::{self, Job, Outcome};
use crate::error::Result;
use crate::hash::Hash;
use crate::make::{Maker, Output};
use crate::write::file;

/// So many documents are made before their outputs are written.
const BATCH: usize = 64;
/// A document that copies an output is made again after it; more often only if copies go in a circle.
const ROUNDS: usize = 4;

/// Which documents are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// Those that are out of date.
    Stale,
    /// All, over the outputs of other hands too.
    All,
    /// These, in the same way.
    Only(Vec<Job>),
}

/// What came of a build.
#[derive(Debug, Default)]
pub struct Built {
    /// By the names of documents, in the order in which they were made; what was written is only what was not there yet, unless the
    /// document was to be made whatever stands there.
    pub outcomes: IndexMap<String, Result<Outcome>>,
    /// Outputs that another hand has changed, which were left as they are.
    pub altered: Vec<PathBuf>,
    /// Outputs no document makes any more.
    pub orphans: Vec<PathBuf>,
    /// The folders outside of the project's in which its documents rest on files.
    pub outside: BTreeSet<PathBuf>,
    /// The keys of what the documents share that they use, where all are up to date and something has
    /// changed since the last build.
    pub used: Option<BTreeSet<String>>,
}

impl Extent {
    /// Whether a document is made.
    fn takes(&self, document: &Standing) -> bool {
        match self {
            Extent::Stale => document.is_stale(),
            Extent::All => true,
            Extent::Only(jobs) => jobs.contains(&document.job),
        }
    }
}

impl Survey {
    /// Whether anything is to be made.
    pub fn has_work(&self, extent: &Extent) -> bool {
        self.documents.iter().any(|document| extent.takes(document))
    }
}

impl Held<'_> {
    /// Makes what is to be made; the survey is of the time since the project was held.
    ///
    /// # Errors
    /// [`crate::error::Error::Write`] where what is to be remembered cannot be written; what a
    /// document runs into is in its outcome.
    pub fn build(
        &self,
        maker: &Maker<'_>,
        recipe: &Recipe,
        mut survey: Survey,
        extent: &Extent,
    ) -> Result<Built> {
        self.sweep(&survey);
        let mut outcomes = IndexMap::new();
        for round in 1..=ROUNDS {
            let extent = if round == 1 { extent } else { &Extent::Stale };
            let stale = survey.documents.iter().enumerate();
            let stale = stale.filter(|(_, document)| extent.takes(document)).map(|(at, _)| at);
            let stale: Vec<usize> = stale.collect();
            let run = Run { held: self, maker, extent };
            let mut written = BTreeSet::new();
            let mut failed = false;
            for places in stale.chunks(BATCH) {
                for (at, outcome) in places.iter().zip(run.batch(&mut survey, places)?) {
                    failed |= outcome.as_ref().map_or(true, |outcome| outcome.made.is_refused());
                    written.extend(outcome.iter().flat_map(|outcome| outcome.written.clone()));
                    keep(&mut outcomes, survey.documents[*at].name.clone(), outcome);
                }
            }
            // What was refused may have waited for what is there now.
            let goes_on = !written.is_empty() && (failed || rests_on(&mut survey, &written));
            if !goes_on || round == ROUNDS || matches!(extent, Extent::Only(_)) {
                break;
            }
            survey = self.project.survey(recipe)?;
        }
        let used = survey.used();
        let built = self.settle(survey)?;
        Ok(Built { outcomes, used, ..built })
    }

    /// Remembers what a survey found where nothing is to be made.
    ///
    /// # Errors
    /// As [`Held::build`].
    pub fn settle(&self, mut survey: Survey) -> Result<Built> {
        // A build that was killed may have been on its way to what is wanted no more.
        self.sweep(&survey);
        let is_done = survey.documents.iter().all(|document| !document.is_stale());
        let Survey { state, names, .. } = &mut survey;
        if is_done {
            let made = |name: &String| {
                state.documents.values().any(|record| record.outputs.contains_key(name))
            };
            let pending = std::mem::take(&mut state.pending);
            let left: Vec<_> = pending.into_iter().filter(|(name, _)| !made(name)).collect();
            state.orphans.extend(left);
        }
        self.remember(state)?;
        let there = |name: &String| Some(names.output_path(name)).filter(|path| path.exists());
        let orphans = state.orphans.keys().filter_map(there).collect();
        let altered = survey.documents.iter().flat_map(|document| document.altered());
        let altered = altered.map(|name| survey.names.output_path(name)).collect();
        let used = if survey.has_looked_again { survey.used() } else { None };
        Ok(Built { altered, orphans, outside: survey.outside(), used, ..Built::default() })
    }

    /// Writes what is remembered, unless it is what stands there.
    fn remember(&self, state: &State) -> Result<()> {
        if self.project.state().as_ref() == Some(state) {
            return Ok(());
        }
        file::write_whole(&self.project.memory(STATE), state.to_string().as_bytes())
    }

    /// Removes what a build that was killed has left where it was writing.
    fn sweep(&self, survey: &Survey) {
        let pending = survey.state.pending.iter().map(|(name, _)| survey.names.output_path(name));
        let folders: BTreeSet<PathBuf> =
            pending.filter_map(|path| path.parent().map(Path::to_owned)).collect();
        folders.iter().for_each(|folder| file::sweep(folder));
    }
}

/// Keeps the last outcome of a document with all that was written of it.
fn keep(
    outcomes: &mut IndexMap<String, Result<Outcome>>,
    name: String,
    mut outcome: Result<Outcome>,
) {
    if let (Some(Ok(before)), Ok(now)) = (outcomes.get_mut(&name), &mut outcome) {
        let mut written = std::mem::take(&mut before.written);
        now.written.retain(|path| !written.contains(path));
        written.append(&mut now.written);
        now.written = written;
    }
    outcomes.insert(name, outcome);
}

/// Whether a document rests on a file that was just written.
fn rests_on(survey: &mut Survey, written: &BTreeSet<PathBuf>) -> bool {
    let written: BTreeSet<String> = written.iter().map(|path| survey.names.source(path)).collect();
    let mut records = survey.state.documents.values();
    records.any(|record| record.inputs.keys().any(|input| written.contains(input)))
}

/// One pass over documents that are to be made.
struct Run<'r> {
    held: &'r Held<'r>,
    maker: &'r Maker<'r>,
    extent: &'r Extent,
}

/// An output and what to do with it.
struct Planned<'o> {
    output: &'o Output,
    name: String,
    hash: Hash,
    step: Step,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It stands there already.
    Keep,
    /// It is to be written.
    Write,
    /// Another hand's stands there.
    Leave,
}

impl Run<'_> {
    /// Makes documents, writes their outputs and remembers both.
    fn batch(&self, survey: &mut Survey, places: &[usize]) -> Result<Vec<Result<Outcome>>> {
        let jobs: Vec<_> = survey.documents.iter().map(|document| document.job.clone()).collect();
        let documents = &survey.documents;
        let wanted: Vec<_> =
            places.iter().map(|at| (*at, documents[*at].formats.as_slice())).collect();
        let mut outcomes = batch::make(self.maker, &jobs, &wanted);
        let taken: Vec<Vec<Output>> = outcomes.iter_mut().map(outputs).collect();
        let mut plans = Vec::new();
        for ((at, outcome), outputs) in places.iter().zip(&outcomes).zip(&taken) {
            plans.push(match outcome {
                Ok(outcome) => self.plan(survey, *at, outcome, outputs),
                Err(_) => Vec::new(),
            });
        }
        let pending = plans.iter().flatten().filter(|planned| planned.step == Step::Write);
        survey.state.pending.extend(pending.map(|one| (one.name.clone(), one.hash)));
        self.held.remember(&survey.state)?;
        let work: Vec<_> = outcomes.iter().zip(&plans).collect();
        let written = batch::each(&work, |(outcome, plan)| match outcome {
            Ok(outcome) => {
                let to_write = plan.iter().filter(|planned| planned.step == Step::Write);
                batch::write(&outcome.job, to_write.map(|planned| planned.output))
            }
            Err(_) => Ok(Vec::new()),
        });
        let work = places.iter().zip(&mut outcomes).zip(plans).zip(written);
        for (((at, outcome), plan), written) in work {
            let Ok(done) = outcome else { continue };
            match written {
                Ok(written) if done.made.is_refused() => done.written = written,
                Ok(written) => {
                    done.written = written;
                    record(survey, *at, done, plan);
                }
                // What is pending stays so: some of it may have been written.
                Err(error) => *outcome = Err(error),
            }
        }
        self.held.remember(&survey.state)?;
        Ok(outcomes)
    }

    /// What to do with each output of a document.
    fn plan<'o>(
        &self,
        survey: &mut Survey,
        at: usize,
        outcome: &Outcome,
        outputs: &'o [Output],
    ) -> Vec<Planned<'o>> {
        let Survey { state, names, documents, .. } = survey;
        let record = state.documents.get(&documents[at].name);
        let plan = outputs.iter().map(|output| {
            let path = output.path(&outcome.job.source, &outcome.job.folder);
            let name = names.output(&path);
            let hash = Hash::of(&output.bytes);
            let was = record.and_then(|record| record.outputs.get(&name));
            let known = was.into_iter().chain(state.orphans.get(&name));
            let pending = state.pending.iter().filter(|(pending, _)| *pending == name);
            let mut known = known.chain(pending.map(|(_, hash)| hash)).peekable();
            let step = match (self.extent, Hash::of_file(&path)) {
                (Extent::All | Extent::Only(_), _) | (Extent::Stale, None) => Step::Write,
                (Extent::Stale, Some(is)) if is == hash => Step::Keep,
                (Extent::Stale, Some(is)) => {
                    let foreign = known.peek().is_some() && known.all(|hash| *hash != is);
                    if foreign { Step::Leave } else { Step::Write }
                }
            };
            Planned { output, name, hash, step }
        });
        plan.collect()
    }
}

fn outputs(outcome: &mut Result<Outcome>) -> Vec<Output> {
    match outcome {
        Ok(outcome) => std::mem::take(&mut outcome.made.outputs),
        Err(_) => Vec::new(),
    }
}

/// Remembers what was made of a document, and what of it stands as another hand has left it.
fn record(survey: &mut Survey, at: usize, done: &Outcome, plan: Vec<Planned<'_>>) {
    let made = &done.made;
    let (inputs, looked, values) = survey.rested(&made.files, &made.looked, &made.shared);
    let Survey { documents, state, names, .. } = survey;
    let mut outputs = BTreeMap::new();
    let mut reasons = Vec::new();
    for planned in plan {
        state.pending.retain(|(name, _)| *name != planned.name);
        state.orphans.remove(&planned.name);
        if planned.step == Step::Leave {
            reasons.push(super::Reason::Altered(planned.name.clone()));
        }
        outputs.insert(planned.name, planned.hash);
    }
    let document = &mut documents[at];
    document.reasons = reasons;
    let origin = Origin::of(&done.made, names);
    let recipe = document.recipe.clone();
    let record = Record { recipe, origin, inputs, looked, values, outputs };
    let old = state.documents.insert(document.name.clone(), record);
    let made = &state.documents[&document.name].outputs;
    let old = old.into_iter().flat_map(|record| record.outputs);
    state.orphans.extend(old.filter(|(name, _)| !made.contains_key(name)));
}
