//! The subject of a dispatch without the words that are printed before it.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "trich-yeu-ve-viec",
    clauses: &["ND30-I.I.II.5.b-4"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Trích yếu công văn không ghi «V/v» hay «Về việc»: chương trình in «V/v» phía trước.",
    why: "Ghi nữa thì trên giấy có «V/v Về việc …».",
    example: Example::Lines {
        wrong: "loai: cong-van\ntrich_yeu: ⟦Về việc ⟧tổ chức hội nghị",
        right: "loai: cong-van\ntrich_yeu: tổ chức hội nghị",
    },
    alike: &["trich_yeu: Về việc nghỉ lễ", "loai: cong-van\ntrich_yeu: giải quyết việc về nhà ở"],
    check: Check::Document(check),
};

/// Words that stand for those the template prints.
const OPENINGS: [&str; 5] = ["V/v", "v/v", "V/V", "Về việc", "về việc"];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    // Only the kind without a printed name has the words before its subject.
    let kind = subject.kit.kinds.get(&subject.document.kind.value);
    if kind.is_none_or(|kind| !kind.symbol.contains("{don_vi}")) {
        return Vec::new();
    }
    let Some(prose) = subject.prose.iter().find(|prose| prose.part == Part::Subject) else {
        return Vec::new();
    };
    let Some(opening) = OPENINGS.iter().find(|opening| prose.text.starts_with(**opening)) else {
        return Vec::new();
    };
    let rest = prose.text[opening.len()..].trim_start_matches([' ', ':']);
    let range = 0..prose.text.len() - rest.len();
    let message = format!("trích yếu công văn ghi «{opening}», trên giấy sẽ thành «V/v {opening}»");
    let finding = RULE.at(prose.span(range.clone()), message).help(format!("trich_yeu: {rest}"));
    vec![match prose.typed(range) {
        Some(place) if !rest.is_empty() => finding.fix(place, ""),
        Some(_) | None => finding,
    }]
}
