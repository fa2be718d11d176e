//! The ledger is whole: every clause is met or said to be open, and whatever is cited is in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use vanban::checks;
use vanban::diagnostic::Weight;
use vanban::kit::{Clause, Kit, Ledger};

fn ledger() -> Ledger {
    Kit::bundled().and_then(|kit| kit.ledger()).expect("the embedded ledger is right")
}

/// Ids that a text cites, without the sign that ends its sentence.
fn cited(text: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for series in ["ND30-", "LINT-", "STAT-"] {
        for (at, _) in text.match_indices(series) {
            let rest = &text[at + series.len()..];
            let belongs = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
            let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
            let id = rest[..end].trim_end_matches(['.', '-']);
            if !id.is_empty() {
                ids.push(format!("{series}{id}"));
            }
        }
    }
    ids
}

/// Whether an id is in the ledger, or names a group of ids that are.
fn is_known(id: &str, ledger: &Ledger) -> bool {
    let within = |whole: &String| {
        whole.strip_prefix(id).is_some_and(|rest| {
            rest.starts_with(['.', '-']) || rest.chars().all(|c| c.is_ascii_lowercase())
        })
    };
    ledger.contains_key(id) || ledger.keys().any(within)
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs" || end == "yaml" || end == "xml") {
            found.push(path);
        }
    }
}

#[test]
fn every_id_cited_in_data_and_code_is_in_the_ledger() {
    let ledger = ledger();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    files(&root.join("templates"), &mut all);
    files(&root.join("src"), &mut all);
    let mut unknown = Vec::new();
    for path in all {
        let text = fs::read_to_string(&path).expect("sources are UTF-8");
        let lost = cited(&text).into_iter().filter(|id| !is_known(id, &ledger));
        unknown.extend(lost.map(|id| format!("{}: {id}", path.display())));
    }
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
    assert!(!is_known("ND30-I.I.II.99", &ledger), "an id that is not there is noticed");
}

#[test]
fn every_clause_is_met_or_said_to_be_open() {
    for (id, clause) in ledger() {
        let Clause { says, styles, templates, phrases, keys, beyond, open } = clause;
        assert!(says.ends_with('.'), "{id}");
        let checked = checks::rules().any(|rule| rule.clauses.contains(&id.as_str()));
        let met =
            checked || [styles, templates, phrases, keys].iter().any(|names| !names.is_empty());
        let excused = beyond.is_some() || open.is_some();
        assert!(met != excused, "{id}: met {met}, excused {excused}");
    }
}

#[test]
fn every_rule_names_its_clauses_and_they_are_in_the_ledger() {
    let ledger = ledger();
    for rule in checks::rules() {
        // Habits of typing and the form of the file are no matter of the decree.
        let decree = rule.weight == Weight::Decree;
        assert!(!decree || !rule.clauses.is_empty(), "{} rests on nothing", rule.id);
        let habits = rule.clauses.iter().all(|clause| clause.starts_with("LINT-"));
        assert!(!decree || !habits, "{} rests on habits alone", rule.id);
        for clause in rule.clauses {
            assert!(ledger.contains_key(*clause), "{}: {clause}", rule.id);
        }
    }
}

/// What the ledger must hold however it is edited: how many ids each part of the decree has.
const PARTS: &[(&str, usize)] = &[
    ("ND30-D", 38),
    ("ND30-I.I.I.", 12),
    ("ND30-I.I.II.", 76),
    ("ND30-I.I.III.", 15),
    ("ND30-I.II.", 9),
    ("ND30-II.", 29),
    ("ND30-III.", 17),
    ("LINT-", 8),
];

#[test]
fn no_part_of_the_decree_has_lost_a_clause() {
    let ledger = ledger();
    for (part, count) in PARTS {
        let found = ledger.keys().filter(|id| id.starts_with(part)).count();
        assert_eq!(found, *count, "{part}");
    }
}

#[test]
fn numbered_series_have_no_gap() {
    let mut series: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for id in ledger().keys() {
        let dashed = id.rsplit_once('-').filter(|(stem, _)| *stem != "ND30");
        if let Some((stem, number)) = dashed
            && let Ok(number) = number.parse()
        {
            series.entry(stem.to_owned()).or_default().push(number);
        }
    }
    assert!(series.len() > 20, "{series:?}");
    for (stem, mut numbers) in series {
        // Of the notes on what has changed, only those the rules need are here.
        if stem == "STAT" {
            continue;
        }
        numbers.sort_unstable();
        let whole: Vec<u32> = (1..=u32::try_from(numbers.len()).expect("few")).collect();
        assert_eq!(numbers, whole, "{stem}");
    }
}

#[test]
fn all_thirteen_forms_of_documents_and_the_forms_of_copies_are_there() {
    let ledger = ledger();
    let forms: Vec<String> = (1..=10).map(|form| format!("ND30-III.M1.{form}")).collect();
    let others = ["M1.3a", "M1.3b", "M2.1", "M2.2", "M3.1", "M3.2"];
    let others = others.map(|form| format!("ND30-III.{form}"));
    for id in forms.iter().chain(&others) {
        assert!(ledger.contains_key(id), "{id}");
    }
}
