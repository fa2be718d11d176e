//! Keys that a document takes from `mac_dinh` of its project.
//!
//! In: the entries of a document. Out: the same with the defaults its kind has and it does not give;
//! of `trinh_bay` choice by choice. Must not know what the keys mean.

use super::project::Shared;
use super::session::Session;
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
            let taken = match given {
                None => {
                    entries.push(default.clone());
                    true
                }
                Some(given) if key == CHOICES => add_choices(given, &default),
                Some(_) => false,
            };
            if taken {
                let content = format!("{:?}", plain(&default));
                let (key, span) = (format!("mac_dinh.{key}"), default.key.span);
                self.shared.push(Shared { key, content, span });
            }
        }
        entries
    }
}

/// Adds the choices that are not given; whether there were any.
fn add_choices(given: &mut Entry, default: &Entry) -> bool {
    let (Value::Mapping(given), Value::Mapping(choices)) =
        (&mut given.value.value, &default.value.value)
    else {
        return false;
    };
    let before = given.len();
    for choice in choices {
        if given.iter().all(|entry| entry.key.value != choice.key.value) {
            given.push(choice.clone());
        }
    }
    given.len() > before
}

/// The words of an entry in their order, whatever their places.
fn plain(entry: &Entry) -> Vec<String> {
    let mut words = vec![entry.key.value.clone()];
    let mut waiting = vec![&entry.value];
    while let Some(node) = waiting.pop() {
        match &node.value {
            Value::Scalar(scalar) => words.push(scalar.passage.text().to_owned()),
            Value::Sequence(nodes) => waiting.extend(nodes.iter().rev()),
            Value::Mapping(entries) => {
                words.extend(entries.iter().map(|entry| entry.key.value.clone()));
                waiting.extend(entries.iter().rev().map(|entry| &entry.value));
            }
        }
    }
    words
}
