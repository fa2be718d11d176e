//! Whole files, opened again by readers that are not ours.

mod drawings;
mod edits;
mod fragments;
mod package;
mod random;
mod readback;
mod sample;
mod sheet;
mod styles;

use std::io::{Cursor, Read};

use super::*;
use crate::block::{Block, Section};
use crate::error::Error;

/// Text of one part of a file.
fn part(file: &[u8], path: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a zip");
    let mut text = String::new();
    archive.by_name(path).expect(path).read_to_string(&mut text).expect("UTF-8");
    text
}

/// A tree of one section.
fn tree(blocks: Vec<Block>) -> Tree {
    let section = Section { page: "a4".to_owned(), blocks, ..Section::default() };
    Tree { sections: vec![section], ..Tree::default() }
}

/// What stands inside the first element of this name, start and end tag left out.
fn inside<'a>(xml: &'a str, name: &str) -> &'a str {
    let from = xml.find(&format!("<{name}")).expect("the element is there");
    let start = from + xml[from..].find('>').expect("its tag ends") + 1;
    let end = start + xml[start..].find(&format!("</{name}>")).expect("it is closed");
    &xml[start..end]
}

/// The body of a tree of these blocks, the set-up of its section left out.
fn body(blocks: Vec<Block>) -> String {
    let file = write(&tree(blocks), &sheet::sheet()).expect("a whole tree");
    let document = part(&file, "word/document.xml");
    let body = inside(&document, "w:body");
    body[..body.rfind("<w:sectPr>").expect("a section ends the body")].to_owned()
}

/// What the writer says of a tree that breaks a promise.
fn refusal(tree: &Tree) -> String {
    match write(tree, &sheet::sheet()) {
        Err(Error::Broken { stage: "write::docx", message }) => message,
        other => panic!("expected a broken promise, got {other:?}"),
    }
}

#[test]
fn random_trees_are_written_in_the_order_of_the_schema() {
    let sheet = sheet::sheet();
    let writer = Writer::new(&sheet).unwrap();
    for seed in 0..300 {
        writer.write(&random::tree(seed)).unwrap();
    }
}
