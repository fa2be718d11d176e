//! The author's choices of presentation, held against the ranges of the style sheet.

use crate::diagnostic::Diagnostic;
use crate::input::Document;
use crate::kit::style::StyleSheet;
use crate::kit::{ChoiceFault, Kit};

/// Id of the finding for a choice that is unknown or outside its range.
pub(super) const ID: &str = "trinh-bay-ngoai-khoang";

/// The style sheet with the choices of `trinh_bay` applied; a choice the rules do not allow is a
/// finding at its place and leaves the sheet's own value.
pub fn sheet(document: &Document, kit: &Kit) -> (StyleSheet, Vec<Diagnostic>) {
    // What is copied keeps its own looks.
    let document = document.innermost();
    let choices = document.presentation.iter();
    let asked = choices.map(|(name, value)| (name.as_str(), value.value.as_str()));
    match kit.sheet_for(asked) {
        Ok(sheet) => (sheet, Vec::new()),
        Err(faults) => {
            let findings = faults.iter().map(|fault| finding(document, fault));
            (kit.sheet.clone(), findings.collect())
        }
    }
}

fn finding(document: &Document, fault: &ChoiceFault) -> Diagnostic {
    let place = |key: &String| document.presentation.get(key).map_or(document.span, |v| v.span);
    match fault {
        ChoiceFault::Unknown { key, known } => {
            let message = format!("trinh_bay: không có lựa chọn «{key}»");
            let help = format!("một trong: {}", known.join(", "));
            Diagnostic::error(ID, place(key), message).help(help)
        }
        ChoiceFault::Value { key, message, allowed, clause } => {
            let message = format!("trinh_bay: {message}");
            let found = Diagnostic::error(ID, place(key), message).help(allowed.clone());
            match clause {
                Some(clause) => found.clause(clause.clone()),
                None => found,
            }
        }
    }
}
