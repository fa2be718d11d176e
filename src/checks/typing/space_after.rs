//! A space behind a comma.

use crate::checks::Subject;
use crate::checks::prose::Sort;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "thieu-cach-sau-dau",
    clauses: &[],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Sau dấu phẩy, dấu chấm phẩy có một dấu cách.",
    why: "Thiếu dấu cách thì hai từ dính nhau, không xuống dòng và không tìm được.",
    example: Example::Lines {
        wrong: "noi_dung: Các sở⟦,⟧ban, ngành thực hiện./.",
        right: "noi_dung: Các sở, ban, ngành thực hiện./.",
    },
    alike: &["noi_dung: Tỷ lệ 1,5 % tại các lô a,b,c./."],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.prose {
        for at in 1..prose.tokens.len() {
            let sign = prose.token(at);
            if !matches!(sign, "," | ";") {
                continue;
            }
            // Single letters are names of things: a,b,c.
            let word = |at: usize| {
                let token = prose.tokens.get(at).filter(|token| token.sort == Sort::Word);
                token.is_some_and(|_| prose.token(at).chars().count() > 1)
            };
            if !word(at - 1) || !word(at + 1) {
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
