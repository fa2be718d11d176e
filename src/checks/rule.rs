//! What a rule is: its words, its examples, and how it finds what breaks it.
//!
//! One const of [`Rule`] for each, in a file of its own; all of them in `super::RULES`.

use super::{Printed, Subject};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::source::Span;

/// How ids of clauses begin that are no provision of the decree.
const HABITS: &str = "LINT-";

/// One rule: what it wants, why, and how it finds what is wrong.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Names the fault, not the cure.
    pub id: &'static str,
    /// Ids of the ledger it rests on; the first is shown with a finding unless that names another.
    pub clauses: &'static [&'static str],
    /// Weight of its source.
    pub weight: Weight,
    /// What a finding means, unless it says otherwise.
    pub severity: Severity,
    /// How sure a finding is, unless it says otherwise.
    pub certainty: Certainty,
    /// What the rule wants, one sentence.
    pub what: &'static str,
    /// Why it matters, one sentence.
    pub why: &'static str,
    /// What breaks it, and the same as it should be.
    pub example: Example,
    /// What looks like a breach and is none, written as the examples.
    pub alike: &'static [&'static str],
    /// How breaches are found.
    pub check: Check,
}

/// What breaks a rule, and the same as it should be.
#[derive(Debug, Clone, Copy)]
pub enum Example {
    /// Lines of a document, which run as tests: `⟦ ⟧` in the wrong ones hold the place of the
    /// finding.
    Lines {
        /// Lines that break it.
        wrong: &'static str,
        /// The same, right.
        right: &'static str,
    },
    /// Told in words, where a few lines cannot show it.
    Told {
        /// What breaks it.
        wrong: &'static str,
        /// What is right.
        right: &'static str,
    },
}

impl Example {
    /// What breaks the rule, without marks, and what is right.
    pub fn words(self) -> (String, &'static str) {
        match self {
            Example::Lines { wrong, right } => (wrong.replace(['⟦', '⟧'], ""), right),
            Example::Told { wrong, right } => (wrong.to_owned(), right),
        }
    }
}

/// How breaches of a rule are found.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// By `input` or by `presentation`, while the values are read.
    Reading,
    /// By the engine itself, when it weighs `bo_qua`.
    Silencing,
    /// By a look at the document; without it nothing could be printed, so it is never silenced.
    Printable(fn(&Subject<'_>) -> Vec<Diagnostic>),
    /// By a look at the document.
    Document(fn(&Subject<'_>) -> Vec<Diagnostic>),
    /// By a look at the finished pages.
    Pages(fn(&Printed<'_>) -> Vec<Diagnostic>),
}

impl Rule {
    /// A finding of this rule.
    pub(super) fn at(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        let mut found = Diagnostic::new(self.severity, self.id, span, message);
        self.stamp(&mut found);
        found
    }

    /// Gives a finding what its rule knows.
    pub(super) fn stamp(&self, finding: &mut Diagnostic) {
        finding.weight = self.weight;
        finding.certainty = self.certainty;
        if finding.clause.is_none() {
            finding.clause = self.clauses.first().map(|clause| (*clause).into());
        }
        // A rule may rest on the decree in one case and on habit in another.
        if finding.clause.as_ref().is_some_and(|clause| clause.starts_with(HABITS)) {
            finding.weight = finding.weight.min(Weight::Custom);
        }
    }

    /// Whether an author may silence a finding of this rule.
    pub(super) fn may_be_silenced(&self, severity: Severity) -> bool {
        match self.check {
            Check::Reading => severity < Severity::Error,
            Check::Silencing | Check::Printable(_) => false,
            Check::Document(_) | Check::Pages(_) => true,
        }
    }
}
