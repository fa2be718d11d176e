//! Ways into the document: outline, named destinations, page labels.
//!
//! Takes pages and their objects; gives the catalog entries `Outlines`, `Names` and `PageLabels`.
//! Source: ISO 32000-1, 12.3 and 12.4.2.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::content::points;
use crate::layout::page::{Mark, NodeRole, Pages};
use crate::length::Length;

/// Where a node begins.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Page, from 0.
    page: usize,
    /// Upper edge of its first line, from the upper edge of the sheet.
    top: Length,
}

/// Adds outline, destinations and labels to `catalog`.
pub(super) fn add(
    catalog: &mut Dictionary,
    doc: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
) {
    let places = places(pages);
    let destination = |place: Place| {
        let y = points(pages.pages[place.page].height - place.top);
        Object::from(vec![
            page_ids[place.page].into(),
            "XYZ".into(),
            Object::Null,
            y.into(),
            Object::Null,
        ])
    };
    let headings: Vec<Heading> = headings(pages)
        .filter_map(|(index, level, title)| {
            Some(Heading { level, title, target: destination(places[index]?) })
        })
        .collect();
    if !headings.is_empty() {
        catalog.set("Outlines", outline(doc, headings));
    }
    let anchors: BTreeMap<&str, Place> = pages
        .nodes
        .iter()
        .zip(&places)
        .filter_map(|(node, place)| Some((node.anchor.as_deref()?, (*place)?)))
        .collect();
    if !anchors.is_empty() {
        let names = anchors
            .into_iter()
            .flat_map(|(name, place)| [Object::string_literal(name), destination(place)]);
        let names = dictionary! { "Names" => names.collect::<Vec<_>>() };
        catalog.set("Names", dictionary! { "Dests" => names });
    }
    catalog.set("PageLabels", dictionary! { "Nums" => labels(pages) });
}

/// The place of every node of which something was drawn, or of anything in it.
fn places(pages: &Pages) -> Vec<Option<Place>> {
    let mut places: Vec<Option<Place>> = vec![None; pages.nodes.len()];
    for (page, sheet) in pages.pages.iter().enumerate() {
        for item in &sheet.items {
            let top = match &item.mark {
                Mark::Text(text) => text.y - text.size,
                Mark::Sheet(_) => Length::ZERO,
                Mark::Line(_) | Mark::Picture(_) | Mark::Field(_) => continue,
            };
            if let Some(id) = item.node {
                places[id.0].get_or_insert(Place { page, top });
            }
        }
    }
    for index in (0..places.len()).rev() {
        if let (Some(parent), Some(place)) = (pages.nodes[index].parent, places[index]) {
            let before = places[parent.0];
            let earlier = before.is_none_or(|at| (place.page, place.top) < (at.page, at.top));
            if earlier {
                places[parent.0] = Some(place);
            }
        }
    }
    places
}

fn headings(pages: &Pages) -> impl Iterator<Item = (usize, u8, &str)> {
    pages.nodes.iter().enumerate().filter_map(|(index, node)| match node.role {
        NodeRole::Heading(level) if !node.title.trim().is_empty() => {
            Some((index, level, node.title.trim()))
        }
        NodeRole::Heading(_)
        | NodeRole::Paragraph
        | NodeRole::List
        | NodeRole::Item
        | NodeRole::ItemBody
        | NodeRole::Table
        | NodeRole::Group
        | NodeRole::Row
        | NodeRole::HeadCell(_)
        | NodeRole::Cell(_)
        | NodeRole::NoteMark
        | NodeRole::Note
        | NodeRole::Mention
        | NodeRole::Contents
        | NodeRole::Entry
        | NodeRole::Figure
        | NodeRole::Field => None,
    })
}

/// An entry of the outline to be.
struct Heading<'a> {
    level: u8,
    title: &'a str,
    target: Object,
}

/// Adds the entries, each under the nearest one before it of a lower level, all open.
fn outline(doc: &mut Document, headings: Vec<Heading>) -> ObjectId {
    let root = doc.new_object_id();
    let ids: Vec<ObjectId> = headings.iter().map(|_| doc.new_object_id()).collect();
    let mut parents: Vec<Option<usize>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        while open.pop_if(|above| headings[*above].level >= heading.level).is_some() {}
        parents.push(open.last().copied());
        open.push(index);
    }
    // Kids of the root stand in the last place.
    let mut kids: Vec<Vec<usize>> = vec![Vec::new(); headings.len() + 1];
    for (index, parent) in parents.iter().enumerate() {
        kids[parent.unwrap_or(headings.len())].push(index);
    }
    let mut visible = vec![0_i64; headings.len() + 1];
    for (index, parent) in parents.iter().enumerate().rev() {
        visible[parent.unwrap_or(headings.len())] += 1 + visible[index];
    }
    let family = |entry: &mut Dictionary, index: usize| {
        if let (Some(&first), Some(&last)) = (kids[index].first(), kids[index].last()) {
            entry.set("First", ids[first]);
            entry.set("Last", ids[last]);
            entry.set("Count", visible[index]);
        }
    };
    let mut top = dictionary! { "Type" => "Outlines" };
    family(&mut top, headings.len());
    doc.set_object(root, top);
    for (index, heading) in headings.into_iter().enumerate() {
        let parent = parents[index];
        let siblings = &kids[parent.unwrap_or(ids.len())];
        let place = siblings.partition_point(|&sibling| sibling < index);
        let mut entry = dictionary! {
            "Title" => text_string(heading.title),
            "Parent" => parent.map_or(root, |parent| ids[parent]),
            "Dest" => heading.target,
        };
        if place > 0 {
            entry.set("Prev", ids[siblings[place - 1]]);
        }
        if let Some(&next) = siblings.get(place + 1) {
            entry.set("Next", ids[next]);
        }
        family(&mut entry, index);
        doc.set_object(ids[index], entry);
    }
    root
}

/// Runs of page numbers: a new one wherever a page does not follow the one before.
fn labels(pages: &Pages) -> Vec<Object> {
    let mut labels = Vec::new();
    let mut expected = None;
    for (index, page) in pages.pages.iter().enumerate() {
        if expected != Some(page.number) {
            // A label counts from 1 at least (ISO 32000-1, table 159).
            let first = i64::from(page.number.max(1));
            labels.push(Object::from(index as i64));
            labels.push(dictionary! { "S" => "D", "St" => first }.into());
        }
        expected = page.number.checked_add(1);
    }
    labels
}
