//! Pages of another file in a file of ours.
//!
//! Takes the parcel of their forms; gives the names under which contents draw them, and puts the
//! forms with all they rest on among the objects of the file. Knows nothing of where they stand.
//! Source: ISO 32000-1, 8.10, and [`CopiedFile`].

use lopdf::{Dictionary, Document, Object};

use super::broken;
use crate::block::CopiedFile;
use crate::error::Result;

/// The name of a page's form, pages counted from 0.
pub(super) fn name(page: usize) -> String {
    format!("Sheet{}", page + 1)
}

/// Adds the forms, and their names to those of the page's pictures.
pub(super) fn add(doc: &mut Document, copied: &CopiedFile, names: &mut Dictionary) -> Result<()> {
    let mut parcel = Document::load_mem(&copied.bytes).map_err(broken)?;
    parcel.renumber_objects_with(doc.max_id + 1);
    let forms = parcel.catalog().and_then(|catalog| catalog.get(b"Forms")).map_err(broken)?;
    let forms = forms.as_array().map_err(broken)?.clone();
    let root = parcel.trailer.get(b"Root").and_then(Object::as_reference).map_err(broken)?;
    let pages = parcel.catalog().and_then(|catalog| catalog.get(b"Pages")).map_err(broken)?;
    let pages = pages.as_reference().map_err(broken)?;
    let objects = std::mem::take(&mut parcel.objects);
    doc.objects.extend(objects.into_iter().filter(|(id, _)| *id != root && *id != pages));
    doc.max_id = doc.max_id.max(parcel.max_id);
    for (page, form) in forms.into_iter().enumerate() {
        names.set(name(page), form);
    }
    Ok(())
}
