//! Where lines break and how they stand.

use super::*;

/// The lines of one paragraph of a style.
fn set(sheet: &StyleSheet, style: &str, content: Vec<Inline>) -> Vec<String> {
    let pages = lay(sheet, vec![Block::Paragraph(paragraph(style, content))]);
    pages.pages.iter().flat_map(lines).map(|line| line.1).collect()
}

/// A plain style whose column is so many twips wide.
fn narrow(twips: i64) -> StyleSheet {
    sheet_with("plain", |style| style.right = Length::twips(9354 - twips))
}

#[test]
fn a_line_may_end_after_hyphens_and_dashes_but_never_after_a_slash() {
    let sheet = narrow(1600);
    let set = |text: &str| set(&sheet, "plain", vec![words(text)]);
    assert_eq!(set("30/2020/NĐ-CP"), ["30/2020/NĐ-", "CP"]);
    assert_eq!(set("aaaaaaaa 12-34567"), ["aaaaaaaa 12-", "34567"]);
    assert_eq!(set("aaaaaaa 2020–2025"), ["aaaaaaa ", "2020–2025"]);
    assert_eq!(set("aaaaaa 202–2025"), ["aaaaaa 202–", "2025"]);
    assert_eq!(set("aaaaaaa và/hoặc"), ["aaaaaaa ", "và/hoặc"]);
    assert_eq!(set("aaaaaa vụ…hết"), ["aaaaaa vụ…", "hết"]);
}

#[test]
fn glue_is_never_broken_and_a_closing_mark_never_begins_a_line() {
    let sheet = narrow(1400);
    let set = |text: &str| set(&sheet, "plain", vec![words(text)]);
    assert_eq!(set("aaaaaaa Điều\u{a0}5"), ["aaaaaaa ", "Điều\u{a0}5"]);
    assert_eq!(set("aaaaaaa NĐ\u{2011}CP"), ["aaaaaaa ", "NĐ\u{2011}CP"]);
    assert_eq!(set("aaaaaaaaa (Đ-)"), ["aaaaaaaaa ", "(Đ-)"]);
}

#[test]
fn a_word_fits_if_it_ends_at_the_edge_and_not_a_hair_beyond() {
    let faces = Faces::bundled().unwrap();
    let text = "Thực hiện Quyết";
    let width: Length = text.chars().map(|c| faces.advance(c, Face::Regular, Length::pt(14))).sum();
    let whole = width.as_emu().div_euclid(Length::twips(1).as_emu());
    // The spaces behind it hang over the edge and do not count (`layout-facts` §3.2).
    let lines = |room| set(&narrow(room), "plain", vec![words(&format!("{text}   "))]).len();
    assert!(Length::twips(whole) < width);
    assert_eq!((lines(whole + 1), lines(whole)), (1, 2));
}

#[test]
fn a_line_is_as_wide_as_its_letters_on_the_grid() {
    // 8503.5 twips of advances, 8504.2 of advances rounded to sixths of a twip (measured: does
    // not fit into 8504).
    let text = "b) Kiệm pháp tránh địa chống năm quy phương cáo sách triển quý đơn triển";
    let lines = |room| set(&narrow(room), "plain", vec![words(text)]).len();
    assert_eq!((lines(8504), lines(8505)), (2, 1));
}

#[test]
fn a_word_longer_than_the_line_is_cut_and_loses_no_letter() {
    let word = "dài".repeat(30);
    for width in [-500, 0, 40, 300, 2000] {
        let lines = set(&narrow(width), "plain", vec![words(&word)]);
        assert!(lines.len() > 2);
        assert_eq!(lines.concat(), word);
    }
}

#[test]
fn justified_lines_reach_the_edge_except_the_last_and_those_ended_by_hand() {
    let filler = "tổ chức hội nghị tổng kết phong trào thi đua ".repeat(3);
    let content = vec![words(&filler), Inline::Break, words(&filler)];
    let pages = lay(&sheet(), vec![Block::Paragraph(paragraph("body", content))]);
    let marks = texts(&pages.pages[0]);
    let right = Length::twips(1701 + 9354);
    let ends: Vec<bool> =
        marks.iter().map(|mark| (right - mark.x - mark.width).as_pt().abs() < 0.01).collect();
    assert_eq!(ends, [true, false, true, false]);
    assert_eq!(marks[1].stretch, Length::ZERO);
    assert!(marks[1].text.ends_with(' '), "copied words must not run together");
}

