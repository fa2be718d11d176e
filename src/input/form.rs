//! The keys of a document beside the fields its kind has.
//!
//! In: the entries of a mapping, and `loai`. Out: the kind, and the values of the keys it knows. Must
//! not know what the keys mean. Source: `kinds.yaml`.

use super::nearest::suggest;
use super::rules;
use super::session::{Session, Slot};
use super::yaml::{Entry, Node};
use crate::diagnostic::Diagnostic;
use crate::kit::Kind;
use crate::source::Spanned;

/// The system of rules a kind without one belongs to.
pub(super) const SYSTEM: &str = "nd30";

/// The entries of a document and the fields its kind has.
pub(super) struct Form<'k, 'n> {
    kind: &'k Kind,
    entries: &'n [Entry],
}

impl<'k, 'n> Form<'k, 'n> {
    /// The entries of a document of a kind.
    pub(super) fn new(kind: &'k Kind, entries: &'n [Entry]) -> Form<'k, 'n> {
        Form { kind, entries }
    }

    /// The kind.
    pub(super) fn kind(&self) -> &'k Kind {
        self.kind
    }

    /// All entries, known or not.
    pub(super) fn entries(&self) -> &'n [Entry] {
        self.entries
    }

    /// The value of a key the kind has; none where it is absent or blank.
    pub(super) fn get(&self, key: &'k str) -> Option<(&'n Node, Slot<'k>)> {
        let field = self.kind.fields.get(key)?;
        let entry = self.entries.iter().find(|entry| entry.key.value == key)?;
        let slot = Slot::new(key, &field.example);
        Some((&entry.value, slot)).filter(|(node, _)| !node.is_blank())
    }

    /// A code among those the kind allows.
    pub(super) fn code(&self, session: &mut Session<'_>, key: &'k str) -> Option<Spanned<String>> {
        let among = &self.kind.fields.get(key)?.among;
        let (node, slot) = self.get(key)?;
        session.code_among(node, slot, among)
    }
}

impl<'a> Session<'a> {
    /// The kind a value names, `nd30/` before it or not.
    pub(super) fn kind(&mut self, node: &Node) -> Option<(Spanned<String>, &'a Kind)> {
        let kit = self.kit;
        let typed = self.code(node, Slot::new("loai", "cong-van"))?;
        let (system, id) = typed.value.split_once('/').unwrap_or((SYSTEM, &typed.value));
        if system != SYSTEM {
            let message = format!("chưa có hệ thống thể thức «{system}»");
            let finding = Diagnostic::error(rules::UNKNOWN_KIND, typed.span, message);
            self.report(finding.help(format!("loai: {SYSTEM}/{id}, hoặc bỏ phần trước dấu /")));
            return None;
        }
        let Some(kind) = kit.kinds.get(id) else {
            let named =
                kit.kinds.values().find(|kind| kind.name.to_lowercase() == id.to_lowercase());
            let help = match named {
                Some(kind) => format!("loai: {}", kind.id),
                None => suggest(id, kit.kinds.keys().map(String::as_str)),
            };
            let message = format!("không có loại văn bản «{id}»");
            let finding = Diagnostic::error(rules::UNKNOWN_KIND, typed.span, message);
            self.report(finding.clause("ND30-D7").help(help));
            return None;
        };
        Some((Spanned::new(id.to_owned(), typed.span), kind))
    }
}
