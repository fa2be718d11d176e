//! The line of the archive closes the recipients.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "thieu-luu",
    clauses: &["ND30-I.I.II.9.d-5", "ND30-I.I.II.9.a"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Nơi nhận kết thúc bằng dòng «Lưu: VT, đơn vị soạn thảo».",
    why: "Văn thư giữ bản lưu; dòng này cho biết lưu ở đâu.",
    example: Example::Lines {
        wrong: "noi_nhan: [⟦Các phòng⟧]\nluu:",
        right: "noi_nhan: [Các phòng]\nluu: VT, VP",
    },
    alike: &["noi_nhan:\nluu:\nso:\nngay: 2020-06"],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let document = subject.document;
    let kind = subject.kit.kinds.get(&document.kind.value);
    let has_line = kind.is_some_and(|kind| kind.fields.contains_key("luu"));
    let inside = document.recipients.iter().any(super::archived::is_archive);
    if !has_line || document.archive.is_some() || inside {
        return Vec::new();
    }
    match document.recipients.last() {
        Some(last) => {
            let message = "nơi nhận thiếu dòng lưu";
            vec![RULE.at(last.span, message).help("luu: VT, VP")]
        }
        None => Vec::new(),
    }
}
