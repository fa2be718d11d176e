//! What we tell the author about the text.
//!
//! A diagnostic is about the document, never about the program: it has a place, a rule and often
//! a clause, many can stand side by side, and the author can act on each. Failures of the program
//! are `crate::error::Error`. Nothing here knows what the rules are.

mod text;

pub use text::{Paint, render};

use std::borrow::Cow;

use crate::source::Span;

/// How sure we are that something must be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Said for information; nothing has to change.
    Note,
    /// Probably wrong, or right but against good practice.
    Warning,
    /// Certainly wrong: the document is not made.
    Error,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Id of the rule that found it, e.g. `khoa-la`; names the fault, not the cure.
    pub rule: &'static str,
    /// Clause of the decree, e.g. `ND30-I.I.II.3.c-2`; none for faults of form in the YAML.
    pub clause: Option<Cow<'static, str>>,
    /// How sure we are.
    pub severity: Severity,
    /// What is wrong, naming the key: Vietnamese, lower-case start, no final stop.
    pub message: String,
    /// Where; none when the whole file is meant.
    pub span: Option<Span>,
    /// What to write instead.
    pub help: Option<String>,
    /// A second place that explains the first, e.g. where a key stood already.
    pub related: Vec<(Span, String)>,
}

impl Diagnostic {
    /// A certain fault.
    pub fn error(rule: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, rule, span, message)
    }

    /// A probable fault.
    pub fn warning(rule: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, rule, span, message)
    }

    /// Something worth knowing.
    pub fn note(rule: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Note, rule, span, message)
    }

    fn new(
        severity: Severity,
        rule: &'static str,
        span: Span,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic {
            rule,
            clause: None,
            severity,
            message: message.into(),
            span: Some(span),
            help: None,
            related: Vec::new(),
        }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Adds the clause it rests on.
    #[must_use]
    pub fn clause(mut self, clause: impl Into<Cow<'static, str>>) -> Diagnostic {
        self.clause = Some(clause.into());
        self
    }

    /// Adds a second place with a word about it.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.related.push((span, text.into()));
        self
    }
}
