//! Whatever the document, no letter is lost and nothing leaves the page.

use super::*;
use crate::block::{Frame, Reference, Rule};
use crate::layout::{excess, measure};

/// Numbers that look random and are the same every time.
struct Lcg(u64);

impl Lcg {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % end
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len() as u64) as usize]
    }

    fn sentence(&mut self, most: u64) -> String {
        const WORDS: [&str; 12] = [
            "Ủy",
            "ban",
            "nhân",
            "dân",
            "30/2020/NĐ-CP",
            "2020–2025",
            "và/hoặc",
            "nghiêng",
            "vụ…",
            "Điều\u{a0}5",
            "thi đua,",
            "hết.",
        ];
        (0..=self.below(most)).map(|_| self.pick(&WORDS)).collect::<Vec<_>>().join(" ")
    }

    fn paragraph(&mut self, notes: u64) -> Paragraph {
        let mut content = vec![words(&self.sentence(90))];
        for _ in 0..self.below(3) {
            content.push(match self.below(5 + notes) {
                0 => Inline::Tab,
                1 => Inline::Break,
                2 => Inline::Anchor("nhãn".to_owned()),
                3 => Inline::Reference(Reference {
                    target: "nhãn".to_owned(),
                    text: Text { text: self.sentence(4), style: None },
                }),
                4 => words(&"dài".repeat(60)),
                _ => note(&self.sentence(200)),
            });
            content.push(words(&self.sentence(20)));
        }
        paragraph(self.pick(&["plain", "body", "heading", "item"]), content)
    }

    fn blocks(&mut self, count: u64, depth: u64) -> Vec<Block> {
        let block = |random: &mut Lcg| match random.below(8) {
            0 if depth > 0 => Block::Table(random.table(depth - 1)),
            1 if random.below(2) == 0 => Block::Frame(Frame {
                style: "stamp".to_owned(),
                text: random.sentence(2),
                extent: Default::default(),
            }),
            1 => Block::Rule(Rule { style: "line".to_owned(), extent: Default::default() }),
            _ => Block::Paragraph(random.paragraph(2)),
        };
        (0..self.below(count)).map(|_| block(self)).collect()
    }

    fn table(&mut self, depth: u64) -> Table {
        let mut rows: Vec<Row> = Vec::new();
        for index in 0..1 + self.below(12) {
            let cells = (0..1 + self.below(3))
                .map(|_| Cell { span: 1 + self.below(2) as u32, blocks: self.blocks(3, depth) })
                .collect();
            let head = index == 0 && self.below(2) == 0;
            rows.push(Row { role: if head { RowRole::Head } else { RowRole::Body }, cells });
        }
        let columns = if self.below(2) == 0 { vec![2, 3, 1, 1, 2, 2] } else { Vec::new() };
        Table { style: self.pick(&["ruled", "open"]).to_owned(), columns, rows }
    }
}

/// Letters without spaces, in an order of their own: cells and notes do not follow one another on
/// the page as they do in the tree.
fn sorted(text: impl Iterator<Item = char>) -> Vec<char> {
    let mut letters: Vec<char> = text.filter(|c| !c.is_whitespace()).collect();
    letters.sort_unstable();
    letters
}

fn gather(blocks: &[Block], text: &mut String, notes: &mut usize) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => gather_inlines(paragraph, text, notes),
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    gather(&cell.blocks, text, notes);
                }
            }
            Block::Frame(frame) => text.push_str(&frame.text),
            Block::Rule(_) | Block::Sign(_) | Block::Contents(_) => {}
        }
    }
}

fn gather_inlines(paragraph: &Paragraph, text: &mut String, notes: &mut usize) {
    for inline in &paragraph.content {
        match inline {
            Inline::Text(run) => text.push_str(&run.text),
            Inline::Reference(reference) => text.push_str(&reference.text.text),
            Inline::Note(note) => {
                *notes += 1;
                // Once where it is cited and once before the note.
                text.push_str(&format!("{notes}{notes}"));
                note.paragraphs.iter().for_each(|p| gather_inlines(p, text, notes));
            }
            Inline::Break
            | Inline::Tab
            | Inline::Anchor(_)
            | Inline::AnchorEnd(_)
            | Inline::PageNumber => {}
        }
    }
}

