//! Which documents share one run of numbers.
//!
//! Takes a document and the head's choice; gives the name of the series. Sources: ND30-I.I.II.3.a-1,
//! ND30-I.I.II.3.a-2 (bodies that issue under their own name), ND30-I.II.II.1.c.

use crate::input::Document;
use crate::kit::Kit;

/// How the head has numbers run (`so_dang_ky`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Policy {
    /// `theo-loai`: each kind has its own run.
    #[default]
    ByKind,
    /// `chung`: one run for all.
    One,
}

impl Policy {
    /// All of them, the usual one first.
    pub const ALL: [Policy; 2] = [Policy::ByKind, Policy::One];

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Policy::ByKind => "theo-loai",
            Policy::One => "chung",
        }
    }

    /// The series of a document: the body that issues it, and the group of kinds that is counted
    /// together. Copies are counted together whatever their kind, apart from everything else.
    pub fn series(self, document: &Document, kit: &Kit) -> String {
        let kind = kit.kinds.get(&document.kind.value);
        let group = match (kind.is_some_and(|kind| kind.copying.is_some()), self) {
            (true, _) => "sao",
            (false, Policy::ByKind) => document.kind.value.as_str(),
            (false, Policy::One) => "chung",
        };
        format!("{}/{group}", document.issuer.abbreviation)
    }
}
