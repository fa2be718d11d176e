//! One document through all stages: from the path of its YAML to the bytes of its outputs.
//!
//! A [`Maker`] holds what all documents share (knowledge and fonts) and makes any number of them,
//! from any thread, each as if it were alone. Nothing is written to disk here.

mod compared;
mod format;
mod origin;
mod output;
mod purpose;
mod rows;

use std::path::Path;
use std::sync::Arc;

pub use compared::{Compared, Signed, Version};
pub use format::Format;
pub use origin::Origin;
pub use output::{Output, output_stem};
pub(crate) use purpose::Purpose;
pub use purpose::Readiness;

use crate::block::Tree;
use crate::checks::{self, Heard, Printed, Scope, Silenced, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Result;
use crate::fit;
use crate::hash::Stamp;
use crate::input::document::Draft;
use crate::input::file::{File, files};
use crate::input::manuscript::{Manuscript, Values};
use crate::input::project::{Project, Projects};
use crate::input::{CitedFile, Document, Reading, Shared};
use crate::kit::Kit;
use crate::kit::style::{Face, StyleSheet};
use crate::layout::{self, Faces, Pages};
use crate::source::{Sources, Spanned};
use crate::template::Templates;
use crate::tree;
use crate::write::raster::{self, Resolution};
use crate::write::{docx, dump, pdf};

/// What the name of the picture of a page adds to its document's own, before its number.
const PAGE: &str = "trang-";

/// What all documents share.
pub struct Maker<'kit> {
    kit: &'kit Kit,
    templates: Templates,
    faces: Faces,
    docx: docx::Writer<'kit>,
    pdf: pdf::Writer,
    projects: Projects,
    resolution: Resolution,
    readiness: Readiness,
}

/// What files are made, and in what looks.
struct Wanted<'w> {
    sheet: &'w StyleSheet,
    formats: &'w [Format],
}

/// A document ready to be written.
struct LaidOut {
    markup: String,
    tree: Tree,
    /// Where a format or a rule needs them.
    pages: Option<Pages>,
}

/// What came of one document.
#[derive(Debug, Default)]
pub struct Made {
    /// Every file that was read, for the places of findings.
    pub sources: Sources,
    /// The files of which every byte counts, as they were read.
    pub files: Vec<Stamp>,
    /// The files of which only what is in [`Made::shared`] counts, as they were read.
    pub looked: Vec<Stamp>,
    /// What the author should know, in the order of the file.
    pub findings: Vec<Diagnostic>,
    /// What the author does not want to hear (`bo_qua`).
    pub silenced: Vec<Silenced>,
    /// As what it was made.
    pub readiness: Readiness,
    /// What the files of a draft say they were made from; none where it is no draft.
    pub origin: Option<Origin>,
    /// File by file, each in all formats asked for; empty when the document was refused.
    pub outputs: Vec<Output>,
    /// What was used of what documents share.
    pub shared: Vec<Shared>,
    /// The documents of the project that it cites.
    pub cited: Vec<CitedFile>,
    /// The columns of its row that it names, each at its place.
    pub cells: Vec<Spanned<String>>,
    /// The pages of its files, where they are asked for.
    pub pages: Vec<Pages>,
}

