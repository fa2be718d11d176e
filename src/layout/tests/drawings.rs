//! Frames and places for signatures: sizes, places, and that they take no room of their own.

use std::sync::Arc;

use super::*;
use crate::block::{Area, Extent, Frame, Sign, Spot};
use crate::layout::measure;
use crate::layout::page::NodeRole;
use crate::picture::Picture;

fn stamped() -> StyleSheet {
    let mut sheet = sheet_with("holder", |style| {
        style.align = Align::Center;
        style.line = LineSpacing::Exact(Length::twips(600));
    });
    let centred = ParagraphStyle { align: Align::Center, ..sheet.paragraphs["plain"].clone() };
    sheet.paragraphs.insert("words".to_owned(), centred);
    let frame = |width| FrameStyle {
        paragraph: "holder".to_owned(),
        text: "words".to_owned(),
        thickness: Length::twips(20),
        drop: Length::twips(80),
        width,
        height: Length::twips(460),
        ..Default::default()
    };
    sheet.frames.insert("fixed".to_owned(), frame(FrameWidth::Fixed(Length::twips(2000))));
    sheet.frames.insert("fitting".to_owned(), frame(FrameWidth::OfText(Length::twips(100))));
    let signature =
        SpotStyle { width: Length::mm(50), height: Length::mm(20), ..SpotStyle::default() };
    let seal = SpotStyle {
        width: Length::mm(36),
        height: Length::mm(36),
        size: SpotSize::Real,
        place: SpotPlace::OverLeft(33),
    };
    sheet.spots.insert("signature".to_owned(), signature);
    sheet.spots.insert("seal".to_owned(), seal);
    sheet
}

fn stamp(style: &str, text: &str) -> Block {
    let (style, text) = (style.to_owned(), text.to_owned());
    Block::Frame(Frame {
        change: crate::block::change::Change::Kept,
        style,
        text,
        extent: Extent::ByStyle,
    })
}

/// A picture twice as wide as high.
fn picture(real_width: Option<Length>) -> Arc<Picture> {
    Arc::new(Picture { columns: 4, rows: 2, real_width, ..Picture::default() })
}

fn spot(style: &str, picture: Option<&str>) -> Spot {
    let picture = picture.map(str::to_owned);
    Spot { style: style.to_owned(), picture, title: style.to_owned(), ..Spot::default() }
}

fn signed(spots: Vec<Spot>) -> crate::error::Result<Pages> {
    let sign = Sign { style: "holder".to_owned(), spots, ..Sign::default() };
    let mut tree = tree(vec![Block::Sign(sign), block("plain", "dưới")]);
    tree.pictures.insert("unknown".to_owned(), picture(None));
    tree.pictures.insert("round".to_owned(), picture(Some(Length::mm(30))));
    let faces = Faces::bundled()?;
    let sheet = stamped();
    measure(&mut tree, &sheet, &faces)?;
    lay_out(&tree, &sheet, &faces)
}

fn areas(pages: &Pages) -> Vec<Area> {
    let marks = pages.pages[0].items.iter().map(|item| &item.mark);
    marks.filter_map(|mark| if let Mark::Picture(p) = mark { Some(p.area) } else { None }).collect()
}

#[test]
fn a_frame_has_four_strokes_around_words_in_its_middle() {
    let pages = lay(&stamped(), vec![block("plain", "trên"), stamp("fixed", "KHẨN")]);
    let page = &pages.pages[0];
    let strokes: Vec<_> = page
        .items
        .iter()
        .filter_map(|item| if let Mark::Line(line) = item.mark { Some(line) } else { None })
        .collect();
    assert_eq!(strokes.len(), 4);
    let top = strokes.iter().map(|line| line.y1).min().unwrap().as_twips();
    let bottom = strokes.iter().map(|line| line.y2).max().unwrap().as_twips();
    assert_eq!((top, bottom - top), (1134 + 322 + 80, 460));
    let left = strokes.iter().map(|line| line.x1).min().unwrap().as_twips();
    let right = strokes.iter().map(|line| line.x2).max().unwrap().as_twips();
    assert_eq!(right - left, 2000 + 20, "the corners are closed");
    assert_eq!((left + right) / 2, 1701 + 9354 / 2);
    let words = texts(page)[1];
    let middle = (words.x + words.width / 2).as_twips();
    assert!((middle - (left + right) / 2).abs() <= 1);
    assert_eq!(words.text, "KHẨN");
    let node =
        page.items.iter().find(|item| matches!(&item.mark, Mark::Text(t) if t.text == "KHẨN"));
    let node = node.and_then(|item| item.node).expect("a stamp is text");
    assert_eq!(pages.nodes[node.0].role, NodeRole::Paragraph);
}

