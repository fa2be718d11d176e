//! Marks of a document: urgency, secrecy, circulation, draft, drafter.
//!
//! In: nodes of their keys. Out: codes that the kit allows, or findings with those it does. Must
//! not know what the marks look like. Sources: ND30-I.I.III.2, ND30-I.I.III.3.

use super::document::{Draft, Drafter, Flag, Marks};
use super::form::Form;
use super::nearest::suggest;
use super::rules;
use super::session::{Session, Slot};
use super::yaml::Node;
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

/// The highest number of a draft.
const MOST_DRAFTS: u32 = 99;

/// The marks of the first page.
pub(super) fn marks(session: &mut Session<'_>, form: &Form<'_, '_>) -> Marks {
    let mut mark = |key| form.code(session, key);
    let (urgency, secrecy, circulation) = (mark("do_khan"), mark("do_mat"), mark("luu_hanh"));
    let draft = form.get("du_thao").and_then(|(node, slot)| session.draft(node, slot));
    Marks { urgency, secrecy, circulation, draft }
}

/// Keys of the drafter's mark.
pub(super) const DRAFTER_KEYS: [&str; 2] = ["ky_hieu", "so_ban"];

impl Session<'_> {
    /// The drafter's mark (ND30-I.I.III.3).
    pub(super) fn drafter(&mut self, node: &Node, slot: Slot<'_>) -> Option<Drafter> {
        let fields = self.fields(node, slot, &DRAFTER_KEYS)?;
        let copies = fields.get("so_ban");
        let copies =
            copies.and_then(|node| self.count(node, Slot::new("so_ban", "300"), 1..=1_000_000));
        let Some(code) = fields.get("ky_hieu") else {
            self.missing(node.span, Slot::new("ky_hieu", "PL"), slot.key);
            return None;
        };
        let code = self.code(code, Slot::new("ky_hieu", "PL"))?;
        Some(Drafter { code, copies })
    }

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
