//! Files read by docx-rs, a reader written by others, hold what the tree holds.
#![allow(clippy::wildcard_enum_match_arm, reason = "the reader's enums, of which we write few")]

use docx_rs::{
    DocumentChild, PageMargin, PageSize, ParagraphChild, RunChild, SectionProperty,
    TableCellContent, TableChild, TableRowChild,
};

use super::{Writer, random, sample, sheet};
use crate::block::{Block, Inline, Orientation, Tree};
use crate::kit::style::StyleSheet;

/// Style and text of a paragraph.
type Line = (Option<String>, String);

fn lines_of_tree(blocks: &[Block], sheet: &StyleSheet, lines: &mut Vec<Line>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let text = paragraph.content.iter().map(text_of).collect();
                lines.push((Some(paragraph.style.clone()), text));
            }
            Block::Rule(rule) => {
                lines.push((Some(sheet.rules[&rule.style].paragraph.clone()), String::new()));
            }
            Block::Frame(frame) => {
                lines.push((Some(sheet.frames[&frame.style].paragraph.clone()), String::new()));
            }
            Block::Contents(contents) => {
                let listing = contents.listing.iter().flat_map(|listing| &listing.entries);
                lines.extend(listing.map(|entry| {
                    let style = format!("{}-{}", contents.style, entry.level);
                    (Some(style), format!("{}\t{}", entry.text, entry.page))
                }));
            }
            Block::Sign(sign) => lines.push((Some(sign.style.clone()), String::new())),
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    lines_of_tree(&cell.blocks, sheet, lines);
                }
            }
        }
    }
}

fn text_of(inline: &Inline) -> String {
    match inline {
        // The reader leaves out the element that stands for U+2011, and the marks of notes.
        Inline::Text(text) => text.text.replace('\u{2011}', ""),
        Inline::Reference(reference) => reference.text.text.replace('\u{2011}', ""),
        Inline::Break => "\n".to_owned(),
        Inline::Tab => "\t".to_owned(),
        Inline::Note(_) | Inline::Anchor(_) | Inline::AnchorEnd(_) => String::new(),
        Inline::PageNumber => "2".to_owned(),
    }
}

fn lines_of_file(children: &[DocumentChild]) -> Vec<Line> {
    let mut lines = Vec::new();
    for child in children {
        match child {
            DocumentChild::Paragraph(paragraph) => lines.push(line_of(paragraph)),
            DocumentChild::Table(table) => lines_of_table(table, &mut lines),
            other => panic!("unexpected {other:?}"),
        }
    }
    lines
}

fn lines_of_table(table: &docx_rs::Table, lines: &mut Vec<Line>) {
    for TableChild::TableRow(row) in &table.rows {
        for TableRowChild::TableCell(cell) in &row.cells {
            for content in &cell.children {
                match content {
                    TableCellContent::Paragraph(paragraph) => lines.push(line_of(paragraph)),
                    other => panic!("unexpected {other:?}"),
                }
            }
        }
    }
}

fn line_of(paragraph: &docx_rs::Paragraph) -> Line {
    let style = paragraph.property.style.as_ref().map(|style| style.val.clone());
    (style, paragraph.children.iter().map(text_of_child).collect())
}

fn text_of_child(child: &ParagraphChild) -> String {
    match child {
        ParagraphChild::Run(run) => run.children.iter().map(text_of_run).collect(),
        ParagraphChild::Hyperlink(link) => link.children.iter().map(text_of_child).collect(),
        ParagraphChild::BookmarkStart(_) | ParagraphChild::BookmarkEnd(_) => String::new(),
        other => panic!("unexpected {other:?}"),
    }
}

fn text_of_run(child: &RunChild) -> String {
    match child {
        RunChild::Text(text) => text.text.clone(),
        RunChild::Tab(_) => "\t".to_owned(),
        RunChild::Break(_) => "\n".to_owned(),
        RunChild::FieldChar(_)
        | RunChild::InstrText(_)
        | RunChild::InstrTextString(_)
        | RunChild::Shape(_)
        | RunChild::Drawing(_) => String::new(),
        other => panic!("unexpected {other:?}"),
    }
}

fn sections_of_file(document: &docx_rs::Document) -> Vec<&SectionProperty> {
    let inner = document.children.iter().filter_map(|child| match child {
        DocumentChild::Paragraph(paragraph) => paragraph.property.section_property.as_ref(),
        _ => None,
    });
    inner.chain([&document.section_property]).collect()
}

fn compare(tree: &Tree, sheet: &StyleSheet, file: &[u8], what: &str) {
    let read = docx_rs::read_docx(file).expect(what);
    let mut expected = Vec::new();
    for section in &tree.sections {
        lines_of_tree(&section.blocks, sheet, &mut expected);
    }
    let mut found = lines_of_file(&read.document.children);
    // Empty cells are filled with an empty line, which no block stands for.
    for lines in [&mut found, &mut expected] {
        lines.retain(|(_, text)| !text.is_empty());
    }
    for (index, (found, expected)) in found.iter().zip(&expected).enumerate() {
        assert_eq!(found, expected, "{what}, paragraph {index}");
    }
    assert_eq!(found.len(), expected.len(), "{what}");
    let sections = sections_of_file(&read.document);
    assert_eq!(sections.len(), tree.sections.len(), "{what}");
    for (read, section) in sections.into_iter().zip(&tree.sections) {
        let size = match section.orientation {
            Orientation::Portrait => PageSize::new().size(11906, 16838),
            // The reader leaves the orientation out.
            Orientation::Landscape => PageSize::new().size(16838, 11906),
        };
        assert_eq!(read.page_size, size, "{what}");
        let margin = PageMargin {
            top: 1134,
            left: 1701,
            bottom: 1134,
            right: 850,
            header: 567,
            footer: 567,
            gutter: 0,
        };
        assert_eq!(read.page_margin, margin, "{what}");
        let different = section.header.first != section.header.rest
            || section.footer.first != section.footer.rest;
        assert_eq!(read.title_pg, different, "{what}");
    }
}

#[test]
fn another_reader_finds_every_word_style_and_section() {
    let sheet = sheet::sheet();
    let writer = Writer::new(&sheet).unwrap();
    let sample = sample::sample();
    compare(&sample, &sheet, &writer.write(&sample).unwrap(), "sample");
    for seed in 0..60 {
        let tree = random::tree(seed);
        compare(&tree, &sheet, &writer.write(&tree).unwrap(), &format!("seed {seed}"));
    }
}

#[test]
fn another_reader_finds_every_style_by_its_title() {
    let sheet = sheet::sheet();
    let file = super::write(&sample::sample(), &sheet).unwrap();
    let read = docx_rs::read_docx(&file).unwrap();
    for (name, style) in &sheet.paragraphs {
        let found = read.styles.find_style_by_id(name).expect(name);
        if *name != sheet.notes.paragraph {
            let title = serde_json::to_value(&found.name).unwrap();
            assert_eq!(title, serde_json::json!(style.title));
        }
    }
}