impl Made {
    /// Whether the document was refused.
    pub fn is_refused(&self) -> bool {
        self.findings.iter().any(|finding| self.readiness.is_refused_by(finding))
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
            pdf: pdf::Writer::default(),
            projects: Projects::default(),
            resolution: Resolution::default(),
            readiness: Readiness::Final,
        })
    }

    /// The project a document lies in, as its documents are made with it; none where it lies in none.
    ///
    /// # Errors
    /// When the folder or its `ho-so.yaml` cannot be read.
    pub fn project(&self, document: &Path) -> Result<Option<Arc<Project>>> {
        self.projects.around(document, self.kit)
    }

    /// Reads what documents share anew from here on, for it may have changed since it was read.
    pub fn forget(&self) {
        self.projects.forget();
    }

    /// The same maker, making drafts of what has not been issued yet where that is asked for.
    #[must_use]
    pub fn with_readiness(self, readiness: Readiness) -> Maker<'kit> {
        Maker { readiness, ..self }
    }

    /// The same maker with pictures of pages so fine.
    #[must_use]
    pub fn with_resolution(self, resolution: Resolution) -> Maker<'kit> {
        Maker { resolution, ..self }
    }

    /// Makes one document in the formats asked for; of one that names a list, one for each row.
    ///
    /// # Errors
    /// Only for what is not the author's fault; faults of the text are in [`Made::findings`].
    pub fn make(&self, path: &Path, formats: &[Format]) -> Result<Made> {
        self.of(Manuscript::open(path)?, Purpose::Outputs(formats))
    }

    /// Looks at one document by all rules, those on pages among them, and makes nothing of it; at
    /// one that names a list with the values of each row.
    ///
    /// # Errors
    /// As [`Maker::make`].
    pub fn check(&self, path: &Path) -> Result<Made> {
        self.of(Manuscript::open(path)?, Purpose::Findings)
    }

    /// The same for a text that does not stand in its file yet.
    ///
    /// # Errors
    /// As [`Maker::make`].
    pub fn check_text(&self, path: &Path, text: &str) -> Result<Made> {
        self.of(Manuscript::of_text(path, text)?, Purpose::Findings)
    }

    fn of(&self, manuscript: Manuscript, purpose: Purpose<'_>) -> Result<Made> {
        match manuscript.list() {
            None => self.one(&manuscript, None, purpose),
            Some(_) => self.every_row(manuscript, purpose),
        }
    }

    /// The document of a text with the values of a row.
    pub(crate) fn one(
        &self,
        manuscript: &Manuscript,
        row: Option<Values>,
        purpose: Purpose<'_>,
    ) -> Result<Made> {
        let mut made = Made::default();
        let reading = manuscript.read(&self.projects, self.kit, &mut made.sources, row)?;
        self.work(made, reading, purpose)
    }

    fn work(&self, mut made: Made, reading: Reading, purpose: Purpose<'_>) -> Result<Made> {
        let mut findings = reading.findings;
        (made.files, made.looked) = (reading.files, reading.looked);
        (made.shared, made.cited) = (reading.shared, reading.cited);
        made.cells = reading.cells;
        let Some(document) = reading.document else {
            checks::stamp(&mut findings);
            made.findings = findings;
            return Ok(made);
        };
        let (sheet, faults) = checks::sheet(&document, self.kit);
        let unprintable = has_error(&faults);
        findings.extend(faults);
        checks::stamp(&mut findings);
        let subject = Subject::new(&document, self.kit, &self.faces, &made.sources);
        findings.extend(checks::document(&subject));
        made.readiness = self.readiness_of(&document, &mut findings);
        let refused = {
            let heard = Heard::of(findings.clone(), &document.silenced, Scope::Document);
            heard.findings.iter().any(|finding| made.readiness.is_refused_by(finding))
        };
        let mut scope = Scope::Document;
        let mut outputs = Vec::new();
        let goes_on = match purpose {
            Purpose::Outputs(_) | Purpose::Pages => !refused,
            Purpose::Findings => !unprintable,
        };
        if goes_on {
            let document = marked(document.clone(), made.readiness);
            made.origin = self.origin(&made, &document, purpose);
            let revision = made.origin.as_ref().map(Origin::to_string);
            let files = files(document);
            let main = &files.first().expect("a document has a main file").document;
            // What is copied keeps its own looks.
            let fitted = fit::fit(main.innermost(), self.kit, &self.templates, &self.faces, sheet)?;
            findings.extend(fitted.finding);
            findings.extend(purpose.undrawn(main));
            let sheet = fitted.sheet;
            for file in files {
                let laid = self.laid_out(&file, &sheet, purpose, revision.as_ref())?;
                // An attachment in a file of its own has neither head nor signature.
                if let Some(pages) = laid.pages.as_ref().filter(|_| file.suffix.is_empty()) {
                    scope = Scope::Pages;
                    let printed = Printed { subject: &subject, sheet: &sheet, pages };
                    findings.extend(checks::pages(&printed));
                }
                match purpose {
                    Purpose::Outputs(formats) => {
                        let wanted = Wanted { sheet: &sheet, formats };
                        outputs.extend(self.outputs(&file, &laid, wanted)?);
                    }
                    Purpose::Pages => made.pages.extend(laid.pages),
                    Purpose::Findings => {}
                }
            }
        }
        let heard = Heard::of(findings, &document.silenced, scope);
        drop(subject);
        made.findings = heard.findings;
        made.findings.sort_by_key(|finding| finding.span);
        made.silenced = heard.silenced;
        made.outputs = outputs;
        Ok(made)
    }

    /// As what a document can be made; where it is no draft though one is asked for, a finding says
    /// why.
    fn readiness_of(&self, document: &Document, findings: &mut Vec<Diagnostic>) -> Readiness {
        let undraftable = match self.readiness {
            Readiness::Final => return Readiness::Final,
            Readiness::Draft => checks::undraftable(document, self.kit),
        };
        let is_draftable = undraftable.is_none();
        findings.extend(undraftable);
        if is_draftable { Readiness::Draft } else { Readiness::Final }
    }

    /// What the files of a document say it was made from, if it is made as a draft.
    fn origin(&self, made: &Made, document: &Document, purpose: Purpose<'_>) -> Option<Origin> {
        let is_told = purpose.makes_files() && document.marks.draft.is_some();
        is_told.then(|| Origin::of(&made.files, &made.shared))
    }

    fn laid_out(
        &self,
        file: &File,
        sheet: &StyleSheet,
        purpose: Purpose<'_>,
        revision: Option<&String>,
    ) -> Result<LaidOut> {
        let (markup, mut tree) = tree::of(&file.document, self.kit, &self.templates, sheet)?;
        tree.properties.revision = revision.cloned().unwrap_or_default();
        layout::measure(&mut tree, sheet, &self.faces)?;
        let needs_pages = match purpose {
            Purpose::Outputs(formats) => {
                formats.iter().any(|f| matches!(f, Format::Pdf | Format::Png | Format::Dump))
            }
            Purpose::Findings | Purpose::Pages => true,
        };
        let pages = match needs_pages {
            true => Some(layout::lay_out(&tree, sheet, &self.faces)?),
            false => None,
        };
        Ok(LaidOut { markup, tree, pages })
    }

    fn outputs(&self, file: &File, laid: &LaidOut, wanted: Wanted<'_>) -> Result<Vec<Output>> {
        let Wanted { sheet, formats } = wanted;
        let none = Pages::default();
        let pages = laid.pages.as_ref().unwrap_or(&none);
        let mut outputs = Vec::with_capacity(formats.len());
        for format in formats {
            let bytes = match format {
                Format::Png => {
                    outputs.extend(self.pictures(&file.suffix, pages)?);
                    continue;
                }
                Format::Docx if *sheet == self.kit.sheet => self.docx.write(&laid.tree)?,
                Format::Docx => docx::write(&laid.tree, sheet)?,
                Format::Pdf => self.pdf(pages)?,
                Format::Markup => laid.markup.clone().into_bytes(),
                Format::Dump => dump::write(pages).into_bytes(),
            };
            outputs.push(Output::of(file.suffix.clone(), *format, bytes));
        }
        Ok(outputs)
    }

    /// A picture of each page of a file, counted from 1; none of a copy over the pages of a PDF,
    /// since a picture without them would be no copy.
    fn pictures(&self, file: &str, pages: &Pages) -> Result<Vec<Output>> {
        if pages.copied.is_some() {
            return Ok(Vec::new());
        }
        let pictures = raster::write(pages, &self.faces, self.resolution)?;
        let dot = if file.is_empty() { "" } else { "." };
        let numbered = pictures.into_iter().zip(1..).map(|(bytes, page): (_, u32)| {
            Output::of(format!("{file}{dot}{PAGE}{page}"), Format::Png, bytes)
        });
        Ok(numbered.collect())
    }

    /// Pages as a PDF.
    ///
    /// # Errors
    /// [`crate::error::Error::Broken`] if a promise between stages does not hold.
    pub fn pdf(&self, pages: &Pages) -> Result<Vec<u8>> {
        self.pdf.write(pages, &self.font_bytes())
    }

    fn font_bytes(&self) -> pdf::FontBytes<'_> {
        pdf::FontBytes { faces: Face::ALL.map(|face| self.faces.bytes(face)) }
    }
}

/// The document with the mark of what it is made as; the number of a draft is its author's. What has
/// been issued bears none, whatever its author left in it.
fn marked(mut document: Document, readiness: Readiness) -> Document {
    if document.is_issued() {
        document.marks.draft = None;
        return document;
    }
    match readiness {
        Readiness::Final => {}
        Readiness::Draft => {
            let mark = Spanned::new(Draft::Unnumbered, document.kind.span);
            document.marks.draft.get_or_insert(mark);
        }
    }
    document
}

fn has_error(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}
