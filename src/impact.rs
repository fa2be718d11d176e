//! The command `impact`: the places of a project's documents that a fact reaches, before it is changed.
//!
//! Takes what was asked for; prints a line for each place and gives the exit code. Changes nothing.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use vanban::batch;
use vanban::error::Result;
use vanban::input::project::Projects;
use vanban::input::{Shared, read_among};
use vanban::project::Project;
use vanban::source::Sources;

use crate::{knowledge, say};

/// What the keys of facts begin with in `ho-so.yaml`; it may be left out.
const FACTS: &str = "bien.";

/// A line for each place that says what stands in `ho-so.yaml` under this key, or below or above it.
pub(crate) fn run(key: &str, folder: &Path, templates: Option<&Path>) -> Result<ExitCode> {
    let kit = knowledge(templates)?;
    let projects = Projects::default();
    let project = Project::at(folder, None)?;
    let jobs = batch::find(&[project.root().to_owned()], None)?;
    let found = batch::each(&jobs, |job| {
        let mut sources = Sources::default();
        let reading = read_among(&projects, &job.source, &kit, &mut sources)?;
        let reached = reading.shared.iter().filter(|shared| is_meant(key, shared));
        // Whoever uses a fact twice at one place says it once.
        let places: BTreeSet<_> = reached.map(|shared| place(&sources, shared)).collect();
        let document = job.source.display().to_string();
        Ok(places.into_iter().map(move |place| told(&document, place)).collect::<Vec<String>>())
    });
    let found = found.into_iter().collect::<Result<Vec<Vec<String>>>>()?;
    let documents = found.iter().filter(|lines| !lines.is_empty()).count();
    found.iter().flatten().for_each(|line| say(line));
    if documents == 0 {
        eprintln!("không văn bản nào dùng «{key}»");
        return Ok(ExitCode::from(1));
    }
    eprintln!("{documents} văn bản trong {} dùng «{key}»", jobs.len());
    Ok(ExitCode::SUCCESS)
}

fn is_meant(key: &str, shared: &Shared) -> bool {
    let used = shared.key.strip_prefix(FACTS).unwrap_or(&shared.key);
    let key = key.strip_prefix(FACTS).unwrap_or(key);
    let below = |path: &str, above: &str| {
        path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    below(used, key) || below(key, used)
}

/// File, line and column, and what stands in the line.
fn place(sources: &Sources, shared: &Shared) -> (String, usize, usize, String) {
    let source = sources.get(shared.span.source);
    let place = source.place(shared.span.start);
    let text = &source.text()[source.line_start(place.line)..];
    let line = text.lines().next().unwrap_or_default().trim();
    (source.name().to_owned(), place.line, place.column, line.to_owned())
}

fn told(document: &str, (file, line, column, text): (String, usize, usize, String)) -> String {
    match file == document {
        true => format!("{file}:{line}:{column}: {text}"),
        false => format!("{document}: {file}:{line}:{column}: {text}"),
    }
}
