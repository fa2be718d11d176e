//! Text below the pages of another file.

use std::sync::Arc;

use super::*;
use crate::block::{Archival, CopiedFile, CopiedSheet, Margin, Sheet};

/// A tree whose one section has so many lines below pages of these sizes and ends of ink, in mm.
fn over(pages: &[(i64, i64, i64)], count: usize) -> Tree {
    let mut tree = tree(blocks("plain", count));
    let size = |&(width, height, ink): &(i64, i64, i64)| CopiedSheet {
        width: Length::mm(width),
        height: Length::mm(height),
        ink: Length::mm(ink),
    };
    tree.copied = Some(CopiedFile {
        bytes: Arc::from(&b""[..]),
        sheets: pages.iter().map(size).collect(),
        archival: Archival::None,
    });
    let sheet = |page| Sheet { page, title: format!("Trang {}", page + 1) };
    tree.sections[0].sheets = (0..pages.len()).map(sheet).collect();
    tree
}

fn laid(tree: &Tree) -> Pages {
    lay_out(tree, &sheet(), &Faces::bundled().unwrap()).unwrap()
}

#[test]
fn text_goes_on_below_the_ink_of_the_last_page() {
    let pages = laid(&over(&[(210, 297, 280), (210, 297, 100)], 3));
    assert_eq!(counts(&pages), [0, 3]);
    // 100 mm and the ascent of a line of 14 pt.
    assert_eq!(lines(&pages.pages[1])[0].0, 283.46 + 13.1);
    let pages = laid(&over(&[(210, 297, 0)], 1));
    assert_eq!(lines(&pages.pages[0])[0].0, 56.7 + 13.1, "never above the margin");
}

#[test]
fn text_that_has_no_room_below_begins_a_page_of_its_own() {
    for short in [(210, 297, 270), (148, 210, 20)] {
        let pages = laid(&over(&[(210, 297, 280), short], 3));
        assert_eq!(counts(&pages), [0, 0, 3], "{short:?}");
        let numbers: Vec<u32> = pages.pages.iter().map(|page| page.number).collect();
        assert_eq!(numbers, [1, 2, 3]);
        assert_eq!(pages.pages[1].height, Length::mm(short.1), "pages keep their size");
    }
}

#[test]
fn pages_without_text_have_no_page_behind_them() {
    let pages = laid(&over(&[(210, 297, 280), (210, 297, 270)], 0));
    assert_eq!(pages.pages.len(), 2);
}

#[test]
fn the_header_of_the_first_page_stands_over_the_first_copied_page() {
    let mut tree = over(&[(297, 420, 280), (210, 297, 280)], 0);
    tree.sections[0].header = Margin { first: blocks("plain", 1), rest: Vec::new() };
    let pages = laid(&tree);
    assert_eq!(counts(&pages), [1, 0]);
    assert!(matches!(pages.pages[0].items[0].mark, Mark::Sheet(_)), "the page lies below it");
}

#[test]
fn a_page_the_file_does_not_have_is_a_broken_promise() {
    let mut tree = over(&[(210, 297, 100)], 1);
    tree.sections[0].sheets[0].page = 1;
    assert!(lay_out(&tree, &sheet(), &Faces::bundled().unwrap()).is_err());
}
