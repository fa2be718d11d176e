//! Builders for the trees these tests lay out.

use super::*;
use crate::block::{Extent, Rule};

fn rule(length: i64) -> Block {
    Block::Rule(Rule {
        change: crate::block::change::Change::Kept,
        style: "line".to_owned(),
        extent: Extent::Fixed(Length::twips(length)),
    })
}

fn ruled(align: Align) -> StyleSheet {
    let mut sheet = sheet_with("holder", |style| {
        style.align = align;
        style.line = LineSpacing::Exact(Length::twips(100));
    });
    let line = RuleStyle {
        paragraph: "holder".to_owned(),
        thickness: Length::twips(15),
        drop: Length::twips(60),
        ..Default::default()
    };
    sheet.rules.insert("line".to_owned(), line);
    sheet
}

#[test]
fn a_drawn_line_stands_in_an_empty_paragraph_of_its_own() {
    let pages = lay(
        &ruled(Align::Center),
        vec![block("plain", "trên"), rule(1200), block("plain", "dưới")],
    );
    let items = &pages.pages[0].items;
    let Mark::Line(line) = &items[1].mark else { panic!("a line between the texts") };
    assert_eq!(items[1].node, None);
    assert_eq!(line.y1.as_twips(), 1134 + 322 + 60);
    assert_eq!(line.x1.as_twips(), 1701 + (9354 - 1200) / 2);
    assert_eq!((line.x2 - line.x1).as_twips(), 1200);
    assert_eq!(lines(&pages.pages[0])[1].0, (1134 + 322 + 100 + 262) as f64 / 20.0);
}

#[test]
fn a_drawn_line_follows_the_alignment_of_its_paragraph() {
    let left = |align| {
        let pages = lay(&ruled(align), vec![rule(1000)]);
        let Mark::Line(line) = pages.pages[0].items[0].mark else { panic!("a line") };
        line.x1.as_twips() - 1701
    };
    assert_eq!([left(Align::Left), left(Align::Center), left(Align::Right)], [0, 4177, 8354]);
}

#[test]
fn the_larger_space_goes_between_two_paragraphs() {
    let mut sheet = sheet_with("a", |style| {
        style.size = Length::twips(280);
        style.after = Length::twips(120);
    });
    for (name, before) in [("less", 60), ("more", 240)] {
        let style = ParagraphStyle {
            size: Length::twips(280),
            before: Length::twips(before),
            ..Default::default()
        };
        sheet.paragraphs.insert(name.to_owned(), style);
    }
    let gap = |below: &str| {
        let pages = lay(&sheet, vec![block("a", "trên"), block(below, "dưới")]);
        let lines = lines(&pages.pages[0]);
        ((lines[1].0 - lines[0].0) * 20.0).round() as i64 - 322
    };
    assert_eq!((gap("less"), gap("more")), (120, 240));
}
