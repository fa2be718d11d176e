//! The user's own font files for the PDF, found by the names systems give to Times New Roman.
//!
//! Takes a folder, gives the bytes of four files; what is in them is known to `layout` alone,
//! which also holds the embedded family.

use std::path::{Path, PathBuf};

use super::style::Face;
use crate::error::{Error, Result};

/// File names that hold a face, best first: Windows, macOS, and the embedded family.
const fn names(face: Face) -> [&'static str; 3] {
    match face {
        Face::Regular => ["times.ttf", "Times New Roman.ttf", "LiberationSerif-Regular.ttf"],
        Face::Bold => ["timesbd.ttf", "Times New Roman Bold.ttf", "LiberationSerif-Bold.ttf"],
        Face::Italic => ["timesi.ttf", "Times New Roman Italic.ttf", "LiberationSerif-Italic.ttf"],
        Face::BoldItalic => {
            ["timesbi.ttf", "Times New Roman Bold Italic.ttf", "LiberationSerif-BoldItalic.ttf"]
        }
    }
}

/// The font files of a folder, in the order of [`Face::ALL`]; letter case of names does not
/// matter.
///
/// # Errors
/// [`Error::Read`] when the folder or a file cannot be read, [`Error::Font`] for a face that is
/// not there.
pub fn from_folder(folder: &Path) -> Result<[Vec<u8>; 4]> {
    let mut bytes = [const { Vec::new() }; 4];
    for (path, bytes) in files(folder)?.iter().zip(&mut bytes) {
        *bytes = std::fs::read(path).map_err(|source| fail(path, source))?;
    }
    Ok(bytes)
}

/// Where the font files of a folder are, in the order of [`Face::ALL`].
///
/// # Errors
/// As [`from_folder`].
pub fn files(folder: &Path) -> Result<[PathBuf; 4]> {
    let mut present = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|source| fail(folder, source))? {
        present.push(entry.map_err(|source| fail(folder, source))?.path());
    }
    present.sort();
    let mut files = [const { PathBuf::new() }; 4];
    for (face, file) in Face::ALL.into_iter().zip(&mut files) {
        let found = names(face).into_iter().find_map(|wanted| {
            present.iter().find(|path| {
                let name = path.file_name().and_then(|name| name.to_str());
                name.is_some_and(|name| name.eq_ignore_ascii_case(wanted))
            })
        });
        let Some(path) = found else {
            let message = format!(
                "không có trong {}; cần một trong: {}",
                folder.display(),
                names(face).join(", ")
            );
            return Err(Error::Font { face: names(face)[0].to_owned(), message });
        };
        file.clone_from(path);
    }
    Ok(files)
}

fn fail(path: &Path, source: std::io::Error) -> Error {
    Error::Read { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_that_is_missing_is_named_with_the_files_that_would_do() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("TIMES.TTF"), b"x").expect("written");
        let error = from_folder(folder.path()).expect_err("three faces are missing");
        let shown = error.to_string();
        assert!(shown.starts_with("phông chữ timesbd.ttf: không có trong"), "{shown}");
        assert!(shown.contains("LiberationSerif-Bold.ttf"), "{shown}");
    }

    #[test]
    fn a_folder_with_the_four_faces_is_taken_in_their_order() {
        let folder = tempfile::tempdir().expect("a folder");
        for face in Face::ALL {
            std::fs::write(folder.path().join(names(face)[1]), names(face)[0]).expect("written");
        }
        let files = from_folder(folder.path()).expect("all are there");
        assert_eq!(files, Face::ALL.map(|face| names(face)[0].as_bytes().to_vec()));
    }
}
