//! Pages of another file in ours: valid where they were, silent where they were not.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use super::fixture::{FONTS, Maker, everything, properties};
use super::reader::File;
use super::{objections, write};
use crate::block::{Archival, CopiedFile};
use crate::layout::page::{Item, Mark, NodeRole, Pages, SheetMark};
use crate::pdf_file;

/// A copy over every page of a file, with a line of our own on each.
fn over(copied: CopiedFile) -> Pages {
    let mut make = Maker::default();
    make.pages.properties = properties();
    for (page, sheet) in copied.sheets.iter().enumerate() {
        make.page(1 + page as u32);
        let node = make.node(None, NodeRole::Figure);
        make.pages.nodes[node.0].title = format!("Trang {}", page + 1);
        let mark = SheetMark { page, width: sheet.width, height: sheet.height };
        let item = Item { node: Some(node), mark: Mark::Sheet(mark) };
        make.pages.pages[page].items.push(item);
        make.paragraph(30, "SAO Y");
    }
    make.pages.copied = Some(copied);
    make.pages
}

fn carried(file: &[u8]) -> CopiedFile {
    pdf_file::open(file).unwrap().carried
}

#[test]
fn a_copy_over_an_archival_file_is_archival_and_accessible() {
    let copied = carried(&write(&everything(), &FONTS).unwrap());
    assert_eq!(copied.archival, Archival::Tagged);
    let file = write(&over(copied), &FONTS).unwrap();
    assert_eq!(objections(&file), Vec::<String>::new());
    // Our own copy can be copied again.
    let again = write(&over(carried(&file)), &FONTS).unwrap();
    assert_eq!(objections(&again), Vec::<String>::new());
}

#[test]
fn a_copy_claims_no_more_than_what_it_copies() {
    let mut copied = carried(&write(&everything(), &FONTS).unwrap());
    copied.archival = Archival::Visual;
    let file = write(&over(copied), &FONTS).unwrap();
    let options = ValidationOptions::default().profile(ValidationProfile::PdfA2b);
    let failures = validate_pdf_bytes(&file, &options).unwrap().failures;
    assert!(failures.is_empty(), "{}", failures[0]);
    let text = String::from_utf8_lossy(&file);
    assert!(text.contains("<pdfaid:conformance>B<") && !text.contains("<pdfuaid:part>"));

    let plain = carried(&pdf_file::tests::plain("0 0 100 100 re f"));
    let file = write(&over(plain), &FONTS).unwrap();
    let text = String::from_utf8_lossy(&file);
    assert!(!text.contains("<pdfaid:part>") && !text.contains("<pdfuaid:part>"));
}

#[test]
fn a_page_keeps_its_operators_and_stands_in_a_figure_with_its_words() {
    let file = write(&over(carried(&pdf_file::tests::plain("1 2 3 4 re f"))), &FONTS).unwrap();
    let file = File::read(&file);
    let page = file.doc.get_dictionary(file.pages[0]).unwrap();
    let forms = file.dict(file.dict(page, "Resources"), "XObject");
    let form = file.follow(forms.get(b"Sheet1").unwrap()).as_stream().unwrap();
    let drawn = form.get_plain_content().unwrap();
    assert_eq!(String::from_utf8_lossy(&drawn).trim(), "1 2 3 4 re f");
    let contents = file.doc.get_page_content(file.pages[0]);
    let contents = String::from_utf8_lossy(&contents).into_owned();
    let figure = contents.find("/Figure").expect("a piece of its own");
    assert!(contents[figure..].contains("/Sheet1 Do"), "{contents}");
    let elements = file.doc.objects.values().filter_map(|object| object.as_dict().ok());
    let words = elements.filter_map(|element| element.get(b"Alt").ok());
    let words: Vec<_> = words.map(|words| lopdf::decode_text_string(words).unwrap()).collect();
    assert_eq!(words, ["Trang 1"]);
}

#[test]
fn the_same_copy_gives_the_same_bytes() {
    let source = write(&everything(), &FONTS).unwrap();
    let copy = || write(&over(carried(&source)), &FONTS).unwrap();
    assert!(copy() == copy());
}
