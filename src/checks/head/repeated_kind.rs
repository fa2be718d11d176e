//! A subject does not say the kind again.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "trich-yeu-lap-ten-loai",
    clauses: &["ND30-I.I.II.5.a", "ND30-I.I.II.5.b-2"],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Trích yếu không nhắc lại tên loại đã in ngay phía trên.",
    why: "Trên giấy sẽ thành «THÔNG BÁO / Thông báo lịch làm việc».",
    example: Example::Lines {
        wrong: "trich_yeu: ⟦Thông báo⟧ lịch làm việc",
        right: "trich_yeu: Lịch làm việc",
    },
    alike: &[
        "trich_yeu: Thông báo viên cơ sở",
        "trich_yeu: Về việc ra thông báo nghỉ lễ",
        "loai: cong-van\ntrich_yeu: công văn đi và đến năm 2020",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(kind) = subject.kit.kinds.get(&subject.document.kind.value) else { return Vec::new() };
    let Some(prose) = subject.prose.iter().find(|prose| prose.part == Part::Subject) else {
        return Vec::new();
    };
    let name = kind.name.as_str();
    let printed = kind.abbreviation.is_some();
    let Some(rest) = prose.text.strip_prefix(name).filter(|_| printed) else { return Vec::new() };
    // «Báo cáo viên», «Kế hoạch hóa», «Thông báo số …» are other words than the kind.
    let longer = [" viên", " hóa", " hoá", " số"].iter().any(|more| rest.starts_with(more));
    let other = longer || !rest.starts_with([' ', '\n']);
    if other {
        return Vec::new();
    }
    let message = format!("trích yếu nhắc lại tên loại «{name}» đã in phía trên");
    vec![RULE.at(prose.span(0..name.len()), message).help(format!("trich_yeu: {}", rest.trim()))]
}
