//! A small style sheet with one of everything, and builders of trees in its terms.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::block::{
    Area, Block, Cell, Extent, Frame, Inline, Note, Paragraph, Reference, Row, RowRole, Rule, Sign,
    Spot, Table, Text,
};
use crate::kit::style::{
    Align, Color, Face, FrameStyle, FrameWidth, Leader, LineSpacing, NoteSetup, PageSetup,
    ParagraphStyle, Role, RuleLength, RuleStyle, RunStyle, Slope, StyleSheet, TabStop, TableStyle,
    Vertical, Weight,
};
use crate::length::Length;
use crate::picture::Picture;

pub(crate) fn sheet() -> StyleSheet {
    let mut sheet = StyleSheet {
        family: "Times New Roman".to_owned(),
        language: "vi-VN".to_owned(),
        tab: Length::twips(720),
        notes: NoteSetup {
            paragraph: "chu-thich".to_owned(),
            mark: "so-chu-thich".to_owned(),
            separator: Length::twips(124),
            rule: Length::mm(41),
        },
        ..StyleSheet::default()
    };
    let page = PageSetup {
        width: Length::mm(210),
        height: Length::mm(297),
        top: Length::mm(20),
        bottom: Length::mm(20),
        left: Length::mm(30),
        right: Length::mm(15),
        header: Length::mm(10),
        footer: Length::mm(10),
    };
    sheet.pages.insert("a4".to_owned(), page);
    paragraphs(&mut sheet);
    runs(&mut sheet);
    tables(&mut sheet);
    for (name, paragraph) in [("ke", "giua"), ("ke-trai", "trong-o")] {
        let rule = RuleStyle {
            paragraph: paragraph.to_owned(),
            thickness: Length::emu(9525),
            color: Color::default(),
            drop: Length::pt(3),
            length: RuleLength::OfText(40),
        };
        sheet.rules.insert(name.to_owned(), rule);
    }
    let frame = FrameStyle {
        paragraph: "giua".to_owned(),
        text: "giua-dam".to_owned(),
        thickness: Length::pt(1),
        color: Color(255, 0, 0),
        drop: Length::pt(4),
        width: FrameWidth::Fixed(Length::mm(40)),
        height: Length::mm(8),
    };
    sheet.frames.insert("dau".to_owned(), frame);
    sheet
}

/// A framed word.
pub(crate) fn frame(text: &str) -> Block {
    let extent = Extent::Fixed(Length::mm(40));
    Block::Frame(Frame { style: "dau".to_owned(), text: text.to_owned(), extent })
}

/// A place for a signature with the picture `dau.png` in it.
pub(crate) fn signature() -> Block {
    let area =
        Area { x: Length::mm(-3), y: Length::pt(2), width: Length::mm(36), height: Length::mm(18) };
    let spot = Spot {
        picture: Some("dau.png".to_owned()),
        title: "Con dấu của Sở \"A\"".to_owned(),
        area,
        ..Spot::default()
    };
    let blank = Spot { style: "chu-ky".to_owned(), ..Spot::default() };
    Block::Sign(Sign { style: "giua".to_owned(), spots: vec![blank, spot], ..Sign::default() })
}

/// The pictures a tree with [`signature`] holds, and one that is not shown.
pub(crate) fn pictures() -> IndexMap<String, Arc<Picture>> {
    let picture = |file: &[u8]| Arc::new(Picture { file: file.to_vec(), ..Picture::default() });
    let names = ["khong-in.png", "dau.png"];
    names.into_iter().map(|name| (name.to_owned(), picture(name.as_bytes()))).collect()
}

