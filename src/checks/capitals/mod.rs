//! Rules on capital letters and on the spelling of names.
//!
//! What is listed in `viet-hoa.yaml` is compared in `listed`; each other file is a rule that
//! looks at how words stand together. Source: ND30-II.

mod listed;
mod listed_rules;
mod numbered_unit;
mod person;
mod place;
mod post;
mod school;
mod sentence;
mod typed_kind;
mod unit;

pub(super) use listed::{Named, named};

use super::prose::{Part, Prose, Sort};
use super::rule::Rule;

pub(super) const RULES: &[Rule] =
    &[person::RULE, post::RULE, numbered_unit::RULE, typed_kind::RULE, unit::RULE, sentence::RULE];

pub(super) const LISTED: &[Rule] = listed_rules::RULES;

/// Whether a place of a text is one where any word may begin with a capital: the start of the
/// text, of a line, of a sentence, behind a colon, a quotation mark, a bracket or a dash.
fn opens(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(' ');
    before.is_empty()
        || before.ends_with([
            '\n', '.', '!', '?', ':', ';', '…', '“', '"', '«', '(', '[', '-', '–', '—', '+', '*',
            '/',
        ])
}

/// Whether a text is judged: names of signers and posts, which print in capitals, have rules of
/// their own.
fn is_running(prose: &Prose<'_>) -> bool {
    match prose.part {
        Part::Name | Part::Post | Part::Contact | Part::Archive => false,
        Part::Issuer
        | Part::Parent
        | Part::Locality
        | Part::Subject
        | Part::Addressee
        | Part::Competence
        | Part::Basis
        | Part::Proposal
        | Part::Body
        | Part::Title
        | Part::Note
        | Part::Cell
        | Part::Own
        | Part::Recipient => true,
    }
}

/// Whether a token is a word with a capital in front and small letters behind it.
fn is_capital(prose: &Prose<'_>, at: usize) -> bool {
    let word = prose.tokens.get(at).filter(|token| token.sort == Sort::Word);
    let word = word.map_or("", |token| &prose.text[token.range.clone()]);
    word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase)
}

/// A word with a capital in front.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// A word with a small letter in front.
fn small(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

#[cfg(test)]
mod tests;
