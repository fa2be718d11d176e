//! The signer's name: small letters, every syllable with a capital.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "ho-ten-viet-hoa",
    clauses: &["ND30-II.II.1.a", "ND30-I.I.II.7.dd-2"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Họ tên người ký in thường, viết hoa chữ đầu mỗi âm tiết.",
    why: "Chức vụ in hoa, họ tên in thường là quy định về thể thức.",
    example: Example::Lines {
        wrong: "ky: { chuc_vu: Giám đốc, ho_ten: ⟦NGUYỄN VĂN AN⟧ }",
        right: "ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }",
    },
    alike: &[
        "ky: { chuc_vu: Giám đốc, ho_ten: Y Vinh }",
        "ky: { chuc_vu: Giám đốc, ho_ten: H'Hen Niê }",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in subject.prose.iter().filter(|prose| prose.part == Part::Name) {
        let start = super::degree::degrees(&prose.text);
        let text = prose.text[start..].trim_start();
        let words = text.split(|letter: char| !letter.is_alphabetic());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let long = words.iter().filter(|word| word.chars().count() > 1);
        let shouted = words.len() > 1
            && long.clone().count() > 0
            && long.clone().all(|word| word.chars().all(char::is_uppercase));
        let small = text.split(' ').any(|word| word.starts_with(char::is_lowercase));
        if !shouted && !small {
            continue;
        }
        let right = text.split(' ').map(capital).collect::<Vec<_>>().join(" ");
        let message = match shouted {
            true => "họ tên người ký in hoa toàn bộ",
            false => "họ tên người ký có âm tiết không viết hoa",
        };
        let span = prose.span(prose.text.len() - text.len()..prose.text.len());
        found.push(RULE.at(span, message).help(format!("ho_ten: {right}")));
    }
    found
}

/// A syllable with a capital in front and small letters behind.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>());
    first.unwrap_or_default() + &letters.as_str().to_lowercase()
}
