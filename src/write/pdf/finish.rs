//! Everything a lawful file needs beside its pages, and the file itself.
//!
//! Takes the drawn pages and font subsets; lets printpdf make the object tree, corrects it, adds
//! structure, metadata, output intent and navigation, packs the streams and serialises. Nothing is
//! parsed twice. Which entry serves which clause: `reference/pdf.md` §2.

use std::cell::RefCell;
use std::collections::BTreeSet;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{
    Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary,
};
use printpdf::{PdfDocument, PdfSaveOptions};

use super::content::{Drawn, points};
use super::font::{Fonts, Subset};
use super::overlay::{self, Overlay};
use super::{broken, copied, icc, metadata, navigation, tags};
use crate::block::Archival;
use crate::error::{Error, Result};
use crate::layout::page::Pages;

/// From this number of pages on, objects are packed into streams: two thirds more time for less
/// than half of the size. Such a document also opens with its outline in view.
const LONG: usize = 11;

/// Objects in one stream: enough to pack well, few enough to be read for the sake of one of them.
const OBJECTS: usize = 200;

/// What zlib calls its default: one step up costs time and gains nothing on files like these.
const LEVEL: u32 = 6;

/// The file.
pub(super) fn finish(pages: &Pages, drawn: Drawn, fonts: &Fonts) -> Result<Vec<u8>> {
    let mut made = PdfDocument::new("");
    made.pages = drawn.pages;
    for subset in fonts.used() {
        let font = printpdf::PdfFont::new(subset.parsed.clone());
        made.resources.fonts.map.insert(subset.id.clone(), font);
    }
    let mut warnings = Vec::new();
    let mut doc = made.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    drop(made);
    if let Some(warning) = warnings.first() {
        return Err(broken(format!("printpdf: {}", warning.msg)));
    }

    let page_ids: Vec<ObjectId> = doc.get_pages().into_values().collect();
    let mut images = overlay::pictures(&mut doc, pages);
    if let Some(copied) = &pages.copied {
        copied::add(&mut doc, copied, &mut images)?;
    }
    let resources = correct_resources(&mut doc, &page_ids, fonts, images)?;
    correct_pages(&mut doc, pages, &page_ids, resources)?;
    let overlay = Overlay::add(&mut doc, pages, &page_ids)?;
    let structure = tags::build(&mut doc, pages, &drawn.pieces, &page_ids, &overlay)?;
    let mut catalog = catalog(&mut doc, pages, structure)?;
    if let Some(form) = overlay.form() {
        catalog.set("AcroForm", form);
    }
    navigation::add(&mut catalog, &mut doc, pages, &page_ids);
    let root = doc.trailer.get(b"Root").and_then(Object::as_reference).map_err(unlike)?;
    doc.set_object(root, catalog);
    let info = doc.trailer.get(b"Info").and_then(Object::as_reference).map_err(unlike)?;
    doc.set_object(info, metadata::info(&pages.properties));
    pack(&mut doc)?;
    identify(&mut doc);
    serialise(doc, page_ids.len())
}

/// What printpdf made is not what this module was written for.
pub(super) fn unlike(error: lopdf::Error) -> Error {
    broken(format!("printpdf made another object tree: {error}"))
}

/// Replaces the resources of every page by one dictionary with the fonts and pictures, and removes
/// what printpdf made for nothing.
fn correct_resources(
    doc: &mut Document,
    page_ids: &[ObjectId],
    fonts: &Fonts,
    images: Dictionary,
) -> Result<ObjectId> {
    let mut faces = Dictionary::new();
    let mut unused = BTreeSet::new();
    for &page in page_ids {
        let page = doc.get_dictionary(page).map_err(unlike)?;
        let resources = page.get(b"Resources").and_then(Object::as_reference).map_err(unlike)?;
        unused.insert(resources);
        let resources = doc.get_dictionary(resources).map_err(unlike)?;
        for (kind, entry) in resources {
            let entry = entry.as_reference().map_err(unlike)?;
            if unused.insert(entry) && kind.as_slice() == b"Font" {
                faces = doc.get_dictionary(entry).map_err(unlike)?.clone();
            }
        }
    }
    for subset in fonts.used() {
        correct_font(doc, &faces, subset)?;
    }
    doc.objects.retain(|id, _| !unused.contains(id));
    let mut resources = dictionary! { "Font" => faces };
    if !images.is_empty() {
        resources.set("XObject", images);
    }
    Ok(doc.add_object(resources))
}

