//! What changed inside a paragraph, word by word.
//!
//! In go the inlines of its two versions; out come those of both with [`Inline::Change`] between.
//! A word in another style is another word. The end of a line is a space: where lines end by
//! measure, they end elsewhere after every edit.

use super::align::{Stretch, stretches};
use super::blocks::{Merger, whole_note};
use crate::block::change::Change;
use crate::block::{Inline, Text};

/// The smallest part that is changed as a whole.
#[derive(Debug, Clone)]
struct Token<'a> {
    key: Key<'a>,
    inline: Inline,
    /// Places named before it.
    places: Vec<Inline>,
}

/// What makes two tokens the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key<'a> {
    /// Letters in a style.
    Word(&'a str, Option<&'a str>),
    Space,
    Tab,
    /// What is in a note is compared by itself.
    Note,
    Reference(&'a str, Option<&'a str>),
    PageNumber,
}

/// Both versions of a paragraph's content in one.
pub(super) fn merged(merger: &Merger<'_>, old: &[Inline], new: &[Inline]) -> Vec<Inline> {
    let ((old, _), (new, last)) = (tokens(old), tokens(new));
    let (old_keys, new_keys) = (keys(&old), keys(&new));
    let mut out = Marked::default();
    for Stretch { old: from, new: to, equal } in
        readable(stretches(&old_keys, &new_keys), &old_keys)
    {
        if equal {
            for (before, after) in old[from].iter().zip(&new[to]) {
                out.places(&after.places);
                out.push(Change::Kept, kept(merger, &before.inline, &after.inline));
            }
            continue;
        }
        for token in &old[from] {
            out.push(Change::Deleted, alone(&token.inline, Change::Deleted));
        }
        for token in &new[to] {
            out.places(&token.places);
            out.push(Change::Inserted, alone(&token.inline, Change::Inserted));
        }
    }
    out.places(&last);
    out.content
}

fn keys<'a>(tokens: &[Token<'a>]) -> Vec<Key<'a>> {
    tokens.iter().map(|token| token.key).collect()
}

/// The content of one version alone, marked as such.
pub(super) fn whole(content: &[Inline], change: Change) -> Vec<Inline> {
    let mut out = vec![Inline::Change(change)];
    let goes = |inline: &&Inline| {
        change == Change::Deleted && matches!(inline, Inline::Anchor(_) | Inline::AnchorEnd(_))
    };
    let stays = content.iter().filter(|inline| !goes(inline));
    out.extend(stays.map(|inline| alone(inline, change)));
    out
}

fn kept(merger: &Merger<'_>, old: &Inline, new: &Inline) -> Inline {
    match (old, new) {
        (Inline::Note(old), Inline::Note(new)) => Inline::Note(merger.note(old, new)),
        (_, new) => new.clone(),
    }
}

fn alone(inline: &Inline, change: Change) -> Inline {
    match inline {
        Inline::Note(note) => Inline::Note(whole_note(note, change)),
        Inline::Text(_)
        | Inline::Break
        | Inline::Tab
        | Inline::Anchor(_)
        | Inline::AnchorEnd(_)
        | Inline::Reference(_)
        | Inline::PageNumber
        | Inline::Change(_) => inline.clone(),
    }
}

/// Takes the spaces between two changes into one change: nobody reads word by word what was
/// written anew.
fn readable(stretches: Vec<Stretch>, old: &[Key<'_>]) -> Vec<Stretch> {
    let count = stretches.len();
    let mut joined: Vec<Stretch> = Vec::new();
    for (at, stretch) in stretches.into_iter().enumerate() {
        let inside = at > 0 && at + 1 < count;
        let spaces = old[stretch.old.clone()].iter().all(|key| *key == Key::Space);
        let equal = stretch.equal && !(inside && spaces);
        match joined.last_mut() {
            Some(last) if !last.equal && !equal => {
                last.old.end = stretch.old.end;
                last.new.end = stretch.new.end;
            }
            Some(_) | None => joined.push(Stretch { equal, ..stretch }),
        }
    }
    joined
}

/// The tokens of inlines, and the places named behind the last.
fn tokens(content: &[Inline]) -> (Vec<Token<'_>>, Vec<Inline>) {
    let mut tokens = Vec::new();
    let mut places = Vec::new();
    for inline in content {
        let key = match inline {
            Inline::Text(text) => {
                for word in split(&text.text) {
                    let style = text.style.as_deref();
                    let key = if word == " " { Key::Space } else { Key::Word(word, style) };
                    let inline = Inline::Text(Text { text: word.to_owned(), ..text.clone() });
                    tokens.push(Token { key, inline, places: std::mem::take(&mut places) });
                }
                continue;
            }
            Inline::Anchor(_) | Inline::AnchorEnd(_) => {
                places.push(inline.clone());
                continue;
            }
            Inline::Change(_) => continue,
            Inline::Break => Key::Space,
            Inline::Tab => Key::Tab,
            Inline::Note(_) => Key::Note,
            Inline::Reference(reference) => {
                Key::Reference(&reference.text.text, reference.text.style.as_deref())
            }
            Inline::PageNumber => Key::PageNumber,
        };
        tokens.push(Token { key, inline: inline.clone(), places: std::mem::take(&mut places) });
    }
    (tokens, places)
}

/// Words, and every other character by itself.
fn split(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(if word == 0 { first.len_utf8() } else { word });
        words.push(word);
        rest = behind;
    }
    words
}

/// Content being put together.
#[derive(Debug, Default)]
struct Marked {
    content: Vec<Inline>,
    now: Change,
}

impl Marked {
    fn places(&mut self, places: &[Inline]) {
        self.content.extend_from_slice(places);
    }

    fn push(&mut self, change: Change, inline: Inline) {
        if change != self.now {
            self.content.push(Inline::Change(change));
            self.now = change;
        }
        match (self.content.last_mut(), inline) {
            (Some(Inline::Text(last)), Inline::Text(text)) if last.style == text.style => {
                last.text.push_str(&text.text);
            }
            (_, inline) => self.content.push(inline),
        }
    }
}
