//! The command `check`: looks at documents, mends them where that was asked, tells what was found in
//! them, and in the `ho-so.yaml` of those that were looked at with all others of their project.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use vanban::amend;
use vanban::batch::{self, Job};
use vanban::checks;
use vanban::diagnostic::Paint;
use vanban::error::Result;
use vanban::input::project::Project;
use vanban::make::{Made, Maker};
use vanban::merge::Asked;
use vanban::report::{Form, Looked, Report, Role};
use vanban::write::file;

use crate::args::{Check, Repair};
use crate::{faces, knowledge, say};

/// Looks at what was asked for and says what was found.
pub(crate) fn run(asked: &Check) -> Result<ExitCode> {
    let jobs = batch::find(&asked.paths, None)?;
    let kit = knowledge(asked.templates.as_deref())?;
    let maker = Maker::new(&kit, faces(asked.fonts.as_deref())?)?;
    let mut failed = false;
    let mut fail = |error| {
        eprintln!("lỗi: {error}\n");
        failed = true;
    };
    if asked.repair == Repair::Safe {
        for job in &jobs {
            let mended = amend::amend(&maker, &job.source, asked.least);
            let written = mended.and_then(|mended| {
                let Some(mended) = mended else { return Ok(()) };
                file::write_whole(&job.source, &mended.bytes)?;
                tell_changes(asked.form, &mended.changes);
                Ok(())
            });
            written.unwrap_or_else(&mut fail);
        }
    }
    let mut dossiers = Dossiers::default();
    let mut looked = Vec::new();
    let outcomes = match &asked.list {
        None => batch::check(&maker, &jobs),
        Some(list) => jobs.iter().map(|job| with_rows(&maker, job, list)).collect(),
    };
    for (job, outcome) in jobs.iter().zip(outcomes) {
        match outcome {
            Ok(made) => {
                let project = maker.project(&job.source)?;
                dossiers.take(project.filter(|project| is_whole(project, &asked.paths)), &made);
                let Made { sources, findings, silenced, .. } = made;
                let (path, role) = (job.source.clone(), Role::Document);
                looked.push(Looked { path, role, sources, findings, silenced });
            }
            Err(error) => fail(error),
        }
    }
    let report = Report::new(dossiers.looked().chain(looked).collect(), asked.least);
    let paint = if std::io::stdout().is_terminal() { Paint::Color } else { Paint::Plain };
    let told = report.told(asked.form, paint)?;
    if !told.is_empty() {
        say(told.trim_end_matches('\n'));
    }
    Ok(match (failed, report.is_clean()) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::SUCCESS,
        (false, false) => ExitCode::from(1),
    })
}

/// Looks at a document with the values of each row of a list.
fn with_rows(maker: &Maker<'_>, job: &Job, list: &Path) -> Result<Made> {
    let asked = Asked { list: Some(list.to_owned()), ..Asked::default() };
    maker.check_rows(&job.source, &asked)
}

/// Shows what was mended; beside a report for programs it goes where no program reads it.
fn tell_changes(form: Form, changes: &str) {
    match form {
        Form::Text => say(changes),
        Form::Json | Form::Sarif | Form::Github => eprintln!("{changes}"),
    }
}

/// Whether all documents of a project are among what was asked for.
fn is_whole(project: &Project, asked: &[PathBuf]) -> bool {
    let real = |path: &Path| {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        path.canonicalize().ok()
    };
    let root = real(project.file().parent().unwrap_or(Path::new("")));
    let within = |folder: &PathBuf| {
        folder.is_dir()
            && root
                .as_ref()
                .zip(real(folder))
                .is_some_and(|(root, folder)| root.starts_with(folder))
    };
    asked.iter().any(within)
}

/// The projects that were looked at as a whole, by their files.
#[derive(Default)]
struct Dossiers(BTreeMap<PathBuf, Dossier>);

struct Dossier {
    project: Arc<Project>,
    /// The keys that its documents use; none where one of them could not be read to its end.
    used: Option<Vec<String>>,
}

impl Dossiers {
    /// Takes note of what a document of a project uses of it.
    fn take(&mut self, project: Option<Arc<Project>>, made: &Made) {
        let Some(project) = project else { return };
        let file = project.file().to_owned();
        let dossier = self.0.entry(file).or_insert(Dossier { project, used: Some(Vec::new()) });
        match &mut dossier.used {
            Some(used) if !made.is_refused() => {
                used.extend(made.shared.iter().map(|shared| shared.key.clone()));
            }
            used => *used = None,
        }
    }

    /// Their files, each with what is wrong in it and what nobody uses.
    fn looked(self) -> impl Iterator<Item = Looked> {
        self.0.into_iter().map(|(path, Dossier { project, used })| {
            let (findings, sources) = project.findings();
            let mut findings = findings.to_vec();
            if let Some(used) = &used {
                findings.extend(project.unused(used.iter().map(String::as_str)));
            }
            findings.sort_by_key(|finding| finding.span);
            checks::stamp(&mut findings);
            let (sources, silenced) = (sources.clone(), Vec::new());
            Looked { path, role: Role::Companion, sources, findings, silenced }
        })
    }
}
