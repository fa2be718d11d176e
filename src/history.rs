//! Documents in git: as they stood in an earlier revision, and at which revision their sources are.
//!
//! In go a revision and the path of a document; out comes a copy of the whole revision in a folder
//! of its own, since a document is read with its profile, tables and pictures. Or in go the files a
//! draft rests on, and out comes the commit they are at. git itself is called; neither
//! its index nor the files at work are touched. Knows nothing of what is in the files.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::error::{Error, Result};
use crate::hash::Stamp;

/// So many digits of a commit are shown: enough to find it by, short enough to be read out. Always
/// the same number, since how many git itself shows depends on the clone.
const DIGITS: usize = 12;

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
    let beside = here(document.parent().unwrap_or(Path::new("")));
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

/// The last commit that changed one of these files, the first of which is the document itself: `git
/// 3f2a9c1d4e5b`, the same whatever else is committed, and `git 3f2a9c1d4e5b có sửa đổi` where one of
/// them differs from what is committed. None where git has none of them or is not at hand.
pub fn commit(sources: &[Stamp]) -> Option<String> {
    committed(sources).map(|(commit, work)| match work {
        Work::Committed => format!("git {commit}"),
        Work::Changed => format!("git {commit} có sửa đổi"),
    })
}

/// Whether files are as the commit has them.
enum Work {
    Committed,
    Changed,
}

/// The last commit that changed one of these, and whether they are all as they were committed; none
/// where git cannot say.
fn committed(sources: &[Stamp]) -> Option<(String, Work)> {
    let folder = |path: &Path| path.parent().and_then(|beside| here(beside).canonicalize().ok());
    let top =
        ask(&folder(&sources.first()?.path)?, None, &["rev-parse", "--show-toplevel"]).ok()?;
    let top = Path::new(&top).canonicalize().ok()?;
    let mut inside = Vec::new();
    let mut work = Work::Committed;
    for source in sources {
        let real = folder(&source.path).zip(source.path.file_name());
        let real = real.map(|(folder, name)| folder.join(name));
        match real.as_ref().and_then(|path| path.strip_prefix(&top).ok()?.to_str()) {
            Some(name) => inside.push(name.replace('\\', "/")),
            // What no commit of this repository holds can be had from none.
            None if source.hash.is_some() => work = Work::Changed,
            None => {}
        }
    }
    let about = |words: &[&'static str]| {
        let names = inside.iter().map(String::as_str);
        let words: Vec<&str> = words.iter().copied().chain(["--"]).chain(names).collect();
        ask(&top, None, &words).ok().filter(|_| !inside.is_empty())
    };
    let commit = about(&["--literal-pathspecs", "rev-list", "-1", "HEAD"])?;
    let commit = commit.get(..DIGITS)?.to_owned();
    let status = ["--literal-pathspecs", "--no-optional-locks", "status", "--porcelain"];
    let status = about(&[&status[..], &["--ignored", "--untracked-files=all"]].concat())?;
    Some((commit, if status.is_empty() { work } else { Work::Changed }))
}

/// A folder to ask the system for: the empty path is the one the user stands in.
fn here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// What git answers, without the newline at its end.
fn ask(folder: &Path, index: Option<&Path>, words: &[&str]) -> std::result::Result<String, String> {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).args(words);
    // A hook of git has these set, for another folder than the one that is asked about.
    git.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env_remove("GIT_PREFIX");
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
