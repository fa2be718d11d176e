//! Nodes to the structure tree of tagged PDF.
//!
//! Takes the nodes of the pages and the pieces of marked content that were drawn; gives the
//! `StructTreeRoot` with its elements, parent tree and note ids. Reading order is that of the
//! nodes, and inside a node that of its pieces. Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::overlay::Overlay;
use super::{broken, node};
use crate::error::Result;
use crate::layout::page::{NodeId, NodeRole, Pages};

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
        NodeRole::Mention if node(pages, id).target.is_some() => "Link",
        NodeRole::Mention => "Reference",
        NodeRole::Contents => "TOC",
        NodeRole::Entry => "TOCI",
        NodeRole::Figure => "Figure",
        NodeRole::Field => "Form",
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
    fn new(pages: &'a Pages, drawn: &[Vec<NodeId>], overlay: &Overlay) -> Result<Tree<'a>> {
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
        let mut kept: Vec<bool> =
            (0..count).map(|index| overlay.boxes.contains_key(&NodeId(index))).collect();
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
    overlay: &Overlay,
) -> Result<ObjectId> {
    let tree = Tree::new(pages, drawn, overlay)?;
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
        describe(&mut element, pages.nodes[index].role);
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
        if let Some(&(page, edges)) = overlay.boxes.get(&NodeId(index)) {
            place(&mut element, &pages.nodes[index].title, page_ids[page], edges);
        }
        doc.set_object(ids[index], element);
    }
    for annotation in &overlay.annotations {
        let element = doc.get_dictionary_mut(ids[annotation.node.0]).map_err(broken)?;
        let page = page_ids[annotation.page];
        let object = annotation.object;
        let kid = dictionary! { "Type" => "OBJR", "Obj" => object, "Pg" => page };
        add_kid(element, kid.into());
    }
    let top: Vec<Object> = tree.top.iter().map(|&index| ids[index].into()).collect();
    doc.set_object(whole, dictionary! { "S" => "Document", "P" => root, "K" => top });
    let parent_tree = doc.add_object(parent_tree(drawn, &ids, overlay));
    let mut tree_root = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => whole,
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => (page_ids.len() + overlay.annotations.len()) as i64,
    };
    if !notes.is_empty() {
        tree_root.set("IDTree", dictionary! { "Names" => notes });
    }
    doc.set_object(root, tree_root);
    Ok(root)
}

/// Adds what a role says beyond its type.
fn describe(element: &mut Dictionary, role: NodeRole) {
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

/// What a figure or a field is for readers who do not see it, and the box it covers.
fn place(element: &mut Dictionary, title: &str, page: ObjectId, edges: [f32; 4]) {
    let edges = edges.map(Object::from).to_vec();
    element.set("Alt", lopdf::text_string(title));
    element.set("Pg", page);
    element.set("A", dictionary! { "O" => "Layout", "BBox" => edges, "Placement" => "Block" });
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

/// Puts one more behind the kids of an element.
fn add_kid(element: &mut Dictionary, kid: Object) {
    let kids = match element.remove(b"K") {
        None => kid,
        Some(Object::Array(mut kids)) => {
            kids.push(kid);
            kids.into()
        }
        Some(one) => vec![one, kid].into(),
    };
    element.set("K", kids);
}

/// From each page's pieces, and from each annotation, back to their elements.
fn parent_tree(drawn: &[Vec<NodeId>], ids: &[ObjectId], overlay: &Overlay) -> Dictionary {
    let numbers = drawn.iter().enumerate().flat_map(|(page, pieces)| {
        let elements: Vec<Object> = pieces.iter().map(|id| ids[id.0].into()).collect();
        [Object::from(page as i64), Object::from(elements)]
    });
    let annotations = overlay.annotations.iter().enumerate().flat_map(|(index, annotation)| {
        [Object::from((drawn.len() + index) as i64), ids[annotation.node.0].into()]
    });
    dictionary! { "Nums" => numbers.chain(annotations).collect::<Vec<_>>() }
}
