//! How a line opens a clause.
//!
//! In: the first line of a paragraph. Out: the level it opens and where its words begin, or
//! nothing. Words, numerals and marks of the levels are data of the kit. Must not count clauses.
//! Sources: ND30-I.I.II.6.dd, ND30-I.I.V-6b, ND30-II.II.2.b (names that look like numerals).

use std::ops::Range;

use crate::input::numeral;
use crate::input::outline::Level;
use crate::input::passage::Passage;
use crate::kit::Words;
use crate::kit::words::{LevelWords, Numeral};

/// The opening of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opening {
    /// The level it opens.
    pub(super) level: Level,
    /// Its numeral as typed; empty for `-` and `+`.
    pub(super) numeral: String,
    /// The count the numeral stands for; none where it is no right numeral of the level.
    pub(super) count: Option<u32>,
    /// The opening as typed.
    pub(super) typed: Range<usize>,
    /// Where the words behind it begin.
    pub(super) rest: usize,
    /// Whether the opening could as well be the initial of a name.
    pub(super) doubt: Doubt,
}

/// Whether an opening stands for sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It does.
    None,
    /// `V.`, `X.`: only among other clauses of its level.
    Initial,
    /// `C.`, `D.`, `L.`, `M.`: only as exactly the next number.
    RareInitial,
}

/// Signs that Word makes of a typed hyphen; taken as the mark of a gạch, with a word about it.
const OTHER_DASHES: [&str; 4] = ["–", "—", "•", "−"];

/// The clause a line opens; what was put in opens none.
pub(super) fn of(line: &Passage, words: &Words) -> Option<Opening> {
    let opening = detect(line.text(), words)?;
    opening.typed.clone().any(|at| line.is_typed(at)).then_some(opening)
}

/// The clause that letters open, wherever they come from.
pub(super) fn detect(line: &str, words: &Words) -> Option<Opening> {
    Level::ALL.into_iter().find_map(|level| {
        let level_words = words.levels.get(level.key())?;
        match (level_words.word.is_empty(), level_words.numeral) {
            (false, _) => worded(line, level, level_words),
            (true, Numeral::None) => marked(line, level, level_words),
            (true, Numeral::Roman | Numeral::Arabic | Numeral::Letter) => {
                numbered(line, level, level_words)
            }
        }
    })
}

/// `Chương I`, `Điều 1.`, `Mục 2. Tên`.
fn worded(line: &str, level: Level, words: &LevelWords) -> Option<Opening> {
    let capitals = words.word.to_uppercase();
    let typed = [words.word.as_str(), capitals.as_str()];
    let word = typed.into_iter().find(|word| line.starts_with(word))?;
    let behind = &line[word.len()..];
    let gap = behind.len() - behind.trim_start_matches(' ').len();
    if gap == 0 {
        return None;
    }
    let numeral_at = word.len() + gap;
    let numeral = token(&line[numeral_at..]);
    let end = numeral_at + numeral.len();
    let (mark, rest) = heading_mark(&line[end..], words)?;
    let own = numeral::read(numeral, words.numeral);
    // A numeral of the other sort is a slip, and the number is put right.
    let other = [Numeral::Roman, Numeral::Arabic];
    let count = own.or_else(|| other.into_iter().find_map(|sort| numeral::read(numeral, sort)))?;
    Some(Opening {
        level,
        numeral: numeral.to_owned(),
        count: Some(count),
        typed: 0..end + mark,
        rest: end + rest,
        doubt: Doubt::None,
    })
}

/// What separates a heading's number from its title: lengths of the mark and up to the title. In
/// running text (`Chương I của Luật này quy định …`) nothing does.
fn heading_mark(behind: &str, words: &LevelWords) -> Option<(usize, usize)> {
    let title = behind.trim_start();
    if title.is_empty() {
        return Some((0, behind.len()));
    }
    let after = |mark: usize| behind[mark..].len() - behind[mark..].trim_start().len() + mark;
    if behind.starts_with(['.', ':']) && !behind[1..].starts_with(|c: char| c.is_ascii_digit()) {
        return Some((1, after(1)));
    }
    if !words.mark.is_empty() || title.len() == behind.len() {
        return None;
    }
    let dash = ["- ", "– "].into_iter().find(|dash| title.starts_with(dash));
    if let Some(dash) = dash {
        let mark = behind.len() - title.len() + dash.len();
        return Some((0, after(mark)));
    }
    let capitals = title.chars().any(char::is_uppercase) && !title.chars().any(char::is_lowercase);
    capitals.then(|| (0, after(0)))
}

