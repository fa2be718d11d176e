//! What is made of a document, and where it goes.
//!
//! Takes the way to a document and to the folder of its outputs; gives the path of each. Knows nothing
//! of what stands in them, and writes nothing.

use std::path::{Path, PathBuf};

use super::Format;

/// One output of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// What it is called where that is not the document's own name: one of many, for a row. May name
    /// folders by `/`.
    pub stem: Option<String>,
    /// What its name adds to the document's own (`phu-luc-I`, `trang-1`); empty for the document
    /// itself, else an attachment that is a file of its own, or a page.
    pub suffix: String,
    /// What it is.
    pub format: Format,
    /// The whole of it.
    pub bytes: Vec<u8>,
}

impl Output {
    /// An output under its document's name.
    pub fn of(suffix: String, format: Format, bytes: Vec<u8>) -> Output {
        Output { stem: None, suffix, format, bytes }
    }

    /// Where it goes: beside the document, or under a folder.
    pub fn path(&self, source: &Path, beside: &Path) -> PathBuf {
        let stem = match &self.stem {
            Some(stem) => beside.join(stem),
            None => output_stem(source, beside),
        };
        let dot = if self.suffix.is_empty() { "" } else { "." };
        let extension = self.format.extension();
        appended(stem, &format!("{dot}{}.{extension}", self.suffix))
    }
}

/// How the paths of all outputs of a document begin.
pub fn output_stem(source: &Path, beside: &Path) -> PathBuf {
    beside.join(source.file_stem().unwrap_or_default())
}

fn appended(path: PathBuf, words: &str) -> PathBuf {
    let mut path = path.into_os_string();
    path.push(words);
    path.into()
}
