//! Which stars set words off and which are stars.
//!
//! In: tokens. Out: for each of them the emphasis from there on. Must not know the other signs.

use std::collections::HashMap;
use std::ops::Range;

use super::scan::{Sign, Token};
use crate::input::rich::Emphasis;

/// What a run of stars does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Turn {
    /// Emphasis behind it.
    pub(super) emphasis: Emphasis,
    /// How many of its stars are printed.
    pub(super) literal: usize,
}

/// What all stars of a text do.
pub(super) struct Stars {
    /// By index of the token.
    pub(super) turns: HashMap<usize, Turn>,
    /// Stars that open what nothing closes.
    pub(super) unclosed: Vec<Range<usize>>,
}

/// Bold or italic, as one bit of what stars switch.
#[derive(Debug, Clone, Copy, Default)]
struct Switch {
    bold: bool,
    italic: bool,
    literal: usize,
}

/// Decides about each run of stars.
pub(super) fn pair(tokens: &[Token], text: &str) -> Stars {
    let mut switches: Vec<(usize, Switch)> = Vec::new();
    // Index into `switches` of what opened bold and italic.
    let mut bold: Option<usize> = None;
    let mut italic: Option<usize> = None;
    let runs = tokens.iter().enumerate().filter(|(_, token)| token.sign == Sign::Stars);
    for (index, token) in runs {
        let (opens, closes) = sides(text, &token.range);
        let count = token.range.len();
        let here = switches.len();
        let mut switch = Switch::default();
        let may = |open: Option<usize>| if open.is_some() { closes } else { opens };
        match count {
            1 if may(italic) => switch.italic = true,
            2 if may(bold) => switch.bold = true,
            3 if may(bold) && may(italic) => (switch.bold, switch.italic) = (true, true),
            _ => switch.literal = count,
        }
        if switch.bold {
            bold = if bold.is_some() { None } else { Some(here) };
        }
        if switch.italic {
            italic = if italic.is_some() { None } else { Some(here) };
        }
        switches.push((index, switch));
    }
    let mut unclosed = Vec::new();
    if let Some(at) = bold {
        switches[at].1.bold = false;
        switches[at].1.literal += 2;
        unclosed.push(tokens[switches[at].0].range.clone());
    }
    if let Some(at) = italic {
        switches[at].1.italic = false;
        switches[at].1.literal += 1;
        unclosed.push(tokens[switches[at].0].range.clone());
    }
    unclosed.sort_by_key(|range| range.start);
    unclosed.dedup();
    Stars { turns: turns(&switches), unclosed }
}

fn turns(switches: &[(usize, Switch)]) -> HashMap<usize, Turn> {
    let (mut bold, mut italic) = (false, false);
    let turn = |(index, switch): &(usize, Switch)| {
        bold ^= switch.bold;
        italic ^= switch.italic;
        let emphasis = match (bold, italic) {
            (false, false) => Emphasis::Plain,
            (true, false) => Emphasis::Bold,
            (false, true) => Emphasis::Italic,
            (true, true) => Emphasis::BoldItalic,
        };
        (*index, Turn { emphasis, literal: switch.literal })
    };
    switches.iter().map(turn).collect()
}

/// Whether stars can open (a word follows) and close (a word stands before).
fn sides(text: &str, range: &Range<usize>) -> (bool, bool) {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let digits = [before, after].iter().all(|side| side.is_some_and(|c| c.is_ascii_digit()));
    let word = |side: Option<char>| side.is_some_and(|c| !c.is_whitespace()) && !digits;
    (word(after), word(before))
}