/// Gives a font its exact widths and the descriptor values printpdf guesses.
fn correct_font(doc: &mut Document, faces: &Dictionary, subset: &Subset) -> Result<()> {
    let font = faces.get(subset.id.0.as_bytes()).and_then(Object::as_reference).map_err(unlike)?;
    let font = doc.get_dictionary_mut(font).map_err(unlike)?;
    let kin = font.get_mut(b"DescendantFonts").and_then(Object::as_array_mut).map_err(unlike)?;
    let kin = kin.first_mut().ok_or_else(|| broken("a font without its glyphs"))?;
    let kin = kin.as_dict_mut().map_err(unlike)?;
    let widths: Vec<Object> = subset.widths.iter().map(|&width| width.into()).collect();
    kin.set("W", vec![0.into(), widths.into()]);
    let descriptor = kin.get(b"FontDescriptor").and_then(Object::as_reference).map_err(unlike)?;
    let descriptor = doc.get_dictionary_mut(descriptor).map_err(unlike)?;
    descriptor.set("Flags", subset.flags);
    descriptor.set("CapHeight", subset.cap_height);
    descriptor.set("ItalicAngle", subset.italic_angle);
    Ok(())
}

/// Leaves in every page what it needs, and ties it to the structure tree.
fn correct_pages(
    doc: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
    resources: ObjectId,
) -> Result<()> {
    for (index, (&id, sheet)) in page_ids.iter().zip(&pages.pages).enumerate() {
        let page = doc.get_dictionary_mut(id).map_err(unlike)?;
        let sides: [Object; 4] =
            [0.into(), 0.into(), points(sheet.width).into(), points(sheet.height).into()];
        let kept = dictionary! {
            "Type" => "Page",
            "Parent" => page.get(b"Parent").map_err(unlike)?.clone(),
            "MediaBox" => sides.to_vec(),
            "Resources" => resources,
            "Contents" => page.get(b"Contents").map_err(unlike)?.clone(),
            "StructParents" => index as i64,
            "Tabs" => "S",
        };
        *page = kept;
    }
    Ok(())
}

