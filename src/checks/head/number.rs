//! The number: digits, two at least.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "so-sai",
    clauses: &["ND30-I.I.II.3.c-2", "ND30-I.I.II.3.a-1"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Số của văn bản ghi bằng chữ số Ả Rập, dưới 10 thì thêm số 0 phía trước.",
    why: "Số là căn cứ để tra sổ; ghi khác sổ thì không tìm thấy văn bản.",
    example: Example::Lines { wrong: "so: ⟦5⟧", right: "so: 05" },
    alike: &["so: 100", "so: 09", "so:\nngay: 2020-06"],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(number) = &subject.document.number else { return Vec::new() };
    let typed = number.value.as_str();
    if !typed.bytes().all(|byte| byte.is_ascii_digit()) {
        // A year behind the number has a rule of its own.
        let (digits, rest) = typed.split_once('/').unwrap_or((typed, ""));
        if super::year::is_year(rest) {
            return Vec::new();
        }
        let message = format!("số «{typed}» không chỉ gồm chữ số");
        let help = match digits.bytes().all(|byte| byte.is_ascii_digit()) {
            true => format!("so: {digits}; phần sau dấu / là ký hiệu, chương trình tự ghi"),
            false => "so: 05".to_owned(),
        };
        return vec![RULE.at(number.span, message).clause(RULE.clauses[1]).help(help)];
    }
    let bare = typed.trim_start_matches('0');
    if bare.is_empty() {
        let message = format!("không có số «{typed}»: số bắt đầu từ 01");
        return vec![RULE.at(number.span, message).help("so: 01")];
    }
    let right = format!("{bare:0>2}");
    if typed == right {
        return Vec::new();
    }
    let message = match typed.len() < right.len() {
        true => format!("số «{typed}» nhỏ hơn 10, phải thêm số 0 phía trước"),
        false => format!("số «{typed}» thừa số 0 phía trước"),
    };
    let mut found = RULE.at(number.span, message).help(format!("so: {right}"));
    if typed.len() > right.len() {
        found.severity = Severity::Warning;
    }
    let verbatim = subject.written(number.span) == typed;
    vec![if verbatim { found.fix(number.span, right) } else { found }]
}
