//! Why a document is not as it should be, in words.
//!
//! In: what a survey found. Out: one phrase for each, for `status`, `build --check`. Must not know how
//! it was found.

use std::fmt;

/// Why a document is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It was never made, or was refused.
    New,
    /// It was made as something else, or by another program.
    Recipe {
        /// How it was made.
        was: String,
        /// How it is to be made.
        is: String,
    },
    /// Its own files are at another commit than the one its outputs name.
    Revised {
        /// The commit they name.
        was: String,
        /// The commit there is.
        is: String,
    },
    /// A file it rests on has another content.
    Changed(String),
    /// A file is there now that it would rest on.
    Appeared(String),
    /// A file it rests on is gone.
    Gone(String),
    /// Something it shares with others says something else.
    Value {
        /// Where it stands, as in [`crate::input::Shared::key`].
        key: String,
        /// What it said; none where it was not there, or was not used.
        was: Option<String>,
        /// What it says now.
        is: Option<String>,
    },
    /// An output is gone.
    Unmade(String),
    /// An output is of a build that was stopped while it wrote.
    Interrupted(String),
    /// An output is not as it was made: it was signed, or edited.
    Altered(String),
}

impl Reason {
    /// Whether making the document would mend it.
    pub(super) fn asks_for_making(&self) -> bool {
        match self {
            Reason::New
            | Reason::Recipe { .. }
            | Reason::Revised { .. }
            | Reason::Changed(_)
            | Reason::Appeared(_)
            | Reason::Gone(_)
            | Reason::Value { .. }
            | Reason::Unmade(_)
            | Reason::Interrupted(_) => true,
            // What another hand has made is not for us to overwrite.
            Reason::Altered(_) => false,
        }
    }

    /// The output that another hand has changed.
    pub(super) fn altered(&self) -> Option<&str> {
        match self {
            Reason::Altered(name) => Some(name),
            Reason::New
            | Reason::Recipe { .. }
            | Reason::Revised { .. }
            | Reason::Changed(_)
            | Reason::Appeared(_)
            | Reason::Gone(_)
            | Reason::Value { .. }
            | Reason::Unmade(_)
            | Reason::Interrupted(_) => None,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::New => f.write_str("chưa dựng được lần nào"),
            Reason::Recipe { was, is } => write!(f, "cách dựng đã đổi: {}", turned(was, is)),
            Reason::Revised { was, is } => write!(f, "bản nguồn đã đổi: {was} → {is}"),
            Reason::Changed(name) => write!(f, "{name} đã đổi"),
            Reason::Appeared(name) => write!(f, "mới có {name}"),
            Reason::Gone(name) => write!(f, "không còn {name}"),
            Reason::Value { key, was, is } => {
                let name = named(key);
                match (was.as_deref(), is.as_deref()) {
                    (Some(was), Some(is)) => match differing(bare(was), bare(is)) {
                        Some((was, is)) => write!(f, "{name}: {was} → {is}"),
                        None => write!(f, "{name} đã đổi"),
                    },
                    (None, Some(is)) => write!(f, "{name}: chưa có → {}", cut(bare(is))),
                    (Some(was), None) => write!(f, "{name}: {} → không còn", cut(bare(was))),
                    (None, None) => write!(f, "{name} đã đổi"),
                }
            }
            Reason::Unmade(name) => write!(f, "thiếu {name}"),
            Reason::Interrupted(name) => write!(f, "lần dựng trước dừng khi đang ghi {name}"),
            Reason::Altered(name) => write!(f, "{name} đã bị sửa sau khi dựng"),
        }
    }
}

/// The parts of two recipes that are not in both.
fn turned(was: &str, is: &str) -> String {
    let parts = |line: &str, other: &str| -> String {
        let other: Vec<&str> = other.split(", ").collect();
        let own = line.split(", ").filter(|part| !other.contains(part));
        own.collect::<Vec<_>>().join(", ")
    };
    match (parts(was, is), parts(is, was)) {
        (was, is) if was.is_empty() => format!("thêm {is}"),
        (was, is) if is.is_empty() => format!("bỏ {was}"),
        (was, is) => format!("{was} → {is}"),
    }
}

