//! What texts call the columns of a list.
//!
//! In: the titles as they are typed. Out: names that can stand in `{{ dong.… }}`: without marks, in
//! small letters, words joined by `_`. Must not know rows.

use super::Cells;
use crate::facts;
use crate::input::bare;

/// A column that has a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Which it is, from 1.
    pub number: usize,
    /// Its title.
    pub title: String,
    /// The name texts know it by: `ho_ten` for `Họ tên`.
    pub name: String,
}

impl Column {
    /// Its letter: A … Z, AA …
    pub fn letters(&self) -> String {
        letters(self.number)
    }
}

/// The columns of a row of titles, or which of them is wrong, and why.
pub(super) fn of(titles: &Cells) -> Result<Vec<Column>, (usize, String)> {
    let mut columns: Vec<Column> = Vec::new();
    for (title, number) in titles.iter().zip(1..) {
        let title = title.as_ref().map_err(|message| (number, message.clone()))?;
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        if title.is_empty() {
            continue;
        }
        let name = name_of(&title, number);
        if let Some(first) = columns.iter().find(|column| column.name == name) {
            let message = format!(
                "cột {} và cột này cùng tên «{name}»; đổi tên một cột",
                letters(first.number)
            );
            return Err((number, message));
        }
        columns.push(Column { number, title, name });
    }
    Ok(columns)
}

/// The name texts know a column by: its title without marks, `cot_` before what begins with a
/// figure, `_` behind what is a word of expressions; of a title without letters that of the column.
fn name_of(title: &str, number: usize) -> String {
    let bare = bare(title);
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
    let name: String = bare.chars().map(plain).collect();
    let parts: Vec<&str> = name.split('_').filter(|part| !part.is_empty()).collect();
    let name = parts.join("_");
    match name.chars().next() {
        None => format!("cot_{}", letters(number).to_lowercase()),
        Some('0'..='9') => format!("cot_{name}"),
        Some(_) if facts::name_fault(&name, facts::ROW).is_some() => format!("{name}_"),
        Some(_) => name,
    }
}

/// A column as spreadsheets name it: A … Z, AA …
pub(super) fn letters(column: usize) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    while rest > 0 {
        let place = u8::try_from((rest - 1) % 26).expect("less than 26");
        letters.push(char::from(b'A' + place));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        assert_eq!([1, 26, 27, 52, 703].map(letters), ["A", "Z", "AA", "AZ", "AAA"]);
    }

    #[test]
    fn a_title_becomes_a_name_that_an_expression_can_say() {
        for (title, name) in [
            ("Họ tên", "ho_ten"),
            ("Số  điện-thoại (nếu có)", "so_dien_thoai_neu_co"),
            ("ĐƠN VỊ", "don_vi"),
            ("2. Chức vụ", "cot_2_chuc_vu"),
            ("In", "in_"),
            ("%", "cot_c"),
            ("dong", "dong"),
        ] {
            assert_eq!(name_of(title, 3), name, "{title}");
        }
    }

    #[test]
    fn two_columns_of_one_name_are_refused_and_columns_without_a_title_left_out() {
        let titles = |all: &[&str]| all.iter().map(|title| Ok((*title).to_owned())).collect();
        let (column, message) = of(&titles(&["Tên", "", "TÊN "])).expect_err("twice");
        assert_eq!(column, 3);
        assert!(message.starts_with("cột A và cột này cùng tên «ten»"), "{message}");
        let columns = of(&titles(&["Tên", "", "Số"])).expect("columns");
        let numbers: Vec<usize> = columns.iter().map(|column| column.number).collect();
        assert_eq!(numbers, [1, 3]);
    }
}
