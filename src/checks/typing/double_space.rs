//! One space between words.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::source::Span;

pub(in crate::checks) const RULE: Rule = Rule {
    id: "hai-dau-cach",
    clauses: &[],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Giữa hai từ chỉ có một dấu cách.",
    why: "Dấu cách thừa làm tìm kiếm không ra; khi in chương trình chỉ giữ một dấu cách.",
    example: Example::Lines {
        wrong: "noi_dung: Sở Nội vụ⟦  ⟧thông báo lịch làm việc./.",
        right: "noi_dung: Sở Nội vụ thông báo lịch làm việc./.",
    },
    alike: &[
        "noi_dung: |\n  Sở Nội vụ\n  thông báo./.",
        "noi_dung: |\n  | A   | B  |\n  |-----|----|\n  | Một | Hai |\n\n  Hết./.",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let gaps = subject.prose.iter().flat_map(|prose| prose.gaps());
    let double = gaps.filter(|gap| {
        // A new line and its indentation are one space, however wide.
        let whole = Span::new(gap.source, gap.start.saturating_sub(1), gap.end);
        let skipped = subject.written(whole);
        skipped.len() > 1 && skipped.bytes().all(|byte| byte == b' ')
    });
    double
        .map(|gap| {
            // With the space that is kept, of which the gap is the rest.
            let whole = Span::new(gap.source, gap.start.saturating_sub(1), gap.end);
            let finding = RULE.at(whole, "thừa dấu cách giữa hai từ").help("một dấu cách");
            finding.fix(whole, " ")
        })
        .collect()
}
