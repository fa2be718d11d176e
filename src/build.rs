//! The command `build`: documents as they are named, or what of a project is out of date.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::process::ExitCode;

use vanban::batch::{self, Job, Outcome};
use vanban::checks;
use vanban::diagnostic::{Paint, render};
use vanban::error::Result;
use vanban::input::project::Planned;
use vanban::merge::{self, Asked, Order};
use vanban::project::{Built, Extent, Project, Recipe, Standing};

use crate::args::{Build, Purpose};
use crate::{knowledge, maker, merged, say};

/// Builds what was asked for and tells what came of it.
pub(crate) fn run(asked: &Build) -> Result<ExitCode> {
    let recipe = &asked.recipe;
    if let (Some(rows), [path]) = (&asked.rows, asked.paths.as_slice()) {
        return merged::run(path, asked.output.as_deref(), rows, recipe);
    }
    let folder = match asked.paths.as_slice() {
        [] => Some(".".as_ref()),
        [path] if Project::is_at(path) => Some(path.as_path()),
        // Only of projects is known what is out of date.
        [path, ..] if asked.purpose == Purpose::Check => Some(path.as_path()),
        _ => None,
    };
    if let Some(folder) = folder {
        let project = Project::at(folder, asked.output.as_deref())?;
        return match asked.purpose {
            Purpose::Make => make(&project, recipe, &Extent::Stale).map(ExitCode::from),
            Purpose::Force => make(&project, recipe, &Extent::All).map(ExitCode::from),
            Purpose::Check => check(&project, recipe),
        };
    }
    let jobs = batch::find(&asked.paths, asked.output.as_deref())?;
    // What is built one by one in a project is remembered there as well.
    let code = match Project::around(&jobs) {
        Some((project, jobs)) => make(&project, recipe, &Extent::Only(jobs))?,
        None => all(recipe, jobs)?,
    };
    Ok(ExitCode::from(code))
}

/// Makes a document whose head has changed, and those of its project that rest on it; gives the exit
/// code that asks for. What another hand has signed or edited of the others stays.
pub(crate) fn with_all_that_rest_on(job: Job, recipe: &Recipe) -> Result<u8> {
    let jobs = vec![job];
    let Some((project, jobs)) = Project::around(&jobs) else { return all(recipe, jobs) };
    let survey = project.survey(recipe)?;
    let ours = |document: &&Standing| document.altered().next().is_none();
    let others = survey.reached(&jobs[0]).filter(ours).map(|document| document.job.clone());
    let others = others.filter(|job| !jobs.contains(job)).collect::<Vec<Job>>();
    make(&project, recipe, &Extent::Only([jobs, others].concat()))
}

/// Makes documents that belong to no project.
fn all(recipe: &Recipe, jobs: Vec<Job>) -> Result<u8> {
    let kit = knowledge(recipe.templates.as_deref())?;
    let maker = maker(&kit, recipe)?;
    // Of rows there may be more than can be held at once.
    let (many, jobs): (Vec<Job>, Vec<Job>) =
        jobs.into_iter().partition(|job| merge::is_named(&job.source));
    let outcomes = batch::run(&maker, jobs, &recipe.formats);
    let mut worst = tell_all(outcomes.iter());
    for Job { source, folder } in many {
        let order = Order { folder: &folder, formats: &recipe.formats };
        worst = worst.max(merged::write(&maker, &source, &Asked::default(), order)?);
    }
    Ok(worst)
}

fn make(project: &Project, recipe: &Recipe, extent: &Extent) -> Result<u8> {
    let held = project.hold(wait)?;
    let survey = project.survey(recipe)?;
    let count = survey.documents.len();
    let mut said = BTreeSet::new();
    let faults = plan_faults(&survey.planned, &mut said);
    if !faults.is_empty() {
        eprintln!("{faults}");
    }
    if survey.planned.is_faulty() {
        return Ok(1);
    }
    let built = match survey.has_work(extent) {
        true => {
            let kit = knowledge(recipe.templates.as_deref())?;
            let maker = maker(&kit, recipe)?;
            held.build(&maker, recipe, survey, extent)?
        }
        false => held.settle(survey)?,
    };
    let outcomes = built.outcomes.values();
    let worst = outcomes.map(|outcome| tell(outcome, &mut said)).max().unwrap_or(0);
    if matches!(extent, Extent::Only(_)) {
        return Ok(worst);
    }
    if built.outcomes.is_empty() && built.altered.is_empty() {
        eprintln!("{count} văn bản, không có gì phải dựng lại");
    }
    tell_rest(&built);
    tell_unused(project, recipe, &built)?;
    Ok(worst.max(u8::from(!built.altered.is_empty())))
}

