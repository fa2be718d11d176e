//! The words before the addressees are the program's.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "kinh-gui-lap",
    clauses: &["ND30-I.I.II.9.d-1"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Khóa kinh_gui không ghi lại chữ «Kính gửi»: chương trình tự in.",
    why: "Ghi nữa thì trên giấy có «Kính gửi: Kính gửi: …».",
    example: Example::Lines {
        wrong: "loai: cong-van\nkinh_gui: \"⟦Kính gửi: ⟧Các phòng\"",
        right: "loai: cong-van\nkinh_gui: Các phòng",
    },
    alike: &["loai: cong-van\nkinh_gui: Các phòng có đơn kính gửi Sở"],
    check: Check::Document(check),
};

const OPENING: &str = "kính gửi";

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in subject.prose.iter().filter(|prose| prose.part == Part::Addressee) {
        let words: String = prose.text.chars().take(OPENING.chars().count()).collect();
        if words.to_lowercase() != OPENING {
            continue;
        }
        let rest = prose.text[words.len()..].trim_start_matches([':', ' ']);
        let range = 0..prose.text.len() - rest.len();
        let finding = RULE.at(prose.span(range.clone()), format!("ghi lại chữ «{words}»"));
        let finding = finding.help(format!("kinh_gui: {rest}"));
        found.push(match prose.typed(range) {
            Some(place) if !rest.is_empty() => finding.fix(place, ""),
            Some(_) | None => finding,
        });
    }
    found
}
