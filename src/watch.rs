//! The command `watch`: builds what is out of date as soon as something is saved.
//!
//! The interface to ctrlc is localised here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use vanban::batch::Outcome;
use vanban::error::{Error, Result};
use vanban::hash::Stamp;
use vanban::kit::Kit;
use vanban::make::Maker;
use vanban::project::watch::{Stopper, Watch, Woken};
use vanban::project::{Extent, MARK, Project, Recipe};

use crate::build::{findings, paint, plan_faults, unused, wait};
use crate::{knowledge, maker, say};

/// Under what the faults of the plan are remembered; no document is called so.
const PLAN: &str = "dung";

/// So long a build may go on when the end was asked for;
const GRACE: Duration = Duration::from_millis(300);
/// then the program ends with this code, as those do that Ctrl-C ends.
const STOPPED: i32 = 130;

/// Builds until it is asked to end.
pub(crate) fn run(folder: &Path, output: Option<&Path>, recipe: &Recipe) -> Result<ExitCode> {
    let project = Project::at(folder, output)?;
    let mut watch = Watch::of(&project);
    let stopper = watch.stopper();
    ctrlc::set_handler(move || stop(&stopper))
        .map_err(|error| Error::Broken { stage: "watch", message: error.to_string() })?;
    eprintln!("đang theo dõi {}; nhấn Ctrl-C để dừng", project.root().join("").display());
    let mut told = Told::default();
    loop {
        let kit = knowledge(recipe.templates.as_deref());
        let read = recipe.files().ok();
        let ended = match kit {
            Ok(kit) => rounds(&project, recipe, &kit, read.as_deref(), (&mut watch, &mut told)),
            Err(error) => Err(error),
        };
        match ended {
            Ok(Woken::Stopped) => return Ok(ExitCode::SUCCESS),
            // The templates or fonts have changed.
            Ok(Woken::Changed) => {}
            Err(error) => {
                told.once("", format!("lỗi: {error}\n"));
                if watch.wait() == Woken::Stopped {
                    return Ok(ExitCode::SUCCESS);
                }
            }
        }
    }
}

/// Ends the waiting; what does not wait, because it builds or because another build has the folder, is
/// ended where it stands: that harms nothing.
fn stop(stopper: &Stopper) {
    stopper.stop();
    std::thread::sleep(GRACE);
    std::process::exit(STOPPED);
}

/// Builds with one knowledge until that changes or the end is asked for.
fn rounds(
    project: &Project,
    recipe: &Recipe,
    kit: &Kit,
    read: Option<&[Stamp]>,
    (watch, told): (&mut Watch, &mut Told),
) -> Result<Woken> {
    let maker = maker(kit, recipe)?;
    loop {
        match round(project, recipe, &maker, watch, told) {
            Ok(()) => told.forget(""),
            // The folder may be there again the next time.
            Err(error) => told.once("", format!("lỗi: {error}\n")),
        }
        if watch.wait() == Woken::Stopped {
            return Ok(Woken::Stopped);
        }
        if recipe.files().ok().as_deref() != read {
            return Ok(Woken::Changed);
        }
    }
}

fn round(
    project: &Project,
    recipe: &Recipe,
    maker: &Maker<'_>,
    watch: &mut Watch,
    told: &mut Told,
) -> Result<()> {
    // Without the folder there would be nowhere to remember anything.
    let project = &Project::at(project.root(), project.outputs())?;
    let held = project.hold(wait)?;
    maker.forget();
    let survey = project.survey(recipe)?;
    // What is wrong with a file that many documents share is said once.
    let mut said = BTreeSet::new();
    match plan_faults(&survey.planned, &mut said) {
        none if none.is_empty() => told.forget(PLAN),
        some => told.once(PLAN, some),
    }
    if survey.planned.is_faulty() {
        return Ok(());
    }
    let settled = survey.documents.iter().filter(|document| !document.is_stale());
    settled.for_each(|document| told.mended(&document.name));
    let built = match survey.has_work(&Extent::Stale) {
        true => held.build(maker, recipe, survey, &Extent::Stale)?,
        false => held.settle(survey)?,
    };
    match unused(project, recipe, &built, paint())? {
        none if none.is_empty() => {}
        some => told.once(MARK, some),
    }
    watch.also(built.outside);
    for (name, outcome) in &built.outcomes {
        match findings(outcome, paint(), &mut said) {
            none if none.is_empty() => told.forget(name),
            some => told.of(name, some, outcome),
        }
        let written = outcome.iter().flat_map(|outcome| &outcome.written);
        written.for_each(|path| say(&path.display().to_string()));
    }
    Ok(())
}

/// What was last said of each document, so that it is not said at each save of another.
#[derive(Debug, Default)]
struct Told {
    words: BTreeMap<String, String>,
    /// Documents that were not made.
    unmade: BTreeSet<String>,
}

impl Told {
    fn once(&mut self, name: &str, text: String) {
        if self.words.get(name) != Some(&text) {
            eprintln!("{text}");
            self.words.insert(name.to_owned(), text);
        }
    }

    /// Says what was found in a document, and keeps whether that kept it from being made.
    fn of(&mut self, name: &str, text: String, outcome: &Result<Outcome>) {
        if outcome.as_ref().map_or(true, |outcome| outcome.made.is_refused()) {
            self.unmade.insert(name.to_owned());
        } else {
            self.unmade.remove(name);
        }
        self.once(name, text);
    }

    /// A document that was not made is as it was before its fault: the next one is news, be it the same.
    fn mended(&mut self, name: &str) {
        if self.unmade.remove(name) {
            self.forget(name);
        }
    }

    fn forget(&mut self, name: &str) {
        self.words.remove(name);
        self.unmade.remove(name);
    }
}
