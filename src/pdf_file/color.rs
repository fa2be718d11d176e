//! Colours, as far as they are white or not and grey or not.
//!
//! In: operators that choose a colour, images. Out: a [`Paint`], [`Tones`]. Must not know what is
//! drawn with them. Source: ISO 32000-1, 8.6.

use lopdf::content::Operation;
use lopdf::{Dictionary, Document, Object};

use super::Tones;
use super::page::followed;

/// What a colour is chosen from.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Space {
    /// More of it is lighter: grey, red, green and blue.
    Light,
    /// Four inks.
    Inks,
    /// Anything else; never taken for white.
    Other,
}

/// A colour, as far as it is white or not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    space: Space,
    /// Whether it leaves no ink on white paper.
    pub(super) white: bool,
}

/// What every page begins with.
pub(super) const BLACK: Paint = Paint { space: Space::Light, white: false };

impl Paint {
    /// The colour after an operator that chooses one or its space.
    pub(super) fn changed(
        self,
        doc: &Document,
        operation: &Operation,
        numbers: &[f64],
        resources: Option<&Dictionary>,
    ) -> Paint {
        let named = operation.operands.first().and_then(|name| name.as_name().ok());
        let space = match operation.operator.as_str() {
            "g" | "G" | "rg" | "RG" => Space::Light,
            "k" | "K" => Space::Inks,
            "cs" | "CS" => named.map_or(Space::Other, |name| space(doc, name, resources)),
            _ => self.space,
        };
        let white = match space {
            Space::Light => !numbers.is_empty() && numbers.iter().all(|part| *part >= 0.999),
            Space::Inks => !numbers.is_empty() && numbers.iter().all(|part| *part <= 0.001),
            Space::Other => false,
        };
        Paint { space, white }
    }
}

fn space(doc: &Document, name: &[u8], resources: Option<&Dictionary>) -> Space {
    match name {
        b"DeviceGray" | b"DeviceRGB" => return Space::Light,
        b"DeviceCMYK" => return Space::Inks,
        _ => {}
    }
    let space = resources.and_then(|all| entry(doc, all, b"ColorSpace", name));
    let space = space.and_then(|space| space.as_array().ok());
    let family = space.and_then(|space| space.first()?.as_name().ok());
    match family {
        Some(b"CalGray" | b"CalRGB") => Space::Light,
        Some(b"ICCBased") => match space.and_then(|space| components(doc, space)) {
            Some(4) => Space::Inks,
            _ => Space::Light,
        },
        _ => Space::Other,
    }
}

/// The colours an image can hold; those of formats that say it themselves are any.
pub(super) fn tones(doc: &Document, image: &Dictionary) -> Tones {
    let Ok(mut space) = image.get(b"ColorSpace") else { return Tones::Color };
    // The colours of a palette stand in its second entry.
    for _ in 0..2 {
        space = followed(doc, space);
        if space.as_name().is_ok_and(|name| name == b"DeviceGray") {
            return Tones::Grey;
        }
        let Ok(parts) = space.as_array() else { return Tones::Color };
        match parts.first().and_then(|name| name.as_name().ok()) {
            Some(b"CalGray") => return Tones::Grey,
            Some(b"ICCBased") if components(doc, parts) == Some(1) => return Tones::Grey,
            Some(b"Indexed") if parts.len() > 1 => space = &parts[1],
            Some(_) | None => return Tones::Color,
        }
    }
    Tones::Color
}

/// What a name stands for in one group of the resources.
pub(super) fn entry<'d>(
    doc: &'d Document,
    resources: &'d Dictionary,
    group: &[u8],
    name: &[u8],
) -> Option<&'d Object> {
    let group = followed(doc, resources.get(group).ok()?).as_dict().ok()?;
    Some(followed(doc, group.get(name).ok()?))
}

/// How many parts a colour of an ICC profile has.
fn components(doc: &Document, space: &[Object]) -> Option<i64> {
    let profile = followed(doc, space.get(1)?).as_stream().ok()?;
    profile.dict.get(b"N").ok()?.as_i64().ok()
}
