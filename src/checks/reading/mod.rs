//! The rules whose breach the reader of the input finds: their words and examples.
//!
//! The reader knows only their ids (`input::rules`); what they want and why is told here, for
//! `vanban rules`, `vanban explain` and the reports.

mod copies;
mod file;
mod making;
mod notation;
mod projects;
mod rows;
mod values;

use super::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Severity, Weight};

pub(super) use copies::RULES as COPIES;
pub(super) use file::RULES as FILE;
pub(super) use making::RULES as MAKING;
pub(super) use notation::RULES as NOTATION;
pub(super) use projects::RULES as PROJECTS;
pub(super) use rows::RULES as ROWS;
pub(super) use values::RULES as VALUES;

/// What most of them have in common: the form of the file, certain, and nothing to be printed.
const READING: Rule = Rule {
    id: "",
    clauses: &[],
    weight: Weight::Form,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "",
    why: "",
    example: Example::Told { wrong: "", right: "" },
    alike: &[],
    check: Check::Reading,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_of_the_reader_is_told_of() {
        let declared = include_str!("../../input/rules.rs");
        let ids: Vec<&str> = declared.lines().filter_map(|line| line.split('"').nth(1)).collect();
        let told: Vec<&str> = [FILE, NOTATION, VALUES, COPIES, PROJECTS, ROWS]
            .iter()
            .flat_map(|rules| rules.iter())
            .map(|r| r.id)
            .collect();
        assert!(ids.len() > 30, "{ids:?}");
        for id in &ids {
            assert!(told.contains(id), "{id} has no rule");
        }
    }
}