fn paragraphs(sheet: &mut StyleSheet) {
    let body = ParagraphStyle {
        title: "Thân bài".to_owned(),
        size: Length::pt(14),
        align: Align::Justify,
        first_line: Length::twips(720),
        before: Length::pt(6),
        line: LineSpacing::Multiple(276),
        widow_control: true,
        ..ParagraphStyle::default()
    };
    let derived = |title: &str| ParagraphStyle {
        title: title.to_owned(),
        based_on: Some("than".to_owned()),
        ..body.clone()
    };
    let plain = |title: &str, points: i64, align: Align| ParagraphStyle {
        title: title.to_owned(),
        size: Length::pt(points),
        align,
        widow_control: true,
        ..ParagraphStyle::default()
    };
    let heading = ParagraphStyle {
        role: Role::Heading(1),
        next: Some("than".to_owned()),
        face: Face::Bold,
        keep_next: true,
        ..derived("Điều")
    };
    let hanging = ParagraphStyle {
        left: Length::twips(720),
        first_line: Length::twips(-360),
        tabs: vec![
            TabStop { at: Length::twips(720), align: Align::Left, leader: Leader::Blank },
            TabStop { at: Length::twips(9000), align: Align::Right, leader: Leader::Blank },
        ],
        ..derived("Gạch đầu dòng")
    };
    let number = ParagraphStyle { role: Role::Artifact, ..plain("Số trang", 13, Align::Center) };
    let bold = ParagraphStyle { face: Face::Bold, ..plain("Giữa đậm", 13, Align::Center) };
    let italic = ParagraphStyle { face: Face::BoldItalic, ..plain("Nơi nhận", 12, Align::Left) };
    let note = ParagraphStyle { align: Align::Justify, ..plain("Chú thích", 10, Align::Left) };
    sheet.paragraphs.extend(
        [
            ("than", body.clone()),
            ("dieu", heading),
            ("gach", hanging),
            ("giua", plain("Giữa", 13, Align::Center)),
            ("giua-dam", bold),
            ("noi-nhan", italic),
            ("trong-o", plain("Trong ô", 13, Align::Left)),
            ("so-trang", number),
            ("chu-thich", note),
        ]
        .map(|(name, style)| (name.to_owned(), style)),
    );
}

fn runs(sheet: &mut StyleSheet) {
    let style = |title: &str, weight, slope| RunStyle {
        title: title.to_owned(),
        weight,
        slope,
        ..RunStyle::default()
    };
    sheet.runs.extend(
        [
            ("dam", style("Đậm", Some(Weight::Bold), None)),
            ("nghieng", style("Nghiêng", None, Some(Slope::Italic))),
            ("thuong", style("Thường", Some(Weight::Normal), Some(Slope::Upright))),
            ("so-chu-thich", style("Số chú thích", None, None)),
        ]
        .map(|(name, style)| (name.to_owned(), style)),
    );
}

fn tables(sheet: &mut StyleSheet) {
    let head = TableStyle {
        title: "Phần đầu".to_owned(),
        columns: vec![Length::twips(3686), Length::twips(6096)],
        indent: Length::twips(-108),
        margin: Length::twips(108),
        ..TableStyle::default()
    };
    let grid = TableStyle {
        title: "Bảng kẻ".to_owned(),
        margin: Length::twips(108),
        padding: Length::pt(2),
        border: Some(Length::emu(6350)),
        vertical: Vertical::Center,
        ..TableStyle::default()
    };
    let split = TableStyle { title: "Bảng dài".to_owned(), rows_split: true, ..grid.clone() };
    sheet.tables.extend(
        [("dau", head), ("ke", grid), ("dai", split)].map(|(name, style)| (name.to_owned(), style)),
    );
}

pub(crate) fn words(text: &str) -> Inline {
    Inline::Text(Text { text: text.to_owned(), style: None })
}

pub(crate) fn styled(text: &str, style: &str) -> Inline {
    Inline::Text(Text { text: text.to_owned(), style: Some(style.to_owned()) })
}

pub(crate) fn reference(target: &str, text: &str) -> Inline {
    let text = Text { text: text.to_owned(), style: None };
    Inline::Reference(Reference { target: target.to_owned(), text })
}

pub(crate) fn note(text: &str) -> Inline {
    let paragraph = Paragraph {
        style: "chu-thich".to_owned(),
        content: vec![words(text)],
        ..Paragraph::default()
    };
    Inline::Note(Note { paragraphs: vec![paragraph] })
}

pub(crate) fn paragraph(style: &str, content: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { style: style.to_owned(), content, ..Paragraph::default() })
}

pub(crate) fn line(style: &str, text: &str) -> Block {
    paragraph(style, vec![words(text)])
}

pub(crate) fn rule(style: &str, length: Length) -> Block {
    Block::Rule(Rule { style: style.to_owned(), extent: Extent::Fixed(length) })
}

pub(crate) fn row(role: RowRole, cells: Vec<Vec<Block>>) -> Row {
    let cells = cells.into_iter().map(|blocks| Cell { blocks, ..Cell::default() }).collect();
    Row { role, cells }
}

pub(crate) fn table(style: &str, columns: Vec<u32>, rows: Vec<Row>) -> Block {
    Block::Table(Table { style: style.to_owned(), columns, rows })
}
