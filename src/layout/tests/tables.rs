//! Tables: heights, borders, rows over pages.

use super::*;
use crate::layout::page::LineMark;

fn strokes(page: &Page) -> Vec<&LineMark> {
    page.items
        .iter()
        .filter_map(|item| if let Mark::Line(line) = &item.mark { Some(line) } else { None })
        .collect()
}

fn numbered(count: usize) -> Vec<Row> {
    (1..=count).map(|n| row(vec![cell(&format!("{n}")), cell("nội dung")])).collect()
}

#[test]
fn each_row_takes_its_upper_border_and_the_last_one_its_lower_too() {
    // Two rows, half a point, 14 pt: 332 + 332 + 10 (`layout-facts` §4.2).
    let blocks = vec![Block::Table(table("ruled", numbered(2))), block("plain", "sau")];
    let page = &lay(&sheet(), blocks).pages[0];
    let y: Vec<f64> = lines(page).into_iter().map(|line| line.0).collect();
    assert_eq!(y, [70.3, 86.9, 103.5]);
    let across: Vec<i64> =
        strokes(page).iter().filter(|l| l.y1 == l.y2).map(|l| l.y1.as_twips() - 1134).collect();
    assert_eq!(across, [5, 337, 669]);
}

#[test]
fn text_stands_a_cell_margin_inside_its_column() {
    let page = &lay(&sheet(), vec![Block::Table(table("ruled", numbered(1)))]).pages[0];
    let x: Vec<f64> = texts(page).iter().map(|mark| mark.x.as_pt()).collect();
    // 90.70 with a border of half a point (`layout-facts` §4.1).
    assert_eq!(x, [90.7, 90.7 + 4677.0 / 20.0]);
}

#[test]
fn heading_rows_are_shown_again_on_each_page_as_decoration() {
    let mut rows = numbered(60);
    rows[0].role = RowRole::Head;
    let pages = lay(&sheet(), vec![Block::Table(table("ruled", rows))]);
    assert_eq!(pages.pages.len(), 2);
    let first = |page: &Page| page.items.iter().find(|i| matches!(i.mark, Mark::Text(_))).cloned();
    let (once, again) = (first(&pages.pages[0]).unwrap(), first(&pages.pages[1]).unwrap());
    assert_eq!(once.mark, again.mark);
    assert!(once.node.is_some() && again.node.is_none());
}

#[test]
fn a_heading_row_is_never_left_without_a_row_below() {
    let mut rows = numbered(3);
    rows[0].role = RowRole::Head;
    let mut text = blocks("plain", 44);
    text.push(Block::Table(table("ruled", rows)));
    assert_eq!(counts(&lay(&sheet(), text))[0], 44);
}

#[test]
fn a_row_is_broken_between_lines_or_moves_whole_as_its_style_says() {
    let tall = || row(vec![Cell { span: 1, blocks: vec![long("plain", 3)] }, cell("ngắn")]);
    let mut text = blocks("plain", 41);
    text.push(Block::Table(table("ruled", vec![tall()])));
    let broken = lay(&sheet(), text.clone());
    assert!(lines(&broken.pages[0]).len() > 41);
    let mut sheet = sheet();
    sheet.tables.get_mut("ruled").unwrap().rows_split = false;
    let moved = lay(&sheet, text);
    assert_eq!(lines(&moved.pages[0]).len(), 41);
}

#[test]
fn a_row_taller_than_a_page_loses_no_text() {
    let text = "từng chữ một ".repeat(3000);
    for splits in [true, false] {
        let mut sheet = sheet();
        sheet.tables.get_mut("ruled").unwrap().rows_split = splits;
        let tall = Cell { span: 1, blocks: vec![block("plain", &text)] };
        let blocks =
            vec![block("plain", "đầu"), Block::Table(table("ruled", vec![row(vec![tall])]))];
        let pages = lay(&sheet, blocks);
        assert!(pages.pages.len() > 5);
        let found: String =
            pages.pages.iter().flat_map(|page| texts(page)).map(|m| m.text.as_str()).collect();
        assert_eq!(found.trim_start_matches("đầu"), text);
    }
}

#[test]
fn a_table_inside_a_cell_goes_over_pages_too() {
    let inner = Block::Table(table("ruled", numbered(100)));
    let outer = row(vec![Cell { span: 2, blocks: vec![inner] }]);
    let pages = lay(&sheet(), vec![Block::Table(table("ruled", vec![outer]))]);
    let found = pages.pages.iter().flat_map(|page| texts(page)).filter(|m| m.text == "nội dung");
    assert_eq!(found.count(), 100);
    assert_eq!(pages.pages.len(), 3);
}

#[test]
fn cells_stand_at_the_top_middle_or_bottom_of_their_row() {
    let y = |vertical| {
        let mut sheet = sheet();
        sheet.tables.get_mut("ruled").unwrap().vertical = vertical;
        let tall = Cell { span: 1, blocks: blocks("plain", 3) };
        let pages =
            lay(&sheet, vec![Block::Table(table("ruled", vec![row(vec![cell("x"), tall])]))]);
        lines(&pages.pages[0])[0].0
    };
    assert_eq!([y(Vertical::Top), y(Vertical::Center), y(Vertical::Bottom)], [70.3, 86.4, 102.5]);
}
