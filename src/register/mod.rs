//! Numbers of documents: the register of a folder, and taking the next number of a series.
//!
//! Takes a document that is ready; gives it its number and day, in the register and in its YAML, so
//! that no number is ever given twice and none is lost without a line in the register. Must not know
//! how a document is read or made beyond the library's own face. Sources: ND30-I.I.II.3.a,
//! ND30-I.II.II.1.c (copies of all kinds have one series), ND30-IV.I (columns of the book).

mod book;
mod edit;
mod issue;
mod series;
mod trouble;

pub use crate::input::{Counting, Policy};
pub use book::{Book, Entry};
pub use issue::{Issued, Wish, issue};
pub use trouble::Trouble;

use std::path::{Path, PathBuf};

/// The file that marks the folder of a project.
const PROJECT: &str = "ho-so.yaml";

/// The register's name in its folder.
pub const NAME: &str = "so-dang-ky.csv";

/// Where the register of a document or a folder is: in the nearest folder above that has one or is a
/// project, else beside the document.
///
/// # Errors
/// [`crate::error::Error::Read`] when there is no such path.
pub fn place(path: &Path) -> crate::error::Result<PathBuf> {
    let real = path
        .canonicalize()
        .map_err(|source| crate::error::Error::Read { path: path.to_owned(), source })?;
    let folder = if real.is_dir() { real.as_path() } else { real.parent().unwrap_or(&real) };
    let marked = |folder: &&Path| folder.join(NAME).is_file() || folder.join(PROJECT).is_file();
    Ok(folder.ancestors().find(marked).unwrap_or(folder).join(NAME))
}
