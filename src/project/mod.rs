//! A folder of documents: what of it is out of date, why, and how it comes up to date.
//!
//! In: a folder with `ho-so.yaml` and how its documents are to be made. Out: a [`Survey`] of what stands
//! there, and, with the folder [`Held`], the outputs that were out of date. Content decides, no clock:
//! every file that a document rests on and every output is hashed at each survey. Must not know what
//! documents say. DESIGN §2.
//!
//! What is remembered stands in `.vanban/tinh-trang.txt` in the folder of outputs, so that builds into
//! two folders do not mix. A build that is killed leaves it such that the next one goes on.

mod build;
mod draft;
mod issue;
mod lock;
mod names;
mod state;
mod survey;
pub mod watch;

use std::path::{Path, PathBuf};

pub use build::{Built, Extent};
pub use issue::{Issue, issue};
pub use lock::Held;
pub use survey::{Reason, Standing, Survey};

use crate::batch::{self, Job};
use crate::error::{Error, Result};
use crate::hash::{Hash, Stamp};
use crate::kit::{self, fonts};
use crate::make::{self, Format};
use crate::write::raster::Resolution;
use names::Names;
use state::State;

/// The file that makes a folder a project.
pub const MARK: &str = "ho-so.yaml";

/// The folder of what is remembered, and its files.
const MEMORY: &str = ".vanban";
const STATE: &str = "tinh-trang.txt";
const LOCK: &str = "khoa";

/// A folder of documents and where their outputs go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    root: PathBuf,
    outputs: Option<PathBuf>,
}

/// How documents are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe {
    /// As what.
    pub formats: Vec<Format>,
    /// Whether they are marked as drafts.
    pub standing: make::Standing,
    /// How fine pictures of pages are.
    pub resolution: Resolution,
    /// Templates other than the embedded ones.
    pub templates: Option<PathBuf>,
    /// Fonts other than the embedded ones.
    pub fonts: Option<PathBuf>,
}

impl Project {
    /// The project of a folder; outputs go beside their sources, or below `outputs`.
    ///
    /// # Errors
    /// [`Error::NoProject`] where the folder has no [`MARK`].
    pub fn at(root: &Path, outputs: Option<&Path>) -> Result<Project> {
        if !Project::is_at(root) {
            return Err(Error::NoProject { folder: root.to_owned() });
        }
        // The folder the user stands in goes without saying, in names too.
        let root = if root == Path::new(".") { Path::new("") } else { root };
        Ok(Project { root: root.to_owned(), outputs: outputs.map(Path::to_owned) })
    }

    /// The project all these documents lie in, if they lie in one and their outputs beside them.
    pub fn around(jobs: &[Job]) -> Option<Project> {
        let root = |job: &Job| {
            let beside = job.source.parent().unwrap_or(Path::new(""));
            let mut folders = beside.ancestors().filter(|_| job.folder == beside);
            folders.find(|folder| Project::is_at(folder)).map(Path::to_owned)
        };
        let first = root(jobs.first()?)?;
        let one = jobs.iter().all(|job| root(job).as_ref() == Some(&first));
        one.then_some(Project { root: first, outputs: None })
    }

    /// Whether a folder is one.
    pub fn is_at(folder: &Path) -> bool {
        folder.join(MARK).is_file()
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of its outputs, where they do not stand beside their sources.
    pub fn outputs(&self) -> Option<&Path> {
        self.outputs.as_deref()
    }

    /// Whether all these are documents of it.
    pub fn holds(&self, jobs: &[Job]) -> bool {
        let all = self.jobs().unwrap_or_default();
        jobs.iter().all(|job| all.contains(job))
    }

    /// The folder in which outputs stand as sources do in the project's.
    fn home(&self) -> &Path {
        self.outputs.as_deref().unwrap_or(&self.root)
    }

    /// What is remembered; nothing where that was never or is not understood.
    fn state(&self) -> Option<State> {
        let text = std::fs::read_to_string(self.memory(STATE)).ok()?;
        State::parse(&text)
    }

    fn memory(&self, file: &str) -> PathBuf {
        self.home().join(MEMORY).join(file)
    }

    fn jobs(&self) -> Result<Vec<Job>> {
        match batch::find(std::slice::from_ref(&self.root), self.outputs.as_deref()) {
            Err(Error::Empty { .. }) => Ok(Vec::new()),
            found => found,
        }
    }

    fn names(&self) -> Result<Names> {
        Names::of(&self.root, self.home())
    }
}

impl Recipe {
    /// All of it that is no file, in one line.
    fn line(&self) -> String {
        let mut line = format!("vanban {}", env!("CARGO_PKG_VERSION"));
        if self.templates.is_none() {
            line += &format!(", mẫu {}", Hash::of(kit::embedded().as_bytes()));
        }
        let formats: Vec<&str> = self.formats.iter().map(|format| format.name()).collect();
        line += &format!(", {}", formats.join("+"));
        match self.standing {
            make::Standing::Final => {}
            make::Standing::Draft => line += ", bản nháp",
        }
        if self.formats.contains(&Format::Png) {
            line += &format!(", {} dpi", self.resolution.dots());
        }
        line
    }

    /// The files every document rests on.
    ///
    /// # Errors
    /// [`Error::Read`] and [`Error::Font`] where templates or fonts are not as they must be.
    pub fn files(&self) -> Result<Vec<Stamp>> {
        let mut paths = Vec::new();
        if let Some(folder) = &self.templates {
            paths.extend(kit::files(folder)?);
        }
        if let Some(folder) = &self.fonts {
            paths.extend(fonts::files(folder)?);
        }
        let stamp = |path: PathBuf| Stamp { hash: Hash::of_file(&path), path };
        Ok(paths.into_iter().map(stamp).collect())
    }
}

#[cfg(test)]
mod tests;
