//! A document's text, parsed and not yet read: of it any number of documents are made, each with the
//! values of a row.
//!
//! In: a path, or the text that is to stand there. Out: a [`Manuscript`], which gives a [`Reading`] for
//! each row and says which list its `du_lieu` names. Must not know how lists are read.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use indexmap::IndexMap;

use super::folder::{Folder, Refused};
use super::project::Projects;
use super::session::{Fields, Session, Slot};
use super::yaml::{self, Entry, Node, Value};
use super::{Admitted, Reading, border, rules};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::facts::Fact;
use crate::hash::Stamp;
use crate::kit::Kit;
use crate::source::{Source, SourceId, Sources, Spanned};

/// Keys of `du_lieu`.
pub(super) const KEYS: [&str; 2] = ["tep", "ten"];

/// The key that names a list.
pub const LIST: &str = "du_lieu";

/// The values of a row by its columns.
pub type Values = IndexMap<String, Fact>;

/// The text of a document.
#[derive(Debug)]
pub struct Manuscript {
    source: Arc<Source>,
    stamp: Stamp,
    findings: Vec<Diagnostic>,
    root: Option<Node>,
    folder: Folder,
}

/// What `du_lieu` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// The list, as it is typed.
    pub file: Option<Spanned<String>>,
    /// What the files of a row are called, as it is typed.
    pub name: Option<Spanned<String>>,
}

/// The row a document is made for.
#[derive(Debug, Clone, Default)]
pub(super) enum ForRow {
    /// It is made for none.
    #[default]
    None,
    /// It is one of many, and what is asked of it needs no row: values are `…`.
    Any,
    /// These are the values.
    This(Arc<crate::facts::Facts>),
}

impl Manuscript {
    /// The text of a file.
    ///
    /// # Errors
    /// [`crate::error::Error::Read`] when the file or its folder cannot be read.
    pub fn open(path: &Path) -> Result<Manuscript> {
        let (mut sources, mut findings) = (Sources::default(), Vec::new());
        let name = path.display().to_string();
        let entry = border::read(path, &name, &mut sources, &mut findings)?;
        Manuscript::of(path, entry, sources, findings)
    }

    /// A text that is to stand in this file.
    ///
    /// # Errors
    /// [`crate::error::Error::Read`] when the file's folder cannot be read.
    pub fn of_text(path: &Path, text: &str) -> Result<Manuscript> {
        let (mut sources, mut findings) = (Sources::default(), Vec::new());
        let name = path.display().to_string();
        let entry = border::admit(text.as_bytes(), &name, &mut sources, &mut findings);
        Manuscript::of(path, entry, sources, findings)
    }

    fn of(
        path: &Path,
        entry: border::Entry,
        sources: Sources,
        mut findings: Vec<Diagnostic>,
    ) -> Result<Manuscript> {
        let root = match entry.readable {
            true => yaml::parse(entry.source, &sources, &mut findings),
            false => None,
        };
        let stamp = Stamp { path: path.to_owned(), hash: entry.hash };
        let folder = Folder::of(path)?;
        Ok(Manuscript { source: sources.shared(entry.source), stamp, findings, root, folder })
    }

    /// Its file.
    pub fn path(&self) -> &Path {
        &self.stamp.path
    }

    /// What its `du_lieu` says; none where it has none.
    pub fn list(&self) -> Option<Named> {
        let Value::Mapping(entries) = &self.root.as_ref()?.value else { return None };
        let entry = entries.iter().find(|entry| entry.key.value == LIST)?;
        let word = |node: &Node| match &node.value {
            Value::Scalar(scalar) => Some(scalar.passage.trimmed().spanned()),
            Value::Sequence(_) | Value::Mapping(_) => None,
        };
        Some(match &entry.value.value {
            Value::Mapping(entries) => {
                let key = |key: &str| entries.iter().find(|entry| entry.key.value == key);
                let word = |entry: &Entry| word(&entry.value);
                Named { file: key("tep").and_then(word), name: key("ten").and_then(word) }
            }
            Value::Scalar(_) | Value::Sequence(_) => Named { file: word(&entry.value), name: None },
        })
    }

