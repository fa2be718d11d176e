//! The words of an expression.
//!
//! In: a range of a text. Out: its words with their places. Must not know what they mean. Source:
//! Tera's lexer.

use std::ops::Range;

/// A word and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) word: Word<'t>,
    pub(super) range: Range<usize>,
}

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word<'t> {
    /// A name or a word of the language.
    Name(&'t str),
    /// Text in quotes.
    Text,
    /// A number.
    Number,
    /// A sign; of two-letter signs `==`, `!=`, `>=`, `<=` that of `~`, which is none of names.
    Sign(char),
}

/// The words of a range, or the place of what is none.
pub(super) fn tokens(text: &str, range: Range<usize>) -> Result<Vec<Token<'_>>, Range<usize>> {
    let mut tokens = Vec::new();
    let mut at = range.start;
    while let Some(letter) = text[at..range.end].chars().next() {
        let rest = &text[at..range.end];
        let (word, length) = match letter {
            ' ' | '\n' | '\t' => {
                at += 1;
                continue;
            }
            '"' | '\'' | '`' => match rest[1..].find(letter) {
                Some(end) => (Word::Text, end + 2),
                None => return Err(at..at + 1),
            },
            '0'..='9' => {
                let digits = leading(rest, |c| c.is_ascii_digit());
                let decimals = rest[digits..].strip_prefix('.').map_or(0, |behind| {
                    let decimals = leading(behind, |c| c.is_ascii_digit());
                    if decimals > 0 { decimals + 1 } else { 0 }
                });
                (Word::Number, digits + decimals)
            }
            'a'..='z' | 'A'..='Z' | '_' => {
                let length = leading(rest, |c| c.is_ascii_alphanumeric() || c == '_');
                (Word::Name(&rest[..length]), length)
            }
            _ if ["==", "!=", ">=", "<="].iter().any(|sign| rest.starts_with(sign)) => {
                (Word::Sign('~'), 2)
            }
            '+' | '-' | '*' | '/' | '%' | '.' | ',' | ':' | '~' | '|' | '=' | '>' | '<' | '('
            | ')' | '[' | ']' => (Word::Sign(letter), 1),
            other => {
                let word = leading(rest, char::is_alphanumeric).max(other.len_utf8());
                return Err(at..at + word);
            }
        };
        // `tên` is one wrong word, not a name and a rest.
        let behind = text[at + length..range.end].chars().next();
        if matches!(word, Word::Name(_)) && behind.is_some_and(char::is_alphabetic) {
            return Err(at..at + leading(rest, |c| c.is_alphanumeric() || c == '_'));
        }
        tokens.push(Token { word, range: at..at + length });
        at += length;
    }
    Ok(tokens)
}

fn leading(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.len() - text.trim_start_matches(belongs).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart_and_what_is_none_is_shown() {
        let words = |text: &'static str| {
            let tokens = tokens(text, 0..text.len())?;
            Ok(tokens.into_iter().map(|token| &text[token.range]).collect::<Vec<_>>())
        };
        assert_eq!(
            words("a.b[0] | c(d=1.5)"),
            Ok("a . b [ 0 ] | c ( d = 1.5 )".split(' ').collect())
        );
        assert_eq!(words("x >= \"đ\""), Ok(vec!["x", ">=", "\"đ\""]));
        assert_eq!(words("a + tên_b"), Err(4..10));
        assert_eq!(words("a + đ"), Err(4..6));
        assert_eq!(words("a \"b"), Err(2..3));
    }
}
