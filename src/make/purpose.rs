//! What a document is worked on for, and as what it is made.
//!
//! Knows what each asks of a document; must not know how it is made.

use super::Format;
use crate::checks;
use crate::diagnostic::{Diagnostic, Severity};
use crate::input::Document;
use crate::input::document::Copied;

/// As what a document is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Readiness {
    /// As it is; an error refuses it.
    #[default]
    Final,
    /// Marked as a draft on every page; only what cannot be printed refuses it.
    Draft,
}

impl Readiness {
    pub(super) fn is_refused_by(self, finding: &Diagnostic) -> bool {
        match self {
            Readiness::Final => finding.severity == Severity::Error,
            Readiness::Draft => checks::stops_printing(finding),
        }
    }
}

/// What a document is worked on for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose<'f> {
    /// Files of these formats.
    Outputs(&'f [Format]),
    /// Pages that become part of a file of many documents.
    Pages,
    /// What there is to find.
    Findings,
}

impl Purpose<'_> {
    /// Whether files are made.
    pub(super) fn makes_files(self) -> bool {
        match self {
            Purpose::Outputs(_) | Purpose::Pages => true,
            Purpose::Findings => false,
        }
    }

    /// What to say where pictures are asked for of a copy over the pages of a PDF: there are none.
    pub(super) fn undrawn(self, document: &Document) -> Option<Diagnostic> {
        let drawn = match self {
            Purpose::Outputs(formats) => formats.contains(&Format::Png),
            Purpose::Findings | Purpose::Pages => false,
        };
        let is_over_pages = match &document.innermost().copying.as_ref()?.copied {
            Copied::Pages(_) => true,
            Copied::Apart | Copied::Document(_) => false,
        };
        let message =
            "không có hình PNG của bản sao này: trang của tệp PDF được sao không vẽ lại được";
        let found = || Diagnostic::warning("hinh-ban-sao", document.span, message);
        (drawn && is_over_pages).then(|| found().help("xem tệp PDF của bản sao (--to pdf)"))
    }
}
