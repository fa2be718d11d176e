//! What stands in a line: runs of letters, breaks, notes, anchors, references.
//!
//! Takes a paragraph's element, gives its inlines with white space collapsed: a run of it is one
//! space, none at the edges of the paragraph, of a break or of a tab. Neighbouring letters of one
//! style are one run.

use roxmltree::Node;

use super::{Fault, Parsed, is_space, misplaced, needed, only, style};
use crate::block::{Inline, Note, Paragraph, Reference, Text};
use crate::kit::StyleSheet;

/// The inlines inside a paragraph.
pub(super) fn content(node: Node<'_, '_>, sheet: &StyleSheet) -> Parsed<Vec<Inline>> {
    let mut line = Line { sheet, content: Vec::new(), space: Space::Swallowed };
    line.children(node)?;
    Ok(line.content)
}

/// What becomes of the next white space.
enum Space {
    /// It goes: a line begins here.
    Swallowed,
    /// It waits to see what follows.
    Awaited,
    /// It came, in this run style, and stands once something follows.
    Pending(Option<String>),
}

struct Line<'a> {
    sheet: &'a StyleSheet,
    content: Vec<Inline>,
    space: Space,
}

impl Line<'_> {
    fn children(&mut self, node: Node<'_, '_>) -> Parsed<()> {
        for child in node.children() {
            if child.is_text() {
                self.letters(child.text().unwrap_or_default(), None);
            } else if child.is_element() {
                self.element(child, node.tag_name().name())?;
            }
        }
        Ok(())
    }

    fn element(&mut self, node: Node<'_, '_>, parent: &str) -> Parsed<()> {
        match node.tag_name().name() {
            "t" => {
                only(node, &["style"])?;
                let style = style(node, |name| self.sheet.runs.contains_key(name))?;
                self.styled(node, &style)?;
            }
            "br" => self.edge(node, Inline::Break)?,
            "tab" => self.edge(node, Inline::Tab)?,
            "blank" => {
                empty(node, &["width"])?;
                self.blank(spaces(node)?);
            }
            "page-number" => {
                empty(node, &[])?;
                self.mark(Inline::PageNumber);
            }
            "anchor" => {
                self.anchor(node, None)?;
            }
            "ref" => {
                let reference = reference(node, self.sheet)?;
                self.mark(Inline::Reference(reference));
            }
            "note" if parent != "note" => {
                only(node, &[])?;
                let style = self.sheet.notes.paragraph.clone();
                let content = content(node, self.sheet)?;
                let paragraph = Paragraph { style, content, ..Paragraph::default() };
                self.mark(Inline::Note(Note { paragraphs: vec![paragraph] }));
            }
            other => return Err(misplaced(node, other, parent)),
        }
        Ok(())
    }

    /// A run: letters, and anchors around some of them.
    fn styled(&mut self, node: Node<'_, '_>, style: &str) -> Parsed<()> {
        for child in node.children() {
            if child.is_text() {
                self.letters(child.text().unwrap_or_default(), Some(style));
            } else if child.has_tag_name("anchor") {
                self.anchor(child, Some(style))?;
            } else if child.is_element() {
                return Err(misplaced(child, child.tag_name().name(), "t"));
            }
        }
        Ok(())
    }

    /// A place, or the letters that a reference to it repeats. It has no width of its own: white
    /// space around it collapses as if it were not there.
    fn anchor(&mut self, node: Node<'_, '_>, style: Option<&str>) -> Parsed<()> {
        only(node, &["name"])?;
        let name = needed(node, "name")?.to_owned();
        let enclosed = plain(node)?;
        if enclosed.is_empty() {
            self.content.push(Inline::Anchor(name));
            return Ok(());
        }
        // A space before it belongs to what stands before it.
        if matches!(self.space, Space::Pending(_)) {
            self.settle();
        }
        self.content.push(Inline::Anchor(name.clone()));
        self.letters(&enclosed, style);
        self.content.push(Inline::AnchorEnd(name));
        Ok(())
    }

    /// Letters of one style; `None` is as the paragraph.
    fn letters(&mut self, text: &str, style: Option<&str>) {
        for c in text.chars() {
            if is_space(c) {
                if matches!(self.space, Space::Awaited) {
                    self.space = Space::Pending(style.map(str::to_owned));
                }
            } else {
                self.settle();
                self.push(c, style);
            }
        }
    }

    /// Spaces that do not collapse.
    fn blank(&mut self, spaces: u8) {
        self.settle();
        (0..spaces).for_each(|_| self.push(' ', None));
    }

    /// Something visible that is no letter of this line.
    fn mark(&mut self, inline: Inline) {
        self.settle();
        self.content.push(inline);
    }

    /// Something at which white space goes, before and behind it.
    fn edge(&mut self, node: Node<'_, '_>, inline: Inline) -> Parsed<()> {
        empty(node, &[])?;
        self.space = Space::Swallowed;
        self.content.push(inline);
        Ok(())
    }

    /// Sets the space that was pending, now that something follows it.
    fn settle(&mut self) {
        if let Space::Pending(style) = std::mem::replace(&mut self.space, Space::Awaited) {
            self.push(' ', style.as_deref());
        }
    }

    fn push(&mut self, c: char, style: Option<&str>) {
        if let Some(Inline::Text(last)) = self.content.last_mut()
            && last.style.as_deref() == style
        {
            last.text.push(c);
            return;
        }
        let text = Text { text: c.to_string(), style: style.map(str::to_owned) };
        self.content.push(Inline::Text(text));
    }
}

fn reference(node: Node<'_, '_>, sheet: &StyleSheet) -> Parsed<Reference> {
    only(node, &["to", "style"])?;
    let style = match node.attribute("style") {
        None => None,
        Some(_) => Some(style(node, |name| sheet.runs.contains_key(name))?),
    };
    let words = plain(node)?;
    let text = words.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(Fault::new(node, "<ref> cần chữ để in"));
    }
    Ok(Reference { target: needed(node, "to")?.to_owned(), text: Text { text, style } })
}

fn spaces(node: Node<'_, '_>) -> Parsed<u8> {
    let width = needed(node, "width")?;
    width.parse().map_err(|_| Fault::new(node, format!("width=\"{width}\" không phải số dấu cách")))
}

/// The letters inside an element that holds nothing else.
fn plain(node: Node<'_, '_>) -> Parsed<String> {
    let mut text = String::new();
    for child in node.children() {
        if child.is_element() {
            return Err(misplaced(child, child.tag_name().name(), node.tag_name().name()));
        }
        if child.is_text() {
            text.push_str(child.text().unwrap_or_default());
        }
    }
    Ok(text)
}

fn empty(node: Node<'_, '_>, attributes: &[&str]) -> Parsed<()> {
    only(node, attributes)?;
    if node.children().any(|child| child.is_element() || child.is_text()) {
        let name = node.tag_name().name();
        return Err(Fault::new(node, format!("<{name}/> không được chứa gì")));
    }
    Ok(())
}
