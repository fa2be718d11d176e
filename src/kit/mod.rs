//! The format knowledge of one system of rules, loaded and validated once.
//!
//! Comes from `templates/<system>/` (embedded, or a folder of the user's); goes to every later
//! stage by reference. Knows nothing of a particular document.

mod choices;
pub mod clauses;
mod concession;
pub mod copy;
mod drawn;
mod folder;
pub mod fonts;
pub mod kind;
mod kinds;
mod legacy;
mod look;
mod sheet;
mod spelling;
pub mod style;
mod value;
pub mod words;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use indexmap::IndexMap;

pub use choices::ChoiceFault;
pub use clauses::{Clause, Ledger};
pub use concession::Concession;
pub use kind::{Example, Field, Kind, Need, Shape};
pub use legacy::{Encoding, Legacy};
pub use spelling::{Entry, Group, Hit, Manner, Spelling};
pub use style::StyleSheet;
pub use words::Words;

use crate::error::{Error, Result};
use folder::Files;
use sheet::SheetFile;

/// Everything known about the format.
#[derive(Debug, Clone, Default)]
pub struct Kit {
    /// Kinds by id, in the order of the decree.
    pub kinds: IndexMap<String, Kind>,
    /// Fixed wording.
    pub words: Words,
    /// Templates by file name (`cong-van.xml`), with their text.
    pub templates: Vec<(String, String)>,
    /// Looks, where the author chooses nothing.
    pub sheet: StyleSheet,
    /// The looks as written, from which those of a document with choices are made.
    styles: SheetFile,
    /// The text of the ledger, which few commands read.
    ledger: String,
    /// The text of the lists of names, and what was read of it.
    names: (String, OnceLock<Spelling>),
    /// The text of the tables of old encodings, and what was read of it.
    encodings: (String, OnceLock<Legacy>),
}

/// The files in a folder that [`Kit::from_folder`] reads.
///
/// # Errors
/// [`Error::Read`] when the folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    folder::files(folder)
}

const KINDS: &str = "kinds.yaml";
/// Kinds of the user's own, beside those of [`KINDS`].
const MORE_KINDS: &str = "them-loai.yaml";
const WORDS: &str = "words.yaml";
const STYLES: &str = "style.yaml";
const CLAUSES: &str = "clauses.yaml";
const SPELLING: &str = "viet-hoa.yaml";
/// Why a file that is read late cannot fail.
const READ_BEFORE: &str = "the tests read the embedded file, `from_folder` that of a user";
const LEGACY: &str = "bang-ma.yaml";

impl Kit {
    /// The embedded knowledge of Nghị định 30/2020/NĐ-CP.
    ///
    /// # Errors
    /// [`Error::Kit`] at the place of the fault; the tests load it, so a release cannot fail.
    pub fn bundled() -> Result<Kit> {
        Kit::load(Files::embedded())
    }

    /// The knowledge in a folder laid out as `templates/nd30`, or holding a folder `nd30`; files
    /// it lacks are the embedded ones, and kinds in its `them-loai.yaml` stand beside them.
    ///
    /// # Errors
    /// [`Error::Read`] when the folder cannot be read, [`Error::Kit`] at the place of a fault.
    pub fn from_folder(folder: &Path) -> Result<Kit> {
        let kit = Kit::load(Files::over(folder)?)?;
        // A fault of the user's own is told now; the embedded files are read when they are needed.
        Spelling::read(&kit.names.0)?;
        Legacy::read(&kit.encodings.0)?;
        Ok(kit)
    }

    fn load(files: Files) -> Result<Kit> {
        // Reading the two large files is most of a cold start, so they are read side by side.
        let texts = [KINDS, MORE_KINDS].map(|name| (name, files.text(name)));
        let texts: Vec<_> =
            texts.into_iter().filter(|(name, text)| *name == KINDS || !text.is_empty()).collect();
        let (kinds, styles) = std::thread::scope(|scope| {
            let kinds = scope.spawn(|| kinds::read(&texts));
            let styles = typed::<SheetFile>(STYLES, files.text(STYLES));
            (kinds.join().expect("a fault in kinds.yaml is an error and no panic"), styles)
        });
        let (kinds, styles) = (kinds?, styles?);
        let words = typed(WORDS, files.text(WORDS))?;
        let sheet = styles.resolve(STYLES)?;
        styles.check_choices(STYLES)?;
        let ledger = files.text(CLAUSES).to_owned();
        let names = (files.text(SPELLING).to_owned(), OnceLock::new());
        let encodings = (files.text(LEGACY).to_owned(), OnceLock::new());
        let templates = files.templates();
        for kind in kinds.values() {
            let file = format!("{}.xml", kind.template);
            if !templates.iter().any(|(name, _)| *name == file) {
                let why = format!("loại «{}» dùng mẫu «{file}» không có", kind.id);
                return Err(kinds::fault(&texts, &kind.id, why));
            }
        }
        Ok(Kit { kinds, words, templates, sheet, styles, ledger, names, encodings })
    }

    /// The looks of a document with its own choices, by name and value.
    ///
    /// # Errors
    /// Every choice that is unknown or outside what the style sheet allows.
    pub fn sheet_for<'a>(
        &self,
        choices: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> std::result::Result<StyleSheet, Vec<ChoiceFault>> {
        self.styles.choose(STYLES, self.sheet.clone(), choices)
    }

    /// How names are spelled, read when it is first asked for.
    pub fn spelling(&self) -> &Spelling {
        let (text, read) = &self.names;
        read.get_or_init(|| Spelling::read(text).expect(READ_BEFORE))
    }

    /// The tables of old encodings, read when they are first asked for.
    pub fn legacy(&self) -> &Legacy {
        let (text, read) = &self.encodings;
        read.get_or_init(|| Legacy::read(text).expect(READ_BEFORE))
    }

    /// What gives way for a choice that asks for it, in order; nothing for any other.
    ///
    /// # Errors
    /// [`Error::Kit`] at the place of a fault, which [`Kit::from_folder`] has already told.
    pub fn concessions(&self, choice: &str) -> Result<Vec<Concession>> {
        self.styles.concessions(STYLES, choice)
    }

    /// Names of the choices an author has, each with a line of help.
    pub fn choices(&self) -> impl Iterator<Item = (&str, String)> {
        let choices = self.styles.lua_chon.iter();
        choices.map(|(name, choice)| (name.as_str(), choice.tro_giup.words.join(" ")))
    }
}

/// Reads a file of the kit into a typed value; the interface to serde-saphyr is localised in
/// this module.
fn typed<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T> {
    // The files are ours or the user's own: no budget, no copies of comments.
    let options = serde_saphyr::options! {
        budget: None,
        emit_comments: false,
        merge_keys: serde_saphyr::options::MergeKeyPolicy::Error,
        with_snippet: false,
    };
    serde_saphyr::from_str_with_options(text, options).map_err(|error| {
        let place = error.location();
        Error::Kit {
            file: file.to_owned(),
            line: place.map_or(1, |place| place.line() as usize),
            column: place.map_or(1, |place| place.column() as usize),
            message: error.to_string(),
        }
    })
}

#[cfg(test)]
mod tests;
