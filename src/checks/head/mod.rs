//! Rules on the head of a document: number, symbol, date, issuing body, subject.

mod dispatch_subject;
mod dispatch_symbol;
mod issued_day;
mod issued_draft;
mod issuer_name;
mod kind_symbol;
mod locality;
mod long_subject;
mod number;
mod repeated_kind;
mod subject_end;
mod symbol;
mod two_tier;
mod unit;
mod year;

pub(super) use issued_draft::undraftable;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    number::RULE,
    year::RULE,
    symbol::RULE,
    dispatch_symbol::RULE,
    kind_symbol::RULE,
    unit::RULE,
    issued_day::RULE,
    issued_draft::RULE,
    issuer_name::RULE,
    locality::RULE,
    two_tier::RULE,
    subject_end::RULE,
    dispatch_subject::RULE,
    repeated_kind::RULE,
    long_subject::RULE,
];
