//! Columns the author gave no exact width are at least as wide as their longest word.
//!
//! In: columns with shares, rows. Out: shares of a line of letters. Must not know fonts or pages:
//! a letter is counted as one, a capital as one and a half, a line as seventy.

use crate::input::outline::{Column, TableRow};
use crate::input::rich::Text;

/// Half letters in a line of body text.
const LINE: u32 = 140;

/// Half letters that the edges of a cell take.
const EDGES: u32 = 5;

/// Widens columns whose longest word would not fit in their share; the others keep their
/// proportions.
pub(super) fn fit_words(columns: &mut [Column], rows: &[TableRow]) {
    let total = columns.iter().fold(0_u64, |sum, column| sum + u64::from(column.width)).max(1);
    let whole = columns.len();
    for (at, column) in columns.iter_mut().enumerate() {
        let cells = rows.iter().filter(|row| row.cells.len() == whole).map(|row| &row.cells[at]);
        let word = cells.map(longest_word).chain([longest_word(&column.title)]).max();
        let share = u64::from(column.width) * u64::from(LINE) / total;
        let share = u32::try_from(share).unwrap_or(LINE);
        // A word longer than a third of the line is cut, not given the table.
        column.width = share.max(word.unwrap_or(0).min(LINE / 3) + EDGES);
    }
}

/// Half letters in the longest word.
fn longest_word(text: &Text) -> u32 {
    let plain = text.plain();
    let words = plain.split(|c: char| c.is_whitespace() || c == '-');
    words
        .map(|word| word.chars().map(|c| if c.is_uppercase() { 3 } else { 2 }).sum())
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::rich::{Run, Words};

    fn text(words: &str) -> Text {
        let words = Words { text: words.to_owned(), ..Words::default() };
        Text { runs: vec![Run::Words(words)], ..Text::default() }
    }

    fn column(title: &str, width: u32) -> Column {
        Column { title: text(title), width, ..Column::default() }
    }

    fn row(cells: &[&str]) -> TableRow {
        TableRow { cells: cells.iter().map(|cell| text(cell)).collect(), ..TableRow::default() }
    }

    #[test]
    fn a_column_of_numbers_is_wide_enough_for_its_numbers_and_its_title() {
        let mut columns = [column("TT", 1), column("Việc", 60)];
        fit_words(&mut columns, &[row(&["1", "a"]), row(&["1000000", "b"]), row(&["nhóm dài"])]);
        assert_eq!([columns[0].width, columns[1].width], [19, 137]);
    }

    #[test]
    fn columns_that_are_wide_enough_keep_their_proportions() {
        let mut columns = [column("Tên", 10), column("Việc", 30)];
        fit_words(&mut columns, &[row(&["An", "trực"])]);
        assert_eq!([columns[0].width, columns[1].width], [35, 105]);
    }
}
