//! Marks to page operators, cut into pieces of marked content.
//!
//! Takes pages and font subsets; gives printpdf pages and, for each page, which structure node
//! each piece of marked content belongs to. Neighbouring marks of one node share a piece. What
//! belongs to no node, and every stroke, is an artifact (ISO 14289-1, 7.1). The origin moves from
//! the upper left to the lower left corner here and nowhere else.

use std::collections::BTreeMap;

use printpdf::{
    Color as Ink, CurTransMat, DictItem, Greyscale, Line, LinePoint, Op, PdfFontHandle, PdfPage,
    Point, Pt, Rect, Rgb, TextItem, TextMatrix, XObjectId, XObjectTransform,
};

use super::font::Fonts;
use super::{copied, tags};
use crate::block::Area;
use crate::kit::style::{Color, Face};
use crate::layout::page::{Item, LineMark, Mark, NodeId, Page, Pages, PictureMark, TextMark};
use crate::length::Length;

/// What was drawn.
pub(super) struct Drawn {
    /// In order.
    pub(super) pages: Vec<PdfPage>,
    /// For each page, the node of each piece of marked content, by its number (MCID).
    pub(super) pieces: Vec<Vec<NodeId>>,
}

/// The name of a picture among the resources of every page, by its place among all pictures.
pub(super) fn picture_name(index: usize) -> String {
    format!("P{index}")
}

/// Draws every page.
pub(super) fn draw(pages: &Pages, fonts: &Fonts) -> Drawn {
    let (pages, pieces) = pages
        .pages
        .iter()
        .map(|page| {
            let mut pen = Pen::new(pages, page, fonts);
            page.items.iter().for_each(|item| pen.item(item));
            pen.close();
            let sheet = Rect::from_wh(Pt(points(page.width)), Pt(points(page.height)));
            let page = PdfPage {
                media_box: sheet.clone(),
                trim_box: sheet.clone(),
                crop_box: sheet,
                ops: pen.ops,
            };
            (page, pen.pieces)
        })
        .unzip();
    Drawn { pages, pieces }
}

/// In points, to a thousandth, which keeps the numbers in the file short.
pub(super) fn points(length: Length) -> f32 {
    thousandths(length.as_pt())
}

fn thousandths(number: f64) -> f32 {
    ((number * 1000.0).round() / 1000.0) as f32
}

/// What a piece of marked content is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// Content of a node.
    Content(NodeId),
    /// Text outside the structure: page numbers, repeated head rows.
    Pagination,
    /// A stroke.
    Layout,
}

/// The graphics state of a page as the operators so far have left it.
struct Pen<'a> {
    pages: &'a Pages,
    height: Length,
    fonts: &'a Fonts,
    ops: Vec<Op>,
    pieces: Vec<NodeId>,
    open: Option<Purpose>,
    in_text: bool,
    font: Option<(Face, Length)>,
    fill: Color,
    stroke: Color,
    thickness: Option<Length>,
}

