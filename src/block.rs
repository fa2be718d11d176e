//! The tree between templates and writers: what stands in the document, in order, by style name.
//!
//! Comes out of `markup::parse`, is completed by `layout::measure` (lengths of drawn lines, what
//! stays together) and read by `layout` and `write::docx`. Types and nothing else: no size of a
//! letter, no word of Vietnamese, no kind of document.

pub mod change;

use std::sync::Arc;

use indexmap::IndexMap;

use crate::block::change::{Change, Edited, Former, Revision};
use crate::length::Length;
use crate::picture::Picture;

/// A whole document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tree {
    /// What a file manager and an archive show of it.
    pub properties: Properties,
    /// The pictures that spots name.
    pub pictures: IndexMap<String, Arc<Picture>>,
    /// At least one; each begins on a new page.
    pub sections: Vec<Section>,
    /// The file whose pages [`Section::sheets`] name; none: no section names any.
    pub copied: Option<CopiedFile>,
    /// Whose the changes are that are marked in it; none: nothing is.
    pub revision: Option<Revision>,
}

/// Properties of the file, as text; empty means not given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties {
    /// Title of the document (kind and subject).
    pub title: String,
    /// Subject.
    pub subject: String,
    /// The issuing body.
    pub author: String,
    /// Kind of document.
    pub category: String,
    /// Number and symbol.
    pub identifier: String,
    /// BCP 47 tag, `vi-VN`.
    pub language: String,
    /// Date of issue as `YYYY-MM-DD`, empty while a part of it is blank.
    pub date: String,
    /// What a draft calls itself; empty for what is none.
    pub status: String,
    /// The revision of its sources that a draft was made from; empty for what is none.
    pub revision: String,
    /// Fields an archive takes in, by the names it has for them; none is empty.
    pub record: IndexMap<String, String>,
}

/// Pages of one set-up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// Name of a page set-up in the style sheet.
    pub page: String,
    /// Which way the sheet lies.
    pub orientation: Orientation,
    /// Where page numbers go on.
    pub numbering: Numbering,
    /// What stands in the top margin.
    pub header: Margin,
    /// What stands at the foot.
    pub footer: Margin,
    /// Pages of another file that stand before the text, each on a sheet of its own; the text
    /// goes on below the last of them where there is room.
    pub sheets: Vec<Sheet>,
    /// Its set-up in the old version, where that was another.
    pub former: Option<Former>,
    /// The text.
    pub blocks: Vec<Block>,
}

/// A page of another file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Which page of [`Tree::copied`], from 0.
    pub page: usize,
    /// What it shows, for those who cannot see it.
    pub title: String,
}

/// The pages of another file, ready to stand in one of ours.
#[derive(Debug, Clone, PartialEq)]
pub struct CopiedFile {
    /// A PDF whose catalog lists one form a page under `Forms`: upright, the lower left corner at
    /// the origin.
    pub bytes: Arc<[u8]>,
    /// Page by page.
    pub sheets: Vec<CopiedSheet>,
    /// What they allow a file they stand in to claim.
    pub archival: Archival,
}

/// Measures of a page of another file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CopiedSheet {
    /// Width as it is seen.
    pub width: Length,
    /// Height as it is seen.
    pub height: Length,
    /// From its upper edge to the lower edge of the lowest ink.
    pub ink: Length,
}

/// What a file says of how it will look in the long run (ISO 19005).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Archival {
    /// Nothing.
    None,
    /// It will look the same (level B).
    Visual,
    /// Its text can be read by programs as well (levels U and A).
    Tagged,
}

/// Contents of a page margin: the first page of a section may differ from the rest.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Margin {
    /// On the section's first page.
    pub first: Vec<Block>,
    /// On its other pages.
    pub rest: Vec<Block>,
}

/// Which way a sheet lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// On its long side.
    Landscape,
}

/// Page numbers at the start of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Numbering {
    /// Go on from the section before.
    #[default]
    Continue,
    /// Begin again at 1.
    Restart,
}

/// What can stand in a column of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A drawn horizontal line, in an empty paragraph of its own.
    Rule(Rule),
    /// A framed word, in an empty paragraph of its own.
    Frame(Frame),
    /// A blank paragraph in which someone signs.
    Sign(Sign),
    /// A table of contents.
    Contents(Contents),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// Name of a paragraph style.
    pub style: String,
    /// Stays on the page of the next block, beyond what its style asks.
    pub keep: Keep,
    /// What an edit did to it.
    pub edited: Edited,
    /// Its content; may be empty.
    pub content: Vec<Inline>,
}

/// What a paragraph must stay together with, beyond its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keep {
    /// On the page of the following block.
    pub next: bool,
    /// In one piece.
    pub lines: bool,
}

