//! A signature has words of the text on its page.

use std::collections::BTreeSet;

use super::Place;
use crate::checks::Printed;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::layout::page::Page;

pub(in crate::checks) const RULE: Rule = Rule {
    id: "chu-ky-mot-minh",
    clauses: &["LINT-8"],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Chữ ký không đứng một mình ở trang cuối.",
    why: "Trang chỉ có chữ ký có thể bị thay ruột; người đọc không biết nó thuộc văn bản nào.",
    example: Example::Told {
        wrong: "trang cuối chỉ có nơi nhận và chữ ký",
        right: "trang cuối có ít nhất hai dòng nội dung trên chữ ký",
    },
    alike: &[],
    check: Check::Pages(check),
};

fn check(printed: &Printed<'_>) -> Vec<Diagnostic> {
    let pages = super::main_part(printed.pages);
    let Some((last, rest)) = pages.split_last() else { return Vec::new() };
    let places = super::places(printed.pages);
    let signer = printed.subject.document.signers.first();
    let signed = super::marks(last, &places, Place::Frame).next().is_some();
    let alone = signed && super::marks(last, &places, Place::Body).next().is_none();
    // Many recipients go on overleaf and leave the signature with the text.
    let begun = rest.last().is_some_and(|before| goes_on(printed, before, last));
    match signer {
        Some(signer) if alone && !rest.is_empty() && !begun => {
            let message = format!("chữ ký đứng một mình ở trang {}", last.number);
            let help = "rút gọn hoặc thêm nội dung để có ít nhất hai dòng trên chữ ký";
            vec![RULE.at(signer.span, message).help(help)]
        }
        Some(_) | None => Vec::new(),
    }
}

/// Whether a table of the foot stands on both pages.
fn goes_on(printed: &Printed<'_>, before: &Page, last: &Page) -> bool {
    let places = super::places(printed.pages);
    let groups = |page| {
        let placed = super::placed(page, &places, Place::Frame);
        placed.filter_map(|(_, node)| super::group(printed.pages, node)).collect::<BTreeSet<_>>()
    };
    !groups(before).is_disjoint(&groups(last))
}
