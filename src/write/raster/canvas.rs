//! A page as pixels: white paper that takes ink.
//!
//! Comes in as ink with the places it covers, goes out as red, green and blue of every pixel. What
//! lies beside the paper is left out. Knows no letter and no picture.

use std::ops::Range;

use super::glyph::Stamp;
use super::{channels, over};
use crate::kit::style::Color;

/// Pixels, row by row.
pub(super) struct Canvas {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Red, green and blue of each.
    pub(super) pixels: Vec<u8>,
}

/// A level or upright stroke: whole pixels, each covered alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stripe {
    pub(super) columns: Range<i64>,
    pub(super) rows: Range<i64>,
    /// 255 is all of a pixel.
    pub(super) coverage: u8,
}

impl Canvas {
    /// Blank paper.
    pub(super) fn white(width: usize, height: usize) -> Canvas {
        Canvas { width, height, pixels: vec![u8::MAX; width * height * 3] }
    }

    /// The pixels of a row from one column to another, where both are on the paper.
    fn row(&mut self, row: i64, columns: Range<usize>) -> &mut [[u8; 3]] {
        let start = usize::try_from(row).ok().and_then(|row| row.checked_mul(self.width));
        let (pixels, _) = self.pixels.as_chunks_mut::<3>();
        let place = start.map(|start| start + columns.start..start + columns.end);
        place.and_then(|place| pixels.get_mut(place)).unwrap_or_default()
    }

    /// Puts ink on a pixel, if it is on the paper.
    pub(super) fn ink(&mut self, column: i64, row: i64, ink: [u8; 3], coverage: u8) {
        let columns = clipped(&(column..column + 1), self.width);
        self.row(row, columns).iter_mut().for_each(|pixel| mix(pixel, ink, coverage));
    }

    /// Draws a level or upright stroke.
    pub(super) fn fill(&mut self, stripe: &Stripe, color: Color) {
        let columns = clipped(&stripe.columns, self.width);
        let ink = channels(color);
        for row in clipped(&stripe.rows, self.height) {
            let row = i64::try_from(row).unwrap_or(i64::MAX);
            let pixels = self.row(row, columns.clone());
            pixels.iter_mut().for_each(|pixel| mix(pixel, ink, stripe.coverage));
        }
    }

    /// Puts down a letter with its origin at the corner between these pixels.
    pub(super) fn stamp(&mut self, stamp: &Stamp, column: i64, row: i64, color: Color) {
        if stamp.width == 0 {
            return;
        }
        let left = column + stamp.left;
        let right = left + i64::try_from(stamp.width).unwrap_or(i64::MAX);
        let columns = clipped(&(left..right), self.width);
        // Letters that begin beside the paper show their later pixels.
        let hidden = usize::try_from(-left).unwrap_or_default();
        let ink = channels(color);
        for (row, coverage) in (row + stamp.top..).zip(stamp.coverage.chunks_exact(stamp.width)) {
            let pixels = self.row(row, columns.clone());
            for (pixel, coverage) in pixels.iter_mut().zip(coverage.iter().skip(hidden)) {
                if *coverage > 0 {
                    mix(pixel, ink, *coverage);
                }
            }
        }
    }
}

/// The part of a range that is on paper so wide or high.
fn clipped(range: &Range<i64>, paper: usize) -> Range<usize> {
    let inside = |place: i64| usize::try_from(place).unwrap_or_default().min(paper);
    inside(range.start)..inside(range.end)
}

fn mix(pixel: &mut [u8; 3], ink: [u8; 3], coverage: u8) {
    for (channel, ink) in pixel.iter_mut().zip(ink) {
        *channel = over(*channel, ink, coverage);
    }
}
