//! The structure of the text: which part every letter belongs to, for tagged PDF and outline.
//!
//! Told of every paragraph, list, table and note in reading order; hands out node numbers that
//! the marks on the pages carry. Knows nothing of places. Follows `page::NodeRole` and, for what a
//! valid tree is, PDF/UA-1 (no heading level skipped, lists of items, `pdf` §2).

use std::collections::BTreeSet;

use crate::kit::style::Role;
use crate::layout::page::{Node, NodeId, NodeRole};

/// The tree under construction.
#[derive(Debug, Default)]
pub(crate) struct Structure {
    nodes: Vec<Node>,
    /// Levels, as declared, of the headings the reader is under.
    outline: Vec<u8>,
    place: Place,
}

/// Where the next part goes.
#[derive(Debug, Default)]
pub(crate) struct Place {
    parent: Option<NodeId>,
    /// Lists open at this place, outermost first.
    lists: Vec<OpenList>,
}

#[derive(Debug)]
struct OpenList {
    depth: u8,
    list: NodeId,
    body: NodeId,
}

impl Structure {
    /// The finished nodes.
    pub(crate) fn into_nodes(mut self) -> Vec<Node> {
        let anchors = self.nodes.iter().filter_map(|node| node.anchor.clone());
        let anchors: BTreeSet<String> = anchors.collect();
        for node in &mut self.nodes {
            // What is decoration bears no anchor.
            node.target.take_if(|target| !anchors.contains(target));
        }
        self.nodes
    }

    /// A paragraph of a role; none for decoration. `title` is its text, `anchor` its first anchor.
    pub(crate) fn paragraph(
        &mut self,
        role: Role,
        title: &str,
        anchor: Option<&str>,
    ) -> Option<NodeId> {
        let node = match role {
            Role::Text => {
                self.place.lists.clear();
                self.add(self.place.parent, NodeRole::Paragraph)
            }
            Role::Heading(level) => {
                self.place.lists.clear();
                let heading = NodeRole::Heading(self.heading_level(level));
                let node = self.add(self.place.parent, heading);
                self.node(node).title = title.to_owned();
                node
            }
            Role::Item(depth) => self.item(depth),
            Role::Artifact => return None,
        };
        self.node(node).anchor = anchor.map(str::to_owned);
        Some(node)
    }

    /// A picture, described in words.
    pub(crate) fn figure(&mut self, title: &str) -> NodeId {
        self.place.lists.clear();
        let node = self.add(self.place.parent, NodeRole::Figure);
        self.node(node).title = title.to_owned();
        node
    }

    /// A part that other parts stand in; everything goes into it until [`Structure::leave`].
    pub(crate) fn enter(&mut self, role: NodeRole) -> Place {
        if !matches!(role, NodeRole::Note) {
            self.place.lists.clear();
        }
        let node = self.add(self.parent(), role);
        std::mem::replace(&mut self.place, Place { parent: Some(node), lists: Vec::new() })
    }

    /// Goes back to where [`Structure::enter`] was called.
    pub(crate) fn leave(&mut self, place: Place) {
        self.place = place;
    }

    /// A figure or a field, with what it shows.
    pub(crate) fn titled(&mut self, role: NodeRole, title: &str) -> NodeId {
        let node = self.add(self.parent(), role);
        self.node(node).title = title.to_owned();
        node
    }

    /// The mark of a note inside a paragraph.
    pub(crate) fn note_mark(&mut self, paragraph: NodeId) -> NodeId {
        self.add(Some(paragraph), NodeRole::NoteMark)
    }

    /// Words of a paragraph that lead to an anchor.
    pub(crate) fn mention(&mut self, paragraph: NodeId, target: &str) -> NodeId {
        let id = self.add(Some(paragraph), NodeRole::Mention);
        self.node(id).target = Some(target.to_owned());
        id
    }

    /// Adds to the words of a mention.
    pub(crate) fn extend(&mut self, mention: NodeId, words: &str) {
        let title = &mut self.node(mention).title;
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(words.trim());
    }

    /// A note belongs to the item that cites it, if one is open; so do nested lists.
    fn parent(&self) -> Option<NodeId> {
        self.place.lists.last().map(|open| open.body).or(self.place.parent)
    }

