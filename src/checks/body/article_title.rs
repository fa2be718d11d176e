//! Articles of an attached document have titles.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::input::outline::Level;

pub(in crate::checks) const RULE: Rule = Rule {
    id: "dieu-thieu-tieu-de",
    clauses: &["ND30-I.I.II.6.d"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Điều trong quy chế, quy định ban hành kèm theo có tiêu đề.",
    why: "Chỉ điều của chính quyết định, nghị quyết theo mẫu mới không có tiêu đề.",
    example: Example::Lines {
        wrong: "loai: quyet-dinh\nnoi_dung: |\n  Điều 1. Ban hành kèm theo Quyết định này Quy chế.\n\n  Điều 2. Chánh Văn phòng thi hành./.\nkem_theo:\n  loai: quy-che\n  trich_yeu: Làm việc của tổ công tác\n  noi_dung: |\n    ⟦Điều 1.⟧ Quy chế này áp dụng cho tổ công tác./.",
        right: "loai: quyet-dinh\nnoi_dung: |\n  Điều 1. Ban hành kèm theo Quyết định này Quy chế.\n\n  Điều 2. Chánh Văn phòng thi hành./.\nkem_theo:\n  loai: quy-che\n  trich_yeu: Làm việc của tổ công tác\n  noi_dung: |\n    Điều 1. Phạm vi điều chỉnh\n\n    Quy chế này áp dụng cho tổ công tác./.",
    },
    alike: &["loai: quyet-dinh\nnoi_dung: |\n  Điều 1. Thành lập tổ công tác./."],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(attached) = &subject.document.attached else { return Vec::new() };
    let mut found = Vec::new();
    super::in_parts(&attached.body.parts, &mut |clause| {
        if clause.level == Level::Dieu && clause.title.is_none() {
            let span = clause.typed.as_ref().map_or(clause.span, |typed| typed.span);
            let message = format!("Điều {} của văn bản kèm theo không có tiêu đề", clause.numeral);
            let help = format!("Điều {}. Tiêu đề, rồi nội dung ở đoạn sau", clause.numeral);
            found.push(RULE.at(span, message).help(help));
        }
    });
    found
}
