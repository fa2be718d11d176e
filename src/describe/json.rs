//! The kinds and their fields as JSON, for other programs.
//!
//! In: the kit. Out: a list of kinds in the order of the decree. Must not know what any field
//! means. Source: `kinds.yaml`.

use serde::Serialize;

use crate::error::{Error, Result};
use crate::kit::{Field, Kind, Kit, Need, Shape};

#[derive(Serialize)]
struct KindEntry<'k> {
    id: &'k str,
    name: &'k str,
    abbreviation: Option<&'k str>,
    form: Option<&'k str>,
    clauses: &'k [String],
    fields: Vec<FieldEntry<'k>>,
}

#[derive(Serialize)]
struct FieldEntry<'k> {
    key: &'k str,
    shape: Shape,
    required: bool,
    help: &'k str,
    /// As YAML.
    example: &'k str,
    clauses: &'k [String],
}

/// The kinds as a JSON list; each has `id`, `name`, `abbreviation` and `form` (`null` where the
/// decree gives none), `clauses`, and `fields` with `key`, `shape`, `required`, `help`, `example`
/// (YAML) and `clauses`.
///
/// # Errors
/// [`Error::Broken`] when the kinds cannot be written as JSON; only a fault of the program leads
/// there.
pub fn kinds(kit: &Kit) -> Result<String> {
    let kinds: Vec<_> = kit.kinds.values().map(kind).collect();
    pretty(&kinds)
}

/// A value as JSON text that ends its last line.
pub(super) fn pretty(value: &impl Serialize) -> Result<String> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| Error::Broken { stage: "describe", message: error.to_string() })?;
    Ok(text + "\n")
}

fn kind(kind: &Kind) -> KindEntry<'_> {
    KindEntry {
        id: &kind.id,
        name: &kind.name,
        abbreviation: kind.abbreviation.as_deref(),
        form: Some(kind.form.as_str()).filter(|form| !form.is_empty()),
        clauses: &kind.clauses,
        fields: kind.fields.iter().map(|(key, declared)| field(key, declared)).collect(),
    }
}

fn field<'k>(key: &'k str, field: &'k Field) -> FieldEntry<'k> {
    FieldEntry {
        key,
        shape: field.shape,
        required: field.need == Need::Required,
        help: &field.help,
        example: &field.example,
        clauses: &field.clauses,
    }
}
