//! Nodes to the structure tree of tagged PDF.
//!
//! Takes the nodes of the pages and the pieces of marked content that were drawn; gives the
//! `StructTreeRoot` with its elements, parent tree and note ids. Reading order is that of the
//! nodes, and inside a node that of its pieces. Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::{broken, node};
use crate::error::Result;
use crate::layout::page::{Mark, Node, NodeId, NodeRole, Pages};
use crate::length::Length;

/// Makes sure that nodes nest as [`NodeRole`] says, so that nothing after this has to ask again.
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
        R::Heading(_)
        | R::Paragraph
        | R::List
        | R::Table
        | R::Group
        | R::NoteMark
        | R::Note
        | R::Figure => !matches!(parent, Some(R::Table | R::Row | R::List)),
    }
}

fn holds_text(role: NodeRole) -> bool {
    match role {
        NodeRole::List | NodeRole::Item | NodeRole::Table | NodeRole::Row => false,
        NodeRole::Heading(_)
        | NodeRole::Paragraph
        | NodeRole::ItemBody
        | NodeRole::Group
        | NodeRole::HeadCell(_)
        | NodeRole::Cell(_)
        | NodeRole::NoteMark
        | NodeRole::Note
        | NodeRole::Figure => true,
    }
}

/// The standard structure type of a node. PDF 1.7 has six levels of headings; what lies deeper is
/// of the sixth.
pub(super) fn structure_type(pages: &Pages, id: NodeId) -> &'static str {
    match node(pages, id).role {
        NodeRole::Heading(0 | 1) => "H1",
        NodeRole::Heading(2) => "H2",
        NodeRole::Heading(3) => "H3",
        NodeRole::Heading(4) => "H4",
        NodeRole::Heading(5) => "H5",
        NodeRole::Heading(_) => "H6",
        NodeRole::Paragraph => "P",
        NodeRole::List => "L",
        NodeRole::Item => "LI",
        NodeRole::ItemBody => "LBody",
        NodeRole::Table => "Table",
        NodeRole::Group => "Div",
        NodeRole::Row => "TR",
        NodeRole::HeadCell(_) => "TH",
        NodeRole::Cell(_) => "TD",
        NodeRole::NoteMark if is_in_note(pages, id) => "Lbl",
        NodeRole::NoteMark => "Reference",
        NodeRole::Note => "Note",
        NodeRole::Figure => "Figure",
    }
}

/// The number at the head of a note is its label, not a reference.
fn is_in_note(pages: &Pages, id: NodeId) -> bool {
    std::iter::successors(node(pages, id).parent, |&parent| node(pages, parent).parent)
        .any(|ancestor| node(pages, ancestor).role == NodeRole::Note)
}

/// A piece of marked content of a node.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Place among all pieces of the document.
    order: usize,
    /// Page, from 0.
    page: usize,
    /// Number on that page.
    mcid: usize,
}

/// What stands in an element.
enum Kid {
    Piece(Piece),
    Node(usize),
}

/// Nodes seen from their parents, with what was drawn of them.
struct Tree<'a> {
    pages: &'a Pages,
    /// Nodes without a parent.
    top: Vec<usize>,
    children: Vec<Vec<usize>>,
    pieces: Vec<Vec<Piece>>,
    /// Place of the first piece of a node or anything in it; none: nothing was drawn.
    first: Vec<Option<usize>>,
    /// Whether it becomes an element: empty cells do, or a row would miss a column; an empty
    /// paragraph does not.
    kept: Vec<bool>,
}

