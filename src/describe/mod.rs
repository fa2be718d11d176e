//! What the program tells about the documents it takes: a blank to begin with, the kinds and their
//! fields, a schema for editors, the rules.
//!
//! In: the kit. Out: texts (YAML, JSON, JSON Schema 2020-12, words). Knows no document, and no kind in
//! particular: whatever `kinds.yaml` declares is told. Source: `kinds.yaml`, DESIGN §3.

mod blank;
mod json;
mod rules;
mod schema;
mod shapes;

pub use blank::blank;
pub use json::kinds;
pub use rules::{explain, rules};
pub use schema::{dossier_schema, schema};

use crate::error::{Error, Result};
use crate::input::suggest;
use crate::kit::{Kind, Kit};

/// The key that names the kind of a document.
const KIND_KEY: &str = "loai";

/// The kind of this id.
///
/// # Errors
/// [`Error::UnknownKind`] with the nearest id, or all of them.
pub fn kind<'k>(kit: &'k Kit, id: &str) -> Result<&'k Kind> {
    kit.kinds.get(id).ok_or_else(|| Error::UnknownKind {
        id: id.to_owned(),
        known: suggest(id, kit.kinds.keys().map(String::as_str)),
    })
}

#[cfg(test)]
mod tests;
