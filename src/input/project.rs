//! A project: the folder of a `ho-so.yaml`, and what its documents share.
//!
//! In: the file. Out: facts, citations and defaults, read once for any number of documents, with
//! findings at their places. Must not know what a document does with them. Source: DESIGN §3.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use indexmap::IndexMap;

use super::border;
use super::folder::Folder;
use super::head::Head;
use super::nearest::suggest;
use super::policy::Policy;
use super::rules;
use super::session::{Session, Slot};
use super::yaml::{self, Entry, Node, Style, Value};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::facts::{self, Fact, Facts};
use crate::hash::Stamp;
use crate::kit::Kit;
use crate::source::{SourceId, Sources, Span};

/// Keys of `ho-so.yaml`.
pub(super) const KEYS: [&str; 4] = ["bien", "vien_dan", "mac_dinh", "so_dang_ky"];

/// What a document must say itself.
const OWN: [&str; 2] = ["loai", "vien_dan"];

const EXAMPLE: &str = "\n  bien: { dai_hoi: { ten: Đại hội Thi đua yêu nước, ngay: 2020-06-25 } }";

/// Something of `ho-so.yaml` that a document used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Where it stands there: `bien.dai_hoi.ngay`, `mac_dinh.luu`, `vien_dan.kh125`.
    pub key: String,
    /// What it says, in one line: differs when it does.
    pub content: String,
    /// The place of the document that uses it; of a default, its place in `ho-so.yaml`.
    pub span: Span,
}

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

/// The projects of one run, each read once, and the heads of their documents that were cited.
#[derive(Debug, Default)]
pub struct Projects {
    known: Mutex<BTreeMap<PathBuf, Arc<Project>>>,
    heads: Mutex<BTreeMap<PathBuf, Arc<Head>>>,
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

    /// How numbers run, where it says so.
    pub fn policy(&self) -> Option<&Policy> {
        self.policy.as_ref()
    }

    /// What is wrong with the file, and the text it points into.
    pub fn findings(&self) -> (&[Diagnostic], &Sources) {
        (&self.findings, &self.sources)
    }

