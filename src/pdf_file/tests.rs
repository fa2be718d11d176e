//! Files made by hand: what is found in them, and each way a file can be wrong.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::*;
use crate::block::Archival;

/// A PDF of one A4 page with these contents and these extra entries of the page.
fn file(contents: &str, page: Dictionary) -> Document {
    let mut doc = Document::with_version("1.5");
    let contents = doc.add_object(Stream::new(Dictionary::new(), contents.as_bytes().to_vec()));
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Times-Roman" };
    let font = doc.add_object(font);
    let tree = doc.new_object_id();
    let mut leaf = dictionary! {
        "Type" => "Page",
        "Parent" => tree,
        "Contents" => contents,
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    };
    leaf.extend(&page);
    let leaf = doc.add_object(leaf);
    let nodes = dictionary! {
        "Type" => "Pages",
        "Kids" => vec![leaf.into()],
        "Count" => 1,
        "MediaBox" => vec![0.into(), 0.into(), 600.into(), 800.into()],
    };
    doc.set_object(tree, nodes);
    let catalog = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    doc.trailer.set("Root", catalog);
    doc
}

fn bytes(mut doc: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    bytes
}

/// A file of one page of plain contents.
pub(crate) fn plain(contents: &str) -> Vec<u8> {
    bytes(file(contents, Dictionary::new()))
}

fn opened(contents: &str, page: Dictionary) -> PdfFile {
    open(&bytes(file(contents, page))).unwrap()
}

/// Where the ink of a page of 800 points ends, from its upper edge.
fn ink(contents: &str) -> f64 {
    let read = opened(contents, Dictionary::new());
    (read.carried.sheets[0].ink.as_pt() * 100.0).round() / 100.0
}

#[test]
fn ink_ends_below_the_letters_the_line_or_the_area_that_is_lowest() {
    assert_eq!(ink("BT /F1 10 Tf 50 700 Td (cao) Tj 0 -100 Td (dong cuoi) Tj ET"), 202.2);
    assert_eq!(ink("BT /F1 10 Tf 12 TL 50 700 Td (a) ' (b) ' T* [(c) -250 (d)] TJ ET"), 138.2);
    assert_eq!(ink("q 1 0 0 1 0 -50 cm 50 700 m 550 700 l S Q"), 150.5);
    assert_eq!(ink("50 300 100 40 re f"), 500.0);
    assert_eq!(ink("q 100 0 0 80 20 250 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q"), 550.0);
    assert_eq!(ink(""), 0.0);
}

#[test]
fn what_leaves_no_mark_on_paper_is_no_ink() {
    let text = "BT /F1 10 Tf 50 700 Td (cao) Tj ET ";
    for nothing in [
        "1 1 1 rg 0 0 600 800 re f",
        "1 g 0 0 600 800 re f",
        "0 0 0 0 k 0 0 600 800 re f",
        "/DeviceRGB cs 1 1 1 sc 0 0 600 800 re f",
        "0 0 600 800 re W n",
        "BT /F1 10 Tf 50 90 Td (   ) Tj ET",
        "BT /F1 10 Tf 3 Tr 50 90 Td (chu duoi anh) Tj ET",
        "0 650 600 150 re W n 50 90 100 20 re f",
    ] {
        assert_eq!(ink(&format!("{text} q {nothing} Q")), 102.2, "{nothing}");
    }
    // The same in black is ink; a clip ends it.
    assert_eq!(ink(&format!("{text} q 0 g 0 0 600 800 re f Q")), 800.0);
    assert_eq!(ink(&format!("{text} q 0 500 600 300 re W n 0 0 600 800 re f Q")), 300.0);
}

#[test]
fn contents_that_cannot_be_followed_count_as_ink_to_the_edge() {
    assert_eq!(ink("BT /F1 10 Tf 50 700 Td (cao) Tj ET [(khong dong) Tj"), 800.0);
}

#[test]
fn a_turned_page_is_measured_as_it_is_seen() {
    let turned = dictionary! { "Rotate" => 90 };
    let read = opened("BT /F1 10 Tf 50 700 Td (a) Tj ET 200 100 10 10 re f", turned);
    let sheet = read.carried.sheets[0];
    assert_eq!((sheet.width.as_pt(), sheet.height.as_pt()), (800.0, 600.0));
    // The right edge of what is lowest once it is turned: x = 210.
    assert!((sheet.ink.as_pt() - 210.0).abs() < 0.01, "{}", sheet.ink.as_pt());
}

#[test]
fn the_crop_box_is_what_is_seen() {
    let cropped = dictionary! { "CropBox" => vec![100.into(), 200.into(), 500.into(), 700.into()] };
    let read = opened("0 0 600 800 re f 300 650 10 10 re f", cropped);
    let sheet = read.carried.sheets[0];
    assert_eq!((sheet.width.as_pt(), sheet.height.as_pt()), (400.0, 500.0));
    assert_eq!(sheet.ink.as_pt(), 500.0);
}

