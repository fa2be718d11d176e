//! Rules on addressees, recipients and signers.

mod archive;
mod archived;
mod dash;
mod degree;
mod deputy;
mod drafter;
mod first_recipient;
mod greeting;
mod joined;
mod name_case;
mod registry;
mod signers;
mod typed_authority;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    greeting::RULE,
    joined::RULE,
    dash::RULE,
    first_recipient::RULE,
    archive::RULE,
    archived::RULE,
    registry::RULE,
    drafter::RULE,
    typed_authority::RULE,
    deputy::RULE,
    degree::RULE,
    name_case::RULE,
    signers::RULE,
];
