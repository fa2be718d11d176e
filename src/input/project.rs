//! A project: the folder of a `ho-so.yaml`, and what its documents share.
//!
//! In: the file. Out: facts, citations and defaults, read once for any number of documents, with
//! findings at their places. Must not know what a document does with them. Source: DESIGN §3.

mod keys;
mod plan;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use indexmap::IndexMap;

pub(super) use self::keys::KEYS;
use self::keys::Keys;
pub(crate) use self::keys::OWN;
pub(super) use self::plan::{ENTRY_KEYS, TARGET_KEYS};
pub use self::plan::{FORMATS, Plan, Target};
use super::border;
use super::folder::Folder;
use super::head::Head;
use super::policy::Policy;
use super::profiles::{ProfileFile, moved};
use super::rules;
use super::session::Session;
use super::yaml::{self, Entry, Node};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Result;
use crate::facts::Facts;
use crate::hash::Stamp;
use crate::kit::Kit;
use crate::source::{SourceId, Sources, Span};

/// What the documents of a folder share.
#[derive(Debug)]
pub struct Project {
    /// Its `ho-so.yaml`, as the user would type it, and its content.
    file: Stamp,
    /// The text of the file alone, which all its places lie in.
    sources: Sources,
    findings: Vec<Diagnostic>,
    facts: Facts,
    /// The place of each fact that prints, by its path.
    places: IndexMap<String, Span>,
    citations: Vec<Entry>,
    defaults: Vec<Entry>,
    /// How numbers run.
    policy: Option<Policy>,
    /// The documents below the folder by their stems.
    documents: OnceLock<BTreeMap<String, Vec<PathBuf>>>,
}

/// The projects of one run, each read once, the heads of their documents that were cited, and the files
/// of profiles.
#[derive(Debug, Default)]
pub struct Projects {
    known: Mutex<BTreeMap<PathBuf, Arc<Project>>>,
    heads: Mutex<BTreeMap<PathBuf, Arc<Head>>>,
    profiles: Mutex<BTreeMap<PathBuf, Arc<ProfileFile>>>,
}

impl Projects {
    /// The project a document lies in; none where no `ho-so.yaml` is beside or above it.
    ///
    /// # Errors
    /// [`crate::error::Error::Read`] when the document's folder or the file cannot be read.
    pub fn around(&self, document: &Path, kit: &Kit) -> Result<Option<Arc<Project>>> {
        self.of(&Folder::of(document)?, kit)
    }

    /// Reads everything anew from here on, for what stands in files may have changed.
    pub fn forget(&self) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.heads.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.profiles.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub(super) fn of(&self, folder: &Folder, kit: &Kit) -> Result<Option<Arc<Project>>> {
        let Some((file, root)) = folder.project() else { return Ok(None) };
        // The lock is held while it is read, so that it is read once.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(project) = known.get(root) {
            return Ok(Some(Arc::clone(project)));
        }
        let project = Arc::new(Project::read(file, kit)?);
        known.insert(root.to_owned(), Arc::clone(&project));
        Ok(Some(project))
    }

    /// A file of profiles, read once in this run.
    pub(super) fn profiles(&self, path: &Path) -> Result<Arc<ProfileFile>> {
        let mut known = self.profiles.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = known.get(path) {
            return Ok(Arc::clone(file));
        }
        let file = Arc::new(ProfileFile::read(path)?);
        known.insert(path.to_owned(), Arc::clone(&file));
        Ok(file)
    }

    /// The head of a document, read at its first mention in this run.
    pub(super) fn head(&self, document: &Path, read: impl FnOnce() -> Head) -> Arc<Head> {
        let heads = || self.heads.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(head) = heads().get(document) {
            return Arc::clone(head);
        }
        let head = Arc::new(read());
        heads().insert(document.to_owned(), Arc::clone(&head));
        head
    }
}

impl Project {
    fn read(file: PathBuf, kit: &Kit) -> Result<Project> {
        let (mut sources, mut findings) = (Sources::default(), Vec::new());
        let name = file.display().to_string();
        let entry = border::read(&file, &name, &mut sources, &mut findings)?;
        let node = match entry.readable {
            true => yaml::parse(entry.source, &sources, &mut findings),
            false => None,
        };
        let projects = Projects::default();
        let folder = Folder::of(&file)?;
        let mut session = Session::new(kit, &mut sources, folder, &projects, None);
        let mut read = Keys::default();
        if let Some(node) = node.filter(|node| !node.is_blank()) {
            read.read(&mut session, &node);
            Plan::read(&node, || named(&file), &mut session.findings);
        }
        findings.extend(std::mem::take(&mut session.findings));
        findings.sort_by_key(|finding| finding.span);
        let Keys { tree, places, citations, defaults, policy } = read;
        let (facts, documents) = (Facts::new(tree), OnceLock::new());
        let file = Stamp { path: file, hash: entry.hash };
        Ok(Project {
            file,
            sources,
            findings,
            facts,
            places,
            citations,
            defaults,
            policy,
            documents,
        })
    }

    /// Its `ho-so.yaml`.
    pub fn file(&self) -> &Path {
        &self.file.path
    }

    /// Its `ho-so.yaml` as it was read.
    pub(super) fn stamp(&self) -> Stamp {
        self.file.clone()
    }

    /// The facts of `bien`.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The keys that it gives to documents that leave them out.
    pub fn supplied(&self) -> impl Iterator<Item = &str> {
        self.defaults.iter().map(|default| default.key.value.as_str())
    }

    /// How numbers run, where it says so.
    pub fn policy(&self) -> Option<&Policy> {
        self.policy.as_ref()
    }

