//! Bookmarks for the anchors of a tree, and references that repeat what they enclose.
//!
//! In goes the tree; out come names that Word accepts, the bookmarks in the text, and for each
//! reference a REF field with its result at hand where its words repeat the bookmark's (`khoản 2`
//! repeats the `2`), so that Word brings it up to date; a hyperlink elsewhere. Follows ECMA-376
//! part 1 §17.13.6, §17.16.5.51 (REF) and Word's own limits on names (40 characters, letters,
//! digits and underscores, case does not distinguish).

use indexmap::IndexMap;

use super::body::{Walk, field};
use super::names::{Taken, broken};
use super::xml::Xml;
use crate::block::{Block, Inline, Margin, Paragraph, Reference, Text, Tree};
use crate::error::Result;
use crate::kit::style::ParagraphStyle;

/// Longest name of a bookmark.
const NAME_LENGTH: usize = 40;

/// The bookmarks for all anchors of a tree.
#[derive(Debug, Default)]
pub(super) struct Bookmarks<'a>(IndexMap<&'a str, Bookmark>);

#[derive(Debug)]
struct Bookmark {
    name: String,
    /// What it encloses.
    text: String,
}

impl<'a> Bookmarks<'a> {
    /// Gathers the anchors of the text, its notes and its margins.
    pub(super) fn of(tree: &'a Tree) -> Result<Bookmarks<'a>> {
        let mut anchors = Vec::new();
        for section in &tree.sections {
            let Margin { first, rest } = &section.header;
            let margins = [first, rest, &section.footer.first, &section.footer.rest];
            margins.into_iter().for_each(|blocks| gather(blocks, &mut anchors));
            gather(&section.blocks, &mut anchors);
        }
        let mut taken = Taken::new(&[]);
        let mut bookmarks = IndexMap::new();
        for (anchor, text) in anchors {
            let name = name(anchor, &mut taken);
            if bookmarks.insert(anchor, Bookmark { name, text }).is_some() {
                return Err(broken(format!("anchor «{anchor}» stands twice in the tree")));
            }
        }
        Ok(Bookmarks(bookmarks))
    }

    /// The name of the bookmark of an anchor.
    pub(super) fn name(&self, anchor: &str) -> Result<&str> {
        self.get(anchor).map(|(_, bookmark)| bookmark.name.as_str())
    }

    fn get(&self, anchor: &str) -> Result<(usize, &Bookmark)> {
        let found = self.0.get_full(anchor).map(|(id, _, bookmark)| (id, bookmark));
        found.ok_or_else(|| broken(format!("no anchor «{anchor}» in the tree")))
    }
}

fn name(anchor: &str, taken: &mut Taken) -> String {
    let mut name: String =
        anchor.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.insert(0, 'a');
    }
    // All characters are of one byte; room is left for a number behind the name.
    name.truncate(NAME_LENGTH - "_99999".len());
    taken.take(&name, "_")
}

fn gather<'a>(blocks: &'a [Block], anchors: &mut Vec<(&'a str, String)>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => gather_of(paragraph, anchors),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| gather(&cell.blocks, anchors));
            }
            Block::Rule(_) | Block::Frame(_) | Block::Sign(_) | Block::Contents(_) => {}
        }
    }
}

fn gather_of<'a>(paragraph: &'a Paragraph, anchors: &mut Vec<(&'a str, String)>) {
    let mut open: Option<usize> = None;
    for inline in &paragraph.content {
        match inline {
            Inline::Anchor(anchor) => {
                open = Some(anchors.len());
                anchors.push((anchor, String::new()));
            }
            Inline::AnchorEnd(_) => open = None,
            Inline::Text(text) => {
                // Only an anchor with an end encloses anything.
                let ends = |name: &str| {
                    paragraph.content.iter().any(|i| matches!(i, Inline::AnchorEnd(n) if n == name))
                };
                if let Some((name, enclosed)) = open.and_then(|at| anchors.get_mut(at))
                    && ends(name)
                {
                    enclosed.push_str(&text.text);
                }
            }
            Inline::Note(note) => {
                note.paragraphs.iter().for_each(|inner| gather_of(inner, anchors))
            }
            Inline::Break | Inline::Tab | Inline::Reference(_) | Inline::PageNumber => {}
        }
    }
}

