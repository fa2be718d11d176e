//! The body of a document as a flat list, in the order of reading.
//!
//! Takes an [`Outline`] and the words of its levels; gives [`Item`]s that a template lays out by
//! their level. Names of fields are the YAML's own.

use serde::Serialize;

use super::rich::Markup;
use crate::input::outline::{Clause, ColumnAlign, Outline, Part, RowRole, Table};
use crate::input::rich::Text;
use crate::kit::Words;

/// A paragraph, the first line of a clause, or a table.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub(super) struct Item {
    /// Key of the clause's level; `doan` for a paragraph, `bang` for a table.
    cap: &'static str,
    /// Key of the level of the clause it belongs to; empty in the body itself.
    trong: &'static str,
    /// The opening as printed, but for the mark at its end: `Chương I`, `Điều 1`, `a`.
    mo: String,
    /// That mark: `.`, `)`, `-`.
    dau: String,
    /// The number alone: `I`, `1`, `a`; empty where there is none.
    so: String,
    /// Title of the clause.
    ten: Option<Markup>,
    /// Text of the paragraph, or on the clause's own line.
    chu: Option<Markup>,
    /// Label that references name.
    nhan: Option<String>,
    /// It ends with a colon, and what it announces follows: stays with it on the page.
    giu_sau: bool,
    /// The table.
    bang: Option<TableView>,
}

/// A table of the author's.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
struct TableView {
    /// Shares of the width, as markup has them: `3 5 2`.
    cot: String,
    /// What heads the columns; empty where nothing does.
    dau: Vec<Markup>,
    /// Rows.
    hang: Vec<RowView>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize)]
struct RowView {
    /// Set bold.
    dam: bool,
    /// Cells.
    o: Vec<CellView>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize)]
struct CellView {
    chu: Markup,
    /// `trai`, `giua` or `phai`.
    can: &'static str,
    /// Columns it covers.
    phu: usize,
}

/// The items of a body.
pub(super) fn items(body: &Outline, words: &Words) -> Vec<Item> {
    let mut items = Vec::new();
    for (at, part) in body.parts.iter().enumerate() {
        push(&mut items, part, "", at + 1 < body.parts.len(), words);
    }
    items
}

/// Appends a part; `has_next` says whether something of the same clause follows.
fn push(items: &mut Vec<Item>, part: &Part, within: &'static str, has_next: bool, words: &Words) {
    match part {
        Part::Paragraph(text) => items.push(Item {
            cap: "doan",
            trong: within,
            chu: Some(Markup::of(text)),
            giu_sau: has_next && announces(text),
            ..Item::default()
        }),
        Part::Table(table) => items.push(Item {
            cap: "bang",
            trong: within,
            bang: Some(table_view(table)),
            ..Item::default()
        }),
        Part::Clause(clause) => {
            let key = clause.level.key();
            items.push(Item {
                cap: key,
                trong: within,
                mo: opening(clause, words),
                dau: mark(clause, words),
                so: clause.numeral.clone(),
                ten: clause.title.as_ref().map(Markup::of),
                chu: clause.text.as_ref().map(Markup::of),
                nhan: clause.label.as_ref().map(|label| label.value.clone()),
                giu_sau: !clause.parts.is_empty() && clause.text.as_ref().is_some_and(announces),
                bang: None,
            });
            for (at, part) in clause.parts.iter().enumerate() {
                push(items, part, key, at + 1 < clause.parts.len(), words);
            }
        }
    }
}

fn announces(text: &Text) -> bool {
    text.plain().trim_end().ends_with(':')
}

/// The level's word and number, as `words.yaml` has them.
fn opening(clause: &Clause, words: &Words) -> String {
    let level = words.levels.get(clause.level.key());
    match level.map_or("", |level| level.word.as_str()) {
        "" => clause.numeral.clone(),
        word => format!("{word} {}", clause.numeral),
    }
}

fn mark(clause: &Clause, words: &Words) -> String {
    words.levels.get(clause.level.key()).map_or(String::new(), |level| level.mark.clone())
}

fn table_view(table: &Table) -> TableView {
    let widths: Vec<String> =
        table.columns.iter().map(|column| column.width.max(1).to_string()).collect();
    let has_head = table.columns.iter().any(|column| !column.title.is_blank());
    let dau = if has_head {
        table.columns.iter().map(|column| Markup::of(&column.title)).collect()
    } else {
        Vec::new()
    };
    let hang = table.rows.iter().map(|row| {
        let covers_all = row.cells.len() == 1;
        let o = row.cells.iter().zip(&table.columns).map(|(text, column)| CellView {
            chu: Markup::of(text),
            can: if covers_all { "trai" } else { align(column.align) },
            phu: if covers_all { table.columns.len() } else { 1 },
        });
        RowView { dam: row.role == RowRole::Strong, o: o.collect() }
    });
    TableView { cot: widths.join(" "), dau, hang: hang.collect() }
}

fn align(align: ColumnAlign) -> &'static str {
    match align {
        ColumnAlign::Left => "trai",
        ColumnAlign::Center => "giua",
        ColumnAlign::Right => "phai",
    }
}
