//! What a file says of itself: its version, its archival level, its layers.
//!
//! In: the document. Out: facts. Nothing here tells whether what it says is true. Sources: ISO
//! 32000-1, 7.5.2 and 8.11; ISO 19005-1 and -2, 6.7.11 and 6.6.4.

use lopdf::{Dictionary, Document, Object};

use super::page::{followed, unpacked};
use crate::block::Archival;

/// The later of the versions of the header and of the catalog.
pub(super) fn version(doc: &Document) -> (u8, u8) {
    let read = |text: &str| {
        let (major, minor) = text.split_once('.')?;
        Some((major.parse().ok()?, minor.parse().ok()?))
    };
    let own = read(&doc.version).unwrap_or((1, 0));
    let catalog = doc.catalog().ok().and_then(|catalog| catalog.get(b"Version").ok());
    let later = catalog
        .and_then(|name| name.as_name().ok())
        .and_then(|name| read(std::str::from_utf8(name).ok()?));
    later.map_or(own, |later| later.max(own))
}

/// The archival level its pages keep in a file whose colours are those of sRGB.
///
/// Parts 1 to 3 of the standard ask the same of pages that ours, part 2, does. A file for four
/// inks gives its colours a meaning that ours has not.
pub(super) fn archival(doc: &Document) -> Archival {
    let packet = doc.catalog().ok().and_then(|catalog| catalog.get(b"Metadata").ok());
    let packet = packet.and_then(|packet| followed(doc, packet).as_stream().ok());
    let Some(packet) = packet.and_then(|packet| unpacked(packet).ok()) else {
        return Archival::None;
    };
    let packet = String::from_utf8_lossy(&packet);
    let level = match (value(&packet, "pdfaid:part"), value(&packet, "pdfaid:conformance")) {
        (Some('1'..='3'), Some('A' | 'a' | 'U' | 'u')) => Archival::Tagged,
        (Some('1'..='3'), Some('B' | 'b')) => Archival::Visual,
        _ => Archival::None,
    };
    if is_for_four_inks(doc) { Archival::None } else { level }
}

/// The first letter of a value in XMP, as an element or as an attribute.
fn value(packet: &str, name: &str) -> Option<char> {
    let (_, behind) = packet.split_once(name)?;
    behind.trim_start().trim_start_matches('=').trim_start().chars().nth(1)
}

fn is_for_four_inks(doc: &Document) -> bool {
    let intents = doc.catalog().ok().and_then(|catalog| catalog.get(b"OutputIntents").ok());
    let intents = intents.and_then(|all| followed(doc, all).as_array().ok());
    intents.into_iter().flatten().any(|intent| {
        let profile = followed(doc, intent).as_dict().and_then(|it| it.get(b"DestOutputProfile"));
        let profile = profile.ok().and_then(|profile| followed(doc, profile).as_stream().ok());
        profile.is_some_and(|profile| {
            profile.dict.get(b"N").and_then(Object::as_i64).is_ok_and(|n| n == 4)
        })
    })
}

/// Whether there is optional content that is not shown as the file opens.
pub(super) fn hides_layers(doc: &Document) -> bool {
    let found = |dict: &'_ Dictionary, key: &[u8]| dict.get(key).ok().cloned();
    let layers = doc.catalog().ok().and_then(|catalog| found(catalog, b"OCProperties"));
    let layers = layers.and_then(|layers| followed(doc, &layers).as_dict().ok().cloned());
    let shown = layers.and_then(|layers| found(&layers, b"D"));
    let Some(shown) = shown.and_then(|shown| followed(doc, &shown).as_dict().ok().cloned()) else {
        return false;
    };
    let off = found(&shown, b"OFF");
    let off =
        off.is_some_and(|off| followed(doc, &off).as_array().is_ok_and(|off| !off.is_empty()));
    let base = shown.get(b"BaseState").and_then(Object::as_name);
    off || base.is_ok_and(|state| state != b"ON".as_slice())
}
