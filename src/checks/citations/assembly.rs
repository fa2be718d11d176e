//! The National Assembly in the sign of a law sat in the year of the law.

use super::mention::mentions;
use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "khoa-quoc-hoi-sai",
    clauses: &["LINT-4"],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Khóa Quốc hội trong ký hiệu luật khớp với năm ban hành.",
    why: "Luật năm 2025 do Quốc hội khóa XV ban hành mang ký hiệu QH15.",
    example: Example::Lines {
        wrong: "ngay: 2025-08-01\nnoi_dung: Thực hiện Luật Tổ chức chính quyền địa phương số ⟦72/2025/QH16⟧./.",
        right: "ngay: 2025-08-01\nnoi_dung: Thực hiện Luật Tổ chức chính quyền địa phương số 72/2025/QH15./.",
    },
    alike: &[
        "ngay: 2025-08-01\nnoi_dung: Thực hiện Luật Đất đai số 31/2024/QH15 và Luật Cư trú số 68/2020/QH14./.",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let assemblies = &subject.kit.words.citation.assemblies;
    let mut found = Vec::new();
    for prose in &subject.prose {
        for mention in mentions(prose) {
            let Some(year) = mention.year else { continue };
            let Some((from, to)) = assemblies.get(mention.symbol) else { continue };
            if (*from..=*to).contains(&year) {
                continue;
            }
            let sat = assemblies.iter().filter(|(_, (from, to))| (*from..=*to).contains(&year));
            let right: Vec<&str> = sat.map(|(symbol, _)| symbol.as_str()).collect();
            let message = format!("năm {year} không thuộc khóa «{}»", mention.symbol);
            let finding = RULE.at(prose.span(mention.sign_range()), message);
            found.push(finding.help(right.join(" hoặc ")));
        }
    }
    found
}
