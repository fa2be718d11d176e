//! The looks a style sheet gives to names, inheritance already resolved.
//!
//! Filled by `kit::sheet` from `style.yaml`; read by `layout` and `write`, which look names up and
//! decide nothing. Lengths are [`Length`]; no word of Vietnamese but the titles of styles.

use indexmap::IndexMap;

use crate::length::Length;

mod drawn;
pub use drawn::{FrameStyle, FrameWidth, RuleLength, RuleStyle, SpotPlace, SpotSize, SpotStyle};

/// Every named look of one system of rules.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StyleSheet {
    /// Family named in the DOCX, e.g. `Times New Roman`.
    pub family: String,
    /// BCP 47 tag of the text, `vi-VN`.
    pub language: String,
    /// Distance of default tab stops from the left margin.
    pub tab: Length,
    /// Page set-ups by name.
    pub pages: IndexMap<String, PageSetup>,
    /// Paragraph styles by name, in the order of the file (also Word's order).
    pub paragraphs: IndexMap<String, ParagraphStyle>,
    /// Run styles by name.
    pub runs: IndexMap<String, RunStyle>,
    /// Table styles by name.
    pub tables: IndexMap<String, TableStyle>,
    /// Styles of drawn lines by name.
    pub rules: IndexMap<String, RuleStyle>,
    /// Styles of framed words by name.
    pub frames: IndexMap<String, FrameStyle>,
    /// What stands in places for signatures, by name.
    pub spots: IndexMap<String, SpotStyle>,
    /// How footnotes look.
    pub notes: NoteSetup,
}

/// Size and margins of a page, as it stands upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PageSetup {
    /// Short side.
    pub width: Length,
    /// Long side.
    pub height: Length,
    /// Upper margin; a tall header pushes the text down.
    pub top: Length,
    /// Lower margin; a tall footer pushes the text up.
    pub bottom: Length,
    /// Left margin.
    pub left: Length,
    /// Right margin.
    pub right: Length,
    /// From the upper edge of the sheet to the header.
    pub header: Length,
    /// From the lower edge of the sheet to the footer.
    pub footer: Length,
}

impl PageSetup {
    /// Width of the column of text on a sheet so wide as it lies: what programs compute from the
    /// whole twips a DOCX holds, so that every stage sees the same lines.
    pub fn text_width(&self, sheet: Length) -> Length {
        sheet.to_whole_twips() - self.left.to_whole_twips() - self.right.to_whole_twips()
    }
}

/// One of the four faces of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Face {
    /// Upright.
    #[default]
    Regular,
    /// Upright bold.
    Bold,
    /// Italic.
    Italic,
    /// Bold italic.
    BoldItalic,
}

impl Face {
    /// All faces, in the order of their numbers.
    pub const ALL: [Face; 4] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic];

    /// Whether the strokes are bold.
    pub fn is_bold(self) -> bool {
        matches!(self, Face::Bold | Face::BoldItalic)
    }

    /// Whether the letters slope.
    pub fn is_italic(self) -> bool {
        matches!(self, Face::Italic | Face::BoldItalic)
    }

    /// The face of these two properties.
    pub fn of(weight: Weight, slope: Slope) -> Face {
        match (weight, slope) {
            (Weight::Normal, Slope::Upright) => Face::Regular,
            (Weight::Bold, Slope::Upright) => Face::Bold,
            (Weight::Normal, Slope::Italic) => Face::Italic,
            (Weight::Bold, Slope::Italic) => Face::BoldItalic,
        }
    }
}

/// Thickness of strokes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// Book weight.
    #[default]
    Normal,
    /// Bold.
    Bold,
}

/// Slope of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Slope {
    /// Upright.
    #[default]
    Upright,
    /// Italic.
    Italic,
}

/// A colour of ink, red, green and blue from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Color(pub u8, pub u8, pub u8);

/// Where lines stand between the edges of their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Flush left.
    #[default]
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
    /// Both edges, the last line flush left.
    Justify,
}

/// Distance from line to line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineSpacing {
    /// A multiple of the font's own height in 240ths (240 = single); multiples of 12 only, on
    /// which Word and LibreOffice agree (`layout-facts` §1.2).
    Multiple(i64),
    /// Exactly this, whatever the font; for spacer paragraphs.
    Exact(Length),
}

impl Default for LineSpacing {
    fn default() -> LineSpacing {
        LineSpacing::Multiple(240)
    }
}

/// What a paragraph is in the structure of the document, for headings, outline and tagged PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Plain text.
    #[default]
    Text,
    /// A heading of this outline level, from 1.
    Heading(u8),
    /// An item of a list of this depth, from 1.
    Item(u8),
    /// Repeated or decorative: no part of the text (page number, spacer).
    Artifact,
}

/// A tab stop, measured from the left margin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TabStop {
    /// Where it is.
    pub at: Length,
    /// How text stands at it; `Justify` is not used.
    pub align: Align,
    /// What fills the way to it.
    pub leader: Leader,
}

/// What fills the way to a tab stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Leader {
    /// Nothing.
    #[default]
    Blank,
    /// Full stops, as many as find room.
    Dots,
}

