//! Tables by name: `cot`, and `hang` or `tep`.
//!
//! In: the node of one table. Out: the table. Must not know where it prints.

use super::csv;
use super::width::fit_words;
use crate::diagnostic::Diagnostic;
use crate::input::inline::Mode;
use crate::input::outline::{Column, ColumnAlign, RowRole, Table, TableRow};
use crate::input::rules;
use crate::input::session::{Session, Slot};
use crate::input::yaml::{Node, Value};
use crate::source::Span;

const EXAMPLE: &str = "{ cot: [STT, { ten: Công việc, rong: 6, can: trai }], hang: [[1, Họp]] }";

/// Keys of a table.
pub(in crate::input) const KEYS: [&str; 3] = ["cot", "hang", "tep"];
/// Keys of a column.
pub(in crate::input) const COLUMN_KEYS: [&str; 3] = ["ten", "rong", "can"];
/// Keys of a row that is more than its cells.
pub(in crate::input) const ROW_KEYS: [&str; 2] = ["nhom", "cong"];

/// Reads a table.
pub(super) fn read(session: &mut Session<'_>, id: &str, node: &Node) -> Option<Table> {
    let fields = session.fields(node, Slot::new(id, EXAMPLE), &KEYS)?;
    let mut columns = match fields.get("cot") {
        Some(node) => columns(session, node),
        None => Vec::new(),
    };
    let (rows, file) = (fields.get("hang"), fields.get("tep"));
    let rows = match (rows, file) {
        (Some(_), Some(file)) => {
            let message = format!("bảng «{id}» có cả «hang» và «tep»");
            let finding = Diagnostic::error(rules::TABLE_SHAPE, file.span, message);
            session.report(finding.help("giữ lại một: hang (ghi ngay ở đây) hoặc tep (tệp CSV)"));
            return None;
        }
        (None, None) => {
            session.missing(node.span, Slot::new("hang", "[[1, Họp]]"), &format!("bảng «{id}»"));
            return None;
        }
        (None, Some(file)) => {
            let rows = csv::read(session, file, &columns)?;
            if columns.is_empty() {
                columns = rows.columns;
            }
            rows.rows
        }
        (Some(rows), None) => {
            if columns.is_empty() {
                session.missing(
                    node.span,
                    Slot::new("cot", "[STT, Công việc]"),
                    &format!("bảng «{id}»"),
                );
                return None;
            }
            self::rows(session, rows, columns.len())
        }
    };
    // Without widths of the author's own all columns are alike, as far as their words allow.
    if columns.iter().all(|column| column.width == 1) {
        fit_words(&mut columns, &rows);
    }
    Some(Table { columns, rows, span: node.span })
}

fn columns(session: &mut Session<'_>, node: &Node) -> Vec<Column> {
    let slot = Slot::new("cot", "[STT, { ten: Công việc, rong: 6, can: trai }]");
    let Value::Sequence(items) = &node.value else {
        session.wrong_shape(node, slot, "một danh sách cột");
        return Vec::new();
    };
    let mut widths = Vec::new();
    let mut columns: Vec<Column> =
        items.iter().filter_map(|item| column(session, item, slot, &mut widths)).collect();
    let given = widths.iter().filter(|width| width.is_some()).count();
    if given != 0 && given != widths.len() {
        let message = "có cột ghi «rong», có cột không";
        let finding = Diagnostic::error(rules::TABLE_SHAPE, node.span, message);
        session.report(finding.help("ghi «rong» cho mọi cột, hoặc bỏ hết để các cột bằng nhau"));
    }
    for (column, width) in columns.iter_mut().zip(&widths) {
        column.width = width.unwrap_or(1);
    }
    columns
}

/// A column; its width, if given, goes to `widths`.
fn column(
    session: &mut Session<'_>,
    node: &Node,
    slot: Slot<'_>,
    widths: &mut Vec<Option<u32>>,
) -> Option<Column> {
    let mut column = Column::default();
    match &node.value {
        Value::Scalar(_) => column.title = session.line(node, slot, Mode::Running)?,
        Value::Mapping(_) | Value::Sequence(_) => {
            let fields = session.fields(node, slot, &COLUMN_KEYS)?;
            match fields.get("ten") {
                Some(title) => {
                    column.title =
                        session.line(title, Slot::new("ten", "Công việc"), Mode::Running)?;
                }
                None => session.missing(node.span, Slot::new("ten", "Công việc"), "cột"),
            }
            if let Some(align) = fields.get("can") {
                column.align = self::align(session, align)?;
            }
            if let Some(width) = fields.get("rong") {
                let width = session.count(width, Slot::new("rong", "6"), 1..=10_000)?;
                widths.push(Some(width.value));
                return Some(column);
            }
        }
    }
    widths.push(None);
    Some(column)
}

