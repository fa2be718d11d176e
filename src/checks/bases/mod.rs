//! Rules on legal bases and on citations of documents.

mod in_body;
mod incomplete;
mod joined;
mod later;
mod law_number;
mod proposal;

use std::ops::Range;

pub(super) use self::incomplete::SUBJECTS;
use super::prose::{Prose, Sort};
use super::rule::Rule;

pub(super) const RULES: &[Rule] =
    &[in_body::RULE, law_number::RULE, incomplete::RULE, joined::RULE, proposal::RULE, later::RULE];

/// The basis without the word that opens it.
fn named(text: &str) -> &str {
    text.strip_prefix("Căn cứ ").unwrap_or(text)
}

/// The tokens of every number sign of a text, such as `số 30/2020/NĐ-CP`.
pub(super) fn number_signs(prose: &Prose<'_>) -> impl Iterator<Item = Range<usize>> {
    prose.before_numbers().filter_map(|at| Some(at..number_sign(prose, at)?))
}

/// The end of a number sign that begins at a token.
fn number_sign(prose: &Prose<'_>, at: usize) -> Option<usize> {
    if !prose.reads(at, &["số", " ", "#"]) {
        return None;
    }
    let belongs = |sort: Sort, word: &str| match sort {
        Sort::Word => word.chars().next().is_some_and(char::is_uppercase) || word.len() == 1,
        Sort::Number => true,
        Sort::Mark => matches!(word, "/" | "-" | "."),
        Sort::Space => false,
    };
    let tail = prose.tokens.iter().skip(at + 3);
    let length = tail.take_while(|token| belongs(token.sort, &prose.text[token.range.clone()]));
    let mut end = at + 3 + length.count();
    // A full stop or `./.` ends the sentence, not the sign.
    while end > at + 3 && matches!(prose.token(end - 1), "." | "/" | "-") {
        end -= 1;
    }
    Some(end).filter(|end| *end > at + 3)
}
