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
mod reason;
mod state;
mod survey;
mod tasks;
pub mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use build::{Built, Extent};
pub use issue::{Issue, issue};
pub use lock::Held;
pub use reason::Reason;
pub use survey::{Standing, Survey};

use crate::error::{Error, Result};
use crate::hash::{Hash, Stamp};
use crate::input;
use crate::kit::{self, Kit, fonts};
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
    /// Who says so.
    pub chosen: Chosen,
    /// Whether they are marked as drafts.
    pub readiness: make::Readiness,
    /// How fine pictures of pages are.
    pub resolution: Resolution,
    /// Templates other than the embedded ones.
    pub templates: Option<PathBuf>,
    /// Fonts other than the embedded ones.
    pub fonts: Option<PathBuf>,
}

/// Who says as what documents are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// The user, whatever `ho-so.yaml` says.
    Asked,
    /// Nobody; what is usual, unless `ho-so.yaml` says more.
    Usual,
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

    /// Whether a folder is one.
    pub fn is_at(folder: &Path) -> bool {
        folder.join(MARK).is_file()
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What its `ho-so.yaml` says; none where that has gone meanwhile.
    ///
    /// # Errors
    /// [`Error::Read`] when it cannot be read.
    pub fn dossier(&self, kit: &Kit) -> Result<Option<Arc<input::project::Project>>> {
        input::project::Projects::default().around(&self.root.join(MARK), kit)
    }

    /// The folder of its outputs, where they do not stand beside their sources.
    pub fn outputs(&self) -> Option<&Path> {
        self.outputs.as_deref()
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

    fn names(&self) -> Result<Names> {
        Names::of(&self.root, self.home())
    }
}

impl Recipe {
    /// All that a document of these formats is made with that is no file, in one line; `place` where
    /// its outputs stand in another folder than their own.
    fn line(&self, formats: &[Format], place: Option<&str>) -> String {
        let words: Vec<&str> = formats.iter().map(|format| format.name()).collect();
        // The code tells the embedded templates and fonts as well; see `build.rs`.
        let (version, code) = (env!("CARGO_PKG_VERSION"), env!("VANBAN_CODE"));
        let mut line = format!("vanban {version} mã {code}, {}", words.join("+"));
        match self.readiness {
            make::Readiness::Final => {}
            make::Readiness::Draft => line += ", bản nháp",
        }
        if formats.contains(&Format::Png) {
            line += &format!(", {} dpi", self.resolution.dots());
        }
        if let Some(place) = place {
            line += &format!(", ra {place}/");
        }
        line
    }

    /// What is known of formats, by which it is made.
    ///
    /// # Errors
    /// `Error::Kit` for a fault in the templates.
    pub fn kit(&self) -> Result<Kit> {
        match &self.templates {
            Some(folder) => Kit::from_folder(folder),
            None => Kit::bundled(),
        }
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
