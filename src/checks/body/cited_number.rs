//! A document is cited with the word for its number.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "vien-dan-thieu-chu-so",
    clauses: &["ND30-I.I.II.6.b"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Viện dẫn văn bản có chữ «số» trước số và ký hiệu.",
    why: "Nghị định quy định viện dẫn gồm tên loại, số và ký hiệu, ngày, cơ quan, trích yếu.",
    example: Example::Lines {
        wrong: "noi_dung: Thực hiện ⟦Nghị định 30/2020/NĐ-CP⟧ ngày 05/3/2020 của Chính phủ về công tác văn thư./.",
        right: "noi_dung: Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư./.",
    },
    alike: &["noi_dung: Thực hiện Kế hoạch 5 năm và Thông báo 15/6/2020./."],
    check: Check::Document(check),
};

const KINDS: [&str; 14] = [
    "Nghị định",
    "Nghị quyết",
    "Quyết định",
    "Thông tư",
    "Chỉ thị",
    "Công văn",
    "Công điện",
    "Kế hoạch",
    "Thông báo",
    "Báo cáo",
    "Tờ trình",
    "Hướng dẫn",
    "Kết luận",
    "Chương trình",
];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.prose {
        for at in prose.numbers.iter().copied().filter(|at| *at >= 3) {
            if !prose.reads(at - 1, &[" ", "#", "/"]) && !prose.reads(at - 1, &[" ", "#", "-"]) {
                continue;
            }
            let start = prose.tokens[at].range.start;
            let sign: &str =
                prose.text[start..].split([' ', '\n', ',', ';', ')']).next().unwrap_or("");
            let sign = sign.trim_end_matches(['.', ':', '/']);
            let before = prose.text[..start].trim_end();
            let kind = KINDS.iter().find(|kind| before.ends_with(**kind));
            // A sign has the letters of a kind or a body; a date or a share has none.
            let Some(kind) = kind.filter(|_| sign.contains('/') && has_capitals(sign)) else {
                continue;
            };
            let range = before.len() - kind.len()..start + sign.len();
            let right = format!("{kind} số {sign}");
            found.push(RULE.at(prose.span(range), "viện dẫn thiếu chữ «số»").help(right));
        }
    }
    found
}

fn has_capitals(sign: &str) -> bool {
    sign.chars().filter(|letter| letter.is_uppercase()).count() >= 2
}
