//! Marks of the first page: urgency, secrecy, circulation, draft.
//!
//! In: nodes of their keys. Out: codes that the kit allows, or findings with those it does. Must
//! not know what the marks look like. Sources: ND30-I.I.III.2.

use super::document::{Draft, Flag};
use super::nearest::suggest;
use super::rules;
use super::session::{Session, Slot};
use super::yaml::Node;
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

/// The highest number of a draft.
const MOST_DRAFTS: u32 = 99;

impl Session<'_> {
    /// One of the codes that `among` allows; any where that is empty.
    pub(super) fn code_among(
        &mut self,
        node: &Node,
        slot: Slot<'_>,
        among: &[String],
    ) -> Option<Spanned<String>> {
        let code = self.code(node, slot)?;
        if among.is_empty() || among.contains(&code.value) {
            return Some(code);
        }
        let message = format!("«{}» không nhận «{}»", slot.key, code.value);
        let help = suggest(&code.value, among.iter().map(String::as_str));
        self.report(Diagnostic::error(rules::WRONG_SHAPE, code.span, message).help(help));
        None
    }

    /// `true`, or the number of the draft; none where it is no draft.
    pub(super) fn draft(&mut self, node: &Node, slot: Slot<'_>) -> Option<Spanned<Draft>> {
        let code = self.code(node, slot)?;
        if code.value.starts_with(|c: char| c.is_ascii_digit()) {
            let number = self.count(node, slot, 1..=MOST_DRAFTS)?;
            return Some(number.map(Draft::Number));
        }
        let flag = self.spanned_flag(node, slot)?;
        match flag.value {
            Flag::Yes => Some(flag.map(|_| Draft::Unnumbered)),
            Flag::No => None,
        }
    }
}
