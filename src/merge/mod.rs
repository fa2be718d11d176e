//! One document for each row of a list: a text, the list, and what the files of a row are called.
//!
//! In: a [`Manuscript`] and a [`List`]. Out: for each row a [`Letter`], in the order of the list, made on
//! all cores and forgotten when it is told of, so that a list may be as long as it likes. What is
//! wrong with a row is told at its cells and does not keep the others from being made; what would be
//! wrong with every row is told once. Must not know how files are written or findings shown.

mod bound;
mod gather;
mod names;
mod pattern;

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use bound::Binder;
use gather::Gathered;
use names::Clashes;
use pattern::Pattern;

use crate::batch;
use crate::checks;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::{Error, Result};
use crate::facts::{Fact, Facts};
use crate::hash::{Hash, Stamp};
use crate::input::manuscript::{self, Manuscript, Named, Values};
use crate::input::project::Project;
use crate::input::rules;
use crate::make::{Made, Maker, Purpose};
use crate::rows::{self, Fault, Line, List, Place, Row, Share};

/// So many rows are made before they are told of.
const TOGETHER: usize = 256;

/// What is found in every row where it is found in one: what a text says without its values.
const SAME_FOR_ALL: [&str; 8] = [
    rules::FACT_UNDEFINED,
    rules::EXPRESSION,
    rules::SYNTAX,
    rules::ENCODING,
    rules::TOO_LARGE,
    rules::DUPLICATE_KEY,
    rules::UNKNOWN_KEY,
    rules::UNKNOWN_KIND,
];

/// What was asked for besides what the document says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// The list, instead of the one `du_lieu` names.
    pub list: Option<PathBuf>,
    /// What the files of a row are called, instead of what `du_lieu` says.
    pub name: Option<String>,
    /// Which part of the list is made.
    pub share: Option<Share>,
}

/// A document to be made for each row of a list.
#[derive(Debug)]
pub struct Merge {
    manuscript: Manuscript,
    list: List,
    pattern: Pattern,
    project: Option<Arc<Project>>,
    share: Option<Share>,
}

/// What came of opening a document with its list.
#[derive(Debug)]
pub enum Opened {
    /// It can begin.
    Ready(Box<Merge>),
    /// The document says why not.
    Refused(Box<Made>),
}

/// What came of a row.
#[derive(Debug, Default)]
pub struct Letter {
    /// Which row.
    pub row: usize,
    /// The document, its outputs under the name of the row. Refused where anything stands against it.
    pub made: Made,
    /// Of each of its findings the cells it comes from, where it comes from some.
    pub places: Vec<Option<Place>>,
    /// What is wrong with the row itself.
    pub faults: Vec<Fault>,
}

impl Letter {
    /// Whether nothing was made of the row.
    pub fn is_refused(&self) -> bool {
        !self.faults.is_empty() || self.made.is_refused()
    }

    /// Whether what stands against it stands against every row.
    pub fn stands_for_all(&self) -> bool {
        let is_for_all = |finding: &Diagnostic| {
            finding.severity == Severity::Error && SAME_FOR_ALL.contains(&finding.rule)
        };
        self.made.findings.iter().any(is_for_all)
    }
}

/// Whether the document of a file names a list. One that does so otherwise than at the beginning of
/// a line is not known by this: it is made all the same, with the files of its rows held together.
pub fn is_named(path: &Path) -> bool {
    let text = std::fs::read(path).unwrap_or_default();
    let key = format!("{}:", manuscript::LIST);
    text.split(|byte| *byte == b'\n').any(|line| line.starts_with(key.as_bytes()))
}

impl Merge {
    /// Opens the document of a file with the list that is asked for or that it names.
    ///
    /// # Errors
    /// As [`Maker::make`]; [`Error::Rows`] when the list is none; [`Error::Name`] for a name asked for
    /// that cannot be one.
    pub fn open(maker: &Maker<'_>, path: &Path, asked: &Asked) -> Result<Opened> {
        Merge::of(maker, Manuscript::open(path)?, asked)
    }

