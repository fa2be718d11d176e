//! The rules told: the whole ledger, and one rule or clause explained.
//!
//! In: the kit and the rules of the checker. Out: texts for a terminal. Must not know how a rule
//! finds anything.

use crate::checks::{self, Rule};
use crate::error::{Error, Result};
use crate::input::suggest;
use crate::kit::{Clause, Kit, Ledger};

/// Every clause with what meets it, then every rule with its clauses.
///
/// # Errors
/// [`Error::Kit`] for a fault in the ledger.
pub fn rules(kit: &Kit) -> Result<String> {
    let ledger = kit.ledger()?;
    let mut text = String::from("Các quy định, và văn bản đáp ứng bằng gì:\n");
    let widest = ledger.keys().map(|id| id.len()).max().unwrap_or(0);
    for (id, clause) in &ledger {
        text += &format!("{id:<widest$}  {}\n", clause.says);
        for line in ways(id, clause) {
            text += &format!("{:widest$}  = {line}\n", "");
        }
    }
    text += "\nCác quy tắc kiểm (xem từng quy tắc bằng vanban explain MÃ):\n";
    let widest = checks::rules().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in checks::rules() {
        text +=
            &format!("{:<widest$}  {}, {}\n", rule.id, rule.severity.words(), rule.weight.words());
        text += &format!("{:widest$}  {}\n", "", rule.what);
    }
    Ok(text)
}

/// A rule or a clause: what it wants, why, wrong and right, its weight, its clauses.
///
/// # Errors
/// [`Error::UnknownRule`] with the nearest id; [`Error::Kit`] for a fault in the ledger.
pub fn explain(kit: &Kit, id: &str) -> Result<String> {
    let ledger = kit.ledger()?;
    if let Some(rule) = checks::rule(id) {
        return Ok(about_rule(rule, &ledger));
    }
    let named = ledger.iter().find(|(known, _)| known.eq_ignore_ascii_case(id));
    match named {
        Some((id, clause)) => Ok(about_clause(id, clause)),
        None => {
            let ids = checks::rules().map(|rule| rule.id);
            Err(Error::UnknownRule {
                id: id.to_owned(),
                known: suggest(id, ids.chain(ledger.keys().map(String::as_str))),
            })
        }
    }
}

fn about_rule(rule: &Rule, ledger: &Ledger) -> String {
    let (severity, weight) = (rule.severity.words(), rule.weight.words());
    let (wrong, right) = rule.example.words();
    let mut text = format!("{} ({severity}; {weight}; {})\n\n", rule.id, rule.certainty.words());
    text += &format!("  {}\n  {}\n\n", rule.what, rule.why);
    text += &format!("Sai:\n{}\nĐúng:\n{}", indented(&wrong), indented(right));
    if !rule.clauses.is_empty() {
        text += "\nĐiều khoản:\n";
    }
    for id in rule.clauses {
        let says = ledger.get(*id).map_or("", |clause| clause.says.as_str());
        text += &format!("  {id}: {says}\n");
    }
    text
}

fn about_clause(id: &str, clause: &Clause) -> String {
    let mut text = format!("{id} ({})\n\n  {}\n\n", source(id), clause.says);
    for line in ways(id, clause) {
        text += &format!("  {line}\n");
    }
    text
}

/// What the series of an id is.
fn source(id: &str) -> &'static str {
    if id.starts_with("LINT-") { "thông lệ" } else { "quy định" }
}

/// How a clause is met, a line for each way.
fn ways(id: &str, clause: &Clause) -> Vec<String> {
    let Clause { styles, templates, phrases, keys, beyond, open, .. } = clause;
    let rules = checks::rules().filter(|rule| rule.clauses.contains(&id));
    let rules: Vec<String> = rules.map(|rule| rule.id.to_owned()).collect();
    let named = [
        ("kiểu", styles),
        ("mẫu", templates),
        ("lời văn", phrases),
        ("khóa", keys),
        ("kiểm", &rules),
    ];
    let named = named.iter().filter(|(_, names)| !names.is_empty());
    let mut lines: Vec<String> =
        named.map(|(what, names)| format!("{what}: {}", names.join(", "))).collect();
    lines.extend(beyond.iter().map(|why| format!("không kiểm bằng chương trình: {why}")));
    lines.extend(open.iter().map(|why| format!("chưa làm: {why}")));
    lines
}

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("  {line}\n")).collect()
}
