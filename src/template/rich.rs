//! The author's text as markup that a template prints as it stands.
//!
//! Takes a [`Text`], gives a [`Markup`]: letters escaped, emphasis, notes, breaks and references
//! as elements of DESIGN §4. The run styles named here are those every style sheet must have.

use serde::{Serialize, Serializer};
use tera::Value;

use crate::input::rich::{Emphasis, Run, Text};

/// Markup that was escaped already.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Markup(String);

impl Serialize for Markup {
    /// As a string that Tera knows to be safe.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::safe_string(&self.0).serialize(serializer)
    }
}

impl Markup {
    /// A text of the author's.
    pub(super) fn of(text: &Text) -> Markup {
        let mut markup = String::new();
        write(&mut markup, text);
        Markup(markup)
    }

    /// Words without emphasis.
    pub(super) fn plain(words: &str) -> Markup {
        let mut markup = String::new();
        escape(&mut markup, words);
        Markup(markup)
    }

    /// Room for a value not yet known, so many spaces wide.
    pub(super) fn blank(spaces: u8) -> Markup {
        Markup(format!("<blank width=\"{spaces}\"/>"))
    }

    /// Words of the kit before a text.
    pub(super) fn after(words: &str, text: &Text) -> Markup {
        let mut markup = Markup::plain(words);
        write(&mut markup.0, text);
        markup
    }
}

fn write(markup: &mut String, text: &Text) {
    for run in &text.runs {
        match run {
            Run::Words(words) => match emphasis(words.emphasis) {
                None => escape(markup, &words.text),
                Some(style) => {
                    markup.push_str("<t style=\"");
                    markup.push_str(style);
                    markup.push_str("\">");
                    escape(markup, &words.text);
                    markup.push_str("</t>");
                }
            },
            Run::Break => markup.push_str("<br/>"),
            Run::Note(note) => {
                markup.push_str("<note>");
                write(markup, &note.text);
                markup.push_str("</note>");
            }
            Run::Reference(reference) => {
                markup.push_str("<ref to=\"");
                escape(markup, &reference.target);
                if let Some(style) = emphasis(reference.emphasis) {
                    markup.push_str("\" style=\"");
                    markup.push_str(style);
                }
                markup.push_str("\">");
                escape(markup, &reference.text);
                markup.push_str("</ref>");
            }
        }
    }
}

fn emphasis(emphasis: Emphasis) -> Option<&'static str> {
    match emphasis {
        Emphasis::Plain => None,
        Emphasis::Bold => Some("dam"),
        Emphasis::Italic => Some("nghieng"),
        Emphasis::BoldItalic => Some("dam-nghieng"),
    }
}

fn escape(markup: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            '\'' => markup.push_str("&#39;"),
            other => markup.push(other),
        }
    }
}

/// The text without one `;` or `.` at its end, which the template prints itself; an ellipsis and
/// `./.` are no such full stop.
pub(super) fn unpunctuated(text: &Text) -> Text {
    let mut text = text.clone();
    if let Some(Run::Words(last)) = text.runs.last_mut() {
        let trimmed = last.text.trim_end();
        let kept = trimmed.strip_suffix([';', '.']).filter(|kept| !kept.ends_with(['.', '/']));
        last.text = kept.unwrap_or(trimmed).trim_end().to_owned();
    }
    text
}

/// The text without the words it begins with, if it begins with them, whatever their letter case.
pub(super) fn without_opening(text: &Text, opening: &str) -> Text {
    let mut text = text.clone();
    if let Some(Run::Words(first)) = text.runs.first_mut()
        && let Some(rest) = after_opening(&first.text, opening)
    {
        first.text = rest.to_owned();
    }
    text
}

/// Whether a text begins with these words.
pub(super) fn opens_with(text: &Text, opening: &str) -> bool {
    matches!(text.runs.first(), Some(Run::Words(first)) if after_opening(&first.text, opening).is_some())
}

fn after_opening<'a>(text: &'a str, opening: &str) -> Option<&'a str> {
    let text = text.trim_start();
    let end = text.char_indices().nth(opening.chars().count()).map_or(text.len(), |(at, _)| at);
    let (start, rest) = text.split_at(end);
    let stands_alone = opening.ends_with(':') || rest.is_empty() || rest.starts_with(' ');
    (stands_alone && start.to_lowercase() == opening.to_lowercase()).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::rich::{Note, Reference, Words};

    fn words(text: &str) -> Text {
        let run = Run::Words(Words { text: text.to_owned(), ..Words::default() });
        Text { runs: vec![run], ..Text::default() }
    }

    #[test]
    fn every_part_of_a_text_becomes_its_element() {
        let bold = Words { text: "a<b".to_owned(), emphasis: Emphasis::Bold, ..Words::default() };
        let reference = Reference {
            target: "k\"1".to_owned(),
            text: "Điều 5".to_owned(),
            emphasis: Emphasis::Italic,
            span: crate::source::Span::default(),
        };
        let note = Note { id: "n".to_owned(), text: words("chú & thích") };
        let runs = vec![Run::Words(bold), Run::Break, Run::Note(note), Run::Reference(reference)];
        let text = Text { runs, ..Text::default() };
        assert_eq!(
            Markup::of(&text).0,
            "<t style=\"dam\">a&lt;b</t><br/><note>chú &amp; thích</note>\
             <ref to=\"k&quot;1\" style=\"nghieng\">Điều 5</ref>"
        );
    }

    #[test]
    fn punctuation_that_the_template_adds_is_taken_off_once() {
        for (typed, kept) in [
            ("Như trên;", "Như trên"),
            ("Như trên. ", "Như trên"),
            ("Như trên", "Như trên"),
            ("và các đơn vị...", "và các đơn vị..."),
            ("Sở Nội vụ (để b/c);", "Sở Nội vụ (để b/c)"),
            ("thực hiện./.", "thực hiện./."),
        ] {
            assert_eq!(unpunctuated(&words(typed)).plain(), kept);
        }
    }

    #[test]
    fn an_opening_typed_by_the_author_is_not_printed_twice() {
        let typed = words("căn cứ Luật Ngân sách");
        assert!(opens_with(&typed, "Căn cứ"));
        assert_eq!(without_opening(&typed, "Căn cứ").plain(), "Luật Ngân sách");
        assert_eq!(without_opening(&words("Lưu: VT"), "Lưu:").plain(), "VT");
        assert_eq!(without_opening(&words("Căn cứu hộ"), "Căn cứ").plain(), "Căn cứu hộ");
    }
}
