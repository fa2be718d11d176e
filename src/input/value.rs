//! Values that are not words: dates, counts, yes or no.
//!
//! In: nodes. Out: typed values with their places, or findings. Must not know what they are for.

use std::ops::RangeInclusive;

use super::document::{Flag, Moment, PartialDate};
use super::moment;
use super::rules;
use super::session::{Session, Slot};
use super::yaml::Node;
use crate::calendar;
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

impl Session<'_> {
    /// A time by the clocks of Vietnam.
    pub(super) fn moment(&mut self, node: &Node, slot: Slot<'_>) -> Option<Spanned<Moment>> {
        let code = self.code(node, slot)?;
        match moment::read(&code.value) {
            Ok(moment) => Some(code.map(|_| moment)),
            Err(reason) => {
                let message = format!("«{}»: {reason}", slot.key);
                let finding = Diagnostic::error(rules::MOMENT, code.span, message);
                let help = format!("{}: 2025-05-20 10:30:00 (giờ Việt Nam, đủ giây)", slot.key);
                self.report(finding.clause("ND30-I.I.II.8.b-2").help(help));
                None
            }
        }
    }

    /// A date, as far as it is known.
    pub(super) fn date(&mut self, node: &Node, slot: Slot<'_>) -> Option<Spanned<PartialDate>> {
        let code = self.code(node, slot)?;
        match calendar::read(&code.value) {
            Ok(date) => Some(code.map(|_| date)),
            Err(reason) => {
                self.report(
                    Diagnostic::error(rules::DATE, code.span, format!("«{}»: {reason}", slot.key))
                        .help("ghi dạng 2020-02-25 hoặc 25/02/2020; chưa biết ngày thì 2020-02, chưa biết tháng thì 2020"),
                );
                None
            }
        }
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, node: &Node, slot: Slot<'_>) -> Option<Flag> {
        Some(self.spanned_flag(node, slot)?.value)
    }

    /// `true` or `false`, with its place.
    pub(super) fn spanned_flag(&mut self, node: &Node, slot: Slot<'_>) -> Option<Spanned<Flag>> {
        let code = self.code(node, slot)?;
        let flag = match code.value.as_str() {
            "true" => Flag::Yes,
            "false" => Flag::No,
            other => {
                let message =
                    format!("«{}» chỉ nhận true hoặc false, không nhận «{other}»", slot.key);
                let finding = Diagnostic::error(rules::WRONG_SHAPE, code.span, message);
                self.report(finding.help(format!("{}: true", slot.key)));
                return None;
            }
        };
        Some(code.map(|_| flag))
    }

    /// A whole number within bounds.
    pub(super) fn count(
        &mut self,
        node: &Node,
        slot: Slot<'_>,
        bounds: RangeInclusive<u32>,
    ) -> Option<Spanned<u32>> {
        let code = self.code(node, slot)?;
        let digits = code.value.bytes().all(|byte| byte.is_ascii_digit());
        let count = code.value.parse().ok().filter(|count| digits && bounds.contains(count));
        let Some(count) = count else {
            let (low, high) = (bounds.start(), bounds.end());
            let message = format!(
                "«{}» phải là số nguyên từ {low} đến {high}, không phải «{}»",
                slot.key, code.value
            );
            let finding = Diagnostic::error(rules::WRONG_SHAPE, code.span, message);
            self.report(finding.help(format!("{}: {}", slot.key, slot.example)));
            return None;
        };
        Some(code.map(|_| count))
    }
}
