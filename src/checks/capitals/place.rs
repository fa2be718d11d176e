//! Names of units that no list holds: what a capital, a small letter and the sign behind them tell.

use super::listed::findings;
use super::{capital, is_capital};
use crate::checks::Subject;
use crate::checks::prose::{Part, Prose, Sort};
use crate::checks::rule::Rule;
use crate::diagnostic::{Certainty, Diagnostic};

/// The units of the country, in small letters, by their last word.
const UNITS: [&str; 8] = ["tỉnh", "phố", "quận", "huyện", "xã", "phường", "trấn", "thôn"];
/// Numbers that are names: `Phường Nhất`.
const NUMBERS: [&str; 6] = ["Một", "Hai", "Ba", "Bốn", "Năm", "Nhất"];
/// Words that follow a short name and are none of it.
const BEHIND: [&str; 16] = [
    "này", "đó", "khác", "họp", "vắng", "cũ", "mới", "nay", "ta", "trình", "đã", "và", "về", "gồm",
    "dự", "là",
];
/// Units that are written with a capital though they are no part of a name.
const RAISED: [(&str, &str); 6] = [
    ("Tỉnh", "tỉnh"),
    ("Huyện", "huyện"),
    ("Xã", "xã"),
    ("Thị trấn", "thị trấn"),
    ("Thị xã", "thị xã"),
    ("Phường", "phường"),
];

/// The findings of the rule on places: what is listed, and names behind a unit.
pub(super) fn check(subject: &Subject<'_>, rule: &Rule) -> Vec<Diagnostic> {
    let mut found = findings(subject, rule);
    let known = found.len();
    for prose in subject.prose.iter().filter(|prose| !matches!(prose.part, Part::Name | Part::Post))
    {
        let half = (0..prose.tokens.len()).filter(|at| is_half(prose, *at)).map(|at| {
            let right = format!("{} {}", prose.token(at + 2), capital(prose.token(at + 4)));
            (prose.tokens_range(at + 4..at + 5), right, "địa danh có âm tiết không viết hoa")
        });
        let raised = prose.text.match_indices("nhân dân ").filter_map(|(at, before)| {
            let start = at + before.len();
            let behind = &prose.text[start..];
            let (typed, right) = RAISED.iter().find(|(typed, _)| {
                let name = behind.strip_prefix(typed).and_then(|rest| rest.strip_prefix(' '));
                name.is_some_and(|name| name.starts_with(char::is_uppercase))
            })?;
            let message = "danh từ chung chỉ cấp hành chính viết thường";
            Some((start..start + typed.len(), (*right).to_owned(), message))
        });
        for (range, right, message) in half.chain(raised) {
            let span = prose.span(range);
            // What a list tells is told once.
            let told = |one: &Diagnostic| {
                one.span.is_some_and(|one| one.start <= span.start && span.end <= one.end)
            };
            if found[..known].iter().any(told) {
                continue;
            }
            let mut finding = rule.at(span, message).help(format!("«{right}»"));
            finding.certainty = Certainty::Likely;
            found.push(finding);
        }
    }
    found
}

/// `huyện Bắc quang,`: a unit, a capital, one small syllable and the end of the phrase.
fn is_half(prose: &Prose<'_>, at: usize) -> bool {
    let space = |at: usize| prose.token(at) == " ";
    if !UNITS.contains(&prose.token(at)) || !space(at + 1) || !space(at + 3) {
        return false;
    }
    let (first, second) = (prose.token(at + 2), prose.token(at + 4));
    let named = is_capital(prose, at + 2) && first.chars().count() > 1 && !NUMBERS.contains(&first);
    let small = second.chars().count() > 1 && second.chars().all(char::is_lowercase);
    let end = prose.tokens.get(at + 5);
    let ends = end.is_none_or(|token| {
        let sign = &prose.text[token.range.clone()];
        token.sort == Sort::Mark && matches!(sign, "," | ";" | "." | ")")
    });
    named && small && ends && !BEHIND.contains(&second)
}
