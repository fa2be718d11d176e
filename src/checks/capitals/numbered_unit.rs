//! Administrative units with a number for a name.

use super::{is_running, opens};
use crate::checks::Subject;
use crate::checks::prose::Prose;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "viet-hoa-don-vi-so",
    clauses: &["ND30-II.III.1.b"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Đơn vị hành chính mang tên là chữ số thì viết hoa cả danh từ chung: Quận 1, Phường 5.",
    why: "Danh từ chung là một phần của tên riêng.",
    example: Example::Lines {
        wrong: "noi_dung: Trụ sở đặt tại ⟦quận 1⟧, Thành phố Hồ Chí Minh./.",
        right: "noi_dung: Trụ sở đặt tại Quận 1, Thành phố Hồ Chí Minh./.",
    },
    alike: &[
        "noi_dung: Mỗi phường 2 đại biểu, các quận 3 đại biểu; mức 1, phường 50 triệu đồng./.",
        "noi_dung: Tổng số phường 5 tháng qua./.",
    ],
    check: Check::Document(check),
};

/// Units that bear numbers.
const UNITS: [&str; 2] = ["quận", "phường"];
/// Words before a unit that has a name.
const BEFORE: [&str; 6] = ["tại", "thuộc", "ở", "của", "dân", "ủy"];

/// Units one behind a comma lies in.
const AROUND: [&str; 6] = ["thành", "thị", "quận", "huyện", "tỉnh", "TP"];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in subject.prose.iter().filter(|prose| is_running(prose)) {
        for at in prose.before_numbers().filter(|at| *at >= 2) {
            let unit = prose.token(at);
            let named = UNITS.contains(&unit) && prose.reads(at + 1, &[" ", "#"]);
            let within = BEFORE.contains(&prose.token(at - 2)) && prose.token(at - 1) == " ";
            let number = prose.token(at + 2);
            // A number with a noun behind it counts something.
            let counts =
                prose.reads(at + 3, &[" "]) && prose.token(at + 4).starts_with(char::is_lowercase);
            let start = prose.tokens[at].range.start;
            let within = within || is_placed(prose, at + 3);
            if !named || !within || counts || number.len() > 2 || opens(&prose.text, start) {
                continue;
            }
            let right = super::capital(unit);
            let message = format!("«{unit} {number}» là tên riêng");
            let finding = RULE.at(prose.tokens_span(at..at + 3), message);
            found.push(finding.help(format!("«{right} {number}»")));
        }
    }
    found
}

/// Whether the unit around it follows: `phường 5, thành phố Sóc Trăng`.
fn is_placed(prose: &Prose<'_>, at: usize) -> bool {
    prose.reads(at, &[",", " "]) && AROUND.contains(&prose.token(at + 2))
}