    /// The path of the list that is typed there, or why it is not read.
    ///
    /// # Errors
    /// A finding at its place.
    pub fn list_path(
        &self,
        typed: &Spanned<String>,
    ) -> std::result::Result<PathBuf, Box<Diagnostic>> {
        self.folder.inside(&typed.value).map_err(|refused| {
            let (rule, why) = match refused {
                Refused::Absolute => {
                    (rules::OUTSIDE, "chỉ nhận đường dẫn tính từ văn bản, không phải tuyệt đối")
                }
                Refused::Outside => (rules::OUTSIDE, "danh sách nằm ngoài thư mục của hồ sơ"),
                Refused::Missing => (rules::TABLE_FILE, "không có tệp này"),
            };
            let message = format!("{why}: {}", typed.value);
            let finding = Diagnostic::error(rule, typed.span, message);
            let help = "đặt danh sách cạnh văn bản: du_lieu: danh-sach.xlsx; hoặc --du-lieu TỆP";
            Box::new(finding.help(help))
        })
    }

    /// Its text, for the places of findings.
    pub fn sources(&self) -> Sources {
        let mut sources = Sources::default();
        sources.share(Arc::clone(&self.source));
        sources
    }

    /// Its own file as it was read.
    pub fn stamp(&self) -> Stamp {
        self.stamp.clone()
    }

    /// The document it makes with the values of a row; without one it is not made of any.
    ///
    /// # Errors
    /// As [`super::read`].
    pub fn read(
        &self,
        projects: &Projects,
        kit: &Kit,
        sources: &mut Sources,
        row: Option<Values>,
    ) -> Result<Reading> {
        let source = sources.share(Arc::clone(&self.source));
        assert_eq!(source, SourceId::default(), "a manuscript is the first text of its reading");
        let admitted = Admitted {
            root: self.root.clone(),
            source,
            stamp: self.stamp(),
            findings: self.findings.clone(),
            folder: self.folder.clone(),
            copies: &[],
            row,
        };
        super::reading_of(projects, kit, sources, admitted)
    }
}

impl Session<'_> {
    /// Takes note that a document that names a list and is read without it is one of many; of such
    /// a document no copy can be made.
    pub(super) fn expect_row(&mut self, entries: &[Entry]) {
        let named = entries.iter().find(|entry| entry.key.value == LIST);
        let (Some(named), ForRow::None) = (named, &self.row) else { return };
        self.row = ForRow::Any;
        if self.copies.len() > 1 {
            let message = "văn bản này dựng thành nhiều bản theo danh sách, không sao được";
            let finding = Diagnostic::error(rules::COPY_FILE, named.key.span, message);
            self.report(
                finding.help("dựng rồi sao tệp PDF của bản cần sao (ban_goc: { tep: ….pdf })"),
            );
        }
    }

    /// Judges `du_lieu`; what it says was read before the document was.
    pub(super) fn list(&mut self, node: &Node, slot: Slot<'_>) {
        if matches!(node.value, Value::Scalar(_)) {
            self.code(node, slot);
            return;
        }
        let Some(fields) = self.fields(node, slot, &KEYS) else { return };
        let mut code = |key| {
            let slot = Slot::new(key, "danh-sach.xlsx");
            fields.get(key).map(|node| self.code(node, slot))
        };
        code("ten");
        if code("tep").is_none() {
            self.missing_list(&fields);
        }
    }

    fn missing_list(&mut self, fields: &Fields<'_>) {
        match self.row {
            // Another list was given.
            ForRow::This(_) => {}
            ForRow::None | ForRow::Any => {
                self.missing(fields.span, Slot::new("tep", "danh-sach.xlsx"), "«du_lieu»");
            }
        }
    }
}
