//! What is drawn stands where layout put it and reads back as it was typed.

use super::fixture::{ALPHABET, FONTS, Maker, everything, justified, mark, width};
use super::reader::{File, name};
use crate::kit::style::{Color, Face};
use crate::layout::page::{Mark, NodeRole, TextMark};
use crate::length::Length;
use crate::write::pdf::write;

fn read(make: Maker) -> File {
    File::read(&write(&make.pages, &FONTS).unwrap())
}

/// One page with these marks in one paragraph.
fn page_of(marks: impl IntoIterator<Item = TextMark>) -> File {
    let mut make = Maker::default();
    make.page(1);
    let node = make.node(None, NodeRole::Paragraph);
    marks.into_iter().for_each(|mark| make.draw(node, mark));
    read(make)
}

#[test]
fn every_vietnamese_letter_reads_back_as_typed_in_every_face() {
    for face in Face::ALL {
        assert_eq!(page_of([mark(20, 50, face, ALPHABET)]).text(0), ALPHABET);
    }
}

#[test]
fn glue_reads_back_as_the_plain_letters_it_looks_like() {
    let file = page_of([mark(20, 50, Face::Regular, "Điều\u{A0}5 NĐ\u{2011}CP")]);
    assert_eq!(file.text(0), "Điều 5 NĐ-CP");
}

#[test]
fn a_line_that_goes_on_keeps_the_space_at_its_end() {
    let marks = [justified(85, 50, 400, "văn bản "), mark(85, 70, Face::Regular, "này")];
    assert_eq!(page_of(marks).text(0), "văn bản này");
}

#[test]
fn every_letter_stands_within_a_hundredth_of_a_point_of_its_place() {
    let pages = everything();
    let file = File::read(&write(&pages, &FONTS).unwrap());
    for (index, page) in pages.pages.iter().enumerate() {
        let mut runs = file.runs(index).into_iter();
        for item in &page.items {
            let Mark::Text(mark) = &item.mark else { continue };
            let mut typed = String::new();
            let mut stretched = 0;
            while typed.chars().count() < mark.text.chars().count() {
                let run = runs.next().unwrap();
                let before: String = mark.text.chars().take(typed.chars().count()).collect();
                let x = mark.x + width(mark.face, mark.size, &before) + mark.stretch * stretched;
                assert!((run.edges[0] - x.as_pt()).abs() < 0.01, "{}: {x} {run:?}", mark.text);
                assert!((run.y - (page.height - mark.y).as_pt()).abs() < 0.001);
                typed += &run.text;
                stretched += 1;
            }
        }
        assert_eq!(runs.next(), None);
    }
}

#[test]
fn a_stretched_line_ends_at_its_edge() {
    let line = "Thực hiện Công văn số 79-CV/BTGTU của Ban Tuyên giáo Tỉnh ủy về việc này ";
    let runs = page_of([justified(85, 50, 455, line)]).runs(0);
    let last = runs.last().unwrap();
    let edge = last.edges[last.text.trim_end().chars().count()];
    assert!((edge - 540.0).abs() < 0.01, "ends at {edge}");
}

#[test]
fn a_no_break_space_is_not_stretched() {
    let stretch = Length::pt(5);
    let line = TextMark { stretch, ..mark(85, 50, Face::Regular, "Điều\u{A0}5 này") };
    let runs = page_of([line]).runs(0);
    let texts: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(texts, ["Điều 5 ", "này"]);
    assert!((runs[1].edges[0] - runs[0].edges.last().unwrap() - 5.0).abs() < 0.001);
}

#[test]
fn neighbouring_marks_of_a_node_share_a_piece_and_all_others_are_artifacts() {
    let mut make = Maker::default();
    make.page(1);
    make.draw(None, mark(290, 40, Face::Regular, "1"));
    let first = make.paragraph(60, "một ");
    make.draw(first, mark(85, 80, Face::Bold, "hai"));
    make.rule(85, 200, 90);
    make.draw(first, mark(85, 100, Face::Regular, "ba"));
    make.paragraph(120, "bốn");
    let found: Vec<(String, Option<i64>)> =
        read(make).runs(0).into_iter().map(|run| (run.tag, run.mcid)).collect();
    let piece = |number| ("P".to_owned(), Some(number));
    let artifact = ("Artifact".to_owned(), None);
    assert_eq!(found, [artifact, piece(0), piece(0), piece(1), piece(2)]);
}

#[test]
fn grey_is_drawn_as_grey_and_black_again_after_a_colour() {
    let red = TextMark { color: Color(255, 0, 0), ..mark(85, 50, Face::Regular, "a") };
    let grey = TextMark { color: Color(51, 51, 51), ..mark(85, 70, Face::Regular, "b") };
    let file = page_of([red, grey, mark(85, 90, Face::Regular, "c")]);
    let content = file.doc.get_page_content(file.pages[0]);
    let content = String::from_utf8(content).unwrap();
    let colors: Vec<&str> =
        content.lines().filter(|line| line.ends_with(" g") || line.ends_with("rg")).collect();
    assert_eq!(colors, ["1 0 0 rg", "0.2 g", "0 g"]);
}

#[test]
fn only_faces_that_draw_are_embedded_each_as_a_tagged_subset() {
    let file = page_of([mark(85, 50, Face::Bold, "đậm"), mark(85, 70, Face::Italic, "nghiêng")]);
    let page = file.doc.get_dictionary(file.pages[0]).unwrap();
    let fonts = file.dict(file.dict(page, "Resources"), "Font");
    let names: Vec<&str> = fonts
        .iter()
        .map(|(_, font)| file.follow(font).as_dict().unwrap())
        .map(|font| name(font.get(b"BaseFont").unwrap()))
        .collect();
    assert_eq!(names.len(), 2);
    for (full, face) in names.iter().zip(["LiberationSerif-Bold", "LiberationSerif-Italic"]) {
        let (tag, rest) = full.split_once('+').unwrap();
        assert_eq!(rest, face);
        assert!(tag.len() == 6 && tag.chars().all(|c| c.is_ascii_uppercase()), "{tag}");
    }
}
