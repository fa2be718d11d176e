//! Rows of a table from a CSV file beside the document.
//!
//! In: the node of `tep`. Out: columns of the head row and rows, each cell with its place in the
//! file, or findings with the line and column there. The interface to the csv crate is localised
//! here. Source: RFC 4180; `;` and tabs because spreadsheets here write them.

use csv::ReaderBuilder;

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::hash::Stamp;
use crate::input::border;
use crate::input::inline::Mode;
use crate::input::outline::{Column, RowRole, TableRow};
use crate::input::passage::Passage;
use crate::input::rules;
use crate::input::session::{Session, Slot};
use crate::input::yaml::Node;
use crate::source::{SourceId, Span, Spanned};

/// More findings about rows than anyone reads.
const MOST_FINDINGS: usize = 20;

/// What a file holds.
pub(super) struct Rows {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<TableRow>,
}

/// Reads the file a node names; `columns` are those of the table, empty where the file's own head
/// row gives them.
pub(super) fn read(session: &mut Session<'_>, node: &Node, columns: &[Column]) -> Option<Rows> {
    let name = session.code(node, Slot::new("tep", "tien-do.csv"))?;
    let source = open(session, &name)?;
    let text = session.sources.get(source).text().to_owned();
    let mut records = records(session, source, &text)?.into_iter();
    let Some(head) = records.next() else {
        let message = format!("tệp «{}» không có dòng nào", name.value);
        let finding = Diagnostic::error(rules::TABLE_FILE, name.span, message);
        session.report(finding.help("dòng đầu là tên các cột"));
        return None;
    };
    let own_head = columns.is_empty();
    let wanted = if own_head { head.len() } else { columns.len() };
    if head.len() != wanted {
        return head_differs(session, &head, wanted);
    }
    let mut line = |cell: &Passage| {
        let filled = session.filled(cell);
        session.inline(&filled.as_ref().unwrap_or(cell).trimmed(), Mode::Running)
    };
    let titles = if own_head { head.iter().map(&mut line).collect() } else { Vec::new() };
    let columns =
        titles.into_iter().map(|title| Column { title, width: 1, ..Column::default() }).collect();
    let (good, wrong): (Vec<_>, Vec<_>) = records.partition(|cells| cells.len() == wanted);
    let rows = good
        .iter()
        .map(|cells| TableRow {
            role: RowRole::Plain,
            cells: cells.iter().map(&mut line).collect(),
        })
        .collect();
    for cells in wrong.iter().take(MOST_FINDINGS) {
        row_differs(session, cells, wanted);
    }
    Some(Rows { columns, rows })
}

/// The records of a file, cell by cell; lines without letters are left out.
fn records(session: &mut Session<'_>, source: SourceId, text: &str) -> Option<Vec<Vec<Passage>>> {
    let delimiter = delimiter(text);
    let mut builder = ReaderBuilder::new();
    let builder = builder.has_headers(false).flexible(true).delimiter(delimiter);
    let mut all = Vec::new();
    for record in builder.from_reader(text.as_bytes()).records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let at = error.position().map_or(0, csv::Position::byte);
                unreadable(session, source, text, at);
                return None;
            }
        };
        let start = record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(0).min(text.len());
        let cells = places(text, start, delimiter, record.len(), source);
        if cells.iter().any(|cell| !cell.text().trim().is_empty()) {
            all.push(cells);
        }
    }
    Some(all)
}

/// Brings the file over the border.
fn open(session: &mut Session<'_>, name: &Spanned<String>) -> Option<SourceId> {
    let path = match session.folder.inside(&name.value) {
        Ok(path) => path,
        Err(refused) => {
            let (rule, message) = refused.told(&name.value, rules::TABLE_FILE);
            session.report(
                Diagnostic::error(rule, name.span, message)
                    .help("đặt tệp CSV cạnh văn bản và ghi tên tệp, ví dụ tep: tien-do.csv"),
            );
            return None;
        }
    };
    let shown = path.display().to_string();
    match border::read(&path, &shown, session.sources, &mut session.findings) {
        Ok(entry) => {
            session.files.push(Stamp { path, hash: entry.hash });
            Some(entry.source).filter(|_| entry.readable)
        }
        Err(Error::Read { source, .. }) => {
            let message = format!("không đọc được tệp {}: {source}", name.value);
            session.report(Diagnostic::error(rules::TABLE_FILE, name.span, message));
            None
        }
        Err(other) => {
            session.report(Diagnostic::error(rules::TABLE_FILE, name.span, other.to_string()));
            None
        }
    }
}

