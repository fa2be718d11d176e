//! A subject ends without a sign.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "trich-yeu-dau-cuoi",
    clauses: &["ND30-I.I.II.5.a"],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Trích yếu không có dấu câu ở cuối.",
    why: "Trích yếu là một cụm từ làm tên văn bản, được nhắc lại trong căn cứ và sổ văn bản.",
    example: Example::Lines {
        wrong: "trich_yeu: Lịch làm việc⟦.⟧",
        right: "trich_yeu: Lịch làm việc",
    },
    alike: &["trich_yeu: Lịch làm việc (lần 2)", "trich_yeu: Mua sắm bàn, ghế, v.v."],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in subject.prose.iter().filter(|prose| prose.part == Part::Subject) {
        let text = prose.text.as_str();
        let kept = text.trim_end_matches(['.', ';', ',', ':', '/', ' ']);
        if kept.len() == text.len() || kept.ends_with("v.v") || kept.is_empty() {
            continue;
        }
        let range = kept.len()..text.len();
        let message = format!("trích yếu không có dấu «{}» ở cuối", text[range.clone()].trim());
        let finding = RULE.at(prose.span(range.clone()), message).help("bỏ dấu ở cuối");
        found.push(match prose.typed(range) {
            Some(place) => finding.fix(place, ""),
            None => finding,
        });
    }
    found
}
