//! The rules: on the document before it is laid out, and on its pages.
//!
//! Takes the document as read, what it will be set with and, later, its pages; gives findings. A
//! rule never changes anything. A new rule is a file with a const [`Rule`] and a line in [`RULES`].

mod attachments;
mod bases;
mod body;
mod capitals;
mod citations;
mod dates;
mod foot;
mod head;
mod letters;
mod presentation;
mod printed;
mod prose;
mod reading;
mod rule;
mod silence;
mod texts;
mod typing;

#[cfg(test)]
mod tests;

pub use presentation::sheet;
pub use rule::{Check, Example, Rule};
pub use silence::{Heard, Scope, Silenced};

use std::cell::OnceCell;

use self::capitals::Named;
use self::prose::Prose;
use crate::diagnostic::{Diagnostic, Severity};
use crate::input::Document;
use crate::input::document::{Copied, Copying};
use crate::kit::{Kit, StyleSheet};
use crate::layout::{Faces, Pages};
use crate::source::{Sources, Span};

/// What a rule on the document looks at.
pub struct Subject<'a> {
    /// The document.
    pub document: &'a Document,
    /// The knowledge it was read with.
    pub kit: &'a Kit,
    /// The fonts it will be set in.
    pub faces: &'a Faces,
    /// Every text of it, in the order of printing.
    prose: Vec<Prose<'a>>,
    /// Listed names in them, looked for once.
    named: OnceCell<Vec<Named>>,
    sources: &'a Sources,
}

/// What a rule on the pages looks at.
pub struct Printed<'a> {
    /// The document.
    pub subject: &'a Subject<'a>,
    /// The looks it was set in.
    pub sheet: &'a StyleSheet,
    /// Its pages.
    pub pages: &'a Pages,
}

/// All rules, in the order in which they run and are told.
const RULES: &[&[Rule]] = &[
    reading::FILE,
    reading::VALUES,
    reading::NOTATION,
    reading::COPIES,
    reading::PROJECTS,
    reading::ROWS,
    reading::MAKING,
    &[letters::RULE],
    head::RULES,
    bases::RULES,
    citations::RULES,
    &[attachments::RULE],
    body::RULES,
    foot::RULES,
    capitals::RULES,
    capitals::LISTED,
    typing::RULES,
    printed::RULES,
    silence::RULES,
];

/// All rules, in the order in which they are told.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().flat_map(|group| group.iter())
}

/// The rule of an id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}

impl<'a> Subject<'a> {
    /// A document to be looked at; `sources` are those its spans point into.
    pub fn new(
        document: &'a Document,
        kit: &'a Kit,
        faces: &'a Faces,
        sources: &'a Sources,
    ) -> Subject<'a> {
        let (prose, named) = (texts::prose(document, sources), OnceCell::new());
        Subject { document, kit, faces, prose, named, sources }
    }

    /// Every listed name in the texts.
    fn named(&self) -> &[Named] {
        self.named.get_or_init(|| capitals::named(self))
    }

    /// What stands at a place of the author's file.
    fn written(&self, span: Span) -> &'a str {
        self.sources.get(span.source).text().get(span.start..span.end).unwrap_or("")
    }
}

/// Runs every rule on the document.
pub fn document(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let found = rules().flat_map(|rule| match rule.check {
        Check::Printable(check) | Check::Document(check) => check(subject),
        Check::Reading | Check::Silencing | Check::Pages(_) => Vec::new(),
    });
    let mut found: Vec<Diagnostic> = found.collect();
    // What a copy copies is judged where it is built itself; here it is only asked whether it can
    // be set.
    if let Some(Copying { copied: Copied::Document(inner), .. }) = &subject.document.copying {
        let inner = Subject::new(inner, subject.kit, subject.faces, subject.sources);
        found.extend(printable(&inner));
    }
    found
}

/// Runs the rules without which nothing can be printed, also on what a document copies.
fn printable(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let found = rules().flat_map(|rule| match rule.check {
        Check::Printable(check) => check(subject),
        Check::Reading | Check::Silencing | Check::Document(_) | Check::Pages(_) => Vec::new(),
    });
    let mut found: Vec<Diagnostic> = found.collect();
    if let Some(Copying { copied: Copied::Document(inner), .. }) = &subject.document.copying {
        let inner = Subject::new(inner, subject.kit, subject.faces, subject.sources);
        found.extend(printable(&inner));
    }
    found
}

/// Runs every rule on the pages; those of a copy are the pages of what it copies, which are judged
/// where that is built itself.
pub fn pages(printed: &Printed<'_>) -> Vec<Diagnostic> {
    if printed.subject.document.copying.is_some() {
        return Vec::new();
    }
    let found = rules().flat_map(|rule| match rule.check {
        Check::Pages(check) => check(printed),
        Check::Reading | Check::Silencing | Check::Printable(_) | Check::Document(_) => Vec::new(),
    });
    found.collect()
}

/// Whether a finding says that the document could not be read.
pub fn stops_reading(finding: &Diagnostic) -> bool {
    let read = rule(finding.rule).is_some_and(|rule| matches!(rule.check, Check::Reading));
    read && finding.severity == Severity::Error
}

/// Whether a finding says that nothing can be printed: a value that could not be read, a letter
/// that no font has.
pub fn stops_printing(finding: &Diagnostic) -> bool {
    let told = rule(finding.rule).is_none_or(|rule| match rule.check {
        Check::Reading | Check::Printable(_) => true,
        Check::Silencing | Check::Document(_) | Check::Pages(_) => false,
    });
    told && finding.severity == Severity::Error
}

/// What to say to one who asks for a draft of a document that cannot be one: it was issued, or is
/// of a kind that has none.
pub fn undraftable(document: &Document, kit: &Kit) -> Option<Diagnostic> {
    head::undraftable(document, kit)
}

/// Gives what the reader found the weight and the clause of its rule.
pub fn stamp(findings: &mut [Diagnostic]) {
    for finding in findings {
        if let Some(rule) = rule(finding.rule)
            && matches!(rule.check, Check::Reading)
        {
            rule.stamp(finding);
        }
    }
}
