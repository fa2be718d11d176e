//! Whether the nodes of the pages nest as [`NodeRole`] promises.
//!
//! Takes pages; gives nothing, or the promise that is broken, so that nothing after this has to ask
//! again. Source: the roles of `layout::page` and ISO 32000-1, 14.8.4.

use std::collections::BTreeMap;

use super::{broken, node};
use crate::error::Result;
use crate::layout::page::{Mark, NodeId, NodeRole, Pages};
use crate::length::Length;

/// Makes sure of it.
pub(super) fn check(pages: &Pages) -> Result<()> {
    check_nesting(pages)?;
    check_rows(pages)?;
    check_text(pages)
}

fn check_nesting(pages: &Pages) -> Result<()> {
    for (index, node) in pages.nodes.iter().enumerate() {
        if node.parent.is_some_and(|parent| parent.0 >= index) {
            return Err(broken(format!("node {index} stands before its parent")));
        }
        let parent = node.parent.map(|parent| pages.nodes[parent.0].role);
        if !may_stand_in(node.role, parent) {
            return Err(broken(format!("node {index}: {:?} stands in {parent:?}", node.role)));
        }
    }
    Ok(())
}

/// All rows of a table cover the same number of columns.
fn check_rows(pages: &Pages) -> Result<()> {
    let mut rows: BTreeMap<NodeId, u64> = BTreeMap::new();
    for node in &pages.nodes {
        if let (NodeRole::Cell(columns) | NodeRole::HeadCell(columns), Some(row)) =
            (node.role, node.parent)
        {
            *rows.entry(row).or_default() += u64::from(columns);
        }
    }
    let mut tables: BTreeMap<Option<NodeId>, u64> = BTreeMap::new();
    for (row, columns) in rows {
        if *tables.entry(node(pages, row).parent).or_insert(columns) != columns {
            return Err(broken(format!("row {} has another width than its table", row.0)));
        }
    }
    Ok(())
}

/// Text has a size, and stands in no node or in one that holds text.
fn check_text(pages: &Pages) -> Result<()> {
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        let Mark::Text(text) = &item.mark else { continue };
        if text.size <= Length::ZERO {
            return Err(broken(format!("«{}» has no size", text.text)));
        }
        if let Some(id) = item.node
            && !pages.nodes.get(id.0).is_some_and(|node| holds_text(node.role))
        {
            return Err(broken(format!("«{}» stands in node {}", text.text, id.0)));
        }
    }
    Ok(())
}

fn may_stand_in(role: NodeRole, parent: Option<NodeRole>) -> bool {
    use NodeRole as R;
    match role {
        R::Row => parent == Some(R::Table),
        R::Cell(_) | R::HeadCell(_) => parent == Some(R::Row),
        R::Item => parent == Some(R::List),
        R::ItemBody => parent == Some(R::Item),
        R::Entry => parent == Some(R::Contents),
        // What leads elsewhere leads there from words.
        R::Mention => parent.is_some_and(holds_text),
        R::Heading(_)
        | R::Paragraph
        | R::List
        | R::Table
        | R::Group
        | R::NoteMark
        | R::Note
        | R::Contents
        | R::Figure
        | R::Field => !matches!(parent, Some(R::Table | R::Row | R::List | R::Contents)),
    }
}

fn holds_text(role: NodeRole) -> bool {
    match role {
        NodeRole::List
        | NodeRole::Item
        | NodeRole::Table
        | NodeRole::Row
        | NodeRole::Contents
        | NodeRole::Entry
        | NodeRole::Figure
        | NodeRole::Field => false,
        NodeRole::Heading(_)
        | NodeRole::Paragraph
        | NodeRole::ItemBody
        | NodeRole::Group
        | NodeRole::HeadCell(_)
        | NodeRole::Cell(_)
        | NodeRole::NoteMark
        | NodeRole::Mention
        | NodeRole::Note => true,
    }
}
