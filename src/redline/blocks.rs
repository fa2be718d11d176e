//! What changed among paragraphs and tables.
//!
//! In go the blocks of a column in two versions; out come those of both, marked. Every column ends
//! with a paragraph whose end both versions have, since no reader of the file can take it away.

use super::align::{Step, align, alike};
use super::clause::Levels;
use super::words;
use crate::block::change::{Change, Edited};
use crate::block::{Block, Cell, Contents, Inline, Note, Paragraph, Row, Sign, Table};
use crate::kit::Words;

/// Paragraphs and rows this much alike, of a thousand, are versions of each other.
const ALIKE: u32 = 450;
/// The same for paragraphs of another style.
const ALIKE_IN_ANOTHER_STYLE: u32 = 650;

/// Puts two versions together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Merger<'k> {
    levels: Levels<'k>,
}

impl<'k> Merger<'k> {
    pub(super) fn new(words: &'k Words) -> Merger<'k> {
        Merger { levels: Levels::of(words) }
    }

    /// Both versions of a column in one.
    pub(super) fn merged(&self, old: &[Block], new: &[Block]) -> Vec<Block> {
        let key = |block: &Block| self.key(block);
        let keys = |blocks: &[Block]| -> Vec<String> { blocks.iter().map(key).collect() };
        let (old_keys, new_keys) = (keys(old), keys(new));
        let likeness =
            |i: usize, j: usize| self.likeness((&old[i], &old_keys[i]), (&new[j], &new_keys[j]));
        let mut steps = align(&old_keys, &new_keys, likeness);
        pair_lone(&mut steps, |i, j| self.replaces(&old[i], &new[j]));
        pair_last(&mut steps, |i, j| both_paragraphs(&old[i], &new[j]).is_some());
        let mut merged: Vec<Block> = Vec::new();
        for step in &steps {
            merged.push(match step {
                Step::Both(i, j) => self.both(&old[*i], &new[*j]),
                Step::Old(i) => whole(&old[*i], Change::Deleted),
                Step::New(j) => whole(&new[*j], Change::Inserted),
            });
        }
        let kept = steps.iter().rposition(|step| matches!(step, Step::Both(..)));
        close(&mut merged, kept);
        merged
    }

    /// Both versions of a note.
    pub(super) fn note(&self, old: &Note, new: &Note) -> Note {
        let blocks = |note: &Note| -> Vec<Block> {
            note.paragraphs.iter().cloned().map(Block::Paragraph).collect()
        };
        let merged = self.merged(&blocks(old), &blocks(new));
        let paragraphs = merged.into_iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_)
            | Block::Rule(_)
            | Block::Frame(_)
            | Block::Sign(_)
            | Block::Contents(_) => None,
        });
        Note { paragraphs: paragraphs.collect() }
    }

    /// All words of a column but for what counting gives them.
    pub(super) fn words_of(&self, blocks: &[Block]) -> String {
        let keys: Vec<String> = blocks.iter().map(|block| self.key(block)).collect();
        keys.join("\n")
    }

    /// What makes two blocks the same: style and words, numbers of clauses apart.
    fn key(&self, block: &Block) -> String {
        match block {
            Block::Paragraph(paragraph) => {
                format!("{}\u{0}{}", paragraph.style, self.levels.uncounted(paragraph))
            }
            Block::Table(table) => {
                let rows: Vec<String> = table.rows.iter().map(|row| self.row_key(row)).collect();
                format!("{}\u{0}{}", table.style, rows.join("\n"))
            }
            Block::Rule(rule) => format!("rule {}", rule.style),
            Block::Frame(frame) => format!("frame {}\u{0}{}", frame.style, frame.text),
            Block::Sign(sign) => format!("sign {}", sign.style),
            Block::Contents(contents) => format!("contents {:?}", contents.listing),
        }
    }

    fn row_key(&self, row: &Row) -> String {
        let cell = |cell: &Cell| format!("{}\u{0}{}", cell.span, self.words_of(&cell.blocks));
        row.cells.iter().map(cell).collect::<Vec<_>>().join("\u{1}")
    }

    fn likeness(&self, (old, old_key): (&Block, &str), (new, new_key): (&Block, &str)) -> u32 {
        if let (Block::Table(old), Block::Table(new)) = (old, new) {
            // A table without rows is not shown.
            let same =
                old.style == new.style && widths(old) == widths(new) && widths(new).is_some();
            return if same { 1 + alike(old_key, new_key) } else { 0 };
        }
        let Some((old, new)) = both_paragraphs(old, new) else { return 0 };
        let words = |paragraph: &Paragraph| self.levels.uncounted(paragraph);
        let least = if old.style == new.style { ALIKE } else { ALIKE_IN_ANOTHER_STYLE };
        // Of two that are as much alike, that of the same style.
        let style = u32::from(old.style == new.style);
        match alike(&words(old), &words(new)) {
            little if little < least => 0,
            much => much + style,
        }
    }

    /// Whether a paragraph, the only one in its place, stands for the only one that stood there.
    fn replaces(&self, old: &Block, new: &Block) -> bool {
        both_paragraphs(old, new)
            .is_some_and(|(old, new)| old.style == new.style && !self.levels.is_clause(&new.style))
    }

    fn both(&self, old: &Block, new: &Block) -> Block {
        if let Some((old, new)) = both_paragraphs(old, new) {
            let style = (old.style != new.style).then(|| old.style.clone());
            let content = words::merged(self, &old.content, &new.content);
            let edited = Edited { end: Change::Kept, style };
            return Block::Paragraph(Paragraph { edited, content, ..new.clone() });
        }
        if let (Block::Table(old), Block::Table(new)) = (old, new) {
            return Block::Table(self.table(old, new));
        }
        new.clone()
    }

    fn table(&self, old: &Table, new: &Table) -> Table {
        let keys = |table: &Table| -> Vec<String> {
            table.rows.iter().map(|row| self.row_key(row)).collect()
        };
        let (old_keys, new_keys) = (keys(old), keys(new));
        let likeness = |i: usize, j: usize| {
            let much = alike(&old_keys[i], &new_keys[j]);
            if spans(&old.rows[i]) == spans(&new.rows[j]) && much >= ALIKE { much } else { 0 }
        };
        let mut steps = align(&old_keys, &new_keys, likeness);
        pair_lone(&mut steps, |i, j| spans(&old.rows[i]) == spans(&new.rows[j]));
        let rows = steps.into_iter().map(|step| match step {
            Step::Old(i) => whole_row(&old.rows[i], Change::Deleted),
            Step::New(j) => whole_row(&new.rows[j], Change::Inserted),
            Step::Both(i, j) => {
                let cells = old.rows[i].cells.iter().zip(&new.rows[j].cells);
                let cells = cells.map(|(old, new)| Cell {
                    blocks: self.merged(&old.blocks, &new.blocks),
                    ..new.clone()
                });
                Row { cells: cells.collect(), ..new.rows[j].clone() }
            }
        });
        Table { rows: rows.collect(), ..new.clone() }
    }
}

