//! No year in a number: that is how normative documents are numbered.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "so-kem-nam",
    clauses: &["LINT-2"],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Số và ký hiệu văn bản hành chính không có năm.",
    why: "Năm chỉ có ở số của văn bản quy phạm pháp luật; ghi năm làm lẫn hai loại văn bản.",
    example: Example::Lines { wrong: "so: ⟦15/2020⟧", right: "so: 15" },
    alike: &[
        "noi_dung: Thực hiện Quyết định số 15/2020/QĐ-UBND ngày 01/6/2020 của Ủy ban nhân dân tỉnh về phân cấp./.",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let number = subject.document.number.iter().filter_map(|number| {
        let (digits, year) = number.value.split_once('/')?;
        Some((number.span, digits.to_owned(), is_year(year)))
    });
    let symbol = subject.document.symbol.iter().filter_map(|symbol| {
        let written = symbol.value.trim_start_matches('/');
        let year = written.split(['/', '-']).find(|group| is_year(group))?;
        let rest = written.replacen(year, "", 1).replace("--", "-");
        Some((symbol.span, rest.trim_matches(['/', '-']).to_owned(), true))
    });
    let found = number.map(|found| ("so", found)).chain(symbol.map(|found| ("ky_hieu", found)));
    found
        .filter(|(_, (_, _, year))| *year)
        .map(|(key, (span, right, _))| {
            let message = format!("«{key}» của văn bản hành chính không ghi năm");
            RULE.at(span, message).help(format!("{key}: {right}"))
        })
        .collect()
}

/// Whether a group is a year.
pub(super) fn is_year(group: &str) -> bool {
    group.len() == 4 && (group.starts_with("19") || group.starts_with("20")) && {
        group.bytes().all(|byte| byte.is_ascii_digit())
    }
}
