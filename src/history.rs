//! A document as it stood in an earlier revision of git.
//!
//! In go a revision and the path of a document; out comes a copy of the whole revision in a folder
//! of its own, since a document is read with its profile, tables and pictures. git itself is called;
//! neither its index nor the files at work are touched. Knows nothing of what is in the files.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::error::{Error, Result};

/// A document in an earlier revision; the copy goes with it.
#[derive(Debug)]
pub struct Past {
    /// The copy of the document.
    pub document: PathBuf,
    _folder: TempDir,
}

/// Takes a document out of a revision.
///
/// # Errors
/// [`Error::History`] where git is not at hand, knows no such revision, or the document is not in it.
pub fn at(revision: &str, document: &Path) -> Result<Past> {
    let failed = |message: String| Error::History {
        revision: revision.to_owned(),
        file: document.to_owned(),
        message,
    };
    let beside = match document.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    let name = document.file_name().ok_or_else(|| failed("không phải là một tệp".to_owned()))?;
    let ask = |words: &[&str]| ask(beside, None, words).map_err(failed);
    let top = PathBuf::from(ask(&["rev-parse", "--show-toplevel"])?);
    let prefix = ask(&["rev-parse", "--show-prefix"])?;
    let tree = format!("{revision}^{{tree}}");
    let tree = ask(&["rev-parse", "--verify", "--end-of-options", &tree])?;
    let folder = TempDir::new().map_err(|error| failed(error.to_string()))?;
    let index = folder.path().join("index");
    let files = folder.path().join("files");
    let own = |words: &[&str]| self::ask(&top, Some(&index), words).map_err(failed);
    own(&["read-tree", &tree])?;
    own(&["checkout-index", "--all", &format!("--prefix={}/", files.display())])?;
    let copy = files.join(prefix).join(name);
    if !copy.is_file() {
        return Err(failed("bản ấy không có tệp này".to_owned()));
    }
    Ok(Past { document: copy, _folder: folder })
}

/// What git answers, without the newline at its end.
fn ask(folder: &Path, index: Option<&Path>, words: &[&str]) -> std::result::Result<String, String> {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).args(words);
    if let Some(index) = index {
        git.env("GIT_INDEX_FILE", index);
    }
    let answer = git.output().map_err(|error| {
        let is_missing = error.kind() == ErrorKind::NotFound;
        if is_missing { "máy này chưa cài git".to_owned() } else { error.to_string() }
    })?;
    if !answer.status.success() {
        return Err(String::from_utf8_lossy(&answer.stderr).trim().to_owned());
    }
    Ok(String::from_utf8_lossy(&answer.stdout).trim_end_matches('\n').to_owned())
}
