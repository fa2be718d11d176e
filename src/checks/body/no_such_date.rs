//! Dates that the calendar has.

use crate::checks::Subject;
use crate::checks::dates::{self, Dated};
use crate::checks::prose::Prose;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::input::document::PartialDate;

pub(in crate::checks) const RULE: Rule = Rule {
    id: "ngay-khong-co",
    clauses: &["LINT-4"],
    weight: Weight::Custom,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Ngày nêu trong văn bản phải có thật.",
    why: "Ngày không có thật làm thời hạn không xác định được.",
    example: Example::Lines {
        wrong: "noi_dung: Báo cáo trước ⟦ngày 31 tháng 4 năm 2020⟧./.",
        right: "noi_dung: Báo cáo trước ngày 30 tháng 4 năm 2020./.",
    },
    alike: &[
        "noi_dung: Họp ngày 29/02/2020, tỷ số 31/4./.",
        "noi_dung: Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư./.",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.prose {
        let whole = dates::dates(prose);
        found.extend(without_year(prose, &whole));
        for dated in whole {
            let PartialDate { year, month, day } = dated.date;
            if dates::exists(dated.date) {
                continue;
            }
            let (month, day) = (month.unwrap_or(0), day.unwrap_or(0));
            let last = dates::days_in(year, month);
            let why = match last {
                0 => format!("không có tháng {month}"),
                last => format!("tháng {month} năm {year} có {last} ngày"),
            };
            let finding = RULE
                .at(prose.tokens_span(dated.tokens), format!("không có ngày {day}/{month}/{year}"));
            found.push(finding.help(why));
        }
    }
    found
}

/// A year that has a 29 February.
const LEAP: i32 = 2024;

/// Days without a year that no year has: `ngày 31/4`, `ngày 30 tháng 02`.
fn without_year(prose: &Prose<'_>, whole: &[Dated]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for at in prose.before_numbers() {
        if !matches!(prose.token(at), "ngày" | "Ngày") {
            continue;
        }
        let Some((month, end)) = month_of_day(prose, at) else { continue };
        let dated = whole.iter().any(|dated| (at..end).contains(&dated.day));
        let number = |at: usize| prose.token(at).parse().ok();
        let (Some(day), Some(month), false) = (number(at + 2), number(month), dated) else {
            continue;
        };
        let date = PartialDate { year: LEAP, month: Some(month), day: Some(day) };
        if !dates::exists(date) {
            let message = format!("không có ngày {day}/{month}");
            let last = dates::days_in(LEAP, month);
            let why = match last {
                0 => format!("không có tháng {month}"),
                last => format!("tháng {month} có {last} ngày"),
            };
            found.push(RULE.at(prose.tokens_span(at..end), message).help(why));
        }
    }
    found
}

/// The token of the month behind `ngày 30`, and the end of both.
fn month_of_day(prose: &Prose<'_>, at: usize) -> Option<(usize, usize)> {
    if prose.reads(at + 1, &[" ", "#", " ", "tháng", " ", "#"]) {
        return Some((at + 6, at + 7));
    }
    // A longer row of numbers is something else.
    let short = prose.reads(at + 1, &[" ", "#", "/", "#"]) && prose.token(at + 5) != "/";
    short.then_some((at + 4, at + 5))
}
