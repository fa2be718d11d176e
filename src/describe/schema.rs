//! The JSON Schema (2020-12) by which editors complete keys, show help and mark what is wrong.
//!
//! In: the kit. Out: one schema for documents of all kinds: `loai` decides which fields there are.
//! It refuses nothing that the reader takes; what only the reader can judge (calendar, order of
//! authorities, references) it leaves to `build`. Source: `kinds.yaml`, JSON Schema 2020-12.

use serde_json::{Map, Value, json};

use super::KIND_KEY;
use super::json::pretty;
use super::shapes;
use crate::error::Result;
use crate::input::keys;
use crate::kit::{Example, Field, Kind, Kit, Need};

/// The schema of `ho-so.yaml`, as JSON text.
///
/// # Errors
/// As [`schema`].
pub fn dossier_schema(kit: &Kit) -> Result<String> {
    let mut schema = shapes::dossier(kit);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("vanban: ho-so.yaml");
    // A file that says nothing marks the folder all the same.
    schema["type"] = json!(["object", "null"]);
    schema["$defs"] = json!(shapes::definitions(kit));
    pretty(&schema)
}

/// The schema of a document, as JSON text; keys that its dossier supplies need not be given.
///
/// # Errors
/// [`crate::error::Error::Broken`] when it cannot be written as JSON; only a fault of the program
/// leads there.
pub fn schema(kit: &Kit, supplied: &[&str]) -> Result<String> {
    let system = keys::SYSTEM;
    let help = kit.kinds.values().find_map(|kind| kind.fields.get(KIND_KEY));
    let help = help.map_or("", |field| field.help.as_str());
    let by_kind = kit.kinds.values().map(|kind| {
        json!({
            "if": {
                "properties": { KIND_KEY: { "enum": [kind.id, format!("{system}/{}", kind.id)] } },
                "required": [KIND_KEY],
            },
            "then": document(kind, supplied),
        })
    });
    pretty(&json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "vanban",
        "type": "object",
        "required": [KIND_KEY],
        "properties": {
            KIND_KEY: shapes::described(shapes::kind(kit), Need::Required, help),
        },
        "allOf": by_kind.collect::<Vec<_>>(),
        "$defs": shapes::definitions(kit),
    }))
}

/// What a document of a kind holds.
fn document(kind: &Kind, supplied: &[&str]) -> Value {
    let fields = kind.fields.iter();
    let property = |(key, field): (&String, &Field)| {
        // The kind itself is described above all kinds.
        let own = if key == KIND_KEY { json!(true) } else { property(field) };
        (key.clone(), own)
    };
    let properties: Map<_, _> = fields.clone().map(property).collect();
    let asked = |(key, field): &(&String, &Field)| {
        field.need == Need::Required && !supplied.contains(&key.as_str())
    };
    let required: Vec<&String> = fields.filter(asked).map(|(key, _)| key).collect();
    json!({
        "title": kind.name,
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn property(field: &Field) -> Value {
    let mut help = field.help.clone();
    if !field.clauses.is_empty() {
        help += &format!(" ({})", field.clauses.join(", "));
    }
    let mut property = shapes::described(shapes::of(field.shape), field.need, &help);
    if field.value != Example::Blank {
        property["examples"] = json!([field.value]);
    }
    property
}
