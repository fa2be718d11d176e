//! Rules on typing: spaces, signs, dashes, tone marks.

mod dash;
mod decimal;
mod double_space;
mod space_after;
mod space_before;
mod tones;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    double_space::RULE,
    space_before::RULE,
    space_after::RULE,
    dash::RULE,
    decimal::RULE,
    tones::RULE,
];
