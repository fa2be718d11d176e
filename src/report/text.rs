//! A report for people: every finding with the author's line, what was silenced, the sum.

use super::{Counts, Report, Role, region};
use crate::diagnostic::{Paint, render};

pub(super) fn told(report: &Report, paint: Paint) -> String {
    let mut told = String::new();
    for document in &report.documents {
        for finding in &document.findings {
            told += &render(finding, &document.sources, paint);
            told += "\n\n";
        }
    }
    told += &silenced(report);
    told += &sum(report);
    told
}

fn silenced(report: &Report) -> String {
    let mut lines = String::new();
    for document in &report.documents {
        for silenced in &document.silenced {
            let finding = &silenced.finding;
            let place = finding.span.map(|span| region(span, &document.sources));
            let place = place.map_or(document.path.display().to_string(), |place| {
                format!("{}:{}:{}", place.file, place.line, place.column)
            });
            let (rule, reason) = (finding.rule, &silenced.reason);
            lines += &format!("  {place} {rule}: {} (lý do: {reason})\n", finding.message);
        }
    }
    if lines.is_empty() { lines } else { format!("Bỏ qua theo bo_qua:\n{lines}\n") }
}

fn sum(report: &Report) -> String {
    let Counts { errors, warnings, notes } = report.counts();
    let documents = report.documents.iter().filter(|one| one.role == Role::Document).count();
    let silenced: usize = report.documents.iter().map(|document| document.silenced.len()).sum();
    let mut sum = format!("{documents} văn bản: ");
    let parts = [
        (errors, "lỗi"),
        (warnings, "cảnh báo"),
        (notes, "ghi chú"),
        (silenced, "chỗ được bỏ qua"),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    sum += if parts.is_empty() { "không có gì phải sửa" } else { "" };
    sum + &parts.join(", ") + "\n"
}
