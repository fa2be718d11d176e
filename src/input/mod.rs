//! From a YAML file to a [`Document`] and findings.
//!
//! In: a path and the kit. Out: a [`Reading`]. What is wrong in the author's text is found as far
//! as possible all at once; only what no author can mend is an [`Error`]. Must not know templates,
//! layout or output. Source: DESIGN §2 and §3.
//!
//! The order: `border` (bytes to clean text), `yaml` (text to nodes; of many documents once, in
//! `manuscript`), `assemble` (keys to fields
//! by the shapes the kit declares), with `body`, `inline`, `table`, `profile`, `signer`,
//! `citation`, `label`, `note` and `copying` for the values; last, mentions get their words and glue.

mod appendix;
mod assemble;
mod body;
mod border;
mod citation;
mod citing;
mod copied_file;
mod copying;
mod defaults;
pub mod document;
mod extract;
pub mod file;
mod fill;
mod folder;
mod form;
mod glue;
mod head;
mod inline;
pub(crate) mod keys;
mod label;
pub mod manuscript;
mod marks;
mod moment;
mod nearest;
mod note;
mod numeral;
pub mod outline;
mod passage;
mod picture;
mod policy;
mod profile;
mod profiles;
pub mod project;
pub mod rich;
pub mod rules;
mod session;
mod shared;
mod signer;
mod silence;
mod symbol;
mod table;
#[cfg(test)]
mod tests;
mod value;
mod walk;
mod yaml;

use std::path::{Path, PathBuf};

pub(crate) use border::{bare, cleaned};
pub use citing::CitedFile;
pub use document::Document;
pub(crate) use nearest::suggest;
pub use policy::{Counting, Policy};
pub use shared::Shared;
pub(crate) use table::csv::delimiter;

use self::manuscript::{Manuscript, Values};
use self::project::Projects;
use self::rich::{Run, Text};
use self::session::Session;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::hash::Stamp;
use crate::kit::Kit;
use crate::source::{SourceId, Sources, Span, Spanned};

/// A whole day as it is typed, `2026-02-05` or `05/02/2026`; else what is wrong with it.
///
/// # Errors
/// The reason, in Vietnamese.
pub fn day(text: &str) -> Result<document::PartialDate, String> {
    let date = crate::calendar::read(text.trim())?;
    if date.day.is_none() {
        return Err(format!("«{text}» chưa đủ ngày, tháng, năm"));
    }
    Ok(date)
}

/// What reading a file gave.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The document; none when any finding is an error.
    pub document: Option<Document>,
    /// What was found, by place.
    pub findings: Vec<Diagnostic>,
    /// The files of which every byte counts, the document's own first, and those that would have been
    /// such.
    pub files: Vec<Stamp>,
    /// The files that were looked into, and those that would have been, of which only what
    /// [`Reading::shared`] tells counts: `ho-so.yaml`, `co-quan.yaml`, documents that are cited.
    pub looked: Vec<Stamp>,
    /// What was used of what documents share, in the order of reading.
    pub shared: Vec<Shared>,
    /// The documents of the project that are cited, in the order of their first mentions.
    pub cited: Vec<CitedFile>,
    /// The columns of its row that it names, each at its place.
    pub cells: Vec<Spanned<String>>,
}

/// Reads the document of a file.
///
/// # Errors
/// [`Error::Read`] when the file or its folder cannot be read.
pub fn read(path: &Path, kit: &Kit, sources: &mut Sources) -> Result<Reading, Error> {
    read_among(&Projects::default(), path, kit, sources)
}

/// Reads the document of a file as one of many: what projects share is read once for all.
///
/// # Errors
/// As [`read`].
pub fn read_among(
    projects: &Projects,
    path: &Path,
    kit: &Kit,
    sources: &mut Sources,
) -> Result<Reading, Error> {
    read_copied(projects, path, kit, sources, &[])
}