    /// What is wrong with the file, and the text it points into.
    pub fn findings(&self) -> (&[Diagnostic], &Sources) {
        (&self.findings, &self.sources)
    }

    /// Hints about the facts and citations that none of these keys of what all its documents share
    /// names, in [`Project::findings`]' text.
    pub fn unused<'k>(&self, used: impl Iterator<Item = &'k str>) -> Vec<Diagnostic> {
        let used: BTreeSet<&str> = used.collect();
        let below = |path: &str, above: &str| {
            path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let facts = used.iter().filter_map(|key| key.strip_prefix("bien."));
        let facts: Vec<&str> = facts.collect();
        let idle = self
            .places
            .iter()
            .filter(|(path, _)| !facts.iter().any(|used| below(path, used) || below(used, path)));
        let fact = |(path, span): (&String, &Span)| {
            let message = format!("biến «{path}» không được văn bản nào của hồ sơ dùng");
            let finding = Diagnostic::note(rules::FACT_UNUSED, *span, message);
            finding.help(format!("dùng bằng {{{{ {path} }}}}, hoặc xóa dòng này"))
        };
        let mut hints: Vec<Diagnostic> = idle.map(fact).collect();
        let cited = |id: &str| used.contains(format!("vien_dan.{id}").as_str());
        let citations = self.citations.iter().map(|entry| &entry.key);
        hints.extend(citations.filter(|id| !cited(&id.value)).map(|id| {
            let id = (&id.value, id.span);
            let message = format!("«{}» ở «vien_dan» không được văn bản nào viện dẫn", id.0);
            let finding = Diagnostic::note(rules::CITATION_UNUSED, id.1, message);
            finding.help(format!("viện dẫn bằng @{}, hoặc xóa mục này", id.0))
        }));
        hints
    }

    /// Takes its text into the texts of a reading, and gives its findings as they are there.
    pub(super) fn join(&self, sources: &mut Sources) -> (SourceId, Vec<Diagnostic>) {
        let source = sources.share(self.sources.shared(SourceId::default()));
        let findings = self.findings.iter().cloned().map(|finding| moved(finding, source));
        (source, findings.collect())
    }

    /// Whether a place in other sources lies in its text.
    pub(super) fn holds(&self, sources: &Sources, span: Span) -> bool {
        let own = self.sources.shared(SourceId::default());
        Arc::ptr_eq(&own, &sources.shared(span.source))
    }

    /// The entry of `vien_dan` with an id.
    pub(super) fn citation(&self, id: &str) -> Option<&Entry> {
        self.citations.iter().find(|entry| entry.key.value == id)
    }

    /// The defaults of `mac_dinh`.
    pub(super) fn defaults(&self) -> &[Entry] {
        &self.defaults
    }

    /// Ids under which documents can be cited: of `vien_dan`, then those of files.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        let entries = self.citations.iter().map(|entry| entry.key.value.as_str());
        entries.chain(self.documents().keys().map(String::as_str))
    }

    /// The documents whose files have this stem, in order.
    pub(super) fn documents_named(&self, stem: &str) -> &[PathBuf] {
        self.documents().get(stem).map_or(&[], Vec::as_slice)
    }

    fn documents(&self) -> &BTreeMap<String, Vec<PathBuf>> {
        self.documents.get_or_init(|| {
            let folder = self.file.path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let mut found = BTreeMap::new();
            collect(folder.unwrap_or(Path::new(".")), &mut found);
            let plain = |path: &mut PathBuf| {
                *path = path.strip_prefix(".").unwrap_or(path).to_owned();
            };
            found.values_mut().flatten().for_each(plain);
            found.values_mut().for_each(|paths: &mut Vec<PathBuf>| paths.sort());
            found
        })
    }
}

/// What of a project is to be built, and what is wrong with the keys that say so.
#[derive(Debug)]
pub struct Planned {
    /// What is to be built.
    pub plan: Plan,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
    /// The text they point into.
    pub sources: Sources,
}

impl Planned {
    /// Whether it is not known what is to be built.
    pub fn is_faulty(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

/// What of a project is to be built, by its `ho-so.yaml` alone; its documents have these names.
///
/// # Errors
/// [`crate::error::Error::Read`] when the file cannot be read.
pub fn plan(file: &Path, names: &[String]) -> Result<Planned> {
    let (mut sources, mut findings) = (Sources::default(), Vec::new());
    let entry = border::read(file, &file.display().to_string(), &mut sources, &mut findings)?;
    let node = match entry.readable {
        true => yaml::parse(entry.source, &sources, &mut findings),
        false => None,
    };
    // What else is wrong with it is told by those who use it.
    findings.clear();
    let read = |node: Node| Plan::read(&node, || names.to_vec(), &mut findings);
    let plan = node.map(read).unwrap_or_default();
    Ok(Planned { plan, findings, sources })
}

/// The ways to the documents below the folder of a file.
fn named(file: &Path) -> Vec<String> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut found = BTreeMap::new();
    collect(folder, &mut found);
    let way = |path: &PathBuf| {
        path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/")
    };
    let mut names: Vec<String> = found.values().flatten().map(way).collect();
    names.sort();
    names
}

/// Documents below a folder; what cannot be read is left out, for it cannot be cited either.
fn collect(folder: &Path, found: &mut BTreeMap<String, Vec<PathBuf>>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let Ok(kind) = entry.file_type() else { continue };
        if name.starts_with('.') || kind.is_symlink() {
            continue;
        }
        let stem = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml"));
        match stem {
            _ if kind.is_dir() => collect(&path, found),
            Some("ho-so" | "co-quan") | None => {}
            Some(stem) => found.entry(stem.to_owned()).or_default().push(path),
        }
    }
}
