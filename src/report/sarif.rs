//! A report as SARIF 2.1.0, for code hosts and editors.
//!
//! Follows the OASIS standard: rules with their words under the tool's driver, results that point
//! to them, silenced ones as suppressed in the source, repairs as fixes. Columns count characters.

use serde_json::{Value, json};

use super::json::severity;
use super::{Report, pretty, region};
use crate::checks::{self, Rule};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::source::{Sources, Span};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) fn told(report: &Report) -> Result<String> {
    let mut results = Vec::new();
    for document in &report.documents {
        let sources = &document.sources;
        results.extend(document.findings.iter().map(|finding| result(finding, sources)));
        for silenced in &document.silenced {
            let mut result = result(&silenced.finding, sources);
            result["suppressions"] =
                json!([{ "kind": "inSource", "justification": silenced.reason }]);
            results.push(result);
        }
    }
    pretty(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "vanban",
                "version": env!("CARGO_PKG_VERSION"),
                "language": "vi-VN",
                "rules": checks::rules().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn rule(rule: &Rule) -> Value {
    let (wrong, right) = rule.example.words();
    let help = format!("{}\n\nSai:\n{wrong}\n\nĐúng:\n{right}", rule.why);
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.what },
        "fullDescription": { "text": format!("{} {}", rule.what, rule.why) },
        "help": { "text": help },
        "defaultConfiguration": { "level": severity(rule.severity) },
        "properties": { "clauses": rule.clauses, "weight": rule.weight.key() },
    })
}

fn result(finding: &Diagnostic, sources: &Sources) -> Value {
    let text = match &finding.help {
        Some(help) => format!("{}; nên viết: {help}", finding.message),
        None => finding.message.clone(),
    };
    let mut result = json!({
        "ruleId": finding.rule,
        "level": severity(finding.severity),
        "message": { "text": text },
        "properties": {
            "clause": finding.clause,
            "weight": finding.weight.key(),
            "certainty": finding.certainty.key(),
        },
    });
    if let Some(index) = checks::rules().position(|rule| rule.id == finding.rule) {
        result["ruleIndex"] = json!(index);
    }
    if let Some(span) = finding.span {
        result["locations"] = json!([{ "physicalLocation": physical(span, sources) }]);
    }
    if !finding.related.is_empty() {
        let related = finding.related.iter().map(|(span, message)| {
            json!({
                "physicalLocation": physical(*span, sources),
                "message": { "text": message },
            })
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &finding.fix {
        let physical = physical(fix.span, sources);
        result["fixes"] = json!([{ "artifactChanges": [{
            "artifactLocation": physical["artifactLocation"],
            "replacements": [{
                "deletedRegion": physical["region"],
                "insertedContent": { "text": fix.text },
            }],
        }] }]);
    }
    result
}

fn physical(span: Span, sources: &Sources) -> Value {
    let region = region(span, sources);
    json!({
        "artifactLocation": { "uri": uri(region.file) },
        "region": {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
        },
    })
}

/// A path as a URI reference (RFC 3986): bytes that have no place in one are escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            other => uri += &format!("%{other:02X}"),
        }
    }
    uri
}