fn document(seed: u64) -> (StyleSheet, Vec<Block>) {
    let mut random = Lcg(seed);
    let mut sheet = sheet();
    let rule = RuleStyle { paragraph: "plain".to_owned(), ..Default::default() };
    sheet.rules.insert("line".to_owned(), rule);
    let stamp = FrameStyle {
        paragraph: "plain".to_owned(),
        text: "plain".to_owned(),
        width: FrameWidth::OfText(Length::mm(2)),
        height: Length::mm(8),
        ..Default::default()
    };
    sheet.frames.insert("stamp".to_owned(), stamp);
    sheet.tables.get_mut("ruled").unwrap().rows_split = seed.is_multiple_of(2);
    (sheet, random.blocks(60, 2))
}

#[test]
fn no_letter_is_lost_or_doubled_between_tree_and_pages() {
    for seed in 0..16 {
        let (sheet, blocks) = document(seed);
        let (mut text, mut notes) = (String::new(), 0);
        gather(&blocks, &mut text, &mut notes);
        let mut tree = tree(blocks);
        let faces = Faces::bundled().unwrap();
        measure(&mut tree, &sheet, &faces).unwrap();
        let pages = lay_out(&tree, &sheet, &faces).unwrap();
        // Heading rows shown again are decoration.
        let tagged = pages.pages.iter().flat_map(|page| &page.items).filter(|i| i.node.is_some());
        let found = tagged.flat_map(|item| match &item.mark {
            Mark::Text(mark) => mark.text.chars().collect::<Vec<_>>(),
            Mark::Line(_) | Mark::Sheet(_) | Mark::Picture(_) | Mark::Field(_) => Vec::new(),
        });
        assert!(sorted(found) == sorted(text.chars()), "seed {seed}");
    }
}

#[test]
fn nothing_stands_below_the_body_and_no_line_of_text_right_of_it() {
    for seed in 0..60 {
        let (sheet, blocks) = document(seed);
        let blocks: Vec<Block> =
            blocks.into_iter().filter(|block| !matches!(block, Block::Table(_))).collect();
        let pages = lay(&sheet, blocks);
        for mark in pages.pages.iter().flat_map(|page| texts(page)) {
            assert!(mark.y.as_twips() <= 16838 - 1134, "seed {seed}: {}", mark.text);
            let right = (mark.x + mark.width).as_pt();
            assert!(right < f64::from(1701 + 9354) / 20.0 + 0.05, "seed {seed}: {}", mark.text);
        }
    }
}

#[test]
fn a_text_has_no_excess_on_as_many_pages_as_it_takes_and_has_some_on_fewer() {
    let faces = Faces::bundled().unwrap();
    for seed in 0..16 {
        let (sheet, blocks) = document(seed);
        let mut tree = tree(blocks);
        measure(&mut tree, &sheet, &faces).unwrap();
        let pages = lay_out(&tree, &sheet, &faces).unwrap().pages.len() as u32;
        let excess = |pages| excess(&tree, &sheet, &faces, pages).unwrap();
        assert_eq!(excess(pages), Length::ZERO, "seed {seed}");
        assert_eq!(excess(pages + 3), Length::ZERO, "seed {seed}");
        if pages > 1 {
            assert!(excess(pages - 1) > Length::ZERO, "seed {seed}");
        }
    }
}

#[test]
fn the_same_tree_gives_the_same_pages() {
    let (sheet, blocks) = document(7);
    assert_eq!(lay(&sheet, blocks.clone()), lay(&sheet, blocks));
}

#[test]
fn ten_thousand_paragraphs_come_to_an_end() {
    let pages = lay(&sheet(), blocks("plain", 10_000));
    assert_eq!(pages.pages.len(), 10_000usize.div_ceil(45));
}
