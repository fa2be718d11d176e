//! The official forms with own keys: what the template adds to the author's lines.

use super::fixtures::{body, document, line, lines, signer, with_own};
use super::{in_style, kit, render, tree};
use crate::block::{Block, Row};
use crate::input::document::OwnValue;

#[test]
fn own_lines_get_their_punctuation_from_the_template_alone() {
    let kit = kit();
    let mut invitation = with_own(document("giay-moi"), &kit.kinds["giay-moi"]);
    let guests = lines(&["Sở Tài chính.", "Sở Y tế;"]);
    invitation.own.insert("kinh_moi".to_owned(), OwnValue::Lines(guests));
    invitation.own.insert("dia_diem".to_owned(), OwnValue::Line(line("Phòng họp.")));
    let xml = render(&invitation);
    assert_eq!(in_style(&xml, "gach"), ["- Sở Tài chính;", "- Sở Y tế."]);
    assert!(in_style(&xml, "noi-dung").contains(&"Địa điểm: Phòng họp.".to_owned()), "{xml}");
    invitation.body = body(Vec::new());
    let xml = render(&invitation);
    assert!(in_style(&xml, "noi-dung").contains(&"Địa điểm: Phòng họp./.".to_owned()), "{xml}");
}

#[test]
fn many_signers_stand_in_rows_of_two_and_recipients_follow_on_the_same_page() {
    let kit = kit();
    let mut minutes = with_own(document("bien-ban"), &kit.kinds["bien-ban"]);
    for (signers, rows, columns) in [(1, 1, 1), (2, 1, 2), (3, 1, 3), (4, 2, 2), (5, 3, 2)] {
        minutes.signers = vec![signer(&[], &["Thành viên"], "Nguyễn Văn An"); signers];
        let tree = tree(&minutes);
        let mut tables = tree.sections[0].blocks.iter().filter_map(|block| match block {
            Block::Table(table) if table.style == "ky-nhieu" => Some(table),
            Block::Table(_)
            | Block::Paragraph(_)
            | Block::Rule(_)
            | Block::Frame(_)
            | Block::Sign(_)
            | Block::Contents(_) => None,
        });
        let table = tables.next_back().expect("the signatures");
        assert_eq!((table.rows.len(), table.columns.len()), (rows, columns), "{signers}");
        let keeps: Vec<bool> = table.rows.iter().map(keeps_with_next).collect();
        assert!(keeps[rows - 1], "{signers}: recipients go alone");
        assert!(keeps[..rows - 1].iter().all(|keeps| !keeps), "{signers}: rows chained");
    }
}

/// Whether every paragraph of a row stays with what follows.
fn keeps_with_next(row: &Row) -> bool {
    let blocks = row.cells.iter().flat_map(|cell| &cell.blocks);
    let mut keeps = blocks.map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.keep.next,
        Block::Sign(sign) => sign.keep.next,
        Block::Table(_) | Block::Rule(_) | Block::Frame(_) | Block::Contents(_) => false,
    });
    keeps.all(|keeps| keeps)
}
