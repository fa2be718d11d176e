//! What a check found, told: as text for people, JSON for programs, SARIF for code hosts, and the
//! annotations of GitHub's runner.
//!
//! In: the findings of every document, with the texts they point into. Out: one text. Must not
//! know how anything was found.

mod github;
mod json;
mod sarif;
mod text;

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::checks::Silenced;
use crate::diagnostic::{Diagnostic, Paint, Severity, Weight};
use crate::error::{Error, Result};
use crate::source::{Sources, Span};

/// How a report is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The author's lines with carets.
    Text,
    /// All that is known, one object.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub's runner.
    Github,
}

impl Form {
    /// All forms, in the order in which help lists them.
    pub const ALL: [Form; 4] = [Form::Text, Form::Json, Form::Sarif, Form::Github];

    /// Its word on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Form::Text => "text",
            Form::Json => "json",
            Form::Sarif => "sarif",
            Form::Github => "github",
        }
    }
}

/// A file that was looked at.
#[derive(Debug)]
pub struct Looked {
    /// Where it is.
    pub path: PathBuf,
    /// What it is.
    pub role: Role,
    /// Every file that was read, for the places of findings.
    pub sources: Sources,
    /// What is to be heard, in the order of the file.
    pub findings: Vec<Diagnostic>,
    /// What its author does not want to hear.
    pub silenced: Vec<Silenced>,
}

/// What a file is that was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A document.
    Document,
    /// What documents share, `ho-so.yaml`.
    Companion,
}

/// All documents of a run.
#[derive(Debug, Default)]
pub struct Report {
    documents: Vec<Looked>,
}

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Report {
    /// The documents with findings of at least this weight. What stands in a file that several
    /// documents share is told once.
    pub fn new(mut documents: Vec<Looked>, least: Weight) -> Report {
        let mut told = BTreeSet::new();
        for document in &mut documents {
            let Looked { sources, findings, silenced, .. } = document;
            findings
                .retain(|finding| finding.weight >= least && told.insert(name(finding, sources)));
            silenced.retain(|silenced| silenced.finding.weight >= least);
        }
        let speaks = |one: &Looked| one.role == Role::Document || !one.findings.is_empty();
        documents.retain(speaks);
        Report { documents }
    }

    /// How many findings there are.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for finding in self.documents.iter().flat_map(|document| &document.findings) {
            match finding.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }

    /// Whether nothing has to change; notes are only said.
    pub fn is_clean(&self) -> bool {
        let Counts { errors, warnings, .. } = self.counts();
        errors + warnings == 0
    }

    /// The report in a form, ending its last line; `paint` is for text alone.
    ///
    /// # Errors
    /// [`Error::Broken`] when it cannot be written as JSON; only a fault of the program leads
    /// there.
    pub fn told(&self, form: Form, paint: Paint) -> Result<String> {
        match form {
            Form::Text => Ok(text::told(self, paint)),
            Form::Json => json::told(self),
            Form::Sarif => sarif::told(self),
            Form::Github => Ok(github::told(self)),
        }
    }
}

/// What tells one finding from another, whichever document it was found through.
fn name(finding: &Diagnostic, sources: &Sources) -> (String, Option<Span>, String) {
    let Some(span) = finding.span else {
        return (String::new(), None, format!("{} {}", finding.rule, finding.message));
    };
    let file = sources.get(span.source).name().to_owned();
    // The number of a source is its place in one reading only.
    let place = Span::new(Default::default(), span.start, span.end);
    (file, Some(place), format!("{} {}", finding.rule, finding.message))
}

/// A place as reports give it: lines and columns from 1, columns in characters, the end not
/// included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Region<'s> {
    file: &'s str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

fn region(span: Span, sources: &Sources) -> Region<'_> {
    let source = sources.get(span.source);
    let (start, end) = (source.place(span.start), source.place(span.end));
    Region {
        file: source.name(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

/// A value as JSON text that ends its last line.
fn pretty(value: &impl serde::Serialize) -> Result<String> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| Error::Broken { stage: "report", message: error.to_string() })?;
    Ok(text + "\n")
}

#[cfg(test)]
mod tests;