/// `- `, `+ `.
fn marked(line: &str, level: Level, words: &LevelWords) -> Option<Opening> {
    let others = if level == Level::Gach { &OTHER_DASHES[..] } else { &[] };
    let marks = std::iter::once(words.mark.as_str()).chain(others.iter().copied());
    let mark = marks.into_iter().find(|mark| line.starts_with(*mark))?;
    let rest = line[mark.len()..].trim_start();
    if rest.len() == line.len() - mark.len() || rest.is_empty() {
        return None;
    }
    Some(Opening {
        level,
        numeral: String::new(),
        count: None,
        typed: 0..mark.len(),
        rest: line.len() - rest.len(),
        doubt: Doubt::None,
    })
}

/// `I.`, `1.`, `a)`.
fn numbered(line: &str, level: Level, words: &LevelWords) -> Option<Opening> {
    let numeral = token(line);
    let behind = line[numeral.len()..].strip_prefix(words.mark.as_str())?;
    let rest = behind.trim_start();
    let spaced = rest.len() < behind.len() || rest.is_empty();
    // `1.500`, `25.12` and `v.v` go on at once; a forgotten space before a word is forgiven.
    if !spaced && !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let count = numeral::read(numeral, words.numeral);
    let mut letters = numeral.chars();
    let single = letters.next().filter(|_| letters.next().is_none());
    let doubt = match (words.numeral, single) {
        (Numeral::Roman, Some(_)) if foreign_name(rest) => return None,
        (Numeral::Roman, Some('V' | 'X')) => Doubt::Initial,
        (Numeral::Roman, Some('C' | 'D' | 'L' | 'M')) => Doubt::RareInitial,
        (Numeral::Roman, _) if !spaced => return None,
        _ => Doubt::None,
    };
    // `f)` is no letter of the alphabet, but is meant as one.
    let slip = words.numeral == Numeral::Letter && single.is_some_and(|c| c.is_ascii_lowercase());
    if count.is_none() && !slip {
        return None;
    }
    Some(Opening {
        level,
        numeral: numeral.to_owned(),
        count,
        typed: 0..numeral.len() + words.mark.len(),
        rest: line.len() - rest.len(),
        doubt,
    })
}

/// Letters and digits at the start.
fn token(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// Whether a text goes on as a name behind an initial: another initial, or a transcribed name
/// (`Lê-nin`).
fn foreign_name(rest: &str) -> bool {
    let word = rest.split_whitespace().next().unwrap_or("");
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let initial = capital && letters.next() == Some('.');
    let parts: Vec<&str> =
        word.trim_end_matches(|c: char| !c.is_alphanumeric()).split('-').collect();
    let transcribed = parts.len() > 1
        && parts[1..].iter().all(|part| part.starts_with(char::is_lowercase))
        && parts[0].chars().skip(1).all(char::is_lowercase);
    initial || (capital && transcribed)
}

/// A numbering of several numbers (`1.1.`, `2.3.1 Về …`), which is no level of the decree.
pub(super) fn nested_number(line: &str) -> Option<Range<usize>> {
    let end = line.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(line.len());
    let number = &line[..end];
    let parts: Vec<&str> = number.trim_end_matches('.').split('.').collect();
    let short = parts.iter().all(|part| (1..=2).contains(&part.len()));
    let rest = &line[end..];
    let title = rest.starts_with(' ') && rest.trim_start().starts_with(char::is_uppercase);
    let closed = number.ends_with('.') && rest.starts_with(' ');
    (parts.len() > 1 && short && (closed || title)).then_some(0..end)
}
