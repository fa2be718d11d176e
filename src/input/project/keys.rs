//! The keys of `ho-so.yaml` and their values.
//!
//! In: the root node of the file. Out: facts with their places, citations, defaults, and findings. Must
//! not know what a document does with them. Source: DESIGN §3.

use indexmap::IndexMap;

use super::super::border;
use super::super::fill::has_tags;
use super::super::nearest::suggest;
use super::super::policy::Policy;
use super::super::rules;
use super::super::session::{Session, Slot};
use super::super::yaml::{Entry, Node, Style, Value};
use crate::diagnostic::Diagnostic;
use crate::facts::{self, Fact};
use crate::source::Span;

/// Keys of `ho-so.yaml`.
pub(in crate::input) const KEYS: [&str; 6] =
    ["bien", "vien_dan", "mac_dinh", "so_dang_ky", "dung", "ra"];

/// What a document must say itself.
pub(crate) const OWN: [&str; 3] = ["loai", "vien_dan", "du_lieu"];

const EXAMPLE: &str = "\n  bien: { dai_hoi: { ten: Đại hội Thi đua yêu nước, ngay: 2020-06-25 } }";

/// The keys of a file as they are read.
#[derive(Default)]
pub(super) struct Keys {
    /// The facts.
    pub(super) tree: IndexMap<String, Fact>,
    /// The place of each fact that prints, by its path.
    pub(super) places: IndexMap<String, Span>,
    pub(super) citations: Vec<Entry>,
    pub(super) defaults: Vec<Entry>,
    /// How numbers run.
    pub(super) policy: Option<Policy>,
}

impl Keys {
    pub(super) fn read(&mut self, session: &mut Session<'_>, root: &Node) {
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
    if let Some(why) = facts::name_fault(name, above) {
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
