//! What is drawn in empty paragraphs: lines, framed words, pictures and fields of signatures.
//!
//! Comes in as a `block::Rule`, `Frame` or `Sign` and the width of its column; goes out as a strip
//! as high as its paragraph, with the places of what is drawn in it. Knows nothing of pages.
//! Follows `layout-facts` §10 (anchored drawings take no room of their own).

use crate::block::{Area, Extent, Frame, Keep, Rule, Sign, Spot};
use crate::error::Result;
use crate::kit::style::{
    Align, Color, FrameStyle, FrameWidth, ParagraphStyle, RuleLength, RuleStyle,
};
use crate::layout::column::{Above, Column, Content, Keeps, Shaper, Tagging};
use crate::layout::page::{NodeId, NodeRole};
use crate::layout::paragraph::{Line, set_lines};
use crate::layout::run::{Letters, ink, unknown};
use crate::length::Length;

/// Wider than any words of a frame.
const BOUNDLESS: Length = Length::mm(10_000);

/// A drawn line in the empty paragraph it is anchored in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stroke {
    pub(crate) x: Length,
    pub(crate) drop: Length,
    pub(crate) length: Length,
    pub(crate) thickness: Length,
    pub(crate) color: Color,
}

/// A framed word in the empty paragraph it is anchored in.
#[derive(Debug)]
pub(crate) struct Framed {
    /// The middle of the border, from the left edge of the column and the top of the strip.
    pub(crate) area: Area,
    pub(crate) thickness: Length,
    pub(crate) color: Color,
    pub(crate) words: Line,
}

/// A picture or a field in the blank it is anchored in.
#[derive(Debug)]
pub(crate) struct Signed {
    pub(crate) spot: Spot,
    pub(crate) picture: Option<NodeId>,
    pub(crate) field: Option<NodeId>,
}

/// The length of a drawn line: a share of the text above, or of the column where there is none.
pub(crate) fn rule_length(look: &RuleStyle, column: Length, text: Option<Length>) -> Length {
    match look.length {
        RuleLength::OfText(share) => text.unwrap_or(column).scaled(i64::from(share), 100),
        RuleLength::OfColumn(share) => column.scaled(i64::from(share), 100),
        RuleLength::Fixed(length) => length,
    }
}

/// The width of a frame around words so wide, in whole twips.
pub(crate) fn frame_width(look: &FrameStyle, text: Length) -> Length {
    match look.width {
        FrameWidth::Fixed(width) => width,
        FrameWidth::OfText(room) => (text + room * 2).to_whole_twips(),
    }
}

/// Where something so wide begins in a column, as the style of its paragraph stands.
fn start(style: &ParagraphStyle, slack: Length) -> Length {
    match style.align {
        Align::Left | Align::Justify => Length::ZERO,
        Align::Center => slack / 2,
        Align::Right => slack,
    }
}

impl<'a> Shaper<'a> {
    /// A drawn line.
    pub(crate) fn rule(
        &mut self,
        rule: &Rule,
        width: Length,
        column: &mut Column,
        above: &mut Above,
    ) -> Result<()> {
        let look = self.sheet.rules.get(&rule.style);
        let look = look.ok_or_else(|| unknown("rule", &rule.style))?;
        let style = self.paragraph_style(&look.paragraph)?;
        let length = match rule.extent {
            Extent::Fixed(length) => length,
            Extent::ByStyle => rule_length(look, width, None),
        };
        let stroke = Stroke {
            x: start(style, width - length),
            drop: look.drop,
            length,
            thickness: look.thickness,
            color: look.color,
        };
        self.hold(style, Keep::default(), Content::Stroke(stroke), width, column, above);
        Ok(())
    }

    /// A framed word.
    pub(crate) fn frame(
        &mut self,
        frame: &Frame,
        width: Length,
        column: &mut Column,
        above: &mut Above,
    ) -> Result<()> {
        let look = self.frame_style(&frame.style)?;
        let style = self.paragraph_style(&look.paragraph)?;
        let text = self.paragraph_style(&look.text)?;
        let across = match frame.extent {
            Extent::Fixed(width) => width,
            Extent::ByStyle => frame_width(look, self.words_width(frame)?),
        };
        let node = match self.tagging {
            Tagging::Text => self.structure.paragraph(text.role, "", None),
            Tagging::Artifact => None,
        };
        let words = self.words(frame, text, across, node);
        let area = Area {
            x: start(style, width - across),
            y: look.drop,
            width: across,
            height: look.height,
        };
        let (thickness, color) = (look.thickness, look.color);
        let framed = Framed { area, thickness, color, words };
        self.hold(style, Keep::default(), Content::Framed(framed), width, column, above);
        Ok(())
    }

    /// A blank in which someone signs.
    pub(crate) fn sign(
        &mut self,
        sign: &Sign,
        width: Length,
        column: &mut Column,
        above: &mut Above,
    ) -> Result<()> {
        let style = self.paragraph_style(&sign.style)?;
        let signed = sign.spots.iter().map(|spot| self.signed(spot)).collect();
        self.hold(style, sign.keep, Content::Signed(signed), width, column, above);
        Ok(())
    }

    fn signed(&mut self, spot: &Spot) -> Signed {
        let mut node = |role| match self.tagging {
            Tagging::Text => Some(self.structure.titled(role, &spot.title)),
            Tagging::Artifact => None,
        };
        Signed {
            picture: spot.picture.as_ref().and_then(|_| node(NodeRole::Figure)),
            field: spot.field.as_ref().and_then(|_| node(NodeRole::Field)),
            spot: spot.clone(),
        }
    }

    /// The width of the words of a frame.
    pub(crate) fn words_width(&self, frame: &Frame) -> Result<Length> {
        let look = self.frame_style(&frame.style)?;
        let style = self.paragraph_style(&look.text)?;
        Ok(self.words(frame, style, BOUNDLESS, None).width)
    }

    fn words(
        &self,
        frame: &Frame,
        style: &ParagraphStyle,
        width: Length,
        node: Option<NodeId>,
    ) -> Line {
        let mut letters = Letters::default();
        letters.text(&frame.text, ink(style, None, node), self.faces);
        let lines = set_lines(&letters, style, width, self.sheet.tab, self.faces);
        lines.into_iter().next().expect("a paragraph has at least one line")
    }

    fn frame_style(&self, name: &str) -> Result<&'a FrameStyle> {
        self.sheet.frames.get(name).ok_or_else(|| unknown("frame", name))
    }

    /// An empty paragraph that shows this.
    fn hold(
        &mut self,
        style: &ParagraphStyle,
        keep: Keep,
        content: Content,
        width: Length,
        column: &mut Column,
        above: &mut Above,
    ) {
        let empty = Letters::default();
        let lines = set_lines(&empty, style, width, self.sheet.tab, self.faces);
        self.stack(lines, style, Keeps::of(keep, style), column, above);
        if let Some(strip) = column.strips.last_mut() {
            strip.content = content;
        }
    }
}
