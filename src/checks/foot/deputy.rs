//! Who signs in the head's place is a deputy, and names the head first.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::input::document::Authority;
use crate::input::rich::Text;

pub(in crate::checks) const RULE: Rule = Rule {
    id: "ky-thay-chuc-vu",
    clauses: &["ND30-I.I.II.7.b-3", "ND30-D13.1"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Ký thay (KT.): dòng trên là chức vụ người đứng đầu, dòng dưới là chức vụ cấp phó.",
    why: "Hai chức vụ đổi chỗ hoặc lặp lại làm sai thẩm quyền ký.",
    example: Example::Lines {
        wrong: "ky: { quyen_han: KT, chuc_vu: [⟦Phó Giám đốc⟧, Giám đốc], ho_ten: Nguyễn Văn An }",
        right: "ky: { quyen_han: KT, chuc_vu: [Giám đốc, Phó Giám đốc], ho_ten: Nguyễn Văn An }",
    },
    alike: &[
        "ky: { quyen_han: KT, chuc_vu: [Bộ trưởng, Thứ trưởng], ho_ten: Nguyễn Văn An }",
        "ky: { quyen_han: KT, chuc_vu: [Giám đốc, Phụ trách Sở], ho_ten: Nguyễn Văn An }",
    ],
    check: Check::Document(check),
};

/// How the title of a deputy begins.
const DEPUTIES: [&str; 5] = ["Phó", "PHÓ", "P. ", "Thứ trưởng", "THỨ TRƯỞNG"];

/// How the title of one who heads something else begins.
const HEADS: [&str; 8] = [
    "Trưởng",
    "Chánh",
    "Giám đốc",
    "Chủ tịch",
    "Cục trưởng",
    "Vụ trưởng",
    "Chi cục trưởng",
    "Hiệu trưởng",
];

fn is_head(title: &Text) -> bool {
    let plain = title.plain();
    HEADS.iter().any(|word| plain.starts_with(word))
}

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for signer in &subject.document.signers {
        let Some(at) = signer.authority.iter().position(|one| one.value == Authority::Kt) else {
            continue;
        };
        let deputy = |text: &Text| {
            let plain = text.plain();
            DEPUTIES.iter().any(|word| plain.starts_with(word))
        };
        // The lines of titles stand in the order of the authorities.
        let (head, own) = (signer.titles.get(at), signer.titles.get(at + 1));
        if let Some(head) = head.filter(|head| deputy(head)) {
            let message =
                format!("sau KT. là chức vụ người đứng đầu, không phải «{}»", head.plain());
            found.push(
                RULE.at(head.span, message)
                    .help("quyen_han: KT, chuc_vu: [Giám đốc, Phó Giám đốc]"),
            );
        } else if let Some((head, own)) =
            head.zip(own).filter(|(head, own)| head.plain() == own.plain())
        {
            let message = format!("hai dòng chức vụ cùng là «{}»", head.plain());
            found.push(RULE.at(own.span, message).help(format!("dòng dưới: Phó {}", own.plain())));
        } else if let Some(own) = own.filter(|own| is_head(own)) {
            let message = format!("ký thay (KT.) là cấp phó, «{}» không phải cấp phó", own.plain());
            let help = "cấp phó: Phó …; cấp dưới ký thừa lệnh thì quyen_han: TL";
            found.push(RULE.at(own.span, message).help(help));
        }
    }
    found
}
