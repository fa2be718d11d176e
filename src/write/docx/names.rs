//! The names a DOCX gives to styles, which obey other rules than ours.
//!
//! In goes the style sheet; out come style ids and titles that are unique in the file. The same
//! names in give the same names out. Knows no XML. Follows ECMA-376 part 1 §17.7.4 (style ids are
//! one space for all types).

use indexmap::{IndexMap, IndexSet};

use crate::error::{Error, Result};
use crate::kit::style::StyleSheet;

/// Ids of the styles every Word file has, and of our own spacer.
pub(super) const NORMAL: &str = "Normal";
/// The character style of text without one.
pub(super) const DEFAULT_FONT: &str = "DefaultParagraphFont";
/// The table style others derive from.
pub(super) const TABLE_NORMAL: &str = "TableNormal";
/// The list style of text without one.
pub(super) const NO_LIST: &str = "NoList";
/// The paragraph of one point between what may not touch.
pub(super) const SPACER: &str = "Spacer";

/// Id and visible name of a style in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StyleName {
    pub(super) id: String,
    pub(super) title: String,
}

/// Names of all styles of a sheet, by their names there.
#[derive(Debug, Default)]
pub(super) struct StyleNames {
    pub(super) paragraphs: IndexMap<String, StyleName>,
    pub(super) runs: IndexMap<String, StyleName>,
    pub(super) tables: IndexMap<String, StyleName>,
}

impl StyleNames {
    /// Ids are the sheet's own names unless two types of style share one.
    pub(super) fn of(sheet: &StyleSheet) -> StyleNames {
        let mut ids = Taken::new(&[NORMAL, DEFAULT_FONT, TABLE_NORMAL, NO_LIST, SPACER]);
        let mut titles = Taken::new(&[
            NORMAL,
            "Default Paragraph Font",
            "Normal Table",
            "No List",
            SPACER,
            "footnote text",
            "footnote reference",
        ]);
        let mut name = |key: &String, title: &String| {
            let title = if title.is_empty() { key } else { title };
            let id = ids.take(key, ".");
            (key.clone(), StyleName { id, title: titles.take(title, " ") })
        };
        let mut names = StyleNames {
            paragraphs: sheet.paragraphs.iter().map(|(key, s)| name(key, &s.title)).collect(),
            runs: sheet.runs.iter().map(|(key, s)| name(key, &s.title)).collect(),
            tables: sheet.tables.iter().map(|(key, s)| name(key, &s.title)).collect(),
        };
        let mark = &sheet.notes.mark;
        if !names.runs.contains_key(mark) {
            let (key, style) = name(mark, &String::new());
            names.runs.insert(key, style);
        }
        names
    }

    /// Id of a paragraph style.
    pub(super) fn paragraph(&self, name: &str) -> Result<&str> {
        found(&self.paragraphs, "paragraph", name)
    }

    /// Id of a run style.
    pub(super) fn run(&self, name: &str) -> Result<&str> {
        found(&self.runs, "run", name)
    }

    /// Id of a table style.
    pub(super) fn table(&self, name: &str) -> Result<&str> {
        found(&self.tables, "table", name)
    }
}

fn found<'a>(map: &'a IndexMap<String, StyleName>, kind: &str, name: &str) -> Result<&'a str> {
    map.get(name)
        .map(|style| style.id.as_str())
        .ok_or_else(|| broken(format!("no {kind} style «{name}» in the sheet")))
}

/// A promise of an earlier stage that does not hold.
pub(super) fn broken(message: impl Into<String>) -> Error {
    Error::Broken { stage: "write::docx", message: message.into() }
}

/// Names in use; case does not distinguish them.
pub(super) struct Taken(IndexSet<String>);

impl Taken {
    pub(super) fn new(names: &[&str]) -> Taken {
        Taken(names.iter().map(|name| name.to_lowercase()).collect())
    }

    /// The name itself, or with the first free number behind it.
    pub(super) fn take(&mut self, name: &str, separator: &str) -> String {
        let mut free = name.to_owned();
        let mut number = 2;
        while !self.0.insert(free.to_lowercase()) {
            free = format!("{name}{separator}{number}");
            number += 1;
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::style::{ParagraphStyle, RunStyle};

    #[test]
    fn an_id_shared_by_two_types_of_style_is_told_apart() {
        let mut sheet = StyleSheet::default();
        let paragraph = ParagraphStyle { title: "Đậm".to_owned(), ..ParagraphStyle::default() };
        sheet.paragraphs.insert("dam".to_owned(), paragraph);
        let run = RunStyle { title: "đậm".to_owned(), ..RunStyle::default() };
        sheet.runs.insert("dam".to_owned(), run);
        let names = StyleNames::of(&sheet);
        assert_eq!(names.paragraph("dam").unwrap(), "dam");
        assert_eq!(names.run("dam").unwrap(), "dam.2");
        assert_eq!(names.runs["dam"].title, "đậm 2");
        assert!(matches!(names.table("dam"), Err(Error::Broken { .. })));
    }
}
