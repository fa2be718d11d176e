//! An author's text cut into typed words, `{{ … }}` and `{% … %}`.
//!
//! In: a text. Out: its parts with their places in it. A `\` before the braces makes letters of
//! them; `{#…}` and `{@…}` are the notation's and stay typed. Must not know what the tags say.

use std::ops::Range;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// Words as typed.
    Typed(Range<usize>),
    /// `{{ … }}`, whole and without its braces.
    Value(Tag),
    /// `{% … %}`, whole and without its braces.
    Statement(Tag),
}

/// A tag and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// With its braces.
    pub(super) whole: Range<usize>,
    /// Between them, dashes left out.
    pub(super) inside: Range<usize>,
}

/// Whether a text can hold anything but typed words.
pub(super) fn has_tags(text: &str) -> bool {
    text.contains("{{") || text.contains("{%")
}

/// The parts of a text, or the place of braces that nothing closes.
///
/// A line on which nothing but statements stand is left out whole, so that a loop over the rows of
/// a table leaves no line between them.
pub(super) fn split(text: &str) -> Result<Vec<Part>, Range<usize>> {
    let mut parts = Vec::new();
    let mut typed = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find('{') {
        let start = at + found;
        let Some(closing) = closing(text, start) else {
            at = start + 1;
            continue;
        };
        let end = end(text, start + 2, closing).ok_or(start..start + 2)?;
        parts.push(Part::Typed(typed..start));
        parts.push(tag(text, start..end, closing));
        (typed, at) = (end, end);
    }
    parts.push(Part::Typed(typed..text.len()));
    close_up(text, &mut parts);
    Ok(parts)
}

/// What closes the tag that opens at `start`, if one does.
fn closing(text: &str, start: usize) -> Option<&'static str> {
    let before = &text[..start];
    let slashes = before.len() - before.trim_end_matches('\\').len();
    match text.as_bytes().get(start + 1) {
        _ if slashes % 2 == 1 => None,
        Some(b'{') => Some("}}"),
        Some(b'%') => Some("%}"),
        Some(_) | None => None,
    }
}

/// Where a tag ends: behind its closing braces, those in quotes not counted.
fn end(text: &str, inside: usize, closing: &str) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in text[inside..].char_indices() {
        match quote {
            Some(open) if letter == open => quote = None,
            Some(_) => {}
            None if matches!(letter, '"' | '\'' | '`') => quote = Some(letter),
            None if text[inside + at..].starts_with(closing) => {
                return Some(inside + at + closing.len());
            }
            None => {}
        }
    }
    // A quote that nothing closes is the tag's own fault, and is said there.
    text[inside..].find(closing).map(|at| inside + at + closing.len())
}

fn tag(text: &str, whole: Range<usize>, closing: &str) -> Part {
    let mut inside = whole.start + 2..whole.end - 2;
    if text[inside.clone()].starts_with('-') {
        inside.start += 1;
    }
    if text[inside.clone()].ends_with('-') {
        inside.end -= 1;
    }
    let tag = Tag { whole, inside };
    if closing == "}}" { Part::Value(tag) } else { Part::Statement(tag) }
}

/// Takes away the lines of statements, and the white space that dashes in tags ask to go.
fn close_up(text: &str, parts: &mut Vec<Part>) {
    let dropped: Vec<Range<usize>> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Typed(_) | Part::Value(_) => None,
            Part::Statement(tag) => line_of(text, tag, parts),
        })
        .collect();
    let tags = parts.iter().filter_map(|part| match part {
        Part::Typed(_) => None,
        Part::Value(tag) | Part::Statement(tag) => Some(tag.clone()),
    });
    let tags: Vec<Tag> = tags.collect();
    for part in parts.iter_mut() {
        let Part::Typed(range) = part else { continue };
        for line in &dropped {
            if line.start <= range.start {
                range.start = range.start.max(line.end.min(range.end));
            } else if line.end >= range.end {
                range.end = range.end.min(line.start).max(range.start);
            }
        }
        for tag in &tags {
            let dash_before = tag.inside.end + 2 < tag.whole.end;
            if dash_before && tag.whole.end <= range.start {
                let blank = text[tag.whole.end..range.start].trim().is_empty();
                let kept = text[range.clone()].trim_start().len();
                range.start = if blank { range.end - kept } else { range.start };
            }
            let dash_behind = tag.inside.start > tag.whole.start + 2;
            if dash_behind && tag.whole.start >= range.end {
                let blank = text[range.end..tag.whole.start].trim().is_empty();
                let kept = text[range.clone()].trim_end().len();
                range.end = if blank { range.start + kept } else { range.end };
            }
        }
    }
    parts.retain(|part| !matches!(part, Part::Typed(range) if range.is_empty()));
}

/// The line of a statement, if there is nothing else on it; the line end behind it included.
fn line_of(text: &str, tag: &Tag, parts: &[Part]) -> Option<Range<usize>> {
    let start = text[..tag.whole.start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[tag.whole.end..].find('\n').map(|length| tag.whole.end + length + 1);
    let line = start..end.unwrap_or(text.len());
    // A text of one line is no line of a text.
    if line == (0..text.len()) {
        return None;
    }
    let alone = parts.iter().all(|part| match part {
        Part::Typed(range) => {
            let shared = range.start.max(line.start)..range.end.min(line.end);
            shared.is_empty() || text[shared].trim().is_empty()
        }
        Part::Value(other) => other.whole.end <= line.start || other.whole.start >= line.end,
        Part::Statement(_) => true,
    });
    alone.then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let parts = split(text).expect("every tag is closed");
        let show = |part: &Part| match part {
            Part::Typed(range) => text[range.clone()].to_owned(),
            Part::Value(tag) => format!("={}", text[tag.inside.clone()].trim()),
            Part::Statement(tag) => format!("%{}", text[tag.inside.clone()].trim()),
        };
        parts.iter().map(show).collect()
    }

    #[test]
    fn tags_are_told_from_words_and_from_the_notation() {
        assert_eq!(shown("ngày {{ a | b }}."), ["ngày ", "=a | b", "."]);
        assert_eq!(shown("{#nhan} {@nhan} {bang: a} {a}"), ["{#nhan} {@nhan} {bang: a} {a}"]);
        assert_eq!(shown("\\{{ a }} \\\\{{ b }}"), ["\\{{ a }} \\\\", "=b"]);
        assert_eq!(
            shown("{{ \"}}\" }}{% if a %}x{% endif %}"),
            ["=\"}}\"", "%if a", "x", "%endif"]
        );
        assert_eq!(split("một {{ a"), Err(6..8));
        assert_eq!(shown("một {{ ' }} hai"), ["một ", "='", " hai"]);
    }

    #[test]
    fn a_line_of_nothing_but_statements_is_no_line() {
        let text =
            "| A |\n  {% for x in y %}{% if x %} \n| {{ x }} |\n{% endif %}\n{% endfor %}\nHết";
        let parts =
            ["| A |\n", "%for x in y", "%if x", "| ", "=x", " |\n", "%endif", "%endfor", "Hết"];
        assert_eq!(shown(text), parts);
        assert_eq!(shown("a {% if b %}\nc{% endif %}"), ["a ", "%if b", "\nc", "%endif"]);
    }

    #[test]
    fn dashes_take_the_white_space_beside_them_away() {
        assert_eq!(shown("a \n {%- if b -%} \n c {{- d -}} e"), ["a", "%if b", "c", "=d", "e"]);
        assert_eq!(shown("a {{ d }} e"), ["a ", "=d", " e"]);
    }
}
