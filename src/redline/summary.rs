//! The changes told clause by clause.
//!
//! In goes a tree with marks; out come lines for a terminal. A clause of which nothing but the
//! number is new, and a table of contents, are not counted. Follows ND30-II.V.7 in how clauses are
//! mentioned, but from large to small, as a reader looks for them.

use super::blocks::{are_changed, is_changed};
use super::clause::{Levels, text};
use crate::block::change::{Change, Edited};
use crate::block::{Block, Inline, Paragraph, Row, Tree};
use crate::kit::{StyleSheet, Words};

/// So many words around a change are shown, and of what is wholly new or gone.
const AROUND: usize = 4;
const SHOWN: usize = 14;

/// What happened to a paragraph or to a row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// In the new version alone.
    Added,
    /// In the old version alone.
    Removed,
    /// Other words.
    Changed,
    /// The same words in another look.
    Restyled,
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Where, e.g. `Điều 3 khoản 2`; in the head and at the end the name of the style.
    pub place: String,
    /// What.
    pub kind: Kind,
    /// The words, each with the version that has it.
    pub words: Vec<(Change, String)>,
}

/// All changes of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// In reading order.
    pub changes: Vec<Told>,
    /// How many clauses or mentions have another number and nothing else.
    pub renumbered: usize,
}

impl Summary {
    /// The changes of a tree that `redline::compare` has made; the sheet and the words are those of
    /// its document.
    pub fn of(tree: &Tree, sheet: &StyleSheet, words: &Words) -> Summary {
        let mut teller = Teller {
            sheet,
            levels: Levels::of(words),
            summary: Summary::default(),
            part: String::new(),
            paths: [Vec::new(), Vec::new()],
        };
        for (at, section) in tree.sections.iter().enumerate() {
            teller.part = if at == 0 { String::new() } else { first_words(&section.blocks) };
            teller.paths = [Vec::new(), Vec::new()];
            // The margins of the first section stand for those of all.
            if at == 0 {
                for margin in [&section.header, &section.footer] {
                    teller.blocks(&margin.first);
                    if margin.rest != margin.first {
                        teller.blocks(&margin.rest);
                    }
                }
            }
            teller.blocks(&section.blocks);
        }
        teller.summary
    }

    /// How many changes are of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        self.changes.iter().filter(|told| told.kind == kind).count()
    }
}

/// What an appendix is called: its first words.
fn first_words(blocks: &[Block]) -> String {
    let words = blocks.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) => {
            let words = version(paragraph, Change::Inserted);
            (!words.trim().is_empty()).then(|| words.trim().to_owned())
        }
        Block::Table(_)
        | Block::Rule(_)
        | Block::Frame(_)
        | Block::Sign(_)
        | Block::Contents(_) => None,
    });
    words.unwrap_or_default()
}

/// The words of one version of a paragraph: those both have and those `change` marks.
fn version(paragraph: &Paragraph, change: Change) -> String {
    text(&of_version(&paragraph.content, change), &|_, words| words.to_owned())
}

fn of_version(content: &[Inline], change: Change) -> Vec<Inline> {
    let mut now = Change::Kept;
    let mut kept = Vec::new();
    for inline in content {
        match inline {
            Inline::Change(next) => now = *next,
            Inline::Note(note) if now == Change::Kept || now == change => {
                let mut note = note.clone();
                for paragraph in &mut note.paragraphs {
                    paragraph.content = of_version(&paragraph.content, change);
                }
                kept.push(Inline::Note(note));
            }
            Inline::Text(_)
            | Inline::Break
            | Inline::Tab
            | Inline::Note(_)
            | Inline::Anchor(_)
            | Inline::AnchorEnd(_)
            | Inline::Reference(_)
            | Inline::PageNumber => {
                if now == Change::Kept || now == change {
                    kept.push(inline.clone());
                }
            }
        }
    }
    kept
}

