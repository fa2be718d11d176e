//! Where the files of one system of rules come from: the binary itself, or a folder of the user's.
//!
//! Gives every file by name; a file the folder lacks is the embedded one, so that an agency keeps
//! only what it changes. Knows no file's content.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::error::{Error, Result};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/nd30");

/// Name of the system of rules, and of its folder among others.
const SYSTEM: &str = "nd30";

/// Files by name, in the order of their names.
#[derive(Debug, Default)]
pub(super) struct Files(BTreeMap<String, String>);

impl Files {
    /// The embedded files.
    pub(super) fn embedded() -> Files {
        let mut files = BTreeMap::new();
        for file in EMBEDDED.files() {
            if let (Some(name), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
                files.insert(name.to_owned(), text.to_owned());
            }
        }
        Files(files)
    }

    /// The embedded files with those of a folder over them; the folder holds them itself or in a
    /// folder named after the system of rules.
    ///
    /// # Errors
    /// [`Error::Read`] when the folder or a file in it cannot be read.
    pub(super) fn over(folder: &Path) -> Result<Files> {
        let mut all = Files::embedded();
        for path in files(folder)? {
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            let text = std::fs::read_to_string(&path).map_err(|source| fail(&path, source))?;
            all.0.insert(name.to_owned(), text.replace("\r\n", "\n"));
        }
        Ok(all)
    }

    /// The text of a file; empty for one that is neither in the folder nor embedded.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// Every template with its text, by name.
    pub(super) fn templates(&self) -> Vec<(String, String)> {
        let templates = self.0.iter().filter(|(name, _)| name.ends_with(".xml"));
        templates.map(|(name, text)| (name.clone(), text.clone())).collect()
    }
}

/// The files of a user's folder, in the order of their names.
///
/// # Errors
/// [`Error::Read`] when the folder cannot be read.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let named = folder.join(SYSTEM);
    let folder = if named.is_dir() { named.as_path() } else { folder };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|source| fail(folder, source))? {
        let path = entry.map_err(|source| fail(folder, source))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if name.is_some_and(|name| name.ends_with(".yaml") || name.ends_with(".xml")) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn fail(path: &Path, source: std::io::Error) -> Error {
    Error::Read { path: path.to_owned(), source }
}
