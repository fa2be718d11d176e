//! The rows of a CSV file.
//!
//! In: its bytes. Out: its cells as they are typed. Must not know what columns mean.

use csv::ReaderBuilder;

use super::Table;

pub(super) fn table(bytes: &[u8]) -> Result<Table, String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes)
        .map_err(|_| "tệp không phải là UTF-8; lưu lại dạng «CSV UTF-8» hoặc .xlsx".to_owned())?;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(crate::input::delimiter(text))
        .from_reader(bytes);
    let mut table = Table::default();
    let (mut line, mut seen) = (1, 0);
    for record in reader.records() {
        let record = record.map_err(|why| format!("không đọc được: {why}"))?;
        // The crate counts a record from behind the last one, blank lines included.
        let start = record.position().map_or(0, csv::Position::byte);
        let mut start = usize::try_from(start).unwrap_or(usize::MAX).min(bytes.len());
        while matches!(bytes.get(start), Some(b'\n' | b'\r')) {
            start += 1;
        }
        line += bytes[seen..start].iter().filter(|byte| **byte == b'\n').count();
        seen = start;
        table.rows.push((line, record.iter().map(|cell| Ok(cell.to_owned())).collect()));
    }
    Ok(table)
}
