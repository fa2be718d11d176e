//! What lies over the text: pictures of signatures and seals, empty fields for digital signatures,
//! links.
//!
//! Takes pages and the object tree; adds the pictures as image objects, fields and links as
//! annotations of their pages, and tells the structure tree where they stand. Knows nothing of who
//! signs. Sources: ISO 32000-1, 8.9.5 (images), 11.6.5.3 (soft masks), 12.5.6.5 (links), 12.7.4.5
//! (signature fields); ISO 19005-2, 6.3 and ISO 14289-1, 7.18 (annotations).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::content::{picture_name, points};
use super::finish::unlike;
use crate::block::Area;
use crate::error::Result;
use crate::layout::page::{FieldMark, Item, Mark, Node, NodeId, NodeRole, Page, Pages};
use crate::picture::Picture;

/// Print (ISO 32000-1, table 165): what PDF/A asks of every annotation, though a link shows nothing.
const PRINTED: i64 = 4;

/// Print and Locked: the field is printed, and no reader moves it.
const PRINTED_AND_LOCKED: i64 = PRINTED + 128;

/// Some field of the document is one for a signature (ISO 32000-1, table 219).
const SIGNATURES_EXIST: i64 = 1;

/// Where the figures and fields of the structure stand, and all annotations.
#[derive(Default)]
pub(super) struct Overlay {
    /// Box of each figure and field: place of its page, and left, lower, right, upper edge in points.
    pub(super) boxes: BTreeMap<NodeId, (usize, [f32; 4])>,
    /// In order; each has its place among them, behind all pages, for its number in the parent tree.
    pub(super) annotations: Vec<Annotation>,
    /// Those that are fields.
    fields: Vec<ObjectId>,
}

/// An annotation of a page.
pub(super) struct Annotation {
    /// The node it belongs to.
    pub(super) node: NodeId,
    /// Place of its page.
    pub(super) page: usize,
    /// The annotation.
    pub(super) object: ObjectId,
}

