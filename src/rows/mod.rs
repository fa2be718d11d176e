//! The rows of a list, from which one document is made for each.
//!
//! In: a spreadsheet (`.xlsx`, `.ods`, `.xls`) or a CSV file, whose first row that is not empty names the
//! columns. Out: [`Rows`], each value as the sheet shows it to be meant: text as typed (`0912` keeps
//! its nought), days as `2020-06-25`, whole numbers without a point; and [`Fault`]s of single rows, which
//! do not keep the others from being used. Must not know documents.

mod book;
mod share;
#[cfg(test)]
mod tests;
mod text;

use std::fmt;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;

pub use share::Share;

use crate::error::Error;
use crate::input::{bare, cleaned};

/// The rows of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rows {
    /// The columns by the names texts know them by: `ho_ten` for `Họ tên`.
    pub columns: Vec<String>,
    /// Rows that can be used, in the order of the list; empty ones are left out.
    pub rows: Vec<Row>,
    /// What is wrong, in the order of the list.
    pub faults: Vec<Fault>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which it is in its list, from 1, as spreadsheets count.
    pub number: usize,
    /// Its values by column; empty where its cell is.
    pub values: IndexMap<String, String>,
}

/// What is wrong in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: PathBuf,
    /// The sheet; none in a CSV file.
    pub sheet: Option<String>,
    /// The row, from 1.
    pub row: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, ", self.file.display())?;
        if let Some(sheet) = &self.sheet {
            write!(f, "trang «{sheet}», ")?;
        }
        write!(f, "dòng {}, cột {}: {}", self.row, letters(self.column), self.message)
    }
}

/// A column as spreadsheets name it: A … Z, AA …
fn letters(column: usize) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    while rest > 0 {
        let place = u8::try_from((rest - 1) % 26).expect("less than 26");
        letters.push(char::from(b'A' + place));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// What stands in a file, before it is looked at.
#[derive(Debug, Default)]
struct Table {
    sheet: Option<String>,
    /// Rows with their numbers from 1; of each its cells from column 1, or why one has no value.
    rows: Vec<(usize, Vec<Result<String, String>>)>,
}

/// Reads the rows of a file: of a spreadsheet those of its first sheet.
///
/// # Errors
/// [`Error::Read`] when the file cannot be read, [`Error::Rows`] when it is no list.
pub fn read(path: &Path) -> Result<Rows, Error> {
    let bytes =
        std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let table = match extension.as_str() {
        "csv" | "tsv" | "txt" => text::table(&bytes),
        _ => book::table(bytes),
    };
    let table = table.map_err(|message| Error::Rows { path: path.to_owned(), message })?;
    Ok(rows(path, table))
}

fn rows(path: &Path, table: Table) -> Rows {
    let Table { sheet, rows } = table;
    let fault = |row, column, message| Fault {
        file: path.to_owned(),
        sheet: sheet.clone(),
        row,
        column,
        message,
    };
    let filled = |cells: &[Result<String, String>]| {
        cells.iter().any(|cell| cell.as_ref().map_or(true, |text| !text.trim().is_empty()))
    };
    let mut rows = rows.into_iter().filter(|(_, cells)| filled(cells));
    let mut read = Rows::default();
    let Some((head, titles)) = rows.next() else { return read };
    for (title, column) in titles.iter().zip(1..) {
        let name = name_of(title.as_deref().unwrap_or_default());
        if !name.is_empty() && read.columns.contains(&name) {
            let message = format!("hai cột cùng tên «{name}»; đổi tên một cột");
            read.faults.push(fault(head, column, message));
        }
        read.columns.push(name);
    }
    for (number, cells) in rows {
        let faults = read.faults.len();
        let mut values = IndexMap::new();
        for (cell, column) in cells.into_iter().zip(1..) {
            let name = read.columns.get(column - 1).filter(|name| !name.is_empty());
            match (cell, name) {
                (Ok(text), Some(name)) => {
                    values.entry(name.clone()).or_insert_with(|| cleaned(text.trim()));
                }
                (Ok(text), None) if text.trim().is_empty() => {}
                (Ok(_), None) => {
                    let message = "ô này không thuộc cột nào; ghi tên cột ở dòng đầu".to_owned();
                    read.faults.push(fault(number, column, message));
                }
                (Err(message), _) => read.faults.push(fault(number, column, message)),
            }
        }
        for name in read.columns.iter().filter(|name| !name.is_empty()) {
            values.entry(name.clone()).or_default();
        }
        if read.faults.len() == faults {
            read.rows.push(Row { number, values });
        }
    }
    read
}

/// The name texts know a column by.
fn name_of(title: &str) -> String {
    let bare = bare(title.trim());
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
    let name: String = bare.chars().map(plain).collect();
    let parts: Vec<&str> = name.split('_').filter(|part| !part.is_empty()).collect();
    parts.join("_")
}
