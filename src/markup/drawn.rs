//! What is drawn: lines, framed words, places for signatures.
//!
//! Takes an element, gives the block; its size and place follow from the style sheet and are
//! measured later.

use roxmltree::Node;

use super::blocks::keep;
use super::{Fault, Parsed, elements, misplaced, needed, only, style};
use crate::block::change::Change;
use crate::block::{Area, Extent, Frame, Rule, Sign, Spot};
use crate::kit::StyleSheet;

/// `<rule>`.
pub(super) fn rule(node: Node<'_, '_>, sheet: &StyleSheet) -> Parsed<Rule> {
    only(node, &["style"])?;
    if let Some(child) = elements(node)?.first() {
        return Err(misplaced(*child, child.tag_name().name(), "rule"));
    }
    let style = style(node, |name| sheet.rules.contains_key(name))?;
    Ok(Rule { change: Change::Kept, style, extent: Extent::ByStyle })
}

/// `<frame>`: words in a border.
pub(super) fn frame(node: Node<'_, '_>, sheet: &StyleSheet) -> Parsed<Frame> {
    only(node, &["style"])?;
    if let Some(child) = node.children().find(Node::is_element) {
        return Err(misplaced(child, child.tag_name().name(), "frame"));
    }
    let text: Vec<&str> = node.text().unwrap_or_default().split_ascii_whitespace().collect();
    if text.is_empty() {
        return Err(Fault::new(node, "<frame> cần có chữ"));
    }
    let style = style(node, |name| sheet.frames.contains_key(name))?;
    Ok(Frame { change: Change::Kept, style, text: text.join(" "), extent: Extent::ByStyle })
}

/// `<sign>`: a blank in which someone signs.
pub(super) fn sign(node: Node<'_, '_>, sheet: &StyleSheet) -> Parsed<Sign> {
    only(node, &["style", "keep"])?;
    let mut spots = Vec::new();
    for child in elements(node)? {
        match child.tag_name().name() {
            "spot" => spots.push(spot(child, sheet)?),
            other => return Err(misplaced(child, other, "sign")),
        }
    }
    let style = style(node, |name| sheet.paragraphs.contains_key(name))?;
    Ok(Sign { change: Change::Kept, style, keep: keep(node)?, spots })
}

fn spot(node: Node<'_, '_>, sheet: &StyleSheet) -> Parsed<Spot> {
    only(node, &["style", "picture", "field", "title"])?;
    if let Some(child) = elements(node)?.first() {
        return Err(misplaced(*child, child.tag_name().name(), "spot"));
    }
    let given = |name: &str| node.attribute(name).filter(|value| !value.is_empty());
    Ok(Spot {
        style: style(node, |name| sheet.spots.contains_key(name))?,
        picture: given("picture").map(str::to_owned),
        field: given("field").map(str::to_owned),
        title: needed(node, "title")?.trim().to_owned(),
        area: Area::default(),
    })
}