impl Overlay {
    /// Adds the annotations of all fields and mentions to their pages.
    pub(super) fn add(doc: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Result<Overlay> {
        let mut overlay = Overlay::default();
        for (index, (page, &id)) in pages.pages.iter().zip(page_ids).enumerate() {
            let first = overlay.annotations.len();
            for Item { node, mark } in &page.items {
                let Some(node) = *node else { continue };
                match mark {
                    Mark::Picture(picture) => {
                        overlay.boxes.insert(node, (index, edges(page, picture.area)));
                    }
                    Mark::Field(field) => {
                        let edges = edges(page, field.area);
                        overlay.boxes.insert(node, (index, edges));
                        let widget = widget(doc, field, edges);
                        let widget = doc.add_object(widget);
                        overlay.fields.push(widget);
                        overlay.annotations.push(Annotation { node, page: index, object: widget });
                    }
                    Mark::Sheet(sheet) => {
                        let (width, height) = (sheet.width, sheet.height);
                        let area = Area { width, height, ..Area::default() };
                        overlay.boxes.insert(node, (index, edges(page, area)));
                    }
                    Mark::Text(_) | Mark::Line(_) => {}
                }
            }
            for (node, edges) in mentioned(pages, page) {
                let Node { title, target: Some(target), .. } = &pages.nodes[node.0] else {
                    continue;
                };
                let object = doc.add_object(link(title, target, edges));
                overlay.annotations.push(Annotation { node, page: index, object });
            }
            let own = overlay.annotations.iter().enumerate().skip(first);
            let mut annotations = Vec::new();
            for (place, Annotation { object, .. }) in own {
                let annotation = doc.get_dictionary_mut(*object).map_err(unlike)?;
                annotation.set("P", id);
                annotation.set("StructParent", (pages.pages.len() + place) as i64);
                annotations.push(Object::from(*object));
            }
            if !annotations.is_empty() {
                doc.get_dictionary_mut(id).map_err(unlike)?.set("Annots", annotations);
            }
        }
        Ok(overlay)
    }

    /// The form of the catalog; none where there is no field.
    pub(super) fn form(&self) -> Option<Dictionary> {
        let fields: Vec<Object> = self.fields.iter().map(|widget| (*widget).into()).collect();
        let any = !fields.is_empty();
        any.then(|| dictionary! { "Fields" => fields, "SigFlags" => SIGNATURES_EXIST })
    }
}

/// What is to be pointed at on a page: each mention, and what it covers in one line as left, lower,
/// right, upper edge in points. A mention of two lines is two links, as many readers know nothing of
/// links that are no rectangles.
fn mentioned(pages: &Pages, page: &Page) -> Vec<(NodeId, [f32; 4])> {
    let mut lines: Vec<(NodeId, [f32; 4])> = Vec::new();
    let mut last = None;
    for Item { node, mark } in &page.items {
        let (Some(node), Mark::Text(text)) = (*node, mark) else { continue };
        if pages.nodes[node.0].role != NodeRole::Mention {
            continue;
        }
        let [left, lower, right, upper] = edges(page, text.area());
        match lines.last_mut() {
            // What leads on to the number of the page is part of the link.
            Some((_, line)) if last == Some((node, text.y)) => {
                *line = [line[0], line[1].min(lower), right, line[3].max(upper)];
            }
            Some(_) | None => lines.push((node, [left, lower, right, upper])),
        }
        last = Some((node, text.y));
    }
    lines
}

/// A link that covers a box; `target` is the name of a destination.
fn link(title: &str, target: &str, edges: [f32; 4]) -> Dictionary {
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "F" => PRINTED,
        "Rect" => edges.map(Object::from).to_vec(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "Contents" => lopdf::text_string(title),
        "Dest" => Object::string_literal(target),
    }
}

/// An area on its page in points, from the lower left corner of the sheet.
fn edges(page: &Page, area: Area) -> [f32; 4] {
    let Area { x, y, width, height } = area;
    [x, page.height - y - height, x + width, page.height - y].map(points)
}

/// A signature field and its annotation in one.
fn widget(doc: &mut Document, field: &FieldMark, edges: [f32; 4]) -> Dictionary {
    let [left, lower, right, upper] = edges;
    let sides: Vec<Object> = [0.0, 0.0, right - left, upper - lower].map(Object::from).to_vec();
    let form = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => sides };
    let empty = doc.add_object(Stream::new(form, Vec::new()));
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => lopdf::text_string(&field.name),
        "TU" => lopdf::text_string(&field.title),
        "F" => PRINTED_AND_LOCKED,
        "Rect" => edges.map(Object::from).to_vec(),
        "AP" => dictionary! { "N" => empty },
    }
}

/// The pictures that are shown, by the names the pages call them.
pub(super) fn pictures(doc: &mut Document, pages: &Pages) -> Dictionary {
    let marks = pages.pages.iter().flat_map(|page| &page.items);
    let shown = |name: &str| {
        marks.clone().any(|item| matches!(&item.mark, Mark::Picture(mark) if mark.picture == name))
    };
    let mut images = Dictionary::new();
    for (index, (name, picture)) in pages.pictures.iter().enumerate() {
        if shown(name) {
            images.set(picture_name(index), image(doc, picture));
        }
    }
    images
}

fn image(doc: &mut Document, picture: &Picture) -> ObjectId {
    let mut colors = sampled(picture, "DeviceRGB");
    if let Some(opacity) = &picture.opacity {
        let mask = Stream::new(sampled(picture, "DeviceGray"), opacity.clone());
        colors.set("SMask", doc.add_object(mask));
    }
    doc.add_object(Stream::new(colors, picture.colors.clone()))
}

/// The dictionary of an image of eight bits a channel.
fn sampled(picture: &Picture, space: &str) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(picture.columns),
        "Height" => i64::from(picture.rows),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
        "Interpolate" => false,
    }
}