    /// The same for a text that was parsed.
    ///
    /// # Errors
    /// As [`Merge::open`].
    pub(crate) fn of(maker: &Maker<'_>, manuscript: Manuscript, asked: &Asked) -> Result<Opened> {
        let named = manuscript.list().unwrap_or_default();
        let path = match (&asked.list, &named.file) {
            (Some(path), _) => path.clone(),
            (None, Some(typed)) => match manuscript.list_path(typed) {
                Ok(path) => path,
                Err(finding) => return Ok(refused(manuscript, *finding)),
            },
            // The document as it is says what it lacks.
            (None, None) => {
                return Ok(Opened::Refused(Box::new(maker.one(
                    &manuscript,
                    None,
                    Purpose::Findings,
                )?)));
            }
        };
        let list = match (rows::open(&path), &named.file) {
            (Ok(list), _) => list,
            (Err(Error::Rows { message, .. }), Some(typed)) if asked.list.is_none() => {
                let finding = Diagnostic::error(rules::TABLE_FILE, typed.span, message);
                return Ok(refused(manuscript, finding));
            }
            (Err(error), _) => return Err(error),
        };
        let project = maker.project(manuscript.path())?;
        let stem = manuscript.path().file_stem().unwrap_or_default();
        let pattern = match (&asked.name, named) {
            (Some(typed), _) => Pattern::Typed(typed.clone()),
            (None, Named { name: Some(typed), .. }) => Pattern::Typed(typed.value),
            (None, Named { name: None, .. }) => Pattern::Numbered(stem.to_string_lossy().into()),
        };
        let merge = Merge { manuscript, list, pattern, project, share: asked.share };
        merge.try_name(asked)?;
        Ok(Opened::Ready(Box::new(merge)))
    }

    /// Refuses a name that was asked for where no row could have it; one that the document says is
    /// told of as all it says is.
    fn try_name(&self, asked: &Asked) -> Result<()> {
        let Some(typed) = &asked.name else { return Ok(()) };
        let values = self.list.columns().iter().map(|column| (column.name.clone(), Fact::Blank));
        match self.pattern.fault(&self.facts(values.collect())) {
            Some(message) => Err(Error::Name { typed: typed.clone(), message }),
            None => Ok(()),
        }
    }

    /// The list.
    pub fn list(&self) -> &List {
        &self.list
    }

    /// How many rows are made.
    ///
    /// # Errors
    /// [`Error::Read`] when the list cannot be read any more.
    pub fn count(&self) -> Result<usize> {
        let all = self.list.rows()?.count();
        Ok(self.share.map_or(all, |share| share.range(all).len()))
    }

    /// Which rows that are not empty are made.
    fn range(&self) -> Result<Range<usize>> {
        match self.share {
            None => Ok(0..usize::MAX),
            Some(share) => Ok(share.range(self.list.rows()?.count())),
        }
    }

    /// Makes the document of every row for this purpose, lets `finish` see each on the core that made
    /// it, and tells what came of it in the order of the list.
    pub(crate) fn run<R: Send>(
        &self,
        maker: &Maker<'_>,
        purpose: Purpose<'_>,
        finish: impl Fn(Letter) -> R + Send + Sync,
        mut tell: impl FnMut(Result<R>),
    ) -> Result<()> {
        let clashes = match purpose {
            Purpose::Pages => Clashes::default(),
            Purpose::Outputs(_) | Purpose::Findings => self.clashes()?,
        };
        let Range { start, end } = self.range()?;
        let mut lines = self.list.rows()?.skip(start).take(end - start);
        let work = |line: &Line| self.letter(maker, line, &clashes, purpose);
        // The first one shows what would be wrong with all.
        for line in lines.by_ref() {
            let letter = work(&line);
            let stops = letter.as_ref().is_ok_and(Letter::stands_for_all);
            tell(letter.map(&finish));
            if stops {
                return Ok(());
            }
            if line.is_ok() {
                break;
            }
        }
        loop {
            let chunk: Vec<Line> = lines.by_ref().take(TOGETHER).collect();
            if chunk.is_empty() {
                return Ok(());
            }
            let made = batch::each(&chunk, |line| work(line).map(&finish));
            made.into_iter().for_each(&mut tell);
        }
    }

    /// Makes the documents of all rows and writes the files of each below a folder, whole or not at
    /// all; tells of each with the files that were written.
    ///
    /// # Errors
    /// When the list cannot be read any more; what a row runs into is told of.
    pub fn write(
        &self,
        maker: &Maker<'_>,
        order: Order<'_>,
        mut tell: impl FnMut(Result<(Letter, Vec<PathBuf>)>),
    ) -> Result<()> {
        let job =
            batch::Job { source: self.manuscript.path().into(), folder: order.folder.to_owned() };
        let finish = |mut letter: Letter| {
            let outputs = std::mem::take(&mut letter.made.outputs);
            let written = batch::write(&job, &outputs)?;
            Ok((letter, written))
        };
        self.run(maker, Purpose::Outputs(order.formats), finish, |told| {
            tell(told.and_then(|told| told));
        })
    }

