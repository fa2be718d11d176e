//! Two trees in one file: taken as accepted it says what the new one says, as rejected the old one.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::{Writer, part, random, refusal, sheet, tree};
use crate::block::change::{Change, Revision};
use crate::block::{Block, Inline, Paragraph, Tree};
use crate::kit::Words;
use crate::redline;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// What becomes of the changes in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Accepted,
    Rejected,
}

impl Verdict {
    fn takes_away(self) -> &'static str {
        match self {
            Verdict::Accepted => "del",
            Verdict::Rejected => "ins",
        }
    }
}

/// Style and text of a paragraph.
type Line = (String, String);

/// Reads a file by ECMA-376 part 1 §17.13.5; knows nothing of how ours are made.
struct Reader<'a> {
    verdict: Verdict,
    notes: BTreeMap<&'a str, Node<'a, 'a>>,
}

impl<'a> Reader<'a> {
    /// The paragraphs with text in a column; one whose end goes is read on with the next.
    fn column(&self, column: Node<'a, 'a>, lines: &mut Vec<Line>) {
        let mut carried = String::new();
        for child in column.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "p" => {
                    carried.push_str(&self.text(child));
                    let joins =
                        child.next_sibling_element().is_some_and(|n| n.has_tag_name((W, "p")));
                    if !(joins && self.end_goes(child)) {
                        self.line(child, std::mem::take(&mut carried), lines);
                    }
                }
                "tbl" => {
                    for row in child.children().filter(|n| n.has_tag_name((W, "tr"))) {
                        let mark = get(row, "trPr").and_then(|p| get(p, self.verdict.takes_away()));
                        if mark.is_none() {
                            let cells = row.children().filter(|n| n.has_tag_name((W, "tc")));
                            cells.for_each(|cell| self.column(cell, lines));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn line(&self, paragraph: Node<'a, 'a>, text: String, lines: &mut Vec<Line>) {
        if text.trim().is_empty() {
            return;
        }
        let properties = get(paragraph, "pPr").expect("every paragraph has properties");
        let former = get(properties, "pPrChange").and_then(|change| get(change, "pPr"));
        let properties = former.filter(|_| self.verdict == Verdict::Rejected).unwrap_or(properties);
        let style = get(properties, "pStyle").and_then(|style| style.attribute((W, "val")));
        lines.push((style.unwrap_or_default().to_owned(), text.trim().to_owned()));
    }

    fn end_goes(&self, paragraph: Node<'a, 'a>) -> bool {
        let look = get(paragraph, "pPr").and_then(|properties| get(properties, "rPr"));
        look.and_then(|look| get(look, self.verdict.takes_away())).is_some()
    }

    fn text(&self, node: Node<'a, 'a>) -> String {
        let mut text = String::new();
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                gone if gone == self.verdict.takes_away() => {}
                // A drawing's words are no paragraph of the column.
                "pPr" | "rPr" | "AlternateContent" | "drawing" | "pict" => {}
                "t" | "delText" => text.push_str(child.text().unwrap_or_default()),
                "br" | "tab" => text.push(' '),
                "noBreakHyphen" => text.push('\u{2011}'),
                "footnoteReference" => {
                    let id = child.attribute((W, "id")).expect("a note has an id");
                    let mut lines = Vec::new();
                    self.column(self.notes[id], &mut lines);
                    text.push_str(&format!("{lines:?}"));
                }
                _ => text.push_str(&self.text(child)),
            }
        }
        text
    }
}

fn get<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.children().find(|child| child.has_tag_name((W, name)))
}

fn lines(file: &[u8], verdict: Verdict) -> Vec<Line> {
    let (document, notes) = (part(file, "word/document.xml"), part(file, "word/footnotes.xml"));
    let document = Document::parse(&document).expect("well-formed");
    let notes = Document::parse(&notes).expect("well-formed");
    let by_id = notes.root_element().children().filter(Node::is_element);
    let by_id = by_id.map(|note| (note.attribute((W, "id")).expect("an id"), note)).collect();
    let reader = Reader { verdict, notes: by_id };
    let mut lines = Vec::new();
    reader.column(document.root_element().first_element_child().expect("a body"), &mut lines);
    lines
}

/// Compares two trees both ways.
fn compare(writer: &Writer<'_>, old: &Tree, new: &Tree, what: &str) {
    let revision = Revision { author: "Người soát".to_owned(), date: "2020-02-25".to_owned() };
    let marked = redline::compare(old, new, &Words::default(), revision);
    let file = writer.write(&marked).expect(what);
    for (verdict, tree) in [(Verdict::Rejected, old), (Verdict::Accepted, new)] {
        let wanted = lines(&writer.write(tree).expect(what), verdict);
        let found = lines(&file, verdict);
        for (place, (found, wanted)) in found.iter().zip(&wanted).enumerate() {
            assert_eq!(found, wanted, "{what}, {verdict:?}, paragraph {place}");
        }
        assert_eq!(found.len(), wanted.len(), "{what}, {verdict:?}");
    }
}

#[test]
fn changes_taken_or_refused_give_the_words_of_either_tree() {
    let sheet = sheet::sheet();
    let writer = Writer::new(&sheet).unwrap();
    for seed in 0..200 {
        let (old, new) = (random::tree(seed), random::tree(seed + 1));
        compare(&writer, &old, &new, &format!("seed {seed}"));
        // Fewer things change between a tree and itself without a block or two.
        let mut less = old.clone();
        let section = &mut less.sections[0];
        section.blocks.truncate(section.blocks.len().max(2) - 1);
        // The block may have held the anchors that others name.
        if writer.write(&less).is_ok() {
            compare(&writer, &old, &less, &format!("seed {seed}, less"));
            compare(&writer, &less, &old, &format!("seed {seed}, more"));
        }
    }
}

#[test]
fn a_tree_compared_with_itself_is_written_as_it_is() {
    let sheet = sheet::sheet();
    let writer = Writer::new(&sheet).unwrap();
    for seed in 0..60 {
        let tree = random::tree(seed);
        let same = redline::compare(&tree, &tree, &Words::default(), Revision::default());
        assert!(!redline::is_changed(&same), "seed {seed}");
        let read = |tree| lines(&writer.write(tree).unwrap(), Verdict::Accepted);
        assert_eq!(read(&same), read(&tree), "seed {seed}");
    }
}

#[test]
fn a_change_has_an_author_a_day_and_an_id_of_its_own() {
    let words = |text: &str| {
        let content = vec![super::sheet::words(text)];
        tree(vec![Block::Paragraph(Paragraph {
            style: "than".to_owned(),
            content,
            ..Paragraph::default()
        })])
    };
    let revision = Revision { author: "An".to_owned(), date: "2020-02-25".to_owned() };
    let marked =
        redline::compare(&words("một hai ba"), &words("một bốn ba"), &Words::default(), revision);
    let file = super::write(&marked, &sheet::sheet()).unwrap();
    let document = part(&file, "word/document.xml");
    let change = |name, id| {
        format!("<w:{name} w:id=\"{id}\" w:author=\"An\" w:date=\"2020-02-25T00:00:00Z\"><w:r>")
    };
    let expected = format!(
        "{}<w:delText>hai</w:delText></w:r></w:del>{}<w:t>bốn</w:t></w:r></w:ins>",
        change("del", 0),
        change("ins", 1)
    );
    assert!(document.contains(&expected), "{document}");
}

#[test]
fn changes_on_both_sides_of_a_kept_end_are_of_two_times_and_others_of_one() {
    let paragraphs = |texts: &[&str]| {
        let paragraph = |text: &&str| {
            let content = vec![super::sheet::words(text)];
            Block::Paragraph(Paragraph {
                style: "than".to_owned(),
                content,
                ..Paragraph::default()
            })
        };
        tree(texts.iter().map(paragraph).collect())
    };
    let times = |old: &[&str], new: &[&str]| {
        let revision = Revision { author: "An".to_owned(), date: "2020-02-25".to_owned() };
        let (old, new) = (paragraphs(old), paragraphs(new));
        let marked = redline::compare(&old, &new, &Words::default(), revision);
        let file = super::write(&marked, &sheet::sheet()).unwrap();
        let document = part(&file, "word/document.xml");
        let times = document.split("w:date=\"2020-02-25T").skip(1).map(|rest| rest[..5].to_owned());
        times.collect::<Vec<_>>()
    };
    let old = ["một hai ba bốn", "năm sáu bảy tám", "chín"];
    let met = ["một hai ba bốn mới", "thêm năm sáu bảy tám", "chín"];
    assert_eq!(times(&old, &met), ["00:00", "00:05"]);
    let apart = ["một mới hai ba bốn", "năm thêm sáu bảy tám", "chín"];
    assert_eq!(times(&old, &apart), ["00:00", "00:00"]);
}

#[test]
fn a_change_is_somebodys() {
    let content = vec![Inline::Change(Change::Inserted), super::sheet::words("một")];
    let paragraph = Paragraph { style: "than".to_owned(), content, ..Paragraph::default() };
    let said = refusal(&tree(vec![Block::Paragraph(paragraph)]));
    assert_eq!(said, "a change in a tree without a revision");
}