/// What can stand in a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// A run of letters in one style.
    Text(Text),
    /// A new line in the same paragraph.
    Break,
    /// A jump to the next tab stop.
    Tab,
    /// A footnote; its number is given by its order in the document.
    Note(Note),
    /// A place that references and the outline can name, or the beginning of a stretch of text
    /// that they can repeat.
    Anchor(String),
    /// The end of the stretch that the anchor of this name begins.
    AnchorEnd(String),
    /// A mention of an anchor, with the words it prints.
    Reference(Reference),
    /// The number of the page it stands on.
    PageNumber,
    /// What stands behind it in the paragraph is changed like this, up to the next one.
    Change(Change),
}

/// A run of letters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// NFC, without control characters; U+00A0 and U+2011 where glue was asked for.
    pub text: String,
    /// Name of a run style; none: as the paragraph.
    pub style: Option<String>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Note {
    /// Its paragraphs, at least one; no notes inside.
    pub paragraphs: Vec<Paragraph>,
}

/// A mention of an anchor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reference {
    /// Name of an anchor of this document.
    pub target: String,
    /// What is printed, e.g. `khoản 2 Điều 5`.
    pub text: Text,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Name of a table style.
    pub style: String,
    /// Shares of the width, one a column; empty: the widths of the style.
    pub columns: Vec<u32>,
    /// Top to bottom; heading rows first.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Whether it heads the columns and is repeated on each page.
    pub role: RowRole,
    /// Which version has it.
    pub change: Change,
    /// Left to right; spans add up to the number of columns.
    pub cells: Vec<Cell>,
}

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowRole {
    /// An ordinary row.
    #[default]
    Body,
    /// Heads the columns; repeated at the top of each page.
    Head,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Columns it covers, at least 1.
    pub span: u32,
    /// Its content; an empty cell is drawn with one empty line of the table's cell style.
    pub blocks: Vec<Block>,
}

impl Default for Cell {
    fn default() -> Cell {
        Cell { span: 1, blocks: Vec::new() }
    }
}

/// A drawn horizontal line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rule {
    /// Name of a rule style: thickness, colour, the paragraph it is anchored in.
    pub style: String,
    /// How long it is.
    pub extent: Extent,
    /// Which version has it.
    pub change: Change,
}

/// How long a drawn line or how wide a frame is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// As its style says, against the text or the column. Only until `layout::measure` has run.
    #[default]
    ByStyle,
    /// Exactly this.
    Fixed(Length),
}

/// A framed word, a stamp.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    /// Name of a frame style.
    pub style: String,
    /// The words, in one line.
    pub text: String,
    /// How wide it is.
    pub extent: Extent,
    /// Which version has it.
    pub change: Change,
}

/// A blank paragraph in which someone signs, by hand, with a picture or digitally.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sign {
    /// Name of a paragraph style, which says how high it is.
    pub style: String,
    /// What it must stay together with beyond its style.
    pub keep: Keep,
    /// What stands in it, lowest first; they take no room.
    pub spots: Vec<Spot>,
    /// Which version has it.
    pub change: Change,
}

/// A picture or a field for a digital signature, over the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spot {
    /// Name of a spot style.
    pub style: String,
    /// Name of a picture of the tree.
    pub picture: Option<String>,
    /// Name of an empty field for a digital signature.
    pub field: Option<String>,
    /// What it is, for readers who do not see it: `Chữ ký của …`.
    pub title: String,
    /// Where it stands; all zero until `layout::measure` has run.
    pub area: Area,
}

/// A box beside the paragraph it hangs in, from the left edge of the column and the upper edge of
/// the paragraph's line; may reach out of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Left edge.
    pub x: Length,
    /// Upper edge.
    pub y: Length,
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
}

/// A table of contents: the headings that follow it in its section.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contents {
    /// Names of its paragraph styles without the level at their end: `muc-luc` of `muc-luc-1`.
    pub style: String,
    /// How many levels of headings it lists, from 1.
    pub depth: u8,
    /// The listing; none until `layout::measure` has run.
    pub listing: Option<Listing>,
    /// Which version has it.
    pub change: Change,
}

/// What a table of contents says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// In reading order.
    pub entries: Vec<Entry>,
    /// The highest and the lowest of the levels the listed headings declare.
    pub levels: (u8, u8),
    /// From the left edge of the column to where the numbers end.
    pub width: Length,
}

/// A line of a table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Its level, from 1.
    pub level: u8,
    /// The words of the heading on one line.
    pub text: String,
    /// Name of the anchor of the heading.
    pub target: String,
    /// The number of its page.
    pub page: u32,
}