    /// The level one below the nearest heading above that is declared higher.
    fn heading_level(&mut self, declared: u8) -> u8 {
        while self.outline.last().is_some_and(|above| *above >= declared) {
            self.outline.pop();
        }
        self.outline.push(declared);
        u8::try_from(self.outline.len()).unwrap_or(u8::MAX)
    }

    fn item(&mut self, depth: u8) -> NodeId {
        while self.place.lists.last().is_some_and(|open| open.depth > depth) {
            self.place.lists.pop();
        }
        let same = self.place.lists.last().filter(|open| open.depth == depth).map(|open| open.list);
        let list = match same {
            Some(list) => {
                self.place.lists.pop();
                list
            }
            None => self.add(self.parent(), NodeRole::List),
        };
        let item = self.add(Some(list), NodeRole::Item);
        let body = self.add(Some(item), NodeRole::ItemBody);
        self.place.lists.push(OpenList { depth, list, body });
        body
    }

    fn add(&mut self, parent: Option<NodeId>, role: NodeRole) -> NodeId {
        let node = Node { parent, role, anchor: None, title: String::new(), target: None };
        self.nodes.push(node);
        NodeId(self.nodes.len() - 1)
    }

    fn node(&mut self, id: NodeId) -> &mut Node {
        self.nodes.get_mut(id.0).expect("an id is the place of a node already added")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Roles with the index of their parents.
    fn shape(structure: Structure) -> Vec<(NodeRole, Option<usize>)> {
        let nodes = structure.into_nodes();
        nodes.into_iter().map(|node| (node.role, node.parent.map(|id| id.0))).collect()
    }

    #[test]
    fn headings_never_skip_a_level() {
        let mut structure = Structure::default();
        for level in [2, 4, 4, 3, 2, 1, 3] {
            structure.paragraph(Role::Heading(level), "", None);
        }
        let levels: Vec<u8> = structure
            .into_nodes()
            .iter()
            .filter_map(|n| if let NodeRole::Heading(level) = n.role { Some(level) } else { None })
            .collect();
        assert_eq!(levels, [1, 2, 2, 2, 1, 1, 2]);
    }

    #[test]
    fn items_of_a_deeper_level_are_a_list_inside_the_item_above() {
        let mut structure = Structure::default();
        for role in [Role::Item(1), Role::Item(3), Role::Item(1), Role::Text, Role::Item(1)] {
            structure.paragraph(role, "", None);
        }
        use NodeRole::{Item, ItemBody, List, Paragraph};
        let expected = [
            (List, None),
            (Item, Some(0)),
            (ItemBody, Some(1)),
            (List, Some(2)),
            (Item, Some(3)),
            (ItemBody, Some(4)),
            (Item, Some(0)),
            (ItemBody, Some(6)),
            (Paragraph, None),
            (List, None),
            (Item, Some(9)),
            (ItemBody, Some(10)),
        ];
        assert_eq!(shape(structure), expected);
    }

    #[test]
    fn a_mention_leads_to_an_anchor_of_the_text_and_nowhere_else() {
        let mut structure = Structure::default();
        let paragraph = structure.paragraph(Role::Text, "", Some("a")).expect("it is text");
        for target in ["a", "b"] {
            let mention = structure.mention(paragraph, target);
            structure.extend(mention, "khoản 2");
            structure.extend(mention, "3");
        }
        let nodes = structure.into_nodes();
        assert_eq!(nodes[1].target.as_deref(), Some("a"));
        assert_eq!(nodes[1].title, "khoản 2 3");
        assert_eq!((nodes[2].target.as_deref(), nodes[2].parent), (None, Some(paragraph)));
    }

    #[test]
    fn a_note_stands_in_the_item_that_cites_it_and_does_not_end_the_list() {
        let mut structure = Structure::default();
        structure.paragraph(Role::Item(1), "", None);
        let place = structure.enter(NodeRole::Note);
        structure.paragraph(Role::Text, "", None);
        structure.leave(place);
        structure.paragraph(Role::Item(1), "", None);
        let shape = shape(structure);
        assert_eq!(shape.get(3), Some(&(NodeRole::Note, Some(2))));
        assert_eq!(shape.get(5), Some(&(NodeRole::Item, Some(0))));
    }
}
