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
const PARTS: [&str; 6] = ["điểm", "khoản", "điều", "mục", "chương", "phần"];
/// Words before a citation that leave no doubt that it is one.
const BEFORE: [&str; 3] = ["theo", "tại", "định"];

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
            let apart = behind_comma(prose, &parts, end);
            parts.extend(apart);
            let end = apart.map_or(end, |(at, _)| at + 3);
            let first = parts.windows(2).position(|pair| pair[0].1 > pair[1].1);
            if let Some(first) = first {
                let start = parts[first].0;
                let mut named = parts[first..].to_vec();
                named.sort_by_key(|(_, rank)| *rank);
                let named = named
                    .iter()
                    .map(|(at, _)| prose.text[prose.tokens_range(*at..at + 3)].to_owned());
                let right = named.collect::<Vec<_>>().join(" ");
                let finding = RULE.at(prose.tokens_span(start..end), "viện dẫn từ lớn đến nhỏ");
                found.push(finding.help(format!("«{right}»")));
            }
            at = end;
        }
    }
    found
}

/// A smaller part behind a comma that belongs to the last: `theo Điều 3, khoản 2 của Quy chế`. Where
/// a larger one follows, the comma begins another citation, unless it is a point without its clause.
fn behind_comma(prose: &Prose<'_>, parts: &[(usize, usize)], end: usize) -> Option<(usize, usize)> {
    let (start, last) = (parts.first()?.0, parts.last()?.1);
    let said = start >= 2 && BEFORE.contains(&prose.token(start - 2));
    let (rank, _) = cited(prose, end + 2).filter(|_| said && prose.reads(end, &[",", " "]))?;
    let behind = cited(prose, end + 6).filter(|_| prose.token(end + 5) == " ");
    let belongs = match behind {
        None => prose.reads(end + 5, &[" ", "của"]),
        Some((larger, _)) => rank == 0 && larger == 2,
    };
    (rank < last && belongs).then_some((end + 2, rank))
}

/// The rank of a part that is cited at a token, and what it is called.
fn cited<'p>(prose: &'p Prose<'_>, at: usize) -> Option<(usize, &'p str)> {
    let word = prose.token(at);
    if !word.starts_with(['đ', 'Đ', 'k', 'K', 'm', 'M', 'c', 'C', 'p', 'P']) {
        return None;
    }
    let small = word.to_lowercase();
    let rank = PARTS.iter().position(|part| *part == small)?;
    let what = prose.tokens.get(at + 2).filter(|_| prose.token(at + 1) == " ")?;
    let letters = prose.text[what.range.clone()].chars().count();
    let letter = rank == 0 && what.sort == Sort::Word && letters == 1;
    let number = rank > 0 && what.sort == Sort::Number;
    let roman = rank > 2 && prose.text[what.range.clone()].chars().all(|c| "IVX".contains(c));
    (letter || number || roman).then_some((rank, word))
}
