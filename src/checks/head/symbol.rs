//! The signs of a symbol: groups joined by hyphens, nothing between them.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "ky-hieu-sai",
    clauses: &["ND30-I.I.II.3.c-4"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Các nhóm chữ của ký hiệu nối bằng dấu «-», không có dấu cách và không có dấu khác.",
    why: "Ký hiệu là khóa tra cứu; một dấu cách hay một gạch dài làm tìm không thấy.",
    example: Example::Lines { wrong: "ky_hieu: ⟦TB - SNV⟧", right: "ky_hieu: TB-SNV" },
    alike: &["ky_hieu: TB-SNV-VP", "loai: cong-van\ndon_vi: KG-VX"],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let document = subject.document;
    let codes = [("ky_hieu", &document.symbol), ("don_vi", &document.unit)];
    let mut found = Vec::new();
    for (key, code) in codes.into_iter().filter_map(|(key, code)| Some((key, code.as_ref()?))) {
        let typed = code.value.as_str();
        let right = right(typed);
        if right == typed || typed.split('/').any(super::year::is_year) {
            continue;
        }
        let message = format!("«{key}: {typed}» có dấu không thuộc ký hiệu");
        let finding = RULE.at(code.span, message).help(format!("{key}: {right}"));
        let verbatim = subject.written(code.span) == typed && !right.is_empty();
        found.push(if verbatim { finding.fix(code.span, right) } else { finding });
    }
    found
}

/// The symbol with plain hyphens, without spaces and without signs around its groups.
fn right(typed: &str) -> String {
    let plain: String = typed
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| if matches!(letter, '–' | '—' | '−' | '_') { '-' } else { letter })
        .collect();
    let groups = plain.trim_matches('/').split('-').filter(|group| !group.is_empty());
    groups.collect::<Vec<_>>().join("-")
}
