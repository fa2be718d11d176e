//! Large parts have titles.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::input::outline::Level;

pub(in crate::checks) const RULE: Rule = Rule {
    id: "thieu-tieu-de",
    clauses: &["ND30-I.I.II.6.d"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Phần, chương, mục, tiểu mục phải có tiêu đề.",
    why: "Tiêu đề cho biết nội dung chính của phần đó.",
    example: Example::Lines {
        wrong: "loai: quyet-dinh\nnoi_dung: |\n  ⟦Chương I⟧\n\n  Điều 1. Một.\n\n  Điều 2. Chánh Văn phòng thi hành./.",
        right: "loai: quyet-dinh\nnoi_dung: |\n  Chương I\n  QUY ĐỊNH CHUNG\n\n  Điều 1. Một.\n\n  Điều 2. Chánh Văn phòng thi hành./.",
    },
    alike: &[
        "loai: quyet-dinh\nnoi_dung: |\n  Điều 1. Một.\n\n  Điều 2. Chánh Văn phòng thi hành./.",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    super::each_clause(subject.document, &mut |clause| {
        let titled = match clause.level {
            Level::Phan | Level::Chuong | Level::Muc | Level::TieuMuc => clause.title.is_some(),
            Level::Dieu | Level::LaMa | Level::Khoan | Level::Diem | Level::Gach | Level::Cong => {
                true
            }
        };
        if !titled {
            let span = clause.typed.as_ref().map_or(clause.span, |typed| typed.span);
            let words = subject.kit.words.levels.get(clause.level.key());
            let word = words.map_or("", |words| words.word.as_str());
            let message = format!("{word} {} không có tiêu đề", clause.numeral);
            let help = format!("{word} {} rồi xuống dòng, viết tiêu đề", clause.numeral);
            found.push(RULE.at(span, message).help(help));
        }
    });
    found
}
