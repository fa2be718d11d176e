//! No heading as the last line of a page.

use super::Place;
use crate::checks::Printed;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "tieu-de-cuoi-trang",
    clauses: &["LINT-8"],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Tiêu đề không đứng ở dòng cuối trang.",
    why: "Tiêu đề phải ở cùng trang với dòng đầu của phần nó mở ra.",
    example: Example::Told {
        wrong: "tiêu đề là dòng cuối cùng của trang, nội dung ở trang sau",
        right: "tiêu đề và ít nhất một dòng nội dung ở cùng trang",
    },
    alike: &[],
    check: Check::Pages(check),
};

fn check(printed: &Printed<'_>) -> Vec<Diagnostic> {
    let places = super::places(printed.pages);
    let pages = &printed.pages.pages;
    let mut found = Vec::new();
    // Behind the last page of a part nothing goes on.
    let followed = pages.iter().zip(pages.iter().skip(1)).filter(|(_, next)| next.number > 1);
    for (page, _) in followed {
        let last = super::lines(page, &places, Place::Body).into_iter().next_back();
        let heading = last.and_then(|(_, node)| super::heading(printed.pages, node));
        let Some(title) = heading else { continue };
        let message = format!("tiêu đề «{title}» đứng cuối trang {}", page.number);
        let span = super::title_span(printed, title);
        found.push(RULE.at(span, message).help("thêm hoặc bớt nội dung phía trên"));
    }
    found
}
