//! The kinds of document and the fields an author may fill, as data.
//!
//! Filled from `kinds.yaml`; read by `input` (which keys are known, of what shape), `template`
//! (which template, which symbol) and the commands that list kinds. Knows no layout.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::copy::Copying;

/// One kind of document (ND30-D7) or copy.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Kind {
    /// Key in `loai:`, e.g. `cong-van`.
    pub id: String,
    /// Name in running text, e.g. `Công văn`.
    pub name: String,
    /// Abbreviation in the symbol, exact case (ND30-III.I); none for công văn and thư công.
    pub abbreviation: Option<String>,
    /// Template file without `.xml`.
    pub template: String,
    /// Pattern of the symbol with `{loai}`, `{co_quan}`, `{don_vi}` in braces, e.g.
    /// `{loai}-{co_quan}` (ND30-I.I.II.3.b-1); empty: the kind carries no symbol.
    pub symbol: String,
    /// Number of the official form, e.g. `1.4`; empty: there is none.
    pub form: String,
    /// Code of the kind in the record an archive takes in (`other-systems` D-19); empty: none.
    pub archive_code: String,
    /// Rule ids the entry rests on.
    pub clauses: Vec<String>,
    /// How its documents copy others; none: they are no copies.
    pub copying: Option<Copying>,
    /// Fields of this kind in the order `vanban new` writes them.
    pub fields: IndexMap<String, Field>,
}

/// One key an author may write.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Field {
    /// Shape of the value.
    pub shape: Shape,
    /// `trong`: the codes it may be; empty: any.
    pub among: Vec<String>,
    /// Whether a document without it is refused.
    pub need: Need,
    /// One line of help, Vietnamese.
    pub help: String,
    /// Example value as YAML, for `vanban new` and the documentation.
    pub example: String,
    /// What that YAML says.
    pub value: Example,
    /// Rule ids it rests on.
    pub clauses: Vec<String>,
}

/// An example read as YAML.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Example {
    /// Nothing is written.
    #[default]
    Blank,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Count(i64),
    /// A number with a fraction.
    Number(f64),
    /// Any other words.
    Text(String),
    /// A list.
    List(Vec<Example>),
    /// Keys and their values.
    Group(IndexMap<String, Example>),
}

/// Whether a field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Need {
    /// A document without it is refused.
    Required,
    /// May be left out or blank.
    #[default]
    Optional,
}

/// Shape of the value of a field; its word in data is the one named first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Shape {
    /// `ma`: a key or code, taken as it stands.
    #[serde(rename = "ma")]
    Code,
    /// `dong`: one line with inline notation.
    #[default]
    #[serde(rename = "dong")]
    Line,
    /// `cac-dong`: one line or a list of lines.
    #[serde(rename = "cac-dong")]
    Lines,
    /// `ngay`: `2020`, `2020-02` or `2020-02-25`.
    #[serde(rename = "ngay")]
    Date,
    /// `noi-dung`: body notation, text or list.
    #[serde(rename = "noi-dung")]
    Body,
    /// `co-quan`: a profile's id or the profile itself.
    #[serde(rename = "co-quan")]
    Issuer,
    /// `nguoi-ky`: a signer or a list of signers.
    #[serde(rename = "nguoi-ky")]
    Signers,
    /// `phu-luc`: a list of appendices.
    #[serde(rename = "phu-luc")]
    Appendices,
    /// `kem-theo`: an attached document.
    #[serde(rename = "kem-theo")]
    Attached,
    /// `bang`: tables by name.
    #[serde(rename = "bang")]
    Tables,
    /// `vien-dan`: cited documents by name.
    #[serde(rename = "vien-dan")]
    Citations,
    /// `trinh-bay`: choices inside the ranges of the style sheet.
    #[serde(rename = "trinh-bay")]
    Presentation,
    /// `bo-qua`: rules that are not to be heard of.
    #[serde(rename = "bo-qua")]
    Silencings,
    /// `nguoi-soan`: code of the drafter and number of copies.
    #[serde(rename = "nguoi-soan")]
    Drafter,
    /// `co-khong`: `true` or `false`.
    #[serde(rename = "co-khong")]
    Flag,
    /// `ban-goc`: the document that is copied.
    #[serde(rename = "ban-goc")]
    Original,
    /// `cac-nhan`: a label or a list of labels.
    #[serde(rename = "cac-nhan")]
    Labels,
    /// `du-thao`: `true` or the number of the draft.
    #[serde(rename = "du-thao")]
    Draft,
    /// `hinh`: a PNG file, or the file and how wide the thing it shows is.
    #[serde(rename = "hinh")]
    Picture,
    /// `danh-sach`: the list a document is made with, and what its files are called.
    #[serde(rename = "danh-sach")]
    List,
    /// `thoi-diem`: a day and a time of it, to the second.
    #[serde(rename = "thoi-diem")]
    Moment,
}

impl Shape {
    /// All shapes, in the order of their declaration.
    pub const ALL: [Shape; 21] = [
        Shape::Code,
        Shape::Line,
        Shape::Lines,
        Shape::Date,
        Shape::Body,
        Shape::Issuer,
        Shape::Signers,
        Shape::Appendices,
        Shape::Attached,
        Shape::Tables,
        Shape::Citations,
        Shape::Presentation,
        Shape::Silencings,
        Shape::Drafter,
        Shape::Flag,
        Shape::Original,
        Shape::Labels,
        Shape::Draft,
        Shape::Picture,
        Shape::List,
        Shape::Moment,
    ];
}
