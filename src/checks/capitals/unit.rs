//! Parts of a document that are cited.

use super::{capital, is_running, opens, small};
use crate::checks::Subject;
use crate::checks::prose::{Prose, Sort};
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "viet-hoa-vien-dan",
    clauses: &["ND30-II.V.7"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Viện dẫn viết hoa Phần, Chương, Mục, Tiểu mục, Điều; viết thường khoản, điểm.",
    why: "Phụ lục II quy định: điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I.",
    example: Example::Lines {
        wrong: "noi_dung: Thực hiện theo ⟦Khoản⟧ 2 Điều 5 của Quy chế./.",
        right: "noi_dung: Thực hiện theo khoản 2 Điều 5 của Quy chế./.",
    },
    alike: &[
        "noi_dung: Khoản 2 Điều 5 nêu rõ. Điểm a khoản 3 cũng vậy./.",
        "noi_dung: Nhớ năm điều 5 lần mỗi ngày, chi một khoản 2 triệu đồng tại 3 điểm./.",
        "noi_dung: Tại điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I của Bộ luật Hình sự./.",
        "noi_dung: Trong phần 1 của chương trình, mục 3 phát sóng chương trình V ngày 5./.",
    ],
    check: Check::Document(check),
};

/// Parts written with a small letter; what follows is a number or a letter.
const SMALL: [&str; 2] = ["Khoản", "Điểm"];
/// Words before `điều 5` that leave no other meaning.
const BEFORE: [&str; 6] = ["tại", "theo", "định", "khoản", "của", "và"];
/// Words behind it that do.
const BEHIND: [&str; 8] = ["Luật", "Nghị", "Thông", "Quyết", "Quy", "Chương", "Mục", "này"];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in subject.prose.iter().filter(|prose| is_running(prose)) {
        for (at, token) in prose.tokens.iter().enumerate() {
            if token.sort != Sort::Word || opens(&prose.text, token.range.start) {
                continue;
            }
            let word = prose.token(at);
            let right = match word {
                "Khoản" | "Điểm" if is_small(prose, at) => small(word),
                "điều" if is_article(prose, at) => capital(word),
                "chương" | "phần" | "mục" if is_roman(prose, at) || is_between(prose, at) => {
                    capital(word)
                }
                _ => continue,
            };
            let message = format!("viện dẫn viết «{word}»");
            let finding = RULE.at(prose.tokens_span(at..at + 1), message);
            let finding = finding.help(format!("«{right} {}»", prose.token(at + 2)));
            found.push(match prose.typed(token.range.clone()) {
                Some(place) => finding.fix(place, right),
                None => finding,
            });
        }
    }
    found
}

/// `Khoản 2`, `Điểm a`.
fn is_small(prose: &Prose<'_>, at: usize) -> bool {
    let spaced = prose.token(at + 1) == " ";
    let what = prose.token(at + 2);
    let number = prose.reads(at + 2, &["#"]) && what.len() <= 2;
    let mut letters = what.chars();
    let letter = letters.next().is_some_and(char::is_lowercase) && letters.next().is_none();
    debug_assert!(SMALL.contains(&prose.token(at)), "asked of these words only");
    spaced && if prose.token(at) == SMALL[0] { number } else { letter }
}

/// `khoản 2 điều 5`, `điều 5 Luật …`.
fn is_article(prose: &Prose<'_>, at: usize) -> bool {
    if !prose.reads(at + 1, &[" ", "#"]) {
        return false;
    }
    // Behind `khoản 2` the number stands between.
    let mut back = at.saturating_sub(2);
    if prose.tokens.get(back).is_some_and(|token| token.sort == Sort::Number) {
        back = back.saturating_sub(2);
    }
    let before = at >= 2 && BEFORE.contains(&prose.token(back));
    let behind = prose.token(at + 4) == " " && BEHIND.contains(&prose.token(at + 5));
    let clause = before && prose.token(back) == "khoản";
    let sure = before && prose.token(back) == "tại";
    clause || behind || sure || (before && ends(prose, at + 4))
}

/// Whether nothing is counted by the number before a token.
fn ends(prose: &Prose<'_>, at: usize) -> bool {
    prose.tokens.get(at).is_none_or(|token| token.sort == Sort::Mark)
}

/// `Điều 26 mục 2 Chương II`: it stands between other parts.
fn is_between(prose: &Prose<'_>, at: usize) -> bool {
    let before = at >= 4 && prose.token(at - 4) == "Điều" && prose.reads(at - 2, &["#", " "]);
    let behind = matches!(prose.token(at + 4), "Chương" | "Phần") && prose.token(at + 3) == " ";
    prose.reads(at + 1, &[" ", "#"]) && (before || behind)
}

/// `chương II`, `phần I`: a Roman number leaves no other meaning.
fn is_roman(prose: &Prose<'_>, at: usize) -> bool {
    let number = prose.token(at + 2);
    // `chương trình V` and a lone `I` of an abbreviation are none.
    let roman = !number.is_empty() && number.chars().all(|letter| "IVX".contains(letter));
    prose.token(at + 1) == " " && roman
}
