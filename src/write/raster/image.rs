//! Pictures on the page: each pixel takes what of the picture falls on it.
//!
//! Comes in as a picture and its box, goes out as ink on the canvas. Pixels of the picture are
//! averaged by the area they cover, weighted by their opacity, so that a large picture shows no
//! false pattern. Knows nothing of what a picture is of.

use super::Resolution;
use super::canvas::Canvas;
use crate::block::Area;
use crate::picture::Picture;

/// A pixel of the page and the pixels of the picture that fall on it, in one direction.
struct Share {
    pixel: i64,
    /// Pixels of the picture, with the part of the page's pixel that each covers.
    parts: Vec<(usize, f64)>,
}

/// Draws a picture into its box.
pub(super) fn paint(picture: &Picture, area: Area, resolution: Resolution, canvas: &mut Canvas) {
    let span = |from, length, count: u32, paper: usize| {
        let (from, length) = (resolution.pixels(from), resolution.pixels(length));
        shares(from, length, count as usize, paper)
    };
    let columns = span(area.x, area.width, picture.columns, canvas.width);
    let rows = span(area.y, area.height, picture.rows, canvas.height);
    for row in &rows {
        for column in &columns {
            let (ink, coverage) = average(picture, column, row);
            canvas.ink(column.pixel, row.pixel, ink, coverage);
        }
    }
}

/// Which of `count` pixels, side by side over `length` from `from`, fall on which pixel of the
/// paper.
fn shares(from: f64, length: f64, count: usize, paper: usize) -> Vec<Share> {
    if length <= 0.0 || count == 0 {
        return Vec::new();
    }
    let own = length / count as f64;
    let first = from.floor().max(0.0) as usize;
    let end = ((from + length).ceil().max(0.0) as usize).min(paper);
    let share = |pixel: usize| {
        let (low, high) = (pixel as f64 - from, pixel as f64 + 1.0 - from);
        let begins = (low / own).floor().max(0.0) as usize;
        let ends = ((high / own).ceil().max(0.0) as usize).min(count);
        let covered = |index: usize| {
            let (left, right) = (index as f64 * own, (index + 1) as f64 * own);
            (right.min(high) - left.max(low)).max(0.0)
        };
        let parts = (begins..ends).map(|index| (index, covered(index))).collect();
        Share { pixel: i64::try_from(pixel).unwrap_or(i64::MAX), parts }
    };
    (first..end).map(share).collect()
}

/// The colour of what falls on a pixel, and how much of it is covered.
fn average(picture: &Picture, column: &Share, row: &Share) -> ([u8; 3], u8) {
    let width = picture.columns as usize;
    let mut colors = [0.0; 3];
    let mut covered = 0.0;
    for (y, down) in &row.parts {
        for (x, across) in &column.parts {
            let at = y * width + x;
            let opacity = picture
                .opacity
                .as_ref()
                .map_or(u8::MAX, |opacity| opacity.get(at).copied().unwrap_or_default());
            let weight = across * down * f64::from(opacity) / 255.0;
            covered += weight;
            let color = picture.colors.get(at * 3..).unwrap_or_default();
            for (sum, channel) in colors.iter_mut().zip(color) {
                *sum += weight * f64::from(*channel);
            }
        }
    }
    if covered <= 0.0 {
        return ([0; 3], 0);
    }
    (colors.map(|sum| (sum / covered).round() as u8), (covered.min(1.0) * 255.0).round() as u8)
}
