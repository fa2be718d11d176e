//! From markup to the block tree; the only place that knows the XML reader.
//!
//! Takes what a template rendered (DESIGN §4) and the style sheet; gives the [`Tree`], or the
//! first fault with the line of the template it comes from. White space collapses as in HTML;
//! U+00A0 is no white space. Knows no document, no word and no size.
//!
//! ```text
//! document (title subject author category identifier language date status)
//!   record name value                 what an archive takes in
//!   section page (orientation="landscape") (numbering="restart")
//!     header|footer on="first|rest"   blocks
//!     sheet page="1" title            (a page of the file that is copied)
//!     p style (keep="next lines")     inlines
//!     table style (columns="3 5 2")   row (head="yes")   cell (span)   all but table
//!     rule style
//!     frame style                     words
//!     contents style depth            (only in a section)
//!     sign style (keep)               spot style (picture field) title
//! inlines: text  t style  br  tab  note  anchor name  ref to (style)  page-number  blank width
//! ```

mod blocks;
mod drawn;
mod inlines;
mod links;

use indexmap::IndexMap;
use roxmltree::{Document, Node, ParsingOptions};

use crate::block::{Properties, Tree};
use crate::error::{Error, Result};
use crate::kit::StyleSheet;

/// Target of the processing instructions that say which line of which template what follows
/// comes from: `<?o cong-van.xml:12?>`.
pub const ORIGIN: &str = "o";

/// Reads markup whose style names are those of `sheet`.
///
/// # Errors
/// [`Error::Kit`] for XML that is not well-formed, an unknown element, attribute, style or value,
/// a missing attribute, wrong nesting, and a reference without anchor. Its place is the nearest
/// [`ORIGIN`] before the fault; without one, line and column of the markup itself.
pub fn parse(xml: &str, sheet: &StyleSheet) -> Result<Tree> {
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    let document = Document::parse_with_options(xml, options).map_err(|error| {
        let place = error.pos();
        let offset = offset(xml, place.row as usize, place.col as usize);
        located(xml, Fault { at: offset, message: format!("XML sai: {error}") })
    })?;
    tree(document.root_element(), sheet).map_err(|fault| located(xml, fault))
}

/// What is wrong, and at which byte of the markup.
#[derive(Debug)]
struct Fault {
    at: usize,
    message: String,
}

impl Fault {
    fn new(node: Node<'_, '_>, message: impl Into<String>) -> Fault {
        Fault { at: node.range().start, message: message.into() }
    }
}

type Parsed<T> = std::result::Result<T, Fault>;

fn tree(root: Node<'_, '_>, sheet: &StyleSheet) -> Parsed<Tree> {
    if root.tag_name().name() != "document" {
        return Err(Fault::new(root, "phần tử ngoài cùng phải là <document>"));
    }
    let words = ["title", "subject", "author", "category", "identifier", "status"];
    only(root, &[&words[..], &["language", "date"]].concat())?;
    let text = |name: &str| root.attribute(name).unwrap_or_default().trim().to_owned();
    let mut properties = Properties {
        title: text("title"),
        subject: text("subject"),
        author: text("author"),
        category: text("category"),
        identifier: text("identifier"),
        language: root.attribute("language").unwrap_or(&sheet.language).to_owned(),
        date: text("date"),
        status: text("status"),
        // No word of the document.
        revision: String::new(),
        record: IndexMap::new(),
    };
    let mut sections = Vec::new();
    for child in elements(root)? {
        match child.tag_name().name() {
            "section" => sections.push(blocks::section(child, sheet)?),
            "record" => {
                only(child, &["name", "value"])?;
                let (name, value) = (needed(child, "name")?, needed(child, "value")?.trim());
                // A field of metadata is the name of an XML element.
                if !name.bytes().all(|byte| byte.is_ascii_alphabetic()) || name.is_empty() {
                    return Err(Fault::new(
                        child,
                        format!("<record>: tên «{name}» chỉ gồm a-z, A-Z"),
                    ));
                }
                if !value.is_empty() {
                    properties.record.insert(name.to_owned(), value.to_owned());
                }
            }
            other => return Err(misplaced(child, other, "document")),
        }
    }
    if sections.is_empty() {
        return Err(Fault::new(root, "<document> cần ít nhất một <section>"));
    }
    links::check(root)?;
    Ok(Tree { properties, sections, ..Tree::default() })
}

