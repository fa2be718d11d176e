//! Rules on the finished pages: what no look at the document can tell.
//!
//! The layout keeps most of them by itself; they speak up where a table, a template or a style of
//! an agency's own leaves it no way to.

mod heading_at_foot;
mod name_line;
mod short_last_page;
mod signature_alone;
#[cfg(test)]
mod tests;
mod wrapped_motto;

use std::collections::BTreeMap;

use super::Printed;
use super::prose::Part;
use super::rule::Rule;
use crate::layout::Pages;
use crate::layout::page::{Mark, NodeId, NodeRole, Page, TextMark};
use crate::length::Length;
use crate::source::Span;

pub(super) const RULES: &[Rule] = &[
    wrapped_motto::RULE,
    name_line::RULE,
    heading_at_foot::RULE,
    signature_alone::RULE,
    short_last_page::RULE,
];

/// What a mark belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The text.
    Body,
    /// A table of the head or of the foot.
    Frame,
    /// A footnote.
    Note,
}

/// The place of every node: its own role's, or that of what it stands in.
fn places(pages: &Pages) -> Vec<Place> {
    let mut places = Vec::with_capacity(pages.nodes.len());
    for node in &pages.nodes {
        // Parents stand before their children.
        let around = node.parent.and_then(|parent| places.get(parent.0)).copied();
        let place = match node.role {
            NodeRole::Group => Place::Frame,
            NodeRole::Note => Place::Note,
            NodeRole::Heading(_)
            | NodeRole::Paragraph
            | NodeRole::List
            | NodeRole::Item
            | NodeRole::ItemBody
            | NodeRole::Table
            | NodeRole::Row
            | NodeRole::HeadCell(_)
            | NodeRole::Cell(_)
            | NodeRole::NoteMark
            | NodeRole::Mention
            | NodeRole::Contents
            | NodeRole::Entry
            | NodeRole::Figure
            | NodeRole::Field => around.unwrap_or(Place::Body),
        };
        places.push(place);
    }
    places
}

/// Letters of one place on a page; page numbers and other decoration belong to none.
fn marks<'p>(
    page: &'p Page,
    places: &'p [Place],
    place: Place,
) -> impl DoubleEndedIterator<Item = &'p TextMark> {
    placed(page, places, place).map(|(mark, _)| mark)
}

fn placed<'p>(
    page: &'p Page,
    places: &'p [Place],
    place: Place,
) -> impl DoubleEndedIterator<Item = (&'p TextMark, NodeId)> {
    page.items.iter().filter_map(move |item| {
        let node = item.node.filter(|node| places.get(node.0) == Some(&place))?;
        match &item.mark {
            Mark::Text(mark) if !mark.text.trim().is_empty() => Some((mark, node)),
            Mark::Text(_) | Mark::Line(_) | Mark::Picture(_) | Mark::Field(_) | Mark::Sheet(_) => {
                None
            }
        }
    })
}

/// The lines of one place on a page from top to bottom, each with the node of its first letters.
fn lines(page: &Page, places: &[Place], place: Place) -> Vec<(Length, NodeId)> {
    let mut lines = BTreeMap::new();
    for (mark, node) in placed(page, places, place) {
        lines.entry(mark.y).or_insert(node);
    }
    lines.into_iter().collect()
}

/// The pages of the document itself, without appendices and what is attached.
fn main_part(pages: &Pages) -> &[Page] {
    let next = pages.pages.iter().skip(1).position(|page| page.number == 1);
    &pages.pages[..next.map_or(pages.pages.len(), |next| next + 1)]
}

/// The outermost table of the head or of the foot that a node is in.
fn group(pages: &Pages, node: NodeId) -> Option<NodeId> {
    let mut group = None;
    let mut at = Some(node);
    while let Some((id, node)) = at.and_then(|id| Some((id, pages.nodes.get(id.0)?))) {
        if node.role == NodeRole::Group {
            group = Some(id);
        }
        at = node.parent;
    }
    group
}

/// The title of the heading a node is in.
fn heading(pages: &Pages, node: NodeId) -> Option<&str> {
    let mut at = Some(node);
    while let Some(node) = at.and_then(|id| pages.nodes.get(id.0)) {
        if let NodeRole::Heading(_) = node.role {
            return Some(&node.title);
        }
        at = node.parent;
    }
    None
}

/// Where the author wrote a title that the pages show, perhaps in capitals and behind its number.
fn title_span(printed: &Printed<'_>, title: &str) -> Span {
    let shown = title.to_uppercase();
    let titles = printed.subject.prose.iter().filter(|prose| prose.part == Part::Title);
    let mut written = titles.filter(|prose| {
        let words = prose.text.to_uppercase();
        !words.trim().is_empty() && shown.ends_with(words.trim())
    });
    written.next().map_or(printed.subject.document.kind.span, |prose| prose.whole)
}