fn align(session: &mut Session<'_>, node: &Node) -> Option<ColumnAlign> {
    let code = session.code(node, Slot::new("can", "giua"))?;
    match code.value.as_str() {
        "trai" => Some(ColumnAlign::Left),
        "giua" => Some(ColumnAlign::Center),
        "phai" => Some(ColumnAlign::Right),
        other => {
            let message = format!("«can» không nhận giá trị «{other}»");
            let finding = Diagnostic::error(rules::WRONG_SHAPE, code.span, message);
            session.report(finding.help("can: trai, giua hoặc phai"));
            None
        }
    }
}

fn rows(session: &mut Session<'_>, node: &Node, columns: usize) -> Vec<TableRow> {
    let slot = Slot::new("hang", "[[1, Họp], { nhom: Công tác khác }, { cong: [Cộng, 5] }]");
    match &node.value {
        Value::Sequence(items) => {
            items.iter().filter_map(|item| row(session, item, slot, columns)).collect()
        }
        Value::Scalar(scalar) => {
            let lines = scalar.passage.lines().into_iter().map(|line| line.trimmed());
            let lines: Vec<_> = lines.filter(|line| !line.text().is_empty()).collect();
            if lines.iter().any(|line| !line.begins("|")) {
                session.wrong_shape(node, slot, "một danh sách hàng, hoặc các dòng «| ô | ô |»");
                return Vec::new();
            }
            lines.iter().filter_map(|line| session.pipe_row(line, columns)).collect()
        }
        Value::Mapping(_) => {
            session.wrong_shape(node, slot, "một danh sách hàng");
            Vec::new()
        }
    }
}

fn row(session: &mut Session<'_>, node: &Node, slot: Slot<'_>, columns: usize) -> Option<TableRow> {
    match &node.value {
        Value::Sequence(cells) => {
            let cells = self::cells(session, cells, node.span, columns)?;
            Some(TableRow { role: RowRole::Plain, cells })
        }
        Value::Mapping(_) => {
            let fields = session.fields(node, slot, &ROW_KEYS)?;
            if let Some(group) = fields.get("nhom") {
                let title =
                    session.line(group, Slot::new("nhom", "Công tác khác"), Mode::Running)?;
                return Some(TableRow { role: RowRole::Strong, cells: vec![title] });
            }
            let Some(sum) = fields.get("cong") else {
                session.missing(node.span, Slot::new("cong", "[Cộng, 5]"), "hàng này");
                return None;
            };
            let Value::Sequence(cells) = &sum.value else {
                session.wrong_shape(sum, Slot::new("cong", "[Cộng, 5]"), "một danh sách ô");
                return None;
            };
            let cells = self::cells(session, cells, sum.span, columns)?;
            Some(TableRow { role: RowRole::Strong, cells })
        }
        Value::Scalar(_) => {
            session.wrong_shape(node, slot, "một danh sách ô, { nhom: … } hoặc { cong: […] }");
            None
        }
    }
}

fn cells(
    session: &mut Session<'_>,
    cells: &[Node],
    span: Span,
    columns: usize,
) -> Option<Vec<crate::input::rich::Text>> {
    if cells.len() != columns {
        let message = format!("hàng này có {} ô, bảng có {columns} cột", cells.len());
        session.report(
            Diagnostic::error(rules::TABLE_SHAPE, span, message)
                .help("thêm ô trống \"\" hoặc bớt ô; ô có dấu phẩy thì đặt trong dấu nháy"),
        );
        return None;
    }
    let slot = Slot::new("hang", "[[1, Họp]]");
    cells
        .iter()
        .map(|cell| match cell.is_blank() {
            true => Some(crate::input::rich::Text { runs: Vec::new(), span: cell.span }),
            false => session.line(cell, slot, Mode::Running),
        })
        .collect()
}
