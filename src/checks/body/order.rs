//! Levels from large to small, none left out.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::input::outline::{Level, Outline, Part};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "cap-sai-thu-tu",
    clauses: &["ND30-I.I.II.6.c"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Các cấp đi từ lớn đến nhỏ: phần, chương, mục, tiểu mục, điều, khoản, điểm; không bỏ cấp ở giữa.",
    why: "Khoản nằm ngoài điều, tiểu mục nằm ngoài mục thì không viện dẫn được.",
    example: Example::Lines {
        wrong: "loai: quyet-dinh\nnoi_dung: |\n  Chương I\n  QUY ĐỊNH CHUNG\n\n  ⟦1.⟧ Một.\n\n  Điều 1. Hai.\n\n  Điều 2. Chánh Văn phòng thi hành./.",
        right: "loai: quyet-dinh\nnoi_dung: |\n  Chương I\n  QUY ĐỊNH CHUNG\n\n  Điều 1. Một.\n\n  Điều 2. Chánh Văn phòng thi hành./.",
    },
    alike: &[
        "noi_dung: |\n  Phần I\n  TÌNH HÌNH\n\n  I. CÔNG TÁC CHỈ ĐẠO\n\n  1. Một.\n\n  2. Hai./.",
        "noi_dung: |\n  Sở Nội vụ thông báo:\n\n  a) Một.\n\n  b) Hai./.",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let document = subject.document;
    let mut found = Vec::new();
    look(&document.body, &mut found);
    if let Some(attached) = &document.attached {
        look(&attached.body, &mut found);
    }
    found
}

fn look(body: &Outline, found: &mut Vec<Diagnostic>) {
    let mut articles = false;
    super::in_parts(&body.parts, &mut |clause| articles |= clause.level == Level::Dieu);
    super::in_parts(&body.parts, &mut |clause| {
        let inside = clause.parts.iter().filter_map(|part| match part {
            Part::Clause(inner) => Some(inner),
            Part::Paragraph(_) | Part::Table(_) => None,
        });
        for inner in inside {
            let Some(wanted) = left_out(clause.level, inner.level, articles) else { continue };
            let span = inner.typed.as_ref().map_or(inner.span, |typed| typed.span);
            let message = format!("giữa cấp trên và «{}» thiếu cấp {wanted}", inner.numeral);
            found.push(RULE.at(span, message).help(format!("đặt trong một {wanted}")));
        }
    });
}

/// The level that must stand between two.
fn left_out(outer: Level, inner: Level, articles: bool) -> Option<&'static str> {
    let heading = matches!(outer, Level::Phan | Level::Chuong | Level::Muc | Level::TieuMuc);
    match inner {
        Level::TieuMuc if outer != Level::Muc => Some("mục"),
        Level::Khoan | Level::Diem if heading && articles => Some("điều"),
        Level::Phan
        | Level::Chuong
        | Level::Muc
        | Level::TieuMuc
        | Level::Dieu
        | Level::LaMa
        | Level::Khoan
        | Level::Diem
        | Level::Gach
        | Level::Cong => None,
    }
}
