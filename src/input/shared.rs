//! What a document used of what it shares with others: facts, defaults, citations, profiles.
//!
//! In: keys and what stands under them, as readers come upon them. Out: a list in which a value that
//! changes is another value, and one that was looked for in vain is told as well, so that whoever keeps
//! the list knows of any change whether it reaches the document. Must not know who keeps it.

use super::session::Session;
use super::yaml::{Entry, Node, Value};
use crate::source::Span;

/// Something that a document used of what it shares with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Where it stands: `bien.dai_hoi.ngay`, `mac_dinh.luu`, `vien_dan.kh125` in `ho-so.yaml`,
    /// `co_quan.ubnd-tinh.ten` in `co-quan.yaml`; `@ke-hoach-125` for what the head of that document
    /// says.
    pub key: String,
    /// What it says, in one line: differs when it does. None where nothing stood there.
    pub content: Option<String>,
    /// The place of the document that uses it; of a default, its place in `ho-so.yaml`.
    pub span: Span,
}

/// A part of a profile that only counts for those who name it: a leader, a group of recipients.
#[derive(Debug)]
pub(super) struct Part {
    key: String,
    content: String,
    /// What stands in it, with the facts it names.
    span: Span,
    use_so_far: Use,
}

/// Whether a document has named a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    None,
    Named,
}

impl Session<'_> {
    /// Takes note of something that is used.
    pub(super) fn share(&mut self, key: String, content: Option<String>, span: Span) {
        self.shared.push(Shared { key, content, span });
    }

    /// Takes note of the profile `id` that a document names at `span`: of each of its keys, and of
    /// the parts it is asked for later.
    pub(super) fn share_profile(&mut self, id: &str, profile: &Node, parts: &[&str], span: Span) {
        let Value::Mapping(entries) = &profile.value else { return };
        for entry in entries {
            let key = format!("co_quan.{id}.{}", entry.key.value);
            let named = match &entry.value.value {
                Value::Mapping(named) if parts.contains(&entry.key.value.as_str()) => named,
                Value::Mapping(_) | Value::Sequence(_) | Value::Scalar(_) => {
                    self.share(key, Some(words(&entry.value)), span);
                    continue;
                }
            };
            self.parts.extend(named.iter().map(|part| Part {
                key: format!("{key}.{}", part.key.value),
                content: words(&part.value),
                span: part.value.span,
                use_so_far: Use::None,
            }));
        }
    }

    /// Takes note of a part of the profile that the document names: `lanh_dao.chu-tich`.
    pub(super) fn share_part(&mut self, name: &str, span: Span) {
        let suffix = format!(".{name}");
        let Some(part) = self.parts.iter_mut().find(|part| part.key.ends_with(&suffix)) else {
            return;
        };
        part.use_so_far = Use::Named;
        let (key, content) = (part.key.clone(), part.content.clone());
        self.share(key, Some(content), span);
    }

    /// Leaves out the facts that only parts nobody named would have used.
    pub(super) fn close_shared(&mut self) {
        let idle: Vec<Span> = self.parts.drain(..).filter_map(Part::idle).collect();
        let lies = |span: Span, part: &Span| {
            span.source == part.source && part.start <= span.start && span.end <= part.end
        };
        self.shared.retain(|shared| !idle.iter().any(|part| lies(shared.span, part)));
    }
}

impl Part {
    fn idle(self) -> Option<Span> {
        (self.use_so_far == Use::None).then_some(self.span)
    }
}

/// What stands in a node, in one line that is another for another value, whatever its places and
/// however it is set out.
pub(super) fn words(node: &Node) -> String {
    match &node.value {
        Value::Scalar(scalar) => format!("{:?}", scalar.passage.text().trim()),
        Value::Sequence(items) => {
            let items: Vec<String> = items.iter().map(words).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Mapping(entries) => {
            let named = |entry: &Entry| format!("{}: {}", entry.key.value, words(&entry.value));
            let entries: Vec<String> = entries.iter().map(named).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}
