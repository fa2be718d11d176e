//! The structure tree says what the nodes say.

use super::fixture::{FONTS, Maker, everything, mark};
use super::reader::{File, name};
use crate::error::Error;
use crate::kit::style::Face;
use crate::layout::page::{NodeId, NodeRole, Pages, TextMark};
use crate::length::Length;
use crate::write::pdf::write;

fn read(pages: &Pages) -> File {
    File::read(&write(pages, &FONTS).unwrap())
}

fn refused(make: Maker) -> String {
    match write(&make.pages, &FONTS) {
        Err(Error::Broken { message, .. }) => message,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_role_becomes_its_structure_type_in_reading_order() {
    let tree = "Document(\
        Div(P(1.0 1.1) P(1.2)) H1(1.3) H2(1.4) \
        P(1.5 Reference(1.6) Note(Lbl(1.17) 1.18) 1.7) \
        L(LI(LBody(1.8)) LI(LBody(1.9 L(LI(LBody(P(1.10))))))) \
        Table(THead(TR(TH(P(1.11)) TH(P(1.12)))) \
        TBody(TR(TD(P(1.13)) TD(P(1.14)) TD) TR(TD(P(1.15)) TD(P(1.16))))) \
        P(1.19 2.0) H2(2.1) H1(2.2) P(2.3) P(2.4) P(2.5))";
    assert_eq!(read(&everything()).structure(), tree);
}

#[test]
fn the_parent_tree_leads_from_every_piece_back_to_its_element() {
    let file = read(&everything());
    let root = file.dict(file.catalog(), "StructTreeRoot");
    let numbers = file.dict(root, "ParentTree").get(b"Nums").unwrap().as_array().unwrap();
    for (index, &page) in file.pages.iter().enumerate() {
        let key = file.doc.get_dictionary(page).unwrap().get(b"StructParents").unwrap();
        assert_eq!(key.as_i64().unwrap(), index as i64);
        let parents = numbers[2 * index + 1].as_array().unwrap();
        let mut pieces = 0;
        for run in file.runs(index) {
            let Some(mcid) = run.mcid else { continue };
            let parent = file.follow(&parents[mcid as usize]).as_dict().unwrap();
            assert_eq!(name(parent.get(b"S").unwrap()), run.tag);
            pieces = pieces.max(mcid as usize + 1);
        }
        assert_eq!(parents.len(), pieces);
    }
}

#[test]
fn head_cells_head_their_columns_and_wide_cells_say_so() {
    let file = read(&everything());
    let mut attributes: Vec<String> = file
        .doc
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"A").ok()?.as_dict().ok())
        .map(|attributes| {
            let scope = attributes.get(b"Scope").map_or("-", name);
            let span = attributes.get(b"ColSpan").and_then(|s| s.as_i64()).unwrap_or(1);
            format!("{scope} {span}")
        })
        .collect();
    attributes.sort();
    assert_eq!(attributes, ["- 2", "Column 1", "Column 2"]);
}

#[test]
fn a_table_without_head_has_rows_and_no_groups() {
    let mut make = Maker::default();
    make.page(1);
    let table = make.node(None, NodeRole::Table);
    let row = make.node(Some(table), NodeRole::Row);
    let cell = make.node(Some(row), NodeRole::Cell(1));
    make.draw(cell, mark(85, 50, Face::Regular, "ô"));
    assert_eq!(read(&make.pages).structure(), "Document(Table(TR(TD(1.0))))");
}

#[test]
fn headings_deeper_than_six_levels_are_of_the_sixth() {
    let mut make = Maker::default();
    make.page(1);
    for level in 1..=8 {
        make.heading(level, 20 * i64::from(level), "Mục");
    }
    let tree = read(&make.pages).structure();
    assert!(tree.ends_with("H5(1.4) H6(1.5) H6(1.6) H6(1.7))"), "{tree}");
}

#[test]
fn what_draws_nothing_is_no_part_of_the_structure() {
    let mut make = Maker::default();
    make.page(1);
    let list = make.node(None, NodeRole::List);
    let item = make.node(Some(list), NodeRole::Item);
    make.node(Some(item), NodeRole::ItemBody);
    make.paragraph(50, "");
    make.paragraph(70, "chữ");
    assert_eq!(read(&make.pages).structure(), "Document(P(1.0))");
}

#[test]
fn a_page_of_artifacts_alone_is_a_document_all_the_same() {
    let mut make = Maker::default();
    make.page(1);
    make.draw(None, mark(290, 50, Face::Regular, "1"));
    assert_eq!(read(&make.pages).structure(), "Document");
}

#[test]
fn roles_that_cannot_nest_are_refused() {
    for (parent, child) in [
        (NodeRole::Table, NodeRole::Paragraph),
        (NodeRole::Paragraph, NodeRole::Cell(1)),
        (NodeRole::List, NodeRole::Paragraph),
        (NodeRole::Group, NodeRole::Item),
    ] {
        let mut make = Maker::default();
        make.page(1);
        let parent = make.node(None, parent);
        make.node(Some(parent), child);
        assert!(refused(make).contains("stands in"), "{child:?}");
    }
}

#[test]
fn a_node_before_its_parent_is_refused() {
    let mut make = Maker::default();
    make.page(1);
    make.node(Some(NodeId(1)), NodeRole::Paragraph);
    make.node(None, NodeRole::Group);
    assert_eq!(refused(make), "node 0 stands before its parent");
}

#[test]
fn text_directly_in_a_row_or_in_no_node_at_all_is_refused() {
    for role in [Some(NodeRole::Row), None] {
        let mut make = Maker::default();
        make.page(1);
        let table = make.node(None, NodeRole::Table);
        let node = match role {
            Some(role) => make.node(Some(table), role),
            None => NodeId(7),
        };
        make.draw(node, mark(85, 50, Face::Regular, "lạc"));
        assert!(refused(make).contains("«lạc»"));
    }
}

#[test]
fn rows_of_different_widths_are_refused() {
    let mut make = Maker::default();
    make.page(1);
    let table = make.node(None, NodeRole::Table);
    for columns in [2, 3] {
        let row = make.node(Some(table), NodeRole::Row);
        make.node(Some(row), NodeRole::Cell(columns));
    }
    assert!(refused(make).contains("another width"));
}

#[test]
fn text_without_a_size_is_refused() {
    let mut make = Maker::default();
    make.page(1);
    let node = make.paragraph(50, "chữ");
    make.draw(node, TextMark { size: Length::ZERO, ..mark(85, 70, Face::Regular, "không") });
    assert_eq!(refused(make), "«không» has no size");
}
