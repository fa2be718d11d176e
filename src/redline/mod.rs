//! What an edit changed: from the old and the new tree of a document to one that shows both.
//!
//! In go two trees completed by `layout::measure`; out comes a tree with marks
//! (`block::change`), from which `write::docx` makes tracked changes, and a [`Summary`] by clause.
//! Taking the marks as accepted gives the words of the new tree, as rejected those of the old one.
//! Must not know files, formats or how a document came about.
//!
//! Clauses are matched by their words without their number, so one that only moved up or down is
//! not taken out and put in again: its number alone is marked, and the summary does not count it.
//! What is nobody's words (drawn lines, pictures, page set-up) is that of the new tree: a section that
//! is gone is shown as text at the end of the one before it.

mod align;
mod blocks;
mod clause;
mod summary;
#[cfg(test)]
mod tests;
mod told;
mod words;

use align::{Step, align};
use blocks::{Merger, whole};

use crate::block::change::{Change, Former, Revision};
use crate::block::{Block, Margin, Section, Tree};
use crate::kit::Words;

pub use summary::{Kind, Summary, Told};

/// Sections this much alike, of a thousand, are versions of each other.
const ALIKE: u32 = 300;

/// The tree that shows what became of `old` in `new`; the changes are `revision`'s.
pub fn compare(old: &Tree, new: &Tree, words: &Words, revision: Revision) -> Tree {
    let merger = Merger::new(words);
    Tree {
        properties: new.properties.clone(),
        pictures: new.pictures.clone(),
        sections: sections(&merger, &old.sections, &new.sections),
        copied: new.copied.clone(),
        revision: Some(revision),
    }
}

/// Whether anything is marked in a tree.
pub fn is_changed(tree: &Tree) -> bool {
    let margins =
        |margin: &Margin| blocks::are_changed(&margin.first) || blocks::are_changed(&margin.rest);
    tree.sections.iter().any(|section| {
        margins(&section.header) || margins(&section.footer) || blocks::are_changed(&section.blocks)
    })
}

fn sections(merger: &Merger<'_>, old: &[Section], new: &[Section]) -> Vec<Section> {
    let key = |section: &Section| merger.words_of(&section.blocks);
    let (old_keys, new_keys): (Vec<_>, Vec<_>) =
        (old.iter().map(key).collect(), new.iter().map(key).collect());
    let alike = |i: usize, j: usize| {
        let alike = align::alike(&old_keys[i], &new_keys[j]);
        // A document begins with its first section, whatever is in it.
        if i == 0 && j == 0 {
            1000
        } else if i == 0 || j == 0 || alike < ALIKE {
            0
        } else {
            alike
        }
    };
    let keys = |keys: &[String]| {
        keys.iter().enumerate().map(|(i, key)| (i == 0, key.clone())).collect::<Vec<_>>()
    };
    let mut merged: Vec<Section> = Vec::new();
    // What the margins of the old version hold where a section of the new one comes in.
    let none = Section::default();
    let mut around = &none;
    let mut kept = None;
    for step in align(&keys(&old_keys), &keys(&new_keys), alike) {
        match step {
            Step::Both(i, j) => {
                around = &old[i];
                kept = Some((merged.len(), around));
                let blocks = merger.merged(&old[i].blocks, &new[j].blocks);
                merged.push(section(merger, around, &new[j], blocks));
            }
            Step::New(j) => {
                let blocks = wholes(&new[j], Change::Inserted);
                merged.push(section(merger, around, &new[j], blocks));
            }
            Step::Old(i) => match merged.last_mut() {
                Some(before) => append(before, &old[i]),
                None => merged
                    .push(Section { blocks: wholes(&old[i], Change::Deleted), ..old[i].clone() }),
            },
        }
    }
    close(&mut merged, kept);
    merged
}

/// Lets a document end with a paragraph end that both versions have, and lets what parts the last
/// section both have from new ones behind it go with them: the pages are then set as they were.
fn close(merged: &mut [Section], kept: Option<(usize, &Section)>) {
    let mut before = None;
    if let Some((at, old)) = kept.filter(|(at, _)| at + 1 < merged.len())
        && let Some(Block::Paragraph(last)) = merged[at].blocks.last_mut()
        && last.content.is_empty()
    {
        last.edited.end = Change::Inserted;
        before = Some((last.style.clone(), old));
    }
    let Some(end) = merged.last_mut() else { return };
    if let Some((_, old)) = &before {
        let Section { page, orientation, numbering, .. } = old;
        let (orientation, numbering) = (*orientation, *numbering);
        end.former = Some(Former { page: page.clone(), orientation, numbering });
    }
    // A file cannot but end with a paragraph.
    if let Some(Block::Paragraph(last)) = end.blocks.last_mut() {
        last.edited.end = Change::Kept;
        if let Some((style, _)) = before {
            last.edited.style = Some(style).filter(|style| *style != last.style);
        }
    }
}

/// A section of the new version with these blocks, and the margins of both.
fn section(merger: &Merger<'_>, old: &Section, new: &Section, blocks: Vec<Block>) -> Section {
    let margin = |old: &Margin, new: &Margin| Margin {
        first: merger.merged(&old.first, &new.first),
        rest: merger.merged(&old.rest, &new.rest),
    };
    Section {
        header: margin(&old.header, &new.header),
        footer: margin(&old.footer, &new.footer),
        blocks,
        ..new.clone()
    }
}

/// Puts the text of a section that is gone at the end of the one before it: it then leaves no empty
/// page behind.
fn append(before: &mut Section, old: &Section) {
    let gone = wholes(old, Change::Deleted);
    let closes = |block: &Block| match block {
        Block::Paragraph(last) => last.content.is_empty() && last.edited.end == Change::Kept,
        Block::Table(_)
        | Block::Rule(_)
        | Block::Frame(_)
        | Block::Sign(_)
        | Block::Contents(_) => false,
    };
    let at = before.blocks.len() - usize::from(before.blocks.last().is_some_and(closes));
    before.blocks.splice(at..at, gone);
    if let Some(Block::Paragraph(last)) = before.blocks.last_mut() {
        last.edited.end = Change::Kept;
    }
}

fn wholes(section: &Section, change: Change) -> Vec<Block> {
    section.blocks.iter().map(|block| whole(block, change)).collect()
}
