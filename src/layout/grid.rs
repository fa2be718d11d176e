//! The style sheet as the programs that open a DOCX see it: every length in whole twips.
//!
//! Comes in as the sheet of the kit, goes out as a copy of it. A margin of 30 mm is 1700.8 twips
//! here and 1701 in the file; a page filled to the last line must not depend on the difference.
//! What is drawn keeps its own places, which a DOCX holds exactly. Follows `layout-facts` §0.

use crate::kit::style::{LineSpacing, PageSetup, ParagraphStyle, StyleSheet, TableStyle};
use crate::length::Length;

/// The sheet in whole twips.
pub(crate) fn in_whole_twips(sheet: &StyleSheet) -> StyleSheet {
    let mut sheet = sheet.clone();
    round([&mut sheet.tab, &mut sheet.notes.separator]);
    sheet.pages.values_mut().for_each(page);
    sheet.paragraphs.values_mut().for_each(paragraph);
    sheet.tables.values_mut().for_each(table);
    sheet
}

fn round<const N: usize>(lengths: [&mut Length; N]) {
    for length in lengths {
        *length = length.to_whole_twips();
    }
}

fn page(page: &mut PageSetup) {
    round([&mut page.width, &mut page.height, &mut page.header, &mut page.footer]);
    round([&mut page.top, &mut page.bottom, &mut page.left, &mut page.right]);
}

fn paragraph(style: &mut ParagraphStyle) {
    round([&mut style.left, &mut style.right, &mut style.first_line]);
    round([&mut style.before, &mut style.after]);
    style.tabs.iter_mut().for_each(|stop| round([&mut stop.at]));
    match &mut style.line {
        LineSpacing::Exact(height) => round([height]),
        LineSpacing::Multiple(_) => {}
    }
}

fn table(style: &mut TableStyle) {
    round([&mut style.indent, &mut style.margin, &mut style.padding]);
    style.border.iter_mut().for_each(|border| round([border]));
}
