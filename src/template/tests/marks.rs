//! Marks of the first page and places for signatures, on every kind that has them.

use super::*;
use crate::block::Spot;
use crate::input::document::{Draft, Flag, Marks};

fn marked() -> Document {
    let mut document = document("quyet-dinh");
    document.marks = Marks {
        urgency: Some(at("hoa-toc".to_owned())),
        secrecy: Some(at("mat".to_owned())),
        circulation: Some(at("luu-hanh-noi-bo".to_owned())),
        draft: Some(at(Draft::Number(2))),
    };
    document
}

fn frames(blocks: &[Block]) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Frame(frame) => found.push((frame.style.as_str(), frame.text.as_str())),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| found.extend(frames(&cell.blocks)));
            }
            Block::Paragraph(_) | Block::Rule(_) | Block::Sign(_) | Block::Contents(_) => {}
        }
    }
    found
}

fn spots(blocks: &[Block]) -> Vec<Spot> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Sign(sign) => found.extend(sign.spots.iter().cloned()),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| found.extend(spots(&cell.blocks)));
            }
            Block::Paragraph(_) | Block::Rule(_) | Block::Frame(_) | Block::Contents(_) => {}
        }
    }
    found
}

#[test]
fn every_kind_shows_its_marks_at_the_place_of_the_decree() {
    let kit = kit();
    for kind in kit.kinds.values().filter(|kind| kind.copying.is_none()) {
        let mut marked = with_own(marked(), kind);
        marked.kind.value.clone_from(&kind.id);
        let tree = tree(&marked);
        let first = &tree.sections[0];
        assert_eq!(frames(&first.header.first), [("luu-hanh", "LƯU HÀNH NỘI BỘ")], "{}", kind.id);
        let below_number = [("hoa-toc", "HỎA TỐC"), ("du-thao", "DỰ THẢO LẦN 2")];
        assert_eq!(frames(&first.blocks), below_number, "{}", kind.id);
        assert_eq!(first.footer.rest.len(), 1, "{}: every page says it is a draft", kind.id);
    }
}

#[test]
fn a_document_without_marks_shows_none() {
    let xml = render(&document("quyet-dinh"));
    assert!(!xml.contains("<frame") && !xml.contains("<spot") && !xml.contains("<footer"), "{xml}");
}

#[test]
fn a_secret_document_keeps_room_for_the_stamp_and_draws_none() {
    let mut secret = document("quyet-dinh");
    secret.marks.secrecy = Some(at("tuyet-mat".to_owned()));
    let xml = render(&secret);
    assert!(xml.contains("<p style=\"cho-dau-mat\"/>") && !xml.contains("<frame"), "{xml}");
}

#[test]
fn the_last_of_several_signers_has_the_seal_and_every_one_a_field_of_his_own() {
    let mut minutes = with_own(document("bien-ban"), &kit().kinds["bien-ban"]);
    minutes.signers = vec![signer(&[], &["Thư ký"], ""), signer(&[], &["Chủ tọa"], "Trần B")];
    minutes.digital = Flag::Yes;
    let spots = spots(&tree(&minutes).sections[0].blocks);
    let fields: Vec<_> = spots.iter().map(|spot| spot.field.as_deref().unwrap_or("")).collect();
    assert_eq!(fields, ["chu-ky-1", "chu-ky-2", "con-dau"]);
    let titles: Vec<_> = spots.iter().map(|spot| spot.title.as_str()).collect();
    let body = "Con dấu của Ủy ban nhân dân tỉnh Lạng Sơn";
    assert_eq!(titles, ["Chữ ký của Thư ký", "Chữ ký của Trần B", body]);
}

#[test]
fn a_seal_without_the_picture_of_a_signature_still_knows_where_that_would_be() {
    let mut sealed = document("thong-bao");
    sealed.seal = Some(at("dau.png".to_owned()));
    let spots = spots(&tree(&sealed).sections[0].blocks);
    let pictures: Vec<_> = spots.iter().map(|spot| spot.picture.as_deref()).collect();
    assert_eq!(pictures, [None, Some("dau.png")]);
}
