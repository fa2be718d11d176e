//! What is remembered from one build to the next, as a text that people can read and compare.
//!
//! One line for each thing, sorted; names stand last in their line. In: the text. Out: a [`State`], and
//! back. There is no clock in it: the same folder gives the same text. Must not know where the files
//! are. A text that is not understood is as good as none: then everything is built.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

use super::draft::Origin;
use crate::hash::Hash;

/// Files by their names, each with its content; none where there must be no such file.
pub(super) type Files = BTreeMap<String, Option<Hash>>;

/// What was used of what documents share, by key, as far as it is remembered; none where it was
/// looked for in vain.
pub(super) type Values = BTreeSet<(String, Option<String>)>;

/// All that is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct State {
    /// Documents that were made, by their names below the folder.
    pub(super) documents: BTreeMap<String, Record>,
    /// Outputs that no document makes any more.
    pub(super) orphans: BTreeMap<String, Hash>,
    /// Outputs that were about to be written, each with every content that it may have since.
    pub(super) pending: BTreeSet<(String, Hash)>,
}

/// What is remembered of a value: all of it, or how it begins and what tells it from others.
pub(super) fn remembered(content: &str) -> String {
    match content.char_indices().nth(LONGEST) {
        Some(_) => {
            let begin: String = content.chars().take(BEGIN).collect();
            format!("{begin}… {}", Hash::of(content.as_bytes()))
        }
        None => content.to_owned(),
    }
}

/// So many letters of a value are remembered;
const LONGEST: usize = 240;
/// of a longer one so many.
const BEGIN: usize = 40;

/// What was made of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Record {
    /// By what and as what it was made, in one line.
    pub(super) recipe: String,
    /// What the outputs of a draft say they were made from; none where it is no draft.
    pub(super) origin: Option<Origin>,
    /// What it was made from, by names below the folder: every byte counts.
    pub(super) inputs: Files,
    /// What was looked into for it: only what is in `values` counts.
    pub(super) looked: Files,
    /// What it says of what documents share.
    pub(super) values: Values,
    /// What was made, by names below the folder of outputs.
    pub(super) outputs: BTreeMap<String, Hash>,
}

const HEAD: &str = "\
# vanban ghi tệp này để biết văn bản nào cần dựng lại; xóa đi thì lần sau dựng lại tất cả.
# Sau «tu», «xem», «ra» là nội dung tệp lúc dựng (sha256sum, 32 chữ số đầu); «-» là không có tệp.
# Của tệp «xem» chỉ những gì ghi ở «dung» được dùng; «thieu» là đã tìm mà chưa có.
";
const FORM: &str = "dang 2";
const ABSENT: &str = "-";

impl State {
    /// The state that was written so; none where the text is not one of ours.
    pub(super) fn parse(text: &str) -> Option<State> {
        let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        if lines.next() != Some(FORM) {
            return None;
        }
        let mut state = State::default();
        let mut record: Option<&mut Record> = None;
        for line in lines {
            let (word, rest) = line.trim_start().split_once(' ')?;
            if word == "van-ban" {
                record = Some(state.documents.entry(unescaped(rest)).or_default());
                continue;
            }
            if word == "cach-dung" {
                record.as_mut()?.recipe = rest.to_owned();
                continue;
            }
            if word == "dung" {
                let (key, content) = rest.split_once(' ')?;
                let value = (unescaped(key), Some(unescaped(content)));
                record.as_mut()?.values.insert(value);
                continue;
            }
            if word == "thieu" {
                record.as_mut()?.values.insert((unescaped(rest), None));
                continue;
            }
            if word == "ban-nguon" {
                let commit = Some(rest.to_owned()).filter(|rest| rest != ABSENT);
                let origin = Origin { commit, sources: Vec::new() };
                record.as_mut()?.origin = Some(origin);
                continue;
            }
            if word == "nguon" {
                record.as_mut()?.origin.as_mut()?.sources.push(unescaped(rest));
                continue;
            }
            let (hash, name) = rest.split_once(' ')?;
            let name = unescaped(name);
            let hash = if hash == ABSENT { None } else { Some(Hash::parse(hash)?) };
            match word {
                "tu" => drop(record.as_mut()?.inputs.insert(name, hash)),
                "xem" => drop(record.as_mut()?.looked.insert(name, hash)),
                "ra" => drop(record.as_mut()?.outputs.insert(name, hash?)),
                "khong-con" => drop(state.orphans.insert(name, hash?)),
                "dang-ghi" => drop(state.pending.insert((name, hash?))),
                _ => return None,
            }
        }
        Some(state)
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}{FORM}")?;
        for (name, record) in &self.documents {
            writeln!(f, "van-ban {}", Escaped(name))?;
            writeln!(f, "  cach-dung {}", record.recipe)?;
            if let Some(Origin { commit, sources }) = &record.origin {
                writeln!(f, "  ban-nguon {}", commit.as_deref().unwrap_or(ABSENT))?;
                sources.iter().try_for_each(|name| writeln!(f, "  nguon {}", Escaped(name)))?;
            }
            hashes(f, "  tu", record.inputs.iter().map(|(name, hash)| (name, *hash)))?;
            hashes(f, "  xem", record.looked.iter().map(|(name, hash)| (name, *hash)))?;
            for (key, content) in &record.values {
                match content {
                    Some(content) => writeln!(f, "  dung {} {}", Word(key), Escaped(content))?,
                    None => writeln!(f, "  thieu {}", Word(key))?,
                }
            }
            hashes(f, "  ra", record.outputs.iter().map(|(name, hash)| (name, Some(*hash))))?;
        }
        hashes(f, "khong-con", self.orphans.iter().map(|(name, hash)| (name, Some(*hash))))?;
        hashes(f, "dang-ghi", self.pending.iter().map(|(name, hash)| (name, Some(*hash))))
    }
}

