//! The symbol of a named kind begins with the kind's abbreviation, letter for letter.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "ky-hieu-khac-loai",
    clauses: &["ND30-I.I.II.3.b-1", "ND30-I.I.II.3.c-3", "ND30-III.I"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Ký hiệu mở đầu bằng chữ viết tắt tên loại đúng như Phụ lục III, kể cả chữ thường.",
    why: "Chữ viết tắt sai làm người đọc nhầm loại văn bản: QyĐ là quy định, QĐ là quyết định.",
    example: Example::Lines {
        wrong: "loai: to-trinh\nky_hieu: ⟦TTR-SNV⟧",
        right: "loai: to-trinh\nky_hieu: TTr-SNV",
    },
    alike: &["loai: quyet-dinh\nky_hieu: QĐ-SNV"],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let document = subject.document;
    let kind = subject.kit.kinds.get(&document.kind.value);
    let Some((kind, symbol)) = kind.zip(document.symbol.as_ref()) else { return Vec::new() };
    let Some(right) = kind.abbreviation.as_deref() else { return Vec::new() };
    let typed = symbol.value.trim_start_matches('/');
    let mut groups = typed.split('-');
    let first = groups.next().unwrap_or("").trim();
    if first == right || typed.split('/').any(super::year::is_year) {
        return Vec::new();
    }
    let rest: Vec<&str> = groups.map(str::trim).collect();
    let body = match rest.is_empty() {
        true => subject.document.issuer.abbreviation.clone(),
        false => rest.join("-"),
    };
    let message = format!("ký hiệu của {} mở đầu bằng «{right}», không phải «{first}»", kind.name);
    vec![RULE.at(symbol.span, message).help(format!("ky_hieu: {right}-{body}"))]
}
