//! The first sheet of a spreadsheet.
//!
//! In: the bytes of the file. Out: its cells as texts. Must not know what columns mean. The interface
//! to calamine is localised here.

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Reader, open_workbook_auto_from_rs};

use super::Table;

pub(super) fn table(bytes: Vec<u8>) -> Result<Table, String> {
    let unread = |why: &dyn std::fmt::Display| {
        format!("không đọc được bảng tính: {why}; lưu lại dạng .xlsx hoặc .csv")
    };
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|why| unread(&why))?;
    let Some(sheet) = book.sheet_names().first().cloned() else { return Ok(Table::default()) };
    let range = book.worksheet_range(&sheet).map_err(|why| unread(&why))?;
    // The range begins at the first cell that is not empty.
    let (top, left) = range.start().unwrap_or_default();
    let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    let rows = range.rows().zip(place(top) + 1..).map(|(row, number)| {
        let before = std::iter::repeat_n(Ok(String::new()), place(left));
        (number, before.chain(row.iter().map(text)).collect())
    });
    let rows = rows.collect();
    Ok(Table { sheet: Some(sheet), rows })
}

/// A cell as a text.
fn text(cell: &Data) -> Result<String, String> {
    match cell {
        Data::Empty => Ok(String::new()),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Ok(text.clone()),
        Data::Int(number) => Ok(number.to_string()),
        Data::Float(number) => Ok(number.to_string()),
        Data::Bool(flag) => Ok(flag.to_string()),
        Data::DateTime(moment) => Ok(self::moment(moment)),
        Data::Error(error) => Err(format!("ô này báo lỗi {error}; sửa công thức trong bảng tính")),
    }
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