/// What is wrong with the keys of `ho-so.yaml` that say what is built, and has not been said.
pub(crate) fn plan_faults(planned: &Planned, said: &mut BTreeSet<String>) -> String {
    let mut faults = planned.findings.clone();
    checks::stamp(&mut faults);
    let words =
        faults.iter().map(|fault| format!("{}\n", render(fault, &planned.sources, paint())));
    words.filter(|words| said.insert(words.clone())).collect()
}

/// Says what the dossier says and nobody uses, once after each change.
fn tell_unused(project: &Project, recipe: &Recipe, built: &Built) -> Result<()> {
    let hints = unused(project, recipe, built, paint())?;
    if !hints.is_empty() {
        eprintln!("{hints}");
    }
    Ok(())
}

/// What `ho-so.yaml` says and nobody uses, where that is known and may have changed.
pub(crate) fn unused(
    project: &Project,
    recipe: &Recipe,
    built: &Built,
    paint: Paint,
) -> Result<String> {
    let Some(used) = &built.used else { return Ok(String::new()) };
    let Some(dossier) = project.dossier(&recipe.kit()?)? else { return Ok(String::new()) };
    let (_, sources) = dossier.findings();
    let mut hints = dossier.unused(used.iter().map(String::as_str));
    checks::stamp(&mut hints);
    Ok(hints.iter().map(|hint| format!("{}\n", render(hint, sources, paint))).collect())
}

/// Whether what is told is to be in colour.
pub(crate) fn paint() -> Paint {
    if std::io::stderr().is_terminal() { Paint::Color } else { Paint::Plain }
}

/// Says that another build is at work.
pub(crate) fn wait() {
    eprintln!("đang chờ một lần dựng khác trong cùng thư mục");
}

/// Says what is out of date and why; writes nothing.
fn check(project: &Project, recipe: &Recipe) -> Result<ExitCode> {
    let survey = project.survey(recipe)?;
    eprint!("{}", plan_faults(&survey.planned, &mut BTreeSet::new()));
    for document in survey.documents.iter().filter(|document| !document.reasons.is_empty()) {
        let reasons: Vec<String> = document.reasons.iter().map(ToString::to_string).collect();
        say(&format!("{}: {}", document.name, reasons.join("; ")));
    }
    tell_rest(&Built { orphans: survey.orphans.clone(), ..Built::default() });
    Ok(ExitCode::from(u8::from(!survey.is_clean())))
}

/// Says what came of documents; gives the exit code they ask for.
fn tell_all<'o>(outcomes: impl Iterator<Item = &'o Result<Outcome>>) -> u8 {
    // What is wrong with a file that many documents share is said once.
    let mut said = BTreeSet::new();
    outcomes.map(|outcome| tell(outcome, &mut said)).max().unwrap_or(0)
}

fn tell(outcome: &Result<Outcome>, said: &mut BTreeSet<String>) -> u8 {
    let findings = findings(outcome, paint(), said);
    if !findings.is_empty() {
        eprintln!("{findings}");
    }
    match outcome {
        Ok(outcome) => {
            outcome.written.iter().for_each(|path| say(&path.display().to_string()));
            u8::from(outcome.made.is_refused())
        }
        Err(_) => 2,
    }
}

/// What was found in a document and has not been said, or what kept it from being made.
pub(crate) fn findings(
    outcome: &Result<Outcome>,
    paint: Paint,
    said: &mut BTreeSet<String>,
) -> String {
    match outcome {
        Ok(outcome) => {
            let made = &outcome.made;
            let found = made.findings.iter();
            let words = found.map(|finding| format!("{}\n", render(finding, &made.sources, paint)));
            words.filter(|words| said.insert(words.clone())).collect()
        }
        Err(error) => format!("lỗi: {error}\n"),
    }
}

/// Names the outputs that were left alone.
pub(crate) fn tell_rest(built: &Built) {
    for path in &built.altered {
        eprintln!(
            "cảnh báo: {} đã bị sửa sau khi dựng nên để nguyên\n  = nên viết: đổi tên tệp ấy nếu cần \
             giữ, hoặc vanban build --force để dựng đè lên",
            path.display()
        );
    }
    for path in &built.orphans {
        eprintln!(
            "ghi chú: {} không còn văn bản nào dựng ra; xóa đi nếu không cần",
            path.display()
        );
    }
}