fn both_paragraphs<'b>(old: &'b Block, new: &'b Block) -> Option<(&'b Paragraph, &'b Paragraph)> {
    match (old, new) {
        (Block::Paragraph(old), Block::Paragraph(new)) => Some((old, new)),
        _ => None,
    }
}

fn spans(row: &Row) -> Vec<u32> {
    row.cells.iter().map(|cell| cell.span).collect()
}

/// Columns of a table; none where it has no rows.
fn widths(table: &Table) -> Option<u32> {
    table.rows.first().map(|row| spans(row).into_iter().sum())
}

/// Matches the only old part with the only new part between two matches.
fn pair_lone(steps: &mut Vec<Step>, fits: impl Fn(usize, usize) -> bool) {
    let mut at = 0;
    while at + 1 < steps.len() {
        let is_match = |step: Option<&Step>| step.is_none_or(|step| matches!(step, Step::Both(..)));
        let before = at.checked_sub(1).and_then(|before| steps.get(before));
        if let (Step::Old(i), Step::New(j)) = (steps[at], steps[at + 1])
            && is_match(before)
            && is_match(steps.get(at + 2))
            && fits(i, j)
        {
            steps.splice(at..at + 2, [Step::Both(i, j)]);
        }
        at += 1;
    }
}

/// Matches the last old with the last new part where both would come to stand at the end.
fn pair_last(steps: &mut Vec<Step>, fits: impl Fn(usize, usize) -> bool) {
    let tail = steps.iter().rposition(|step| matches!(step, Step::Both(..))).map_or(0, |at| at + 1);
    let last = |old: bool| {
        let is = |step: &Step| matches!((step, old), (Step::Old(_), true) | (Step::New(_), false));
        steps.iter().skip(tail).rposition(is).map(|at| tail + at)
    };
    let (Some(old), Some(new)) = (last(true), last(false)) else { return };
    let (Step::Old(i), Step::New(j)) = (steps[old], steps[new]) else { return };
    if fits(i, j) && old < new {
        steps.remove(new);
        steps.remove(old);
        steps.push(Step::Both(i, j));
    }
}