/// The words before, of and after what a reference repeats; none where it does not as a whole word.
fn repeated<'t>(text: &'t str, enclosed: &str) -> Option<(&'t str, &'t str, &'t str)> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let whole = |at: &usize| {
        let (before, after) = (&text[..*at], &text[at + enclosed.len()..]);
        !is_letter(before.chars().next_back()) && !is_letter(after.chars().next())
    };
    let mut places = text.match_indices(enclosed).map(|(at, _)| at);
    let at = places.find(whole).filter(|_| !enclosed.is_empty())?;
    let (before, rest) = text.split_at(at);
    let (same, after) = rest.split_at(enclosed.len());
    Some((before, same, after))
}

impl Walk<'_> {
    /// The beginning of a bookmark.
    pub(super) fn open_bookmark(&self, xml: &mut Xml, anchor: &str) -> Result<()> {
        let (id, bookmark) = self.bookmarks.get(anchor)?;
        xml.leaf("w:bookmarkStart", &[("w:id", &id), ("w:name", &bookmark.name)]);
        Ok(())
    }

    /// The end of a bookmark.
    pub(super) fn close_bookmark(&self, xml: &mut Xml, anchor: &str) -> Result<()> {
        let (id, _) = self.bookmarks.get(anchor)?;
        xml.leaf("w:bookmarkEnd", &[("w:id", &id)]);
        Ok(())
    }

    /// A mention of an anchor.
    pub(super) fn reference(
        &self,
        xml: &mut Xml,
        reference: &Reference,
        paragraph: &ParagraphStyle,
    ) -> Result<()> {
        let (_, bookmark) = self.bookmarks.get(&reference.target)?;
        let Text { text, style } = &reference.text;
        let piece = |text: &str| Text { text: text.to_owned(), style: style.clone() };
        if let Some((before, same, after)) = repeated(text, &bookmark.text) {
            self.text(xml, &piece(before), paragraph)?;
            // Without the last switch Word would take over the bold of what it repeats.
            let code = format!(" REF {} \\h \\* MERGEFORMAT ", bookmark.name);
            field(xml, &code, |xml| self.text(xml, &piece(same), paragraph))?;
            return self.text(xml, &piece(after), paragraph);
        }
        xml.open("w:hyperlink", &[("w:anchor", &bookmark.name), ("w:history", &1)]);
        self.text(xml, &reference.text, paragraph)?;
        xml.close("w:hyperlink");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_repeats_whole_words_only() {
        assert_eq!(repeated("khoản 2 Điều 12", "2"), Some(("khoản ", "2", " Điều 12")));
        assert_eq!(repeated("Điều 12", "2"), None);
        assert_eq!(repeated("điểm đ khoản 2", "đ"), Some(("điểm ", "đ", " khoản 2")));
        assert_eq!(repeated("Điều 5", "Điều 5"), Some(("", "Điều 5", "")));
        assert_eq!(repeated("Điều 5", ""), None);
    }

    #[test]
    fn bookmark_names_are_short_plain_and_differ() {
        let mut taken = Taken::new(&[]);
        let mut name = |anchor: &str| super::name(anchor, &mut taken);
        assert_eq!(name("dieu-5"), "dieu_5");
        assert_eq!(name("dieu_5"), "dieu_5_2");
        assert_eq!(name("DIEU.5"), "DIEU_5_3");
        assert_eq!(name("5 điều"), "a5__i_u");
        assert!(name(&"x".repeat(90)).len() <= NAME_LENGTH);
        assert_eq!(name(""), "a");
    }
}
