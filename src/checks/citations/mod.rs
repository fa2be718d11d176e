//! Rules on documents that are cited by their numbers, and on cited parts of them.
//!
//! What a mention is stands in `mention`; each other file is a rule. Sources: ND30-I.I.II.6.b,
//! ND30-I.I.II.3.

mod assembly;
mod first;
mod mention;
mod order;
mod other_date;
mod symbol;
mod year;

use super::rule::Rule;

pub(super) const RULES: &[Rule] =
    &[symbol::RULE, assembly::RULE, year::RULE, other_date::RULE, first::RULE, order::RULE];
