//! The number a clause opens with, and the words of a paragraph without it.
//!
//! In go the levels of the kit's words and paragraphs of a tree; the style of a clause's first line
//! is named for its level. Follows ND30-I.I.II.6.dd, ND30-II.V.7.

use std::ops::Range;

use indexmap::IndexMap;

use crate::block::{Inline, Paragraph};
use crate::kit::Words;
use crate::kit::words::LevelWords;

/// What templates add to the name of a level for the style of a clause with a title of its own.
const TITLED: &str = "-tieu-de";

/// The levels of clauses, from large to small.
#[derive(Debug, Clone, Copy)]
pub(super) struct Levels<'k>(&'k IndexMap<String, LevelWords>);

/// How a clause opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opening {
    /// Place of its level among all, from large to small.
    pub(super) level: usize,
    /// Where its number stands in the text.
    pub(super) number: Range<usize>,
    /// How it is mentioned (`khoản 2`); empty where its level cannot be.
    pub(super) mention: String,
}

impl<'k> Levels<'k> {
    pub(super) fn of(words: &'k Words) -> Levels<'k> {
        Levels(&words.levels)
    }

    /// Whether paragraphs of this style begin a clause.
    pub(super) fn is_clause(self, style: &str) -> bool {
        self.0.contains_key(style.strip_suffix(TITLED).unwrap_or(style))
    }

    /// How a paragraph of this style and text opens a clause; none: it opens none, or one without
    /// a number.
    pub(super) fn opening(self, style: &str, text: &str) -> Option<Opening> {
        let (level, _, words) = self.0.get_full(style.strip_suffix(TITLED).unwrap_or(style))?;
        let is_space = |c: char| c == ' ' || c == '\u{A0}';
        let behind = text.strip_prefix(words.word.as_str())?.trim_start_matches(is_space);
        let start = text.len() - behind.len();
        let rest = behind.trim_start_matches(char::is_alphanumeric);
        let number = start..text.len() - rest.len();
        if number.is_empty() || !rest.starts_with(words.mark.as_str()) {
            return None;
        }
        let mention = match words.mention.as_str() {
            "" => String::new(),
            word => format!("{word} {}", &text[number.clone()]),
        };
        Some(Opening { level, number, mention })
    }

    /// The words of a paragraph but for what counting gives it: its own number, and the numbers of
    /// the clauses it mentions.
    pub(super) fn uncounted(self, paragraph: &Paragraph) -> String {
        let text = text(&paragraph.content, &|target, _| format!("@{target}"));
        match self.opening(&paragraph.style, &text) {
            Some(Opening { number, .. }) => [&text[..number.start], &text[number.end..]].concat(),
            None => text,
        }
    }
}

/// The words of inlines, with those of their notes; `mention` gives those of a reference.
pub(super) fn text(content: &[Inline], mention: &dyn Fn(&str, &str) -> String) -> String {
    let mut words = String::new();
    for inline in content {
        match inline {
            Inline::Text(text) => words.push_str(&text.text),
            Inline::Reference(reference) => {
                words.push_str(&mention(&reference.target, &reference.text.text));
            }
            Inline::Break => words.push(' '),
            Inline::Tab => words.push('\t'),
            Inline::Note(note) => {
                for paragraph in &note.paragraphs {
                    words.push('\n');
                    words.push_str(&text(&paragraph.content, mention));
                }
                words.push('\n');
            }
            Inline::Anchor(_) | Inline::AnchorEnd(_) | Inline::PageNumber | Inline::Change(_) => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Kit;

    #[test]
    fn a_clause_is_known_by_its_style_and_its_number() {
        let words = Kit::bundled().expect("the embedded files are right").words;
        let levels = Levels::of(&words);
        let mention = |style, text| levels.opening(style, text).map(|opening| opening.mention);
        assert_eq!(mention("dieu-tieu-de", "Điều 12. Đại biểu"), Some("Điều 12".to_owned()));
        assert_eq!(mention("khoan", "2. Báo cáo"), Some("khoản 2".to_owned()));
        assert_eq!(mention("diem", "đ) Sở Nội vụ"), Some("điểm đ".to_owned()));
        assert_eq!(mention("la-ma-tieu-de", "IV. KINH PHÍ"), Some("Mục IV".to_owned()));
        assert_eq!(mention("gach", "- Sở Nội vụ"), None);
        assert_eq!(mention("noi-dung", "2. Báo cáo"), None);
        assert_eq!(mention("khoan", "Báo cáo 2. tháng"), None);
        assert!(levels.is_clause("gach") && !levels.is_clause("muc-luc-1"));
    }
}