/// What is shared, by the word for its sort.
fn named(key: &str) -> String {
    let sorts = [
        ("bien.", "biến "),
        ("mac_dinh.", "mặc định "),
        ("vien_dan.", "viện dẫn "),
        ("@", "viện dẫn @"),
        ("co_quan.", "cơ quan "),
    ];
    let found = sorts.iter().find_map(|(sort, word)| Some((word, key.strip_prefix(sort)?)));
    found.map_or(key.to_owned(), |(word, rest)| format!("{word}{rest}"))
}

/// A text without the marks around it.
fn bare(text: &str) -> &str {
    let inside = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    inside.filter(|text| !text.contains('"')).unwrap_or(text)
}

/// So many letters are shown of a value.
const SHOWN: usize = 48;

/// The beginning of a long text.
fn cut(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Two texts, of long ones the words in which they differ; none where they differ in what is not
/// remembered of them.
fn differing(was: &str, is: &str) -> Option<(String, String)> {
    if was == is {
        return None;
    }
    if was.chars().count() <= SHOWN && is.chars().count() <= SHOWN {
        return Some((was.to_owned(), is.to_owned()));
    }
    let (was, is): (Vec<&str>, Vec<&str>) = (was.split(' ').collect(), is.split(' ').collect());
    let same = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let before = was.iter().zip(&is).take_while(same).count();
    let most = was.len().min(is.len()) - before;
    let after = was.iter().rev().zip(is.iter().rev()).take_while(same).count().min(most);
    let shown = |words: &[&str]| {
        let middle = cut(&words[before..words.len() - after].join(" "));
        let dots = |some: usize, side: &'static str| if some > 0 { side } else { "" };
        format!("{}{middle}{}", dots(before, "… "), dots(after, " …"))
    };
    Some((shown(&was), shown(&is))).filter(|(was, is)| was != is)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(key: &str, was: Option<&str>, is: Option<&str>) -> String {
        let (was, is) = (was.map(str::to_owned), is.map(str::to_owned));
        Reason::Value { key: key.to_owned(), was, is }.to_string()
    }

    #[test]
    fn a_value_is_told_as_it_was_and_as_it_is() {
        let day = [Some("\"2025-06-12\""), Some("\"2025-06-13\"")];
        for (key, [was, is], words) in [
            ("bien.dai_hoi.ngay", day, "biến dai_hoi.ngay: 2025-06-12 → 2025-06-13"),
            ("bien.so", [Some("3"), Some("\"3\"")], "biến so đã đổi"),
            ("bien.noi", [None, Some("\"Hội trường\"")], "biến noi: chưa có → Hội trường"),
            ("mac_dinh.luu", [Some("\"VT\""), None], "mặc định luu: VT → không còn"),
            ("co_quan.so.ten", [Some("\"A\""), Some("\"B\"")], "cơ quan so.ten: A → B"),
        ] {
            assert_eq!(told(key, was, is), words);
        }
    }

    #[test]
    fn of_recipes_the_parts_that_differ_are_told() {
        for (was, is, words) in [
            ("vanban 1, docx+pdf", "vanban 1, docx", "docx+pdf → docx"),
            ("vanban 1, docx", "vanban 2, docx", "vanban 1 → vanban 2"),
            ("vanban 1, docx", "vanban 1, docx, bản nháp", "thêm bản nháp"),
            ("vanban 1, docx, ra in/", "vanban 1, docx", "bỏ ra in/"),
        ] {
            let (was, is) = (was.to_owned(), is.to_owned());
            let told = Reason::Recipe { was, is }.to_string();
            assert_eq!(told, format!("cách dựng đã đổi: {words}"));
        }
    }

    #[test]
    fn of_long_values_the_words_that_differ_are_told() {
        let plan = |number| {
            format!(
                "Kế hoạch số {number}/KH-UBND ngày 17 tháng 7 năm 2019 của Ủy ban nhân dân tỉnh"
            )
        };
        let words = told("@kh", Some(&plan(125)), Some(&plan(126)));
        assert_eq!(words, "viện dẫn @kh: … 125/KH-UBND … → … 126/KH-UBND …");
        let long = "chữ ".repeat(40);
        assert_eq!(told("bien.a", Some(&long), Some(&long)), "biến a đã đổi");
        let more = told("bien.a", Some("x"), Some(&long));
        assert!(more.ends_with("chữ …") || more.ends_with('…'), "{more}");
        assert!(more.chars().count() < 80, "{more}");
    }
}
