//! The register: one line for each number that was given, in a file an office can read.
//!
//! Takes and gives the text of `so-dang-ky.csv`; answers which number comes next. One of the two
//! places that know the csv crate. Source: ND30-IV.I.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::write::file;

/// The heads of the columns, in order.
const HEADS: [&str; 12] = [
    "nam",
    "so_dang_ky",
    "so",
    "ky_hieu",
    "ngay",
    "loai",
    "trich_yeu",
    "nguoi_ky",
    "noi_nhan",
    "luu",
    "so_ban",
    "tep",
];

/// The columns of the decree's book, in its own words and order.
const COLUMNS: [&str; 10] = [
    "Số, ký hiệu",
    "Ngày tháng",
    "Tên loại và trích yếu",
    "Người ký",
    "Nơi nhận",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
];

/// One document in the book.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Year of the series.
    pub year: i32,
    /// Series: `UBND/quyet-dinh`.
    pub series: String,
    /// Its number.
    pub number: u32,
    /// What follows the number and a slash; may be empty.
    pub symbol: String,
    /// Day of issue, `YYYY-MM-DD`.
    pub date: String,
    /// Name of the kind.
    pub kind: String,
    /// Subject.
    pub subject: String,
    /// Who signed.
    pub signer: String,
    /// Recipients, `; ` between them.
    pub recipients: String,
    /// Who keeps a copy.
    pub archive: String,
    /// How many copies; empty where it is not told.
    pub copies: String,
    /// Path of the YAML from the register's folder, with `/`.
    pub file: String,
}

/// A register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    path: PathBuf,
    entries: Vec<Entry>,
}

impl Book {
    /// The register in a file; empty where there is none yet.
    ///
    /// # Errors
    /// [`Error::Read`] when it cannot be read, [`Error::Register`] at the line that is wrong.
    pub fn read(path: &Path) -> Result<Book> {
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(source) => return Err(Error::Read { path: path.to_owned(), source }),
        };
        let wrong =
            |line: usize, message: String| Error::Register { path: path.to_owned(), line, message };
        // A spreadsheet puts a mark of the encoding before what it saves.
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        let mut entries = Vec::new();
        for (index, record) in reader.records().enumerate() {
            let record = record.map_err(|error| wrong(index + 1, error.to_string()))?;
            let line = record.position().map_or(index + 1, |at| at.line() as usize);
            let cells: Vec<&str> = record.iter().collect();
            if index == 0 {
                if cells != HEADS {
                    return Err(wrong(1, format!("dòng đầu phải là: {}", HEADS.join(","))));
                }
                continue;
            }
            entries.push(entry(&cells).map_err(|message| wrong(line, message))?);
        }
        Ok(Book { path: path.to_owned(), entries })
    }

    /// A book of these lines that stands in no file.
    #[cfg(test)]
    pub(super) fn of(entries: Vec<Entry>) -> Book {
        Book { path: PathBuf::new(), entries }
    }

    /// Its lines, as they were given.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The folder it lies in.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// The number after the highest of the series of an entry that no other document has with the
    /// same symbol.
    pub fn next(&self, entry: &Entry) -> u32 {
        let own = self.rivals(entry).filter(|other| other.series == entry.series);
        let mut next = own.map(|other| other.number).max().unwrap_or(0) + 1;
        while self.rivals(entry).any(|other| other.number == next) {
            next += 1;
        }
        next
    }

    /// The lines whose numbers an entry cannot have: those of its series; and those of its symbol,
    /// which are in another series where numbers ran otherwise earlier in the year.
    pub fn rivals<'b>(&'b self, entry: &'b Entry) -> impl Iterator<Item = &'b Entry> {
        let has_symbol = |other: &Entry| !other.symbol.is_empty() && other.symbol == entry.symbol;
        self.entries.iter().filter(move |other| {
            other.year == entry.year && (other.series == entry.series || has_symbol(other))
        })
    }

    /// Adds a line and writes the whole register.
    ///
    /// # Errors
    /// [`Error::Write`] when it cannot be written; the old one then still stands.
    pub fn add(&mut self, entry: Entry) -> Result<()> {
        self.entries.push(entry);
        file::write_whole(&self.path, &self.bytes()?)
    }

    fn bytes(&self) -> Result<Vec<u8>> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let mut write = |cells: &[String]| writer.write_record(cells);
        let written = write(&HEADS.map(str::to_owned))
            .and_then(|()| self.entries.iter().try_for_each(|entry| write(&cells(entry))));
        written.map_err(|error| broken(&error))?;
        writer.into_inner().map_err(|error| broken(&error))
    }

    /// The book of a year, or of all, in the columns of the decree, as CSV.
    ///
    /// # Errors
    /// [`Error::Broken`] never but for a fault of the program.
    pub fn csv(&self, year: Option<i32>) -> Result<String> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(COLUMNS).map_err(|error| broken(&error))?;
        for entry in self.entries.iter().filter(|entry| year.is_none_or(|y| y == entry.year)) {
            writer.write_record(columns(entry)).map_err(|error| broken(&error))?;
        }
        let bytes = writer.into_inner().map_err(|error| broken(&error))?;
        String::from_utf8(bytes).map_err(|error| broken(&error))
    }

    /// The same to be read: a block of lines for each document.
    pub fn told(&self, year: Option<i32>) -> String {
        let mut text = String::new();
        for entry in self.entries.iter().filter(|entry| year.is_none_or(|y| y == entry.year)) {
            let [code, date, subject, signer, recipients, archive, copies, ..] = columns(entry);
            text += &format!("{code}  {date}  {subject}\n");
            for (head, value) in COLUMNS[3..].iter().zip([signer, recipients, archive, copies]) {
                if !value.is_empty() {
                    text += &format!("    {head}: {value}\n");
                }
            }
        }
        text
    }
}

