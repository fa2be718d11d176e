//! The year in a sign is the year of the date behind it.

use super::mention::mentions;
use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "vien-dan-nam-khac",
    clauses: &["ND30-I.I.II.6.b"],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Năm trong số, ký hiệu của văn bản được viện dẫn là năm của ngày ban hành.",
    why: "Hai năm khác nhau thì một trong hai là gõ nhầm.",
    example: Example::Lines {
        wrong: "noi_dung: Thực hiện Nghị định số 30/2020/NĐ-CP ⟦ngày 05 tháng 3 năm 2019⟧ của Chính phủ về công tác văn thư./.",
        right: "noi_dung: Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư./.",
    },
    alike: &[
        "noi_dung: Thực hiện Kế hoạch số 2019/KH-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh về hội nghị./.",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.prose {
        for mention in mentions(prose) {
            let (Some(year), Some(dated)) = (mention.year, mention.dated) else { continue };
            if year == dated.date.year {
                continue;
            }
            let message = format!("ngày không thuộc năm {year} ghi trong «{}»", mention.sign);
            let finding = RULE.at(prose.tokens_span(dated.tokens), message);
            found.push(finding.help("xem lại năm trong số, ký hiệu và trong ngày ban hành"));
        }
    }
    found
}
