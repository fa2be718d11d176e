//! A PDF file of somebody else's whose pages a copy is made over: what it is, and its pages made
//! ready to stand in a file of ours.
//!
//! In: the bytes of the file. Out: a [`PdfFile`] – sizes of the pages, where their ink ends, what
//! they are scans of, what the file claims – with the pages as forms in a [`CopiedFile`], or a
//! [`Fault`]. Must not know what a copy is, nor what the file is written into. Source: ISO 32000-1.
//!
//! The order: `page` (boxes, rotation, contents), `parcel` (pages to forms, with all they rest
//! on), `strip` (marks of the old structure out of contents), `ink` (what contents draw, with `color`), `claim`
//! (what the file says of itself).

mod claim;
mod color;
mod ink;
mod page;
mod parcel;
mod strip;
#[cfg(test)]
pub(crate) mod tests;

use std::sync::Arc;

use lopdf::{Document, LoadOptions};

use crate::block::{CopiedFile, CopiedSheet};
use crate::length::Length;

/// Most bytes a stream may unpack to: a large page of photographs has a third of it.
const LARGEST_STREAM: usize = 192 << 20;
/// Most pages that are carried over.
const MOST_PAGES: usize = 2000;

/// A file that can be copied.
#[derive(Debug, Clone, PartialEq)]
pub struct PdfFile {
    /// Its pages, ready to stand in another file.
    pub carried: CopiedFile,
    /// Version of the format: 1 and 4 of `PDF-1.4`.
    pub version: (u8, u8),
    /// Page by page, the scan it shows; none: it does not consist of images.
    pub scans: Vec<Option<Scan>>,
}

/// A page made of images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scan {
    /// Dots per inch, the fewest of its images.
    pub dpi: u32,
    /// Its colours.
    pub tones: Tones,
}

/// Which colours an image can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tones {
    /// Black and white or grey.
    Grey,
    /// Any.
    Color,
}

/// Why a file cannot be copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is no PDF.
    NotPdf,
    /// Its contents are locked.
    Encrypted,
    /// It cannot be read, or only in parts.
    Broken,
    /// It has no page.
    Empty,
    /// It has more pages than are carried over.
    TooLong,
    /// It has layers that are switched off, which would show.
    HiddenLayers,
}

type Read<T> = Result<T, Fault>;

impl From<lopdf::Error> for Fault {
    fn from(_: lopdf::Error) -> Fault {
        Fault::Broken
    }
}

/// Reads a file.
///
/// # Errors
/// A [`Fault`], of which the author is told.
pub fn open(bytes: &[u8]) -> Read<PdfFile> {
    // Some programs put a few bytes before the header (ISO 32000-1, annex H, note 13).
    let start = bytes.windows(5).take(1024).position(|five| five == b"%PDF-");
    let bytes = &bytes[start.ok_or(Fault::NotPdf)?..];
    let options =
        LoadOptions { max_decompressed_size: Some(LARGEST_STREAM), ..LoadOptions::default() };
    let doc = match Document::load_mem_with_options(bytes, options) {
        Ok(doc) => doc,
        Err(_) if bytes.windows(9).any(|nine| nine == b"/Encrypt ") => {
            return Err(Fault::Encrypted);
        }
        Err(_) => return Err(Fault::Broken),
    };
    if doc.is_encrypted() || doc.was_encrypted() {
        return Err(Fault::Encrypted);
    }
    if claim::hides_layers(&doc) {
        return Err(Fault::HiddenLayers);
    }
    let pages = doc.get_pages();
    match pages.len() {
        0 => return Err(Fault::Empty),
        count if count > MOST_PAGES => return Err(Fault::TooLong),
        _ => {}
    }
    let mut parcel = parcel::Parcel::new(&doc);
    let (mut sheets, mut scans) = (Vec::new(), Vec::new());
    for id in pages.into_values() {
        let page = page::Page::of(&doc, id)?;
        let form = parcel.page(&page)?;
        let drawn = ink::drawn(parcel.made(), form, &page)?;
        sheets.push(CopiedSheet {
            width: Length::from_pt(page.width),
            height: Length::from_pt(page.height),
            ink: Length::from_pt(page.height - drawn.lowest.unwrap_or(page.height)),
        });
        scans.push(drawn.scan(&page));
    }
    let bytes: Arc<[u8]> = parcel.bytes()?.into();
    let carried = CopiedFile { bytes, sheets, archival: claim::archival(&doc) };
    Ok(PdfFile { carried, version: claim::version(&doc), scans })
}
