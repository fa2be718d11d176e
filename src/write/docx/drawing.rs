//! What hangs in empty paragraphs: drawn lines, framed words, pictures of signatures and seals.
//!
//! In goes a block of measured size; out goes the paragraph with its DrawingML, and VML for old
//! readers where DrawingML is not enough. Lines and frames hang on the edges of their column by
//! alignment, so that they stay in the middle when a cell is widened. Follows ECMA-376 part 1
//! §20.4 and §20.2, the wordprocessingShape extension (MS-ODRAWXML §2.5) and `layout-facts` §10.

use super::body::{Story, Walk};
use super::names::broken;
use super::xml::Xml;
use crate::block::change::Edited;
use crate::block::{Area, Extent, Frame, Keep, Paragraph, Rule, Sign, Spot};
use crate::error::Result;
use crate::kit::style::{Align, Color, FrameStyle, RuleStyle};
use crate::length::Length;

/// Word's own first number in the stack of floating objects.
const FIRST_HEIGHT: usize = 251_658_240;
const SHAPE: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const DECORATIVE: &str = "http://schemas.microsoft.com/office/drawing/2017/decorative";
const DECORATIVE_ID: &str = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}";

/// A floating object: number, place and size.
struct Anchor<'a> {
    /// Number in the file, from 1.
    number: usize,
    /// What Word's list of objects calls it, before the number.
    kind: &'static str,
    /// What it shows; none: readers of the screen may pass it over.
    title: Option<&'a str>,
    across: Across,
    /// From the top of the paragraph.
    down: Length,
    width: Length,
    height: Length,
}

/// Where an object stands in the width of its column.
#[derive(Clone, Copy)]
enum Across {
    Aligned(&'static str),
    At(Length),
}

impl<'a> Walk<'a> {
    /// A drawn line in an empty paragraph of its own.
    pub(super) fn rule(&mut self, xml: &mut Xml, rule: &Rule) -> Result<()> {
        let style = self.sheet.rules.get(&rule.style);
        let style = style.ok_or_else(|| broken(format!("no rule style «{}»", rule.style)))?;
        let anchor = Anchor {
            number: self.next_drawing(),
            kind: "Line",
            title: None,
            across: self.aligned(&style.paragraph)?,
            down: style.drop,
            width: measured(rule.extent)?,
            height: Length::ZERO,
        };
        self.open_holder(xml, &style.paragraph, Keep::default())?;
        self.in_two_ways(
            xml,
            |xml| anchor.write(xml, SHAPE, |xml| line(xml, &anchor, style)),
            |xml| line_in_vml(xml, &anchor, style),
        );
        xml.close("w:p");
        Ok(())
    }

    /// A framed word in an empty paragraph of its own.
    pub(super) fn frame(&mut self, xml: &mut Xml, frame: &Frame) -> Result<()> {
        let style = self.sheet.frames.get(&frame.style);
        let style = style.ok_or_else(|| broken(format!("no frame style «{}»", frame.style)))?;
        let anchor = Anchor {
            number: self.next_drawing(),
            kind: "Frame",
            title: Some(&frame.text),
            across: self.aligned(&style.paragraph)?,
            down: style.drop,
            width: measured(frame.extent)?,
            height: style.height,
        };
        let words = self.names.paragraph(&style.text)?.to_owned();
        self.open_holder(xml, &style.paragraph, Keep::default())?;
        self.in_two_ways(
            xml,
            |xml| {
                anchor.write(xml, SHAPE, |xml| box_of(xml, &anchor, style, &words, &frame.text));
            },
            |xml| box_in_vml(xml, &anchor, style, &words, &frame.text),
        );
        xml.close("w:p");
        Ok(())
    }

    /// A blank in which someone signs, with the pictures over it; fields for digital signatures
    /// are nothing to a DOCX.
    pub(super) fn sign(&mut self, xml: &mut Xml, sign: &'a Sign, story: Story) -> Result<()> {
        self.open_holder(xml, &sign.style, sign.keep)?;
        for spot in &sign.spots {
            let Some(picture) = &spot.picture else { continue };
            match story {
                Story::Main => {}
                Story::Margin | Story::Note => {
                    return Err(broken("a picture stands outside the main text"));
                }
            }
            let relation = self.pictures.relation(picture)?;
            self.picture(xml, spot, &relation);
        }
        xml.close("w:p");
        Ok(())
    }

    fn picture(&mut self, xml: &mut Xml, spot: &Spot, relation: &str) {
        let Area { x, y, width, height } = spot.area;
        let anchor = Anchor {
            number: self.next_drawing(),
            kind: "Picture",
            title: Some(&spot.title),
            across: Across::At(x),
            down: y,
            width,
            height,
        };
        self.run(xml, |xml| anchor.write(xml, PICTURE, |xml| picture_of(xml, &anchor, relation)));
    }
    fn next_drawing(&mut self) -> usize {
        self.drawings += 1;
        self.drawings
    }

