//! How the head of a body has numbers run: the key `so_dang_ky` of `ho-so.yaml`.
//!
//! In: its value. Out: a [`Policy`]. Must not know which numbers are given. Source: ND30-I.I.II.3.a-1.

use super::session::{Session, Slot};
use super::yaml::Node;

/// Which documents share one run of numbers.
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
}

impl Session<'_> {
    pub(super) fn policy(&mut self, node: &Node) -> Option<Policy> {
        let slot = Slot::new("so_dang_ky", "chung");
        self.one_of(node, slot, &Policy::ALL, Policy::key).map(|policy| policy.value)
    }
}
