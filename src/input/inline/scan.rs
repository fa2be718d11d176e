//! From letters to the signs of the inline notation.
//!
//! In: a passage. Out: tokens that together cover it; what was put in is letters and nothing else.
//! Must not know what labels or notes there are.

use std::ops::Range;

use super::Mode;
use crate::input::passage::{Passage, Provenance};
use crate::input::rules;

/// Longest sign looked for, in bytes: no name is longer, and a text of nothing but openings must not
/// cost the square of its length.
const LONGEST: usize = 200;

/// A sign and where it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) sign: Sign,
    pub(super) range: Range<usize>,
}

/// A sign of the notation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sign {
    /// Letters and digits to print as they stand: nearly all of a text.
    Word,
    /// Any other letter to print.
    Letter(char),
    /// One or more `*`.
    Stars,
    /// A new line.
    Break,
    /// `[^id]`.
    Note(String),
    /// `{#nhan}`.
    Label(String),
    /// `{@nhan}`.
    Reference(String),
    /// `@id`.
    Citation(String),
    /// A sign that is meant to be one of the notation and is not.
    Wrong(Wrong),
}

/// What is wrong with a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// `{#…}` or `{@…}` without a name in it.
    Name,
    /// `{bang: …}` among other words.
    Table,
    /// `{{ … }}` or `{% … %}` that nothing has filled.
    Variable,
}

impl Wrong {
    /// Rule, message and help.
    pub(super) fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Wrong::Name => (
                rules::LABEL_MISUSED,
                "tên nhãn chỉ gồm chữ, số, «-» và «_»",
                "{#ten-nhan} để đặt, {@ten-nhan} để nhắc tới; dấu { thường thì viết \\{",
            ),
            Wrong::Table => (
                rules::TABLE_SHAPE,
                "{bang: …} phải đứng riêng một đoạn",
                "để {bang: …} trên một dòng, cách dòng trống trước và sau",
            ),
            Wrong::Variable => (
                rules::VARIABLE,
                "biến {{ … }} chưa được thay bằng giá trị",
                "đặt văn bản trong thư mục có ho-so.yaml khai biến này, hoặc viết \\{\\{ nếu là chữ thường",
            ),
        }
    }
}

/// Cuts a text into signs.
pub(super) fn scan(passage: &Passage, mode: Mode) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut before = None;
    for (run, provenance) in passage.runs() {
        let text = &passage.text()[..run.end];
        let mut at = run.start;
        while let Some(letter) = text[at..].chars().next() {
            let (sign, length) = match provenance {
                _ if is_plain(letter) => {
                    let rest = &text[at..];
                    (Sign::Word, rest.find(|c| !is_plain(c)).unwrap_or(rest.len()))
                }
                Provenance::Typed => sign(&text[at..], letter, before, mode),
                Provenance::Put if letter == '\n' => (Sign::Break, 1),
                Provenance::Put => (Sign::Letter(letter), letter.len_utf8()),
            };
            let range = at..at + length;
            before = text[range.clone()].chars().next_back();
            at = range.end;
            tokens.push(Token { sign, range });
        }
    }
    tokens
}

/// Whether a letter is never part of a sign: a Latin letter, those of Vietnamese among them, or a
/// digit.
fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || matches!(letter, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʯ' | 'Ạ'..='ỹ')
}

/// The sign at the start of `rest` and its length.
fn sign(rest: &str, letter: char, before: Option<char>, mode: Mode) -> (Sign, usize) {
    let plain = (Sign::Letter(letter), letter.len_utf8());
    match letter {
        '\\' => escape(rest).unwrap_or(plain),
        '\n' => (Sign::Break, 1),
        '*' => (Sign::Stars, rest.len() - rest.trim_start_matches('*').len()),
        '{' if rest.starts_with("{{") => variable(rest, "}}").unwrap_or(plain),
        '{' if rest.starts_with("{%") => variable(rest, "%}").unwrap_or(plain),
        '[' | '{' | '@' if mode == Mode::Bare => plain,
        '[' => enclosed(rest, "[^", ']').map_or(plain, |(inside, length)| match name(inside) {
            Some(id) => (Sign::Note(id), length),
            None => (Sign::Letter('['), 1),
        }),
        '{' => braces(rest).unwrap_or(plain),
        '@' => citation(rest, before).unwrap_or(plain),
        _ => plain,
    }
}

fn escape(rest: &str) -> Option<(Sign, usize)> {
    let next = rest[1..].chars().next()?;
    if next == '\n' {
        return Some((Sign::Break, 2));
    }
    next.is_ascii_punctuation().then_some((Sign::Letter(next), 2))
}

fn variable(rest: &str, closing: &str) -> Option<(Sign, usize)> {
    let end = near(rest).find(closing)?;
    Some((Sign::Wrong(Wrong::Variable), end + closing.len()))
}

fn braces(rest: &str) -> Option<(Sign, usize)> {
    if let Some((_, length)) = enclosed(rest, "{bang:", '}') {
        return Some((Sign::Wrong(Wrong::Table), length));
    }
    if let Some((inside, length)) = enclosed(rest, "{#", '}') {
        let label = name(inside).map_or(Sign::Wrong(Wrong::Name), Sign::Label);
        return Some((label, length));
    }
    let (inside, length) = enclosed(rest, "{@", '}')?;
    Some((name(inside).map_or(Sign::Wrong(Wrong::Name), Sign::Reference), length))
}

/// `@id` where it is no part of a word, as in an address.
fn citation(rest: &str, before: Option<char>) -> Option<(Sign, usize)> {
    if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+')) {
        return None;
    }
    let behind = &rest[1..];
    if !behind.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = behind.find(|c: char| !belongs(c)).unwrap_or(behind.len());
    let id = behind[..end].trim_end_matches('-');
    Some((Sign::Citation(id.to_owned()), 1 + id.len()))
}

/// What stands between an opening and the first closing sign, on one line, and the whole length.
fn enclosed<'t>(rest: &'t str, opening: &str, closing: char) -> Option<(&'t str, usize)> {
    let inside = near(rest).strip_prefix(opening)?;
    let end = inside.find([closing, '\n']).filter(|end| inside[*end..].starts_with(closing))?;
    Some((&inside[..end], opening.len() + end + closing.len_utf8()))
}

/// The start of a text, as far as a sign can reach.
fn near(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

fn name(text: &str) -> Option<String> {
    let name = text.trim();
    let good = !name.is_empty() && name.chars().all(belongs);
    good.then(|| name.to_owned())
}

/// Whether a letter can stand in the name of a label, a note or a citation.
pub(in crate::input) fn belongs(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_')
}
