//! A text and the places in it.
//!
//! Files enter here once; everything later points back into them with a [`Span`]. Nothing here
//! knows YAML, CSV or templates.

use std::collections::BTreeMap;
use std::sync::Arc;

/// One text the author gave us, as it is after the border (`input::border`): UTF-8, NFC, `\n`.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<usize>,
}

/// Which [`Source`] of a [`Sources`] a place lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceId(u32);

/// All texts of one run, in the order they were read.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    all: Vec<Arc<Source>>,
}

/// A range of bytes, `start` included and `end` not, in one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The text it lies in.
    pub source: SourceId,
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// A value and the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A place as people count it: both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Source {
    /// A text under the name that messages show (a path as the user typed it, or a title).
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1))
            .collect();
        Source { name: name.into(), text, line_starts }
    }

    /// The name that messages show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset; an offset past the end is the end.
    pub fn place(&self, offset: usize) -> Place {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let column = self.text[self.line_starts[line - 1]..offset].chars().count() + 1;
        Place { line, column }
    }

    /// Byte offset of the start of a line counted from 1; past the end, the end.
    pub fn line_start(&self, line: usize) -> usize {
        self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len())
    }
}

impl Sources {
    /// Keeps a text and gives its id.
    pub fn add(&mut self, source: Source) -> SourceId {
        self.share(Arc::new(source))
    }

    /// Keeps a text that others keep as well.
    pub fn share(&mut self, source: Arc<Source>) -> SourceId {
        let id = SourceId(u32::try_from(self.all.len()).expect("fewer than 2³² files in one run"));
        self.all.push(source);
        id
    }

    /// Takes in the texts of other readings that are not here yet; gives what each of them is here.
    pub fn take_in(&mut self, others: &Sources) -> BTreeMap<SourceId, SourceId> {
        let mut ids = BTreeMap::new();
        for (text, id) in others.all.iter().zip(0..) {
            let is_same = |own: &Arc<Source>| {
                Arc::ptr_eq(own, text) || (own.name == text.name && own.text == text.text)
            };
            let own = self.all.iter().position(is_same).unwrap_or_else(|| {
                self.all.push(Arc::clone(text));
                self.all.len() - 1
            });
            let own = u32::try_from(own).expect("fewer than 2³² files in one run");
            ids.insert(SourceId(id), SourceId(own));
        }
        ids
    }

    /// The text behind an id of this very collection, to be kept in another.
    pub fn shared(&self, id: SourceId) -> Arc<Source> {
        Arc::clone(&self.all[id.0 as usize])
    }

    /// The text behind an id of this very collection.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.all[id.0 as usize]
    }

    /// Where a span of these texts begins, as messages name it: `a.yaml:3:12`.
    pub fn told(&self, span: Span) -> String {
        let source = self.get(span.source);
        let place = source.place(span.start);
        format!("{}:{}:{}", source.name(), place.line, place.column)
    }
}

impl Span {
    /// A range of bytes in a source.
    pub fn new(source: SourceId, start: usize, end: usize) -> Span {
        Span { source, start, end }
    }

    /// The smallest range that holds both, which must lie in the same source.
    pub fn to(self, other: Span) -> Span {
        debug_assert_eq!(self.source, other.source, "a span stays in one source");
        Span {
            source: self.source,
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

impl<T> Spanned<T> {
    /// A value with its place.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let source = Source::new("a.yaml", "loai: x\nngày: đâu\n");
        let at = source.text().find("đâu").expect("the text holds it");
        assert_eq!(source.place(at), Place { line: 2, column: 7 });
        assert_eq!(source.place(usize::MAX), Place { line: 3, column: 1 });
    }
}
