//! Tab stops, of styles and of the lines of a table of contents.
//!
//! In go stops; out comes `w:tabs` in the order of its places. Follows ECMA-376 part 1 §17.3.1.37.

use super::xml::Xml;
use crate::kit::style::{Align, Leader, ParagraphStyle};
use crate::length::Length;

/// Stops of the base that this style lacks are cleared: stops of both add up otherwise.
pub(super) fn tabs(xml: &mut Xml, own: &ParagraphStyle, base: &ParagraphStyle) {
    let cleared = base.tabs.iter().filter(|stop| own.tabs.iter().all(|tab| tab.at != stop.at));
    let added = own.tabs.iter().filter(|stop| !base.tabs.contains(stop));
    let mut tabs: Vec<_> = cleared.map(|stop| (stop.at, "clear", Leader::Blank)).collect();
    tabs.extend(added.map(|stop| {
        let align = match stop.align {
            Align::Left | Align::Justify => "left",
            Align::Center => "center",
            Align::Right => "right",
        };
        (stop.at, align, stop.leader)
    }));
    tabs.sort_by_key(|(at, kind, _)| (*at, *kind));
    xml.open_optional("w:tabs");
    for (at, kind, leader) in tabs {
        tab(xml, at, kind, leader);
    }
    xml.close("w:tabs");
}

/// One tab stop of `w:tabs`.
pub(super) fn tab(xml: &mut Xml, at: Length, kind: &'static str, leader: Leader) {
    let at = at.as_twips();
    match leader {
        Leader::Blank => xml.leaf("w:tab", &[("w:val", &kind), ("w:pos", &at)]),
        Leader::Dots => {
            xml.leaf("w:tab", &[("w:val", &kind), ("w:leader", &"dot"), ("w:pos", &at)]);
        }
    }
}
