//! Reading `kinds.yaml` into [`Kind`]s: fields are declared once and named by the kinds.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Deserialize;

use super::kind::{Example, Field, Kind, Need, Shape};
use super::typed;
use crate::error::{Error, Result};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    truong: IndexMap<String, FieldEntry>,
    nhom: IndexMap<String, Vec<String>>,
    loai: IndexMap<String, KindEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldEntry {
    dang: Shape,
    #[serde(default)]
    trong: Vec<String>,
    tro_giup: String,
    #[serde(default)]
    vi_du: String,
    #[serde(default)]
    quy_tac: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindEntry {
    ten: String,
    #[serde(default)]
    viet_tat: Option<String>,
    mau: String,
    #[serde(default)]
    ky_hieu: String,
    #[serde(default)]
    mau_so: String,
    quy_tac: Vec<String>,
    bat_buoc: Vec<String>,
    #[serde(default)]
    tuy_chon: Vec<String>,
    #[serde(default)]
    nhom: Vec<String>,
    #[serde(default)]
    truong_rieng: IndexMap<String, FieldEntry>,
}

/// Reads the text of `kinds.yaml`.
///
/// # Errors
/// [`Error::Kit`] for a fault of form, or a kind that names a field or group that is not declared.
pub(super) fn read(file: &str, text: &str) -> Result<IndexMap<String, Kind>> {
    let entries: File = typed(file, text)?;
    let mut kinds = IndexMap::new();
    let mut known = Known::new();
    for (id, entry) in &entries.loai {
        kinds.insert(id.clone(), kind(file, text, id, entry, &entries, &mut known)?);
    }
    Ok(kinds)
}

/// Examples by their text, each read once: most fields stand in nearly every kind, and every
/// start of the program waits for this.
type Known = BTreeMap<String, Example>;

fn kind(
    file: &str,
    text: &str,
    id: &str,
    entry: &KindEntry,
    all: &File,
    known: &mut Known,
) -> Result<Kind> {
    let wrong = |message: String| fault(file, text, id, message);
    let mut fields = IndexMap::new();
    let mut declare = |key: &String, need: Need| -> Result<()> {
        let declared = entry.truong_rieng.get(key).or_else(|| all.truong.get(key));
        let declared = declared
            .ok_or_else(|| wrong(format!("loại «{id}» nêu trường «{key}» chưa khai ở «truong»")))?;
        if !fields.contains_key(key) {
            let value = value(file, &declared.vi_du, known)
                .map_err(|why| wrong(format!("loại «{id}», ví dụ của «{key}»: {why}")))?;
            fields.insert(key.clone(), field(declared, need, value));
        }
        Ok(())
    };
    for key in &entry.bat_buoc {
        declare(key, Need::Required)?;
    }
    for key in entry.tuy_chon.iter().chain(entry.truong_rieng.keys()) {
        declare(key, Need::Optional)?;
    }
    for group in &entry.nhom {
        let members = all
            .nhom
            .get(group)
            .ok_or_else(|| wrong(format!("loại «{id}» nêu nhóm «{group}» chưa khai ở «nhom»")))?;
        for key in members {
            declare(key, Need::Optional)?;
        }
    }
    Ok(Kind {
        id: id.to_owned(),
        name: entry.ten.clone(),
        abbreviation: entry.viet_tat.clone(),
        template: entry.mau.clone(),
        symbol: entry.ky_hieu.clone(),
        form: entry.mau_so.clone(),
        clauses: entry.quy_tac.clone(),
        fields,
    })
}

/// A fault of the kind `id`, at the line that declares it.
pub(super) fn fault(file: &str, text: &str, id: &str, message: String) -> Error {
    let line = text.lines().position(|line| line.trim_start().starts_with(&format!("{id}:")));
    Error::Kit { file: file.to_owned(), line: line.map_or(1, |at| at + 1), column: 1, message }
}

/// What an example says.
fn value(file: &str, example: &str, known: &mut Known) -> std::result::Result<Example, String> {
    if example.trim().is_empty() {
        return Ok(Example::Blank);
    }
    if let Some(value) = known.get(example) {
        return Ok(value.clone());
    }
    let value: Example = typed(file, example).map_err(|error| {
        let whole = error.to_string();
        // Its place is one in the example, not in the file.
        if let Error::Kit { message, .. } = error { message } else { whole }
    })?;
    known.insert(example.to_owned(), value.clone());
    Ok(value)
}

fn field(entry: &FieldEntry, need: Need, value: Example) -> Field {
    Field {
        shape: entry.dang,
        among: entry.trong.clone(),
        need,
        help: entry.tro_giup.clone(),
        example: entry.vi_du.clone(),
        value,
        clauses: entry.quy_tac.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_that_is_no_yaml_is_refused_at_its_kind() {
        let text = "truong: { la: { dang: dong, tro_giup: Lá., vi_du: '[a' } }\nnhom: {}\nloai:\n  \
                    thu: { ten: Thư, mau: thu, quy_tac: [], bat_buoc: [la] }\n";
        let error = read("kinds.yaml", text).expect_err("a list that does not end");
        let said = error.to_string();
        assert!(said.starts_with("kinds.yaml:4:1: loại «thu», ví dụ của «la»: "), "{said}");
    }

    #[test]
    fn a_kind_that_names_an_undeclared_field_is_refused_at_its_line() {
        let text = "truong: {}\nnhom: {}\nloai:\n  thu: { ten: Thư, mau: thu, quy_tac: [], \
                    bat_buoc: [la] }\n";
        let error = read("kinds.yaml", text).expect_err("«la» is not declared");
        assert!(error.to_string().starts_with("kinds.yaml:4:1: loại «thu» nêu trường «la»"));
    }
}
