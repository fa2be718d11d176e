//! What files are called in what is remembered: by their way from a folder, the same on every machine.
//!
//! In: paths as they were typed or found. Out: names with `/`, below the folder or up from it, and back.
//! Looks at the disk only to see where a folder really is.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use crate::batch;
use crate::error::{Error, Result};

/// The folders from which names go out, and folders already looked up.
#[derive(Debug)]
pub(super) struct Names {
    /// Of sources.
    root: Base,
    /// Of outputs.
    home: Base,
    known: BTreeMap<PathBuf, PathBuf>,
}

#[derive(Debug)]
struct Base {
    typed: PathBuf,
    real: PathBuf,
}

impl Base {
    fn of(typed: &Path) -> Result<Base> {
        let fail = |source| Error::Read { path: typed.to_owned(), source };
        let real = match real(typed) {
            Ok(real) => real,
            // Outputs go to a folder that will be made.
            Err(_) => std::path::absolute(typed).map_err(fail)?,
        };
        Ok(Base { typed: typed.to_owned(), real })
    }
}

impl Names {
    pub(super) fn of(root: &Path, home: &Path) -> Result<Names> {
        Ok(Names { root: Base::of(root)?, home: Base::of(home)?, known: BTreeMap::new() })
    }

    /// The name of a source.
    pub(super) fn source(&mut self, path: &Path) -> String {
        named(&mut self.known, &self.root, path)
    }

    /// The name of an output.
    pub(super) fn output(&mut self, path: &Path) -> String {
        named(&mut self.known, &self.home, path)
    }

    /// Where the source of a name is.
    pub(super) fn source_path(&self, name: &str) -> PathBuf {
        self.root.typed.join(name)
    }

    /// Where the output of a name is.
    pub(super) fn output_path(&self, name: &str) -> PathBuf {
        self.home.typed.join(name)
    }
}

fn named(known: &mut BTreeMap<PathBuf, PathBuf>, base: &Base, path: &Path) -> String {
    // Nearly all lie below the folder, as they were typed.
    let below = path.strip_prefix(&base.typed).ok();
    let plain = |rest: &&Path| rest.components().all(|part| matches!(part, Component::Normal(_)));
    if let Some(rest) = below.filter(plain) {
        return slashed(rest);
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let folder = known.entry(folder.to_owned()).or_insert_with_key(|folder| {
        real(folder).or_else(|_| std::path::absolute(folder)).unwrap_or_else(|_| folder.clone())
    });
    let whole = folder.join(path.file_name().unwrap_or_default());
    slashed(&between(&base.real, &whole))
}

/// A folder without links.
fn real(folder: &Path) -> std::io::Result<PathBuf> {
    batch::here(folder).canonicalize()
}

/// The way from a folder to a file.
fn between(folder: &Path, file: &Path) -> PathBuf {
    let shared = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        // Another disk.
        return file.to_owned();
    }
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(file.components().skip(shared)).collect()
}

fn slashed(path: &Path) -> String {
    let name = path.to_string_lossy();
    if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_from_the_folder_to_the_file_and_back() {
        let top = tempfile::tempdir().expect("a folder");
        let root = top.path().join("hồ sơ");
        std::fs::create_dir_all(root.join("a")).expect("folders");
        let mut names = Names::of(&root, &top.path().join("ra")).expect("it is there");
        for (path, name) in [
            (root.join("x.yaml"), "x.yaml"),
            (root.join("a").join("b.yaml"), "a/b.yaml"),
            (root.join("a").join("..").join("x.yaml"), "x.yaml"),
            (top.path().join("co-quan.yaml"), "../co-quan.yaml"),
        ] {
            assert_eq!(names.source(&path), name);
            let back = names.source_path(name);
            assert_eq!(names.source(&back), name);
        }
        assert_eq!(names.output(&top.path().join("ra").join("x.docx")), "x.docx");
        assert_eq!(names.output(&root.join("x.docx")), "../hồ sơ/x.docx");
    }
}
