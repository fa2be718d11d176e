//! From blocks to a column of strips: the pieces that are placed one below the other.
//!
//! Comes in as the blocks of a section, a cell, a margin or a note, and the width they have; goes
//! out as a [`Column`], in which every distance and every place where a page may end is already
//! fixed. Knows nothing of pages. Follows `layout-facts` §2 (gaps), §4 (tables) and §5 (keeps).

use crate::block::{Block, Inline, Keep, Note, Paragraph, Reference, Text};
use crate::error::Result;
use crate::kit::style::{ParagraphStyle, Role, StyleSheet};
use crate::layout::drawing::{Framed, Signed, Stroke};
use crate::layout::font::Faces;
use crate::layout::page::{NodeId, NodeRole};
use crate::layout::paragraph::{Line, percent, set_lines};
use crate::layout::run::{BREAK, TAB};
use crate::layout::run::{Letters, first_anchor, ink, is_blank, plain, run_style, unknown};
use crate::layout::structure::Structure;
use crate::layout::table::Row;
use crate::length::Length;

/// Pieces of one width, from top to bottom.
#[derive(Debug, Default)]
pub(crate) struct Column {
    pub(crate) strips: Vec<Strip>,
    /// The first strip of each block.
    pub(crate) starts: Vec<usize>,
    /// Space below the last paragraph, or the lower border of a last table.
    pub(crate) after: Length,
    /// What multiple spacing adds below the last paragraph of a cell.
    pub(crate) below: Length,
}

/// What stays in one piece: a line, a drawn line, a row.
#[derive(Debug)]
pub(crate) struct Strip {
    /// From the strip above.
    pub(crate) gap: Length,
    /// From the top, where the strip begins a column or a page of its own accord; at the top of a
    /// page it was carried over to there is nothing.
    pub(crate) lead: Length,
    pub(crate) height: Length,
    /// What must fit below it without moving what follows: the lower border of a table.
    pub(crate) tail: Length,
    pub(crate) hold: Hold,
    /// Notes cited in it, counted from 0, in order.
    pub(crate) notes: Vec<usize>,
    pub(crate) content: Content,
}

/// Whether a strip may be the first of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hold {
    /// It may.
    Free,
    /// It must.
    Page,
    /// It belongs to the block above (keep with next, heading rows).
    Above,
    /// It belongs to the same lines as the strip above (widows, orphans, keep lines).
    Lines,
}

/// What a strip shows.
#[derive(Debug)]
pub(crate) enum Content {
    Line(Line),
    Stroke(Stroke),
    Framed(Framed),
    Signed(Vec<Signed>),
    Row(Row),
}

/// Makes columns of one document; numbers its notes and knows its structure.
pub(crate) struct Shaper<'a> {
    pub(crate) sheet: &'a StyleSheet,
    pub(crate) faces: &'a Faces,
    pub(crate) structure: Structure,
    /// What is shaped is decoration and stands in no structure.
    pub(crate) tagging: Tagging,
    /// Width of notes: that of the page's text.
    pub(crate) note_width: Length,
    /// The notes so far, as columns.
    pub(crate) notes: Vec<Column>,
    /// Number of the page a margin is shaped for; in the text it is not known yet.
    pub(crate) page_number: u32,
    /// Notes numbered so far.
    pub(crate) marks: usize,
    /// Tables so far, to tell the rows of one from those of the next.
    pub(crate) tables: usize,
}

/// Whether parts enter the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tagging {
    /// They are text.
    Text,
    /// They are decoration.
    Artifact,
}

/// What the next block of a column must know of the one above.
#[derive(Debug, Default)]
pub(crate) struct Above {
    pub(crate) after: Length,
    pub(crate) extra: Length,
    pub(crate) keeps: bool,
}

