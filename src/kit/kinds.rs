//! Reading `kinds.yaml` into [`Kind`]s: fields are declared once and named by the kinds.

use indexmap::IndexMap;
use serde::Deserialize;

use super::kind::{Field, Kind, Need, Shape};
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
    dang: ShapeEntry,
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

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum ShapeEntry {
    Ma,
    Dong,
    CacDong,
    Ngay,
    NoiDung,
    CoQuan,
    NguoiKy,
    PhuLuc,
    KemTheo,
    Bang,
    VienDan,
    TrinhBay,
    NguoiSoan,
    CoKhong,
}

/// Reads the text of `kinds.yaml`.
///
/// # Errors
/// [`Error::Kit`] for a fault of form, or a kind that names a field or group that is not declared.
pub(super) fn read(file: &str, text: &str) -> Result<IndexMap<String, Kind>> {
    let entries: File = typed(file, text)?;
    let mut kinds = IndexMap::new();
    for (id, entry) in &entries.loai {
        kinds.insert(id.clone(), kind(file, text, id, entry, &entries)?);
    }
    Ok(kinds)
}

fn kind(file: &str, text: &str, id: &str, entry: &KindEntry, all: &File) -> Result<Kind> {
    let wrong = |message: String| fault(file, text, id, message);
    let mut fields = IndexMap::new();
    let mut declare = |key: &String, need: Need| -> Result<()> {
        let declared = entry.truong_rieng.get(key).or_else(|| all.truong.get(key));
        let declared = declared
            .ok_or_else(|| wrong(format!("loại «{id}» nêu trường «{key}» chưa khai ở «truong»")))?;
        fields.entry(key.clone()).or_insert_with(|| field(declared, need));
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

fn field(entry: &FieldEntry, need: Need) -> Field {
    Field {
        shape: shape(entry.dang),
        need,
        help: entry.tro_giup.clone(),
        example: entry.vi_du.clone(),
        clauses: entry.quy_tac.clone(),
    }
}

fn shape(entry: ShapeEntry) -> Shape {
    match entry {
        ShapeEntry::Ma => Shape::Code,
        ShapeEntry::Dong => Shape::Line,
        ShapeEntry::CacDong => Shape::Lines,
        ShapeEntry::Ngay => Shape::Date,
        ShapeEntry::NoiDung => Shape::Body,
        ShapeEntry::CoQuan => Shape::Issuer,
        ShapeEntry::NguoiKy => Shape::Signers,
        ShapeEntry::PhuLuc => Shape::Appendices,
        ShapeEntry::KemTheo => Shape::Attached,
        ShapeEntry::Bang => Shape::Tables,
        ShapeEntry::VienDan => Shape::Citations,
        ShapeEntry::TrinhBay => Shape::Presentation,
        ShapeEntry::NguoiSoan => Shape::Drafter,
        ShapeEntry::CoKhong => Shape::Flag,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_names_an_undeclared_field_is_refused_at_its_line() {
        let text = "truong: {}\nnhom: {}\nloai:\n  thu: { ten: Thư, mau: thu, quy_tac: [], \
                    bat_buoc: [la] }\n";
        let error = read("kinds.yaml", text).expect_err("«la» is not declared");
        assert!(error.to_string().starts_with("kinds.yaml:4:1: loại «thu» nêu trường «la»"));
    }
}
