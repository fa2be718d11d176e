//! Documents made by hand, as `input` would make them.

use indexmap::IndexMap;

use crate::input::Document;
use crate::input::document::*;
use crate::input::outline::{
    Clause, Column, ColumnAlign, Level, Outline, Part, RowRole, Table, TableRow,
};
use crate::input::rich::{Emphasis, Run, Text, Words};
use crate::kit::{Kind, Shape};
use crate::source::{Span, Spanned};

/// A value without a place.
pub(super) fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

/// A text in the notation of the body: `**` begins and ends bold.
pub(super) fn line(text: &str) -> Text {
    let pieces = text.split("**").enumerate().filter(|(_, piece)| !piece.is_empty());
    let runs = pieces.map(|(at, piece)| {
        let emphasis = if at % 2 == 1 { Emphasis::Bold } else { Emphasis::Plain };
        Run::Words(Words { text: piece.to_owned(), emphasis, ..Words::default() })
    });
    Text { runs: runs.collect(), span: Span::default() }
}

/// Several lines.
pub(super) fn lines(texts: &[&str]) -> Vec<Text> {
    texts.iter().map(|text| line(text)).collect()
}

/// A clause with the text of its own line.
pub(super) fn clause(level: Level, numeral: &str, text: &str, parts: Vec<Part>) -> Part {
    Part::Clause(Clause {
        level,
        number: 1,
        numeral: numeral.to_owned(),
        typed: None,
        label: None,
        title: None,
        text: (!text.is_empty()).then(|| line(text)),
        parts,
        span: Span::default(),
    })
}

/// A clause with a title.
pub(super) fn titled(level: Level, numeral: &str, title: &str, parts: Vec<Part>) -> Part {
    let Part::Clause(clause) = clause(level, numeral, "", parts) else { unreachable!() };
    Part::Clause(Clause { title: Some(line(title)), ..clause })
}

/// A paragraph.
pub(super) fn paragraph(text: &str) -> Part {
    Part::Paragraph(line(text))
}

/// A table whose first column is centred; a row of one cell covers all and is set bold.
pub(super) fn table(heads: &[&str], rows: &[&[&str]]) -> Part {
    let columns = heads.iter().enumerate().map(|(at, head)| Column {
        title: line(head),
        width: 1 + 3 * u32::from(at > 0),
        align: if at == 0 { ColumnAlign::Center } else { ColumnAlign::Left },
    });
    let rows = rows.iter().map(|cells| TableRow {
        role: if cells.len() < heads.len() { RowRole::Strong } else { RowRole::Plain },
        cells: lines(cells),
    });
    Part::Table(Table { columns: columns.collect(), rows: rows.collect(), span: Span::default() })
}

/// A body.
pub(super) fn body(parts: Vec<Part>) -> Outline {
    Outline { parts }
}

/// A signer.
pub(super) fn signer(authority: &[Authority], titles: &[&str], name: &str) -> Signer {
    Signer {
        authority: authority.iter().map(|authority| at(*authority)).collect(),
        titles: lines(titles),
        other_titles: Vec::new(),
        name: (!name.is_empty()).then(|| line(name)),
        signature: None,
        span: Span::default(),
    }
}

/// A short document of a kind.
pub(super) fn document(kind: &str) -> Document {
    Document {
        kind: at(kind.to_owned()),
        issuer: Issuer {
            name: line("Ủy ban nhân dân tỉnh Lạng Sơn"),
            name_lines: lines(&["Ủy ban nhân dân", "tỉnh Lạng Sơn"]),
            abbreviation: "UBND".to_owned(),
            short: Some(line("Ủy ban nhân dân tỉnh")),
            place: Some(line("Lạng Sơn")),
            ..Issuer::default()
        },
        number: None,
        symbol: None,
        unit: None,
        date: Some(at(PartialDate { year: 2020, month: Some(2), day: None })),
        issue: Issue::default(),
        subject: Some(line("tổ chức hội nghị")),
        addressees: Vec::new(),
        competence: None,
        bases: Vec::new(),
        proposal: None,
        body: body(vec![paragraph("Đề nghị các đơn vị thực hiện./.")]),
        recipients: lines(&["Như trên;", "Thường trực Tỉnh ủy"]),
        archive: Some(line("VT, NC")),
        drafter: None,
        contact: Vec::new(),
        signers: vec![signer(&[Authority::Kt], &["Chủ tịch", "Phó Chủ tịch"], "Dương Xuân Huyên")],
        marks: Marks::default(),
        seal: None,
        contents: Flag::No,
        digital: Flag::No,
        pictures: IndexMap::new(),
        appendices: Vec::new(),
        attached: None,
        copying: None,
        presentation: IndexMap::new(),
        silenced: Vec::new(),
        own: IndexMap::new(),
        span: Span::default(),
    }
}

/// The document with a value for each key its kind declares.
pub(super) fn with_own(mut document: Document, kind: &Kind) -> Document {
    for (key, field) in &kind.fields {
        let value = match field.shape {
            Shape::Code => OwnValue::Code(at("05".to_owned())),
            Shape::Line => OwnValue::Line(line("Phòng họp số 1")),
            Shape::Lines => OwnValue::Lines(lines(&["Sở Nội vụ", "Sở Tài chính"])),
            Shape::Date => {
                let day = PartialDate { year: 2020, month: Some(6), day: Some(5) };
                OwnValue::Date(at(day))
            }
            Shape::Body => OwnValue::Body(body(vec![paragraph("Các bên gồm hai sở.")])),
            Shape::Flag => OwnValue::Flag(at(Flag::Yes)),
            Shape::Issuer
            | Shape::Signers
            | Shape::Appendices
            | Shape::Attached
            | Shape::Tables
            | Shape::Citations
            | Shape::Presentation
            | Shape::Silencings
            | Shape::Drafter
            | Shape::Original
            | Shape::Labels
            | Shape::Draft
            | Shape::Picture
            | Shape::List
            | Shape::Moment => continue,
        };
        document.own.insert(key.clone(), value);
    }
    document
}