/// Reads the document of a text that is to stand in this file.
///
/// # Errors
/// [`Error::Read`] when the file's folder cannot be read.
pub fn read_text(
    projects: &Projects,
    path: &Path,
    text: &str,
    kit: &Kit,
    sources: &mut Sources,
) -> Result<Reading, Error> {
    Manuscript::of_text(path, text)?.read(projects, kit, sources, None)
}

/// Reads a document that the copies of the files `copies`, outermost first, rest on.
fn read_copied(
    projects: &Projects,
    path: &Path,
    kit: &Kit,
    sources: &mut Sources,
    copies: &[PathBuf],
) -> Result<Reading, Error> {
    let mut findings = Vec::new();
    let name = path.display().to_string();
    let border::Entry { source, readable, hash } =
        border::read(path, &name, sources, &mut findings)?;
    let root = match readable {
        true => yaml::parse(source, sources, &mut findings),
        false => None,
    };
    let (stamp, folder) = (Stamp { path: path.to_owned(), hash }, folder::Folder::of(path)?);
    let admitted = Admitted { root, source, stamp, findings, folder, copies, row: None };
    reading_of(projects, kit, sources, admitted)
}

/// A text that came over the border and was parsed.
struct Admitted<'a> {
    root: Option<yaml::Node>,
    source: SourceId,
    stamp: Stamp,
    findings: Vec<Diagnostic>,
    folder: folder::Folder,
    /// The copies that rest on it, outermost first.
    copies: &'a [PathBuf],
    /// The values of the row it is made for.
    row: Option<Values>,
}

fn reading_of(
    projects: &Projects,
    kit: &Kit,
    sources: &mut Sources,
    admitted: Admitted<'_>,
) -> Result<Reading, Error> {
    let Admitted { root, source, stamp, findings, folder, copies, row } = admitted;
    let project = projects.of(&folder, kit)?;
    let mut session = Session::new(kit, sources, folder, projects, project);
    session.findings.extend(findings);
    session.copies = [copies, std::slice::from_ref(&stamp.path)].concat();
    session.rest_on(stamp);
    if let Some(row) = row {
        session.take_row(row);
    }
    let document = match root {
        Some(root) if !root.is_blank() => assemble::document(&mut session, root),
        Some(_) | None => {
            if session.findings.is_empty() {
                let start = Span::new(source, 0, 0);
                session.missing(start, session::Slot::new("loai", "cong-van"), "tệp trống,");
            }
            None
        }
    };
    if document.is_some() {
        session.close_tables();
        session.close_notes();
        session.close_labels();
        session.close_citations();
    }
    session.close_shared();
    let document = document.map(|document| finished(document, &session));
    Ok(reading(document, session))
}

/// The document with the words of its mentions, and glue where it is asked for.
fn finished(mut document: Document, session: &Session<'_>) -> Document {
    let glue = document.presentation.get("giu_lien").is_some_and(|choice| choice.value == "true");
    document.pictures.clone_from(&session.pictures);
    walk::texts(&mut document, &mut |text: &mut Text| {
        for run in &mut text.runs {
            let words = match run {
                Run::Reference(reference) => {
                    session.labels.words(&reference.target).clone_into(&mut reference.text);
                    &mut reference.text
                }
                Run::Words(words) => &mut words.text,
                Run::Break | Run::Note(_) => continue,
            };
            if glue {
                *words = glue::glued(words, &session.kit.words.glue);
            }
        }
    });
    document
}

fn reading(document: Option<Document>, session: Session<'_>) -> Reading {
    let Session { mut findings, files, looked, shared, cited, cells, .. } = session;
    findings.sort_by_key(|finding| finding.span);
    // The same place can be read twice, as the cells of a table that is asked for twice.
    findings.dedup();
    let wrong = findings.iter().any(|finding| finding.severity == Severity::Error);
    let document = document.filter(|_| !wrong);
    Reading { document, findings, files, looked, shared, cited, cells }
}
