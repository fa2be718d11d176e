//! How the head of a body has numbers run: the key `so_dang_ky` of `ho-so.yaml`.
//!
//! In: its value. Out: a [`Policy`]. Must not know which numbers are given. Source: ND30-I.I.II.3.a-1.

use std::collections::BTreeMap;

use super::nearest::suggest;
use super::rules;
use super::session::{Session, Slot};
use super::yaml::{Entry, Node, Value};
use crate::diagnostic::Diagnostic;

/// Which documents share one run of numbers: those of a group, and of the other kinds as `rest` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    /// The group of each kind that is in one.
    groups: BTreeMap<String, String>,
    rest: Counting,
}

/// How documents are counted that are in no group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counting {
    /// `theo-loai`: each kind has its own run.
    #[default]
    ByKind,
    /// `chung`: one run for all.
    Together,
}

/// The run of all that is counted together.
const TOGETHER: &str = "chung";
/// The run of copies, whatever their kind (ND30-I.II.II.1.c).
const COPIES: &str = "sao";

impl Counting {
    /// All of them, the usual one first.
    pub const ALL: [Counting; 2] = [Counting::ByKind, Counting::Together];

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Counting::ByKind => "theo-loai",
            Counting::Together => TOGETHER,
        }
    }
}

impl From<Counting> for Policy {
    fn from(rest: Counting) -> Policy {
        Policy { groups: BTreeMap::new(), rest }
    }
}

impl Policy {
    /// The run of numbers that copies of any kind are in.
    pub fn copies() -> &'static str {
        COPIES
    }

    /// The run of numbers that documents of a kind are in.
    pub fn run<'a>(&'a self, kind: &'a str) -> &'a str {
        match (self.groups.get(kind), self.rest) {
            (Some(group), _) => group,
            (None, Counting::ByKind) => kind,
            (None, Counting::Together) => TOGETHER,
        }
    }
}

/// The keys of its long form.
pub(super) const KEYS: [&str; 2] = ["nhom", "con_lai"];
/// The key, and a value for each form it has.
const KEY: &str = "so_dang_ky";
const EXAMPLE: &str = "chung, hoặc { nhom: { quyet-dinh: [quyet-dinh, quy-che] }, con_lai: chung }";

impl Session<'_> {
    pub(super) fn policy(&mut self, node: &Node) -> Option<Policy> {
        match &node.value {
            Value::Mapping(_) => self.grouped(node),
            Value::Scalar(_) | Value::Sequence(_) => {
                self.counting(node, Slot::new(KEY, EXAMPLE)).map(Policy::from)
            }
        }
    }

    fn counting(&mut self, node: &Node, slot: Slot<'_>) -> Option<Counting> {
        self.one_of(node, slot, &Counting::ALL, Counting::key).map(|counting| counting.value)
    }

    fn grouped(&mut self, node: &Node) -> Option<Policy> {
        let fields = self.fields(node, Slot::new(KEY, EXAMPLE), &KEYS)?;
        let mut policy = Policy::default();
        if let Some(node) = fields.get("con_lai") {
            policy.rest = self.counting(node, Slot::new("con_lai", "chung"))?;
        }
        let slot = Slot::new("nhom", "{ quyet-dinh: [quyet-dinh, quy-che] }");
        let Some(groups) = fields.get("nhom") else {
            self.missing(node.span, slot, KEY);
            return None;
        };
        for entry in self.names(groups, slot) {
            self.group(entry, &mut policy.groups);
        }
        Some(policy)
    }

    /// Puts the kinds of a group into it.
    fn group(&mut self, entry: &Entry, groups: &mut BTreeMap<String, String>) {
        let name = entry.key.value.as_str();
        let slot = Slot::new(name, "[quyet-dinh, quy-che]");
        let mut kinds = Vec::new();
        for item in self.items(&entry.value).into_iter().filter(|item| !item.is_blank()) {
            let Some(kind) = self.code(item, slot) else { continue };
            if let Some((message, help)) = self.miscounted(&kind.value, groups) {
                self.report(Diagnostic::error(rules::WRONG_SHAPE, kind.span, message).help(help));
                continue;
            }
            groups.insert(kind.value.clone(), name.to_owned());
            kinds.push(kind.value);
        }
        // In the register the name stands where the names of kinds do.
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let message = if name.is_empty() || !name.chars().all(is_plain) {
            format!("tên nhóm «{name}» chỉ gồm chữ thường không dấu, chữ số và dấu -")
        } else if [TOGETHER, COPIES].contains(&name) {
            format!("«{name}» là tên sổ của chương trình, không đặt cho nhóm được")
        } else if self.kit.kinds.contains_key(name) && !kinds.iter().any(|kind| kind == name) {
            format!("nhóm «{name}» mang tên một loại văn bản mà không gồm loại ấy")
        } else {
            return;
        };
        let finding = Diagnostic::error(rules::WRONG_SHAPE, entry.key.span, message);
        self.report(finding.help("đặt tên khác, ví dụ: van-ban-ca-biet: [quyet-dinh, quy-che]"));
    }

    /// Why documents of a kind cannot be counted in a group, and what to do.
    fn miscounted(
        &self,
        kind: &str,
        groups: &BTreeMap<String, String>,
    ) -> Option<(String, String)> {
        let Some(known) = self.kit.kinds.get(kind) else {
            let help = suggest(kind, self.kit.kinds.keys().map(String::as_str));
            return Some((format!("không có loại văn bản «{kind}»"), help));
        };
        let out = || format!("bỏ «{kind}» khỏi nhóm");
        if known.copying.is_some() {
            return Some(("bản sao các loại luôn chung một sổ".to_owned(), out()));
        }
        if !known.fields.contains_key("so") {
            return Some((format!("{} không đánh số", known.name.to_lowercase()), out()));
        }
        let group = groups.get(kind)?;
        Some((format!("«{kind}» đã thuộc nhóm «{group}»"), "để mỗi loại ở một nhóm".to_owned()))
    }
}
