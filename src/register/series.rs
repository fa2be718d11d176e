//! Which documents share one run of numbers.
//!
//! Takes a document and the head's choice; gives the name of the series. Sources: ND30-I.I.II.3.a-1,
//! ND30-I.I.II.3.a-2 (bodies that issue under their own name), ND30-I.II.II.1.c.

use crate::input::{Document, Policy};
use crate::kit::Kit;

/// The series of a document: the body that issues it, and the group of kinds that is counted
/// together. Copies are counted together whatever their kind, apart from everything else.
pub(super) fn of(document: &Document, policy: &Policy, kit: &Kit) -> String {
    let kind = kit.kinds.get(&document.kind.value);
    let run = match kind.is_some_and(|kind| kind.copying.is_some()) {
        true => Policy::copies(),
        false => policy.run(&document.kind.value),
    };
    format!("{}/{run}", document.issuer.abbreviation)
}
