//! Where pictures and fields stand in a place for a signature.
//!
//! Comes in as a `block::Sign`, the width of its column and the pictures of the tree; goes out as
//! the same with the area of every spot. Knows no page. Follows the sheet's `SpotStyle`.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::block::{Area, Sign, Spot};
use crate::error::{Error, Result};
use crate::kit::style::{LineSpacing, SpotPlace, SpotSize, SpotStyle, StyleSheet};
use crate::layout::font::Faces;
use crate::layout::run::unknown;
use crate::length::Length;
use crate::picture::Picture;

/// Gives every spot its area.
///
/// # Errors
/// [`Error::Broken`] if the sheet lacks a style, the tree a picture, or a picture shown as large as
/// the thing itself does not know how large that is.
pub(crate) fn place_spots(
    sign: &mut Sign,
    column: Length,
    sheet: &StyleSheet,
    faces: &Faces,
    pictures: &IndexMap<String, Arc<Picture>>,
) -> Result<()> {
    let style = sheet.paragraphs.get(&sign.style);
    let style = style.ok_or_else(|| unknown("paragraph", &sign.style))?;
    let blank = match style.line {
        LineSpacing::Exact(height) => height,
        LineSpacing::Multiple(_) => faces.line(style.face, style.size).height,
    };
    let mut before = Area { x: column / 2, width: Length::ZERO, ..Area::default() };
    for spot in &mut sign.spots {
        let look = sheet.spots.get(&spot.style).ok_or_else(|| unknown("spot", &spot.style))?;
        let (width, height) = size(spot, look, pictures)?;
        let x = match look.place {
            SpotPlace::Middle => (column - width) / 2,
            SpotPlace::OverLeft(share) => {
                before.x + before.width.scaled(i64::from(share), 100) - width
            }
        };
        spot.area = Area { x, y: (blank - height) / 2, width, height };
        before = spot.area;
    }
    Ok(())
}

fn size(
    spot: &Spot,
    look: &SpotStyle,
    pictures: &IndexMap<String, Arc<Picture>>,
) -> Result<(Length, Length)> {
    let Some(name) = &spot.picture else { return Ok((look.width, look.height)) };
    let broken = |message| Error::Broken { stage: "layout", message };
    let picture = pictures.get(name).ok_or_else(|| broken(format!("no picture {name:?}")))?;
    match (look.size, picture.real_width) {
        (SpotSize::Fitting, _) => Ok(picture.fitting(look.width, look.height)),
        (SpotSize::Real, Some(width)) => Ok((width, picture.height_at(width))),
        (SpotSize::Real, None) => Err(broken(format!("picture {name:?} has no real size"))),
    }
}
