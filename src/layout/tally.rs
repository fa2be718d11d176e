//! How long each paragraph of a text is, for whoever has to make it shorter.
//!
//! Comes in as a section of a completed tree; goes out as one entry for each paragraph with text.
//! Knows nothing of pages.

use crate::block::{Block, Section};
use crate::error::Result;
use crate::kit::style::{Role, StyleSheet};
use crate::layout::column::{Shaper, Tagging};
use crate::layout::font::Faces;
use crate::layout::grid::in_whole_twips;
use crate::layout::paragraph::{Line, Words};
use crate::layout::run::{is_blank, plain};
use crate::layout::sheet::Paper;
use crate::length::Length;

/// A paragraph as it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Its words on one line, without notes.
    pub text: String,
    /// How many lines it takes.
    pub lines: usize,
    /// How many words stand in its last line.
    pub last_words: usize,
    /// From line to line.
    pub pitch: Length,
}

/// The paragraphs of text of a section, in order; headings, tables and decoration are left out.
///
/// # Errors
/// [`crate::error::Error::Broken`] if the section names a style or a page set-up the sheet lacks.
pub fn tally(section: &Section, sheet: &StyleSheet, faces: &Faces) -> Result<Vec<Tally>> {
    let sheet = &in_whole_twips(sheet);
    let width = Paper::of(section, sheet)?.text_width();
    let mut tallies = Vec::new();
    for block in &section.blocks {
        let Block::Paragraph(paragraph) = block else { continue };
        let mut shaper = Shaper::new(sheet, faces);
        shaper.tagging = Tagging::Artifact;
        shaper.note_width = width;
        let is_text = match shaper.paragraph_style(&paragraph.style)?.role {
            Role::Text | Role::Item(_) => !is_blank(&paragraph.content),
            Role::Heading(_) | Role::Artifact => false,
        };
        if is_text {
            let lines = shaper.lines(paragraph, width)?;
            tallies.push(Tally {
                text: plain(&paragraph.content),
                lines: lines.len(),
                last_words: lines.last().map_or(0, words),
                pitch: lines.first().map_or(Length::ZERO, |line| line.height + line.extra),
            });
        }
    }
    Ok(tallies)
}

fn words(line: &Line) -> usize {
    let texts = line.fragments.iter().filter_map(|fragment| match &fragment.words {
        Words::Text(text) => Some(text.as_str()),
        Words::PageNumber => None,
    });
    texts.collect::<String>().split_whitespace().count()
}
