//! Many documents in one run: find them, make them on all cores, write what came out whole.
//!
//! Takes the paths of the command line and gives, document by document in a fixed order, what was
//! written and what was found. Knows nothing of a document's inside, and prints nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::error::{Error, Result};
use crate::make::{Format, Made, Maker, Output, output_stem};
use crate::write::file;

/// A document to make and the folder its outputs go to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Job {
    /// The YAML.
    pub source: PathBuf,
    /// The folder of its outputs.
    pub folder: PathBuf,
}

/// What came of a job.
#[derive(Debug)]
pub struct Outcome {
    /// The job.
    pub job: Job,
    /// Findings, and outputs still as bytes if they were not written.
    pub made: Made,
    /// Files written, the document before its attachments, each in the order of formats.
    pub written: Vec<PathBuf>,
}

/// Files in a folder that are about documents but are none.
const COMPANIONS: [&str; 2] = ["co-quan.yaml", "ho-so.yaml"];

/// Finds the documents behind paths of the command line: a file as it is, a folder with all
/// `*.yaml` and `*.yml` below it but profiles, hidden folders and links.
///
/// Outputs go beside each source, or below `output` in the same sub-folders.
///
/// # Errors
/// [`Error::Read`] for a path that does not exist; [`Error::Clash`] when two documents would write
/// the same file; [`Error::Empty`] when there is nothing to make.
pub fn find(paths: &[PathBuf], output: Option<&Path>) -> Result<Vec<Job>> {
    let mut jobs = Vec::new();
    for path in paths {
        let meta = std::fs::metadata(here(path))
            .map_err(|source| Error::Read { path: path.clone(), source })?;
        if meta.is_dir() {
            walk(path, path, output, &mut jobs)?;
        } else {
            let beside = path.parent().unwrap_or(Path::new("")).to_path_buf();
            let folder = output.map_or(beside, Path::to_path_buf);
            jobs.push(Job { source: path.clone(), folder });
        }
    }
    jobs.sort();
    jobs.dedup();
    if jobs.is_empty() {
        return Err(Error::Empty { paths: paths.to_vec() });
    }
    refuse_clashes(&jobs)?;
    Ok(jobs)
}

fn walk(root: &Path, folder: &Path, output: Option<&Path>, jobs: &mut Vec<Job>) -> Result<()> {
    let read = |source| Error::Read { path: folder.to_path_buf(), source };
    for entry in std::fs::read_dir(here(folder)).map_err(read)? {
        let entry = entry.map_err(read)?;
        let kind = entry.file_type().map_err(read)?;
        let path = folder.join(entry.file_name());
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || kind.is_symlink() {
            continue;
        }
        if kind.is_dir() {
            walk(root, &path, output, jobs)?;
        } else if is_document(&name) {
            let below = folder.strip_prefix(root).unwrap_or(Path::new(""));
            let target = output.map_or(folder.to_path_buf(), |output| output.join(below));
            jobs.push(Job { source: path, folder: target });
        }
    }
    Ok(())
}

/// A folder to ask the system for: the empty path is the one the user stands in.
pub(crate) fn here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

fn is_document(name: &str) -> bool {
    (name.ends_with(".yaml") || name.ends_with(".yml")) && !COMPANIONS.contains(&name)
}

/// Refuses documents that would write the same file.
pub(crate) fn refuse_clashes<'j>(jobs: impl IntoIterator<Item = &'j Job>) -> Result<()> {
    let mut seen: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    for job in jobs {
        let target = output_stem(&job.source, &job.folder);
        if let Some(first) = seen.insert(target.clone(), &job.source) {
            let (first, second) = (first.to_path_buf(), job.source.clone());
            return Err(Error::Clash { first, second, target });
        }
    }
    Ok(())
}

