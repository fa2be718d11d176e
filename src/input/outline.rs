//! The body of a document: clauses within clauses, numbered, with paragraphs and tables.
//!
//! Made by `input::body` from either notation; read by checks and the template. The levels are the
//! decree's (ND30-I.I.II.6.dd); their words and numerals are data of the kit.

use super::rich::Text;
use crate::source::{Span, Spanned};

/// A body.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outline {
    /// In order.
    pub parts: Vec<Part>,
}

/// What a body or a clause consists of.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A paragraph without number.
    Paragraph(Text),
    /// A clause with what belongs to it.
    Clause(Clause),
    /// A table.
    Table(Table),
}

/// A numbered (or marked) clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// Its level.
    pub level: Level,
    /// Its number among its siblings, from 1 (Điều: through the whole body).
    pub number: u32,
    /// The number as printed, without words or punctuation: `IV`, `3`, `đ`; empty for `-` and `+`.
    pub numeral: String,
    /// The opening as the author typed it, e.g. `2.`; none in the list notation.
    pub typed: Option<Spanned<String>>,
    /// `{#nhan}`.
    pub label: Option<Spanned<String>>,
    /// Its title, where it has one: printed bold on the clause's own line.
    pub title: Option<Text>,
    /// The text that follows the number on the same line, where there is no title.
    pub text: Option<Text>,
    /// What belongs to it.
    pub parts: Vec<Part>,
    /// From its opening to the end of its first paragraph.
    pub span: Span,
}

/// A level of the body, from large to small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// `Phần I`.
    Phan,
    /// `Chương I`.
    Chuong,
    /// `Mục 1`.
    Muc,
    /// `Tiểu mục 1`.
    TieuMuc,
    /// `Điều 1.`.
    Dieu,
    /// `I.` in documents without điều (ND30-I.I.V-6b).
    LaMa,
    /// `1.`.
    Khoan,
    /// `a)`.
    Diem,
    /// `-`, house style below điểm.
    Gach,
    /// `+`, house style below gạch.
    Cong,
}

impl Level {
    /// All levels, from large to small.
    pub const ALL: [Level; 10] = [
        Level::Phan,
        Level::Chuong,
        Level::Muc,
        Level::TieuMuc,
        Level::Dieu,
        Level::LaMa,
        Level::Khoan,
        Level::Diem,
        Level::Gach,
        Level::Cong,
    ];

    /// The level's key in `words.yaml`, the list notation and the style sheet.
    pub fn key(self) -> &'static str {
        match self {
            Level::Phan => "phan",
            Level::Chuong => "chuong",
            Level::Muc => "muc",
            Level::TieuMuc => "tieu-muc",
            Level::Dieu => "dieu",
            Level::LaMa => "la-ma",
            Level::Khoan => "khoan",
            Level::Diem => "diem",
            Level::Gach => "gach",
            Level::Cong => "cong",
        }
    }
}

/// A table of the author's.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Its columns, left to right.
    pub columns: Vec<Column>,
    /// Its rows under the head, top to bottom.
    pub rows: Vec<TableRow>,
    /// The place that put it here.
    pub span: Span,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    /// What heads it.
    pub title: Text,
    /// Its share of the width; all columns together make the whole.
    pub width: u32,
    /// How its cells stand.
    pub align: ColumnAlign,
}

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColumnAlign {
    /// Flush left.
    #[default]
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableRow {
    /// Ordinary, or a heading over a group, or a sum.
    pub role: RowRole,
    /// As many as there are columns, or one that covers all.
    pub cells: Vec<Text>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowRole {
    /// An ordinary row.
    #[default]
    Plain,
    /// Set bold: a heading over a group or a sum.
    Strong,
}
