//! Bases have a key of their own.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::input::outline::Part;
use crate::kit::Kind;

pub(in crate::checks) const RULE: Rule = Rule {
    id: "can-cu-trong-noi-dung",
    clauses: &["ND30-I.I.II.6.a-3", "ND30-III.M1.2", "ND30-III.M1.1"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Căn cứ ban hành và chữ «QUYẾT ĐỊNH:», «QUYẾT NGHỊ:» không ghi trong noi_dung.",
    why: "Căn cứ in nghiêng trước dòng QUYẾT ĐỊNH:, chương trình tự in dòng này; ghi trong nội dung thì sai chỗ.",
    example: Example::Lines {
        wrong: "loai: quyet-dinh\nnoi_dung: |\n  ⟦Căn cứ⟧ Luật Lưu trữ;\n\n  Điều 1. Thành lập tổ công tác.\n\n  Điều 2. Chánh Văn phòng thi hành./.",
        right: "loai: quyet-dinh\ncan_cu: [Luật Lưu trữ]\nnoi_dung: |\n  Điều 1. Thành lập tổ công tác.\n\n  Điều 2. Chánh Văn phòng thi hành./.",
    },
    alike: &[
        "noi_dung: |\n  Căn cứ kết quả họp giao ban, Sở Nội vụ thông báo./.",
        "loai: quyet-dinh\nnoi_dung: |\n  Điều 1. Thành lập tổ công tác.\n\n  Căn cứ tình hình, tổ công tác họp định kỳ.\n\n  Điều 2. Chánh Văn phòng thi hành./.",
    ],
    check: Check::Document(check),
};

/// Names of the phrases that the forms print between the bases and the body.
const ORDERS: [&str; 2] = ["quyet_dinh", "quyet_nghi"];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let document = subject.document;
    let kind = subject.kit.kinds.get(&document.kind.value);
    let forms =
        |kind: &Kind| kind.clauses.iter().any(|id| RULE.clauses[1..].contains(&id.as_str()));
    if !kind.is_some_and(forms) {
        return Vec::new();
    }
    let phrases = &subject.kit.words.phrases;
    let orders: Vec<&str> = ORDERS
        .iter()
        .filter_map(|name| phrases.get(*name))
        .map(|order| order.trim_end_matches(':'))
        .collect();
    let opening = phrases.get("can_cu").map_or("", String::as_str);
    let mut found = Vec::new();
    // What stands before the first clause.
    for part in &document.body.parts {
        let Part::Paragraph(text) = part else { break };
        let Some(prose) = subject.prose.iter().find(|prose| prose.whole == text.span) else {
            continue;
        };
        let order = orders.iter().find(|order| prose.text.trim_end_matches([':', ' ']) == **order);
        if let Some(order) = order {
            let message = format!("ghi lại dòng «{order}:» mà chương trình tự in");
            found.push(RULE.at(prose.whole, message).help("xóa dòng này"));
        } else if prose.text.starts_with(&format!("{opening} ")) {
            let finding = RULE.at(prose.span(0..opening.len()), "căn cứ ghi trong nội dung");
            found.push(finding.help("chuyển sang khóa can_cu, mỗi căn cứ một mục"));
        }
    }
    found
}