/// Refuses attachments of a document whose files could be another document's: `a` with the file
/// `a.phu-luc` beside the document `a.phu-luc`; so too those of a row that has another's name.
fn refuse_attachments(job: &Job, outputs: &[Output], stems: &Stems) -> Result<()> {
    let own = output_stem(&job.source, &job.folder);
    for output in outputs.iter().filter(|one| one.stem.is_some() || !one.suffix.is_empty()) {
        let own = if output.stem.is_some() { &job.folder } else { &own };
        // From the whole name back to the document's own, dot by dot.
        let mut target = output.path(&job.source, &job.folder);
        while target.as_os_str().len() > own.as_os_str().len() {
            // A document that has a file for each row has none of its own.
            if let Some(other) = stems.get(&target).filter(|other| **other != job.source) {
                let (first, second) = (job.source.clone(), other.clone());
                return Err(Error::Clash { first, second, target });
            }
            if target.extension().is_none() {
                break;
            }
            target.set_extension("");
        }
    }
    Ok(())
}

/// How the outputs of each job begin, with its source.
type Stems = BTreeMap<PathBuf, PathBuf>;

/// Makes every job and writes the outputs of those that were not refused.
///
/// Outcomes stand in the order of the jobs, whatever core was faster.
///
/// # Errors
/// None itself: each job carries its own, so that one bad disk or template does not hide the rest.
pub fn run(maker: &Maker<'_>, jobs: Vec<Job>, formats: &[Format]) -> Vec<Result<Outcome>> {
    let stems = stems(&jobs);
    jobs.into_par_iter().map(|job| one(maker, job, formats, &stems)).collect()
}

/// Makes the jobs at these places of all there are, each in its formats; nothing is written.
///
/// Outcomes stand in the order of the places.
///
/// # Errors
/// None itself: each job carries its own.
pub fn make(maker: &Maker<'_>, all: &[Job], places: &[(usize, &[Format])]) -> Vec<Result<Outcome>> {
    let stems = stems(all);
    each(places, |(at, formats)| made(maker, all[*at].clone(), formats, &stems))
}

/// Does the same with many things on all cores; what comes of them stands in their order.
pub fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Send + Sync) -> Vec<R> {
    things.par_iter().map(work).collect()
}

/// Looks at the document of every job by all rules; nothing is made or written.
///
/// # Errors
/// None itself: each job carries its own.
pub fn check(maker: &Maker<'_>, jobs: &[Job]) -> Vec<Result<Made>> {
    each(jobs, |job| maker.check(&job.source))
}

fn stems(jobs: &[Job]) -> Stems {
    let stem = |job: &Job| (output_stem(&job.source, &job.folder), job.source.clone());
    jobs.iter().map(stem).collect()
}

fn one(maker: &Maker<'_>, job: Job, formats: &[Format], stems: &Stems) -> Result<Outcome> {
    let mut outcome = made(maker, job, formats, stems)?;
    let Outcome { job, made, written } = &mut outcome;
    let outputs = std::mem::take(&mut made.outputs);
    *written = write(job, &outputs)?;
    Ok(outcome)
}

fn made(maker: &Maker<'_>, job: Job, formats: &[Format], stems: &Stems) -> Result<Outcome> {
    let made = maker.make(&job.source, formats)?;
    refuse_attachments(&job, &made.outputs, stems)?;
    Ok(Outcome { job, made, written: Vec::new() })
}

/// Writes outputs of a job, each whole or not at all, and says where they are.
///
/// # Errors
/// [`Error::Write`] for the first that could not be written.
pub fn write<'o>(job: &Job, outputs: impl IntoIterator<Item = &'o Output>) -> Result<Vec<PathBuf>> {
    let mut written = Vec::new();
    for output in outputs {
        if written.is_empty() {
            let fail = |source| Error::Write { path: job.folder.clone(), source };
            std::fs::create_dir_all(here(&job.folder)).map_err(fail)?;
        }
        let target = output.path(&job.source, &job.folder);
        if let (Some(_), Some(folder)) = (&output.stem, target.parent()) {
            let fail = |source| Error::Write { path: folder.to_owned(), source };
            std::fs::create_dir_all(here(folder)).map_err(fail)?;
        }
        file::write_whole(&target, &output.bytes)?;
        written.push(target);
    }
    Ok(written)
}
