//! The rows of a list, from which one document is made for each.
//!
//! In: a spreadsheet (`.xlsx`, `.ods`, `.xls`; its first sheet) or a CSV file. Out: a [`List`] whose rows
//! can be gone through any number of times, those of a CSV file without ever being held together;
//! each value as the sheet shows it to be meant: text as typed (`0912` keeps its nought), days as
//! `2020-06-25`, times as `07:30`, whole numbers without a point; and [`Fault`]s of single rows, which do
//! not keep the others from being used. Must not know documents.

mod book;
mod columns;
mod share;
#[cfg(test)]
mod tests;
mod text;

use std::fmt;
use std::path::{Path, PathBuf};

pub use columns::Column;
pub use share::Share;

use crate::error::{Error, Result};
use crate::input::cleaned;

/// The titles of the columns stand in one of so many rows that are not empty.
const HEAD: usize = 20;

/// A list that was opened: its columns are known, its rows are there to be read.
#[derive(Debug)]
pub struct List {
    path: PathBuf,
    sheet: Option<String>,
    columns: Vec<Column>,
    /// The number of the row of titles.
    head: usize,
    cells: Source,
}

/// Where the cells come from.
#[derive(Debug)]
enum Source {
    Text(text::File),
    Book(book::Sheet),
}

/// Cells of a row from column 1: the text of each, or why it has none.
type Cells = Vec<std::result::Result<String, String>>;

/// A row that is not empty: its values, or what is wrong with them.
pub type Line = std::result::Result<Row, Vec<Fault>>;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which it is in its list, from 1, as spreadsheets count.
    pub number: usize,
    /// Its values in the order of [`List::columns`]; empty where its cell is.
    pub values: Vec<String>,
}

/// Cells of a list, as spreadsheets name them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: PathBuf,
    /// The sheet; none in a CSV file.
    pub sheet: Option<String>,
    /// The row, from 1.
    pub row: usize,
    /// Columns of it, from 1; none where all of it is meant.
    pub columns: Vec<usize>,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, ", self.file.display())?;
        if let Some(sheet) = &self.sheet {
            write!(f, "trang «{sheet}», ")?;
        }
        write!(f, "dòng {}", self.row)?;
        let letters: Vec<String> = self.columns.iter().copied().map(columns::letters).collect();
        if letters.is_empty() { Ok(()) } else { write!(f, ", cột {}", letters.join(", ")) }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// Opens a list and reads the titles of its columns: they stand in the first row of two cells or
/// more, so that a heading above them is none of them; in a list of one column in the first row.
///
/// # Errors
/// [`Error::Read`] when the file cannot be read, [`Error::Rows`] when it is no list: unreadable, empty,
/// or with two columns of one name.
pub fn open(path: &Path) -> Result<List> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let refused = |message| Error::Rows { path: path.to_owned(), message };
    let (sheet, cells) = match extension.as_str() {
        "csv" | "tsv" | "txt" => (None, Source::Text(text::File::open(path)?)),
        _ => {
            let bytes = std::fs::read(path)
                .map_err(|source| Error::Read { path: path.to_owned(), source })?;
            let (name, sheet) = book::open(bytes).map_err(refused)?;
            (name, Source::Book(sheet))
        }
    };
    let mut list = List { path: path.to_owned(), sheet, columns: Vec::new(), head: 0, cells };
    let mut first: Vec<(usize, Cells)> = list.cells()?.take(HEAD).collect();
    let count = |cells: &Cells| cells.iter().filter(|cell| is_filled(cell)).count();
    let at = first.iter().position(|(_, cells)| count(cells) > 1).unwrap_or(0);
    if first.is_empty() {
        return Err(refused("không có dòng nào; dòng đầu là tên các cột".to_owned()));
    }
    let (head, titles) = first.swap_remove(at);
    let wrong = |column, message: String| {
        let place = list.place(head, vec![column]);
        refused(Fault { place, message }.within())
    };
    let columns = columns::of(&titles).map_err(|(column, message)| wrong(column, message))?;
    (list.head, list.columns) = (head, columns);
    Ok(list)
}

impl Fault {
    /// Where in its file, and what is wrong.
    fn within(&self) -> String {
        let whole = self.to_string();
        let file = format!("{}, ", self.place.file.display());
        whole.strip_prefix(&file).unwrap_or(&whole).to_owned()
    }
}

fn is_filled(cell: &std::result::Result<String, String>) -> bool {
    cell.as_ref().map_or(true, |text| !text.trim().is_empty())
}

impl List {
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its columns, those without a title left out.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The rows below the titles that are not empty, in their order.
    ///
    /// # Errors
    /// [`Error::Read`] when the file cannot be read any more.
    pub fn rows(&self) -> Result<impl Iterator<Item = Line> + '_> {
        let below = self.cells()?.filter(|(number, _)| *number > self.head);
        Ok(below.map(|(number, cells)| self.line(number, cells)))
    }

    /// Cells of a row, by the names of their columns.
    pub fn cells_named(&self, row: usize, names: &[&str]) -> Place {
        let named = self.columns.iter().filter(|column| names.contains(&column.name.as_str()));
        self.place(row, named.map(|column| column.number).collect())
    }

    /// What is wrong with a row, in no cell of it alone.
    pub fn fault(&self, row: usize, message: String) -> Fault {
        Fault { place: self.place(row, Vec::new()), message }
    }

    fn place(&self, row: usize, columns: Vec<usize>) -> Place {
        Place { file: self.path.clone(), sheet: self.sheet.clone(), row, columns }
    }

    /// The rows that are not empty with their numbers, the titles among them.
    fn cells(&self) -> Result<Box<dyn Iterator<Item = (usize, Cells)> + '_>> {
        let all: Box<dyn Iterator<Item = (usize, Cells)>> = match &self.cells {
            Source::Text(file) => Box::new(file.rows()?),
            Source::Book(sheet) => Box::new(sheet.rows()),
        };
        Ok(Box::new(all.filter(|(_, cells)| cells.iter().any(is_filled))))
    }

    fn line(&self, number: usize, mut cells: Cells) -> Line {
        let mut faults = Vec::new();
        let mut fault = |column, message| {
            let place = self.place(number, vec![column]);
            faults.push(Fault { place, message });
        };
        for (cell, column) in cells.iter().zip(1..) {
            let is_known = self.columns.iter().any(|known| known.number == column);
            match cell {
                Ok(text) if !is_known && !text.trim().is_empty() => {
                    fault(column, "ô này không thuộc cột nào; ghi tên cột ở dòng đầu".to_owned());
                }
                Ok(_) => {}
                Err(message) => fault(column, message.clone()),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let values = self.columns.iter().map(|column| match cells.get_mut(column.number - 1) {
            Some(Ok(text)) => cleaned(text.trim()),
            Some(Err(_)) | None => String::new(),
        });
        Ok(Row { number, values: values.collect() })
    }
}