impl<'a> Tree<'a> {
    fn new(pages: &'a Pages, drawn: &[Vec<NodeId>]) -> Result<Tree<'a>> {
        let count = pages.nodes.len();
        let mut pieces = vec![Vec::new(); count];
        let places = drawn.iter().enumerate();
        let places =
            places.flat_map(|(page, ids)| ids.iter().enumerate().map(move |at| (page, at)));
        for (order, (page, (mcid, id))) in places.enumerate() {
            pieces[id.0].push(Piece { order, page, mcid });
        }
        let mut first: Vec<Option<usize>> =
            pieces.iter().map(|own| own.first().map(|piece| piece.order)).collect();
        let mut kept = vec![false; count];
        let parents = effective_parents(pages)?;
        let (mut top, mut children) = (Vec::new(), vec![Vec::new(); count]);
        // Parents stand before their children: backward, every node is finished when reached.
        for index in (0..count).rev() {
            let is_cell =
                matches!(pages.nodes[index].role, NodeRole::Cell(_) | NodeRole::HeadCell(_));
            kept[index] |= is_cell || first[index].is_some();
            if !kept[index] {
                continue;
            }
            match parents[index] {
                Some(parent) => {
                    kept[parent] = true;
                    first[parent] = first[parent].into_iter().chain(first[index]).min();
                    children[parent].push(index);
                }
                None => top.push(index),
            }
        }
        top.reverse();
        children.iter_mut().for_each(|list| list.reverse());
        Ok(Tree { pages, top, children, pieces, first, kept })
    }

    /// Children in their order, the node's own pieces where they were drawn between them. A note
    /// is read at once after its mark, though it is drawn at the foot of the page.
    fn kids(&self, index: usize) -> Vec<Kid> {
        let mut own = self.pieces[index].iter().copied().peekable();
        let mut kids = Vec::new();
        for &child in &self.children[index] {
            let at_once = self.pages.nodes[child].role == NodeRole::Note;
            let begins = if at_once { None } else { self.first[child] };
            while let Some(piece) = own.next_if(|piece| Some(piece.order) < begins) {
                kids.push(Kid::Piece(piece));
            }
            kids.push(Kid::Node(child));
        }
        kids.extend(own.map(Kid::Piece));
        kids
    }

    /// The rows of a table that head its columns and the others; none: it has not got both.
    fn head_and_body(&self, table: usize) -> Option<[(&'static str, &[usize]); 2]> {
        if self.pages.nodes[table].role != NodeRole::Table {
            return None;
        }
        let heads = |cell: &usize| matches!(self.pages.nodes[*cell].role, NodeRole::HeadCell(_));
        let rows = &self.children[table];
        let head = rows.iter().take_while(|&&row| self.children[row].iter().all(heads)).count();
        let (head, body) = rows.split_at(head);
        let both = !head.is_empty() && !body.is_empty();
        both.then_some([("THead", head), ("TBody", body)])
    }
}

/// Parents as the file has them: an item of a list holds bodies only, so that a list inside an
/// item goes into the body before it.
fn effective_parents(pages: &Pages) -> Result<Vec<Option<usize>>> {
    let mut bodies: BTreeMap<NodeId, usize> = BTreeMap::new();
    let mut parents = Vec::with_capacity(pages.nodes.len());
    for (index, child) in pages.nodes.iter().enumerate() {
        let item = child.parent.filter(|&parent| node(pages, parent).role == NodeRole::Item);
        let parent = match (item, child.role) {
            (Some(item), NodeRole::ItemBody) => {
                bodies.insert(item, index);
                Some(item.0)
            }
            (Some(item), _) => Some(
                *bodies
                    .get(&item)
                    .ok_or_else(|| broken(format!("node {index} has no body to stand in")))?,
            ),
            (None, _) => child.parent.map(|parent| parent.0),
        };
        parents.push(parent);
    }
    Ok(parents)
}

/// Adds the structure tree to `doc`; `drawn` names the node of each piece of each page, `page_ids`
/// are the page objects. Gives the `StructTreeRoot`.
pub(super) fn build(
    doc: &mut Document,
    pages: &Pages,
    drawn: &[Vec<NodeId>],
    page_ids: &[ObjectId],
) -> Result<ObjectId> {
    let tree = Tree::new(pages, drawn)?;
    let root = doc.new_object_id();
    let whole = doc.new_object_id();
    let ids: Vec<ObjectId> =
        tree.kept.iter().map(|&kept| if kept { doc.new_object_id() } else { whole }).collect();
    let mut parents = vec![whole; pages.nodes.len()];
    let mut notes = Vec::new();
    for index in (0..pages.nodes.len()).filter(|&index| tree.kept[index]) {
        tree.children[index].iter().for_each(|&child| parents[child] = ids[index]);
        let mut element = dictionary! {
            "S" => structure_type(pages, NodeId(index)),
            "P" => parents[index],
        };
        describe(&mut element, &pages.nodes[index]);
        if pages.nodes[index].role == NodeRole::Note {
            let name = Object::string_literal(format!("note-{:05}", notes.len() + 1));
            element.set("ID", name.clone());
            notes.extend([name, ids[index].into()]);
        }
        match tree.head_and_body(index) {
            Some(groups) => {
                let groups = groups.map(|(name, rows)| {
                    let kids: Vec<Object> = rows.iter().map(|&row| ids[row].into()).collect();
                    let group = dictionary! { "S" => name, "P" => ids[index], "K" => kids };
                    let group = doc.add_object(group);
                    rows.iter().for_each(|&row| parents[row] = group);
                    Object::from(group)
                });
                element.set("K", groups.to_vec());
            }
            None => fill(&mut element, tree.kids(index), &ids, page_ids),
        }
        doc.set_object(ids[index], element);
    }
    let top: Vec<Object> = tree.top.iter().map(|&index| ids[index].into()).collect();
    doc.set_object(whole, dictionary! { "S" => "Document", "P" => root, "K" => top });
    let parent_tree = doc.add_object(parent_tree(drawn, &ids));
    let mut tree_root = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => whole,
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => page_ids.len() as i64,
    };
    if !notes.is_empty() {
        tree_root.set("IDTree", dictionary! { "Names" => notes });
    }
    doc.set_object(root, tree_root);
    Ok(root)
}

/// Adds what a role says beyond its type.
fn describe(element: &mut Dictionary, node: &Node) {
    let role = node.role;
    if role == NodeRole::Figure {
        element.set("Alt", text_string(&node.title));
    }
    let (NodeRole::HeadCell(columns) | NodeRole::Cell(columns)) = role else { return };
    let mut attributes = dictionary! { "O" => "Table" };
    if let NodeRole::HeadCell(_) = role {
        attributes.set("Scope", "Column");
    }
    if columns > 1 {
        attributes.set("ColSpan", columns);
    }
    if attributes.len() > 1 {
        element.set("A", attributes);
    }
}

/// Sets `K`, and `Pg` to the page of the first piece; pieces on other pages name theirs.
fn fill(element: &mut Dictionary, kids: Vec<Kid>, ids: &[ObjectId], page_ids: &[ObjectId]) {
    let page = kids.iter().find_map(|kid| match kid {
        Kid::Piece(piece) => Some(piece.page),
        Kid::Node(_) => None,
    });
    if let Some(page) = page {
        element.set("Pg", page_ids[page]);
    }
    let mut kids: Vec<Object> = kids
        .into_iter()
        .map(|kid| match kid {
            Kid::Node(index) => ids[index].into(),
            Kid::Piece(piece) if Some(piece.page) == page => Object::from(piece.mcid as i64),
            Kid::Piece(piece) => Object::from(dictionary! {
                "Type" => "MCR",
                "Pg" => page_ids[piece.page],
                "MCID" => piece.mcid as i64,
            }),
        })
        .collect();
    match kids.len() {
        0 => {}
        1 => element.set("K", kids.remove(0)),
        _ => element.set("K", kids),
    }
}

/// From each page's pieces back to their elements.
fn parent_tree(drawn: &[Vec<NodeId>], ids: &[ObjectId]) -> Dictionary {
    let numbers = drawn.iter().enumerate().flat_map(|(page, pieces)| {
        let elements: Vec<Object> = pieces.iter().map(|id| ids[id.0].into()).collect();
        [Object::from(page as i64), Object::from(elements)]
    });
    dictionary! { "Nums" => numbers.collect::<Vec<_>>() }
}
