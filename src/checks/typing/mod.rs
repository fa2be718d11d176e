//! Rules on typing: spaces, signs, dashes, tone marks, numbers, old encodings.

mod dash;
mod decimal;
mod double_space;
mod legacy;
mod quotes;
mod sign_space;
mod space_after;
mod space_before;
mod thousands;
mod tones;
mod units;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    legacy::RULE,
    double_space::RULE,
    space_before::RULE,
    space_after::RULE,
    sign_space::RULE,
    dash::RULE,
    quotes::RULE,
    decimal::RULE,
    thousands::RULE,
    units::RULE,
    tones::RULE,
];
