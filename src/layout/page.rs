//! Finished pages: marks at fixed places, in which a writer has nothing left to decide.
//!
//! Comes out of `layout::lay_out`; read by `write::pdf`, `write::dump` and the checks on pages.
//! The origin is the upper left corner of the sheet, y grows downward.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::block::{Area, CopiedFile, Properties};
use crate::kit::style::{Color, Face};
use crate::length::Length;
use crate::picture::Picture;

/// A laid-out document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pages {
    /// As in the tree.
    pub properties: Properties,
    /// As in the tree; what picture marks name.
    pub pictures: IndexMap<String, Arc<Picture>>,
    /// In order.
    pub pages: Vec<Page>,
    /// Structure of the text; parents stand before their children, siblings in reading order.
    pub nodes: Vec<Node>,
    /// The file whose pages [`SheetMark`]s show.
    pub copied: Option<CopiedFile>,
}

/// One side of a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Width of the sheet as it lies.
    pub width: Length,
    /// Height of the sheet as it lies.
    pub height: Length,
    /// The number it counts as, shown or not.
    pub number: u32,
    /// Marks, in reading order within a column.
    pub items: Vec<Item>,
}

/// A mark and what it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The structure node whose content it is; none: decoration (an artifact).
    pub node: Option<NodeId>,
    /// What is drawn.
    pub mark: Mark,
}

/// What can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// Letters on a baseline.
    Text(TextMark),
    /// A straight stroke.
    Line(LineMark),
    /// A page of another file.
    Sheet(SheetMark),
    /// A picture.
    Picture(PictureMark),
    /// An empty field for a digital signature, which shows nothing.
    Field(FieldMark),
}

/// Letters of one face and size on one baseline.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TextMark {
    /// Left edge of the first letter.
    pub x: Length,
    /// Baseline, from the upper edge of the sheet.
    pub y: Length,
    /// The letters as they are to be copied and searched. A line of a paragraph that goes on in
    /// the next line ends with its space, which hangs over the edge.
    pub text: String,
    /// Face.
    pub face: Face,
    /// Size (em) as drawn; already reduced for a note mark.
    pub size: Length,
    /// Added after every U+0020 beyond its own width (justified lines); zero elsewhere.
    pub stretch: Length,
    /// From `x` to the right edge of the last letter that is no space.
    pub width: Length,
    /// Ink.
    pub color: Color,
}

impl TextMark {
    /// The part of the line it covers, for whoever points at it: an em high, a fifth of it below the
    /// baseline.
    pub fn area(&self) -> Area {
        let below = self.size / 5;
        let y = self.y + below - self.size;
        Area { x: self.x, y, width: self.width, height: self.size }
    }
}

/// A straight stroke between two points, centred on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineMark {
    /// Start, x.
    pub x1: Length,
    /// Start, y.
    pub y1: Length,
    /// End, x.
    pub x2: Length,
    /// End, y.
    pub y2: Length,
    /// Thickness.
    pub thickness: Length,
    /// Ink.
    pub color: Color,
}

/// A page of another file at its own size, its upper left corner in that of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SheetMark {
    /// Which page of [`Pages::copied`], from 0.
    pub page: usize,
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
}

/// A picture that fills a box.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PictureMark {
    /// The box, from the upper left corner of the sheet.
    pub area: Area,
    /// Name of a picture of the pages.
    pub picture: String,
}

/// An empty field for a digital signature.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldMark {
    /// The box, from the upper left corner of the sheet.
    pub area: Area,
    /// Its name, unlike that of any other field.
    pub name: String,
    /// Who signs in it, for readers.
    pub title: String,
}

/// Index of a [`Node`] in [`Pages::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub usize);

/// A part of the text's structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its parent; none: stands directly under the document.
    pub parent: Option<NodeId>,
    /// What it is.
    pub role: NodeRole,
    /// Name of the first anchor inside it, for references and destinations.
    pub anchor: Option<String>,
    /// Its whole text for headings (outline) and mentions, what it shows for figures and fields,
    /// else empty.
    pub title: String,
    /// Of a mention, the anchor it leads to; none where no node bears it.
    pub target: Option<String>,
}

/// What a node is, in the terms of tagged PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeRole {
    /// A heading of this level, from 1, with no level skipped on the way down.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list; its children are items.
    List,
    /// An item of a list; its children are `ItemBody` and nested lists' parents.
    Item,
    /// The text of an item.
    ItemBody,
    /// A table; its children are rows.
    Table,
    /// A layout table (head, signatures): a plain group of its cells' contents.
    Group,
    /// A row.
    Row,
    /// A cell that heads its column, covering so many columns.
    HeadCell(u32),
    /// A cell, covering so many columns.
    Cell(u32),
    /// The number in the text that points to a footnote.
    NoteMark,
    /// A footnote.
    Note,
    /// Words that lead to another place of the document.
    Mention,
    /// A table of contents; its children are entries.
    Contents,
    /// A line of a table of contents; its child is a paragraph.
    Entry,
    /// A picture.
    Figure,
    /// A field for a digital signature.
    Field,
}