fn broken(error: &dyn std::fmt::Display) -> Error {
    Error::Broken { stage: "register", message: error.to_string() }
}

fn entry(cells: &[&str]) -> std::result::Result<Entry, String> {
    let [
        year,
        series,
        number,
        symbol,
        date,
        kind,
        subject,
        signer,
        recipients,
        archive,
        copies,
        file,
    ] = cells
    else {
        return Err(format!("cần {} ô, ở đây có {}", HEADS.len(), cells.len()));
    };
    let year = year.parse().map_err(|_| format!("năm «{year}» không phải là số"))?;
    let number = number.parse().map_err(|_| format!("số «{number}» không phải là số"))?;
    let text = |cell: &&str| (*cell).to_owned();
    Ok(Entry {
        year,
        series: text(series),
        number,
        symbol: text(symbol),
        date: text(date),
        kind: text(kind),
        subject: text(subject),
        signer: text(signer),
        recipients: text(recipients),
        archive: text(archive),
        copies: text(copies),
        file: text(file),
    })
}

fn cells(entry: &Entry) -> Vec<String> {
    let Entry { year, series, number, symbol, date, kind, .. } = entry;
    let Entry { subject, signer, recipients, archive, copies, file, .. } = entry;
    let texts = [symbol, date, kind, subject, signer, recipients, archive, copies, file];
    let heads = [year.to_string(), series.clone(), number.to_string()];
    heads.into_iter().chain(texts.map(String::clone)).collect()
}

fn columns(entry: &Entry) -> [String; 10] {
    let number = super::issue::written(entry.number);
    let code = match entry.symbol.as_str() {
        "" => number,
        symbol => format!("{number}/{symbol}"),
    };
    let day: Vec<&str> = entry.date.split('-').rev().collect();
    let subject = match entry.subject.as_str() {
        "" => entry.kind.clone(),
        subject => format!("{}: {subject}", entry.kind),
    };
    let Entry { signer, recipients, archive, copies, .. } = entry.clone();
    let blank = String::new;
    let day = day.join("/");
    [code, day, subject, signer, recipients, archive, copies, blank(), blank(), blank()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(series: &str, number: u32) -> Entry {
        Entry {
            year: 2026,
            series: series.to_owned(),
            number,
            symbol: format!("KH-{}", series.split('/').next().unwrap_or_default()),
            date: "2026-02-05".to_owned(),
            kind: "Kế hoạch".to_owned(),
            subject: "tổ chức, \"tổng kết\"".to_owned(),
            file: format!("{number}.yaml"),
            ..Entry::default()
        }
    }

    #[test]
    fn what_is_written_reads_back_and_the_next_number_follows_the_highest_of_its_series() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("so-dang-ky.csv");
        let mut book = Book::read(&path).expect("there is none yet");
        assert_eq!(book.next(&entry("UBND/ke-hoach", 0)), 1);
        for number in [1, 2, 7] {
            book.add(entry("UBND/ke-hoach", number)).expect("written");
        }
        let read = Book::read(&path).expect("read");
        assert_eq!(read, book);
        assert_eq!(read.next(&entry("UBND/ke-hoach", 0)), 8);
        let later = Entry { year: 2027, ..entry("UBND/ke-hoach", 0) };
        assert_eq!(read.next(&later), 1, "a year begins at 1");
        assert_eq!(read.next(&entry("SNV/ke-hoach", 0)), 1);
    }

    #[test]
    fn a_number_is_not_given_again_under_its_symbol_when_kinds_come_to_be_counted_otherwise() {
        let entries = [1, 2].map(|number| entry("UBND/ke-hoach", number)).to_vec();
        let book = Book::of(entries);
        let notice = Entry { symbol: "TB-UBND".to_owned(), ..entry("UBND/chung", 0) };
        assert_eq!(book.next(&notice), 1, "another symbol is another document");
        assert_eq!(book.next(&entry("UBND/chung", 0)), 3);
    }

    #[test]
    fn the_book_has_the_ten_columns_of_the_decree() {
        let book = Book::of(vec![entry("UBND/a", 5)]);
        let csv = book.csv(Some(2026)).expect("text");
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(lines[0].split(',').count(), 10 + 2, "two heads hold a comma: {}", lines[0]);
        assert!(
            lines[1].starts_with("05/KH-UBND,05/02/2026,\"Kế hoạch: tổ chức, \"\"tổng"),
            "{csv}"
        );
        assert_eq!(book.csv(Some(2025)).expect("text").lines().count(), 1);
    }

    #[test]
    fn a_register_that_was_spoilt_is_refused_at_its_line() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("so-dang-ky.csv");
        let heads = HEADS.join(",");
        for (text, place) in [
            ("a,b\n".to_owned(), ":1: dòng đầu phải là"),
            (format!("{heads}\n2026,a,năm,,,,,,,,,\n"), ":2: số «năm» không phải là số"),
        ] {
            std::fs::write(&path, text).expect("a file");
            let said = Book::read(&path).expect_err("spoilt").to_string();
            assert!(said.contains(place), "{said}");
        }
    }
}
