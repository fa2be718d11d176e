//! The summary of changes as lines of text.
//!
//! Deleted words stand in `[- -]`, inserted ones in `{+ +}`; a terminal shows them in colour too.

use super::summary::{Kind, Summary, Told};
use crate::block::change::Change;
use crate::diagnostic::Paint;

const GREEN: &str = "\u{1b}[32m";
const RED: &str = "\u{1b}[31m";
const YELLOW: &str = "\u{1b}[33m";
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

impl Summary {
    /// A line for each change, then the counts; without a newline at the end.
    pub fn told(&self, paint: Paint) -> String {
        let mut lines: Vec<String> = self.changes.iter().map(|told| line(told, paint)).collect();
        let counts = [Kind::Changed, Kind::Added, Kind::Removed, Kind::Restyled];
        let mut counted: Vec<String> = Vec::new();
        for kind in counts {
            let count = self.count(kind);
            if count > 0 {
                counted.push(format!("{count} chỗ {}", words(kind)));
            }
        }
        if counted.is_empty() {
            counted.push("không đổi lời văn".to_owned());
        }
        let mut total = counted.join(", ");
        if self.renumbered > 0 {
            total.push_str(&format!("; {} chỗ chỉ đổi số thứ tự", self.renumbered));
        }
        lines.push(painted(&total, BOLD, paint));
        lines.join("\n")
    }
}

fn words(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "thêm",
        Kind::Removed => "bỏ",
        Kind::Changed => "sửa",
        Kind::Restyled => "đổi kiểu chữ",
    }
}

fn line(told: &Told, paint: Paint) -> String {
    let (sign, color) = match told.kind {
        Kind::Added => ("+", GREEN),
        Kind::Removed => ("-", RED),
        Kind::Changed => ("~", YELLOW),
        Kind::Restyled => ("=", YELLOW),
    };
    let colon = if told.place.is_empty() { "" } else { ": " };
    let words: String =
        told.words.iter().map(|(change, words)| piece(told.kind, *change, words, paint)).collect();
    let place = painted(&told.place, BOLD, paint);
    format!("{} {place}{colon}{words}", painted(sign, color, paint))
}

fn piece(kind: Kind, change: Change, words: &str, paint: Paint) -> String {
    // What is wholly new or gone is said by the sign at the beginning of the line.
    let marked = match kind {
        Kind::Changed => true,
        Kind::Added | Kind::Removed | Kind::Restyled => false,
    };
    match change {
        Change::Kept => words.to_owned(),
        Change::Deleted if marked => painted(&format!("[-{words}-]"), RED, paint),
        Change::Inserted if marked => painted(&format!("{{+{words}+}}"), GREEN, paint),
        Change::Deleted => painted(words, RED, paint),
        Change::Inserted => painted(words, GREEN, paint),
    }
}

fn painted(words: &str, color: &str, paint: Paint) -> String {
    match paint {
        Paint::Plain => words.to_owned(),
        Paint::Color if words.is_empty() => String::new(),
        Paint::Color => format!("{color}{words}{PLAIN}"),
    }
}
