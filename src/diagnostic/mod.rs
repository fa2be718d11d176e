//! What we tell the author about the text.
//!
//! A diagnostic is about the document, never about the program: it has a place, a rule and often
//! a clause, many can stand side by side, and the author can act on each. Failures of the program
//! are `crate::error::Error`. Nothing here knows what the rules are.

mod text;

pub use text::{Paint, render};

use std::borrow::Cow;

use crate::source::Span;

/// What a finding means for the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Said for information; nothing has to change.
    Note,
    /// Probably wrong, or right but against good practice.
    Warning,
    /// Certainly wrong: the document is not made.
    Error,
}

impl Severity {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Severity::Note => "ghi chú",
            Severity::Warning => "cảnh báo",
            Severity::Error => "lỗi",
        }
    }
}

/// How much weight the source of a rule has; a habit is never told as a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// `thong-le`: what offices are used to.
    Custom,
    /// `huong-dan`: what an authority recommends.
    Guidance,
    /// `quy-dinh`: what the decree says.
    Decree,
    /// The form of the file itself, without which nothing can be read or printed.
    Form,
}

impl Weight {
    /// The weights an author can ask for, from the least.
    pub const ASKED: [Weight; 3] = [Weight::Custom, Weight::Guidance, Weight::Decree];

    /// Its word on the command line and in reports.
    pub fn key(self) -> &'static str {
        match self {
            Weight::Custom => "thong-le",
            Weight::Guidance => "huong-dan",
            Weight::Decree => "quy-dinh",
            Weight::Form => "dang-tep",
        }
    }

    /// The same in words.
    pub fn words(self) -> &'static str {
        match self {
            Weight::Custom => "thông lệ",
            Weight::Guidance => "hướng dẫn",
            Weight::Decree => "quy định",
            Weight::Form => "dạng tệp",
        }
    }
}

/// How sure it is that a finding is one: words can be meant otherwise than they look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The author should look again.
    Possible,
    /// Hardly ever otherwise.
    Likely,
    /// Nothing else can be meant.
    Certain,
}

impl Certainty {
    /// Its word in reports.
    pub fn key(self) -> &'static str {
        match self {
            Certainty::Possible => "co-the",
            Certainty::Likely => "nhieu-kha-nang",
            Certainty::Certain => "chac-chan",
        }
    }

    /// The same in words.
    pub fn words(self) -> &'static str {
        match self {
            Certainty::Possible => "nên xem lại",
            Certainty::Likely => "nhiều khả năng",
            Certainty::Certain => "chắc chắn",
        }
    }
}

/// What to put in the place of some bytes of a source, where that cannot change the meaning.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// The bytes that go.
    pub span: Span,
    /// What comes in their place; may be empty.
    pub text: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Id of the rule that found it, e.g. `khoa-la`; names the fault, not the cure.
    pub rule: &'static str,
    /// Clause of the decree, e.g. `ND30-I.I.II.3.c-2`; none for faults of form in the YAML.
    pub clause: Option<Cow<'static, str>>,
    /// What it means for the document.
    pub severity: Severity,
    /// Weight of the rule's source; [`Weight::Form`] until `checks` has looked the rule up.
    pub weight: Weight,
    /// How sure it is that this is a fault.
    pub certainty: Certainty,
    /// What is wrong, naming the key: Vietnamese, lower-case start, no final stop.
    pub message: String,
    /// Where; none when the whole file is meant.
    pub span: Option<Span>,
    /// What to write instead.
    pub help: Option<String>,
    /// A second place that explains the first, e.g. where a key stood already.
    pub related: Vec<(Span, String)>,
    /// What `check --fix` does about it.
    pub fix: Option<Fix>,
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

    /// A finding of this severity.
    pub fn new(
        severity: Severity,
        rule: &'static str,
        span: Span,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic {
            rule,
            clause: None,
            severity,
            weight: Weight::Form,
            certainty: Certainty::Certain,
            message: message.into(),
            span: Some(span),
            help: None,
            related: Vec::new(),
            fix: None,
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

    /// Adds what `check --fix` puts in the place of a span.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.fix = Some(Fix { span, text: text.into() });
        self
    }

    /// Adds a second place with a word about it.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.related.push((span, text.into()));
        self
    }
}
