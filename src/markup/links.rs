//! Whether every reference finds its anchor, and every anchor's name is its own.

use std::collections::BTreeSet;

use roxmltree::Node;

use super::{Fault, Parsed};

/// Checks a document's anchors and references.
pub(super) fn check(root: Node<'_, '_>) -> Parsed<()> {
    let mut anchors = BTreeSet::new();
    for node in root.descendants().filter(|node| node.has_tag_name("anchor")) {
        let name = node.attribute("name").unwrap_or_default();
        if !anchors.insert(name) {
            return Err(Fault::new(node, format!("đã có một <anchor> tên «{name}»")));
        }
    }
    for node in root.descendants().filter(|node| node.has_tag_name("ref")) {
        let target = node.attribute("to").unwrap_or_default();
        if !anchors.contains(target) {
            return Err(Fault::new(
                node,
                format!("<ref> trỏ đến «{target}» nhưng không có anchor"),
            ));
        }
    }
    Ok(())
}
