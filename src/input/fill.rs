//! Facts of the project and values of a row, put into the author's texts before anything else is read
//! in them.
//!
//! In: nodes of a document in a project, or made for a row. Out: the same with the values of their
//! tags in place, which stand where the tags stand; the facts and columns that were used; findings at
//! the tags. Where there is neither nothing changes, and a tag that is left is a finding of whoever
//! reads it. Must not know keys.

use std::ops::Range;
use std::sync::Arc;

use super::manuscript::{ForRow, Values};
use super::nearest::suggest;
use super::passage::Passage;
use super::rules;
use super::session::Session;
use super::yaml::{Entry, Node, Value};
use crate::diagnostic::Diagnostic;
use crate::facts::{self, Facts, Fault, Filled, Piece, Sort, Use};
use crate::source::Spanned;

impl Session<'_> {
    /// Reads for a row with these values.
    pub(super) fn take_row(&mut self, values: Values) {
        let shared = self.project.as_ref().map_or(Facts::none(), |project| project.facts());
        self.row = ForRow::This(Arc::new(shared.with_row(values)));
    }

    /// Whether tags have values here.
    pub(super) fn fills(&self) -> bool {
        match self.row {
            ForRow::This(_) | ForRow::Any => true,
            ForRow::None => self.project.is_some(),
        }
    }

    /// Fills every text of a node, keys left out.
    pub(super) fn fill(&mut self, node: &mut Node) {
        match &mut node.value {
            Value::Scalar(scalar) => {
                if let Some(filled) = self.filled(&scalar.passage) {
                    scalar.passage = filled;
                }
            }
            Value::Sequence(nodes) => nodes.iter_mut().for_each(|node| self.fill(node)),
            Value::Mapping(entries) => self.fill_entries(entries),
        }
    }

    /// Fills the values of entries.
    pub(super) fn fill_entries(&mut self, entries: &mut [Entry]) {
        entries.iter_mut().for_each(|entry| self.fill(&mut entry.value));
    }

    /// A passage with its facts put in; none where it names none.
    pub(super) fn filled(&mut self, passage: &Passage) -> Option<Passage> {
        if !facts::has_tags(passage.text()) {
            return None;
        }
        let (row, project) = (self.row.clone(), self.project.clone());
        let facts = match (&row, &project) {
            (ForRow::This(facts), _) => facts,
            (ForRow::Any | ForRow::None, Some(project)) => project.facts(),
            (ForRow::Any | ForRow::None, None) => Facts::none(),
        };
        let Filled { pieces, uses, mut faults } = facts.fill(passage.text());
        match row {
            ForRow::This(_) => {}
            ForRow::Any => faults.retain(|fault| !names_row(fault)),
            // Outside of projects whoever reads the tag says that nothing fills it.
            ForRow::None if project.is_none() && !faults.iter().any(names_row) => return None,
            ForRow::None => {}
        }
        for used in uses {
            self.note_use(passage, facts, used);
        }
        for fault in faults {
            self.fault(passage, fault, facts);
        }
        let mut filled = Passage::empty(passage.span(0..0));
        for piece in pieces {
            match piece {
                Piece::Typed(range) => filled.push("", &passage.slice(range)),
                Piece::Put { text, tag } => filled.put(&text, passage.span(tag)),
            }
        }
        Some(filled)
    }

    fn note_use(&mut self, passage: &Passage, facts: &Facts, used: Use) {
        let span = passage.span(used.at.clone());
        match used.path.split_once('.') {
            Some((facts::ROW, column)) => {
                let tag = passage.span(tag_around(passage.text(), used.at));
                self.cells.push(Spanned::new(column.to_owned(), tag));
            }
            Some(_) | None => {
                let content = facts.at(&used.path).map(ToString::to_string);
                self.share(format!("bien.{}", used.path), content, span);
            }
        }
    }

    fn fault(&mut self, passage: &Passage, fault: Fault, facts: &Facts) {
        let span = passage.span(fault.at.clone());
        if names_row(&fault) {
            let message = "«dong» là một dòng của danh sách, ở đây không có danh sách nào";
            let finding = Diagnostic::error(rules::ROW_MISSING, span, message);
            let help = "vanban build TỆP.yaml --du-lieu danh-sach.xlsx, hoặc ghi trong văn bản du_lieu: danh-sach.xlsx";
            return self.report(finding.help(help));
        }
        let rule = match fault.sort {
            Sort::Undefined => rules::FACT_UNDEFINED,
            Sort::Filter | Sort::Form => rules::EXPRESSION,
            Sort::Value => rules::EXPRESSION_VALUE,
        };
        let help = match &fault.unknown {
            Some((name, known)) => {
                let help = suggest(name, known.iter().map(String::as_str));
                match fault.sort == Sort::Undefined && facts.tree().is_empty() {
                    true => "khai ở «bien:» trong ho-so.yaml".to_owned(),
                    false => help,
                }
            }
            None => fault.help,
        };
        let finding = Diagnostic::error(rule, span, fault.message);
        self.report(if help.is_empty() { finding } else { finding.help(help) });
    }
}

/// The tag with its braces in which a path stands.
fn tag_around(text: &str, path: Range<usize>) -> Range<usize> {
    let start = text[..path.start].rfind("{{").max(text[..path.start].rfind("{%"));
    let ends = ["}}", "%}"].map(|close| text[path.end..].find(close));
    let end = ends.into_iter().flatten().min().map(|end| path.end + end + 2);
    start.unwrap_or(path.start)..end.unwrap_or(path.end)
}

/// Whether a fault is that there is no row.
fn names_row(fault: &Fault) -> bool {
    let unknown = fault.unknown.as_ref();
    unknown.is_some_and(|(name, _)| fault.sort == Sort::Undefined && name == facts::ROW)
}

/// Whether a text in a node names facts.
pub(super) fn has_tags(node: &Node) -> bool {
    match &node.value {
        Value::Scalar(scalar) => facts::has_tags(scalar.passage.text()),
        Value::Sequence(nodes) => nodes.iter().any(has_tags),
        Value::Mapping(entries) => entries.iter().any(|entry| has_tags(&entry.value)),
    }
}
