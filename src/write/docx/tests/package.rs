//! The zip and what its parts say of each other.

use std::collections::BTreeSet;
use std::io::Cursor;

use roxmltree::Document;

use super::{Writer, part, random, sample, sheet, write};

fn paths(file: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(file)).expect("a zip");
    // The order of the directory, which is the order of writing.
    (0..archive.len()).map(|i| archive.name_for_index(i).expect("counted").to_owned()).collect()
}

#[test]
fn the_same_tree_gives_the_same_bytes() {
    let (first, second) = (sheet::sheet(), sheet::sheet());
    let writer = Writer::new(&first).unwrap();
    for seed in 0..20 {
        let tree = random::tree(seed);
        let bytes = writer.write(&tree).unwrap();
        assert_eq!(bytes, writer.write(&tree).unwrap(), "a writer remembers nothing");
        assert_eq!(bytes, write(&tree, &second).unwrap());
    }
}

#[test]
fn content_types_come_first_and_no_entry_has_a_time() {
    let file = write(&sample::sample(), &sheet::sheet()).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(&file)).unwrap();
    assert_eq!(archive.name_for_index(0), Some("[Content_Types].xml"));
    for index in 0..archive.len() {
        let entry = archive.by_index(index).unwrap();
        assert_eq!(entry.last_modified(), Some(zip::DateTime::default()), "{}", entry.name());
        assert_eq!(entry.compression(), zip::CompressionMethod::Deflated);
        assert!(!entry.is_dir());
    }
}

#[test]
fn every_part_has_a_type_and_is_referred_to() {
    let file = write(&sample::sample(), &sheet::sheet()).unwrap();
    let types = part(&file, "[Content_Types].xml");
    let types = Document::parse(&types).unwrap();
    let typed: BTreeSet<String> = types
        .descendants()
        .filter_map(|node| node.attribute("PartName"))
        .map(|name| name.trim_start_matches('/').to_owned())
        // Pictures have the type of their extension.
        .chain(["word/media/image1.png".to_owned()])
        .collect();
    let by_extension = types.descendants().filter_map(|node| node.attribute("Extension"));
    assert_eq!(by_extension.collect::<Vec<_>>(), ["rels", "xml", "png"]);
    let mut targets = BTreeSet::new();
    for (rels, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        let xml = part(&file, rels);
        let relations = Document::parse(&xml).unwrap();
        let found = relations.descendants().filter_map(|node| node.attribute("Target"));
        targets.extend(found.map(|target| format!("{folder}{target}")));
    }
    let parts: BTreeSet<String> = paths(&file)
        .into_iter()
        .filter(|path| !path.ends_with(".rels") && path != "[Content_Types].xml")
        .collect();
    assert_eq!(parts, typed);
    assert_eq!(parts, targets);
}

#[test]
fn ids_of_drawings_bookmarks_and_notes_are_unique_in_the_file() {
    let sheet = sheet::sheet();
    let writer = Writer::new(&sheet).unwrap();
    for seed in 0..60 {
        let file = writer.write(&random::tree(seed)).unwrap();
        let mut seen = BTreeSet::new();
        for path in paths(&file).iter().filter(|path| path.starts_with("word/")) {
            let xml = part(&file, path);
            let read = Document::parse(&xml).unwrap();
            for node in read.descendants() {
                let name = node.tag_name().name();
                if matches!(name, "docPr" | "bookmarkStart" | "footnote" | "footnoteReference") {
                    let id = node.attributes().find(|a| a.name() == "id").unwrap().value();
                    let in_settings = path.ends_with("settings.xml");
                    let new = seen.insert((name.to_owned(), id.to_owned()));
                    assert!(new || in_settings, "seed {seed}: {name} {id} twice");
                    if in_settings {
                        seen.remove(&(name.to_owned(), id.to_owned()));
                    }
                }
            }
        }
    }
}

#[test]
fn properties_are_escaped_and_bear_the_date_of_the_document_alone() {
    let sheet = sheet::sheet();
    let core = part(&write(&sample::sample(), &sheet).unwrap(), "docProps/core.xml");
    let read = Document::parse(&core).unwrap();
    let texts: Vec<_> = read
        .root_element()
        .children()
        .map(|node| (node.tag_name().name(), node.text().unwrap_or_default()))
        .collect();
    assert_eq!(
        texts,
        [
            ("title", "Công văn về việc <rà soát> & báo cáo"),
            ("subject", "rà soát  văn bản"),
            ("creator", "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"),
            ("category", "Công văn"),
            ("identifier", "125/UBND-KGVX"),
            ("language", "vi-VN"),
            ("contentStatus", "DỰ THẢO <2>"),
            ("created", "2020-02-25T00:00:00Z"),
            ("modified", "2020-02-25T00:00:00Z"),
        ]
    );
    let bare = write(&super::tree(Vec::new()), &sheet).unwrap();
    let core = part(&bare, "docProps/core.xml");
    assert_eq!(Document::parse(&core).unwrap().root_element().children().count(), 0);
    assert!(!paths(&bare).iter().any(|path| path == "docProps/custom.xml"));
}

#[test]
fn the_revision_of_a_draft_is_a_property_that_users_see() {
    let custom = part(&write(&sample::sample(), &sheet::sheet()).unwrap(), "docProps/custom.xml");
    let read = Document::parse(&custom).unwrap();
    let property = read.root_element().first_element_child().unwrap();
    assert_eq!(property.attribute("name"), Some("SourceRevision"));
    let value = property.first_element_child().unwrap();
    assert_eq!(
        (value.tag_name().name(), value.text()),
        ("lpwstr", Some("git 3f2a9c1d4e5b có sửa đổi"))
    );
}
