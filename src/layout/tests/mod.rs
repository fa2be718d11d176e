//! Tests of the layout as a whole, on a style sheet of their own. Numbers are those measured in
//! `layout-facts`; the sections are named where they stand.

mod blocks;
mod contents;
mod copied;
mod drawings;
mod lines;
mod measuring;
mod notes;
mod pages;
mod random;
mod structure;
mod tables;

use crate::block::{
    Block, Cell, Inline, Note, Paragraph, Row, RowRole, Section, Table, Text, Tree,
};
use crate::kit::style::*;
use crate::layout::page::{Mark, Page, Pages, TextMark};
use crate::layout::{Faces, lay_out};
use crate::length::Length;

/// The test page of `layout-facts` §0 and plain 14 pt styles.
fn sheet() -> StyleSheet {
    let mut sheet = StyleSheet { tab: Length::twips(720), ..StyleSheet::default() };
    let tw = Length::twips;
    let page = PageSetup {
        width: tw(11906),
        height: tw(16838),
        top: tw(1134),
        bottom: tw(1134),
        left: tw(1701),
        right: tw(851),
        header: tw(567),
        footer: tw(567),
    };
    sheet.pages.insert("a4".to_owned(), page);
    let plain = ParagraphStyle { size: tw(280), widow_control: true, ..Default::default() };
    let body = ParagraphStyle {
        align: Align::Justify,
        first_line: tw(720),
        before: tw(120),
        line: LineSpacing::Multiple(288),
        ..plain.clone()
    };
    let heading = ParagraphStyle {
        role: Role::Heading(1),
        face: Face::Bold,
        keep_next: true,
        ..plain.clone()
    };
    let small = ParagraphStyle { size: tw(200), ..plain.clone() };
    let item = ParagraphStyle { role: Role::Item(1), ..plain.clone() };
    for (name, style) in
        [("plain", plain), ("body", body), ("heading", heading), ("note", small), ("item", item)]
    {
        sheet.paragraphs.insert(name.to_owned(), style);
    }
    let ruled = TableStyle {
        margin: tw(108),
        border: Some(tw(10)),
        rows_split: true,
        ..Default::default()
    };
    let open = TableStyle { margin: tw(108), lines_before: 2, ..Default::default() };
    sheet.tables.insert("ruled".to_owned(), ruled);
    sheet.tables.insert("open".to_owned(), open);
    sheet.notes = NoteSetup {
        paragraph: "note".to_owned(),
        separator: tw(124),
        rule: tw(2338),
        ..Default::default()
    };
    sheet
}

/// A sheet with one style changed.
fn sheet_with(name: &str, change: impl FnOnce(&mut ParagraphStyle)) -> StyleSheet {
    let mut sheet = sheet();
    change(sheet.paragraphs.entry(name.to_owned()).or_default());
    sheet
}

fn words(text: &str) -> Inline {
    Inline::Text(Text { text: text.to_owned(), style: None })
}

fn paragraph(style: &str, content: Vec<Inline>) -> Paragraph {
    Paragraph { style: style.to_owned(), content, ..Default::default() }
}

fn block(style: &str, text: &str) -> Block {
    Block::Paragraph(paragraph(style, vec![words(text)]))
}

fn blocks(style: &str, count: usize) -> Vec<Block> {
    (1..=count).map(|number| block(style, &format!("dòng {number}"))).collect()
}

/// A paragraph of so many full lines in a style of the text's width.
fn long(style: &str, lines: usize) -> Block {
    block(style, &"tổ chức hội nghị tổng kết phong trào thi đua ".repeat(lines * 9 / 5))
}

fn note(text: &str) -> Inline {
    Inline::Note(Note { paragraphs: vec![paragraph("note", vec![words(text)])] })
}

fn cell(text: &str) -> Cell {
    Cell { span: 1, blocks: vec![block("plain", text)] }
}

fn row(cells: Vec<Cell>) -> Row {
    Row { role: RowRole::Body, cells }
}

fn table(style: &str, rows: Vec<Row>) -> Table {
    Table { style: style.to_owned(), columns: vec![1, 1], rows }
}

fn tree(blocks: Vec<Block>) -> Tree {
    let section = Section { page: "a4".to_owned(), blocks, ..Default::default() };
    Tree { sections: vec![section], ..Default::default() }
}

fn lay(sheet: &StyleSheet, blocks: Vec<Block>) -> Pages {
    lay_out(&tree(blocks), sheet, &Faces::bundled().unwrap()).unwrap()
}

fn texts(page: &Page) -> Vec<&TextMark> {
    page.items
        .iter()
        .filter_map(|item| if let Mark::Text(t) = &item.mark { Some(t) } else { None })
        .collect()
}

/// The lines of a page with their baselines in points, letters of one baseline joined.
fn lines(page: &Page) -> Vec<(f64, String)> {
    let mut lines: Vec<(f64, String)> = Vec::new();
    for text in texts(page) {
        let y = (text.y.as_pt() * 100.0).round() / 100.0;
        match lines.last_mut() {
            Some((last, line)) if *last == y => line.push_str(&text.text),
            _ => lines.push((y, text.text.clone())),
        }
    }
    lines
}

/// How many lines each page has.
fn counts(pages: &Pages) -> Vec<usize> {
    pages.pages.iter().map(|page| lines(page).len()).collect()
}