/// A file of pages of 288 × 288 points (4 inches), each an image of these colours that is as wide
/// as it says and as many dots.
fn images(pages: &[(i64, Object, i64)]) -> Vec<u8> {
    let mut doc = Document::with_version("1.5");
    let tree = doc.new_object_id();
    let mut kids: Vec<Object> = Vec::new();
    for (dots, space, wide) in pages {
        let image = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => *dots,
            "Height" => *dots,
            "BitsPerComponent" => 8,
            "ColorSpace" => space.clone(),
        };
        let image = doc.add_object(Stream::new(image, vec![0]));
        let contents = format!("q {wide} 0 0 {wide} 0 0 cm /Im Do Q").into_bytes();
        let contents = doc.add_object(Stream::new(Dictionary::new(), contents));
        let page = dictionary! {
            "Type" => "Page",
            "Parent" => tree,
            "Contents" => contents,
            "MediaBox" => vec![0.into(), 0.into(), 288.into(), 288.into()],
            "Resources" => dictionary! { "XObject" => dictionary! { "Im" => image } },
        };
        kids.push(doc.add_object(page).into());
    }
    let count = kids.len() as i64;
    doc.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let catalog = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    doc.trailer.set("Root", catalog);
    bytes(doc)
}

/// A file of scanned pages with these dots per inch and colours.
pub(crate) fn scanned(pages: &[(i64, &str)]) -> Vec<u8> {
    let pages = pages.iter().map(|(dpi, space)| (dpi * 4, (*space).into(), 288));
    images(&pages.collect::<Vec<_>>())
}

fn scan(dots: i64, space: Object, wide: i64) -> Option<Scan> {
    open(&images(&[(dots, space, wide)])).unwrap().scans[0]
}

#[test]
fn a_scan_is_known_with_its_resolution_and_colours() {
    let palette = vec!["Indexed".into(), "DeviceGray".into(), 1.into(), Object::Null];
    let (grey, color) = (Tones::Grey, Tones::Color);
    assert_eq!(scan(1200, "DeviceRGB".into(), 288), Some(Scan { dpi: 300, tones: color }));
    assert_eq!(scan(600, "DeviceGray".into(), 288), Some(Scan { dpi: 150, tones: grey }));
    assert_eq!(scan(800, palette.into(), 288), Some(Scan { dpi: 200, tones: grey }));
    assert_eq!(scan(800, "DeviceRGB".into(), 100), None, "a picture on a page is no scan of it");
}

/// The operators of the first form of a parcel and of the forms it draws.
fn carried(read: &PdfFile) -> String {
    let parcel = Document::load_mem(&read.carried.bytes).unwrap();
    let streams = parcel.objects.values().filter_map(|object| object.as_stream().ok());
    let shown = streams.map(|it| String::from_utf8_lossy(&it.content).into_owned());
    shown.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_structure_of_the_old_file_stays_behind() {
    let read = opened("/P <</MCID 0>> BDC BT /F1 9 Tf (a) Tj ET EMC", Dictionary::new());
    let shown = carried(&read);
    assert!(shown.contains("(a) Tj") && !shown.contains("BDC"), "{shown}");
}

/// A page with an annotation of a red area of these flags.
fn stamped(flags: i64) -> PdfFile {
    let mut doc = file("", Dictionary::new());
    let look = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), 10.into(), 10.into()],
    };
    let look = doc.add_object(Stream::new(look, b"1 0 0 rg 0 0 10 10 re f".to_vec()));
    let stamp = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "F" => flags,
        "Rect" => vec![300.into(), 200.into(), 400.into(), 260.into()],
        "AP" => dictionary! { "N" => look },
    };
    let page = *doc.get_pages().values().next().unwrap();
    doc.get_dictionary_mut(page).unwrap().set("Annots", vec![stamp.into()]);
    open(&bytes(doc)).unwrap()
}

#[test]
fn a_signature_that_the_page_prints_is_carried_over_and_one_it_hides_is_not() {
    let printed = stamped(4);
    assert_eq!(printed.carried.sheets[0].ink.as_pt(), 600.0);
    assert!(carried(&printed).contains("1 0 0 rg"));
    for flags in [0, 2, 6] {
        let hidden = stamped(flags);
        assert_eq!(hidden.carried.sheets[0].ink.as_pt(), 0.0, "{flags}");
        assert!(!carried(&hidden).contains("1 0 0 rg"), "{flags}");
    }
}

