//! Pages: bottoms, keeps, sections, headers and footers.

use super::*;
use crate::block::{Margin, Numbering, Orientation};
use crate::layout::{excess, tally};

fn body_of(height: i64) -> StyleSheet {
    let mut sheet = sheet();
    let page = sheet.pages.get_mut("a4").unwrap();
    page.bottom = Length::twips(16838 - 1134 - height);
    sheet
}

#[test]
fn a_line_may_touch_the_bottom_of_the_page_but_not_pass_it() {
    // 45 lines of 322 (`layout-facts` §11).
    assert_eq!(counts(&lay(&body_of(14490), blocks("plain", 45))), [45]);
    assert_eq!(counts(&lay(&body_of(14489), blocks("plain", 45))), [44, 1]);
}

#[test]
fn the_extra_of_multiple_spacing_may_fall_off_the_page() {
    let fits = |height| {
        let mut sheet = body_of(height);
        sheet.paragraphs.get_mut("plain").unwrap().line = LineSpacing::Multiple(288);
        counts(&lay(&sheet, blocks("plain", 37)))
    };
    assert_eq!(fits(14218), [37]);
    assert_eq!(fits(14217), [36, 1]);
}

#[test]
fn no_line_of_a_paragraph_stands_alone_on_a_page() {
    let on_first = |above: usize, lines: usize| {
        let mut text = blocks("plain", above);
        text.push(long("plain", lines));
        counts(&lay(&sheet(), text))
    };
    let lines = counts(&lay(&sheet(), vec![long("plain", 4)]))[0];
    assert_eq!(lines, 4);
    assert_eq!(on_first(42, 4), [44, 2]);
    assert_eq!(on_first(43, 4), [45, 2]);
    assert_eq!(on_first(44, 4), [44, 4]);
    assert_eq!(on_first(41, 4), [45]);
    assert_eq!(on_first(43, 3), [43, 3]);
}

#[test]
fn a_heading_is_never_the_last_line_of_its_page() {
    let mut text = blocks("plain", 43);
    text.push(block("heading", "Đề mục"));
    text.push(long("plain", 4));
    let pages = lay(&sheet(), text);
    assert_eq!(counts(&pages), [43, 5]);
    assert_eq!(lines(&pages.pages[1])[0].1, "Đề mục");
}

#[test]
fn a_chain_longer_than_a_page_is_broken_and_comes_to_an_end() {
    let pages = lay(&sheet(), blocks("heading", 200));
    assert_eq!(counts(&pages).iter().sum::<usize>(), 200);
    assert!(counts(&pages).iter().all(|count| *count <= 45));
}

#[test]
fn space_above_is_kept_where_a_page_was_wanted_and_dropped_where_it_ran_full() {
    let spaced = |style: &mut ParagraphStyle| {
        style.size = Length::twips(280);
        style.before = Length::twips(240);
    };
    let first = lay(&sheet_with("plain", spaced), blocks("plain", 1));
    assert_eq!(lines(&first.pages[0])[0].0, 81.8);
    let many = lay(&sheet_with("plain", spaced), blocks("plain", 40));
    assert_eq!(lines(&many.pages[1])[0].0, 69.8);
    let wanted = sheet_with("cut", |style| {
        spaced(style);
        style.page_break_before = true;
    });
    let pages = lay(&wanted, vec![block("plain", "một"), block("cut", "hai")]);
    assert_eq!(lines(&pages.pages[1])[0].0, 81.8);
}

