//! The author's choices of presentation, held against the ranges of the style sheet.

use crate::diagnostic::Diagnostic;
use crate::input::Document;
use crate::kit::Kit;
use crate::kit::style::StyleSheet;

/// Id of the finding for a choice that is unknown or outside its range.
const ID: &str = "trinh-bay-ngoai-khoang";

/// The style sheet with the choices of `trinh_bay` applied; a choice the rules do not allow is a
/// finding at its place and leaves the sheet's own value.
pub fn sheet(document: &Document, kit: &Kit) -> (StyleSheet, Vec<Diagnostic>) {
    let choices = document.presentation.iter();
    let asked = choices.map(|(name, value)| (name.as_str(), value.value.as_str()));
    match kit.sheet_for(asked) {
        Ok(sheet) => (sheet, Vec::new()),
        Err(faults) => {
            let findings = faults.iter().map(|fault| {
                let span = document.presentation.get(&fault.key).map_or(document.span, |v| v.span);
                Diagnostic::error(ID, span, fault.message.clone()).help(fault.help.clone())
            });
            (kit.sheet.clone(), findings.collect())
        }
    }
}
