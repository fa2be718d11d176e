//! What the files of a row are called.
//!
//! In: a pattern as it is typed and the facts of a row. Out: a name that every system takes, Windows
//! among them: what it forbids in names becomes `-`. A `/` that is typed names a folder; one in a value
//! never does, so that no row writes outside of the folder of outputs. Must not know lists.

use crate::facts::{Facts, Fault, Piece, Sort};

/// Names longer than this are refused, in bytes: systems take 255, and endings come to it.
const LONGEST: usize = 200;

/// Names that Windows keeps for devices, whatever their endings.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// How names are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pattern {
    /// This, and behind it the number of the row.
    Numbered(String),
    /// `thu-moi-{{ dong.so }}`
    Typed(String),
}

impl Pattern {
    /// The name for a row.
    pub(super) fn name(&self, facts: &Facts, row: usize) -> Result<String, String> {
        match self {
            Pattern::Numbered(stem) => Ok(format!("{stem}-{row}")),
            Pattern::Typed(typed) => {
                let filled = facts.fill(typed);
                match filled.faults.first() {
                    Some(fault) => Err(told(fault)),
                    None => safe(typed, &filled.pieces),
                }
            }
        }
    }

    /// What is wrong with it whatever the values of the row are.
    pub(super) fn fault(&self, facts: &Facts) -> Option<String> {
        match self {
            Pattern::Numbered(_) => None,
            Pattern::Typed(typed) => {
                let faults = facts.fill(typed).faults;
                faults.iter().find(|fault| fault.sort != Sort::Value).map(told)
            }
        }
    }

    /// Whether no two rows can have one name.
    pub(super) fn is_unique(&self) -> bool {
        match self {
            Pattern::Numbered(_) => true,
            Pattern::Typed(_) => false,
        }
    }
}

fn told(fault: &Fault) -> String {
    let help = match &fault.unknown {
        Some((name, known)) => crate::input::suggest(name, known.iter().map(String::as_str)),
        None => fault.help.clone(),
    };
    if help.is_empty() {
        fault.message.clone()
    } else {
        format!("{}\n  = nên viết: {help}", fault.message)
    }
}

/// A name of pieces, folder by folder.
fn safe(typed: &str, pieces: &[Piece]) -> Result<String, String> {
    let mut folders = vec![String::new()];
    for piece in pieces {
        match piece {
            Piece::Typed(range) => {
                let mut parts = typed[range.clone()].split(['/', '\\']);
                let first = parts.next().unwrap_or_default();
                folders.last_mut().expect("there is one from the start").push_str(first);
                folders.extend(parts.map(str::to_owned));
            }
            Piece::Put { text, .. } => {
                let text = text.replace(['/', '\\'], "-");
                folders.last_mut().expect("there is one from the start").push_str(&text);
            }
        }
    }
    let parts = folders.iter().map(|part| part_of(part)).collect::<Result<Vec<_>, _>>()?;
    Ok(parts.join("/"))
}

/// A name in a folder.
fn part_of(typed: &str) -> Result<String, String> {
    let letter = |letter: char| match letter {
        '<' | '>' | ':' | '"' | '|' | '?' | '*' => '-',
        letter if letter.is_whitespace() => ' ',
        letter if letter.is_control() => '-',
        letter => letter,
    };
    let name: String = typed.chars().map(letter).collect();
    let name = name.trim_matches([' ', '.']);
    if name.is_empty() {
        return Err(format!("tên tệp trống: «{typed}»; sửa mẫu tên, hoặc điền ô của dòng này"));
    }
    if name.len() > LONGEST {
        let many = name.chars().count();
        return Err(format!("tên tệp dài {many} chữ, quá dài; dùng cột ngắn hơn trong mẫu tên"));
    }
    let first = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let port = first.strip_prefix("com").or(first.strip_prefix("lpt"));
    let is_port = port.is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit());
    let is_device = is_port || DEVICES.contains(&first.as_str());
    Ok(if is_device { format!("_{name}") } else { name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Fact;

    fn name(pattern: &str, value: &str) -> Result<String, String> {
        let row = [("a".to_owned(), Fact::plain(value))];
        let facts = Facts::default().with_row(row.into_iter().collect());
        Pattern::Typed(pattern.to_owned()).name(&facts, 7)
    }

    #[test]
    fn names_are_such_as_every_system_takes() {
        for (pattern, value, is) in [
            ("moi-{{ dong.a }}", "05", "moi-05"),
            ("{{ dong.a }}", "Nguyễn Văn An", "Nguyễn Văn An"),
            ("{{ dong.a }}", "05/QĐ-UBND: \"hỏa tốc\"?", "05-QĐ-UBND- -hỏa tốc--"),
            ("{{ dong.a }}/thu moi", "Bắc Sơn", "Bắc Sơn/thu moi"),
            ("a/{{ dong.a }}", "../../b", "a/-..-b"),
            ("a\\b", "", "a/b"),
            ("{{ dong.a }}", "con", "_con"),
            ("{{ dong.a }}", "COM1.x", "_COM1.x"),
            ("{{ dong.a }}", "công", "công"),
            ("{{ dong.a }}", "a\nb.", "a b"),
        ] {
            assert_eq!(name(pattern, value).as_deref(), Ok(is), "{pattern} {value}");
        }
        assert_eq!(Pattern::Numbered("a".to_owned()).name(&Facts::default(), 7), Ok("a-7".into()));
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for (pattern, value, why) in [
            ("{{ dong.a }}", "...", "tên tệp trống"),
            ("../{{ dong.a }}", "b", "tên tệp trống"),
            ("/{{ dong.a }}", "b", "tên tệp trống"),
            ("{{ dong.b }}", "b", "danh sách không có cột «b»"),
            ("{{ dong.a", "b", "mở mà không đóng"),
        ] {
            let refused = name(pattern, value).expect_err(pattern);
            assert!(refused.contains(why), "{pattern}: {refused}");
        }
        assert!(name("{{ dong.a }}", &"ă".repeat(150)).expect_err("long").contains("150 chữ"));
    }
}
