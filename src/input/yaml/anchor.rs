//! A value behind an anchor, with what repeating it would cost.
//!
//! In: a finished node. Out: its height and weight. Must not know what is done with them.

use super::{Node, Value};

/// What stands behind an anchor.
pub(super) struct Anchored {
    /// The value.
    pub(super) node: Node,
    /// Levels of it, one for a text.
    pub(super) height: usize,
    /// Values in it, itself included.
    pub(super) nodes: usize,
    /// Bytes of its texts and keys.
    pub(super) bytes: usize,
}

impl Anchored {
    /// A value with its measures.
    pub(super) fn new(node: Node) -> Anchored {
        let mut size = Anchored { node, height: 0, nodes: 0, bytes: 0 };
        let mut waiting = vec![(&size.node, 1)];
        let (mut height, mut nodes, mut bytes) = (0, 0, 0);
        while let Some((node, depth)) = waiting.pop() {
            height = height.max(depth);
            nodes += 1;
            match &node.value {
                Value::Scalar(scalar) => bytes += scalar.passage.text().len(),
                Value::Sequence(children) => {
                    waiting.extend(children.iter().map(|child| (child, depth + 1)));
                }
                Value::Mapping(entries) => {
                    bytes += entries.iter().map(|entry| entry.key.value.len()).sum::<usize>();
                    waiting.extend(entries.iter().map(|entry| (&entry.value, depth + 1)));
                }
            }
        }
        (size.height, size.nodes, size.bytes) = (height, nodes, bytes);
        size
    }
}
