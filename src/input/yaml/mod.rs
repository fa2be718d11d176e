//! YAML as a tree of nodes that know their places.
//!
//! In: a clean text. Out: mappings, sequences and scalars, the scalars verbatim (`05`, `1.10`,
//! `yes` and 23 digits stay as typed), or findings. Must not know what any key means. The
//! interface to the event parser that serde-saphyr re-exports is localised in this folder.

mod align;
mod anchor;
mod events;
mod fault;

pub(super) use events::parse;

use super::passage::Passage;
use crate::source::{SourceId, Span, Spanned};

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// What it is.
    pub(super) value: Value,
    /// From its first to its last letter.
    pub(super) span: Span,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Text.
    Scalar(Scalar),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values, each key once, in order.
    Mapping(Vec<Entry>),
}

/// Text and how it was written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scalar {
    /// The text, with its places.
    pub(super) passage: Passage,
    /// How it was written.
    pub(super) style: Style,
}

/// How a text is written in YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Without quotes.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// `|`: lines stay lines.
    Literal,
    /// `>`: lines run together.
    Folded,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// The key.
    pub(super) key: Spanned<String>,
    /// Its value.
    pub(super) value: Node,
}

impl Entry {
    /// The same in another collection of sources.
    pub(super) fn moved(self, source: SourceId) -> Entry {
        let key = Spanned::new(self.key.value, Span { source, ..self.key.span });
        Entry { key, value: self.value.moved(source) }
    }
}

impl Node {
    /// Whether nothing is given: an empty value, `~` or `null`.
    pub(super) fn is_blank(&self) -> bool {
        match &self.value {
            Value::Scalar(scalar) => {
                let text = scalar.passage.text().trim();
                text.is_empty() || (scalar.style == Style::Plain && matches!(text, "~" | "null"))
            }
            Value::Sequence(_) | Value::Mapping(_) => false,
        }
    }

    /// The same in another collection of sources.
    pub(super) fn moved(self, source: SourceId) -> Node {
        let value = match self.value {
            Value::Scalar(Scalar { passage, style }) => {
                Value::Scalar(Scalar { passage: passage.moved(source), style })
            }
            Value::Sequence(nodes) => {
                Value::Sequence(nodes.into_iter().map(|node| node.moved(source)).collect())
            }
            Value::Mapping(entries) => {
                Value::Mapping(entries.into_iter().map(|entry| entry.moved(source)).collect())
            }
        };
        Node { value, span: Span { source, ..self.span } }
    }

    /// What it is, as messages name it.
    pub(super) fn form(&self) -> &'static str {
        match &self.value {
            Value::Scalar(_) => "một dòng chữ",
            Value::Sequence(_) => "một danh sách",
            Value::Mapping(_) => "một nhóm khóa",
        }
    }
}
