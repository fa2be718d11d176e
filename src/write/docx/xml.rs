//! Builds the XML of one part of the package.
//!
//! Elements are opened and closed by name, so that `?` works between them; in debug builds every
//! element is held against the schema's order ([`order`](super::order)). Knows no document; the
//! only module that knows the XML writer.

use std::borrow::Cow;
use std::fmt::Display;

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::order;

/// Names and values of attributes, in the order written.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

/// A part being written.
pub(super) struct Xml {
    out: Writer<Vec<u8>>,
    open: Vec<Open>,
}

/// An element that is not closed yet.
struct Open {
    name: &'static str,
    /// Place of its last child in the schema's sequence.
    last: usize,
    /// Where to cut if it stays empty; none: an empty element is wanted.
    cut: Option<Cut>,
}

/// Bytes written before an element and with its start tag.
struct Cut {
    before: usize,
    after: usize,
}

impl Xml {
    /// An empty part: the declaration.
    pub(super) fn new() -> Xml {
        let mut xml = Xml { out: Writer::new(Vec::with_capacity(4096)), open: Vec::new() };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// The bytes; every element must be closed.
    pub(super) fn finish(self) -> Vec<u8> {
        debug_assert!(self.open.is_empty(), "every element is closed");
        self.out.into_inner()
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.place(name);
        self.event(Event::Start(start(name, attributes)));
        self.open.push(Open { name, last: 0, cut: None });
    }

    /// Opens an element that vanishes if nothing is written into it.
    pub(super) fn open_optional(&mut self, name: &'static str) {
        let before = self.out.get_ref().len();
        self.open(name, &[]);
        let after = self.out.get_ref().len();
        if let Some(open) = self.open.last_mut() {
            open.cut = Some(Cut { before, after });
        }
    }

    /// Closes the element opened last, which must be of this name.
    pub(super) fn close(&mut self, name: &'static str) {
        let open = self.open.pop().expect("close() follows an open()");
        debug_assert_eq!(open.name, name, "elements are closed in turn");
        match open.cut {
            Some(cut) if cut.after == self.out.get_ref().len() => {
                self.out.get_mut().truncate(cut.before);
            }
            Some(_) | None => self.event(Event::End(BytesEnd::new(name))),
        }
    }

    /// An element without content.
    pub(super) fn leaf(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.place(name);
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element with nothing but `w:val`.
    pub(super) fn val(&mut self, name: &'static str, value: &dyn Display) {
        self.leaf(name, &[("w:val", value)]);
    }

    /// A switch: on without attribute, off with `w:val="0"`.
    pub(super) fn switch(&mut self, name: &'static str, on: bool) {
        if on {
            self.leaf(name, &[]);
        } else {
            self.val(name, &0);
        }
    }

    /// An element that holds text alone.
    pub(super) fn text(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.open(name, attributes);
        self.event(Event::Text(BytesText::from_escaped(escape(holdable(text)))));
        self.close(name);
    }

    /// An element that holds text of the document, whose spaces Word keeps.
    pub(super) fn words(&mut self, name: &'static str, text: &str) {
        let bare = !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ");
        if bare {
            self.text(name, &[], text);
        } else {
            self.text(name, &[("xml:space", &"preserve")], text);
        }
    }

    /// Holds an element about to be written against the schema's order.
    fn place(&mut self, name: &'static str) {
        if cfg!(debug_assertions)
            && let Some(parent) = self.open.last_mut()
        {
            parent.last = order::after(parent.name, parent.last, name);
        }
    }

    fn event(&mut self, event: Event<'_>) {
        self.out.write_event(event).expect("writing to memory does not fail");
    }
}

fn start<'a>(name: &'static str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        // quick-xml escapes the value.
        start.push_attribute((*name, holdable(&value.to_string()).as_ref()));
    }
    start
}

/// The text without the characters XML 1.0 cannot hold: one of them makes a part unreadable.
fn holdable(text: &str) -> Cow<'_, str> {
    let held = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    if text.chars().all(held) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|c| held(*c)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(xml: Xml) -> String {
        let bytes = xml.finish();
        let text = String::from_utf8(bytes).expect("parts are UTF-8");
        text.split_once("?>").expect("a declaration comes first").1.to_owned()
    }

    #[test]
    fn text_and_attributes_are_escaped_and_readable_again() {
        let mut xml = Xml::new();
        xml.open("w:p", &[("w:x", &"a\"<b>&'")]);
        xml.words("w:t", " <&> \u{1}\u{B}\u{FFFE}ệ");
        xml.close("w:p");
        let text = shown(xml);
        let attributes = "xmlns:w=\"w\" xmlns:xml=\"http://www.w3.org/XML/1998/namespace\"";
        let whole = text.replacen("<w:p", &format!("<w:p {attributes}"), 1);
        let read = roxmltree::Document::parse(&whole).expect("it is well-formed");
        assert_eq!(read.root_element().attribute(("w", "x")), Some("a\"<b>&'"));
        assert_eq!(read.root_element().first_element_child().unwrap().text(), Some(" <&> ệ"));
    }

    #[test]
    fn an_optional_element_without_content_is_not_written() {
        let mut xml = Xml::new();
        xml.open("w:r", &[]);
        xml.open_optional("w:rPr");
        xml.close("w:rPr");
        xml.words("w:t", "a");
        xml.close("w:r");
        assert_eq!(shown(xml), "<w:r><w:t>a</w:t></w:r>");
    }

    #[test]
    #[should_panic(expected = "w:jc comes before w:outlineLvl")]
    fn an_element_in_the_wrong_place_is_named() {
        let mut xml = Xml::new();
        xml.open("w:pPr", &[]);
        xml.val("w:outlineLvl", &0);
        xml.val("w:jc", &"center");
    }

    #[test]
    #[should_panic(expected = "w:pPr does not hold w:t")]
    fn an_element_in_a_strange_parent_is_named() {
        let mut xml = Xml::new();
        xml.open("w:pPr", &[]);
        xml.words("w:t", "a");
    }
}
