//! Cited parts go from the small to the large.

use crate::checks::Subject;
use crate::checks::prose::{Prose, Sort};
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "vien-dan-thu-tu",
    clauses: &["ND30-II.V.7"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Viện dẫn điểm, khoản, điều theo thứ tự từ nhỏ đến lớn: điểm a khoản 2 Điều 5.",
    why: "Thứ tự ngược dễ đọc nhầm là hai chỗ khác nhau.",
    example: Example::Lines {
        wrong: "noi_dung: Thực hiện ⟦khoản 2 điểm a⟧ của Quy chế./.",
        right: "noi_dung: Thực hiện điểm a khoản 2 của Quy chế./.",
    },
    alike: &[
        "noi_dung: Thực hiện điểm a khoản 2 Điều 5, khoản 3 Điều 6, Điều 7 và khoản 1 Điều 8./.",
        "noi_dung: Bổ sung Điều 5, khoản 2 Điều 6; khoản 2, điểm a khoản 3 Điều 7./.",
        "noi_dung: Sửa khoản 2, điểm a; tại Điều 5 khoản chi được tăng./.",
    ],
    check: Check::Document(check),
};

/// Parts from the small to the large, in small letters.
const PARTS: [&str; 3] = ["điểm", "khoản", "điều"];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.prose {
        let mut at = 0;
        while at < prose.tokens.len() {
            let Some((rank, _)) = cited(prose, at) else {
                at += 1;
                continue;
            };
            // All parts that follow each other with nothing but a space between.
            let mut parts = vec![(at, rank)];
            let mut next = at + 4;
            while let Some((rank, _)) = cited(prose, next).filter(|_| prose.token(next - 1) == " ")
            {
                parts.push((next, rank));
                next += 4;
            }
            let end = next - 1;
            let falls = parts.len() > 1 && parts.windows(2).all(|pair| pair[0].1 > pair[1].1);
            if falls {
                let named = parts
                    .iter()
                    .rev()
                    .map(|(at, _)| prose.text[prose.tokens_range(*at..at + 3)].to_owned());
                let right = named.collect::<Vec<_>>().join(" ");
                let finding = RULE.at(prose.tokens_span(at..end), "viện dẫn từ lớn đến nhỏ");
                found.push(finding.help(format!("«{right}»")));
            }
            at = end;
        }
    }
    found
}

/// The rank of a part that is cited at a token, and what it is called.
fn cited<'p>(prose: &'p Prose<'_>, at: usize) -> Option<(usize, &'p str)> {
    let word = prose.token(at);
    if !word.starts_with(['đ', 'Đ', 'k', 'K']) {
        return None;
    }
    let small = word.to_lowercase();
    let rank = PARTS.iter().position(|part| *part == small)?;
    let what = prose.tokens.get(at + 2).filter(|_| prose.token(at + 1) == " ")?;
    let letters = prose.text[what.range.clone()].chars().count();
    let letter = rank == 0 && what.sort == Sort::Word && letters == 1;
    let number = rank > 0 && what.sort == Sort::Number;
    (letter || number).then_some((rank, word))
}
