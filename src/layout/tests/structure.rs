//! The structure that follows the marks.

use super::*;
use crate::block::Reference;
use crate::layout::page::NodeRole;

fn roles(pages: &Pages) -> Vec<(NodeRole, Option<usize>)> {
    pages.nodes.iter().map(|node| (node.role, node.parent.map(|parent| parent.0))).collect()
}

#[test]
fn every_letter_of_the_text_belongs_to_a_node_and_every_stroke_to_none() {
    let blocks = vec![
        block("heading", "Đề mục"),
        Block::Paragraph(paragraph("plain", vec![words("chữ"), note("ghi chú")])),
        Block::Table(table("ruled", vec![row(vec![cell("a"), cell("b")])])),
    ];
    let pages = lay(&sheet(), blocks);
    for item in &pages.pages[0].items {
        assert_eq!(item.node.is_some(), matches!(item.mark, Mark::Text(_)));
    }
}

#[test]
fn a_note_follows_the_paragraph_that_cites_it() {
    let citing = paragraph("plain", vec![words("chữ"), note("ghi chú"), words(" hết")]);
    let pages = lay(&sheet(), vec![Block::Paragraph(citing), block("plain", "sau")]);
    use NodeRole::{Note, NoteMark, Paragraph};
    let expected = [
        (Paragraph, None),
        (NoteMark, Some(0)),
        (Note, None),
        (Paragraph, Some(2)),
        (Paragraph, None),
    ];
    assert_eq!(roles(&pages), expected);
}

#[test]
fn a_ruled_table_is_a_table_and_an_open_one_a_group() {
    let mut ruled = table("ruled", vec![row(vec![cell("đầu")]), row(vec![cell("a")])]);
    ruled.rows[0].role = RowRole::Head;
    ruled.rows[0].cells[0].span = 2;
    let open = table("open", vec![row(vec![cell("a")])]);
    let pages = lay(&sheet(), vec![Block::Table(ruled), Block::Table(open)]);
    use NodeRole::{Cell, Group, HeadCell, Paragraph, Row, Table};
    let expected = [
        (Table, None),
        (Row, Some(0)),
        (HeadCell(2), Some(1)),
        (Paragraph, Some(2)),
        (Row, Some(0)),
        (Cell(1), Some(4)),
        (Paragraph, Some(5)),
        (Group, None),
        (Paragraph, Some(7)),
    ];
    assert_eq!(roles(&pages), expected);
}

#[test]
fn a_heading_carries_its_text_and_its_anchor() {
    let reference = Reference {
        target: "điều-5".to_owned(),
        text: Text { text: "Điều 5".to_owned(), style: None },
    };
    let content = vec![
        Inline::Anchor("điều-1".to_owned()),
        words("Điều 1."),
        Inline::Break,
        Inline::Reference(reference),
    ];
    let pages = lay(&sheet(), vec![Block::Paragraph(paragraph("heading", content))]);
    assert_eq!(pages.nodes[0].title, "Điều 1. Điều 5");
    assert_eq!(pages.nodes[0].anchor.as_deref(), Some("điều-1"));
}

#[test]
fn an_empty_paragraph_takes_a_line_but_has_no_node() {
    let pages = lay(&sheet(), vec![block("item", "a"), block("plain", ""), block("item", "b")]);
    assert_eq!(pages.nodes.iter().filter(|node| node.role == NodeRole::List).count(), 1);
    let y: Vec<f64> = lines(&pages.pages[0]).into_iter().map(|line| line.0).collect();
    assert_eq!(y, [69.8, 102.0]);
}
