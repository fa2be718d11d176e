//! A document with a number has a day.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "so-chua-co-ngay",
    clauses: &["LINT-4", "ND30-D15.2"],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Văn bản đã cấp số thì có đủ ngày, tháng, năm.",
    why: "Số và ngày được ghi cùng lúc khi văn thư cấp số.",
    example: Example::Lines {
        wrong: "so: ⟦12⟧\nngay: 2020-06", right: "so: 12\nngay: 2020-06-15"
    },
    alike: &["so:\nngay: 2020-06"],
    check: Check::Document(check),
};

/// The key of the date, which some kinds do not print in their head.
const DATE: &str = "ngay";

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let document = subject.document;
    let kind = subject.kit.kinds.get(&document.kind.value);
    let printed = kind.and_then(|kind| kind.fields.get(DATE));
    // A kind whose own field says otherwise prints its date elsewhere or not at all.
    let shared = printed.is_some_and(|field| field.clauses.iter().any(|id| id.starts_with(HEAD)));
    let whole = document.date.as_ref().is_some_and(|date| date.value.day.is_some());
    match &document.number {
        Some(number) if shared && !whole => {
            let message = "văn bản đã có số mà chưa có đủ ngày, tháng, năm";
            vec![RULE.at(number.span, message).help("ngay: 2020-06-15, hoặc để trống «so»")]
        }
        Some(_) | None => Vec::new(),
    }
}

/// The provision on place and date in the head.
const HEAD: &str = "ND30-I.I.II.4";