/// Lets a column end with a paragraph end that both versions have. Where the last paragraphs are of
/// one version alone, their text is put behind that of the last one both have, whose look the end
/// takes on when they go.
fn close(merged: &mut [Block], kept: Option<usize>) {
    let Some(Block::Paragraph(last)) = merged.last_mut() else { return };
    let change = std::mem::take(&mut last.edited.end);
    let from = kept.map_or(merged.len(), |kept| kept);
    let Some(run) = merged.get_mut(from..) else { return };
    let mut paragraphs = Vec::new();
    for block in run {
        let Block::Paragraph(paragraph) = block else { return };
        paragraphs.push(paragraph);
    }
    let [first, .., last] = paragraphs.as_mut_slice() else { return };
    let before = first.edited.style.clone().unwrap_or_else(|| first.style.clone());
    match change {
        Change::Kept => return,
        Change::Inserted if before != last.style => last.edited.style = Some(before),
        Change::Deleted if first.style != last.style => {
            let style = std::mem::replace(&mut last.style, first.style.clone());
            last.edited.style = Some(style);
        }
        Change::Inserted | Change::Deleted => {}
    }
    first.edited.end = change;
}

/// A block of one version alone.
pub(super) fn whole(block: &Block, change: Change) -> Block {
    match block {
        Block::Paragraph(paragraph) => Block::Paragraph(whole_paragraph(paragraph, change)),
        Block::Table(table) => {
            let rows = table.rows.iter().map(|row| whole_row(row, change)).collect();
            Block::Table(Table { rows, ..table.clone() })
        }
        Block::Rule(rule) => Block::Rule(crate::block::Rule { change, ..rule.clone() }),
        Block::Frame(frame) => Block::Frame(crate::block::Frame { change, ..frame.clone() }),
        Block::Sign(sign) => {
            // The pictures of the old version are not in the new one's file.
            let spots = if change == Change::Deleted { Vec::new() } else { sign.spots.clone() };
            Block::Sign(Sign { change, spots, ..sign.clone() })
        }
        Block::Contents(contents) => Block::Contents(Contents { change, ..contents.clone() }),
    }
}

fn whole_paragraph(paragraph: &Paragraph, change: Change) -> Paragraph {
    Paragraph {
        edited: Edited { end: change, style: None },
        content: words::whole(&paragraph.content, change),
        ..paragraph.clone()
    }
}

fn whole_row(row: &Row, change: Change) -> Row {
    let cells = row.cells.iter().map(|cell| Cell {
        blocks: cell.blocks.iter().map(|block| whole(block, change)).collect(),
        ..cell.clone()
    });
    Row { change, cells: cells.collect(), ..row.clone() }
}

/// A note of one version alone; its last paragraph goes with it.
pub(super) fn whole_note(note: &Note, change: Change) -> Note {
    let mut paragraphs: Vec<Paragraph> =
        note.paragraphs.iter().map(|paragraph| whole_paragraph(paragraph, change)).collect();
    if let Some(last) = paragraphs.last_mut() {
        last.edited.end = Change::Kept;
    }
    Note { paragraphs }
}

/// Whether anything is marked in blocks.
pub(super) fn are_changed(blocks: &[Block]) -> bool {
    let is = |change: Change| change != Change::Kept;
    blocks.iter().any(|block| match block {
        Block::Paragraph(paragraph) => is_changed(paragraph),
        Block::Table(table) => table
            .rows
            .iter()
            .any(|row| is(row.change) || row.cells.iter().any(|cell| are_changed(&cell.blocks))),
        Block::Rule(rule) => is(rule.change),
        Block::Frame(frame) => is(frame.change),
        Block::Sign(sign) => is(sign.change),
        Block::Contents(contents) => is(contents.change),
    })
}

/// Whether anything is marked in a paragraph or its notes.
pub(super) fn is_changed(paragraph: &Paragraph) -> bool {
    paragraph.edited != Edited::default()
        || paragraph.content.iter().any(|inline| match inline {
            Inline::Change(_) => true,
            Inline::Note(note) => note.paragraphs.iter().any(is_changed),
            Inline::Text(_)
            | Inline::Break
            | Inline::Tab
            | Inline::Anchor(_)
            | Inline::AnchorEnd(_)
            | Inline::Reference(_)
            | Inline::PageNumber => false,
        })
}
