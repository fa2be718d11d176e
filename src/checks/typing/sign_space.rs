//! No spaces inside a number sign.

use crate::checks::Subject;
use crate::checks::prose::{Prose, Sort};
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "so-ky-hieu-co-cach",
    clauses: &["ND30-I.I.II.3.c-4"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Số và ký hiệu viết liền: 30/2020/NĐ-CP, không có dấu cách quanh dấu «/» và «-».",
    why: "Có dấu cách thì số bị ngắt dòng và tìm không ra.",
    example: Example::Lines {
        wrong: "trich_yeu: Triển khai Nghị định số ⟦30 / 2020 / NĐ - CP⟧",
        right: "trich_yeu: Triển khai Nghị định số 30/2020/NĐ-CP",
    },
    alike: &["noi_dung: Tỷ lệ số 1 / 2 và số 5 - 7; số 12 / A; đường dây số 3 - Công an tỉnh./."],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.prose {
        for at in prose.before_numbers() {
            if !prose.reads(at, &["số", " ", "#"]) {
                continue;
            }
            let Some((end, right)) = sign(prose, at + 2) else { continue };
            let range = prose.tokens_range(at + 2..end);
            let finding = RULE.at(prose.span(range.clone()), "số, ký hiệu có dấu cách ở giữa");
            let finding = finding.help(right.clone());
            found.push(match prose.typed(range) {
                Some(place) => finding.fix(place, right),
                None => finding,
            });
        }
    }
    found
}

/// The end of a sign that has spaces in it, and the sign without them.
fn sign(prose: &Prose<'_>, start: usize) -> Option<(usize, String)> {
    let mut right = prose.token(start).to_owned();
    let mut at = start + 1;
    let mut spaced = false;
    let mut capitals = 0;
    let mut slashes = 0;
    loop {
        let before = usize::from(prose.token(at) == " ");
        let joint = prose.token(at + before);
        // A hyphen joins only the letters behind the slash.
        if joint != "/" && (joint != "-" || slashes == 0) {
            break;
        }
        let after = usize::from(prose.token(at + before + 1) == " ");
        let next = at + before + 1 + after;
        let group = prose.token(next);
        let letters = group.len() > 1 && group.chars().all(char::is_uppercase);
        let year = prose.tokens.get(next).is_some_and(|token| token.sort == Sort::Number);
        let numbered = year && joint == "/" && group.len() == 4;
        if !(letters || numbered) {
            break;
        }
        spaced |= before + after > 0;
        capitals += usize::from(letters);
        slashes += usize::from(joint == "/");
        right.push_str(joint);
        right.push_str(group);
        at = next + 1;
    }
    // One group of letters behind a slash is no sign of a document.
    (spaced && capitals > 1).then_some((at, right))
}
