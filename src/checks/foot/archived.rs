//! The archive line has a key of its own.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::input::rich::Text;

pub(in crate::checks) const RULE: Rule = Rule {
    id: "luu-trong-noi-nhan",
    clauses: &["ND30-I.I.II.9.d-5"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Dòng lưu ghi ở khóa «luu», không ghi trong «noi_nhan».",
    why: "Chương trình in dòng lưu ở cuối, sau đó là ký hiệu người soạn thảo và dấu chấm.",
    example: Example::Lines {
        wrong: "noi_nhan: [Các phòng, \"⟦Lưu: VT⟧\"]\nluu:",
        right: "noi_nhan: [Các phòng]\nluu: VT",
    },
    alike: &["noi_nhan: [Chi cục Văn thư - Lưu trữ]"],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let lines = subject.document.recipients.iter().filter(|line| is_archive(line));
    lines
        .map(|line| {
            let plain = line.plain();
            let rest = plain.trim_start_matches("Lưu").trim_start_matches([':', ' ']);
            let rest = rest.trim_end_matches(['.', ';']);
            RULE.at(line.span, "dòng lưu ghi trong nơi nhận").help(format!("luu: {rest}"))
        })
        .collect()
}

/// Whether a recipient is the archive line.
pub(super) fn is_archive(line: &Text) -> bool {
    let plain = line.plain();
    ["Lưu:", "Lưu VT", "Lưu văn thư", "Lưu Văn thư", "Lưu hồ sơ"]
        .iter()
        .any(|opening| plain.starts_with(opening))
}
