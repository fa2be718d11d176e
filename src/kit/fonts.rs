//! The four faces the PDF is set in, as font files.
//!
//! Embedded (Liberation Serif 2.1.5, of the widths of Times New Roman and with every Vietnamese
//! letter), or found in a folder of the user's under the names that systems give to Times New
//! Roman. Gives bytes; what is in them is known to `layout` alone.

use std::borrow::Cow;
use std::path::Path;

use super::style::Face;
use crate::error::{Error, Result};

/// One font file for each face.
#[derive(Debug, Clone)]
pub struct Fonts {
    /// In the order of [`Face::ALL`].
    faces: [Cow<'static, [u8]>; 4],
}

/// File names that hold a face, best first: Windows, macOS, and the bundled family.
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

impl Fonts {
    /// The embedded faces.
    pub fn bundled() -> Fonts {
        let regular: &[u8] = include_bytes!("../../fonts/LiberationSerif-Regular.ttf");
        let bold: &[u8] = include_bytes!("../../fonts/LiberationSerif-Bold.ttf");
        let italic: &[u8] = include_bytes!("../../fonts/LiberationSerif-Italic.ttf");
        let bold_italic: &[u8] = include_bytes!("../../fonts/LiberationSerif-BoldItalic.ttf");
        Fonts { faces: [regular, bold, italic, bold_italic].map(Cow::Borrowed) }
    }

    /// The user's own faces; letter case of the file names does not matter.
    ///
    /// # Errors
    /// [`Error::Read`] when the folder or a file cannot be read, [`Error::Font`] for a face that
    /// is not there.
    pub fn from_folder(folder: &Path) -> Result<Fonts> {
        let fail = |path: &Path, source| Error::Read { path: path.to_owned(), source };
        let mut present = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(|source| fail(folder, source))? {
            present.push(entry.map_err(|source| fail(folder, source))?.path());
        }
        present.sort();
        let mut faces = [const { Cow::Borrowed([].as_slice()) }; 4];
        for (face, bytes) in Face::ALL.into_iter().zip(&mut faces) {
            let found = names(face).into_iter().find_map(|wanted| {
                present.iter().find(|path| {
                    let name = path.file_name().and_then(|name| name.to_str());
                    name.is_some_and(|name| name.eq_ignore_ascii_case(wanted))
                })
            });
            let Some(path) = found else {
                return Err(Error::Font {
                    face: names(face)[0].to_owned(),
                    message: format!(
                        "không có trong {}; cần một trong: {}",
                        folder.display(),
                        names(face).join(", ")
                    ),
                });
            };
            *bytes = Cow::Owned(std::fs::read(path).map_err(|source| fail(path, source))?);
        }
        Ok(Fonts { faces })
    }

    /// Whether the files are the user's own.
    pub fn are_users(&self) -> bool {
        self.faces.iter().any(|face| matches!(face, Cow::Owned(_)))
    }

    /// The files, in the order of [`Face::ALL`].
    pub fn into_faces(self) -> [Cow<'static, [u8]>; 4] {
        self.faces
    }

    /// The file of a face.
    pub fn face(&self, face: Face) -> &[u8] {
        match face {
            Face::Regular => &self.faces[0],
            Face::Bold => &self.faces[1],
            Face::Italic => &self.faces[2],
            Face::BoldItalic => &self.faces[3],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_that_is_missing_is_named_with_the_files_that_would_do() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("TIMES.TTF"), b"x").expect("written");
        let error = Fonts::from_folder(folder.path()).expect_err("three faces are missing");
        let shown = error.to_string();
        assert!(shown.starts_with("phông chữ timesbd.ttf: không có trong"), "{shown}");
        assert!(shown.contains("LiberationSerif-Bold.ttf"), "{shown}");
    }

    #[test]
    fn a_folder_with_the_four_faces_is_taken() {
        let folder = tempfile::tempdir().expect("a folder");
        for face in Face::ALL {
            std::fs::write(folder.path().join(names(face)[1]), names(face)[0]).expect("written");
        }
        let fonts = Fonts::from_folder(folder.path()).expect("all are there");
        assert_eq!(fonts.face(Face::BoldItalic), b"timesbi.ttf");
    }
}
