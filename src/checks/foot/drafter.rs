//! The drafter's code in capitals.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "ky-hieu-nguoi-soan",
    clauses: &["ND30-I.I.III.3"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Ký hiệu người soạn thảo in hoa.",
    why: "Phụ lục I ghi ký hiệu người soạn thảo bằng chữ in hoa, ví dụ PL.(300).",
    example: Example::Lines {
        wrong: "nguoi_soan: { ky_hieu: ⟦pl⟧, so_ban: 30 }",
        right: "nguoi_soan: { ky_hieu: PL, so_ban: 30 }",
    },
    alike: &["nguoi_soan: { ky_hieu: NTB, so_ban: 30 }"],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(drafter) = &subject.document.drafter else { return Vec::new() };
    let typed = drafter.code.value.as_str();
    let right = typed.to_uppercase();
    if typed == right {
        return Vec::new();
    }
    let span = drafter.code.span;
    let message = format!("ký hiệu người soạn thảo «{typed}» không in hoa");
    let finding = RULE.at(span, message).help(format!("ky_hieu: {right}"));
    vec![if subject.written(span) == typed { finding.fix(span, right) } else { finding }]
}
