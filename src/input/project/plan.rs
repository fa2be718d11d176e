//! What of a project is built, in which order, where to and as what: `dung` and `ra`.
//!
//! In: the root node of `ho-so.yaml` and the names of the documents below its folder. Out: a [`Plan`],
//! and findings. It needs nothing else of the file, so that whoever only looks what is out of date reads
//! nothing else. Must not know how anything is built. The interface to glob is localised here.

use glob::{MatchOptions, Pattern};

use super::super::nearest::suggest;
use super::super::rules;
use super::super::yaml::{Entry, Node, Value};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// Words for formats, as on the command line.
pub const FORMATS: [&str; 5] = ["docx", "pdf", "png", "markup", "dump"];

/// Keys of a target.
pub(in crate::input) const TARGET_KEYS: [&str; 2] = ["thu_muc", "dang"];
/// Keys of an entry of `dung` that says more than a name.
pub(in crate::input) const ENTRY_KEYS: [&str; 2] = ["tep", "ra"];

const TARGET: &str = "ra: { thu_muc: ban-in, dang: [docx, pdf] }";
const ENTRIES: &str =
    "dung: [ke-hoach.yaml, giay-moi-*.yaml, { tep: bien-ban, ra: { dang: pdf } }]";

/// What of a project is built.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// In this order; none: every document, by name.
    entries: Option<Vec<Chosen>>,
    /// Where to and as what, where an entry does not say.
    target: Target,
}

/// Where to and as what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Target {
    /// The folder of outputs, from that of `ho-so.yaml`; none: beside the documents.
    pub folder: Option<String>,
    /// Words for formats; none: the usual ones.
    pub formats: Option<Vec<String>>,
}

/// An entry of `dung`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Chosen {
    names: Spanned<String>,
    target: Target,
}

impl Plan {
    /// The plan of a file; its documents have these names.
    pub(super) fn read(
        root: &Node,
        names: impl FnOnce() -> Vec<String>,
        findings: &mut Vec<Diagnostic>,
    ) -> Plan {
        let mut reader = Reader { findings };
        let Value::Mapping(entries) = &root.value else { return Plan::default() };
        let given = |key: &str| {
            let entry = entries.iter().find(|entry| entry.key.value == key)?;
            Some(&entry.value).filter(|value| !value.is_blank())
        };
        let target = given("ra").map(|node| reader.target(node)).unwrap_or_default();
        let chosen = given("dung").map(|node| reader.entries(node));
        let plan = Plan { entries: chosen, target };
        if !plan.takes_all() {
            plan.judge(&names(), findings);
        }
        plan
    }

    /// Whether every document is built.
    pub fn takes_all(&self) -> bool {
        self.entries.is_none()
    }

    /// The documents of these names that are built, by their places among them, each with where to
    /// and as what.
    pub fn chosen(&self, names: &[String]) -> Vec<(usize, Target)> {
        let Some(entries) = &self.entries else {
            return (0..names.len()).map(|at| (at, self.target.clone())).collect();
        };
        let mut chosen: Vec<(usize, Target)> = Vec::new();
        for entry in entries {
            let open = |at: &usize| chosen.iter().all(|(taken, _)| taken != at);
            let new: Vec<usize> = entry.among(names).filter(open).collect();
            let target = entry.target.over(&self.target);
            chosen.extend(new.into_iter().map(|at| (at, target.clone())));
        }
        chosen
    }

    /// Reports entries that name nothing, or nothing that others before have not named.
    fn judge(&self, names: &[String], findings: &mut Vec<Diagnostic>) {
        let mut taken = Vec::new();
        for entry in self.entries.iter().flatten() {
            let typed = &entry.names.value;
            let found: Vec<usize> = entry.among(names).collect();
            let finding = if found.is_empty() {
                let message = match is_pattern(typed) {
                    true => format!("không văn bản nào của hồ sơ có tên như «{typed}»"),
                    false => format!("hồ sơ không có văn bản «{typed}»"),
                };
                let finding = Diagnostic::warning(rules::PLAN, entry.names.span, message);
                Some(finding.help(suggest(typed, names.iter().map(String::as_str))))
            } else if found.iter().all(|at| taken.contains(at)) {
                let message = format!("văn bản «{typed}» đã có ở mục trước");
                let finding = Diagnostic::warning(rules::PLAN, entry.names.span, message);
                Some(finding.help("xóa mục này, hoặc đặt nó trước mục ấy"))
            } else {
                None
            };
            findings.extend(finding);
            taken.extend(found);
        }
    }
}

impl Target {
    /// This one, and what it leaves open as another says.
    fn over(&self, other: &Target) -> Target {
        let Target { folder, formats } = self.clone();
        Target {
            folder: folder.or_else(|| other.folder.clone()),
            formats: formats.or_else(|| other.formats.clone()),
        }
    }
}

