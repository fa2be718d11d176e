//! How names and set terms are spelled: lists with the clause each rests on, found in a text in
//! one pass.
//!
//! Filled from `viet-hoa.yaml` when it is first asked for; read by the checks. Knows which words
//! are listed and how each group is to be compared, not what a document is. Source: ND30-II.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use super::{SPELLING, typed};
use crate::error::{Error, Result};

/// All lists, ready to be looked for.
#[derive(Debug, Clone, Default)]
pub struct Spelling {
    /// `ho`: family names, each with a capital.
    pub families: Vec<String>,
    /// `dem`: syllables that stand between family name and given name, in small letters.
    pub middles: Vec<String>,
    groups: Vec<Group>,
    entries: Vec<Entry>,
    finder: Option<AhoCorasick>,
}

/// Words that are compared alike and rest on one clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// `quy_tac`: id of the rule that tells of them.
    pub rule: String,
    /// `dieu`: id of the clause, where one speaks of them.
    pub clause: Option<String>,
    /// `cach`: how they are compared.
    pub manner: Manner,
    /// `tu_ngay`: year, month and day from which on a document is held against them.
    pub since: Option<(i32, u32, u32)>,
}

/// How a listed word is compared with what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Manner {
    /// `chat`: any other use of capitals is a fault.
    #[serde(rename = "chat")]
    Strict,
    /// `ten`: the same where it begins with a capital; without one it may be a common noun.
    #[serde(rename = "ten")]
    Name,
    /// `to-chuc`: the same, and where only its first letter is small: `sở Nội vụ`.
    #[serde(rename = "to-chuc")]
    Body,
    /// `dau`: only the first letters of the type and of the name behind it count.
    #[serde(rename = "dau")]
    Opening,
    /// `thay`: other words stand for it.
    #[serde(rename = "thay")]
    Instead,
    /// `cu`: it has another name now.
    #[serde(rename = "cu")]
    Former,
}

/// One listed word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// How it is written; of several the first is the one to propose.
    pub right: Vec<String>,
    group: usize,
}

/// A listed word in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its bytes.
    pub range: Range<usize>,
    entry: usize,
}

/// The file as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kieu_dau: BTreeMap<String, String>,
    ho: Vec<String>,
    dem: Vec<String>,
    nhom: Vec<GroupFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFile {
    quy_tac: String,
    #[serde(default)]
    dieu: Option<String>,
    cach: Manner,
    #[serde(default)]
    tu_ngay: Option<String>,
    ten: String,
}

impl Spelling {
    /// Reads the file; an empty one lists nothing.
    pub(super) fn read(text: &str) -> Result<Spelling> {
        if text.is_empty() {
            return Ok(Spelling::default());
        }
        let file: File = typed(SPELLING, text)?;
        let mut spelling = Spelling { families: file.ho, middles: file.dem, ..Spelling::default() };
        let mut patterns = Vec::new();
        for group in &file.nhom {
            let at = spelling.groups.len();
            spelling.groups.push(group.read(text)?);
            for line in group.ten.lines().map(str::trim).filter(|line| !line.is_empty()) {
                let (found, right) = split(line, group.cach).ok_or_else(|| {
                    fault(text, line, format!("«{line}» thiếu dấu «=>» hoặc thừa dấu đó"))
                })?;
                let other = |words: &str| retoned(words, &file.kieu_dau);
                let second = other(found);
                let mut add = |found: &str, right: Vec<String>| {
                    patterns.push(folded(found));
                    spelling.entries.push(Entry { right, group: at });
                };
                if second != found {
                    add(&second, right.iter().map(|right| other(right)).collect());
                }
                add(found, right);
            }
        }
        let finder = AhoCorasick::new(&patterns);
        let finder = finder.map_err(|error| fault(text, "nhom:", error.to_string()))?;
        Ok(Spelling { finder: Some(finder), ..spelling })
    }

    /// Every listed word in a text, whatever its capitals, by where it begins and the longest
    /// first.
    pub fn hits(&self, text: &str) -> Vec<Hit> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let text = folded(text);
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric());
        let mut hits: Vec<Hit> = finder
            .find_overlapping_iter(&text)
            .map(|found| Hit { range: found.range(), entry: found.pattern().as_usize() })
            .filter(|hit| {
                let before = text[..hit.range.start].chars().next_back();
                let after = text[hit.range.end..].chars().next();
                !letter(before) && !letter(after)
            })
            .collect();
        hits.sort_by_key(|hit| (hit.range.start, std::cmp::Reverse(hit.range.end), hit.entry));
        hits
    }

    /// What is listed at a hit of this spelling, and its group.
    pub fn listed(&self, hit: &Hit) -> (&Entry, &Group) {
        let entry = &self.entries[hit.entry];
        (entry, &self.groups[entry.group])
    }

    /// Everything listed, with its group, in the order of the file.
    pub fn all(&self) -> impl Iterator<Item = (&Entry, &Group)> {
        self.entries.iter().map(|entry| (entry, &self.groups[entry.group]))
    }

    /// All groups, in the order of the file.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }
}

