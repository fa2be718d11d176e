//! Looks of what is drawn: lines, framed words, and what stands in places for signatures.
//!
//! Filled by `kit::sheet`; read by `layout` and `write::docx`. Lengths are [`Length`]; every drawing
//! hangs in an empty paragraph whose own style says how high that is and where it stands across.

use super::Color;
use crate::length::Length;

/// Looks of a drawn horizontal line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RuleStyle {
    /// Paragraph style of the empty paragraph the line is anchored in.
    pub paragraph: String,
    /// Thickness.
    pub thickness: Length,
    /// Ink.
    pub color: Color,
    /// From the top of that paragraph's line down to the middle of the stroke.
    pub drop: Length,
    /// How its length comes about.
    pub length: RuleLength,
}

/// How the length of a drawn line comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleLength {
    /// This many hundredths of the width of the last line of text above it.
    OfText(u16),
    /// This many hundredths of the width of the column.
    OfColumn(u16),
    /// Exactly this.
    Fixed(Length),
}

impl Default for RuleLength {
    fn default() -> RuleLength {
        RuleLength::OfColumn(100)
    }
}

/// Looks of a framed word, a stamp.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrameStyle {
    /// Paragraph style of the empty paragraph the frame is anchored in.
    pub paragraph: String,
    /// Paragraph style of the words in it, which stand in one line in its middle.
    pub text: String,
    /// Thickness of the border, which is centred on the edges.
    pub thickness: Length,
    /// Ink of the border.
    pub color: Color,
    /// From the top of that paragraph's line down to the middle of its upper border.
    pub drop: Length,
    /// Width between the middles of its borders.
    pub width: FrameWidth,
    /// Height between the middles of its borders.
    pub height: Length,
}

/// How the width of a frame comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameWidth {
    /// Exactly this.
    Fixed(Length),
    /// The width of its words and this much on each side.
    OfText(Length),
}

impl Default for FrameWidth {
    fn default() -> FrameWidth {
        FrameWidth::Fixed(Length::ZERO)
    }
}

/// What stands in a place for a signature: the signature itself, the seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SpotStyle {
    /// Width of the spot while it is blank.
    pub width: Length,
    /// Height of the spot while it is blank.
    pub height: Length,
    /// How large a picture stands in it.
    pub size: SpotSize,
    /// Where it stands.
    pub place: SpotPlace,
}

/// How large a picture stands in its spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SpotSize {
    /// As large as the blank spot allows, in its own proportions.
    #[default]
    Fitting,
    /// As large as the thing it shows.
    Real,
}

/// Where a spot stands in its place; across its height it always stands in the middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SpotPlace {
    /// In the middle of the column.
    #[default]
    Middle,
    /// Over so many hundredths of the spot before it, from that one's left edge.
    OverLeft(u16),
}