impl Chosen {
    /// The places of the names it means: one document, those of a folder, or those of a pattern.
    fn among<'n>(&'n self, names: &'n [String]) -> impl Iterator<Item = usize> + 'n {
        let typed = self.names.value.as_str();
        let pattern = Pattern::new(typed).ok().filter(|_| is_pattern(typed));
        let whole = MatchOptions { require_literal_separator: true, ..MatchOptions::default() };
        let means = move |name: &str| match &pattern {
            Some(pattern) => pattern.matches_with(name, whole),
            None => name
                .strip_prefix(typed)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || typed.is_empty()),
        };
        names.iter().enumerate().filter(move |(_, name)| means(name)).map(|(at, _)| at)
    }
}

fn is_pattern(typed: &str) -> bool {
    typed.contains(['*', '?', '['])
}

/// Reads the two keys.
struct Reader<'r> {
    findings: &'r mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn entries(&mut self, node: &Node) -> Vec<Chosen> {
        let items = match &node.value {
            Value::Sequence(items) => items.as_slice(),
            Value::Scalar(_) | Value::Mapping(_) => std::slice::from_ref(node),
        };
        let given = items.iter().filter(|item| !item.is_blank());
        given.filter_map(|item| self.entry(item)).collect()
    }

    fn entry(&mut self, node: &Node) -> Option<Chosen> {
        let Value::Mapping(entries) = &node.value else {
            return Some(Chosen { names: self.path(node, ENTRIES)?, target: Target::default() });
        };
        self.known("dung", entries, &ENTRY_KEYS);
        let Some(names) = given(entries, "tep") else {
            let message = "mục của «dung» thiếu khóa «tep»";
            let finding = Diagnostic::error(rules::MISSING_KEY, first(node.span), message);
            self.findings.push(finding.help(ENTRIES));
            return None;
        };
        let names = self.path(names, ENTRIES)?;
        let target = given(entries, "ra").map(|node| self.target(node)).unwrap_or_default();
        Some(Chosen { names, target })
    }

    fn target(&mut self, node: &Node) -> Target {
        let Value::Mapping(entries) = &node.value else {
            self.wrong(node, "ra", "một nhóm khóa", TARGET);
            return Target::default();
        };
        self.known("ra", entries, &TARGET_KEYS);
        let folder = given(entries, "thu_muc").and_then(|node| self.path(node, TARGET));
        let formats = given(entries, "dang").map(|node| self.formats(node));
        Target { folder: folder.map(|folder| folder.value), formats }
    }

    fn formats(&mut self, node: &Node) -> Vec<String> {
        let items = match &node.value {
            Value::Sequence(items) => items.as_slice(),
            Value::Scalar(_) | Value::Mapping(_) => std::slice::from_ref(node),
        };
        let mut formats = Vec::new();
        for item in items.iter().filter(|item| !item.is_blank()) {
            let Some(word) = self.word(item, TARGET) else { continue };
            if FORMATS.contains(&word.value.as_str()) {
                formats.push(word.value);
                continue;
            }
            let message = format!("«dang» không nhận «{}»", word.value);
            let finding = Diagnostic::error(rules::WRONG_SHAPE, word.span, message);
            self.findings.push(finding.help(suggest(&word.value, FORMATS)));
        }
        formats
    }

    /// A way that goes out from the folder of the file, with `/`.
    fn path(&mut self, node: &Node, example: &str) -> Option<Spanned<String>> {
        let typed = self.word(node, example)?;
        let way = typed.value.replace('\\', "/");
        if way.starts_with('/') || way.as_bytes().get(1) == Some(&b':') {
            let message = format!("«{way}» phải là đường dẫn tính từ thư mục của ho-so.yaml");
            let finding = Diagnostic::error(rules::WRONG_SHAPE, typed.span, message);
            self.findings.push(finding.help(example));
            return None;
        }
        let way = way.strip_prefix("./").unwrap_or(&way).trim_end_matches('/');
        let way = if way == "." { "" } else { way };
        Some(Spanned::new(way.to_owned(), typed.span))
    }

    fn word(&mut self, node: &Node, example: &str) -> Option<Spanned<String>> {
        let Value::Scalar(scalar) = &node.value else {
            let key = example.split(':').next().unwrap_or_default();
            self.wrong(node, key, "một dòng chữ", example);
            return None;
        };
        Some(scalar.passage.trimmed().spanned())
    }

    fn wrong(&mut self, node: &Node, key: &str, wanted: &str, example: &str) {
        let message = format!("«{key}» phải là {wanted}, ở đây là {}", node.form());
        let finding = Diagnostic::error(rules::WRONG_SHAPE, node.span, message);
        self.findings.push(finding.help(example));
    }

    fn known(&mut self, key: &str, entries: &[Entry], known: &[&str]) {
        for entry in entries.iter().filter(|entry| !known.contains(&entry.key.value.as_str())) {
            let message = format!("«{key}» không có khóa «{}»", entry.key.value);
            let finding = Diagnostic::error(rules::UNKNOWN_KEY, entry.key.span, message);
            let help = suggest(&entry.key.value, known.iter().copied());
            self.findings.push(finding.help(help));
        }
    }
}

fn given<'n>(entries: &'n [Entry], key: &str) -> Option<&'n Node> {
    let entry = entries.iter().find(|entry| entry.key.value == key)?;
    Some(&entry.value).filter(|value| !value.is_blank())
}

/// Where a node begins.
fn first(span: Span) -> Span {
    Span { end: span.start + 1, ..span }
}