/// Looks of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParagraphStyle {
    /// Name shown in Word, Vietnamese, without comma.
    pub title: String,
    /// Name of the style it was derived from; its properties are already copied here.
    pub based_on: Option<String>,
    /// Name of the style Word gives to the next paragraph typed.
    pub next: Option<String>,
    /// Place in the structure.
    pub role: Role,
    /// Size of letters (em).
    pub size: Length,
    /// Face of letters.
    pub face: Face,
    /// Ink.
    pub color: Color,
    /// Alignment.
    pub align: Align,
    /// From the left edge of the column.
    pub left: Length,
    /// From the right edge of the column.
    pub right: Length,
    /// Of the first line, beyond `left`; negative hangs.
    pub first_line: Length,
    /// Space above.
    pub before: Length,
    /// Space below.
    pub after: Length,
    /// Line spacing.
    pub line: LineSpacing,
    /// Never the last on its page.
    pub keep_next: bool,
    /// Never broken over pages.
    pub keep_lines: bool,
    /// At least two lines on each side of a page break.
    pub widow_control: bool,
    /// Begins a page.
    pub page_break_before: bool,
    /// Its lines are made about as long where the last would hold a lost word.
    pub even_lines: bool,
    /// Tab stops, left to right.
    pub tabs: Vec<TabStop>,
}

/// Looks of a run; what is `None` is as in the paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RunStyle {
    /// Name shown in Word.
    pub title: String,
    /// Size of letters.
    pub size: Option<Length>,
    /// Thickness of strokes.
    pub weight: Option<Weight>,
    /// Slope of letters.
    pub slope: Option<Slope>,
    /// Ink.
    pub color: Option<Color>,
}

/// Looks of a table. Layout is always fixed: widths never follow the content.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableStyle {
    /// Name shown in Word.
    pub title: String,
    /// Fixed widths of the columns; empty: the table fills the column by its own shares.
    pub columns: Vec<Length>,
    /// Left edge of the table relative to the column's, often minus the cell margin.
    pub indent: Length,
    /// Space between a column's edge and its text, left and right.
    pub margin: Length,
    /// Space between a row's edge and its text, above and below.
    pub padding: Length,
    /// Thickness of every border; none: no borders.
    pub border: Option<Length>,
    /// Rows may be broken over pages.
    pub rows_split: bool,
    /// Lines of text that must stand before it on its page; 0: it may begin a page.
    pub lines_before: u8,
    /// How cell contents stand in the height of their row.
    pub vertical: Vertical,
}

impl TableStyle {
    /// Widths of `count` columns in a column of text `available` wide, in whole twips.
    ///
    /// The table's own shares divide what lies between the style's indent and the same distance
    /// on the right; without shares the style's fixed widths hold; without either, or where their
    /// number is not `count`, the columns are equal. Boundaries are rounded, not widths, so that
    /// the sum is exact (`layout-facts` §4.1 asks for `tblW`, `gridCol` and `tcW` that agree).
    pub fn column_widths(&self, shares: &[u32], count: usize, available: Length) -> Vec<Length> {
        let shared = |shares: &[u32]| {
            let width = available.to_whole_twips() - self.indent.to_whole_twips() * 2;
            let width = i128::from(width.max(Length::ZERO).as_twips());
            let total: i128 = shares.iter().copied().map(i128::from).sum();
            let boundary = |sum: i128| i64::try_from(width * sum / total.max(1)).unwrap_or(0);
            differences(running(shares.iter().copied().map(i128::from)).map(boundary))
        };
        if shares.len() == count && shares.iter().any(|share| *share > 0) {
            shared(shares)
        } else if shares.is_empty() && !self.columns.is_empty() && self.columns.len() == count {
            differences(running(self.columns.iter().copied()).map(Length::as_twips))
        } else {
            shared(&vec![1; count])
        }
    }
}

/// The sum of the items so far, after each item.
fn running<T: Copy + Default + std::ops::Add<Output = T>>(
    items: impl Iterator<Item = T>,
) -> impl Iterator<Item = T> {
    items.scan(T::default(), |sum, item| {
        *sum = *sum + item;
        Some(*sum)
    })
}

/// Widths between boundaries in twips, the first of which is at 0 and not given; the last is the
/// width of the table.
fn differences(boundaries: impl Iterator<Item = i64>) -> Vec<Length> {
    let boundaries: Vec<i64> = boundaries.collect();
    let whole = boundaries.last().copied().unwrap_or(0);
    let mut last = 0;
    let widths = boundaries.into_iter().map(|boundary| {
        let boundary = settled(boundary, whole).max(last);
        Length::twips(boundary - std::mem::replace(&mut last, boundary))
    });
    widths.collect()
}

/// The nearest boundary that LibreOffice leaves where it is: it keeps boundaries as rounded ten
/// thousandths of the table and cuts to whole twips, which moves most by one twip (`layout-facts`
/// §4.1).
fn settled(boundary: i64, whole: i64) -> i64 {
    let kept = |twips: i64| {
        let share = (2 * twips * SHARES + whole) / (2 * whole);
        share * whole / SHARES
    };
    let near = (0..=FARTHEST).flat_map(|step| [boundary + step, boundary - step]);
    let inside = |twips: &i64| (0..=whole).contains(twips) && whole > 0;
    near.into_iter().find(|twips| inside(twips) && kept(*twips) == *twips).unwrap_or(boundary)
}

/// How many twips a boundary may move: a fifth of a millimetre, which nobody sees.
const FARTHEST: i64 = 12;

/// Parts of the width of a table in which LibreOffice counts.
const SHARES: i64 = 10_000;

/// Place in a height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Vertical {
    /// At the top.
    #[default]
    Top,
    /// In the middle.
    Center,
    /// At the bottom.
    Bottom,
}

/// How footnotes look; the geometry is that of `layout-facts` §6.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoteSetup {
    /// Paragraph style of notes.
    pub paragraph: String,
    /// Run style of the mark in the text and in the note, named in the DOCX; the raise and the
    /// size follow from the surrounding size.
    pub mark: String,
    /// Height kept free for the separator, rule and gaps together.
    pub separator: Length,
    /// Length of the separator rule.
    pub rule: Length,
}

#[cfg(test)]
mod tests;