/// The sign between cells: the one the first line has most of, outside of quotes.
pub(crate) fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let count = |sign: u8| {
        let mut quoted = false;
        first
            .bytes()
            .filter(|byte| {
                quoted ^= *byte == b'"';
                *byte == sign && !quoted
            })
            .count()
    };
    // Of equal counts the first wins.
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

/// The cells of the record at `start`, found again in the text so that each knows its place.
fn places(text: &str, start: usize, delimiter: u8, count: usize, source: SourceId) -> Vec<Passage> {
    let bytes = text.as_bytes();
    let mut at = start;
    // The crate counts a record from behind the last one, blank lines included.
    while matches!(bytes.get(at), Some(b'\n')) {
        at += 1;
    }
    let mut cells = Vec::with_capacity(count);
    for _ in 0..count {
        let (cell, end) = cell(text, at, delimiter, source);
        cells.push(cell);
        at = (end + 1).min(bytes.len());
    }
    cells
}

/// The cell at `at` and where it ends.
fn cell(text: &str, at: usize, delimiter: u8, source: SourceId) -> (Passage, usize) {
    let bytes = text.as_bytes();
    let ends = |at: usize| bytes.get(at).is_none_or(|byte| *byte == delimiter || *byte == b'\n');
    let mut letters = String::new();
    let mut pieces = Vec::new();
    let mut place = at;
    let mut quoted = bytes.get(at) == Some(&b'"');
    place += usize::from(quoted);
    let mut piece = place;
    while place < bytes.len() && (quoted || !ends(place)) {
        let quote = quoted && bytes[place] == b'"';
        if !quote {
            place += 1;
            continue;
        }
        pieces.push((letters.len(), piece));
        let doubled = bytes.get(place + 1) == Some(&b'"');
        let end = place + usize::from(doubled);
        letters.push_str(&text[piece..end]);
        place = if doubled { place + 2 } else { place + 1 };
        quoted = doubled;
        piece = place;
    }
    pieces.push((letters.len(), piece));
    letters.push_str(&text[piece..place]);
    (Passage::new(source, letters, pieces), place)
}

fn whole(cells: &[Passage]) -> Option<Span> {
    let first = cells.first()?.whole();
    Some(cells.iter().fold(first, |span, cell| span.to(cell.whole())))
}

fn head_differs(session: &mut Session<'_>, cells: &[Passage], wanted: usize) -> Option<Rows> {
    let message =
        format!("dòng tên cột của tệp có {} cột, bảng khai {wanted} cột ở «cot»", cells.len());
    let finding = Diagnostic::error(rules::TABLE_FILE, whole(cells)?, message);
    session.report(finding.help("sửa «cot» hoặc dòng đầu của tệp cho bằng nhau"));
    None
}

fn row_differs(session: &mut Session<'_>, cells: &[Passage], wanted: usize) {
    // The first cell too many is where the fault shows; a row too short shows it at its end.
    let place = cells.get(wanted).map(Passage::whole).or_else(|| whole(cells));
    let Some(place) = place else { return };
    let message = format!("dòng này có {} ô, các dòng khác có {wanted}", cells.len());
    let finding = Diagnostic::error(rules::TABLE_FILE, place, message);
    session.report(finding.help("ô có dấu phân cách thì đặt trong dấu nháy kép"));
}

fn unreadable(session: &mut Session<'_>, source: SourceId, text: &str, at: u64) {
    let at = usize::try_from(at).unwrap_or(0).min(text.len());
    let message = "dòng này không đúng dạng CSV";
    let finding = Diagnostic::error(rules::TABLE_FILE, Span::new(source, at, at), message);
    session.report(finding.help("lưu lại tệp dạng CSV UTF-8"));
}
