//! A space behind a sign that parts words.

use crate::checks::Subject;
use crate::checks::prose::{Prose, Sort};
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "thieu-cach-sau-dau",
    clauses: &[],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Sau dấu phẩy, dấu chấm phẩy, dấu hai chấm, dấu chấm có một dấu cách.",
    why: "Thiếu dấu cách thì hai từ dính nhau, không xuống dòng và không tìm được.",
    example: Example::Lines {
        wrong: "noi_dung: Các sở⟦,⟧ban, ngành thực hiện./.",
        right: "noi_dung: Các sở, ban, ngành thực hiện./.",
    },
    alike: &[
        "noi_dung: Tỷ lệ 1,5 % tại các lô a,b,c./.",
        "noi_dung: Xem trang langson.gov.vn, tệp mau.docx tại TP.Lạng Sơn./.",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.prose {
        for at in 1..prose.tokens.len() {
            let sign = prose.token(at);
            let joined = match sign {
                "," | ";" => is_word(prose, at - 1) && is_long(prose, at + 1),
                "." | ":" => ends(prose, at - 1) && begins(prose, at + 1),
                _ => false,
            };
            if !joined {
                continue;
            }
            let end = prose.tokens[at].range.end;
            let finding =
                RULE.at(prose.tokens_span(at..at + 1), format!("thiếu dấu cách sau «{sign}»"));
            let right = format!("«{}{sign} {}»", prose.token(at - 1), prose.token(at + 1));
            found.push(match prose.typed(end..end) {
                Some(place) => finding.help(right).fix(place, " "),
                None => finding.help(right),
            });
        }
    }
    found
}

fn is_word(prose: &Prose<'_>, at: usize) -> bool {
    prose.tokens.get(at).is_some_and(|token| token.sort == Sort::Word)
}

/// Single letters are names of things: a,b,c.
fn is_long(prose: &Prose<'_>, at: usize) -> bool {
    is_word(prose, at) && prose.token(at).chars().count() > 1
}

/// Whether a sentence may end with a word: no abbreviation such as `TP.`, no name of a file or a
/// page, whose words Vietnamese does not write.
fn ends(prose: &Prose<'_>, at: usize) -> bool {
    let small = prose.token(at).chars().all(char::is_lowercase);
    let begun = at.checked_sub(1).is_none_or(|before| prose.token(before) == " ");
    is_long(prose, at) && small && begun
}

/// Whether a sentence begins with a word: a capital, then another word or a number.
fn begins(prose: &Prose<'_>, at: usize) -> bool {
    let capital = prose.token(at).starts_with(char::is_uppercase);
    let goes_on = is_word(prose, at + 2) || prose.reads(at + 2, &["#"]);
    is_word(prose, at) && capital && prose.reads(at + 1, &[" "]) && goes_on
}
