//! Counts what came of the cases, by group and in all, and shows it as a table.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::case::{Case, Wanted};

/// What came of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The fault was found where it is.
    Found,
    /// Its rule found something, at another place.
    Elsewhere,
    /// Its rule found nothing.
    Missed,
    /// Nothing was found in what is right.
    Quiet,
    /// A warning was told of what is right.
    FalseWarning,
    /// An error was told of what is right.
    FalseError,
}

impl Outcome {
    /// Whether the checker did what it should.
    pub(crate) fn is_right(self) -> bool {
        matches!(self, Outcome::Found | Outcome::Quiet)
    }
}

/// Sums of a group.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sums {
    /// Cases with a fault.
    pub(crate) faults: usize,
    /// Those of which it was found where it is.
    pub(crate) found: usize,
    /// Cases without a fault.
    pub(crate) right: usize,
    /// Those in which an error was told of.
    pub(crate) false_errors: usize,
    /// Those in which a warning was told of, and no error.
    pub(crate) false_warnings: usize,
}

impl Sums {
    /// All cases.
    pub(crate) fn cases(self) -> usize {
        self.faults + self.right
    }

    fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Found => (self.faults, self.found) = (self.faults + 1, self.found + 1),
            Outcome::Elsewhere | Outcome::Missed => self.faults += 1,
            Outcome::Quiet => self.right += 1,
            Outcome::FalseWarning => {
                (self.right, self.false_warnings) = (self.right + 1, self.false_warnings + 1);
            }
            Outcome::FalseError => {
                (self.right, self.false_errors) = (self.right + 1, self.false_errors + 1);
            }
        }
    }

    fn row(self, name: &str) -> String {
        let Sums { faults, found, right, false_errors, false_warnings } = self;
        let share = match faults {
            0 => "–".to_owned(),
            faults => format!("{:.1} %", 100.0 * found as f64 / faults as f64),
        };
        format!(
            "| {name} | {faults} | {found} | {share} | {right} | {false_errors} | {false_warnings} |\n"
        )
    }
}

/// All sums.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    groups: BTreeMap<String, Sums>,
    whole: Sums,
    rules: BTreeSet<String>,
    /// Kinds of changed documents.
    kinds: BTreeSet<String>,
}

impl Tally {
    /// Counts a case.
    pub(crate) fn count(&mut self, case: &Case, outcome: Outcome) {
        self.groups.entry(case.group.clone()).or_default().add(outcome);
        self.whole.add(outcome);
        if let Wanted::Finding { rule, .. } = &case.wanted {
            self.rules.insert(rule.clone());
            let text = String::from_utf8_lossy(&case.bytes);
            let kind = text.lines().find_map(|line| line.strip_prefix("loai: "));
            self.kinds.extend(kind.map(|kind| kind.trim().to_owned()));
        }
    }

    /// Sums of everything.
    pub(crate) fn whole(&self) -> Sums {
        self.whole
    }

    /// Whether a rule has a fault to find.
    pub(crate) fn has_tried(&self, rule: &str) -> bool {
        self.rules.contains(rule)
    }

    /// Whether a fault was planted in a document of a kind.
    pub(crate) fn has_changed(&self, kind: &str) -> bool {
        self.kinds.contains(kind)
    }

    /// The sums of each group and of all, as a table of Markdown.
    pub(crate) fn table(&self) -> String {
        let mut table = String::new();
        let heads = "| | faults | found | share | right texts | false errors | false warnings |\n";
        let _ = writeln!(table, "{heads}|---|--:|--:|--:|--:|--:|--:|");
        for (name, sums) in &self.groups {
            table += &sums.row(name);
        }
        table + &self.whole.row("all")
    }
}
