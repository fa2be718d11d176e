//! The two steps from a document to its tree, joined: templates render, markup is parsed.
//!
//! Gives the markup as well, for `--to markup`. A fault in the markup is found without places,
//! since nearly every run has none; then the document is rendered once more with them.

use crate::block::Tree;
use crate::error::Result;
use crate::input::Document;
use crate::kit::{Kit, StyleSheet};
use crate::markup;
use crate::template::Templates;

/// The markup of a document and the tree it describes.
///
/// # Errors
/// [`crate::error::Error::Kit`] at the line of the template that is wrong.
pub fn of(
    document: &Document,
    kit: &Kit,
    templates: &Templates,
    sheet: &StyleSheet,
) -> Result<(String, Tree)> {
    let xml = templates.render(document, kit)?;
    match markup::parse(&xml, sheet) {
        Ok(mut tree) => {
            tree.pictures.clone_from(&document.pictures);
            Ok((xml, tree))
        }
        Err(unplaced) => {
            let traced = Templates::traced(kit)?.render(document, kit)?;
            Err(markup::parse(&traced, sheet).err().unwrap_or(unplaced))
        }
    }
}
