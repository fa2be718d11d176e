//! Keys that a document takes from `mac_dinh` of its project.
//!
//! In: the entries of a document. Out: the same with the defaults its kind has and it does not give;
//! of `trinh_bay` choice by choice. Must not know what the keys mean.

use super::session::Session;
use super::shared::words;
use super::yaml::{Entry, Value};

/// The key whose choices stand each for themselves.
const CHOICES: &str = "trinh_bay";

impl Session<'_> {
    /// The entries of a document, and behind them the defaults they leave open.
    pub(super) fn with_defaults(&mut self, mut entries: Vec<Entry>) -> Vec<Entry> {
        let Some(project) = self.project.clone().filter(|one| !one.defaults().is_empty()) else {
            return entries;
        };
        let kit = self.kit;
        let named = entries.iter().find(|entry| entry.key.value == "loai");
        let named = named.and_then(|entry| match &entry.value.value {
            Value::Scalar(scalar) => Some(scalar.passage.text().trim()),
            Value::Sequence(_) | Value::Mapping(_) => None,
        });
        let id = named.map(|id| id.rsplit('/').next().unwrap_or(id));
        let Some(kind) = id.and_then(|id| kit.kinds.get(id)) else { return entries };
        for default in project.defaults() {
            let key = &default.key.value;
            if !kind.fields.contains_key(key) {
                continue;
            }
            let default = default.clone().moved(self.shared_source);
            let given = entries.iter_mut().find(|entry| entry.key.value == *key);
            let name = format!("mac_dinh.{key}");
            match (given, choices(&default)) {
                (None, choices) => {
                    let whole = std::slice::from_ref(&default);
                    match choices {
                        Some(choices) => self.take(&format!("{name}."), choices),
                        None => self.take("mac_dinh.", whole),
                    }
                    entries.push(default);
                }
                (Some(given), Some(choices)) => {
                    let taken = add_choices(given, choices);
                    self.take(&format!("{name}."), &taken);
                }
                (Some(_), None) => {}
            }
        }
        entries
    }

    /// Takes note of the defaults that a document takes; their keys follow on `above`.
    fn take(&mut self, above: &str, taken: &[Entry]) {
        for entry in taken {
            let key = format!("{above}{}", entry.key.value);
            self.share(key, Some(words(&entry.value)), entry.key.span);
        }
    }
}

/// The choices of a default that can be taken one by one.
fn choices(default: &Entry) -> Option<&[Entry]> {
    match &default.value.value {
        Value::Mapping(choices) if default.key.value == CHOICES => Some(choices),
        Value::Mapping(_) | Value::Scalar(_) | Value::Sequence(_) => None,
    }
}

/// Adds the choices that are not given; those that were added.
fn add_choices(given: &mut Entry, choices: &[Entry]) -> Vec<Entry> {
    let Value::Mapping(given) = &mut given.value.value else { return Vec::new() };
    let open = |choice: &&Entry| given.iter().all(|entry| entry.key.value != choice.key.value);
    let taken: Vec<Entry> = choices.iter().filter(open).cloned().collect();
    given.extend(taken.iter().cloned());
    taken
}