    /// Makes the pages of every row and tells of each with them.
    ///
    /// # Errors
    /// When the list cannot be read any more; what a row runs into is told of.
    pub fn pages(&self, maker: &Maker<'_>, tell: impl FnMut(Result<Letter>)) -> Result<()> {
        self.run(maker, Purpose::Pages, |letter| letter, tell)
    }

    /// Everything that comes of all rows as if it came of one document, held together.
    pub(crate) fn gathered(&self, maker: &Maker<'_>, purpose: Purpose<'_>) -> Result<Made> {
        let mut gathered = Gathered::of(&self.manuscript);
        let mut failed = None;
        self.run(
            maker,
            purpose,
            |letter| letter,
            |letter| match letter {
                Ok(letter) => gathered.add(letter),
                Err(error) => failed = failed.take().or(Some(error)),
            },
        )?;
        match failed {
            Some(error) => Err(error),
            None => Ok(gathered.made(self.stamp())),
        }
    }

    fn stamp(&self) -> Stamp {
        let path = self.list.path().to_owned();
        Stamp { hash: Hash::of_file(&path), path }
    }

    /// What comes of a row.
    fn letter(
        &self,
        maker: &Maker<'_>,
        line: &Line,
        clashes: &Clashes,
        purpose: Purpose<'_>,
    ) -> Result<Letter> {
        let row = match line {
            Ok(row) => row,
            Err(faults) => {
                let row = faults.first().map_or(0, |fault| fault.place.row);
                return Ok(Letter { row, faults: faults.clone(), ..Letter::default() });
            }
        };
        let values = self.values(row);
        let mut made = maker.one(&self.manuscript, Some(values.clone()), purpose)?;
        let mut letter = Letter { row: row.number, ..Letter::default() };
        letter.places = made.findings.iter().map(|one| self.place_of(one, &made, row)).collect();
        for (finding, place) in made.findings.iter_mut().zip(&letter.places) {
            if let Some(place) = place {
                finding.message = format!("{place}: {}", finding.message);
            }
        }
        if purpose != Purpose::Pages && !made.is_refused() {
            match self.name(row, values, clashes) {
                Ok(name) => {
                    made.outputs.iter_mut().for_each(|output| output.stem = Some(name.clone()));
                }
                Err(fault) => letter.faults.push(fault),
            }
        }
        if !letter.faults.is_empty() {
            made.outputs.clear();
        }
        Ok(Letter { made, ..letter })
    }

    fn values(&self, row: &Row) -> Values {
        let columns = self.list.columns().iter().zip(&row.values);
        let value = |text: &String| match text.is_empty() {
            true => Fact::Blank,
            false => Fact::plain(text),
        };
        columns.map(|(column, text)| (column.name.clone(), value(text))).collect()
    }

    fn facts(&self, values: Values) -> Facts {
        match &self.project {
            Some(project) => project.facts().with_row(values),
            None => Facts::none().with_row(values),
        }
    }

    /// The cells a finding comes from: those named where it stands.
    fn place_of(&self, finding: &Diagnostic, made: &Made, row: &Row) -> Option<Place> {
        let span = finding.span?;
        let touches = |cell: &&crate::source::Spanned<String>| {
            let at = cell.span;
            at.source == span.source && at.start < span.end && span.start < at.end
        };
        // What is not there has no cells.
        let is_there = |name: &&str| self.list.columns().iter().any(|column| column.name == **name);
        let named = made.cells.iter().filter(touches).map(|cell| cell.value.as_str());
        let named: BTreeSet<&str> = named.filter(is_there).collect();
        let named: Vec<&str> = named.into_iter().collect();
        (!named.is_empty()).then(|| self.list.cells_named(row.number, &named))
    }
}

/// How files are made of rows.
#[derive(Debug, Clone, Copy)]
pub struct Order<'o> {
    /// Where they go.
    pub folder: &'o Path,
    /// As what.
    pub formats: &'o [crate::make::Format],
}

fn refused(manuscript: Manuscript, finding: Diagnostic) -> Opened {
    let mut findings = vec![finding];
    checks::stamp(&mut findings);
    let (sources, files) = (manuscript.sources(), vec![manuscript.stamp()]);
    Opened::Refused(Box::new(Made { sources, files, findings, ..Made::default() }))
}
