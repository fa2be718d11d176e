//! Fixed wording of one system of rules: levels of the body, citations, signatures, phrases.
//!
//! Filled from `words.yaml`; read by `input` (levels, citations) and by templates (phrases). Knows
//! no looks and no kind of document.

use indexmap::IndexMap;
use serde::Deserialize;

/// All fixed wording.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// `cap`: the levels of a body by their key, from large to small.
    #[serde(rename = "cap")]
    pub levels: IndexMap<String, LevelWords>,
    /// `quyen_han`: what is printed before the title, by authority (`TM`, `KT` …).
    #[serde(rename = "quyen_han")]
    pub authorities: IndexMap<String, String>,
    /// `vien_dan`: how documents are cited.
    #[serde(rename = "vien_dan")]
    pub citation: CitationWords,
    /// `mo_can_cu`: words a legal basis may begin with; one that begins otherwise gets the phrase
    /// `can_cu` before it.
    #[serde(rename = "mo_can_cu")]
    pub basis_openings: Vec<String>,
    /// `cho_trong`: how many spaces are kept free for a value that is still blank, by key.
    #[serde(rename = "cho_trong")]
    pub blanks: IndexMap<String, u8>,
    /// `giu_lien`: what `trinh_bay: { giu_lien: true }` keeps on one line.
    #[serde(rename = "giu_lien")]
    pub glue: GlueWords,
    /// `chu`: every other phrase, by name, for templates.
    #[serde(rename = "chu")]
    pub phrases: IndexMap<String, String>,
}

/// How a level of the body is opened, numbered and mentioned (ND30-I.I.II.6.dd, ND30-II.V.7).
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelWords {
    /// `tu`: the word that opens it (`Chương`), empty where a number alone does.
    #[serde(rename = "tu", default)]
    pub word: String,
    /// `so`: its numerals.
    #[serde(rename = "so")]
    pub numeral: Numeral,
    /// `dau`: what follows the number or is the mark itself (`.`, `)`, `-`).
    #[serde(rename = "dau", default)]
    pub mark: String,
    /// `goi`: the word that mentions it in running text (`khoản`); empty: it cannot be mentioned.
    #[serde(rename = "goi", default)]
    pub mention: String,
}

/// How numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Numeral {
    /// `la-ma`: I, II, III …
    #[serde(rename = "la-ma")]
    Roman,
    /// `a-rap`: 1, 2, 3 …
    #[default]
    #[serde(rename = "a-rap")]
    Arabic,
    /// `chu-cai`: a, b, c, d, đ, e, g … (ND30-I.I.II.6.dd-5).
    #[serde(rename = "chu-cai")]
    Letter,
    /// `khong`: a mark without number.
    #[serde(rename = "khong")]
    None,
}

/// How a document is cited, with `{loai}`, `{so}`, `{ngay}`, `{co_quan}`, `{trich_yeu}` in braces
/// (ND30-I.I.II.6.b); a pattern's part in brackets is left out when a value in it is missing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CitationWords {
    /// `day_du`: the first mention.
    #[serde(rename = "day_du")]
    pub full: String,
    /// `ngan`: every later one.
    #[serde(rename = "ngan")]
    pub short: String,
    /// `luat_day_du`: the first mention of a law.
    #[serde(rename = "luat_day_du")]
    pub law_full: String,
    /// `luat_ngan`: every later one.
    #[serde(rename = "luat_ngan")]
    pub law_short: String,
    /// `ngay_day_du`: a date in legal bases, with `{ngay}`, `{thang}`, `{nam}`.
    #[serde(rename = "ngay_day_du")]
    pub date_long: String,
    /// `ngay_ngan`: a date in running text.
    #[serde(rename = "ngay_ngan")]
    pub date_short: String,
    /// `luat`: names of kinds cited as laws, without number, symbol or issuing body.
    #[serde(rename = "luat")]
    pub laws: Vec<String>,
    /// `khoa_quoc_hoi`: the first and the last year of each National Assembly, by its symbol.
    #[serde(rename = "khoa_quoc_hoi", default)]
    pub assemblies: IndexMap<String, (i32, i32)>,
}

/// Words that stay on one line with the number beside them, where the author asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlueWords {
    /// `truoc_so`: words before a number (`ngày 05`, `khoản 2`).
    #[serde(rename = "truoc_so")]
    pub before: Vec<String>,
    /// `sau_so`: units and words behind a number (`5 triệu`, `05 tháng`).
    #[serde(rename = "sau_so")]
    pub after: Vec<String>,
}