fn with_catalog(change: impl FnOnce(&mut Document, ObjectId)) -> Vec<u8> {
    let mut doc = file("0 0 9 9 re f", Dictionary::new());
    let root = doc.trailer.get(b"Root").and_then(Object::as_reference).unwrap();
    change(&mut doc, root);
    bytes(doc)
}

#[test]
fn the_archival_level_is_what_the_file_claims() {
    let claims = |packet: &str| {
        let file = with_catalog(|doc, root| {
            let dict = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
            let packet = doc.add_object(Stream::new(dict, packet.as_bytes().to_vec()));
            doc.get_dictionary_mut(root).unwrap().set("Metadata", packet);
        });
        open(&file).unwrap().carried.archival
    };
    let element = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>";
    assert_eq!(claims(element), Archival::Visual);
    assert_eq!(claims("pdfaid:part=\"1\" pdfaid:conformance='A'"), Archival::Tagged);
    assert_eq!(claims("<pdfaid:part>2</pdfaid:part>"), Archival::None);
    assert_eq!(claims("<dc:title>PDF/A-2</dc:title>"), Archival::None);
    assert_eq!(open(&plain("")).unwrap().carried.archival, Archival::None);
}

#[test]
fn the_version_is_the_later_of_header_and_catalog() {
    let newer = with_catalog(|doc, root| {
        doc.get_dictionary_mut(root).unwrap().set("Version", "1.7");
    });
    assert_eq!(open(&newer).unwrap().version, (1, 7));
    assert_eq!(open(&plain("")).unwrap().version, (1, 5));
}

#[test]
fn a_file_with_layers_switched_off_is_refused() {
    let layered = |off: Vec<Object>| {
        with_catalog(|doc, root| {
            let layers = dictionary! { "D" => dictionary! { "OFF" => off } };
            doc.get_dictionary_mut(root).unwrap().set("OCProperties", layers);
        })
    };
    assert_eq!(open(&layered(vec![1.into()])), Err(Fault::HiddenLayers));
    assert!(open(&layered(Vec::new())).is_ok());
}

#[test]
fn what_is_no_whole_pdf_is_refused_with_the_reason() {
    assert_eq!(open(b""), Err(Fault::NotPdf));
    assert_eq!(open("Kế hoạch".as_bytes()), Err(Fault::NotPdf));
    assert_eq!(open(b"%PDF-1.7\n"), Err(Fault::Broken));
    let mut empty = file("", Dictionary::new());
    let tree = empty.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
    let nodes = empty.get_dictionary_mut(tree).unwrap();
    nodes.set("Kids", Vec::<Object>::new());
    nodes.set("Count", 0);
    assert_eq!(open(&bytes(empty)), Err(Fault::Empty));
    let mut locked = file("", Dictionary::new());
    let filter = dictionary! {
        "Filter" => "Standard",
        "V" => 1,
        "R" => 2,
        "P" => -4,
        "O" => Object::string_literal(vec![b'x'; 32]),
        "U" => Object::string_literal(vec![b'y'; 32]),
    };
    let filter = locked.add_object(filter);
    locked.trailer.set("Encrypt", filter);
    locked.trailer.set("ID", vec![Object::string_literal("a"), Object::string_literal("a")]);
    assert_eq!(open(&bytes(locked)), Err(Fault::Encrypted));
}

#[test]
fn a_page_without_a_box_or_with_an_impossible_one_is_refused() {
    for side in [0, 1_000_000] {
        let odd = dictionary! { "MediaBox" => vec![0.into(), 0.into(), side.into(), 800.into()] };
        assert_eq!(open(&bytes(file("", odd))), Err(Fault::Broken), "{side}");
    }
}

#[test]
fn a_file_cut_short_or_changed_anywhere_is_refused_or_read_but_never_stops_the_program() {
    let whole = bytes(file("q /P <</MCID 0>> BDC BT /F1 9 Tf (a) Tj ET EMC Q", Dictionary::new()));
    for length in 0..whole.len() {
        let _ = open(&whole[..length]);
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] = changed[at].wrapping_add(1 + (at % 250) as u8);
        let _ = open(&changed);
    }
}

#[test]
fn forms_that_draw_each_other_in_a_circle_come_to_an_end() {
    let mut doc = file("/A Do", Dictionary::new());
    let a = doc.new_object_id();
    let named = dictionary! { "XObject" => dictionary! { "A" => a } };
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), 10.into(), 10.into()],
        "Resources" => named.clone(),
    };
    doc.set_object(a, Stream::new(form, b"/A Do /A Do".to_vec()));
    let page = *doc.get_pages().values().next().unwrap();
    doc.get_dictionary_mut(page).unwrap().set("Resources", named);
    assert_eq!(open(&bytes(doc)).unwrap().carried.sheets[0].ink.as_pt(), 800.0);
}
