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

    /// The pixel in a column and a row, if it is on the paper.
    pub(super) fn pixel(&mut self, column: i64, row: i64) -> Option<&mut [u8; 3]> {
        let column = usize::try_from(column).ok().filter(|column| *column < self.width)?;
        let row = usize::try_from(row).ok()?;
        let start = (row * self.width + column) * 3;
        self.pixels.get_mut(start..)?.first_chunk_mut()
    }

    /// Puts ink on a pixel.
    pub(super) fn ink(&mut self, column: i64, row: i64, ink: [u8; 3], coverage: u8) {
        if let Some(pixel) = self.pixel(column, row) {
            for (channel, ink) in pixel.iter_mut().zip(ink) {
                *channel = over(*channel, ink, coverage);
            }
        }
    }

    /// Draws a level or upright stroke.
    pub(super) fn fill(&mut self, stripe: &Stripe, color: Color) {
        let clipped = |range: &Range<i64>, end: usize| {
            let end = i64::try_from(end).unwrap_or(i64::MAX);
            range.start.clamp(0, end)..range.end.clamp(0, end)
        };
        for row in clipped(&stripe.rows, self.height) {
            for column in clipped(&stripe.columns, self.width) {
                self.ink(column, row, channels(color), stripe.coverage);
            }
        }
    }

    /// Puts down a letter with its origin at the corner between these pixels.
    pub(super) fn stamp(&mut self, stamp: &Stamp, column: i64, row: i64, color: Color) {
        if stamp.width == 0 {
            return;
        }
        let ink = channels(color);
        for (row, coverage) in (row + stamp.top..).zip(stamp.coverage.chunks_exact(stamp.width)) {
            for (column, coverage) in (column + stamp.left..).zip(coverage) {
                if *coverage > 0 {
                    self.ink(column, row, ink, *coverage);
                }
            }
        }
    }
}