    /// As the paragraph an object hangs in stands.
    fn aligned(&self, paragraph: &str) -> Result<Across> {
        Ok(Across::Aligned(match self.paragraph_style(paragraph)?.align {
            Align::Left | Align::Justify => "left",
            Align::Center => "center",
            Align::Right => "right",
        }))
    }

    /// A run with DrawingML for readers who know the extension, VML for others.
    fn in_two_ways(
        &self,
        xml: &mut Xml,
        choice: impl FnOnce(&mut Xml),
        fallback: impl FnOnce(&mut Xml),
    ) {
        self.run(xml, |xml| {
            xml.open("mc:AlternateContent", &[]);
            xml.open("mc:Choice", &[("Requires", &"wps")]);
            choice(xml);
            xml.close("mc:Choice");
            xml.open("mc:Fallback", &[]);
            fallback(xml);
            xml.close("mc:Fallback");
            xml.close("mc:AlternateContent");
        });
    }

    /// Opens the empty paragraph objects hang in.
    fn open_holder(&self, xml: &mut Xml, style: &str, keep: Keep) -> Result<()> {
        xml.open("w:p", &[]);
        let edited = Edited { end: self.edits.now, style: None };
        let empty = Paragraph { style: style.to_owned(), keep, edited, content: Vec::new() };
        self.paragraph_properties(xml, &empty, None)
    }
}

fn picture_of(xml: &mut Xml, anchor: &Anchor<'_>, relation: &str) {
    xml.open("pic:pic", &[("xmlns:pic", &PICTURE)]);
    xml.open("pic:nvPicPr", &[]);
    xml.leaf("pic:cNvPr", &[("id", &anchor.number), ("name", &anchor.name())]);
    xml.leaf("pic:cNvPicPr", &[]);
    xml.close("pic:nvPicPr");
    xml.open("pic:blipFill", &[]);
    xml.leaf("a:blip", &[("r:embed", &relation)]);
    xml.open("a:stretch", &[]);
    xml.leaf("a:fillRect", &[]);
    xml.close("a:stretch");
    xml.close("pic:blipFill");
    xml.open("pic:spPr", &[]);
    anchor.geometry(xml, "rect");
    xml.close("pic:spPr");
    xml.close("pic:pic");
}

fn measured(extent: Extent) -> Result<Length> {
    match extent {
        Extent::Fixed(length) => Ok(length),
        Extent::ByStyle => Err(broken("a drawing has not been measured")),
    }
}

impl Anchor<'_> {
    /// `w:drawing` around what `content` draws.
    fn write(&self, xml: &mut Xml, kind: &'static str, content: impl FnOnce(&mut Xml)) {
        let stack = FIRST_HEIGHT + self.number;
        xml.open("w:drawing", &[]);
        xml.open(
            "wp:anchor",
            &[
                ("distT", &0),
                ("distB", &0),
                ("distL", &0),
                ("distR", &0),
                ("simplePos", &0),
                ("relativeHeight", &stack),
                ("behindDoc", &0),
                ("locked", &0),
                ("layoutInCell", &1),
                ("allowOverlap", &1),
            ],
        );
        xml.leaf("wp:simplePos", &[("x", &0), ("y", &0)]);
        xml.open("wp:positionH", &[("relativeFrom", &"column")]);
        match self.across {
            Across::Aligned(side) => xml.text("wp:align", &[], side),
            Across::At(x) => xml.text("wp:posOffset", &[], &x.as_emu().to_string()),
        }
        xml.close("wp:positionH");
        xml.open("wp:positionV", &[("relativeFrom", &"paragraph")]);
        xml.text("wp:posOffset", &[], &self.down.as_emu().to_string());
        xml.close("wp:positionV");
        let (width, height) = (self.width.as_emu(), self.height.as_emu());
        xml.leaf("wp:extent", &[("cx", &width), ("cy", &height)]);
        xml.leaf("wp:effectExtent", &[("l", &0), ("t", &0), ("r", &0), ("b", &0)]);
        xml.leaf("wp:wrapNone", &[]);
        self.properties(xml);
        xml.leaf("wp:cNvGraphicFramePr", &[]);
        xml.open("a:graphic", &[("xmlns:a", &MAIN)]);
        xml.open("a:graphicData", &[("uri", &kind)]);
        content(xml);
        xml.close("a:graphicData");
        xml.close("a:graphic");
        xml.close("wp:anchor");
        xml.close("w:drawing");
    }

    /// Id, name, and what it shows or that it shows nothing.
    fn properties(&self, xml: &mut Xml) {
        let name = self.name();
        if let Some(title) = self.title {
            xml.leaf("wp:docPr", &[("id", &self.number), ("name", &name), ("descr", &title)]);
            return;
        }
        xml.open("wp:docPr", &[("id", &self.number), ("name", &name)]);
        xml.open("a:extLst", &[("xmlns:a", &MAIN)]);
        xml.open("a:ext", &[("uri", &DECORATIVE_ID)]);
        xml.leaf("adec:decorative", &[("xmlns:adec", &DECORATIVE), ("val", &1)]);
        xml.close("a:ext");
        xml.close("a:extLst");
        xml.close("wp:docPr");
    }

