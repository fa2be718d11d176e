//! A subject that still fits the register.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "trich-yeu-qua-dai",
    clauses: &["ND30-VI.II.I", "ND30-I.I.II.5.a"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Trích yếu dài không quá 500 ký tự.",
    why: "Hệ thống quản lý văn bản chỉ nhận 500 ký tự; trích yếu là một câu ngắn gọn.",
    example: Example::Told {
        wrong: "trich_yeu dài hơn 500 ký tự",
        right: "trich_yeu là một câu ngắn gọn hoặc một cụm từ",
    },
    alike: &[],
    check: Check::Document(check),
};

/// Most letters of the field in the register.
const MOST: usize = 500;

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let subjects = subject.prose.iter().filter(|prose| prose.part == Part::Subject);
    let long = subjects.map(|prose| (prose, prose.text.chars().count()));
    long.filter(|(_, count)| *count > MOST)
        .map(|(prose, count)| {
            let message = format!("trích yếu dài {count} ký tự, quá {MOST}");
            RULE.at(prose.whole, message).help("rút gọn thành một câu nêu nội dung chính")
        })
        .collect()
}
