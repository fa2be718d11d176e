//! Trees of everything in every place, the same for the same seed.

use super::sheet::{frame, line, note, reference, rule, styled, words};
use crate::block::{
    Block, Cell, Inline, Keep, Margin, Numbering, Orientation, Paragraph, Row, RowRole, Section,
    Table, Tree,
};
use crate::length::Length;

const TEXTS: [&str; 7] =
    ["một", " hai  ba ", "<&\"'>", "30/2020/NĐ\u{2011}CP", "\u{2011}", "", "ngày\u{A0}05 …"];
const STYLES: [&str; 6] = ["than", "dieu", "gach", "giua-dam", "noi-nhan", "trong-o"];
const ANCHORS: [&str; 5] = ["dieu-1", "dieu_1", "Điều 2", "3", "khoan.4"];

/// Gives whole numbers that look random (xorshift, Marsaglia 2003).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits fit") % limit
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    fn some<T>(&mut self, most: usize, mut make: impl FnMut(&mut Dice) -> T) -> Vec<T> {
        let count = self.below(most + 1);
        (0..count).map(|_| make(self)).collect()
    }
}

/// Where blocks stand, which limits what they may hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Main,
    Cell,
    Margin,
    MarginCell,
}

pub(crate) fn tree(seed: u64) -> Tree {
    let mut dice = Dice::new(seed);
    let mut sections = dice.some(3, section);
    sections.push(section(&mut dice));
    // Every anchor once, at a place of its own.
    let anchors = ANCHORS.map(|anchor| Inline::Anchor(anchor.to_owned()));
    let paragraph = Paragraph {
        style: "than".to_owned(),
        content: anchors.into_iter().collect(),
        ..Paragraph::default()
    };
    let at = dice.below(sections.len());
    sections[at].blocks.insert(0, Block::Paragraph(paragraph));
    Tree { properties: super::sample::properties(), sections, ..Tree::default() }
}

fn section(dice: &mut Dice) -> Section {
    Section {
        former: None,
        page: "a4".to_owned(),
        orientation: dice.of(&[Orientation::Portrait, Orientation::Landscape]),
        numbering: dice.of(&[Numbering::Continue, Numbering::Restart]),
        header: margin(dice),
        footer: margin(dice),
        sheets: Vec::new(),
        blocks: dice.some(6, |dice| block(dice, Place::Main)),
    }
}

fn margin(dice: &mut Dice) -> Margin {
    let first = dice.some(1, |dice| block(dice, Place::Margin));
    let rest = if dice.below(2) == 0 {
        first.clone()
    } else {
        dice.some(2, |dice| block(dice, Place::Margin))
    };
    Margin { first, rest }
}

fn block(dice: &mut Dice, place: Place) -> Block {
    match dice.below(8) {
        0 | 1 if place == Place::Main => Block::Table(table(dice, Place::Cell)),
        0 | 1 if place == Place::Margin => Block::Table(table(dice, Place::MarginCell)),
        2 => rule(dice.of(&["ke", "ke-trai"]), Length::mm(20)),
        3 if dice.below(2) == 0 => line("trong-o", ""),
        3 => frame("KHẨN"),
        _ => Block::Paragraph(Paragraph {
            edited: crate::block::change::Edited::default(),
            style: dice.of(&STYLES).to_owned(),
            keep: Keep { next: dice.below(4) == 0, lines: dice.below(4) == 0 },
            content: dice.some(5, |dice| inline(dice, place)),
        }),
    }
}

fn inline(dice: &mut Dice, place: Place) -> Inline {
    let text = dice.of(&TEXTS);
    match dice.below(8) {
        0 => Inline::Break,
        1 => Inline::Tab,
        2 if matches!(place, Place::Main | Place::Cell) => note(text),
        3 => reference(dice.of(&ANCHORS), text),
        4 => Inline::PageNumber,
        5 => styled(text, dice.of(&["dam", "nghieng", "thuong"])),
        _ => words(text),
    }
}

fn table(dice: &mut Dice, cells: Place) -> Table {
    let count = 1 + dice.below(4);
    let columns = if dice.below(2) == 0 { Vec::new() } else { vec![3; count] };
    let mut rows = dice.some(3, |dice| row(dice, count, cells));
    if let Some(first) = rows.first_mut() {
        first.role = dice.of(&[RowRole::Head, RowRole::Body]);
    }
    Table { style: dice.of(&["dau", "ke", "dai"]).to_owned(), columns, rows }
}

fn row(dice: &mut Dice, count: usize, place: Place) -> Row {
    let mut cells = Vec::new();
    let mut left = count;
    while left > 0 {
        let span = 1 + dice.below(left);
        left -= span;
        let span = u32::try_from(span).expect("a handful");
        cells.push(Cell { span, blocks: dice.some(2, |dice| block(dice, place)) });
    }
    Row { change: crate::block::change::Change::Kept, role: RowRole::Body, cells }
}
