//! The drafting unit in the symbol of a dispatch.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "thieu-don-vi",
    clauses: &["ND30-I.I.II.3.b-2"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Ký hiệu công văn có chữ viết tắt đơn vị soạn thảo hoặc lĩnh vực.",
    why: "Thiếu nhóm này thì không biết đơn vị nào soạn, và dễ trùng ký hiệu.",
    example: Example::Lines {
        wrong: "loai: ⟦cong-van⟧\ndon_vi:",
        right: "loai: cong-van\ndon_vi: VP",
    },
    alike: &["loai: cong-van\ndon_vi:\nky_hieu: SNV-VP", "loai: cong-van\nso:\ndon_vi:"],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let document = subject.document;
    let asked = subject.kit.kinds.get(&document.kind.value);
    let asked = asked.is_some_and(|kind| kind.symbol.contains("{don_vi}"));
    // A draft may not know yet who will register it.
    if !asked
        || document.number.is_none()
        || document.unit.is_some()
        || document.symbol_text(subject.kit).contains('-')
    {
        return Vec::new();
    }
    let message = "ký hiệu công văn thiếu đơn vị soạn thảo hoặc lĩnh vực";
    vec![RULE.at(document.kind.span, message).help("don_vi: VP")]
}
