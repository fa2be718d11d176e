//! The command `diff`: what changed from one version of a document to another, as a DOCX with
//! tracked changes and as lines for the terminal.
//!
//! Exit codes: 0 nothing differs, 1 something does, 2 it could not be compared.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use vanban::batch;
use vanban::diagnostic::{Paint, Severity, render};
use vanban::error::{Error, Result};
use vanban::history::{self, Past};
use vanban::kit::Kit;
use vanban::make::{Compared, Format, Maker, Output, Signed, Version};
use vanban::write::file;

use crate::args::Diff;
use crate::{faces, knowledge, say};

/// What the name of a comparison adds to that of the document.
const COMPARISON: &str = "so-sanh";
/// Who is shown as the author of changes unless told.
const AUTHOR: &str = env!("CARGO_PKG_NAME");

/// A version as it was asked for.
struct Side {
    /// As it was typed.
    shown: String,
    /// What is read.
    path: PathBuf,
    /// The document that outputs are named for.
    named: PathBuf,
    /// Keeps the copy of an earlier revision.
    _past: Option<Past>,
}

/// Compares what was asked for and says what changed.
pub(crate) fn run(asked: &Diff) -> Result<ExitCode> {
    let (old, new) = (side(&asked.old)?, side(&asked.new)?);
    let kit: Kit = knowledge(asked.templates.as_deref())?;
    let maker = Maker::new(&kit, faces(asked.fonts.as_deref())?)?;
    let author = asked.author.clone().unwrap_or_else(|| AUTHOR.to_owned());
    let signed = Signed { author, date: asked.date.clone() };
    let paint = if std::io::stdout().is_terminal() { Paint::Color } else { Paint::Plain };
    let teller = Teller { maker, signed, paint };
    let verdict = match (old.path.is_dir(), new.path.is_dir()) {
        (false, false) => teller.documents(&old, &new, Place::of(asked.output.as_deref(), &new))?,
        (true, true) => teller.folders(&old, &new, asked.output.as_deref())?,
        (true, false) | (false, true) => {
            return Err(Error::Unlike { old: old.shown, new: new.shown });
        }
    };
    Ok(ExitCode::from(verdict as u8))
}

/// A path, or `REVISION:PATH` where no file is called so.
fn side(typed: &Path) -> Result<Side> {
    let shown = typed.display().to_string();
    let named = match shown.split_once(':') {
        Some((revision, path)) if !typed.exists() => {
            let past = history::at(revision, Path::new(path))?;
            return Ok(Side {
                path: past.document.clone(),
                named: PathBuf::from(path),
                _past: Some(past),
                shown,
            });
        }
        Some(_) | None => typed.to_path_buf(),
    };
    Ok(Side { shown, path: typed.to_path_buf(), named, _past: None })
}

/// What came of a comparison; its number is the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Same = 0,
    Different = 1,
    Failed = 2,
}

/// Where the comparison of a document goes.
enum Place {
    /// This file; those of attachments beside it.
    File(PathBuf),
    /// This folder, named for this document.
    Folder(PathBuf, PathBuf),
}

impl Place {
    fn of(output: Option<&Path>, new: &Side) -> Place {
        let beside = new.named.parent().unwrap_or(Path::new("")).to_path_buf();
        match output {
            Some(output) if output.is_dir() => {
                Place::Folder(output.to_path_buf(), new.named.clone())
            }
            Some(output) => Place::File(output.to_path_buf()),
            None => Place::Folder(beside, new.named.clone()),
        }
    }

    fn path(&self, suffix: &str) -> PathBuf {
        match self {
            Place::File(path) if suffix.is_empty() => path.clone(),
            Place::File(path) => {
                path.with_extension(format!("{suffix}.{}", Format::Docx.extension()))
            }
            Place::Folder(folder, document) => {
                let dot = if suffix.is_empty() { "" } else { "." };
                let suffix = format!("{suffix}{dot}{COMPARISON}");
                Output::of(suffix, Format::Docx, Vec::new()).path(document, folder)
            }
        }
    }
}

struct Teller<'kit> {
    maker: Maker<'kit>,
    signed: Signed,
    paint: Paint,
}

impl Teller<'_> {
    /// Compares two documents.
    fn documents(&self, old: &Side, new: &Side, place: Place) -> Result<Verdict> {
        let (before, after) = (self.version(old)?, self.version(new)?);
        let mut verdict = Verdict::Same;
        for Compared { suffix, summary, docx } in
            self.maker.compare(&before, &after, &self.signed)?
        {
            let Some(docx) = docx else { continue };
            verdict = Verdict::Different;
            let path = place.path(&suffix);
            write(&path, &docx)?;
            say(&format!("{} → {}", old.shown, new.shown));
            say(&summary.told(self.paint));
            say(&format!("{}\n", path.display()));
        }
        Ok(verdict)
    }

    fn version(&self, side: &Side) -> Result<Version> {
        let version = self.maker.version(&side.path)?;
        if version.is_readable() {
            return Ok(version);
        }
        let paint = if std::io::stderr().is_terminal() { Paint::Color } else { Paint::Plain };
        for finding in version.findings.iter().filter(|found| found.severity == Severity::Error) {
            eprintln!("{}\n", render(finding, &version.sources, paint));
        }
        Err(Error::Unreadable { path: side.shown.clone() })
    }

    /// Compares the documents of two folders by their paths below; one that fails does not
    /// hide the others.
    fn folders(&self, old: &Side, new: &Side, output: Option<&Path>) -> Result<Verdict> {
        let (before, after) = (below(old)?, below(new)?);
        let mut verdict = Verdict::Same;
        for (name, path) in &after {
            let Some(earlier) = before.get(name) else {
                say(&format!("+ {}\n", path.display()));
                verdict = verdict.max(Verdict::Different);
                continue;
            };
            let side = |path: &Path| Side {
                shown: path.display().to_string(),
                path: path.to_path_buf(),
                named: path.to_path_buf(),
                _past: None,
            };
            let folder = match output {
                Some(output) => output.join(name.parent().unwrap_or(Path::new(""))),
                None => path.parent().unwrap_or(Path::new("")).to_path_buf(),
            };
            let place = Place::Folder(folder, path.clone());
            match self.documents(&side(earlier), &side(path), place) {
                Ok(found) => verdict = verdict.max(found),
                Err(error) => {
                    eprintln!("lỗi: {error}\n");
                    verdict = Verdict::Failed;
                }
            }
        }
        for (_, path) in before.iter().filter(|(name, _)| !after.contains_key(*name)) {
            say(&format!("- {}\n", path.display()));
            verdict = verdict.max(Verdict::Different);
        }
        Ok(verdict)
    }
}

/// Writes a comparison, and makes its folder where there is none yet.
fn write(path: &Path, docx: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        let fail = |source| Error::Write { path: folder.to_owned(), source };
        std::fs::create_dir_all(folder).map_err(fail)?;
    }
    file::write_whole(path, docx)
}

/// The documents of a folder by their path below it.
fn below(folder: &Side) -> Result<BTreeMap<PathBuf, PathBuf>> {
    let jobs = batch::find(std::slice::from_ref(&folder.path), None)?;
    let named = jobs.into_iter().map(|job| {
        let name = job.source.strip_prefix(&folder.path).unwrap_or(&job.source).to_path_buf();
        (name, job.source)
    });
    Ok(named.collect())
}
