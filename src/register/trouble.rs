//! What is wrong with the numbers of a book: those nobody has, and those two documents have.
//!
//! Takes the lines of a book; gives [`Trouble`]s, each a line for the reader. Changes nothing.

use std::collections::BTreeMap;

use super::book::{Book, Entry};

/// What is wrong with the numbers of a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Numbers that nobody has, though a later one was given.
    Missing {
        /// Year and series.
        year: i32,
        /// The series.
        series: String,
        /// In order.
        numbers: Vec<u32>,
    },
    /// A number two documents have.
    Twice {
        /// Year and series.
        year: i32,
        /// The series, or the symbol that documents of different series have in common.
        series: String,
        /// The number.
        number: u32,
        /// Their files.
        files: Vec<String>,
    },
}

impl Trouble {
    /// A line for the reader.
    pub fn told(&self) -> String {
        match self {
            Trouble::Missing { year, series, numbers } => {
                let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
                format!("năm {year}, {series}: không có số {}", numbers.join(", "))
            }
            Trouble::Twice { year, series, number, files } => {
                format!("năm {year}, {series}: số {number} ghi hai lần ({})", files.join(", "))
            }
        }
    }
}

impl Book {
    /// What is wrong with the numbers, by year and series.
    pub fn troubles(&self) -> Vec<Trouble> {
        let mut runs: BTreeMap<(i32, &str), BTreeMap<u32, Vec<String>>> = BTreeMap::new();
        for entry in self.entries() {
            let run = runs.entry((entry.year, &entry.series)).or_default();
            run.entry(entry.number).or_default().push(entry.file.clone());
        }
        let mut troubles = Vec::new();
        for ((year, series), run) in runs {
            let last = run.keys().next_back().copied().unwrap_or(0);
            let numbers: Vec<u32> = (1..last).filter(|number| !run.contains_key(number)).collect();
            let series = series.to_owned();
            if !numbers.is_empty() {
                troubles.push(Trouble::Missing { year, series: series.clone(), numbers });
            }
            for (number, files) in run.into_iter().filter(|(_, files)| files.len() > 1) {
                troubles.push(Trouble::Twice { year, series: series.clone(), number, files });
            }
        }
        troubles.extend(self.twice_under_a_symbol());
        troubles
    }

    /// Numbers of different series that are the same on paper.
    fn twice_under_a_symbol(&self) -> impl Iterator<Item = Trouble> {
        let mut same: BTreeMap<(i32, &str, u32), Vec<&Entry>> = BTreeMap::new();
        for entry in self.entries().iter().filter(|entry| !entry.symbol.is_empty()) {
            same.entry((entry.year, &entry.symbol, entry.number)).or_default().push(entry);
        }
        let apart = same
            .into_iter()
            .filter(|(_, entries)| entries.windows(2).any(|pair| pair[0].series != pair[1].series));
        apart.map(|((year, symbol, number), entries)| Trouble::Twice {
            year,
            series: symbol.to_owned(),
            number,
            files: entries.iter().map(|entry| entry.file.clone()).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(series: &str, symbol: &str, number: u32) -> Entry {
        Entry {
            year: 2026,
            series: series.to_owned(),
            symbol: symbol.to_owned(),
            number,
            file: format!("{number}.yaml"),
            ..Entry::default()
        }
    }

    fn told(entries: Vec<Entry>) -> Vec<String> {
        Book::of(entries).troubles().iter().map(Trouble::told).collect()
    }

    #[test]
    fn gaps_and_numbers_given_twice_are_told() {
        let plans = |numbers: &[u32]| {
            numbers.iter().map(|number| entry("UBND/ke-hoach", "KH-UBND", *number)).collect()
        };
        let expected = [
            "năm 2026, UBND/ke-hoach: không có số 3, 4",
            "năm 2026, UBND/ke-hoach: số 5 ghi hai lần (5.yaml, 5.yaml)",
        ];
        assert_eq!(told(plans(&[1, 2, 5, 5])), expected);
        assert_eq!(told(plans(&[1, 2])), [""; 0]);
    }

    #[test]
    fn a_number_that_two_series_gave_under_one_symbol_is_told() {
        let before = entry("UBND/ke-hoach", "KH-UBND", 1);
        let other = entry("UBND/chung", "TB-UBND", 1);
        assert_eq!(told(vec![before.clone(), other.clone()]), [""; 0]);
        let same = Entry { file: "b.yaml".to_owned(), ..entry("UBND/chung", "KH-UBND", 1) };
        let expected = "năm 2026, KH-UBND: số 1 ghi hai lần (1.yaml, b.yaml)";
        assert_eq!(told(vec![before, same]), [expected]);
    }
}
