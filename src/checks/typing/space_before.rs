//! No space before a sign that closes.

use crate::checks::Subject;
use crate::checks::prose::{Prose, Sort, Token};
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "cach-truoc-dau-cau",
    clauses: &[],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Trước dấu câu không có dấu cách.",
    why: "Dấu câu đứng liền từ đứng trước nó; có dấu cách thì dấu có thể rơi xuống đầu dòng.",
    example: Example::Lines {
        wrong: "noi_dung: Sở Nội vụ thông báo⟦ ⟧, đề nghị thực hiện./.",
        right: "noi_dung: Sở Nội vụ thông báo, đề nghị thực hiện./.",
    },
    alike: &["noi_dung: \"Bản đồ tỷ lệ 1 : 500, thư mục .yaml, và các mục khác ... theo mẫu./.\""],
    check: Check::Document(check),
};

/// Signs that stand close to the word before them.
const CLOSING: [&str; 8] = [",", ".", ";", ":", "!", "?", ")", "”"];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.prose {
        for (at, token) in prose.tokens.iter().enumerate().skip(1) {
            let sign = prose.token(at + 1);
            let spaced = &prose.text[token.range.clone()] == " " && CLOSING.contains(&sign);
            if !spaced || is_other(prose, at) {
                continue;
            }
            let finding =
                RULE.at(prose.tokens_span(at..at + 1), format!("thừa dấu cách trước «{sign}»"));
            let finding = finding.help(format!("«{}{sign}»", prose.token(at - 1)));
            found.push(match prose.typed(token.range.clone()) {
                Some(place) => finding.fix(place, ""),
                None => finding,
            });
        }
    }
    found
}

/// Whether the sign behind the space at a token means something else than the end of a phrase.
fn is_other(prose: &Prose<'_>, at: usize) -> bool {
    let (before, after) = (prose.tokens.get(at - 1), prose.tokens.get(at + 2));
    let number = |token: Option<&Token>| token.is_some_and(|token| token.sort == Sort::Number);
    let joined = after.is_some_and(|token| token.sort != Sort::Space);
    let sign = prose.token(at + 1);
    // `1 : 500`; `.yaml`, `...`, `./.`; a sign behind another.
    let ratio = sign == ":" && number(before) && number(prose.tokens.get(at + 3));
    let name = sign == "." && joined;
    let lone = before.is_some_and(|token| token.sort == Sort::Mark && prose.token(at - 1) != ")");
    ratio || name || lone
}
