//! Drawn lines: a DrawingML line anchored in an empty paragraph, with a VML line for old readers.
//!
//! In goes a rule of fixed length; out goes the paragraph. The line hangs on the edges of its
//! column by alignment, so that it stays in the middle when a cell is widened. Follows ECMA-376
//! part 1 §20.4, the wordprocessingShape extension (MS-ODRAWXML §2.5) and `layout-facts` §10.

use super::body::Walk;
use super::names::broken;
use super::xml::Xml;
use crate::block::{Extent, Rule};
use crate::error::Result;
use crate::kit::style::{Align, RuleStyle};
use crate::length::Length;

/// Word's own first number in the stack of floating objects.
const FIRST_HEIGHT: usize = 251_658_240;
const SHAPE: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const DECORATIVE: &str = "http://schemas.microsoft.com/office/drawing/2017/decorative";
const DECORATIVE_ID: &str = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}";

/// A line about to be drawn.
struct Line<'a> {
    number: usize,
    length: Length,
    align: &'static str,
    color: String,
    style: &'a RuleStyle,
}

impl Walk<'_> {
    /// A drawn line in an empty paragraph of its own.
    pub(super) fn rule(&mut self, xml: &mut Xml, rule: &Rule) -> Result<()> {
        let style = self.sheet.rules.get(&rule.style);
        let style = style.ok_or_else(|| broken(format!("no rule style «{}»", rule.style)))?;
        let length = match rule.extent {
            Extent::Fixed(length) => length,
            Extent::ByStyle => return Err(broken("a drawn line has not been measured")),
        };
        self.lines += 1;
        let line = Line {
            number: self.lines,
            length,
            align: match self.paragraph_style(&style.paragraph)?.align {
                Align::Left | Align::Justify => "left",
                Align::Center => "center",
                Align::Right => "right",
            },
            color: super::styles::hex(style.color),
            style,
        };
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.val("w:pStyle", &self.names.paragraph(&style.paragraph)?);
        xml.close("w:pPr");
        xml.open("w:r", &[]);
        xml.open("mc:AlternateContent", &[]);
        xml.open("mc:Choice", &[("Requires", &"wps")]);
        line.drawing(xml);
        xml.close("mc:Choice");
        xml.open("mc:Fallback", &[]);
        line.vml(xml);
        xml.close("mc:Fallback");
        xml.close("mc:AlternateContent");
        xml.close("w:r");
        xml.close("w:p");
        Ok(())
    }
}

impl Line<'_> {
    fn drawing(&self, xml: &mut Xml) {
        let height = FIRST_HEIGHT + self.number;
        xml.open("w:drawing", &[]);
        xml.open(
            "wp:anchor",
            &[
                ("distT", &0),
                ("distB", &0),
                ("distL", &0),
                ("distR", &0),
                ("simplePos", &0),
                ("relativeHeight", &height),
                ("behindDoc", &0),
                ("locked", &0),
                ("layoutInCell", &1),
                ("allowOverlap", &1),
            ],
        );
        xml.leaf("wp:simplePos", &[("x", &0), ("y", &0)]);
        xml.open("wp:positionH", &[("relativeFrom", &"column")]);
        xml.text("wp:align", &[], self.align);
        xml.close("wp:positionH");
        xml.open("wp:positionV", &[("relativeFrom", &"paragraph")]);
        xml.text("wp:posOffset", &[], &self.style.drop.as_emu().to_string());
        xml.close("wp:positionV");
        xml.leaf("wp:extent", &[("cx", &self.length.as_emu()), ("cy", &0)]);
        xml.leaf("wp:effectExtent", &[("l", &0), ("t", &0), ("r", &0), ("b", &0)]);
        xml.leaf("wp:wrapNone", &[]);
        self.properties(xml);
        xml.leaf("wp:cNvGraphicFramePr", &[]);
        xml.open("a:graphic", &[("xmlns:a", &MAIN)]);
        xml.open("a:graphicData", &[("uri", &SHAPE)]);
        self.shape(xml);
        xml.close("a:graphicData");
        xml.close("a:graphic");
        xml.close("wp:anchor");
        xml.close("w:drawing");
    }

    /// Id and name, and that readers of the screen may pass it over.
    fn properties(&self, xml: &mut Xml) {
        let name = self.name();
        xml.open("wp:docPr", &[("id", &self.number), ("name", &name)]);
        xml.open("a:extLst", &[("xmlns:a", &MAIN)]);
        xml.open("a:ext", &[("uri", &DECORATIVE_ID)]);
        xml.leaf("adec:decorative", &[("xmlns:adec", &DECORATIVE), ("val", &1)]);
        xml.close("a:ext");
        xml.close("a:extLst");
        xml.close("wp:docPr");
    }

    fn shape(&self, xml: &mut Xml) {
        xml.open("wps:wsp", &[]);
        xml.leaf("wps:cNvCnPr", &[]);
        xml.open("wps:spPr", &[]);
        xml.open("a:xfrm", &[]);
        xml.leaf("a:off", &[("x", &0), ("y", &0)]);
        xml.leaf("a:ext", &[("cx", &self.length.as_emu()), ("cy", &0)]);
        xml.close("a:xfrm");
        xml.open("a:prstGeom", &[("prst", &"line")]);
        xml.leaf("a:avLst", &[]);
        xml.close("a:prstGeom");
        xml.open("a:ln", &[("w", &self.style.thickness.as_emu())]);
        xml.open("a:solidFill", &[]);
        xml.leaf("a:srgbClr", &[("val", &self.color)]);
        xml.close("a:solidFill");
        xml.close("a:ln");
        xml.close("wps:spPr");
        xml.leaf("wps:bodyPr", &[]);
        xml.close("wps:wsp");
    }

    fn vml(&self, xml: &mut Xml) {
        let style = format!(
            "position:absolute;z-index:{};mso-position-horizontal:{};\
             mso-position-horizontal-relative:text;mso-position-vertical:absolute;\
             mso-position-vertical-relative:text",
            FIRST_HEIGHT + self.number,
            self.align,
        );
        let drop = self.style.drop;
        xml.open("w:pict", &[]);
        xml.leaf(
            "v:line",
            &[
                ("id", &self.name()),
                ("style", &style),
                ("from", &format!("0,{drop}pt")),
                ("to", &format!("{}pt,{drop}pt", self.length)),
                ("strokecolor", &format!("#{}", self.color)),
                ("strokeweight", &format!("{}pt", self.style.thickness)),
            ],
        );
        xml.close("w:pict");
    }

    fn name(&self) -> String {
        format!("Line {}", self.number)
    }
}
