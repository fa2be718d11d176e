//! Even lines for short centred texts, as offices set them by hand.
//!
//! Comes in as a paragraph whose style asks for it and the width of its column; where its last
//! line would hold a lost word or two, forced line ends go in so that all lines are about as long
//! and no more of them. Both writers then read the same line ends. Knows nothing of pages.

use crate::block::{Inline, Paragraph, Text};
use crate::error::Result;
use crate::kit::style::{ParagraphStyle, StyleSheet};
use crate::layout::font::Faces;
use crate::layout::line::{Broken, Room, break_lines, width};
use crate::layout::run::{Letters, ink, run_style};
use crate::length::Length;

/// Puts line ends into a paragraph whose last line is shorter than half of the longest.
///
/// # Errors
/// [`crate::error::Error::Broken`] if the paragraph names a run style the sheet lacks.
pub(crate) fn even(
    paragraph: &mut Paragraph,
    look: &ParagraphStyle,
    sheet: &StyleSheet,
    faces: &Faces,
    column: Length,
) -> Result<()> {
    let Some(letters) = letters(paragraph, look, sheet, faces)? else { return Ok(()) };
    let room = |right| Room {
        first: look.left + look.first_line,
        rest: look.left,
        right,
        tabs: &look.tabs,
        tab: sheet.tab,
    };
    let right = column - look.right;
    let natural = break_lines(&letters.letters, &room(right));
    if !ends_lost(&natural, &letters) {
        return Ok(());
    }
    let fits = |right| break_lines(&letters.letters, &room(right)).len() <= natural.len();
    let (mut narrow, mut wide) = (right / 2, right);
    while wide - narrow > Length::twips(1) {
        let middle = narrow + (wide - narrow) / 2;
        if fits(middle) { wide = middle } else { narrow = middle }
    }
    let lines = break_lines(&letters.letters, &room(wide));
    let ends: Vec<usize> = lines.iter().map(|line| line.letters.end).collect();
    paragraph.content = broken_at(&paragraph.content, &ends);
    Ok(())
}

/// The letters of a paragraph of plain text; none where something else stands in it.
fn letters(
    paragraph: &Paragraph,
    look: &ParagraphStyle,
    sheet: &StyleSheet,
    faces: &Faces,
) -> Result<Option<Letters>> {
    let mut letters = Letters::default();
    for inline in &paragraph.content {
        match inline {
            Inline::Text(text) => {
                let style = run_style(sheet, text.style.as_ref())?;
                letters.text(&text.text, ink(look, style, None), faces);
            }
            Inline::Anchor(_) | Inline::AnchorEnd(_) | Inline::Change(_) => {}
            Inline::Break
            | Inline::Tab
            | Inline::Note(_)
            | Inline::Reference(_)
            | Inline::PageNumber => return Ok(None),
        }
    }
    Ok(Some(letters))
}

fn ends_lost(lines: &[Broken], letters: &Letters) -> bool {
    let wide = |line: &Broken| {
        let letters = letters.letters.get(line.letters.clone()).unwrap_or_default();
        let visible = letters.iter().rposition(|letter| letter.letter != ' ');
        width(letters.get(..visible.map_or(0, |last| last + 1)).unwrap_or_default())
    };
    let longest = lines.iter().map(wide).max().unwrap_or_default();
    lines.len() > 1 && lines.last().is_some_and(|last| wide(last) * 2 < longest)
}

/// The content with a line end after so many letters each; spaces before it go.
fn broken_at(content: &[Inline], ends: &[usize]) -> Vec<Inline> {
    let mut broken = Vec::new();
    let mut count = 0;
    // The last line ends with the paragraph.
    let mut ends = ends.iter().copied().take(ends.len().saturating_sub(1)).peekable();
    for inline in content {
        let Inline::Text(text) = inline else {
            broken.push(inline.clone());
            continue;
        };
        let mut piece = String::new();
        for letter in text.text.chars() {
            piece.push(letter);
            count += 1;
            if ends.next_if_eq(&count).is_some() {
                let line = std::mem::take(&mut piece).trim_end_matches(' ').to_owned();
                broken.push(Inline::Text(Text { text: line, style: text.style.clone() }));
                broken.push(Inline::Break);
            }
        }
        if !piece.is_empty() {
            broken.push(Inline::Text(Text { text: piece, style: text.style.clone() }));
        }
    }
    broken
}