    /// Size and outline of a shape.
    fn geometry(&self, xml: &mut Xml, outline: &'static str) {
        xml.open("a:xfrm", &[]);
        xml.leaf("a:off", &[("x", &0), ("y", &0)]);
        xml.leaf("a:ext", &[("cx", &self.width.as_emu()), ("cy", &self.height.as_emu())]);
        xml.close("a:xfrm");
        xml.open("a:prstGeom", &[("prst", &outline)]);
        xml.leaf("a:avLst", &[]);
        xml.close("a:prstGeom");
    }

    fn name(&self) -> String {
        format!("{} {}", self.kind, self.number)
    }

    /// The place of a shape as VML says it.
    fn place_in_vml(&self) -> String {
        let stack = FIRST_HEIGHT + self.number;
        let side = match self.across {
            Across::Aligned(side) => format!("mso-position-horizontal:{side};"),
            Across::At(x) => format!("margin-left:{x}pt;mso-position-horizontal:absolute;"),
        };
        format!(
            "position:absolute;z-index:{stack};{side}mso-position-horizontal-relative:text;\
             mso-position-vertical:absolute;mso-position-vertical-relative:text"
        )
    }
}

fn line(xml: &mut Xml, anchor: &Anchor<'_>, style: &RuleStyle) {
    xml.open("wps:wsp", &[]);
    xml.leaf("wps:cNvCnPr", &[]);
    xml.open("wps:spPr", &[]);
    anchor.geometry(xml, "line");
    stroke(xml, style.thickness, style.color);
    xml.close("wps:spPr");
    xml.leaf("wps:bodyPr", &[]);
    xml.close("wps:wsp");
}

fn line_in_vml(xml: &mut Xml, anchor: &Anchor<'_>, style: &RuleStyle) {
    let drop = anchor.down;
    xml.open("w:pict", &[]);
    xml.leaf(
        "v:line",
        &[
            ("id", &anchor.name()),
            ("style", &anchor.place_in_vml()),
            ("from", &format!("0,{drop}pt")),
            ("to", &format!("{}pt,{drop}pt", anchor.width)),
            ("strokecolor", &format!("#{}", super::styles::hex(style.color))),
            ("strokeweight", &format!("{}pt", style.thickness)),
        ],
    );
    xml.close("w:pict");
}

/// A rectangle with words in its middle.
fn box_of(xml: &mut Xml, anchor: &Anchor<'_>, style: &FrameStyle, words: &str, text: &str) {
    xml.open("wps:wsp", &[]);
    xml.leaf("wps:cNvSpPr", &[("txBox", &1)]);
    xml.open("wps:spPr", &[]);
    anchor.geometry(xml, "rect");
    xml.leaf("a:noFill", &[]);
    stroke(xml, style.thickness, style.color);
    xml.close("wps:spPr");
    xml.open("wps:txbx", &[]);
    framed_words(xml, words, text);
    xml.close("wps:txbx");
    xml.open(
        "wps:bodyPr",
        &[
            ("wrap", &"square"),
            ("lIns", &0),
            ("tIns", &0),
            ("rIns", &0),
            ("bIns", &0),
            ("anchor", &"ctr"),
        ],
    );
    xml.leaf("a:noAutofit", &[]);
    xml.close("wps:bodyPr");
    xml.close("wps:wsp");
}

fn box_in_vml(xml: &mut Xml, anchor: &Anchor<'_>, style: &FrameStyle, words: &str, text: &str) {
    let place = anchor.place_in_vml();
    let size =
        format!("{place};width:{}pt;height:{}pt;v-text-anchor:middle", anchor.width, anchor.height);
    xml.open("w:pict", &[]);
    xml.open(
        "v:rect",
        &[
            ("id", &anchor.name()),
            ("style", &size),
            ("filled", &"f"),
            ("strokecolor", &format!("#{}", super::styles::hex(style.color))),
            ("strokeweight", &format!("{}pt", style.thickness)),
        ],
    );
    xml.open("v:textbox", &[("inset", &"0,0,0,0")]);
    framed_words(xml, words, text);
    xml.close("v:textbox");
    xml.close("v:rect");
    xml.close("w:pict");
}

fn framed_words(xml: &mut Xml, style: &str, text: &str) {
    xml.open("w:txbxContent", &[]);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.val("w:pStyle", &style);
    xml.close("w:pPr");
    xml.open("w:r", &[]);
    xml.words("w:t", text);
    xml.close("w:r");
    xml.close("w:p");
    xml.close("w:txbxContent");
}

fn stroke(xml: &mut Xml, thickness: Length, color: Color) {
    xml.open("a:ln", &[("w", &thickness.as_emu())]);
    xml.open("a:solidFill", &[]);
    xml.leaf("a:srgbClr", &[("val", &super::styles::hex(color))]);
    xml.close("a:solidFill");
    xml.close("a:ln");
}