/// A walk through a tree.
struct Teller<'a> {
    sheet: &'a StyleSheet,
    levels: Levels<'a>,
    summary: Summary,
    /// The appendix it is in; empty in the document itself.
    part: String,
    /// The clauses around it, from large to small, in the old and in the new version.
    paths: [Vec<(usize, String)>; 2],
}

impl Teller<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(table) => {
                    let style = self.sheet.tables.get(&table.style);
                    // Who signs and who receives stands outside of every clause.
                    if style.is_some_and(|style| style.lines_before > 0) {
                        self.paths = [Vec::new(), Vec::new()];
                    }
                    table.rows.iter().for_each(|row| self.row(row));
                }
                Block::Frame(frame) => {
                    let kind = match frame.change {
                        Change::Kept => continue,
                        Change::Inserted => Kind::Added,
                        Change::Deleted => Kind::Removed,
                    };
                    let words = vec![(frame.change, frame.text.clone())];
                    self.tell(String::new(), kind, words);
                }
                // Nobody's words, or words told at their own place.
                Block::Rule(_) | Block::Sign(_) | Block::Contents(_) => {}
            }
        }
    }

    fn row(&mut self, row: &Row) {
        let kind = match row.change {
            Change::Kept => {
                row.cells.iter().for_each(|cell| self.blocks(&cell.blocks));
                return;
            }
            Change::Inserted => Kind::Added,
            Change::Deleted => Kind::Removed,
        };
        let mut style = "";
        let mut cells = Vec::new();
        for cell in &row.cells {
            let mut words = Vec::new();
            for block in &cell.blocks {
                if let Block::Paragraph(paragraph) = block {
                    style = &paragraph.style;
                    words.push(version(paragraph, row.change).trim().to_owned());
                }
            }
            cells.push(words.join(" "));
        }
        let words = shortened(cells.join(" | ").trim_matches([' ', '|']), SHOWN);
        let place = self.place(row.change, style);
        self.tell(place, kind, vec![(row.change, words)]);
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let versions = [version(paragraph, Change::Deleted), version(paragraph, Change::Inserted)];
        let only = only_in(paragraph);
        let former = paragraph.edited.style.as_deref().unwrap_or(&paragraph.style);
        if only != Change::Inserted {
            self.step(0, former, &versions[0]);
        }
        if only != Change::Deleted {
            self.step(1, &paragraph.style, &versions[1]);
        }
        if !is_changed(paragraph) {
            return;
        }
        let kind = match only {
            Change::Inserted => Kind::Added,
            Change::Deleted => Kind::Removed,
            Change::Kept => Kind::Changed,
        };
        let place = self.place(only, &paragraph.style);
        if kind != Kind::Changed {
            let shown = &versions[usize::from(only == Change::Inserted)];
            if !shown.trim().is_empty() {
                self.tell(place, kind, vec![(only, shortened(shown, SHOWN))]);
            }
            return;
        }
        let [old, new] = [Change::Deleted, Change::Inserted].map(|change| Paragraph {
            content: of_version(&paragraph.content, change),
            ..paragraph.clone()
        });
        let old = Paragraph { style: former.to_owned(), ..old };
        if versions[0] == versions[1] {
            let words = vec![(Change::Kept, shortened(&versions[1], SHOWN))];
            let has_words = !versions[1].trim().is_empty();
            if has_words && (former != paragraph.style || !marks_end_alone(paragraph)) {
                self.tell(place, Kind::Restyled, words);
            }
        } else if self.levels.uncounted(&old) == self.levels.uncounted(&new) {
            self.summary.renumbered += 1;
        } else {
            self.tell(place, Kind::Changed, around(pieces(&paragraph.content)));
        }
    }

    /// Goes on to a paragraph of one version.
    fn step(&mut self, version: usize, style: &str, words: &str) {
        if let Some(opening) = self.levels.opening(style, words) {
            let path = &mut self.paths[version];
            path.retain(|(level, _)| *level < opening.level);
            path.push((opening.level, opening.mention));
        }
    }

    fn place(&self, only: Change, style: &str) -> String {
        let path = &self.paths[usize::from(only != Change::Deleted)];
        let mut names: Vec<&str> = path.iter().map(|(_, name)| name.as_str()).collect();
        if names.is_empty() {
            let title = self.sheet.paragraphs.get(style).map(|style| style.title.as_str());
            names.extend(title.filter(|_| self.part.is_empty()));
        }
        if !self.part.is_empty() {
            names.insert(0, &self.part);
        }
        names.join(" ")
    }

    fn tell(&mut self, place: String, kind: Kind, words: Vec<(Change, String)>) {
        self.summary.changes.push(Told { place, kind, words });
    }
}