impl GroupFile {
    fn read(&self, text: &str) -> Result<Group> {
        let since = match &self.tu_ngay {
            None => None,
            Some(date) => Some(day(date).ok_or_else(|| {
                let written = format!("tu_ngay: {date}");
                fault(text, &written, format!("«{date}» không phải là ngày (2025-07-01)"))
            })?),
        };
        Ok(Group {
            rule: self.quy_tac.clone(),
            clause: self.dieu.clone(),
            manner: self.cach,
            since,
        })
    }
}

/// What is looked for, and what may stand there.
fn split(line: &str, manner: Manner) -> Option<(&str, Vec<String>)> {
    let parts = line.split_once(" => ");
    match (manner, parts) {
        (Manner::Instead | Manner::Former, Some((found, right))) => {
            Some((found, vec![right.to_owned()]))
        }
        (Manner::Strict | Manner::Name | Manner::Body | Manner::Opening, None) => {
            let right: Vec<String> = line.split(" | ").map(str::to_owned).collect();
            Some((line.split(" | ").next()?, right))
        }
        (Manner::Instead | Manner::Former, None)
        | (Manner::Strict | Manner::Name | Manner::Body | Manner::Opening, Some(_)) => None,
    }
}

fn day(date: &str) -> Option<(i32, u32, u32)> {
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let none_left = parts.next().is_none();
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)).filter(|_| none_left)
}

/// The same words with the tone marks set the other way.
fn retoned(words: &str, tones: &BTreeMap<String, String>) -> String {
    let one = |word: &str| {
        let small = folded(word);
        let Some((from, to)) = tones.iter().find(|(from, _)| small.ends_with(from.as_str())) else {
            return word.to_owned();
        };
        let start = word.len() - from.len();
        let capital = word[start..].starts_with(char::is_uppercase);
        let mut letters = to.chars();
        let first = letters.next().filter(|_| capital).map(|c| c.to_uppercase().to_string());
        match first {
            Some(first) => format!("{}{first}{}", &word[..start], letters.as_str()),
            None => format!("{}{to}", &word[..start]),
        }
    };
    words.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

/// Small letters of the same length in bytes, so that places stay; white space is one sort.
fn folded(text: &str) -> String {
    let small = |letter: char| {
        if letter.is_ascii() {
            return letter.to_ascii_lowercase();
        }
        let mut small = letter.to_lowercase();
        match (small.next(), small.next()) {
            (Some(small), None) if small.len_utf8() == letter.len_utf8() => small,
            (Some(_) | None, Some(_) | None) => letter,
        }
    };
    text.chars().map(|letter| if letter == '\n' { ' ' } else { small(letter) }).collect()
}

fn fault(text: &str, written: &str, message: String) -> Error {
    let line = text.lines().position(|line| line.trim().ends_with(written));
    Error::Kit { file: SPELLING.to_owned(), line: line.map_or(1, |at| at + 1), column: 1, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "kieu_dau: { ủy: uỷ }\nho: [Lê]\ndem: [văn]\nnhom:\n";

    fn spelling(group: &str) -> Result<Spelling> {
        Spelling::read(&format!("{HEAD}{group}"))
    }

    #[test]
    fn a_listed_word_is_found_in_any_capitals_and_both_ways_of_tone_marks() {
        let group = "  - quy_tac: a\n    cach: chat\n    ten: |\n      Ủy ban\n      Ủy ban tỉnh\n";
        let spelling = spelling(group).expect("a right file");
        for (text, count) in [("ỦY BAN", 1), ("các Uỷ Ban tỉnh", 2), ("ủy\nban", 1), ("ủy bang", 0)]
        {
            assert_eq!(spelling.hits(text).len(), count, "{text}");
        }
        let hits = spelling.hits("các Uỷ Ban tỉnh");
        let (entry, group) = spelling.listed(&hits[0]);
        assert_eq!((entry.right[0].as_str(), group.rule.as_str()), ("Uỷ ban tỉnh", "a"));
    }

    #[test]
    fn a_faulty_line_is_an_error_at_its_place() {
        for (group, place) in [
            ("  - quy_tac: a\n    cach: thay\n    ten: |\n      một\n", "viet-hoa.yaml:8:1"),
            ("  - quy_tac: a\n    cach: chat\n    ten: |\n      một => hai\n", "viet-hoa.yaml:8:1"),
            ("  - { quy_tac: a, cach: chat, ten: một, tu_ngay: 2025 }\n", "viet-hoa.yaml"),
        ] {
            let error = spelling(group).expect_err(group).to_string();
            assert!(error.starts_with(place), "{error}");
        }
    }

    #[test]
    fn the_embedded_lists_name_each_place_of_the_lists_once() {
        let kit = crate::kit::Kit::bundled().expect("the embedded kit loads");
        let spelling = kit.spelling();
        let former = spelling.entries.iter().map(|entry| &spelling.groups[entry.group]);
        let merged = former.filter(|group| group.since == Some((2025, 7, 1))).count();
        // 29 of 63 provinces lost their names in 2025; one of them has two ways of tone marks.
        assert_eq!(merged, 30);
    }
}