    /// Hints about the facts that none of these uses of all its documents name, in [`Project::findings`]'
    /// text.
    pub fn unused(&self, used: &[Shared]) -> Vec<Diagnostic> {
        let used: BTreeSet<&str> =
            used.iter().filter_map(|shared| shared.key.strip_prefix("bien.")).collect();
        let below = |path: &str, above: &str| {
            path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let unused = self
            .places
            .iter()
            .filter(|(path, _)| !used.iter().any(|used| below(path, used) || below(used, path)));
        let hint = |(path, span): (&String, &Span)| {
            let message = format!("biến «{path}» không được văn bản nào của hồ sơ dùng");
            let finding = Diagnostic::note(rules::FACT_UNUSED, *span, message);
            finding.help(format!("dùng bằng {{{{ {path} }}}}, hoặc xóa dòng này"))
        };
        unused.map(hint).collect()
    }

    /// Takes its text into the texts of a reading, and gives its findings as they are there.
    pub(super) fn join(&self, sources: &mut Sources) -> (SourceId, Vec<Diagnostic>) {
        let source = sources.share(self.sources.shared(SourceId::default()));
        let moved = |span: Span| Span { source, ..span };
        let findings = self.findings.iter().cloned().map(|mut finding| {
            finding.span = finding.span.map(moved);
            finding.related.iter_mut().for_each(|(span, _)| *span = moved(*span));
            finding
        });
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

/// The keys of a file as they are read.
#[derive(Default)]
struct Keys {
    tree: IndexMap<String, Fact>,
    places: IndexMap<String, Span>,
    citations: Vec<Entry>,
    defaults: Vec<Entry>,
    policy: Option<Policy>,
}

impl Keys {
    fn read(&mut self, session: &mut Session<'_>, root: &Node) {
        let Some(fields) = session.fields(root, Slot::new("ho-so.yaml", EXAMPLE), &KEYS) else {
            return;
        };
        if let Some(node) = fields.get("bien") {
            let slot = Slot::new("bien", "{ dai_hoi: { ten: …, ngay: 2020-06-25 } }");
            for entry in session.names(node, slot) {
                if let Some(fact) = named(session, entry, "") {
                    self.tree.insert(entry.key.value.clone(), fact);
                    self.mark(entry, &entry.key.value);
                }
            }
        }
        if let Some(node) = fields.get("vien_dan") {
            let slot = Slot::new("vien_dan", "{ kh125: { loai: Kế hoạch, so: 125/KH-UBND } }");
            self.citations = session.names(node, slot).to_vec();
            for entry in self.citations.iter().filter(|entry| !has_tags(&entry.value)) {
                session.check_citation(entry);
            }
        }
        if let Some(node) = fields.get("mac_dinh") {
            let slot = Slot::new("mac_dinh", "{ luu: \"VT, KGVX\", trinh_bay: { co_chu: 13pt } }");
            let entries = session.names(node, slot).iter();
            self.defaults = entries.filter(|entry| can_default(session, entry)).cloned().collect();
        }
        self.policy = fields.get("so_dang_ky").and_then(|node| session.policy(node));
    }

    /// Keeps the places of the facts that can be used or left over: of a group those in it.
    fn mark(&mut self, entry: &Entry, path: &str) {
        match &entry.value.value {
            Value::Mapping(entries) => {
                for entry in entries {
                    self.mark(entry, &format!("{path}.{}", entry.key.value));
                }
            }
            Value::Scalar(_) | Value::Sequence(_) => {
                self.places.insert(path.to_owned(), entry.key.span);
            }
        }
    }
}

/// The fact of an entry, its name judged; `above` is the path of the group it is in.
fn named(session: &mut Session<'_>, entry: &Entry, above: &str) -> Option<Fact> {
    let name = &entry.key.value;
    if let Some(why) = facts::name_fault(name) {
        let message = format!("tên biến «{name}» {why}");
        let finding = Diagnostic::error(rules::FACT, entry.key.span, message);
        let plain = border::bare(name).replace(|c: char| !c.is_ascii_alphanumeric(), "_");
        session.report(finding.help(format!("{plain}: …")));
        return None;
    }
    let path = if above.is_empty() { name.clone() } else { format!("{above}.{name}") };
    if entry.value.is_blank() {
        let message = format!("biến «{path}» để trống");
        let finding = Diagnostic::error(rules::FACT, entry.key.span, message);
        session.report(finding.help("ghi giá trị, hoặc xóa dòng này khi chưa biết"));
        return None;
    }
    fact(session, &entry.value, &path)
}

fn fact(session: &mut Session<'_>, node: &Node, path: &str) -> Option<Fact> {
    match &node.value {
        Value::Scalar(scalar) => {
            let words = scalar.passage.text().trim();
            if facts::has_tags(words) {
                let message = format!("biến «{path}» chứa biểu thức; giá trị phải ghi thẳng");
                let finding = Diagnostic::error(rules::FACT, node.span, message);
                session.report(finding.help("ghép các biến với nhau trong văn bản dùng chúng"));
                return None;
            }
            Some(match scalar.style {
                Style::Plain => Fact::plain(words),
                Style::Quoted | Style::Literal | Style::Folded => Fact::Text(words.to_owned()),
            })
        }
        // Blank items keep their place, as empty cells of a table do.
        Value::Sequence(items) => {
            let mut list = Vec::new();
            for item in items {
                let blank = item.is_blank().then(|| Fact::Text(String::new()));
                list.extend(blank.or_else(|| fact(session, item, path)));
            }
            Some(Fact::List(list))
        }
        Value::Mapping(entries) => {
            let mut group = IndexMap::new();
            for entry in entries {
                if let Some(fact) = named(session, entry, path) {
                    group.insert(entry.key.value.clone(), fact);
                }
            }
            Some(Fact::Group(group))
        }
    }
}

/// Whether a text in a node names facts.
fn has_tags(node: &Node) -> bool {
    match &node.value {
        Value::Scalar(scalar) => facts::has_tags(scalar.passage.text()),
        Value::Sequence(nodes) => nodes.iter().any(has_tags),
        Value::Mapping(entries) => entries.iter().any(|entry| has_tags(&entry.value)),
    }
}

/// Whether a document could take a default; reported where none could.
fn can_default(session: &mut Session<'_>, entry: &Entry) -> bool {
    let key = entry.key.value.as_str();
    let kinds = session.kit.kinds.values();
    let mut known: Vec<&str> =
        kinds.flat_map(|kind| kind.fields.keys().map(String::as_str)).collect();
    known.sort_unstable();
    known.dedup();
    known.retain(|key| !OWN.contains(key));
    if known.contains(&key) {
        return true;
    }
    let message = match OWN.contains(&key) {
        true => format!("«{key}» không đặt mặc định được"),
        false => format!("không loại văn bản nào có khóa «{key}»"),
    };
    let finding = Diagnostic::error(rules::UNKNOWN_KEY, entry.key.span, message);
    session.report(finding.help(suggest(key, known)));
    false
}
