//! The public score: how much of what is wrong the checker finds, and how often it cries wolf.
//!
//! `cargo test --test score -- --nocapture` prints the tables; the cases are described in
//! `case.rs`.

mod case;
mod tally;

use std::sync::OnceLock;

use case::{Case, Wanted};
use rayon::prelude::*;
use tally::{Outcome, Tally};
use vanban::checks;
use vanban::describe;
use vanban::diagnostic::{Diagnostic, Severity};
use vanban::kit::Kit;
use vanban::layout::Faces;
use vanban::make::{Made, Maker};

/// At least so many cases, so many thousandths of the faults found, and at most so many thousandths
/// of the right texts with a warning.
const CASES: usize = 300;
const FOUND: usize = 970;
const WARNED: usize = 10;
/// So many bytes come from a file of their own, as do those that are no UTF-8.
const LARGE: usize = 1 << 20;

fn kit() -> &'static Kit {
    static KIT: OnceLock<Kit> = OnceLock::new();
    KIT.get_or_init(|| Kit::bundled().expect("the embedded kit loads"))
}

fn maker() -> Maker<'static> {
    let faces = Faces::bundled().expect("the embedded fonts serve");
    Maker::new(kit(), faces).expect("the templates are right")
}

/// The blank of every kind.
fn blanks() -> Vec<Case> {
    let blank = |kind: &vanban::kit::Kind| Case {
        group: "blanks".to_owned(),
        origin: format!("vanban new {}", kind.id),
        path: case::root().join("documents/ca.yaml"),
        bytes: describe::blank(kit(), kind).into_bytes(),
        wanted: Wanted::Nothing,
    };
    kit().kinds.values().map(blank).collect()
}

fn look(maker: &Maker<'_>, case: &Case) -> Made {
    match std::str::from_utf8(&case.bytes) {
        Ok(text) if text.len() < LARGE => {
            maker.check_text(&case.path, text).expect("the folder of the case is there")
        }
        Ok(_) | Err(_) => {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("ca.yaml");
            std::fs::write(&path, &case.bytes).expect("a case can be written");
            maker.check(&path).expect("a case can be looked at")
        }
    }
}

/// What came of a case, and what was found in it, as told to the reader of a failure.
fn judge(maker: &Maker<'_>, case: &Case) -> (Outcome, Vec<String>) {
    let made = look(maker, case);
    let place = |finding: &Diagnostic| {
        finding.span.map_or((0, 0), |span| {
            let place = made.sources.get(span.source).place(span.start);
            (place.line, place.column)
        })
    };
    let told = made.findings.iter().map(|finding| {
        let (line, column) = place(finding);
        let severity = finding.severity.words();
        format!("{severity} {} {line}:{column} {}", finding.rule, finding.message)
    });
    let worst = made.findings.iter().map(|finding| finding.severity).max();
    let outcome = match &case.wanted {
        Wanted::Finding { rule, line, column } => {
            let hit = |finding: &&Diagnostic| finding.rule == rule;
            let mut hits = made.findings.iter().filter(hit).map(place).peekable();
            match (hits.peek().is_some(), hits.any(|at| at == (*line, *column))) {
                (_, true) => Outcome::Found,
                (true, false) => Outcome::Elsewhere,
                (false, false) => Outcome::Missed,
            }
        }
        Wanted::Nothing => match worst {
            Some(Severity::Error) => Outcome::FalseError,
            Some(Severity::Warning) => Outcome::FalseWarning,
            Some(Severity::Note) | None => Outcome::Quiet,
        },
    };
    (outcome, told.collect())
}

#[test]
fn what_is_wrong_is_found_where_it_is_and_what_is_right_is_left_alone() {
    let maker = maker();
    let mut all = case::documents();
    all.extend(blanks());
    all.extend(case::cases());
    let judged: Vec<_> = all.par_iter().map(|case| (case, judge(&maker, case))).collect();
    let mut tally = Tally::default();
    let mut wrong = String::new();
    for (case, (outcome, told)) in &judged {
        tally.count(case, *outcome);
        if !outcome.is_right() {
            let told = told.join("\n    ");
            wrong += &format!("{} {outcome:?} {:?}\n    {told}\n", case.origin, case.wanted);
        }
    }
    println!("{wrong}\n{}", tally.table());
    let untried = checks::rules().filter(|rule| !tally.has_tried(rule.id)).map(|rule| rule.id);
    println!("rules without a fault here: {}", untried.collect::<Vec<_>>().join(", "));
    let kinds: Vec<_> = kit().kinds.keys().filter(|kind| !tally.has_changed(kind)).collect();
    assert!(kinds.is_empty(), "kinds without a case: {kinds:?}");
    let whole = tally.whole();
    assert!(whole.cases() >= CASES, "{} cases", whole.cases());
    assert!(whole.found * 1000 >= whole.faults * FOUND, "found {}/{}", whole.found, whole.faults);
    assert_eq!(whole.false_errors, 0, "errors in what is right");
    assert!(whole.false_warnings * 1000 <= whole.right * WARNED, "warnings in what is right");
}