#[test]
fn a_page_number_stands_in_the_header_from_the_second_page_on() {
    let number = paragraph("center", vec![Inline::PageNumber]);
    let header = Margin { first: Vec::new(), rest: vec![Block::Paragraph(number)] };
    let mut tree = tree(blocks("plain", 100));
    tree.sections[0].header = header;
    let sheet = sheet_with("center", |style| {
        style.size = Length::twips(260);
        style.align = Align::Center;
    });
    let pages = lay_out(&tree, &sheet, &Faces::bundled().unwrap()).unwrap();
    assert_eq!(lines(&pages.pages[0])[0], (69.8, "dòng 1".to_owned()));
    let (second, third) = (texts(&pages.pages[1])[0], texts(&pages.pages[2])[0]);
    // 13 pt at 10 mm: 40.5; centred on the text, 318.9 (`layout-facts` §7).
    assert_eq!((second.text.as_str(), second.y.as_pt()), ("2", 40.5));
    assert!(((second.x + second.width / 2).as_pt() - 318.9).abs() < 0.06);
    assert_eq!(third.text, "3");
    assert_eq!(pages.pages[1].items[0].node, None);
}

#[test]
fn a_tall_header_pushes_the_text_down() {
    let mut tree = tree(blocks("plain", 1));
    tree.sections[0].header.first = blocks("plain", 3);
    let pages = lay_out(&tree, &sheet(), &Faces::bundled().unwrap()).unwrap();
    // 567 + 3 × 322 = 1533, then the ascent 262.
    assert_eq!(lines(&pages.pages[0])[3].0, 89.75);
}

#[test]
fn a_section_turns_the_sheet_and_begins_its_numbers_again() {
    let mut tree = tree(blocks("plain", 50));
    tree.sections.push(Section {
        page: "a4".to_owned(),
        orientation: Orientation::Landscape,
        numbering: Numbering::Restart,
        blocks: blocks("plain", 1),
        ..Default::default()
    });
    tree.sections.push(Section { page: "a4".to_owned(), ..Default::default() });
    let pages = lay_out(&tree, &sheet(), &Faces::bundled().unwrap()).unwrap();
    let shape: Vec<(i64, u32)> =
        pages.pages.iter().map(|page| (page.width.as_twips(), page.number)).collect();
    assert_eq!(shape, [(11906, 1), (11906, 2), (16838, 1), (11906, 2)]);
    assert!(pages.pages[3].items.is_empty(), "an empty section has one empty page");
}

#[test]
fn margins_count_in_the_whole_twips_a_docx_holds() {
    let y = |top: Length| {
        let mut sheet = sheet();
        sheet.pages.get_mut("a4").unwrap().top = top;
        texts(&lay(&sheet, blocks("plain", 1)).pages[0])[0].y
    };
    assert_eq!(y(Length::mm(20)), y(Length::twips(1134)));
}

#[test]
fn the_excess_is_what_does_not_fit_with_what_must_stay_with_it() {
    let faces = Faces::bundled().unwrap();
    let excess = |blocks: Vec<Block>, pages| {
        excess(&tree(blocks), &body_of(14490), &faces, pages).unwrap().as_twips()
    };
    assert_eq!(excess(blocks("plain", 45), 1), 0);
    assert_eq!(excess(blocks("plain", 47), 1), 2 * 322);
    assert_eq!(excess(blocks("plain", 92), 2), 2 * 322);
    assert_eq!(excess(blocks("plain", 92), 1), 47 * 322);
    // One line too many, and the line above it goes over as well: still one line has to go.
    let mut text = blocks("plain", 44);
    text.push(long("plain", 2));
    assert_eq!(counts(&lay(&body_of(14490), text.clone())), [44, 2]);
    assert_eq!(excess(text, 1), 322);
}

#[test]
fn a_tally_knows_the_lines_and_the_last_words_of_each_paragraph_of_text() {
    let faces = Faces::bundled().unwrap();
    let text = vec![block("heading", "Đề mục"), long("plain", 4), block("item", "hai chữ")];
    let tally = tally(&tree(text).sections[0], &sheet(), &faces).unwrap();
    let found = tally.iter().map(|one| (one.lines, one.pitch.as_twips()));
    assert_eq!(found.collect::<Vec<_>>(), [(4, 322), (1, 322)]);
    assert_eq!((tally[1].text.as_str(), tally[1].last_words), ("hai chữ", 2));
}