fn hashes<'a>(
    f: &mut fmt::Formatter<'_>,
    word: &str,
    all: impl Iterator<Item = (&'a String, Option<Hash>)>,
) -> fmt::Result {
    for (name, hash) in all {
        match hash {
            Some(hash) => writeln!(f, "{word} {hash} {}", Escaped(name))?,
            None => writeln!(f, "{word} {ABSENT} {}", Escaped(name))?,
        }
    }
    Ok(())
}

/// A name in one line.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|letter| match letter {
            '\\' => f.write_str("\\\\"),
            '\n' => f.write_str("\\n"),
            '\r' => f.write_str("\\r"),
            letter => f.write_char(letter),
        })
    }
}

/// A name in one word.
struct Word<'a>(&'a str);

impl fmt::Display for Word<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words = self.0.split(' ');
        write!(f, "{}", Escaped(words.next().unwrap_or_default()))?;
        words.try_for_each(|word| write!(f, "\\s{}", Escaped(word)))
    }
}

fn unescaped(text: &str) -> String {
    let mut letters = text.chars();
    let mut name = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        name.push(match letter {
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some('s') => ' ',
                Some(other) => other,
                None => '\\',
            },
            letter => letter,
        });
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> State {
        let hash = Hash::of(b"a");
        let odd = "kế hoạch\n- \\n: #1.yaml".to_owned();
        let record = Record {
            recipe: "vanban 0.1.0, docx".to_owned(),
            origin: Some(Origin {
                commit: Some("git 3f2a9c1d4e5b có sửa đổi".to_owned()),
                sources: vec![odd.clone(), "b/co-quan.yaml".to_owned()],
            }),
            inputs: Files::from([(odd.clone(), Some(hash)), ("b/co-quan.yaml".to_owned(), None)]),
            looked: Files::from([("ho-so.yaml".to_owned(), Some(hash)), (odd.clone(), None)]),
            values: Values::from([
                ("bien.a".to_owned(), Some("\"x\\n  y\"".to_owned())),
                ("vien_dan.kế hoạch\n\\s 1".to_owned(), Some(String::new())),
                ("bien.b".to_owned(), None),
            ]),
            outputs: BTreeMap::from([("x y.docx".to_owned(), hash)]),
        };
        State {
            documents: BTreeMap::from([(odd, record)]),
            orphans: BTreeMap::from([("cũ.docx".to_owned(), hash)]),
            pending: BTreeSet::from([
                ("mới.docx".to_owned(), hash),
                ("mới.docx".to_owned(), Hash::of(b"b")),
            ]),
        }
    }

    #[test]
    fn a_state_is_read_back_as_it_was_whatever_the_names() {
        assert_eq!(State::parse(&state().to_string()), Some(state()));
        assert_eq!(State::parse(&State::default().to_string()), Some(State::default()));
    }

    #[test]
    fn a_text_that_is_not_wholly_ours_is_none() {
        let text = state().to_string();
        for wrong in [
            String::new(),
            text.replace(FORM, "dang 1"),
            format!("{text}<<<<<<< HEAD\n"),
            format!("{text}la 1\n"),
            text.replace("  tu ", "  tu 0"),
            text.replace("van-ban ", "# van-ban "),
            text.replace("  thieu ", "  mat "),
        ] {
            assert_eq!(State::parse(&wrong), None, "{wrong}");
        }
    }
}
