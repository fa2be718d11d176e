//! A report as one JSON object, for programs.
//!
//! `{ "tool", "version", "documents": [{ "path", "findings": […], "silenced": […] }], "summary":
//! { "errors", "warnings", "notes" } }`. A finding has `rule`, `clause` (or `null`), `severity`
//! (`error`, `warning`, `note`), `weight` (`quy-dinh`, `huong-dan`, `thong-le`, `dang-tep`),
//! `certainty` (`chac-chan`, `nhieu-kha-nang`, `co-the`), `message`, `help` (or `null`), `place`,
//! `related` (places with `message`) and `fix` (or `null`: a place with `text`). A place has
//! `file`, `line`, `column`, `end_line`, `end_column`: from 1, columns in characters, the end not
//! included. What is silenced is a finding with a `reason`. A `ho-so.yaml` with findings of its own
//! stands before the documents. Keys are only ever added.

use serde::Serialize;

use super::{Region, Report, pretty, region};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Result;
use crate::source::Sources;

#[derive(Serialize)]
struct ReportEntry<'r> {
    tool: &'static str,
    version: &'static str,
    documents: Vec<DocumentEntry<'r>>,
    summary: SummaryEntry,
}

#[derive(Serialize)]
struct SummaryEntry {
    errors: usize,
    warnings: usize,
    notes: usize,
}

#[derive(Serialize)]
struct DocumentEntry<'r> {
    path: String,
    findings: Vec<FindingEntry<'r>>,
    silenced: Vec<FindingEntry<'r>>,
}

#[derive(Serialize)]
struct FindingEntry<'r> {
    rule: &'r str,
    clause: Option<&'r str>,
    severity: &'static str,
    weight: &'static str,
    certainty: &'static str,
    message: &'r str,
    help: Option<&'r str>,
    place: Option<PlaceEntry<'r>>,
    related: Vec<RelatedEntry<'r>>,
    fix: Option<FixEntry<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'r str>,
}

#[derive(Serialize)]
struct PlaceEntry<'r> {
    file: &'r str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct RelatedEntry<'r> {
    #[serde(flatten)]
    place: PlaceEntry<'r>,
    message: &'r str,
}

#[derive(Serialize)]
struct FixEntry<'r> {
    #[serde(flatten)]
    place: PlaceEntry<'r>,
    text: &'r str,
}

pub(super) fn told(report: &Report) -> Result<String> {
    let counts = report.counts();
    let documents = report.documents.iter().map(|document| {
        let heard = document.findings.iter().map(|one| entry(one, &document.sources, None));
        let silenced = document
            .silenced
            .iter()
            .map(|silenced| entry(&silenced.finding, &document.sources, Some(&silenced.reason)));
        DocumentEntry {
            path: document.path.display().to_string(),
            findings: heard.collect(),
            silenced: silenced.collect(),
        }
    });
    pretty(&ReportEntry {
        tool: "vanban",
        version: env!("CARGO_PKG_VERSION"),
        documents: documents.collect(),
        summary: SummaryEntry {
            errors: counts.errors,
            warnings: counts.warnings,
            notes: counts.notes,
        },
    })
}

fn entry<'r>(
    finding: &'r Diagnostic,
    sources: &'r Sources,
    reason: Option<&'r str>,
) -> FindingEntry<'r> {
    let related = finding
        .related
        .iter()
        .map(|(span, message)| RelatedEntry { place: place(region(*span, sources)), message });
    FindingEntry {
        rule: finding.rule,
        clause: finding.clause.as_deref(),
        severity: severity(finding.severity),
        weight: finding.weight.key(),
        certainty: finding.certainty.key(),
        message: &finding.message,
        help: finding.help.as_deref(),
        place: finding.span.map(|span| place(region(span, sources))),
        related: related.collect(),
        fix: finding
            .fix
            .as_ref()
            .map(|fix| FixEntry { place: place(region(fix.span, sources)), text: &fix.text }),
        reason,
    }
}

/// The word that JSON and SARIF have for a severity.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn place(region: Region<'_>) -> PlaceEntry<'_> {
    let Region { file, line, column, end_line, end_column } = region;
    PlaceEntry { file, line, column, end_line, end_column }
}
