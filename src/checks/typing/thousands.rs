//! The sign between thousands.

use crate::checks::Subject;
use crate::checks::prose::Prose;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "dau-hang-nghin",
    clauses: &[],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Hàng nghìn ngăn bằng dấu chấm: 1.000.000.",
    why: "Trong tiếng Việt dấu phẩy mở phần thập phân.",
    example: Example::Lines {
        wrong: "noi_dung: Kinh phí ⟦1,000,000⟧ đồng./.",
        right: "noi_dung: Kinh phí 1.000.000 đồng./.",
    },
    alike: &["noi_dung: Các số 1,000 và 1,5 triệu; mẫu 100,200,3000 và dãy 1,100,200,30./."],
    check: Check::Document(check),
};

/// What is counted in whole numbers.
const COUNTED: [&str; 34] = [
    "người",
    "hộ",
    "cây",
    "con",
    "đồng",
    "lượt",
    "hồ",
    "sổ",
    "văn",
    "cuốn",
    "quyển",
    "chiếc",
    "cái",
    "học",
    "em",
    "cháu",
    "đại",
    "trường",
    "xã",
    "thôn",
    "bản",
    "suất",
    "phiếu",
    "đơn",
    "liều",
    "tờ",
    "thẻ",
    "cán",
    "lao",
    "doanh",
    "hội",
    "đoàn",
    "đảng",
    "cử",
];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.prose {
        for at in prose.numbers.iter().copied() {
            let Some(end) = grouped(prose, at) else { continue };
            let range = prose.tokens_range(at..end);
            let right = prose.text[range.clone()].replace(',', ".");
            let message = "hàng nghìn ngăn bằng dấu phẩy";
            let finding = RULE.at(prose.span(range.clone()), message).help(right.clone());
            found.push(match prose.typed(range) {
                Some(place) => finding.fix(place, right),
                None => finding,
            });
        }
    }
    found
}

/// The end of a number of three groups or more, commas between them.
fn grouped(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let apart = at == 0 || !matches!(prose.token(at - 1), "," | "." | "/" | "-");
    if !apart || prose.token(at).len() > 3 || prose.token(at).starts_with('0') {
        return None;
    }
    let mut end = at;
    while prose.reads(end, &["#", ",", "#"]) {
        end += 2;
        if prose.token(end).len() != 3 {
            return None;
        }
    }
    let counted = || prose.token(end + 1) == " " && COUNTED.contains(&prose.token(end + 2));
    // One group of three may be a fraction; nobody counts a thousandth of a tree.
    let whole = end == at + 2 && counted();
    (end >= at + 4 || whole).then_some(end + 1)
}
