//! How far a document is: a draft, or issued under a number and a date.
//!
//! In: the document of a file. Out: an [`Issue`]. Must not know what is built.

use std::path::Path;

use crate::error::Result;
use crate::input::document::PartialDate;
use crate::input::project::Projects;
use crate::input::{self, Document};
use crate::kit::Kit;
use crate::source::Sources;

/// How far a document is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Issue {
    /// Number or day is still open.
    Draft,
    /// It has both.
    Issued {
        /// Number and symbol, `125/KH-UBND`; none of a kind that has no number.
        number: Option<String>,
        /// The day, `05/06/2020`.
        day: String,
    },
    /// What is wrong in it does not let it be read.
    Unreadable,
}

/// How far the document of a file is; what projects share is read once for all of a run.
///
/// # Errors
/// [`crate::error::Error::Read`] where the file cannot be read.
pub fn issue(projects: &Projects, path: &Path, kit: &Kit) -> Result<Issue> {
    let reading = input::read_among(projects, path, kit, &mut Sources::default())?;
    Ok(reading.document.map_or(Issue::Unreadable, |document| of(&document, kit)))
}

fn of(document: &Document, kit: &Kit) -> Issue {
    let date = document.date.as_ref().map(|date| date.value);
    let Some(PartialDate { year, month: Some(month), day: Some(day) }) = date else {
        return Issue::Draft;
    };
    let day = format!("{day:02}/{month:02}/{year}");
    let kind = kit.kinds.get(&document.kind.value);
    let is_numbered = kind.is_some_and(|kind| kind.fields.contains_key("so"));
    match &document.number {
        Some(number) => {
            let symbol = document.symbol_text(kit);
            let slash = if symbol.is_empty() { "" } else { "/" };
            Issue::Issued { number: Some(format!("{}{slash}{symbol}", number.value)), day }
        }
        None if is_numbered => Issue::Draft,
        None => Issue::Issued { number: None, day },
    }
}
