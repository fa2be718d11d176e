//! Facts of the project, put into the author's texts before anything else is read in them.
//!
//! In: nodes of a document in a project. Out: the same with the values of their tags in place, which
//! stand where the tags stand; the facts that were used; findings at the tags. Outside a project
//! nothing changes, and a tag that is left is a finding of whoever reads it. Must not know keys.

use super::nearest::suggest;
use super::passage::Passage;
use super::rules;
use super::session::Session;
use super::yaml::{Entry, Node, Value};
use crate::diagnostic::Diagnostic;
use crate::facts::{self, Facts, Fault, Filled, Piece, Sort};

impl Session<'_> {
    /// Fills every text of a node, keys left out.
    pub(super) fn fill(&mut self, node: &mut Node) {
        if self.project.is_none() {
            return;
        }
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
        let project = self.project.as_ref().filter(|_| facts::has_tags(passage.text()))?;
        let project = std::sync::Arc::clone(project);
        let Filled { pieces, uses, faults } = project.facts().fill(passage.text());
        for used in uses {
            let content = project.facts().at(&used.path).map(ToString::to_string);
            self.share(format!("bien.{}", used.path), content, passage.span(used.at));
        }
        for fault in faults {
            self.fault(passage, fault, project.facts());
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

    fn fault(&mut self, passage: &Passage, fault: Fault, facts: &Facts) {
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
        let finding = Diagnostic::error(rule, passage.span(fault.at), fault.message);
        self.report(if help.is_empty() { finding } else { finding.help(help) });
    }
}
