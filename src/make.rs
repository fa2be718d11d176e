//! One document through all stages: from the path of its YAML to the bytes of its outputs.
//!
//! A [`Maker`] holds what all documents share (knowledge and fonts) and makes any number of them,
//! from any thread, each as if it were alone. Nothing is written to disk here.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::checks;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Result;
use crate::input;
use crate::input::CitedFile;
use crate::input::file::{File, files};
use crate::input::project::{Project, Projects, Shared};
use crate::kit::Kit;
use crate::kit::style::{Face, StyleSheet};
use crate::layout::{self, Faces, Pages};
use crate::source::Sources;
use crate::template::Templates;
use crate::tree;
use crate::write::{docx, dump, pdf};

/// What can be made of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The file the clerk edits.
    Docx,
    /// The file the leader signs.
    Pdf,
    /// What the template made of the document, for authors of templates.
    Markup,
    /// The finished pages as text, for comparing.
    Dump,
}

impl Format {
    /// All formats, in the order in which outputs are listed.
    pub const ALL: [Format; 4] = [Format::Docx, Format::Pdf, Format::Markup, Format::Dump];

    /// The word for it on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Docx => "docx",
            Format::Pdf => "pdf",
            Format::Markup => "markup",
            Format::Dump => "dump",
        }
    }

    /// What a file of this format is called after its stem and a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Docx => "docx",
            Format::Pdf => "pdf",
            Format::Markup => "markup.xml",
            Format::Dump => "pages.txt",
        }
    }
}

/// What all documents share.
pub struct Maker<'kit> {
    kit: &'kit Kit,
    templates: Templates,
    faces: Faces,
    docx: docx::Writer<'kit>,
    projects: Projects,
}

/// What came of one document.
#[derive(Debug, Default)]
pub struct Made {
    /// Every file that was read, for the places of findings.
    pub sources: Sources,
    /// What the author should know, in the order of the file.
    pub findings: Vec<Diagnostic>,
    /// File by file, each in all formats asked for; empty when a finding is an error.
    pub outputs: Vec<Output>,
    /// Every file that was read as a whole, the document's own first; not `ho-so.yaml`.
    pub files: Vec<PathBuf>,
    /// What was used of `ho-so.yaml`.
    pub shared: Vec<Shared>,
    /// The documents of the project that it cites.
    pub cited: Vec<CitedFile>,
}

/// One output of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// What its name adds to the document's own (`phu-luc-I`); empty for the document itself,
    /// else an attachment that is a file of its own.
    pub suffix: String,
    /// What it is.
    pub format: Format,
    /// The whole of it.
    pub bytes: Vec<u8>,
}

impl Output {
    /// Where it goes: beside the document, or under a folder.
    pub fn path(&self, source: &Path, beside: &Path) -> PathBuf {
        let stem = output_stem(source, beside);
        let dot = if self.suffix.is_empty() { "" } else { "." };
        let extension = self.format.extension();
        appended(stem, &format!("{dot}{}.{extension}", self.suffix))
    }
}

impl Made {
    /// Whether the document was refused.
    pub fn is_refused(&self) -> bool {
        has_error(&self.findings)
    }
}

impl<'kit> Maker<'kit> {
    /// A maker with this knowledge and these fonts.
    ///
    /// # Errors
    /// `Error::Kit` for a fault in the templates.
    pub fn new(kit: &'kit Kit, faces: Faces) -> Result<Maker<'kit>> {
        Ok(Maker {
            kit,
            templates: Templates::of(kit)?,
            faces,
            docx: docx::Writer::new(&kit.sheet)?,
            projects: Projects::default(),
        })
    }

    /// The project a document lies in, as its documents are made with it; none where it lies in none.
    ///
    /// # Errors
    /// When the folder or its `ho-so.yaml` cannot be read.
    pub fn project(&self, document: &Path) -> Result<Option<Arc<Project>>> {
        self.projects.around(document, self.kit)
    }

    /// Makes one document in the formats asked for.
    ///
    /// # Errors
    /// Only for what is not the author's fault; faults of the text are in [`Made::findings`].
    pub fn make(&self, path: &Path, formats: &[Format]) -> Result<Made> {
        let mut made = Made::default();
        let reading = input::read_among(&self.projects, path, self.kit, &mut made.sources)?;
        made.findings = reading.findings;
        (made.files, made.shared, made.cited) = (reading.files, reading.shared, reading.cited);
        let Some(document) = reading.document else { return Ok(made) };
        let (sheet, faults) = checks::sheet(&document, self.kit);
        made.findings.extend(faults);
        made.findings.extend(checks::run(&document, self.kit, &self.faces));
        made.findings.sort_by_key(|finding| finding.span);
        if !made.is_refused() {
            for file in files(document) {
                made.outputs.extend(self.outputs(&file, &sheet, formats)?);
            }
        }
        Ok(made)
    }

    fn outputs(&self, file: &File, sheet: &StyleSheet, formats: &[Format]) -> Result<Vec<Output>> {
        let (markup, mut tree) = tree::of(&file.document, self.kit, &self.templates, sheet)?;
        layout::measure(&mut tree, sheet, &self.faces)?;
        let needs_pages = formats.iter().any(|f| matches!(f, Format::Pdf | Format::Dump));
        let pages = if needs_pages {
            layout::lay_out(&tree, sheet, &self.faces)?
        } else {
            Pages::default()
        };
        let mut outputs = Vec::with_capacity(formats.len());
        for format in formats {
            let bytes = match format {
                Format::Docx if *sheet == self.kit.sheet => self.docx.write(&tree)?,
                Format::Docx => docx::write(&tree, sheet)?,
                Format::Pdf => pdf::write(&pages, &self.font_bytes())?,
                Format::Markup => markup.clone().into_bytes(),
                Format::Dump => dump::write(&pages).into_bytes(),
            };
            outputs.push(Output { suffix: file.suffix.clone(), format: *format, bytes });
        }
        Ok(outputs)
    }

    fn font_bytes(&self) -> pdf::FontBytes<'_> {
        pdf::FontBytes { faces: Face::ALL.map(|face| self.faces.bytes(face)) }
    }
}

fn has_error(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// How the paths of all outputs of a document begin.
pub fn output_stem(source: &Path, beside: &Path) -> PathBuf {
    beside.join(source.file_stem().unwrap_or_default())
}

fn appended(path: PathBuf, words: &str) -> PathBuf {
    let mut path = path.into_os_string();
    path.push(words);
    path.into()
}
