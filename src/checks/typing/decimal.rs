//! The decimal comma.

use crate::checks::Subject;
use crate::checks::prose::Prose;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "dau-thap-phan",
    clauses: &[],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Phần thập phân viết sau dấu phẩy; dấu chấm ngăn hàng nghìn.",
    why: "Trong tiếng Việt 1.5 triệu và 1,5 triệu là hai cách hiểu khác nhau.",
    example: Example::Lines {
        wrong: "noi_dung: Kinh phí 1⟦.⟧5 tỷ đồng./.",
        right: "noi_dung: Kinh phí 1,5 tỷ đồng./.",
    },
    alike: &[
        "noi_dung: Kinh phí 1.500 triệu đồng theo mục 2.5 và khoản 1./.",
        "noi_dung: Theo các mục từ 2.1 đến 2.5 của thuyết minh./.",
    ],
    check: Check::Document(check),
};

const UNITS: [&str; 19] = [
    "triệu", "tỷ", "tỉ", "nghìn", "ha", "hecta", "km", "kg", "tấn", "cm", "mm", "m", "m²", "mét",
    "lít", "độ", "phút", "%", "giờ",
];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.prose {
        for at in prose.numbers.iter().copied() {
            let alone = at == 0 || !matches!(prose.token(at - 1), "." | "," | "/");
            if !alone || !prose.reads(at, &["#", ".", "#"]) || prose.token(at + 2).len() > 2 {
                continue;
            }
            if !measures(prose, at + 3) {
                continue;
            }
            let finding = RULE.at(prose.tokens_span(at + 1..at + 2), "dấu chấm ở phần thập phân");
            let right = format!("{},{}", prose.token(at), prose.token(at + 2));
            found.push(finding.help(right));
        }
    }
    found
}

/// Whether a unit stands at a token, after a space or none, or behind the other end of a range.
fn measures(prose: &Prose<'_>, at: usize) -> bool {
    let unit = |at: usize| {
        let space = usize::from(prose.token(at) == " ");
        UNITS.contains(&prose.token(at + space))
    };
    let ranges = matches!(prose.token(at + 1), "đến" | "-") && prose.reads(at + 2, &[" ", "#"]);
    let fraction = matches!(prose.token(at + 4), "," | ".");
    unit(at) || (ranges && unit(if fraction { at + 6 } else { at + 4 }))
}
