//! Pictures of the pages, as PNG files.
//!
//! Takes finished pages and the faces they were laid out with; gives one file for each page. Letters
//! stand on whole rows of pixels and quarters of columns, level and upright strokes on whole pixels,
//! as on a screen; fields that wait for a signature show nothing, nor do pages of other files. Knows
//! nothing of structure. The steps: `glyph` (letters to coverage), `image` (pictures to pixels of the
//! page), `canvas` (ink on paper), `file` (PNG).

mod canvas;
mod file;
mod glyph;
mod image;
#[cfg(test)]
mod tests;

use crate::error::Result;
use crate::kit::style::Color;
use crate::layout::Faces;
use crate::layout::page::{LineMark, Mark, Page, Pages, TextMark};
use crate::length::Length;
use canvas::{Canvas, Stripe};
use glyph::Glyphs;
use image::paint;

/// An inch.
const INCH: Length = Length::pt(72);

/// Letters begin at so many places in a pixel.
const PHASES: i64 = 4;

/// A stroke thinner than a pixel is one pixel of fainter ink, though never fainter than this.
const FAINTEST: f64 = 0.25;

/// How many pixels an inch of paper has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolution(u32);

impl Resolution {
    /// The least: a letter of 14 pt is seven pixels high.
    pub const LEAST: u32 = 36;
    /// The most: a page of A4 takes 100 MB until it is written.
    pub const MOST: u32 = 600;

    /// So many pixels an inch, if that is from [`Resolution::LEAST`] to [`Resolution::MOST`].
    pub fn per_inch(pixels: u32) -> Option<Resolution> {
        (Resolution::LEAST..=Resolution::MOST).contains(&pixels).then_some(Resolution(pixels))
    }

    /// A length in so many parts of a pixel, rounded half up.
    fn parts(self, length: Length, parts: i64) -> i64 {
        let (numerator, inch) = (length.as_emu() * i64::from(self.0) * parts, INCH.as_emu());
        (2 * numerator + inch).div_euclid(2 * inch)
    }

    /// The edge between pixels that is nearest to a place.
    fn edge(self, place: Length) -> i64 {
        self.parts(place, 1)
    }

    /// Pixels in a metre, rounded.
    fn per_meter(self) -> u32 {
        u32::try_from(self.edge(Length::mm(1000))).unwrap_or(u32::MAX)
    }

    /// A length in pixels.
    fn pixels(self, length: Length) -> f64 {
        length.as_emu() as f64 * f64::from(self.0) / INCH.as_emu() as f64
    }
}

impl Default for Resolution {
    /// That of a screen at its plain size.
    fn default() -> Resolution {
        Resolution(96)
    }
}

/// The pictures of all pages, in order.
///
/// # Errors
/// [`crate::error::Error::Broken`] if a page cannot be written as PNG; only a fault of the program
/// leads there.
pub fn write(pages: &Pages, faces: &Faces, resolution: Resolution) -> Result<Vec<Vec<u8>>> {
    let mut drawer = Drawer { pages, faces, resolution, glyphs: Glyphs::new(faces, resolution) };
    pages.pages.iter().map(|page| file::write(&drawer.page(page), resolution)).collect()
}

struct Drawer<'a> {
    pages: &'a Pages,
    faces: &'a Faces,
    resolution: Resolution,
    glyphs: Glyphs<'a>,
}

impl Drawer<'_> {
    fn page(&mut self, page: &Page) -> Canvas {
        // A sheet that ends inside a pixel shows that pixel.
        let size = |length| self.resolution.pixels(length).ceil().max(1.0) as usize;
        let mut canvas = Canvas::white(size(page.width), size(page.height));
        for item in &page.items {
            match &item.mark {
                Mark::Text(mark) => self.text(mark, &mut canvas),
                Mark::Line(mark) => self.line(mark, &mut canvas),
                Mark::Picture(mark) => {
                    if let Some(picture) = self.pages.pictures.get(&mark.picture) {
                        paint(picture, mark.area, self.resolution, &mut canvas);
                    }
                }
                // A page of another file is a PDF of its own, which nothing here can draw.
                Mark::Sheet(_) | Mark::Field(_) => {}
            }
        }
        canvas
    }

    fn text(&mut self, mark: &TextMark, canvas: &mut Canvas) {
        let row = self.resolution.edge(mark.y);
        let mut x = mark.x;
        for letter in mark.text.chars() {
            let place = self.resolution.parts(x, PHASES);
            let (column, phase) = (place.div_euclid(PHASES), place.rem_euclid(PHASES));
            let stamp = self.glyphs.stamp(letter, mark.face, mark.size, phase);
            canvas.stamp(stamp, column, row, mark.color);
            x += self.faces.advance(letter, mark.face, mark.size);
            if letter == ' ' {
                x += mark.stretch;
            }
        }
    }

    fn line(&self, mark: &LineMark, canvas: &mut Canvas) {
        let half = mark.thickness / 2;
        let level = mark.y1 == mark.y2;
        if !level && mark.x1 != mark.x2 {
            self.slanted(mark, canvas);
            return;
        }
        let (across, along) = if level { (half, Length::ZERO) } else { (Length::ZERO, half) };
        // Strokes of one thickness are equally thick wherever they lie, and those that meet at a
        // corner end on the same pixel.
        let thick = self.resolution.edge(mark.thickness).max(1);
        let span = |one: Length, other: Length, half: Length| {
            let first = self.resolution.edge(one.min(other) - half);
            let last = self.resolution.edge(one.max(other) + half - mark.thickness);
            first..(last + thick).max(first + 1)
        };
        let columns = span(mark.x1, mark.x2, along);
        let rows = span(mark.y1, mark.y2, across);
        let share = self.resolution.pixels(mark.thickness).clamp(FAINTEST, 1.0);
        let coverage = (share * 255.0).round() as u8;
        canvas.fill(&Stripe { columns, rows, coverage }, mark.color);
    }

    /// A stroke that is neither level nor upright has soft edges.
    fn slanted(&self, mark: &LineMark, canvas: &mut Canvas) {
        let pixels = |length: Length| self.resolution.pixels(length);
        let (from, to) = ((pixels(mark.x1), pixels(mark.y1)), (pixels(mark.x2), pixels(mark.y2)));
        let stamp = glyph::stroke(from, to, pixels(mark.thickness));
        canvas.stamp(&stamp, 0, 0, mark.color);
    }
}

/// The share of ink where `coverage` of 255 parts of a pixel are covered, over what was there.
fn over(below: u8, ink: u8, coverage: u8) -> u8 {
    let coverage = u32::from(coverage);
    let mixed = u32::from(below) * (255 - coverage) + u32::from(ink) * coverage;
    ((mixed + 127) / 255) as u8
}

/// Red, green and blue of a colour.
fn channels(Color(red, green, blue): Color) -> [u8; 3] {
    [red, green, blue]
}
