//! Tables: fixed widths in whole twips, repeated heading rows, rows in one piece.
//!
//! Widths come from `TableStyle::column_widths`, the same arithmetic layout uses; borders,
//! indent and cell margins from the style in `styles.xml`. Follows ECMA-376 part 1 §17.4 and
//! `layout-facts` §4, §14.7.

use super::body::{Column, Walk};
use super::names::broken;
use super::xml::Xml;
use crate::block::{Row, RowRole, Table};
use crate::error::Result;
use crate::kit::style::{TableStyle, Vertical};
use crate::layout::empty_cell_style;
use crate::length::Length;

impl<'a> Walk<'a> {
    /// A table of at least one row.
    pub(super) fn table(&mut self, xml: &mut Xml, table: &'a Table, column: Column) -> Result<()> {
        let style = self.table_style(&table.style)?;
        let count = columns(table)?;
        let widths = style.column_widths(&table.columns, count, column.width);
        let total: Length = widths.iter().copied().sum();
        xml.open("w:tbl", &[]);
        xml.open("w:tblPr", &[]);
        xml.val("w:tblStyle", &self.names.table(&table.style)?);
        xml.leaf("w:tblW", &[("w:w", &total.as_twips()), ("w:type", &"dxa")]);
        xml.leaf("w:tblLayout", &[("w:type", &"fixed")]);
        xml.close("w:tblPr");
        xml.open("w:tblGrid", &[]);
        for width in &widths {
            xml.leaf("w:gridCol", &[("w:w", &width.as_twips())]);
        }
        xml.close("w:tblGrid");
        let heads = table.rows.iter().take_while(|row| row.role == RowRole::Head).count();
        for (index, row) in table.rows.iter().enumerate() {
            xml.open("w:tr", &[]);
            xml.open_optional("w:trPr");
            if !style.rows_split {
                xml.leaf("w:cantSplit", &[]);
            }
            if index < heads {
                xml.leaf("w:tblHeader", &[]);
            }
            self.edits.admit(row.change)?;
            self.edits.mark(xml, row.change);
            xml.close("w:trPr");
            self.cells(xml, row, table, &widths, column)?;
            xml.close("w:tr");
        }
        xml.close("w:tbl");
        Ok(())
    }

    fn cells(
        &mut self,
        xml: &mut Xml,
        row: &'a Row,
        table: &'a Table,
        widths: &[Length],
        column: Column,
    ) -> Result<()> {
        let style = self.table_style(&table.style)?;
        let mut widths = widths.iter();
        for cell in &row.cells {
            let width: Length = widths.by_ref().take(cell.span as usize).copied().sum();
            xml.open("w:tc", &[]);
            xml.open("w:tcPr", &[]);
            xml.leaf("w:tcW", &[("w:w", &width.as_twips()), ("w:type", &"dxa")]);
            if cell.span > 1 {
                xml.val("w:gridSpan", &cell.span);
            }
            match style.vertical {
                Vertical::Top => {}
                Vertical::Center => xml.val("w:vAlign", &"center"),
                Vertical::Bottom => xml.val("w:vAlign", &"bottom"),
            }
            xml.close("w:tcPr");
            let inner = width - style.margin.to_whole_twips() * 2;
            let column = Column { width: inner, ..column };
            match empty_cell_style(row, table).filter(|_| cell.blocks.is_empty()) {
                Some(style) => self.empty_line(xml, style)?,
                None => self.blocks(xml, &cell.blocks, column, None)?,
            }
            xml.close("w:tc");
        }
        Ok(())
    }

    fn empty_line(&self, xml: &mut Xml, style: &str) -> Result<()> {
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.val("w:pStyle", &self.names.paragraph(style)?);
        xml.close("w:pPr");
        xml.close("w:p");
        Ok(())
    }

    fn table_style(&self, name: &str) -> Result<&'a TableStyle> {
        let style = self.sheet.tables.get(name);
        style.ok_or_else(|| broken(format!("no table style «{name}» in the sheet")))
    }
}

/// Number of columns: what the spans of every row add up to.
fn columns(table: &Table) -> Result<usize> {
    let mut counts =
        table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.span as usize).sum::<usize>());
    let first = counts.next().unwrap_or_default();
    let spans = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.span);
    if first == 0 || counts.any(|count| count != first) || spans.min() == Some(0) {
        return Err(broken(format!("rows of a table «{}» differ in width", table.style)));
    }
    Ok(first)
}
