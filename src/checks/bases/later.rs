//! Nothing is cited that is younger than the document.

use crate::checks::Subject;
use crate::checks::dates;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "vien-dan-ngay-sau",
    clauses: &["LINT-4"],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Văn bản được viện dẫn không ban hành sau ngày của văn bản này.",
    why: "Ngày sau thường là gõ nhầm năm hoặc tháng.",
    example: Example::Lines {
        wrong: "noi_dung: Thực hiện Kế hoạch số 15/KH-UBND ngày ⟦20/7/2020⟧ của Ủy ban nhân dân tỉnh về hội nghị./.",
        right: "noi_dung: Thực hiện Kế hoạch số 15/KH-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh về hội nghị./.",
    },
    alike: &[
        "noi_dung: Họp ngày 20/7/2020 theo Kế hoạch số 15/KH-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh về hội nghị./.",
        "ngay: 2020-06\nso:\nnoi_dung: Thực hiện Kế hoạch số 15/KH-UBND ngày 30/6/2020 của Ủy ban nhân dân tỉnh về hội nghị./.",
    ],
    check: Check::Document(check),
};

/// Tokens between a number sign and its date.
const GAP: usize = 3;

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(own) = subject.document.date.as_ref().map(|date| date.value) else {
        return Vec::new();
    };
    // The last day it can be dated.
    let month = own.month.unwrap_or(12);
    let last = (own.year, month, own.day.unwrap_or_else(|| dates::days_in(own.year, month)));
    let mut found = Vec::new();
    for prose in &subject.prose {
        let dates = dates::dates(prose);
        if dates.is_empty() {
            continue;
        }
        for end in super::number_signs(prose).map(|tokens| tokens.end) {
            let near = |dated: &&dates::Dated| (end..end + GAP + 1).contains(&dated.tokens.start);
            let Some(dated) = dates.iter().find(near) else { continue };
            let date = dated.date;
            let cited = (date.year, date.month.unwrap_or(1), date.day.unwrap_or(1));
            if cited > last && dates::exists(date) {
                let span = prose.tokens_span(dated.tokens.clone());
                let message = "văn bản được viện dẫn có ngày sau ngày của văn bản này";
                found.push(RULE.at(span, message).help("xem lại ngày của văn bản được viện dẫn"));
            }
        }
    }
    found
}
