//! The format knowledge of one system of rules, loaded and validated once.
//!
//! Comes from `templates/<system>/` (embedded, or a folder of the user's); goes to every later
//! stage by reference. Knows nothing of a particular document.

pub mod kind;
mod kinds;
pub mod style;
pub mod words;

use indexmap::IndexMap;

pub use kind::{Field, Kind, Need, Shape};
pub use style::StyleSheet;
pub use words::Words;

use crate::error::{Error, Result};

/// Everything known about the format.
#[derive(Debug, Clone, Default)]
pub struct Kit {
    /// Kinds by id, in the order of the decree.
    pub kinds: IndexMap<String, Kind>,
    /// Fixed wording.
    pub words: Words,
}

impl Kit {
    /// The embedded knowledge of Nghị định 30/2020/NĐ-CP.
    ///
    /// # Errors
    /// [`Error::Kit`] at the place of the fault; the tests load it, so a release cannot fail.
    pub fn bundled() -> Result<Kit> {
        let kinds = include_str!("../../templates/nd30/kinds.yaml");
        let words = include_str!("../../templates/nd30/words.yaml");
        Ok(Kit { kinds: kinds::read("kinds.yaml", kinds)?, words: typed("words.yaml", words)? })
    }
}

/// Reads a file of the kit into a typed value; the interface to serde-saphyr is localised in
/// this module.
fn typed<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T> {
    serde_saphyr::from_str(text).map_err(|error| {
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
mod tests {
    use super::*;

    #[test]
    fn the_bundled_knowledge_loads() {
        let kit = Kit::bundled().expect("the embedded files are right");
        assert_eq!(kit.words.levels.len(), 10);
        assert_eq!(kit.kinds["cong-van"].symbol, "{co_quan}-{don_vi}");
        assert_eq!(kit.kinds["cong-van"].fields["kinh_gui"].need, Need::Required);
    }

    #[test]
    fn a_fault_in_a_file_of_the_kit_names_file_and_line() {
        let wrong = "cap: {}\nquyen_han: {}\nla: 1\n";
        let error = typed::<Words>("words.yaml", wrong).expect_err("an unknown key");
        assert!(matches!(error, Error::Kit { line: 3, .. }), "{error:?}");
    }
}
