//! Outline, named places and page labels lead to where the text is.

use lopdf::{Dictionary, Object, decode_text_string};

use super::fixture::{FONTS, Maker, everything};
use super::reader::File;
use crate::layout::page::Pages;
use crate::write::pdf::write;

fn read(pages: &Pages) -> File {
    File::read(&write(pages, &FONTS).unwrap())
}

/// `title@page,y(kids …)` of an entry and its siblings after it.
fn entries(file: &File, parent: &Dictionary) -> Vec<String> {
    let mut next = parent.get(b"First").ok();
    let mut found = Vec::new();
    while let Some(entry) = next {
        let entry = file.follow(entry).as_dict().unwrap();
        let title = decode_text_string(entry.get(b"Title").unwrap()).unwrap();
        let kids = entries(file, entry);
        let kids = if kids.is_empty() { String::new() } else { format!("({})", kids.join(" ")) };
        found.push(format!("{title}{}{kids}", place(file, entry.get(b"Dest").unwrap())));
        next = entry.get(b"Next").ok();
    }
    found
}

fn place(file: &File, destination: &Object) -> String {
    let parts = destination.as_array().unwrap();
    let page = parts[0].as_reference().unwrap();
    let page = file.pages.iter().position(|&id| id == page).unwrap() + 1;
    format!("@{page},{}", parts[3].as_float().unwrap())
}

#[test]
fn the_outline_nests_by_level_and_points_to_the_top_of_each_heading() {
    let file = read(&everything());
    let outline = file.dict(file.catalog(), "Outlines");
    assert_eq!(
        entries(&file, outline).join(" "),
        "Điều 1. Phạm vi@1,684.9(Khoản 1@1,664.9 Khoản 2@2,714.9) Điều 2. Hiệu lực@2,694.9"
    );
    assert_eq!(outline.get(b"Count").unwrap().as_i64().unwrap(), 4);
}

#[test]
fn a_document_without_headings_has_no_outline() {
    let mut make = Maker::default();
    make.page(1);
    make.paragraph(50, "chữ");
    assert!(read(&make.pages).catalog().get(b"Outlines").is_err());
}

#[test]
fn an_anchor_is_a_named_place() {
    let file = read(&everything());
    let names = file.dict(file.dict(file.catalog(), "Names"), "Dests").get(b"Names").unwrap();
    let names = names.as_array().unwrap();
    assert_eq!(names[0].as_str().unwrap(), b"dieu-1");
    assert_eq!(place(&file, &names[1]), "@1,684.9");
    assert_eq!(names.len(), 2);
}

#[test]
fn page_labels_begin_again_where_numbers_do() {
    let mut make = Maker::default();
    for number in [1, 2, 1, 2, 3, 9] {
        make.page(number);
        make.paragraph(50, "chữ");
    }
    let file = read(&make.pages);
    let labels = file.dict(file.catalog(), "PageLabels").get(b"Nums").unwrap();
    let labels: Vec<(i64, i64)> = labels
        .as_array()
        .unwrap()
        .chunks(2)
        .map(|run| {
            let first = run[1].as_dict().unwrap().get(b"St").unwrap();
            (run[0].as_i64().unwrap(), first.as_i64().unwrap())
        })
        .collect();
    assert_eq!(labels, [(0, 1), (2, 1), (5, 9)]);
}
