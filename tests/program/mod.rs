//! The program as a user runs it: in a folder of its own, with words, for what it prints.

#![allow(dead_code, reason = "each test binary takes of this what it needs")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// The program, about to run in a folder. No day is given it from outside.
pub(crate) fn program(folder: &Path, words: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_vanban"));
    program.args(words).current_dir(folder).env_remove("SOURCE_DATE_EPOCH");
    program
}

/// What comes of running it.
pub(crate) fn vanban(folder: &Path, words: &[&str]) -> Output {
    program(folder, words).output().expect("the program runs")
}

/// A new folder with these files, in sub-folders where their names say so.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    files.iter().for_each(|(name, text)| write(folder.path(), name, text));
    folder
}

/// Writes a file below a folder.
pub(crate) fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("below the folder")).expect("sub-folders");
    fs::write(path, text).expect("a file");
}

/// The text of a file below a folder.
pub(crate) fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("a file")
}

/// What was printed.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs git in a folder, as someone with a name; gives what it prints.
pub(crate) fn git(folder: &Path, words: &[&str]) -> String {
    let named = ["-c", "user.name=A", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"];
    let done = Command::new("git").args(named).args(words).current_dir(folder).output();
    let done = done.expect("git is there");
    assert!(done.status.success(), "{}", text(&done.stderr));
    text(&done.stdout)
}
