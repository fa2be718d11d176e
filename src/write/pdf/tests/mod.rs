//! Files as a whole: judged by what we did not write, the same every time, or refused.

mod content;
mod copied;
mod fixture;
mod links;
mod navigation;
mod overlay;
mod reader;
mod structure;

use lopdf::{Dictionary, Object, decode_text_string};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use self::fixture::{FONTS, Maker, everything, mark, properties, signed};
use self::reader::{File, name};
use super::{FontBytes, write};
use crate::block::Properties;
use crate::error::Error;
use crate::kit::style::Face;
use crate::layout::page::Pages;

/// Enough pages for object streams.
fn long() -> Pages {
    let mut make = Maker::default();
    make.pages.properties = properties();
    for page in 1..=12 {
        make.page(page);
        make.heading(1, 60, &format!("Điều {page}"));
        for line in 0..5 {
            make.paragraph(90 + line * 20, "Một dòng văn bản.");
        }
    }
    make.pages
}

/// One paragraph with `text`.
fn short(text: &str) -> Pages {
    let mut make = Maker::default();
    make.page(1);
    make.paragraph(50, text);
    make.pages
}

/// What the judge objects to. The lengths of object streams it misreads when their last byte is a
/// carriage return, as one in 256 is; `finish` avoids that in all other streams.
fn objections(bytes: &[u8]) -> Vec<String> {
    [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1]
        .into_iter()
        .flat_map(|profile| {
            let options = ValidationOptions::default().profile(profile);
            validate_pdf_bytes(bytes, &options).unwrap().failures
        })
        .filter(|failure| !(is_packed(bytes) && failure.rule_id.contains("STREAM-LENGTH")))
        .map(|failure| failure.to_string())
        .collect()
}

/// Whether the file has object streams.
fn is_packed(file: &[u8]) -> bool {
    file.windows(7).any(|part| part == b"/ObjStm")
}

#[test]
fn every_file_is_valid_pdf_a_2a_and_pdf_ua_1_at_once() {
    for pages in [everything(), long(), signed()] {
        let file = write(&pages, &FONTS).unwrap();
        assert_eq!(objections(&file), Vec::<String>::new());
    }
}

#[test]
fn a_document_that_tells_only_its_number_and_language_is_valid_too() {
    let mut pages = short("chữ");
    pages.properties = Properties {
        identifier: "05/QĐ-UBND".into(),
        language: "vi-VN".into(),
        ..Properties::default()
    };
    assert_eq!(objections(&write(&pages, &FONTS).unwrap()), Vec::<String>::new());
}

#[test]
fn the_judge_misses_whatever_is_taken_out() {
    type Removal = fn(&mut Dictionary) -> Option<Object>;
    let removals: [(&str, Removal); 9] = [
        ("Catalog", |catalog| catalog.remove(b"MarkInfo")),
        ("Catalog", |catalog| catalog.remove(b"StructTreeRoot")),
        ("Catalog", |catalog| catalog.remove(b"Lang")),
        ("Catalog", |catalog| catalog.remove(b"ViewerPreferences")),
        ("Catalog", |catalog| catalog.remove(b"Metadata")),
        ("Catalog", |catalog| catalog.remove(b"OutputIntents")),
        ("TH", |cell| cell.remove(b"A")),
        ("Note", |note| note.remove(b"ID")),
        ("Font", |font| font.remove(b"ToUnicode")),
    ];
    let file = write(&everything(), &FONTS).unwrap();
    for (index, (kind, removal)) in removals.into_iter().enumerate() {
        let mut doc = File::read(&file).doc;
        let is_meant = |dict: &Dictionary| {
            [b"Type".as_slice(), b"S"]
                .iter()
                .any(|key| dict.get(key).is_ok_and(|found| name(found) == kind))
        };
        let meant = doc.objects.values_mut().filter_map(|object| object.as_dict_mut().ok());
        let removed = meant.filter(|dict| is_meant(dict)).filter_map(removal).count();
        assert!(removed > 0, "removal {index} found nothing");
        let mut bytes = Vec::new();
        doc.save_to(&mut bytes).unwrap();
        assert!(!objections(&bytes).is_empty(), "removal {index} went unnoticed");
    }
}

#[test]
fn the_same_pages_give_the_same_bytes_whatever_was_written_before_or_beside() {
    let first = write(&everything(), &FONTS).unwrap();
    let other = write(&long(), &FONTS).unwrap();
    assert_eq!(write(&everything(), &FONTS).unwrap(), first);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3)
            .map(|_| scope.spawn(|| [&everything(), &long()].map(|p| write(p, &FONTS).unwrap())))
            .collect();
        for thread in threads {
            assert!(thread.join().unwrap() == [first.clone(), other.clone()]);
        }
    });
}

