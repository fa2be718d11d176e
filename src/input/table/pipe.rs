//! Pipe tables: `| a | b |` with a line of dashes under the head.
//!
//! In: lines. Out: a table; shares of the width are the numbers of dashes, but
//! no column is narrower than its longest word. Must not know what is
//! in the cells.

use super::width::fit_words;
use crate::diagnostic::Diagnostic;
use crate::input::inline::Mode;
use crate::input::outline::{Column, ColumnAlign, RowRole, Table, TableRow};
use crate::input::passage::Passage;
use crate::input::rules;
use crate::input::session::Session;

const FORM: &str = "| STT | Công việc |\n|----:|:----------|\n| 1   | Họp       |";

impl Session<'_> {
    /// The table these lines make.
    pub(in crate::input) fn pipe_table(&mut self, lines: &[Passage]) -> Option<Table> {
        let (head, others) = lines.split_first()?;
        let shapes = others.first().and_then(shapes);
        let Some(shapes) = shapes else {
            let place = others.first().unwrap_or(head).whole();
            let message = "bảng thiếu dòng gạch |---|---| dưới dòng tiêu đề cột";
            self.report(Diagnostic::error(rules::TABLE_SHAPE, place, message).help(FORM));
            return None;
        };
        let heads = cells(head);
        if heads.len() != shapes.len() {
            let message =
                format!("dòng tiêu đề có {} cột nhưng dòng gạch có {}", heads.len(), shapes.len());
            self.report(
                Diagnostic::error(rules::TABLE_SHAPE, others[0].whole(), message).help(FORM),
            );
            return None;
        }
        let mut columns: Vec<Column> = heads
            .iter()
            .zip(shapes)
            .map(|(head, (width, align))| {
                let title = self.inline(head, Mode::Running);
                Column { title, width, align }
            })
            .collect();
        let rows: Vec<TableRow> =
            others[1..].iter().filter_map(|line| self.pipe_row(line, columns.len())).collect();
        fit_words(&mut columns, &rows);
        let span = others.iter().fold(head.whole(), |span, line| span.to(line.whole()));
        Some(Table { columns, rows, span })
    }

    /// A row in bars; none where its cells do not fit.
    pub(super) fn pipe_row(&mut self, line: &Passage, columns: usize) -> Option<TableRow> {
        let cells = cells(line);
        if cells.len() != columns && cells.len() != 1 {
            let message = format!("dòng này có {} ô, bảng có {columns} cột", cells.len());
            self.report(
                Diagnostic::error(rules::TABLE_SHAPE, line.whole(), message)
                    .help("thêm hoặc bớt dấu |; dấu | trong ô thì viết \\|"),
            );
            return None;
        }
        // A lone cell in a table of several columns is the heading of a group.
        let role = if cells.len() < columns { RowRole::Strong } else { RowRole::Plain };
        let cells = cells.iter().map(|cell| self.inline(cell, Mode::Running)).collect();
        Some(TableRow { role, cells })
    }
}

/// The cells of a line; the bars at its ends are optional at the right only.
fn cells(line: &Passage) -> Vec<Passage> {
    let text = line.text();
    let mut bars = Vec::new();
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        if letter == '|' && !escaped && line.is_typed(at) {
            bars.push(at);
        }
        escaped = letter == '\\' && !escaped && line.is_typed(at);
    }
    if bars.last().is_none_or(|last| last + 1 < text.len()) {
        bars.push(text.len());
    }
    bars.windows(2).map(|pair| line.slice(pair[0] + 1..pair[1]).trimmed()).collect()
}

/// Shares and alignments of the line of dashes.
fn shapes(line: &Passage) -> Option<Vec<(u32, ColumnAlign)>> {
    let cells = cells(line);
    let shape = |cell: &Passage| {
        let text = cell.text();
        let dashes = text.trim_matches(':');
        let sides = (text.starts_with(':'), text.ends_with(':'));
        let align = match sides {
            (true, true) => ColumnAlign::Center,
            (false, true) => ColumnAlign::Right,
            (true, false) | (false, false) => ColumnAlign::Left,
        };
        let whole = !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-');
        whole.then(|| (u32::try_from(dashes.len()).unwrap_or(1), align))
    };
    cells.iter().map(shape).collect::<Option<Vec<_>>>().filter(|shapes| !shapes.is_empty())
}
