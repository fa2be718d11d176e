//! One form of quotation marks in a document.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "ngoac-kep-lan-lon",
    clauses: &[],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Một văn bản chỉ dùng một kiểu dấu ngoặc kép.",
    why: "Hai kiểu dấu trong một văn bản thường là do chép từ nhiều nguồn.",
    example: Example::Lines {
        wrong: "noi_dung: Sách “Gương điển hình” và phong trào ⟦\"⟧Người tốt, việc tốt\"./.",
        right: "noi_dung: Sách “Gương điển hình” và phong trào “Người tốt, việc tốt”./.",
    },
    alike: &[
        "noi_dung: Sách \"Gương điển hình\" và phong trào \"Người tốt, việc tốt\"./.",
        "noi_dung: Sách “Gương điển hình”, tọa độ 21° 51' 14\" Bắc./.",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let is_curly = subject.prose.iter().any(|prose| prose.text.contains(['“', '”']));
    if !is_curly {
        return Vec::new();
    }
    let straight = subject.prose.iter().filter_map(|prose| {
        let at = prose.text.find('"')?;
        // A sign of inches or seconds stands alone.
        (prose.text.matches('"').count() > 1).then(|| prose.span(at..at + 1))
    });
    let angular = subject.prose.iter().filter_map(|prose| {
        let at = prose.text.find('«')?;
        Some(prose.span(at..at + '«'.len_utf8()))
    });
    let straight = straight.take(1).map(|place| (place, "\""));
    let found = straight.chain(angular.take(1).map(|place| (place, "« »")));
    found
        .map(|(place, sign)| {
            let message = format!("dấu {sign} lẫn với dấu “ ” trong cùng văn bản");
            RULE.at(place, message).help("dùng “ ” cho cả văn bản")
        })
        .collect()
}