impl<'a> Pen<'a> {
    fn new(pages: &'a Pages, page: &Page, fonts: &'a Fonts) -> Pen<'a> {
        Pen {
            pages,
            height: page.height,
            fonts,
            ops: Vec::new(),
            pieces: Vec::new(),
            open: None,
            in_text: false,
            font: None,
            // A page begins with black in DeviceGray (ISO 32000-1, table 52).
            fill: Color::default(),
            stroke: Color::default(),
            thickness: None,
        }
    }

    fn item(&mut self, item: &Item) {
        match &item.mark {
            Mark::Text(text) if text.text.is_empty() => {}
            Mark::Text(text) => {
                self.open(item.node.map_or(Purpose::Pagination, Purpose::Content));
                self.text(text);
            }
            Mark::Line(line) => {
                self.open(Purpose::Layout);
                self.line(line);
            }
            Mark::Sheet(sheet) => {
                // A piece of its own, as nothing else is a picture.
                self.close();
                self.open(item.node.map_or(Purpose::Pagination, Purpose::Content));
                let transform = XObjectTransform { no_auto_scale: true, ..Default::default() };
                let id = XObjectId(copied::name(sheet.page));
                self.ops.push(Op::UseXobject { id, transform });
                self.close();
            }
            Mark::Picture(picture) => {
                self.open(item.node.map_or(Purpose::Layout, Purpose::Content));
                self.picture(picture);
            }
            // A field is an annotation, no part of the page's own content.
            Mark::Field(_) => {}
        }
    }

    /// Goes on in the open piece if it has this purpose, else begins one.
    fn open(&mut self, purpose: Purpose) {
        if self.open == Some(purpose) {
            return;
        }
        self.close();
        let (tag, entry) = match purpose {
            Purpose::Content(node) => {
                let number = self.pieces.len() as i64;
                self.pieces.push(node);
                (tags::structure_type(self.pages, node), ("MCID", DictItem::Int(number)))
            }
            Purpose::Pagination => ("Artifact", ("Type", DictItem::Name(b"Pagination".to_vec()))),
            Purpose::Layout => ("Artifact", ("Type", DictItem::Name(b"Layout".to_vec()))),
        };
        let map = BTreeMap::from([(entry.0.to_owned(), entry.1)]);
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map },
        });
        self.open = Some(purpose);
    }

    fn close(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn text(&mut self, mark: &TextMark) {
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
        let subset = self.fonts.of(mark.face);
        if self.font != Some((mark.face, mark.size)) {
            let font = PdfFontHandle::External(subset.id.clone());
            self.ops.push(Op::SetFont { font, size: Pt(points(mark.size)) });
            self.font = Some((mark.face, mark.size));
        }
        if self.fill != mark.color {
            self.ops.push(Op::SetFillColor { col: ink(mark.color) });
            self.fill = mark.color;
        }
        let (x, y) = (Pt(points(mark.x)), Pt(points(self.height - mark.y)));
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(x, y) });
        self.ops.push(Op::ShowText { items: shown(mark, &subset.readable(&mark.text)) });
    }

    /// A picture is a unit square until the matrix gives it place and size.
    fn picture(&mut self, mark: &PictureMark) {
        let Some(index) = self.pages.pictures.get_index_of(&mark.picture) else { return };
        let Area { x, y, width, height } = mark.area;
        let (width, height) = (points(width), points(height));
        let corner = (points(x), points(self.height - y - mark.area.height));
        let matrix = CurTransMat::Raw([width, 0.0, 0.0, height, corner.0, corner.1]);
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix });
        let id = XObjectId(picture_name(index));
        self.ops.push(Op::UseXobject { id, transform: XObjectTransform::default() });
        self.ops.push(Op::RestoreGraphicsState);
    }

    fn line(&mut self, mark: &LineMark) {
        if self.stroke != mark.color {
            self.ops.push(Op::SetOutlineColor { col: ink(mark.color) });
            self.stroke = mark.color;
        }
        if self.thickness != Some(mark.thickness) {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(points(mark.thickness)) });
            self.thickness = Some(mark.thickness);
        }
        let end = |x: Length, y: Length| LinePoint {
            p: Point { x: Pt(points(x)), y: Pt(points(self.height - y)) },
            bezier: false,
        };
        let points = vec![end(mark.x1, mark.y1), end(mark.x2, mark.y2)];
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }
}

/// `text` with the stretch of the mark after each of its spaces.
///
/// Word spacing (`Tw`) does not act on two-byte codes (ISO 32000-1, 9.3.3), so the stretch is a
/// number of `TJ`, which is in thousandths of an em and moves to the left. It follows U+0020 only,
/// which a no-break space also reads as: the typed letters decide.
fn shown(mark: &TextMark, text: &str) -> Vec<TextItem> {
    if mark.stretch == Length::ZERO {
        return vec![TextItem::Text(text.to_owned())];
    }
    let move_right = thousandths(mark.stretch.as_pt() * -1000.0 / mark.size.as_pt());
    let mut items = Vec::new();
    let mut word = String::new();
    for (typed, letter) in mark.text.chars().zip(text.chars()) {
        word.push(letter);
        if typed == ' ' {
            items.push(TextItem::Text(std::mem::take(&mut word)));
            items.push(TextItem::Offset(move_right));
        }
    }
    if word.is_empty() {
        // Nothing follows the last space that could be moved.
        items.pop();
    } else {
        items.push(TextItem::Text(word));
    }
    items
}

/// Grey in DeviceGray, anything else in DeviceRGB; the output intent gives both their meaning.
fn ink(Color(red, green, blue): Color) -> Ink {
    let share = |value: u8| thousandths(f64::from(value) / 255.0);
    if red == green && green == blue {
        Ink::Greyscale(Greyscale { percent: share(red), icc_profile: None })
    } else {
        Ink::Rgb(Rgb { r: share(red), g: share(green), b: share(blue), icc_profile: None })
    }
}
