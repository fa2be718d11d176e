//! What lies over the text: pictures of signatures and seals, empty fields for digital signatures.
//!
//! Takes pages and the object tree; adds the pictures as image objects, the fields as annotations of
//! their pages, and tells the structure tree where both stand. Knows nothing of who signs. Sources:
//! ISO 32000-1, 8.9.5 (images), 11.6.5.3 (soft masks), 12.7.4.5 (signature fields); ISO 19005-2,
//! 6.3 and ISO 14289-1, 7.18 (annotations).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::content::{picture_name, points};
use super::finish::unlike;
use crate::block::Area;
use crate::error::Result;
use crate::layout::page::{FieldMark, Item, Mark, NodeId, Page, Pages};
use crate::picture::Picture;

/// Print and Locked (ISO 32000-1, table 165): the field is printed, and no reader moves it.
const PRINTED_AND_LOCKED: i64 = 4 + 128;

/// Some field of the document is one for a signature (ISO 32000-1, table 219).
const SIGNATURES_EXIST: i64 = 1;

/// Where the figures and fields of the structure stand, and the annotations of the fields.
#[derive(Default)]
pub(super) struct Overlay {
    /// Box of each node: place of its page, and left, lower, right, upper edge in points.
    pub(super) boxes: BTreeMap<NodeId, (usize, [f32; 4])>,
    /// Node and annotation of each field, in order.
    pub(super) fields: Vec<(NodeId, ObjectId)>,
}

impl Overlay {
    /// Adds the annotations of all fields to their pages.
    pub(super) fn add(doc: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Result<Overlay> {
        let mut overlay = Overlay::default();
        for (index, (page, &id)) in pages.pages.iter().zip(page_ids).enumerate() {
            let mut annotations = Vec::new();
            for Item { node, mark } in &page.items {
                let Some(node) = *node else { continue };
                match mark {
                    Mark::Picture(picture) => {
                        overlay.boxes.insert(node, (index, edges(page, picture.area)));
                    }
                    Mark::Field(field) => {
                        let edges = edges(page, field.area);
                        overlay.boxes.insert(node, (index, edges));
                        let key = pages.pages.len() + overlay.fields.len();
                        let widget = widget(doc, field, edges, id, key);
                        overlay.fields.push((node, widget));
                        annotations.push(Object::from(widget));
                    }
                    Mark::Sheet(sheet) => {
                        let (width, height) = (sheet.width, sheet.height);
                        let area = Area { width, height, ..Area::default() };
                        overlay.boxes.insert(node, (index, edges(page, area)));
                    }
                    Mark::Text(_) | Mark::Line(_) => {}
                }
            }
            if !annotations.is_empty() {
                doc.get_dictionary_mut(id).map_err(unlike)?.set("Annots", annotations);
            }
        }
        Ok(overlay)
    }

    /// The form of the catalog; none where there is no field.
    pub(super) fn form(&self) -> Option<Dictionary> {
        let fields: Vec<Object> = self.fields.iter().map(|(_, widget)| (*widget).into()).collect();
        let any = !fields.is_empty();
        any.then(|| dictionary! { "Fields" => fields, "SigFlags" => SIGNATURES_EXIST })
    }
}

/// An area on its page in points, from the lower left corner of the sheet.
fn edges(page: &Page, area: Area) -> [f32; 4] {
    let Area { x, y, width, height } = area;
    [x, page.height - y - height, x + width, page.height - y].map(points)
}

/// A signature field and its annotation in one; `key` is its number in the parent tree.
fn widget(
    doc: &mut Document,
    field: &FieldMark,
    edges: [f32; 4],
    page: ObjectId,
    key: usize,
) -> ObjectId {
    let [left, lower, right, upper] = edges;
    let sides: Vec<Object> = [0.0, 0.0, right - left, upper - lower].map(Object::from).to_vec();
    let form = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => sides };
    let empty = doc.add_object(Stream::new(form, Vec::new()));
    doc.add_object(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => lopdf::text_string(&field.name),
        "TU" => lopdf::text_string(&field.title),
        "F" => PRINTED_AND_LOCKED,
        "Rect" => edges.map(Object::from).to_vec(),
        "P" => page,
        "StructParent" => key as i64,
        "AP" => dictionary! { "N" => empty },
    })
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