impl<'a> Shaper<'a> {
    /// Before the first block of a document.
    pub(crate) fn new(sheet: &'a StyleSheet, faces: &'a Faces) -> Shaper<'a> {
        Shaper {
            sheet,
            faces,
            structure: Structure::default(),
            tagging: Tagging::Text,
            note_width: Length::ZERO,
            notes: Vec::new(),
            page_number: 0,
            marks: 0,
            tables: 0,
        }
    }

    /// Shapes blocks that stand one below the other.
    ///
    /// # Errors
    /// [`crate::error::Error::Broken`] if a style is not in the sheet.
    pub(crate) fn column(&mut self, blocks: &[Block], width: Length) -> Result<Column> {
        let mut column = Column::default();
        let mut above = Above::default();
        for block in blocks {
            column.starts.push(column.strips.len());
            match block {
                Block::Paragraph(paragraph) => {
                    self.paragraph(paragraph, None, width, &mut column, &mut above)?;
                }
                Block::Table(table) => self.table(table, width, &mut column, &mut above)?,
                Block::Rule(rule) => self.rule(rule, width, &mut column, &mut above)?,
                Block::Frame(frame) => self.frame(frame, width, &mut column, &mut above)?,
                Block::Sign(sign) => self.sign(sign, width, &mut column, &mut above)?,
                Block::Contents(contents) => {
                    self.contents(contents, width, &mut column, &mut above)?;
                }
            }
        }
        column.after = above.after;
        Ok(column)
    }

    /// A paragraph; `note` is the number of the note it opens.
    fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        note: Option<usize>,
        width: Length,
        column: &mut Column,
        above: &mut Above,
    ) -> Result<()> {
        let style = self.paragraph_style(&paragraph.style)?;
        self.styled(paragraph, style, note, width, column, above)
    }

    /// A paragraph that looks so.
    pub(crate) fn styled(
        &mut self,
        paragraph: &Paragraph,
        style: &ParagraphStyle,
        note: Option<usize>,
        width: Length,
        column: &mut Column,
        above: &mut Above,
    ) -> Result<()> {
        let node = self.node(paragraph, style);
        let mut cited = Vec::new();
        let letters = self.letters(paragraph, style, node, note, &mut cited)?;
        let lines = set_lines(&letters, style, width, self.sheet.tab, self.faces);
        self.stack(lines, style, Keeps::of(paragraph.keep, style), column, above);
        for note in cited {
            self.note(note)?;
        }
        Ok(())
    }

    /// The lines of a paragraph in a column of this width.
    pub(crate) fn lines(&mut self, paragraph: &Paragraph, width: Length) -> Result<Vec<Line>> {
        let style = self.paragraph_style(&paragraph.style)?;
        let letters = self.letters(paragraph, style, None, None, &mut Vec::new())?;
        Ok(set_lines(&letters, style, width, self.sheet.tab, self.faces))
    }

    fn node(&mut self, paragraph: &Paragraph, style: &ParagraphStyle) -> Option<NodeId> {
        if self.tagging == Tagging::Artifact || is_blank(&paragraph.content) {
            return None;
        }
        let title = match style.role {
            Role::Heading(_) => plain(&paragraph.content),
            Role::Text | Role::Item(_) | Role::Artifact => String::new(),
        };
        self.structure.paragraph(style.role, &title, first_anchor(&paragraph.content))
    }

    fn letters<'b>(
        &mut self,
        paragraph: &'b Paragraph,
        style: &ParagraphStyle,
        node: Option<NodeId>,
        note: Option<usize>,
        cited: &mut Vec<&'b Note>,
    ) -> Result<Letters> {
        let plain = ink(style, None, node);
        let mut letters = Letters::default();
        if let Some(note) = note {
            let mark = crate::layout::run::superscript(plain);
            letters.text(&(note + 1).to_string(), mark, self.faces);
            letters.text(" ", plain, self.faces);
        }
        // Words and a number with a tab between them are one mention.
        let mut last: Option<(&str, NodeId)> = None;
        for inline in &paragraph.content {
            let before = last.take();
            match inline {
                Inline::Text(text) => {
                    let run = run_style(self.sheet, text.style.as_ref())?;
                    letters.text(&text.text, ink(style, run, node), self.faces);
                }
                Inline::Reference(reference) => {
                    let Reference { target, text: Text { text, style: look } } = reference;
                    let open = before.filter(|(open, _)| open == target).map(|(_, node)| node);
                    let begin = || node.map(|node| self.structure.mention(node, target));
                    let mention = open.or_else(begin);
                    last = mention.map(|mention| (target.as_str(), mention));
                    mention.iter().for_each(|mention| self.structure.extend(*mention, text));
                    let run = run_style(self.sheet, look.as_ref())?;
                    letters.mention(text, ink(style, run, node), mention, self.faces);
                }
                Inline::Break => letters.jump(BREAK, plain),
                Inline::Tab => {
                    letters.jump(TAB, plain);
                    last = before;
                }
                Inline::PageNumber => letters.page_number(self.page_number, plain, self.faces),
                Inline::Note(note) => {
                    let mark = node.map(|node| self.structure.note_mark(node));
                    letters.mark(self.marks, plain, mark, self.faces);
                    self.marks += 1;
                    cited.push(note);
                }
                Inline::Anchor(_) | Inline::AnchorEnd(_) | Inline::Change(_) => {}
            }
        }
        Ok(letters)
    }

    /// Puts the lines of a paragraph below what stands above.
    pub(crate) fn stack(
        &mut self,
        lines: Vec<Line>,
        style: &ParagraphStyle,
        keeps: Keeps,
        column: &mut Column,
        above: &mut Above,
    ) {
        let count = lines.len();
        let mut cited = None;
        let extra = lines.last().map_or(Length::ZERO, |line| line.extra);
        for (index, line) in lines.into_iter().enumerate() {
            let gap = if index == 0 { above.gap(style.before) } else { line.extra };
            let hold = if index == 0 {
                if style.page_break_before { Hold::Page } else { above.hold() }
            } else if keeps.lines || keeps.next || splits_badly(index, count, style) {
                // What keeps with the next block is never broken itself (measured; layout-facts §5
                // has it only for headings).
                Hold::Lines
            } else {
                Hold::Free
            };
            column.strips.push(Strip {
                gap,
                lead: if index == 0 { style.before } else { Length::ZERO },
                height: line.height,
                tail: Length::ZERO,
                hold,
                notes: notes_in(&line, &mut cited),
                content: Content::Line(line),
            });
        }
        column.below = percent(style.line).map_or(Length::ZERO, |percent| {
            self.faces.share_of_height(style.face, style.size, percent - 100)
        });
        *above = Above { after: style.after, extra, keeps: keeps.next };
    }

    /// A note becomes a column of its own, whose first line begins with its number.
    fn note(&mut self, note: &Note) -> Result<()> {
        let number = self.notes.len();
        let place = match self.tagging {
            Tagging::Text => Some(self.structure.enter(NodeRole::Note)),
            Tagging::Artifact => None,
        };
        let mut column = Column::default();
        let mut above = Above::default();
        for (index, paragraph) in note.paragraphs.iter().enumerate() {
            let mark = (index == 0).then_some(number);
            self.paragraph(paragraph, mark, self.note_width, &mut column, &mut above)?;
        }
        column.after = above.after;
        self.notes.push(column);
        if let Some(place) = place {
            self.structure.leave(place);
        }
        Ok(())
    }

    pub(crate) fn paragraph_style(&self, name: &str) -> Result<&'a ParagraphStyle> {
        self.sheet.paragraphs.get(name).ok_or_else(|| unknown("paragraph", name))
    }
}

