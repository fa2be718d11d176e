//! Reading `kinds.yaml` into [`Kind`]s: fields are declared once and named by the kinds.
//!
//! In: the text of that file and of those that add to it. Out: the kinds by id; a later file adds
//! kinds and fields, or puts its own in place of earlier ones. Knows no document.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Deserialize;

use super::copy::Copying;
use super::kind::{Example, Field, Kind, Need, Shape};
use super::typed;
use crate::error::{Error, Result};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
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
    #[serde(default)]
    luu_tru: String,
    #[serde(default)]
    sao: Option<Copying>,
    quy_tac: Vec<String>,
    bat_buoc: Vec<String>,
    #[serde(default)]
    tuy_chon: Vec<String>,
    #[serde(default)]
    nhom: Vec<String>,
    #[serde(default)]
    truong_rieng: IndexMap<String, FieldEntry>,
}

/// A file of kinds by its name, with its text.
pub(super) type Named<'t> = (&'t str, &'t str);

/// Reads files of kinds, `kinds.yaml` first.
///
/// # Errors
/// [`Error::Kit`] for a fault of form, or a kind that names a field or group that is not declared.
pub(super) fn read(files: &[Named<'_>]) -> Result<IndexMap<String, Kind>> {
    let mut all = File::default();
    for (file, text) in files {
        let more: File = typed(file, text)?;
        all.truong.extend(more.truong);
        all.nhom.extend(more.nhom);
        all.loai.extend(more.loai);
    }
    let mut kinds = IndexMap::new();
    let mut known = Known::new();
    for (id, entry) in &all.loai {
        kinds.insert(id.clone(), kind(files, id, entry, &all, &mut known)?);
    }
    Ok(kinds)
}

/// Examples by their text, each read once: most fields stand in nearly every kind, and every
/// start of the program waits for this.
type Known = BTreeMap<String, Example>;

fn kind(
    files: &[Named<'_>],
    id: &str,
    entry: &KindEntry,
    all: &File,
    known: &mut Known,
) -> Result<Kind> {
    let wrong = |message: String| fault(files, id, message);
    let mut fields = IndexMap::new();
    let mut declare = |key: &String, need: Need| -> Result<()> {
        let declared = entry.truong_rieng.get(key).or_else(|| all.truong.get(key));
        let declared = declared
            .ok_or_else(|| wrong(format!("loại «{id}» nêu trường «{key}» chưa khai ở «truong»")))?;
        if !fields.contains_key(key) {
            let value = value(&declared.vi_du, known)
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
        archive_code: entry.luu_tru.clone(),
        clauses: entry.quy_tac.clone(),
        copying: entry.sao.clone(),
        fields,
    })
}

/// A fault of the kind `id`, at the line that declares it last.
pub(super) fn fault(files: &[Named<'_>], id: &str, message: String) -> Error {
    let opening = format!("{id}:");
    let line = |text: &str| text.lines().position(|line| line.trim_start().starts_with(&opening));
    let place = files.iter().rev().find_map(|(file, text)| Some((*file, line(text)?)));
    let (file, at) = place.or_else(|| Some((files.first()?.0, 0))).unwrap_or_default();
    Error::Kit { file: file.to_owned(), line: at + 1, column: 1, message }
}

/// What an example says.
fn value(example: &str, known: &mut Known) -> std::result::Result<Example, String> {
    if example.trim().is_empty() {
        return Ok(Example::Blank);
    }
    if let Some(value) = known.get(example) {
        return Ok(value.clone());
    }
    let value: Example = typed("", example).map_err(|error| {
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
        let error = read(&[("kinds.yaml", text)]).expect_err("a list that does not end");
        let said = error.to_string();
        assert!(said.starts_with("kinds.yaml:4:1: loại «thu», ví dụ của «la»: "), "{said}");
    }

    #[test]
    fn a_kind_that_names_an_undeclared_field_is_refused_at_its_line() {
        let text = "truong: {}\nnhom: {}\nloai:\n  thu: { ten: Thư, mau: thu, quy_tac: [], \
                    bat_buoc: [la] }\n";
        let error = read(&[("kinds.yaml", text)]).expect_err("«la» is not declared");
        assert!(error.to_string().starts_with("kinds.yaml:4:1: loại «thu» nêu trường «la»"));
    }

    #[test]
    fn a_second_file_adds_kinds_and_answers_for_its_own_faults() {
        let first = "truong: { la: { dang: dong, tro_giup: Lá. } }\nloai:\n  thu: { ten: Thư, \
                     mau: thu, quy_tac: [], bat_buoc: [la] }\n";
        let second = "loai:\n  to: { ten: Tờ, mau: to, quy_tac: [], bat_buoc: [la] }\n  \
                      thu: { ten: Thư ngỏ, mau: thu, quy_tac: [], bat_buoc: [la] }\n";
        let kinds = read(&[("kinds.yaml", first), ("them.yaml", second)]).expect("both are right");
        let names: Vec<_> = kinds.values().map(|kind| kind.name.as_str()).collect();
        assert_eq!(names, ["Thư ngỏ", "Tờ"]);
        let wrong =
            second.replace("to, quy_tac: [], bat_buoc: [la]", "to, quy_tac: [], bat_buoc: [a]");
        let error =
            read(&[("kinds.yaml", first), ("them.yaml", &wrong)]).expect_err("no field «a»");
        assert!(error.to_string().starts_with("them.yaml:2:1: loại «to»"), "{error}");
    }
}
