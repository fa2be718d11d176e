//! The cases: documents that are right, and the same with one thing changed.
//!
//! In: `documents/*.yaml` and `cases/*.txt`. Out: texts, each with what must be found in it and
//! where. A case is written as
//!
//! ```text
//! [so-sai] cong-van          this rule must find the change at ⟦ ⟧ in documents/cong-van.yaml
//! - so: 214
//! + so: ⟦7⟧
//!
//! [= so-sai] cong-van        the change looks as if it broke the rule, and is right
//! - so: 214
//! + so: 1075
//! ```
//!
//! Lines that go stand behind `-`, those that come in their place behind `+`; lines that only come
//! are added at the end. `~ old → new` changes a piece of a line. `⟪60×chữ ⟫` stands for so many times the same, `⟪EF BF⟫` for bytes.

use std::fs;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

/// A text and what is to be found in it.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// The file it comes from, without its ending.
    pub(crate) group: String,
    /// Where it is written: `head.txt:12`.
    pub(crate) origin: String,
    /// The file it is to be taken for.
    pub(crate) path: PathBuf,
    /// The whole of it.
    pub(crate) bytes: Vec<u8>,
    /// What has to be found.
    pub(crate) wanted: Wanted,
}

/// What has to be found in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Nothing.
    Nothing,
    /// This rule, at this line and column, both from 1 and in letters.
    Finding {
        /// Its id.
        rule: String,
        /// Its line.
        line: usize,
        /// Its column.
        column: usize,
    },
}

/// The folder all of it lies in.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/score")
}

/// Files of a folder with this ending, by name.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the score");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == ending));
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The documents as they are, which are right.
pub(crate) fn documents() -> Vec<Case> {
    let paths = files(&root().join("documents"), "yaml");
    let documents = paths.into_iter().filter(|path| stem(path) != "co-quan");
    let one = |path: PathBuf| Case {
        group: "documents".to_owned(),
        origin: format!("documents/{}.yaml", stem(&path)),
        bytes: fs::read(&path).expect("a document of the score"),
        path,
        wanted: Wanted::Nothing,
    };
    documents.map(one).collect()
}

/// Every case of every file, in their order.
pub(crate) fn cases() -> Vec<Case> {
    files(&root().join("cases"), "txt").iter().flat_map(|path| in_file(path)).collect()
}

fn in_file(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).expect("a file of cases is UTF-8");
    let mut cases = Vec::new();
    let mut lines = text.lines().zip(1..).peekable();
    while let Some((line, number)) = lines.next() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let origin = format!("{}.txt:{number}", stem(path));
        let (wanted, document) = line
            .strip_prefix('[')
            .and_then(|line| line.split_once("] "))
            .unwrap_or_else(|| panic!("{origin}: a case begins with [rule] document"));
        let mut changes = Vec::new();
        while let Some((line, _)) = lines.next_if(|(line, _)| line.starts_with(['+', '-', '~'])) {
            changes.push(line);
        }
        cases.push(case(&stem(path), origin, [wanted, document.trim()], &changes));
    }
    cases
}

fn case(group: &str, origin: String, [wanted, document]: [&str; 2], changes: &[&str]) -> Case {
    let folder = root().join("documents");
    let base = fs::read_to_string(folder.join(format!("{document}.yaml")))
        .unwrap_or_else(|fault| panic!("{origin}: {document}: {fault}"));
    let marked = bytes(&changed(base, changes, &origin));
    let (open, close) = ("⟦".as_bytes(), "⟧".as_bytes());
    let mark = marked.windows(open.len()).position(|window| window == open);
    let wanted = match (wanted.strip_prefix("= "), mark) {
        (Some(_), None) => Wanted::Nothing,
        (None, Some(at)) => {
            let before = String::from_utf8_lossy(&marked[..at]).into_owned();
            let (line, last) = (before.matches('\n').count() + 1, before.rsplit('\n').next());
            let column = last.unwrap_or("").nfc().count() + 1;
            Wanted::Finding { rule: wanted.to_owned(), line, column }
        }
        (Some(_), Some(_)) => panic!("{origin}: what is right has no mark"),
        (None, None) => panic!("{origin}: what is wrong has a mark ⟦ ⟧"),
    };
    Case {
        group: group.to_owned(),
        origin,
        // Beside the document it comes from, so in the dossier of that.
        path: folder.join(document).with_file_name("ca.yaml"),
        bytes: without(&without(&marked, open), close),
        wanted,
    }
}

/// A document with changes made, each of which must fit one place.
fn changed(mut text: String, changes: &[&str], origin: &str) -> String {
    let mut changes = changes.iter().peekable();
    while let Some(change) = changes.peek() {
        if let Some((old, new)) = change.strip_prefix("~ ").and_then(|line| line.split_once(" → "))
        {
            assert_eq!(text.matches(old).count(), 1, "{origin}: this stands there once: {old}");
            text = text.replacen(old, new, 1);
            changes.next();
            continue;
        }
        let mut taken = |sign: char| {
            let mut lines = String::new();
            while let Some(line) = changes.next_if(|line| line.starts_with(sign)) {
                let line = &line[1..];
                lines += line.strip_prefix(' ').unwrap_or(line);
                lines.push('\n');
            }
            lines
        };
        let (old, new) = (taken('-'), taken('+'));
        if old.is_empty() {
            text += &new;
            continue;
        }
        let places = format!("\n{text}").matches(&format!("\n{old}")).count();
        assert_eq!(places, 1, "{origin}: these lines stand in the document once: {old}");
        text = format!("\n{text}").replacen(&format!("\n{old}"), &format!("\n{new}"), 1);
        text.remove(0);
    }
    text
}

/// A text with what stands in `⟪ ⟫` written out.
fn bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, (short, after))) =
        rest.split_once('⟪').and_then(|(before, rest)| Some((before, rest.split_once('⟫')?)))
    {
        bytes.extend(before.bytes());
        match short.split_once('×') {
            Some((count, words)) => {
                let words = words.replace('⏎', "\n");
                bytes.extend(words.repeat(count.parse().expect("a count stands before ×")).bytes());
            }
            None => bytes.extend(short.split(' ').map(|byte| {
                u8::from_str_radix(byte, 16).expect("bytes are written as two hexadecimal digits")
            })),
        }
        rest = after;
    }
    bytes.extend(rest.bytes());
    bytes
}

fn without(bytes: &[u8], part: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at..].starts_with(part) {
            at += part.len();
        } else {
            kept.push(bytes[at]);
            at += 1;
        }
    }
    kept
}