#[test]
fn the_first_line_is_indented_and_a_hanging_label_tabs_to_the_text() {
    let pages = lay(&sheet(), vec![long("body", 2)]);
    let x: Vec<i64> = texts(&pages.pages[0]).iter().map(|mark| mark.x.as_twips()).collect();
    assert_eq!(x, [1701 + 720, 1701]);
    let hanging = sheet_with("plain", |style| {
        style.left = Length::twips(720);
        style.first_line = Length::twips(-360);
    });
    let at = |label: &str| {
        let content = vec![words(label), Inline::Tab, words("chữ")];
        let pages = lay(&hanging, vec![Block::Paragraph(paragraph("plain", content))]);
        texts(&pages.pages[0])[1].x.as_twips() - 1701
    };
    assert_eq!(at("a)"), 720);
    // 60.6 pt of label from 360: the next multiple of 720 (`layout-facts` §3.5).
    assert_eq!(at("nhãn rất dài"), 2160);
}

#[test]
fn text_stands_at_left_centre_and_right_stops() {
    let stop = |at, align| TabStop { at: Length::twips(at), align, leader: Leader::Blank };
    let tabs = vec![stop(3000, Align::Left), stop(6000, Align::Center), stop(9354, Align::Right)];
    let sheet = sheet_with("plain", |style| style.tabs = tabs);
    let tab = || Inline::Tab;
    let content = vec![tab(), words("trái"), tab(), words("giữa"), tab(), words("phải")];
    let pages = lay(&sheet, vec![Block::Paragraph(paragraph("plain", content))]);
    let marks = texts(&pages.pages[0]);
    assert_eq!(marks[0].x.as_twips(), 1701 + 3000);
    assert_eq!((marks[1].x + marks[1].width / 2).as_twips(), 1701 + 6000);
    assert_eq!((marks[2].x + marks[2].width).as_twips(), 1701 + 9354);
}

#[test]
fn a_tab_beyond_the_line_opens_the_next_one() {
    let content = vec![words(&"x".repeat(66)), Inline::Tab, words("a")];
    let pages = lay(&sheet(), vec![Block::Paragraph(paragraph("plain", content))]);
    let marks = texts(&pages.pages[0]);
    let last = marks.last().unwrap();
    assert!(last.y > marks[0].y);
    assert_eq!(last.x.as_twips(), 1701 + 720);
}

#[test]
fn the_extra_of_multiple_spacing_lies_below_each_line() {
    // Four paragraphs at 1.2: 69.8, 89.1, 108.4, 127.7 (`layout-facts` §1.2).
    let sheet = sheet_with("plain", |style| style.line = LineSpacing::Multiple(288));
    let pages = lay(&sheet, blocks("plain", 4));
    let y: Vec<f64> = lines(&pages.pages[0]).into_iter().map(|line| line.0).collect();
    assert_eq!(y, [69.8, 89.1, 108.4, 127.7]);
}

#[test]
fn an_exact_line_seats_its_text_at_four_fifths() {
    let exact = |style: &mut ParagraphStyle| {
        style.line = LineSpacing::Exact(Length::twips(400));
    };
    let pages = lay(&sheet_with("plain", exact), blocks("plain", 2));
    let y: Vec<f64> = lines(&pages.pages[0]).into_iter().map(|line| line.0).collect();
    assert_eq!(y, [72.7, 92.7]);
}

#[test]
fn an_unknown_style_is_a_fault_of_the_program() {
    let faces = Faces::bundled().unwrap();
    let broken = lay_out(&tree(blocks("không có", 1)), &sheet(), &faces);
    assert!(matches!(broken, Err(crate::error::Error::Broken { stage: "layout", .. })));
}
