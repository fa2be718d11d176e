//! Where documents are mentioned by their numbers.
//!
//! In: the texts of a document. Out: every mention with number, year, symbol and the date behind
//! it. Must not know what a right mention is.

use std::ops::Range;

use crate::checks::bases::number_signs;
use crate::checks::dates::{self, Dated};
use crate::checks::prose::{Prose, Sort};

/// Tokens that may stand between a number sign and its date.
const GAP: usize = 3;

/// A document mentioned by its number.
pub(super) struct Mention<'p, 'a> {
    /// The text it stands in.
    pub(super) prose: &'p Prose<'a>,
    /// Its sign without the word for number: `30/2020/NĐ-CP`.
    pub(super) sign: &'p str,
    /// The tokens of the sign, the word for number among them.
    pub(super) tokens: Range<usize>,
    /// The year in the sign.
    pub(super) year: Option<i32>,
    /// What stands behind the last slash: `NĐ-CP`.
    pub(super) symbol: &'p str,
    /// Its date.
    pub(super) dated: Option<Dated>,
}

impl Mention<'_, '_> {
    /// The bytes of the sign in the text.
    pub(super) fn sign_range(&self) -> Range<usize> {
        let range = self.prose.tokens_range(self.tokens.clone());
        range.end - self.sign.len()..range.end
    }

    /// The first group of the symbol: `NĐ`.
    pub(super) fn first_group(&self) -> &str {
        self.symbol.split('-').next().unwrap_or("")
    }
}

/// All mentions in a text that have a number, a slash and a symbol of capitals.
pub(super) fn mentions<'p, 'a>(prose: &'p Prose<'a>) -> Vec<Mention<'p, 'a>> {
    let mut found = Vec::new();
    let mut dates: Option<Vec<Dated>> = None;
    for tokens in number_signs(prose) {
        let end = tokens.end;
        let range = prose.tokens_range(tokens.start + 2..end);
        let sign = &prose.text[range];
        let parts: Vec<&str> = sign.split('/').collect();
        let (Some(symbol), true) = (parts.last(), parts.len() > 1) else { continue };
        if symbol.chars().filter(|letter| letter.is_uppercase()).count() < 2 {
            continue;
        }
        let year = parts[1..].iter().find_map(|part| year(part));
        let dates = dates.get_or_insert_with(|| dates::dates(prose));
        let dated = dates.iter().find(|dated| (end..end + GAP + 1).contains(&dated.tokens.start));
        let dated = dated.filter(|dated| {
            // A stop or a semicolon ends the mention.
            (end..dated.tokens.start)
                .all(|at| prose.tokens[at].sort != Sort::Mark || prose.token(at) == ",")
        });
        let dated = dated.cloned();
        found.push(Mention { prose, sign, tokens, year, symbol, dated });
    }
    found
}

/// A year of four digits.
pub(super) fn year(text: &str) -> Option<i32> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| digits && (1945..2100).contains(year))
}