/// The catalog, without the ways into the document.
fn catalog(doc: &mut Document, pages: &Pages, structure: ObjectId) -> Result<Dictionary> {
    let profile = dictionary! { "N" => 3, "Alternate" => "DeviceRGB" };
    let profile = doc.add_object(Stream::new(profile, icc::srgb()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let packet =
        metadata::packet(&pages.properties, pages.pages.len(), archival(pages)).into_bytes();
    let packet = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet)
        // Readers find the packet by searching the bytes of the file.
        .with_compression(false);
    let long = pages.pages.len() >= LONG;
    Ok(dictionary! {
        "Type" => "Catalog",
        "Pages" => doc.catalog().and_then(|catalog| catalog.get(b"Pages")).map_err(unlike)?.clone(),
        "Lang" => Object::string_literal(metadata::language(&pages.properties)),
        "MarkInfo" => dictionary! { "Marked" => true },
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "PageMode" => if long { "UseOutlines" } else { "UseNone" },
        "StructTreeRoot" => structure,
        "Metadata" => doc.add_object(packet),
        "OutputIntents" => vec![intent.into()],
    })
}

/// What the file may claim: what the pages of another file in it allow.
fn archival(pages: &Pages) -> Archival {
    pages.copied.as_ref().map_or(Archival::Tagged, |copied| copied.archival)
}

/// Deflates every stream that may be, where it gains.
fn pack(doc: &mut Document) -> Result<()> {
    PACKER.with_borrow_mut(|packer| pack_with(packer, doc))
}

fn pack_with(packer: &mut Packer, doc: &mut Document) -> Result<()> {
    for object in doc.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let packed = packer.deflate_safely(&mut stream.content)?;
        if packed.len() < stream.content.len() {
            if stream.dict.has(b"Length1") {
                stream.dict.set("Length1", stream.content.len() as i64);
            }
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
    }
    Ok(())
}

thread_local! {
    /// One compressor for all streams of all files that a thread makes: making its tables costs more
    /// than packing a small stream. It begins anew with each stream.
    static PACKER: RefCell<Packer> = RefCell::new(Packer::new());
}

/// A compressor that is used again.
struct Packer {
    state: Compress,
}

impl Packer {
    fn new() -> Packer {
        Packer { state: Compress::new(Compression::new(LEVEL), true) }
    }

    /// Packs `content` so that its last byte is no carriage return: with the line feed before
    /// `endstream` that would look like an end of line of two bytes, and the length like a wrong
    /// one (ISO 19005-2, 6.1.7.1). The last bytes are a checksum; a line feed more at the end,
    /// which operators, character maps and font programs take, gives another one.
    fn deflate_safely(&mut self, content: &mut Vec<u8>) -> Result<Vec<u8>> {
        loop {
            let packed = self.deflate(content)?;
            if packed.last() != Some(&b'\r') {
                return Ok(packed);
            }
            content.push(b'\n');
        }
    }

    fn deflate(&mut self, content: &[u8]) -> Result<Vec<u8>> {
        self.state.reset();
        let mut packed = Vec::with_capacity(content.len() / 2 + 64);
        loop {
            let read = usize::try_from(self.state.total_in()).map_err(broken)?;
            let rest = &content[read..];
            let status = self
                .state
                .compress_vec(rest, &mut packed, FlushCompress::Finish)
                .map_err(broken)?;
            match status {
                Status::StreamEnd => return Ok(packed),
                Status::Ok | Status::BufError => packed.reserve(rest.len() / 2 + 64),
            }
        }
    }
}

/// Names the file by what it shows and says of itself: all its streams, the XMP packet among them.
fn identify(doc: &mut Document) {
    let mut hash = Hash::new();
    for object in doc.objects.values() {
        if let Object::Stream(stream) = object {
            hash.add(&stream.content);
        }
    }
    let name = Object::String(hash.value().to_be_bytes().to_vec(), StringFormat::Hexadecimal);
    doc.trailer.set("ID", vec![name.clone(), name]);
}

fn serialise(mut doc: Document, page_count: usize) -> Result<Vec<u8>> {
    doc.version = "1.7".to_owned();
    let long = page_count >= LONG;
    let options = SaveOptions::builder()
        .use_object_streams(long)
        .use_xref_streams(long)
        .max_objects_per_stream(OBJECTS)
        .compression_level(LEVEL)
        .build();
    let mut file = Vec::new();
    doc.save_with_options(&mut file, options).map_err(broken)?;
    // A signer appends its objects right behind the end; they must begin on their own line.
    file.push(b'\n');
    Ok(file)
}

/// FNV-1a of 128 bits: a name for contents, not a protection.
pub(super) struct Hash(u128);

impl Hash {
    pub(super) fn new() -> Hash {
        Hash(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    pub(super) fn add(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 =
                (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }

    pub(super) fn value(&self) -> u128 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn no_packed_stream_ends_in_a_carriage_return() {
        let mut longer = 0;
        let mut packer = Packer::new();
        // The sum of the letters takes every last byte once.
        for count in 0..256 {
            let typed = "a".repeat(count);
            let mut content = typed.clone().into_bytes();
            let packed = packer.deflate_safely(&mut content).unwrap();
            assert_ne!(packed.last(), Some(&b'\r'));
            let mut read = String::new();
            flate2::read::ZlibDecoder::new(&packed[..]).read_to_string(&mut read).unwrap();
            assert_eq!(read.trim_end(), typed);
            longer += read.len() - typed.len();
        }
        assert_eq!(longer, 1, "one of the contents needs it");
    }
}
