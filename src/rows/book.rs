//! The first sheet of a spreadsheet.
//!
//! In: the bytes of the file. Out: its name and its cells as texts. Must not know what columns mean.
//! The interface to calamine is localised here.

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Range, Reader, open_workbook_auto_from_rs};

use super::Cells;

/// A sheet, with the empty rows and columns before its first cell.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    range: Range<Data>,
    above: usize,
    before: usize,
}

/// The first sheet with its name; none of a book without sheets.
pub(super) fn open(bytes: Vec<u8>) -> Result<(Option<String>, Sheet), String> {
    let unread = |why: &dyn std::fmt::Display| {
        format!("không đọc được bảng tính: {why}; lưu lại dạng .xlsx hoặc .csv")
    };
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|why| unread(&why))?;
    let Some(name) = book.sheet_names().first().cloned() else {
        return Ok((None, Sheet::default()));
    };
    let range = book.worksheet_range(&name).map_err(|why| unread(&why))?;
    let (top, left) = range.start().unwrap_or_default();
    let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    Ok((Some(name), Sheet { range, above: place(top), before: place(left) }))
}

impl Sheet {
    /// Its rows with their numbers.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, Cells)> + '_ {
        self.range.rows().zip(self.above + 1..).map(|(row, number)| {
            let before = std::iter::repeat_n(Ok(String::new()), self.before);
            (number, before.chain(row.iter().map(text)).collect())
        })
    }
}

/// A cell as a text.
fn text(cell: &Data) -> Result<String, String> {
    match cell {
        Data::Empty => Ok(String::new()),
        Data::String(text) => Ok(text.clone()),
        Data::DateTimeIso(text) => Ok(iso_moment(text)),
        Data::DurationIso(text) => Ok(iso_time(text)),
        Data::Int(number) => Ok(number.to_string()),
        Data::Float(value) => Ok(number(*value)),
        Data::Bool(flag) => Ok(flag.to_string()),
        Data::DateTime(moment) => Ok(self::moment(moment)),
        Data::Error(error) => Err(format!("ô này báo lỗi {error}; sửa công thức trong bảng tính")),
    }
}

/// A number with the fifteen digits that spreadsheets show: 0,1 + 0,2 is 0.3.
fn number(value: f64) -> String {
    format!("{value:.14e}").parse().unwrap_or(value).to_string()
}

/// A day, a time of day, or both.
fn moment(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}");
    let date = format!("{year:04}-{month:02}-{day:02}");
    let value = moment.as_f64();
    match (moment.is_duration() || value < 1.0, value.fract() == 0.0) {
        (true, _) => time,
        (false, true) => date,
        (false, false) => format!("{date} {time}"),
    }
}

/// `2020-06-25T07:30:00` in the words of [`moment`].
fn iso_moment(text: &str) -> String {
    match text.split_once('T') {
        None => text.to_owned(),
        Some((date, time)) if time.starts_with("00:00:00") => date.to_owned(),
        Some((date, time)) => format!("{date} {}", time.get(..5).unwrap_or(time)),
    }
}

/// `PT07H30M00S` in the words of [`moment`].
fn iso_time(text: &str) -> String {
    let parts: Vec<u32> =
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    match parts.as_slice() {
        [hour, minute, ..] if text.starts_with("PT") => format!("{hour:02}:{minute:02}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_as_sheets_show_them() {
        assert_eq!(number(0.1 + 0.2), "0.3");
        assert_eq!(number(120_000_000.0), "120000000");
        assert_eq!(iso_moment("2020-06-25"), "2020-06-25");
        assert_eq!(iso_moment("2020-06-25T00:00:00"), "2020-06-25");
        assert_eq!(iso_moment("2020-06-25T07:30:00"), "2020-06-25 07:30");
        assert_eq!(iso_time("PT07H30M00S"), "07:30");
    }
}
