//! Laws are cited by their names.

use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::checks::{Subject, dates};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "can-cu-luat-ghi-so",
    clauses: &["ND30-I.I.II.6.a-2"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Căn cứ là hiến pháp, luật, pháp lệnh thì không ghi số, ký hiệu và cơ quan ban hành.",
    why: "Nghị định quy định luật, pháp lệnh được dẫn bằng tên.",
    example: Example::Lines {
        wrong: "loai: quyet-dinh\ncan_cu: [Luật Tổ chức chính quyền địa phương ⟦số 77/2015/QH13⟧ ngày 19 tháng 6 năm 2015]",
        right: "loai: quyet-dinh\ncan_cu: [Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015]",
    },
    alike: &[
        "loai: quyet-dinh\ncan_cu: [\"Nghị quyết số 12/NQ-HĐND ngày 10 tháng 6 năm 2020 của Hội đồng nhân dân tỉnh về kinh phí\"]",
        "loai: quyet-dinh\ncan_cu: [\"Luật Ngân sách nhà nước và Nghị định số 163/2016/NĐ-CP ngày 21 tháng 12 năm 2016 của Chính phủ về ngân sách\"]",
    ],
    check: Check::Document(check),
};

/// Who makes laws and ordinances.
const MAKERS: [&str; 2] = ["của Quốc hội", "của Ủy ban Thường vụ Quốc hội"];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let laws = &subject.kit.words.citation.laws;
    let mut found = Vec::new();
    for prose in subject.prose.iter().filter(|prose| prose.part == Part::Basis) {
        let words = super::named(&prose.text);
        if !laws.iter().any(|law| words.starts_with(&format!("{law} "))) {
            continue;
        }
        // Who made it stands behind the date; later it may be part of another document's name.
        let date = dates::dates(prose).into_iter().next();
        let end = date.map(|date| prose.tokens_range(date.tokens).end);
        let maker = end.and_then(|end| {
            let behind = prose.text[end..].strip_prefix(' ')?;
            let maker = MAKERS.iter().find(|maker| behind.starts_with(**maker))?;
            Some((end + 1..end + 1 + maker.len(), maker))
        });
        if let Some((range, maker)) = maker {
            let message = format!("luật, pháp lệnh không ghi «{maker}»");
            let help = prose.text.replacen(&format!(" {maker}"), "", 1);
            found.push(RULE.at(prose.span(range), message).help(help));
        }
        for tokens in super::number_signs(prose) {
            let sign = &prose.text[prose.tokens_range(tokens.clone())];
            // The number of a law or an ordinance, not that of another document in the line.
            if ["/QH", "UBTVQH"].iter().any(|body| sign.contains(body)) {
                let message = format!("luật, pháp lệnh không ghi «{sign}»");
                let finding = RULE.at(prose.tokens_span(tokens), message);
                let help = prose.text.replacen(&format!("{sign} "), "", 1);
                found.push(finding.help(help));
            }
        }
    }
    found
}
