//! Dates that the calendar has.

use crate::checks::Subject;
use crate::checks::dates;
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
        for dated in dates::dates(prose) {
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
