//! Dashes before recipients are the program's.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "gach-dau-dong-thua",
    clauses: &["ND30-I.I.II.9.d-4", "ND30-I.I.II.9.d-2"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Nơi nhận và kính gửi không ghi gạch đầu dòng: chương trình tự ghi.",
    why: "Ghi nữa thì trên giấy có «- - Các phòng;».",
    example: Example::Lines {
        wrong: "noi_nhan: [\"⟦- ⟧Các phòng\"]",
        right: "noi_nhan: [Các phòng]",
    },
    alike: &["noi_nhan: [\"Phòng KG-VX\"]"],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let lists = |part| matches!(part, Part::Recipient | Part::Addressee);
    let mut found = Vec::new();
    for prose in subject.prose.iter().filter(|prose| lists(prose.part)) {
        let rest = prose.text.trim_start_matches(['-', '–', '—', '+', '•', '*', ' ']);
        if rest.len() == prose.text.len() || rest.is_empty() {
            continue;
        }
        let range = 0..prose.text.len() - rest.len();
        let finding = RULE.at(prose.span(range.clone()), "thừa gạch đầu dòng");
        let finding = finding.help(rest.to_owned());
        found.push(match prose.typed(range) {
            Some(place) => finding.fix(place, ""),
            None => finding,
        });
    }
    found
}