/// The elements inside a node that holds no text of its own.
fn elements<'a, 'i>(node: Node<'a, 'i>) -> Parsed<Vec<Node<'a, 'i>>> {
    let mut found = Vec::new();
    for child in node.children() {
        if child.is_element() {
            found.push(child);
        } else if child.is_text()
            && let Some(text) = child.text()
            && let Some(first) = text.find(|c| !is_space(c))
        {
            let name = node.tag_name().name();
            let message = format!("chữ không được đứng thẳng trong <{name}>");
            return Err(Fault { at: child.range().start + first, message });
        }
    }
    Ok(found)
}

/// White space that collapses; U+00A0 is none.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Refuses attributes other than these.
fn only(node: Node<'_, '_>, names: &[&str]) -> Parsed<()> {
    match node.attributes().find(|attribute| !names.contains(&attribute.name())) {
        None => Ok(()),
        Some(attribute) => {
            let known = match names {
                [] => "không nhận thuộc tính nào".to_owned(),
                [_, ..] => format!("nhận: {}", names.join(", ")),
            };
            let element = node.tag_name().name();
            let name = attribute.name();
            Err(Fault::new(node, format!("<{element}> không có thuộc tính «{name}»; {known}")))
        }
    }
}

/// An attribute that must be there.
fn needed<'a>(node: Node<'a, '_>, name: &str) -> Parsed<&'a str> {
    node.attribute(name).ok_or_else(|| {
        Fault::new(node, format!("<{}> thiếu thuộc tính «{name}»", node.tag_name().name()))
    })
}

/// The style a node names, which must be among those of its sort.
fn style(node: Node<'_, '_>, is_known: impl Fn(&str) -> bool) -> Parsed<String> {
    named(node, "style", is_known)
}

fn named(node: Node<'_, '_>, name: &str, is_known: impl Fn(&str) -> bool) -> Parsed<String> {
    let style = needed(node, name)?;
    if is_known(style) {
        return Ok(style.to_owned());
    }
    let element = node.tag_name().name();
    Err(Fault::new(node, format!("<{element}>: không có kiểu «{style}» trong style.yaml")))
}

/// One of a few words, the first of which stands for an absent attribute.
fn word<T: Copy>(node: Node<'_, '_>, name: &str, words: &[(&str, T)], absent: T) -> Parsed<T> {
    let Some(value) = node.attribute(name) else { return Ok(absent) };
    let found = words.iter().find(|(word, _)| *word == value);
    found.map(|(_, meaning)| *meaning).ok_or_else(|| {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        Fault::new(node, format!("{name}=\"{value}\" không hợp lệ; nhận: {}", known.join(", ")))
    })
}

fn misplaced(node: Node<'_, '_>, name: &str, parent: &str) -> Fault {
    Fault::new(node, format!("<{name}> không được đứng trong <{parent}>"))
}

/// The fault at the line of the template its place comes from.
fn located(xml: &str, fault: Fault) -> Error {
    let mut before = &xml[..fault.at.min(xml.len())];
    // A fault inside an origin itself belongs to the one before it.
    let opening = format!("<?{ORIGIN} ");
    while let Some(at) = before.rfind(&opening) {
        let origin = &xml[at + opening.len()..];
        let place = origin.split_once("?>").and_then(|(place, _)| place.rsplit_once(':'));
        if let Some((file, line)) = place
            && let Ok(line) = line.parse()
        {
            return Error::Kit { file: file.to_owned(), line, column: 1, message: fault.message };
        }
        before = &before[..at];
    }
    let upto = &xml[..fault.at.min(xml.len())];
    let line = upto.matches('\n').count() + 1;
    let column = upto.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    Error::Kit { file: "markup".to_owned(), line, column, message: fault.message }
}

/// Byte offset of a line and a column in characters, both from 1.
fn offset(xml: &str, line: usize, column: usize) -> usize {
    let start: usize = xml.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &xml[start..];
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests;
