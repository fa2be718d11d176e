//! Where a document lies, and which files it may reach.
//!
//! In: the document's path and paths typed in it. Out: files beside or above it, and files inside
//! its project, never outside. Must not know what is in the files.

use std::path::{Component, Path, PathBuf};

use super::rules;
use crate::error::{Error, Result};

/// The file that marks the folder of a project.
pub(super) const PROJECT: &str = "ho-so.yaml";

/// The folder of a document.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    /// As the user typed it.
    shown: PathBuf,
    /// Without links.
    real: PathBuf,
    /// Nothing outside of it is read.
    root: PathBuf,
    /// Whether the root is the folder of a project.
    marked: Marked,
}

/// Whether a folder is one of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marked {
    Yes,
    No,
}

/// Why a typed path is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It starts at the root of a disk.
    Absolute,
    /// It leads out of the project's folder.
    Outside,
    /// Nothing is there.
    Missing,
}

impl Refused {
    /// What to say of a path, and by which rule; `missing` is that of a file that is not there.
    pub(super) fn told(self, typed: &str, missing: &'static str) -> (&'static str, String) {
        let (rule, why) = match self {
            Refused::Absolute => {
                (rules::OUTSIDE, "là đường dẫn tuyệt đối; chỉ nhận đường dẫn tính từ văn bản")
            }
            Refused::Outside => (rules::OUTSIDE, "nằm ngoài thư mục của hồ sơ"),
            Refused::Missing => return (missing, format!("không có tệp «{typed}»")),
        };
        (rule, format!("tệp «{typed}» {why}"))
    }
}

impl Folder {
    /// The folder of a document.
    ///
    /// # Errors
    /// [`Error::Read`] when the folder cannot be reached.
    pub(super) fn of(document: &Path) -> Result<Folder> {
        let shown = document.parent().unwrap_or(Path::new("")).to_owned();
        let typed = if shown.as_os_str().is_empty() { Path::new(".") } else { &shown };
        let real = typed
            .canonicalize()
            .map_err(|source| Error::Read { path: document.to_owned(), source })?;
        let project = real.ancestors().find(|folder| folder.join(PROJECT).is_file());
        let marked = if project.is_some() { Marked::Yes } else { Marked::No };
        let root = project.unwrap_or(&real).to_owned();
        Ok(Folder { shown, real, root, marked })
    }

    /// The nearest file of a name beside or above the document, by a path like the one the user
    /// typed where that leads to the same file.
    pub(super) fn nearest(&self, name: &str) -> Option<PathBuf> {
        let steps = self.real.ancestors().position(|folder| folder.join(name).is_file())?;
        let real = self.real.ancestors().nth(steps)?.join(name);
        let mut popped = self.shown.clone();
        let mut climbed = self.shown.clone();
        for _ in 0..steps {
            popped.pop();
            climbed.push("..");
        }
        // Links among the folders can make the way up another than the way down.
        let same = |path: &PathBuf| path.canonicalize().ok() == real.canonicalize().ok();
        let typed = [popped.join(name), climbed.join(name)];
        Some(typed.into_iter().find(same).unwrap_or(real))
    }

    /// Where a file of a name would be taken instead of [`Folder::nearest`].
    pub(super) fn nearer(&self, name: &str) -> impl Iterator<Item = PathBuf> {
        let places = self.real.ancestors().map(move |folder| folder.join(name));
        places.take_while(|place| !place.is_file())
    }

    /// Takes the folder of a file that the document rests on into what it may reach, unless a
    /// project says more.
    pub(super) fn reach(&mut self, file: &Path) {
        let folder = file.parent().unwrap_or(Path::new(""));
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if let (Marked::No, Ok(folder)) = (self.marked, folder.canonicalize())
            && self.real.starts_with(&folder)
        {
            self.root = folder;
        }
    }

    /// The file that makes a project of a folder around the document, by a path like the user's,
    /// and that folder without links.
    pub(super) fn project(&self) -> Option<(PathBuf, &Path)> {
        match self.marked {
            Marked::Yes => Some((self.nearest(PROJECT)?, &self.root)),
            Marked::No => None,
        }
    }

    /// A file typed in the document: relative to it, inside the project, and there.
    pub(super) fn inside(&self, typed: &str) -> std::result::Result<PathBuf, Refused> {
        let path = Path::new(typed);
        let rooted =
            path.has_root() || typed.starts_with('\\') || typed.as_bytes().get(1) == Some(&b':');
        if path.is_absolute() || rooted {
            return Err(Refused::Absolute);
        }
        // Refused by its letters first, so that an answer does not tell what lies outside.
        let mut lexical = self.real.clone();
        for part in path.components() {
            match part {
                Component::ParentDir => {
                    lexical.pop();
                }
                Component::Normal(name) => lexical.push(name),
                Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
            }
        }
        if !lexical.starts_with(&self.root) {
            return Err(Refused::Outside);
        }
        let real = self.real.join(path).canonicalize().map_err(|_| Refused::Missing)?;
        if !real.starts_with(&self.root) {
            return Err(Refused::Outside);
        }
        if real.is_file() { Ok(self.shown.join(path)) } else { Err(Refused::Missing) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_above_is_named_as_the_document_was() {
        let root = tempfile::tempdir().expect("a folder");
        let deep = root.path().join("a/b");
        std::fs::create_dir_all(&deep).expect("folders");
        std::fs::write(root.path().join("co-quan.yaml"), "").expect("a file");
        let folder = Folder::of(&deep.join("x.yaml")).expect("it is there");
        assert_eq!(folder.nearest("co-quan.yaml"), Some(root.path().join("co-quan.yaml")));
        assert_eq!(folder.nearest("không có tệp này"), None);
    }
}
