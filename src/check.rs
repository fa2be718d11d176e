//! The command `check`: looks at documents, mends them where that was asked, tells what was found.

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use vanban::amend;
use vanban::batch::{self, Job};
use vanban::diagnostic::Paint;
use vanban::error::Result;
use vanban::make::{Made, Maker};
use vanban::merge::Asked;
use vanban::report::{Form, Looked, Report};
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
    let mut looked = Vec::new();
    let outcomes = match &asked.list {
        None => batch::check(&maker, jobs),
        Some(list) => jobs.into_iter().map(|job| with_rows(&maker, job, list)).collect(),
    };
    for outcome in outcomes {
        match outcome {
            Ok(document) => looked.push(document),
            Err(error) => fail(error),
        }
    }
    let report = Report::new(looked, asked.least);
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
fn with_rows(maker: &Maker<'_>, job: Job, list: &Path) -> Result<Looked> {
    let asked = Asked { list: Some(list.to_owned()), ..Asked::default() };
    let Made { sources, findings, silenced, .. } = maker.check_rows(&job.source, &asked)?;
    Ok(Looked { path: job.source, sources, findings, silenced })
}

/// Shows what was mended; beside a report for programs it goes where no program reads it.
fn tell_changes(form: Form, changes: &str) {
    match form {
        Form::Text => say(changes),
        Form::Json | Form::Sarif | Form::Github => eprintln!("{changes}"),
    }
}