/// The version a whole paragraph is in.
fn only_in(paragraph: &Paragraph) -> Change {
    let mut now = Change::Kept;
    let mut seen = None;
    for inline in &paragraph.content {
        match inline {
            Inline::Change(change) => now = *change,
            Inline::Anchor(_) | Inline::AnchorEnd(_) => {}
            Inline::Text(_)
            | Inline::Break
            | Inline::Tab
            | Inline::Note(_)
            | Inline::Reference(_)
            | Inline::PageNumber => {
                if *seen.get_or_insert(now) != now {
                    return Change::Kept;
                }
            }
        }
    }
    seen.unwrap_or(paragraph.edited.end)
}

/// Whether nothing but the end of a paragraph is marked.
fn marks_end_alone(paragraph: &Paragraph) -> bool {
    let unmarked = Paragraph { edited: Edited::default(), ..paragraph.clone() };
    !are_changed(&[Block::Paragraph(unmarked)])
}

/// The words of a paragraph by version, with those of its notes where they changed.
fn pieces(content: &[Inline]) -> Vec<(Change, String)> {
    let mut pieces: Vec<(Change, String)> = Vec::new();
    let mut now = Change::Kept;
    let mut push = |change: Change, words: &str| match pieces.last_mut() {
        Some((last, all)) if *last == change => all.push_str(words),
        Some(_) | None => pieces.push((change, words.to_owned())),
    };
    for inline in content {
        match inline {
            Inline::Change(change) => now = *change,
            Inline::Text(text) => push(now, &text.text),
            Inline::Reference(reference) => push(now, &reference.text.text),
            Inline::Break | Inline::Tab => push(now, " "),
            Inline::Note(note) => {
                for paragraph in note.paragraphs.iter().filter(|paragraph| is_changed(paragraph)) {
                    push(now, " [");
                    self::pieces(&paragraph.content).iter().for_each(|(change, words)| {
                        push(if now == Change::Kept { *change } else { now }, words);
                    });
                    push(now, "]");
                }
            }
            Inline::Anchor(_) | Inline::AnchorEnd(_) | Inline::PageNumber => {}
        }
    }
    pieces
}

/// The pieces with no more than a few words of what both versions have.
fn around(pieces: Vec<(Change, String)>) -> Vec<(Change, String)> {
    let last = pieces.len().saturating_sub(1);
    let shown = pieces.into_iter().enumerate().map(|(at, (change, words))| {
        if change != Change::Kept {
            return (change, words);
        }
        let all: Vec<&str> = words.split_inclusive(' ').collect();
        let (head, tail) = (if at == 0 { 0 } else { AROUND }, if at == last { 0 } else { AROUND });
        if all.len() <= head + tail + 1 {
            return (change, words);
        }
        let (first, rest) = (all[..head].concat(), all[all.len() - tail..].concat());
        let rest = if rest.is_empty() { rest } else { format!(" {rest}") };
        (change, format!("{}{}…{rest}", first.trim_end(), if head == 0 { "" } else { " " }))
    });
    shown.collect()
}

fn shortened(words: &str, most: usize) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    match all.get(..most) {
        Some(first) if first.len() < all.len() => format!("{} …", first.join(" ")),
        Some(_) | None => all.join(" "),
    }
}
