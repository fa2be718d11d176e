//! The command `status`: how far each document of a project is, and whether its outputs are.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use vanban::batch;
use vanban::error::Result;
use vanban::input::project::Projects;
use vanban::project::{self, Built, Issue, Project, Recipe, Standing};

use crate::build::{plan_faults, tell_rest};
use crate::say;

/// A line for each document.
pub(crate) fn run(folder: &Path, output: Option<&Path>, recipe: &Recipe) -> Result<ExitCode> {
    let project = Project::at(folder, output)?;
    let survey = project.survey(recipe)?;
    eprint!("{}", plan_faults(&survey.planned, &mut BTreeSet::new()));
    let (kit, projects) = (recipe.kit()?, Projects::default());
    let rows = batch::each(&survey.documents, |document| {
        let issue =
            project::issue(&projects, &document.job.source, &kit).unwrap_or(Issue::Unreadable);
        [document.name.clone(), said(&issue), state(document)]
    });
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let (name, issue) = (width(0), width(1));
    for row in &rows {
        say(&format!("{:<name$}  {:<issue$}  {}", row[0], row[1], row[2]));
    }
    tell_rest(&Built { orphans: survey.orphans, ..Built::default() });
    Ok(ExitCode::SUCCESS)
}

fn said(issue: &Issue) -> String {
    match issue {
        Issue::Draft => "dự thảo".to_owned(),
        Issue::Issued { number: Some(number), day } => format!("số {number} ngày {day}"),
        Issue::Issued { number: None, day } => format!("ngày {day}"),
        Issue::Unreadable => "còn lỗi".to_owned(),
    }
}

fn state(document: &Standing) -> String {
    let reasons: Vec<String> = document.reasons.iter().map(ToString::to_string).collect();
    match (reasons.is_empty(), document.is_stale()) {
        (true, _) => "đã dựng".to_owned(),
        (false, true) => format!("cần dựng: {}", reasons.join("; ")),
        (false, false) => format!("để nguyên: {}", reasons.join("; ")),
    }
}
