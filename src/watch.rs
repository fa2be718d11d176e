//! The command `watch`: builds what is out of date as soon as something is saved.
//!
//! The interface to ctrlc is localised here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use vanban::error::{Error, Result};
use vanban::hash::Stamp;
use vanban::kit::Kit;
use vanban::make::Maker;
use vanban::project::watch::{Watch, Woken};
use vanban::project::{Extent, MARK, Project, Recipe};

use crate::build::{findings, paint, plan_faults, unused, wait};
use crate::{knowledge, maker, say};

/// Under what the faults of the plan are remembered; no document is called so.
const PLAN: &str = "dung";

/// Builds until it is asked to end.
pub(crate) fn run(folder: &Path, output: Option<&Path>, recipe: &Recipe) -> Result<ExitCode> {
    let project = Project::at(folder, output)?;
    let mut watch = Watch::of(&project);
    let stopper = watch.stopper();
    ctrlc::set_handler(move || stopper.stop())
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
            some => told.once(name, some),
        }
        let written = outcome.iter().flat_map(|outcome| &outcome.written);
        written.for_each(|path| say(&path.display().to_string()));
    }
    Ok(())
}

/// What was last said of each document, so that it is not said at each save of another.
#[derive(Debug, Default)]
struct Told(BTreeMap<String, String>);

impl Told {
    fn once(&mut self, name: &str, text: String) {
        if self.0.get(name) != Some(&text) {
            eprintln!("{text}");
            self.0.insert(name.to_owned(), text);
        }
    }

    fn forget(&mut self, name: &str) {
        self.0.remove(name);
    }
}
