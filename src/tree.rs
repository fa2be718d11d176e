//! The two steps from a document to its tree, joined: templates render, markup is parsed.
//!
//! Gives the markup as well, for `--to markup`. A fault in the markup is found without places,
//! since nearly every run has none; then the document is rendered once more with them.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::block::{CopiedFile, Tree};
use crate::error::Result;
use crate::input::Document;
use crate::input::document::{Copied, Copying};
use crate::kit::{Kit, StyleSheet};
use crate::length::Length;
use crate::markup;
use crate::picture::Picture;
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
            tree.copied = document.innermost().copying.as_ref().and_then(copied_file);
            tree.pictures = pictures(document);
            Ok((xml, tree))
        }
        Err(unplaced) => {
            let traced = Templates::traced(kit)?.render(document, kit)?;
            Err(markup::parse(&traced, sheet).err().unwrap_or(unplaced))
        }
    }
}

/// The pages a copy is made over; where the author says where the last one ends, it ends there.
fn copied_file(copying: &Copying) -> Option<CopiedFile> {
    let mut file = match &copying.copied {
        Copied::Pages(pages) => pages.carried.clone(),
        Copied::Apart | Copied::Document(_) => return None,
    };
    if let (Some(ends), Some(last)) = (&copying.ends_at, file.sheets.last_mut()) {
        last.ink = Length::mm(i64::from(ends.value)).min(last.height);
    }
    Some(file)
}

/// The pictures of a document and of those it copies, each of which names its own differently.
fn pictures(document: &Document) -> IndexMap<String, Arc<Picture>> {
    let mut pictures = document.pictures.clone();
    if let Some(Copying { copied: Copied::Document(inner), .. }) = &document.copying {
        pictures.extend(self::pictures(inner));
    }
    pictures
}
