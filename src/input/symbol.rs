//! The symbol of a document, from its kind's pattern.
//!
//! In: a document, or what its symbol is made of, and the kit. Out: `UBND-KGVX`, `QĐ-UBND`. Must not know numbers or looks.
//! Source: ND30-I.I.II.3.b, ND30-I.I.II.3.c-4.

use super::document::Document;
use crate::kit::{Kind, Kit};

impl Document {
    /// The symbol after the number: `ky_hieu` as typed, or the groups of the kind's pattern that
    /// have a value, a hyphen between them; empty where the kind carries none.
    pub fn symbol_text(&self, kit: &Kit) -> String {
        if let Some(symbol) = &self.symbol {
            return symbol.value.clone();
        }
        let Some(kind) = kit.kinds.get(&self.kind.value) else { return String::new() };
        let unit = self.unit.as_ref().map_or("", |unit| unit.value.as_str());
        made(kind, &self.issuer.abbreviation, unit)
    }
}

/// The groups of a kind's pattern that have a value, a hyphen between them.
pub(super) fn made(kind: &Kind, issuer: &str, unit: &str) -> String {
    let groups = kind.symbol.split('-').map(|group| match group {
        "{loai}" => kind.abbreviation.as_deref().unwrap_or(""),
        "{co_quan}" => issuer,
        "{don_vi}" => unit,
        fixed => fixed,
    });
    groups.filter(|group| !group.is_empty()).collect::<Vec<_>>().join("-")
}
