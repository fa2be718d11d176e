//! Footnotes: on their page, continued, in tables.

use super::*;

fn cited(text: &str, notes: &[&str]) -> Block {
    let mut content = vec![words(text)];
    content.extend(notes.iter().map(|text| note(text)));
    Block::Paragraph(paragraph("plain", content))
}

/// So many lines of note.
fn note_text(lines: usize) -> String {
    "tổ chức hội nghị tổng kết phong trào thi đua ".repeat(lines * 5 / 2).trim_end().to_owned()
}

fn last_line(pages: &Pages, page: usize) -> (f64, String) {
    lines(&pages.pages[page]).last().cloned().unwrap()
}

#[test]
fn a_note_stands_at_the_foot_of_the_page_that_cites_it() {
    let pages = lay(&sheet(), vec![cited("chữ", &["ghi chú"])]);
    // One note of 10 pt: baseline 783.0 pt, its line at 770.55 (`layout-facts` §6).
    assert_eq!(last_line(&pages, 0), (783.0, " ghi chú".to_owned()));
    let rule = pages.pages[0]
        .items
        .iter()
        .find_map(|item| if let Mark::Line(line) = &item.mark { Some(line) } else { None });
    let rule = rule.unwrap();
    assert_eq!((rule.y1.as_pt(), (rule.x2 - rule.x1).as_twips()), (770.55, 2338));
}

#[test]
fn the_mark_is_small_and_raised_and_leaves_the_line_as_it_is() {
    let pages = lay(&sheet(), vec![cited("chữ", &["một"]), block("plain", "sau")]);
    let marks = texts(&pages.pages[0]);
    assert_eq!(marks[1].text, "1");
    assert_eq!(marks[1].size, Length::from_pt(8.12));
    assert!(((marks[0].y - marks[1].y).as_pt() - 5.49).abs() < 0.01);
    assert_eq!((marks[2].y - marks[0].y).as_twips(), 322);
}

#[test]
fn a_line_takes_its_note_with_it_to_the_next_page() {
    // 45 lines a page, 44 with a note of one line: a mark in the last of them moves (§6).
    let page_of_note = |mark: usize| {
        let mut text = blocks("plain", 45);
        text[mark - 1] = cited("có dấu", &["ghi chú"]);
        let pages = lay(&sheet(), text);
        pages.pages.iter().position(|page| lines(page).iter().any(|l| l.1.contains("ghi chú")))
    };
    assert_eq!(page_of_note(44), Some(0));
    assert_eq!(page_of_note(45), Some(1));
}

#[test]
fn a_long_note_goes_on_overleaf_with_two_lines_on_each_side() {
    let with_mark_in = |line: usize| {
        let mut text = blocks("plain", line);
        text[line - 1] = cited("có dấu", &[&note_text(5)]);
        let pages = lay(&sheet(), text);
        let small = |page: &Page| {
            let notes = texts(page).into_iter().filter(|m| m.size == Length::pt(10));
            notes.map(|m| m.y).collect::<std::collections::BTreeSet<_>>().len()
        };
        pages.pages.iter().map(small).collect::<Vec<_>>()
    };
    assert_eq!(with_mark_in(41), [5]);
    assert_eq!(with_mark_in(42), [3, 2]);
    assert_eq!(with_mark_in(43), [2, 3]);
    assert_eq!(with_mark_in(44), [0, 5]);
}

#[test]
fn notes_longer_than_pages_come_to_an_end_and_lose_nothing() {
    let text = note_text(150);
    let pages = lay(&sheet(), vec![cited("đầu", &[&text, "hai"]), block("plain", "sau")]);
    let small = texts_of(&pages, Length::pt(10));
    assert_eq!(small, format!(" {text} hai"));
    assert!(pages.pages.len() > 2);
}

fn texts_of(pages: &Pages, size: Length) -> String {
    let marks = pages.pages.iter().flat_map(|page| texts(page));
    marks.filter(|mark| mark.size == size).map(|mark| mark.text.as_str()).collect()
}

#[test]
fn notes_in_cells_are_numbered_in_the_order_of_the_document() {
    let inside = Cell { span: 1, blocks: vec![cited("ô", &["hai", "ba"])] };
    let blocks = vec![
        cited("trước", &["một"]),
        Block::Table(table("ruled", vec![row(vec![inside, cell("x")])])),
        cited("sau", &["bốn"]),
    ];
    let pages = lay(&sheet(), blocks);
    assert_eq!(pages.pages.len(), 1);
    assert_eq!(texts_of(&pages, Length::pt(10)), " một hai ba bốn");
    assert_eq!(texts_of(&pages, Length::from_pt(5.8)), "1234");
}