/// What a paragraph stays together with, its own and its style's wishes taken together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keeps {
    pub(crate) next: bool,
    pub(crate) lines: bool,
}

impl Keeps {
    /// Of a block with these wishes and this style.
    pub(crate) fn of(keep: Keep, style: &ParagraphStyle) -> Keeps {
        Keeps { next: keep.next || style.keep_next, lines: keep.lines || style.keep_lines }
    }
}

impl Above {
    /// The larger of the two spaces, and what multiple spacing adds below the line above.
    pub(crate) fn gap(&self, before: Length) -> Length {
        self.after.max(before) + self.extra
    }

    pub(crate) fn hold(&self) -> Hold {
        if self.keeps { Hold::Above } else { Hold::Free }
    }
}

/// Whether a page may not end above line `index` of `count`: it would leave a first or a last line
/// alone (`layout-facts` §5).
fn splits_badly(index: usize, count: usize, style: &ParagraphStyle) -> bool {
    style.widow_control && (index < 2 || count - index < 2)
}

/// The notes cited in a line; a number cut in two by a narrow column is cited by its first half.
fn notes_in(line: &Line, cited: &mut Option<usize>) -> Vec<usize> {
    let mut notes = Vec::new();
    for note in line.fragments.iter().filter_map(|part| part.ink.note) {
        if cited.is_none_or(|last| note > last) {
            *cited = Some(note);
            notes.push(note);
        }
    }
    notes
}
