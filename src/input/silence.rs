//! `bo_qua`: rules the author does not want to hear of in this document, each with a reason.
//!
//! In: a node. Out: silencings, or findings of form. Must not know what rules there are: that is
//! for `checks`.

use super::document::Silencing;
use super::session::{Session, Slot};
use super::yaml::Node;

/// Keys of a silencing.
pub(super) const KEYS: [&str; 2] = ["quy_tac", "ly_do"];

impl Session<'_> {
    /// Reads `bo_qua`.
    pub(super) fn silencings(&mut self, node: &Node, slot: Slot<'_>) -> Vec<Silencing> {
        let items = self.items(node);
        items.into_iter().filter_map(|item| self.silencing(item, slot)).collect()
    }

    fn silencing(&mut self, node: &Node, slot: Slot<'_>) -> Option<Silencing> {
        let fields = self.fields(node, slot, &KEYS)?;
        let rule = Slot::new("quy_tac", "thieu-ket-thuc");
        let reason = Slot::new("ly_do", "văn bản của Đảng, trình bày theo hướng dẫn riêng");
        for slot in [rule, reason] {
            if fields.get(slot.key).is_none() {
                self.missing(node.span, slot, "mục của «bo_qua»");
            }
        }
        let reason = self.code(fields.get(reason.key)?, reason)?.value;
        Some(Silencing { rule: self.code(fields.get(rule.key)?, rule)?, reason })
    }
}
