//! A report as workflow commands of GitHub's runner, which shows them beside the lines.

use super::{Report, region};
use crate::diagnostic::Severity;

pub(super) fn told(report: &Report) -> String {
    let mut told = String::new();
    for document in &report.documents {
        for finding in &document.findings {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "notice",
            };
            let place = finding.span.map_or(String::new(), |span| {
                let place = region(span, &document.sources);
                let (line, column) = (place.line, place.column);
                format!("file={},line={line},col={column},", property(place.file))
            });
            let clause = finding.clause.as_ref().map(|clause| format!(" {clause}"));
            let title = format!("{}{}", finding.rule, clause.unwrap_or_default());
            let help = finding.help.as_ref().map(|help| format!("\nnên viết: {help}"));
            let message = format!("{}{}", finding.message, help.unwrap_or_default());
            told += &format!("::{command} {place}title={}::{}\n", property(&title), data(&message));
        }
    }
    told
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
