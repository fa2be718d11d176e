//! What is listed, held against how it is written.
//!
//! In: the texts of a document and the lists of the kit. Out: findings of one rule. Must not know
//! any name.

use std::ops::Range;

use super::{capital, is_running, opens};
use crate::checks::Subject;
use crate::checks::prose::{Part, Prose};
use crate::checks::rule::Rule;
use crate::diagnostic::{Certainty, Diagnostic};
use crate::kit::{Entry, Group, Hit, Manner};

/// Letters before a name in which its year is looked for.
const YEAR_BEFORE: usize = 40;

/// A listed word in one of the texts of a document.
#[derive(Debug, Clone)]
pub(in crate::checks) struct Named {
    /// The text, counted from 0.
    prose: usize,
    hit: Hit,
}

/// Every listed word of a document.
pub(in crate::checks) fn named(subject: &Subject<'_>) -> Vec<Named> {
    let spelling = subject.kit.spelling();
    let running = subject.prose.iter().enumerate().filter(|(_, prose)| is_running(prose));
    running
        .flat_map(|(at, prose)| {
            let hits = spelling.hits(&prose.text);
            hits.into_iter().map(move |hit| Named { prose: at, hit })
        })
        .collect()
}

/// The findings of a rule among what is listed.
pub(super) fn findings(subject: &Subject<'_>, rule: &Rule) -> Vec<Diagnostic> {
    let spelling = subject.kit.spelling();
    let mut found = Vec::new();
    // The longest word at a place stands for those in it.
    let mut end = (0, 0);
    let mut former: Vec<&Entry> = Vec::new();
    for named in subject.named() {
        let (entry, group) = spelling.listed(&named.hit);
        let range = &named.hit.range;
        if group.rule != rule.id || (named.prose, range.start) < end || !is_due(subject, group) {
            continue;
        }
        end = (named.prose, range.end);
        let prose = &subject.prose[named.prose];
        if group.manner == Manner::Former {
            // One hint for each name is enough.
            if !former.contains(&entry) && !is_past(prose, range.clone(), group) {
                former.push(entry);
                found.push(hint(rule, prose, named, (entry, group)));
            }
            continue;
        }
        let Some(right) = judged(prose, named, (entry, group)) else { continue };
        let written = &prose.text[range.clone()];
        let message = match group.manner {
            Manner::Instead => format!("«{written}» không đúng cách viết"),
            Manner::Strict | Manner::Name | Manner::Body | Manner::Opening | Manner::Former => {
                format!("«{written}» viết hoa chưa đúng")
            }
        };
        let finding = rule.at(prose.span(range.clone()), message).help(format!("«{right}»"));
        let finding = with_clause(finding, group);
        found.push(match prose.typed(range.clone()) {
            Some(place) if rule.certainty == Certainty::Certain => finding.fix(place, right),
            Some(_) | None => finding,
        });
    }
    found
}

/// The right form of what is written; none where it is right or may be.
fn judged(prose: &Prose<'_>, named: &Named, listed: (&Entry, &Group)) -> Option<String> {
    let (entry, group) = listed;
    let range = &named.hit.range;
    let written = &prose.text[range.clone()];
    // Places in a list stay comparable where a line ends inside a name.
    let plain = written.replace('\n', " ");
    let first = entry.right.first()?;
    // A basis is printed behind its opening word.
    let opens = opens(&prose.text, range.start) && !(prose.part == Part::Basis && range.start == 0);
    let shouted = !written.chars().any(char::is_lowercase);
    let right = if opens { capital(first) } else { first.clone() };
    let is_right =
        entry.right.iter().any(|right| *right == plain || (opens && capital(right) == plain));
    if is_right || (shouted && group.manner != Manner::Instead) {
        return None;
    }
    let capitals = plain.split([' ', '-']).filter(|word| word.starts_with(char::is_uppercase));
    let capitals = capitals.count();
    let begins = plain.starts_with(char::is_uppercase);
    match group.manner {
        Manner::Strict => Some(right),
        // At the start of a sentence one capital is no sign of a name.
        Manner::Body if !begins && right.len() == plain.len() => {
            let rest = |words: &str| words.chars().skip(1).collect::<String>();
            // `cán bộ Nội vụ`: one capital may belong to something else.
            (capitals > 1 && rest(&plain) == rest(first)).then_some(right)
        }
        Manner::Name | Manner::Body => (begins && !(opens && capitals == 1)).then_some(right),
        Manner::Opening => {
            let named = |words: &str| {
                let kind = if words.starts_with(['b', 'B']) { 2 } else { 1 };
                let words: Vec<bool> =
                    words.split(' ').map(|word| word.starts_with(char::is_uppercase)).collect();
                (words[0], words.get(kind).copied())
            };
            // In small letters throughout it is what the law is about.
            // A date or a number behind it makes it one document.
            let one = prose.text[range.end..].starts_with(" ngày ")
                || prose.text[range.end..].starts_with(" số ");
            (capitals > 0 && (one || !(opens && capitals == 1)) && named(&plain) != named(first))
                .then_some(right)
        }
        Manner::Instead if shouted => Some(first.to_uppercase()),
        Manner::Instead if begins => Some(capital(first)),
        Manner::Instead => Some(first.clone()),
        Manner::Former => None,
    }
}

fn hint(rule: &Rule, prose: &Prose<'_>, named: &Named, listed: (&Entry, &Group)) -> Diagnostic {
    let (entry, group) = listed;
    let range = named.hit.range.clone();
    let written = &prose.text[range.clone()];
    let now = entry.right.first().map_or("", String::as_str);
    let since = group.since.map(|(year, month, day)| format!(" từ {day:02}/{month}/{year}"));
    let message = format!("«{written}» nay thuộc {now}{}", since.unwrap_or_default());
    let help = "dùng tên mới, trừ khi nói về thời gian trước đó";
    with_clause(rule.at(prose.span(range), message).help(help), group)
}

fn with_clause(finding: Diagnostic, group: &Group) -> Diagnostic {
    match &group.clause {
        Some(clause) => finding.clause(clause.clone()),
        None => finding,
    }
}

/// Whether a document is young enough to be held against a group.
fn is_due(subject: &Subject<'_>, group: &Group) -> bool {
    let Some(since) = group.since else { return true };
    let date = subject.document.date.as_ref().map(|date| date.value);
    date.is_some_and(|date| (date.year, date.month.unwrap_or(1), date.day.unwrap_or(1)) >= since)
}

/// Whether the words around a name say that it is an old one: `(cũ)` behind it, an earlier year
/// shortly before it.
fn is_past(prose: &Prose<'_>, range: Range<usize>, group: &Group) -> bool {
    let behind = prose.text[range.end..].trim_start_matches([' ', '(']);
    let said = ["cũ", "trước đây", "trước sắp xếp", "trước khi"]
        .iter()
        .any(|word| behind.starts_with(word));
    let since = group.since.map_or(0, |(year, _, _)| year);
    let before = prose.text[..range.start].char_indices().rev().take(YEAR_BEFORE).last();
    let near = before.map_or("", |(at, _)| &prose.text[at..range.start]);
    let mut numbers = near.split(|letter: char| !letter.is_ascii_digit());
    let earlier = |year: &str| year.len() == 4 && year.parse().is_ok_and(|year: i32| year < since);
    said || numbers.any(earlier)
}
