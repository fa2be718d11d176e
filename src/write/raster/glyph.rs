//! Letters as coverage of pixels, each drawn once for each size and place in a pixel.
//!
//! Comes in as a letter, its face and size; goes out as a [`Stamp`]. Outlines are filled without
//! hinting and with the exact area they cover. Knows nothing of pages and colours.

use std::collections::BTreeMap;

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use ttf_parser::OutlineBuilder;

use super::{PHASES, Resolution};
use crate::kit::style::Face;
use crate::layout::Faces;
use crate::length::Length;

/// How much of each pixel is covered, around an origin at the corner between four pixels.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Column of the first pixel, from the origin.
    pub(super) left: i64,
    /// Row of the first pixel, from the origin downward.
    pub(super) top: i64,
    /// Pixels in a row.
    pub(super) width: usize,
    /// Row by row; 255 is all of a pixel.
    pub(super) coverage: Vec<u8>,
}

/// The letters drawn so far.
pub(super) struct Glyphs<'a> {
    faces: &'a Faces,
    fonts: [ttf_parser::Face<'a>; 4],
    resolution: Resolution,
    stamps: BTreeMap<(Face, Length, char, i64), Stamp>,
}

impl<'a> Glyphs<'a> {
    /// None so far.
    pub(super) fn new(faces: &'a Faces, resolution: Resolution) -> Glyphs<'a> {
        let fonts = Face::ALL.map(|face| {
            ttf_parser::Face::parse(faces.bytes(face), 0).expect("faces have been parsed before")
        });
        Glyphs { faces, fonts, resolution, stamps: BTreeMap::new() }
    }

    /// A letter on its baseline, its origin `phase` parts of a pixel right of the corner.
    pub(super) fn stamp(&mut self, letter: char, face: Face, size: Length, phase: i64) -> &Stamp {
        let Glyphs { faces, fonts, resolution, stamps } = self;
        stamps.entry((face, size, letter, phase)).or_insert_with(|| {
            let [regular, bold, italic, bold_italic] = fonts;
            let font = match face {
                Face::Regular => regular,
                Face::Bold => bold,
                Face::Italic => italic,
                Face::BoldItalic => bold_italic,
            };
            let scale = resolution.pixels(size) / f64::from(font.units_per_em());
            let right = phase as f64 / PHASES as f64;
            let (start, pen, pieces) = (point(0.0, 0.0), point(0.0, 0.0), Vec::new());
            let mut outline = Outline { scale, right, pieces, start, pen };
            let glyph = font.glyph_index(faces.drawn_as(letter, face)).unwrap_or_default();
            font.outline_glyph(glyph, &mut outline);
            filled(&outline.pieces)
        })
    }
}

/// A stroke so thick between two points, all in pixels.
pub(super) fn stroke(from: (f64, f64), to: (f64, f64), thickness: f64) -> Stamp {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let length = x.hypot(y).max(f64::MIN_POSITIVE);
    let (across, down) = (-y / length * thickness / 2.0, x / length * thickness / 2.0);
    let corner =
        |(x, y): (f64, f64), side: f64| point((x + across * side) as f32, (y + down * side) as f32);
    let corners = [corner(from, 1.0), corner(to, 1.0), corner(to, -1.0), corner(from, -1.0)];
    let sides = corners.iter().zip(corners.iter().cycle().skip(1));
    filled(&sides.map(|(from, to)| Piece::Line(*from, *to)).collect::<Vec<_>>())
}

/// A piece of an outline, in pixels from the origin, downward.
#[derive(Debug, Clone, Copy)]
enum Piece {
    Line(Point, Point),
    Quad(Point, Point, Point),
    Cubic(Point, Point, Point, Point),
}

impl Piece {
    /// Points that the piece stays between.
    fn hull(&self) -> Vec<Point> {
        match *self {
            Piece::Line(a, b) => vec![a, b],
            Piece::Quad(a, b, c) => vec![a, b, c],
            Piece::Cubic(a, b, c, d) => vec![a, b, c, d],
        }
    }
}

/// Takes an outline in units of its font.
struct Outline {
    /// Pixels for a unit.
    scale: f64,
    /// How far right of the corner the origin is, in pixels.
    right: f64,
    pieces: Vec<Piece>,
    /// Where the contour began, and where it is.
    start: Point,
    pen: Point,
}

impl Outline {
    fn at(&self, x: f32, y: f32) -> Point {
        let (x, y) = (f64::from(x) * self.scale + self.right, -f64::from(y) * self.scale);
        point(x as f32, y as f32)
    }

    fn add(&mut self, piece: Piece, end: Point) {
        self.pieces.push(piece);
        self.pen = end;
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = self.at(x, y);
        self.pen = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let end = self.at(x, y);
        self.add(Piece::Line(self.pen, end), end);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let end = self.at(x, y);
        self.add(Piece::Quad(self.pen, self.at(x1, y1), end), end);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let end = self.at(x, y);
        self.add(Piece::Cubic(self.pen, self.at(x1, y1), self.at(x2, y2), end), end);
    }

    fn close(&mut self) {
        self.add(Piece::Line(self.pen, self.start), self.start);
    }
}

/// The coverage of closed outlines; nothing where there is no outline.
fn filled(pieces: &[Piece]) -> Stamp {
    let points = || pieces.iter().flat_map(Piece::hull);
    let least = |of: fn(&Point) -> f32| points().map(|p| of(&p)).reduce(f32::min);
    let most = |of: fn(&Point) -> f32| points().map(|p| of(&p)).reduce(f32::max);
    let edges = (least(|p| p.x), most(|p| p.x), least(|p| p.y), most(|p| p.y));
    let (Some(left), Some(right), Some(top), Some(bottom)) = edges else {
        return Stamp::default();
    };
    let (left, top) = (left.floor(), top.floor());
    // The filler wants room for the pixel behind the last.
    let size = |from: f32, to: f32| (to - from).ceil() as usize + 1;
    let (width, height) = (size(left, right), size(top, bottom));
    let mut rasterizer = Rasterizer::new(width, height);
    let moved = |p: Point| point(p.x - left, p.y - top);
    for piece in pieces {
        match *piece {
            Piece::Line(a, b) => rasterizer.draw_line(moved(a), moved(b)),
            Piece::Quad(a, b, c) => rasterizer.draw_quad(moved(a), moved(b), moved(c)),
            Piece::Cubic(a, b, c, d) => {
                rasterizer.draw_cubic(moved(a), moved(b), moved(c), moved(d));
            }
        }
    }
    let mut coverage = vec![0; width * height];
    rasterizer.for_each_pixel(|at, share| {
        if let Some(pixel) = coverage.get_mut(at) {
            // Where parts of a letter lie over each other the filler counts both.
            *pixel = (share.clamp(0.0, 1.0) * 255.0).round() as u8;
        }
    });
    Stamp { left: left as i64, top: top as i64, width, coverage }
}