#[test]
fn another_word_gives_the_file_another_identity() {
    let identity = |pages: &Pages| {
        let file = File::read(&write(pages, &FONTS).unwrap());
        file.doc.trailer.get(b"ID").unwrap().as_array().unwrap().clone()
    };
    let one = identity(&short("một"));
    assert_eq!(one.len(), 2);
    assert_eq!(one[0], one[1]);
    assert_eq!(one[0].as_str().unwrap().len(), 16);
    assert_ne!(one, identity(&short("hai")));
    let mut retitled = short("một");
    retitled.properties.title = "Tên khác".into();
    assert_ne!(one, identity(&retitled));
}

#[test]
fn a_file_is_pdf_1_7_and_ends_with_a_line_of_its_own() {
    for pages in [everything(), long(), signed()] {
        let file = write(&pages, &FONTS).unwrap();
        assert!(file.starts_with(b"%PDF-1.7\n"));
        assert!(file.ends_with(b"\n%%EOF\n"));
    }
}

#[test]
fn a_long_document_is_packed_into_object_streams_and_opens_with_its_outline() {
    let mode = |file: &[u8]| {
        let file = File::read(file);
        name(file.catalog().get(b"PageMode").unwrap()).to_owned()
    };
    let (two, twelve) = (write(&everything(), &FONTS).unwrap(), write(&long(), &FONTS).unwrap());
    assert!(!is_packed(&two) && is_packed(&twelve));
    assert_eq!((mode(&two).as_str(), mode(&twelve).as_str()), ("UseNone", "UseOutlines"));
}

#[test]
fn information_and_metadata_say_the_same_and_nothing_printpdf_made_up() {
    let bytes = write(&everything(), &FONTS).unwrap();
    let file = File::read(&bytes);
    let info = file.dict(&file.doc.trailer, "Info");
    let entries: Vec<&[u8]> = info.iter().map(|(key, _)| key.as_slice()).collect();
    let standard = [&b"Creator"[..], b"Producer", b"Title", b"Subject", b"Author"];
    assert_eq!(entries, [&standard[..], &[b"Status", b"SourceRevision"]].concat());
    let entry = |key: &[u8]| decode_text_string(info.get(key).unwrap()).unwrap();
    assert_eq!(entry(b"Title"), properties().title);
    assert_eq!(entry(b"SourceRevision"), properties().revision);
    let packet = file.follow(file.catalog().get(b"Metadata").unwrap()).as_stream().unwrap();
    assert!(packet.dict.get(b"Filter").is_err(), "the packet must stay readable");
    let packet = String::from_utf8(packet.content.clone()).unwrap();
    for part in [
        "<rdf:li xml:lang=\"x-default\">Quyết định về việc ban hành Quy chế &lt;thử&gt; &amp; nghiệm<",
        "<vb:kind>Quyết định<",
        "<vb:identifier>05/2020/QĐ-UBND<",
        "<vb:issuer>Ủy ban nhân dân tỉnh Lạng Sơn<",
        "<vb:date>2020-02-25<",
        "<vb:status>DỰ THẢO LẦN 2<",
        "<vb:sourceRevision>git 3f2a9c1d4e5b có sửa đổi, sha256 ba7816bf8f01<",
        "<vb:codeNumber>125 &amp; 126<",
        "<vb:pageAmount>2<",
    ] {
        assert!(packet.contains(part), "{part} is missing in {packet}");
    }
}

#[test]
fn a_document_without_a_page_is_refused() {
    let error = write(&Pages::default(), &FONTS).unwrap_err();
    assert!(matches!(error, Error::Broken { stage: "write::pdf", .. }), "{error}");
}

#[test]
fn a_letter_without_a_glyph_is_named_with_its_face() {
    let mut make = Maker::default();
    make.page(1);
    let node = make.paragraph(50, "chữ");
    let mut stranger = mark(85, 70, Face::Bold, "a");
    stranger.text = "a漢b".into();
    make.draw(node, stranger);
    let error = write(&make.pages, &FONTS).unwrap_err().to_string();
    assert!(error.contains("Bold") && error.contains("«漢» (U+6F22)"), "{error}");
}

#[test]
fn a_face_that_cannot_be_read_is_refused_only_when_it_draws() {
    let fonts = FontBytes { faces: [FONTS.faces[0], b"no font", b"", b""] };
    assert!(write(&short("chữ"), &fonts).is_ok());
    let error = write(&everything(), &fonts).unwrap_err();
    assert!(matches!(error, Error::Font { .. }), "{error}");
}

#[test]
fn a_face_whose_licence_forbids_embedding_is_refused() {
    let mut face = FONTS.faces[0].to_vec();
    let table = face[12..].chunks(16).find(|entry| entry.starts_with(b"OS/2")).unwrap();
    let offset = u32::from_be_bytes(table[8..12].try_into().unwrap()) as usize;
    // fsType: bit 1 is «restricted licence embedding», bit 8 «no subsetting».
    for (high, low) in [(0, 2), (1, 0)] {
        face[offset + 8..offset + 10].copy_from_slice(&[high, low]);
        let fonts = FontBytes { faces: [&face, b"", b"", b""] };
        let error = write(&short("chữ"), &fonts).unwrap_err().to_string();
        assert!(error.contains("giấy phép"), "{error}");
    }
}