#[test]
fn a_frame_without_a_width_of_its_own_is_as_wide_as_its_words_and_its_room() {
    let width = |text: &str| {
        let mut tree = tree(vec![stamp("fitting", text)]);
        measure(&mut tree, &stamped(), &Faces::bundled().unwrap()).unwrap();
        let Block::Frame(frame) = &tree.sections[0].blocks[0] else { panic!("a frame") };
        let Extent::Fixed(width) = frame.extent else { panic!("measured") };
        let pages = lay_out(&tree, &stamped(), &Faces::bundled().unwrap()).unwrap();
        (width - texts(&pages.pages[0])[0].width).as_twips()
    };
    assert!((199..=201).contains(&width("XEM XONG TRẢ LẠI")));
    assert!((199..=201).contains(&width("A")));
}

#[test]
fn pictures_of_signatures_move_nothing() {
    let bare = signed(Vec::new()).unwrap();
    let pages = signed(vec![spot("signature", Some("unknown"))]).unwrap();
    assert_eq!(lines(&pages.pages[0]), lines(&bare.pages[0]));
    assert_eq!(lines(&bare.pages[0])[0].0, (1134 + 600 + 262) as f64 / 20.0, "the blank is there");
}

#[test]
fn a_signature_fits_its_place_and_the_seal_covers_its_left_third_in_real_size() {
    let spots = vec![spot("signature", Some("unknown")), spot("seal", Some("round"))];
    let pages = signed(spots).unwrap();
    let [signature, seal] = areas(&pages)[..] else { panic!("two pictures") };
    assert_eq!((signature.width, signature.height), (Length::mm(40), Length::mm(20)));
    assert_eq!((seal.width, seal.height), (Length::mm(30), Length::mm(15)));
    let middle = |area: Area| (area.y + area.height / 2).as_twips();
    assert_eq!(middle(signature), 1134 + 300);
    assert_eq!(middle(seal), 1134 + 300);
    let covered = seal.x + seal.width - signature.x;
    assert_eq!(covered, signature.width.scaled(33, 100));
    assert_eq!((signature.x + signature.width / 2).as_twips(), 1701 + 9354 / 2);
    let alone = signed(vec![spot("signature", None), spot("seal", Some("round"))]).unwrap();
    let [seal] = areas(&alone)[..] else { panic!("one picture") };
    assert!(seal.x < signature.x, "over the left part of the blank: {seal:?}");
}

#[test]
fn a_seal_of_unknown_size_is_a_broken_promise() {
    let error = signed(vec![spot("seal", Some("unknown"))]).unwrap_err();
    assert!(error.to_string().contains("real size"), "{error}");
    let error = signed(vec![spot("signature", Some("nowhere"))]).unwrap_err();
    assert!(error.to_string().contains("nowhere"), "{error}");
}

#[test]
fn a_field_takes_the_place_of_the_blank_and_says_whose_it_is() {
    let field = Spot { field: Some("chu-ky-1".to_owned()), ..spot("signature", None) };
    let pages = signed(vec![field]).unwrap();
    let item = pages.pages[0].items.iter().find(|item| matches!(item.mark, Mark::Field(_)));
    let item = item.expect("a field");
    let Mark::Field(field) = &item.mark else { unreachable!() };
    assert_eq!((field.area.width, field.area.height), (Length::mm(50), Length::mm(20)));
    let node = &pages.nodes[item.node.expect("it is in the structure").0];
    assert_eq!((node.role, node.title.as_str()), (NodeRole::Field, "signature"));
}
