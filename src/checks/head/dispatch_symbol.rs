//! No abbreviation of the kind in the symbol of a dispatch.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "ky-hieu-cv",
    clauses: &["ND30-I.I.II.3.b-2", "ND30-III.I"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Ký hiệu công văn không có chữ CV.",
    why: "Công văn không có chữ viết tắt tên loại; ký hiệu gồm cơ quan và đơn vị soạn thảo.",
    example: Example::Lines {
        wrong: "loai: cong-van\nky_hieu: ⟦CV-SNV⟧",
        right: "loai: cong-van\nky_hieu: SNV-VP",
    },
    alike: &[
        "loai: cong-van\ndon_vi: CVP",
        "noi_dung: Thực hiện Công văn số 12-CV/TU ngày 01/6/2020 của Tỉnh ủy về tuyên truyền./.",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let document = subject.document;
    let Some(kind) = subject.kit.kinds.get(&document.kind.value) else { return Vec::new() };
    // Only a kind without abbreviation has a symbol of body and unit.
    if kind.abbreviation.is_some() || kind.symbol.is_empty() {
        return Vec::new();
    }
    let codes = [("ky_hieu", &document.symbol), ("don_vi", &document.unit)];
    let named = codes.into_iter().filter_map(|(key, code)| Some((key, code.as_ref()?)));
    named
        .filter(|(_, code)| code.value.split('-').any(|group| group.trim() == "CV"))
        .map(|(key, code)| {
            let groups = code.value.split('-').filter(|group| group.trim() != "CV");
            let rest: Vec<&str> = groups.collect();
            let rest = if rest.is_empty() { "VP".to_owned() } else { rest.join("-") };
            RULE.at(code.span, "ký hiệu công văn không có chữ «CV»").help(format!("{key}: {rest}"))
        })
        .collect()
}
