//! From the letters of a paragraph to finished lines: heights, baselines, places of the text.
//!
//! Comes in as letters and a paragraph style, goes out as [`Line`]s measured from the left edge
//! of their column and from their own upper edge. Knows nothing of pages. Follows `layout-facts`
//! §1 (heights, extras), §3.4 (justified text) and §3.5 (indents).

use crate::kit::style::{Align, LineSpacing, ParagraphStyle};
use crate::layout::font::{Faces, LineMetrics};
use crate::layout::line::{Broken, End, Pen, Room, break_lines, width};
use crate::layout::run::{Ink, Letter, Letters, PAGE_NUMBER, TAB};
use crate::length::Length;

/// One line of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// From its upper edge to the baseline.
    pub(crate) ascent: Length,
    /// What must fit on the page.
    pub(crate) height: Length,
    /// What multiple spacing adds to the distance of lines.
    pub(crate) extra: Length,
    /// From the first letter to the last that is no space, before stretching.
    pub(crate) width: Length,
    /// Its text, left to right.
    pub(crate) fragments: Vec<Fragment>,
}

/// Letters of one ink side by side.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fragment {
    /// From the left edge of the column.
    pub(crate) x: Length,
    pub(crate) words: Words,
    pub(crate) ink: Ink,
    /// Added at every space.
    pub(crate) stretch: Length,
    /// To the right edge of the last letter that is no space.
    pub(crate) width: Length,
}

/// What a fragment says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Words {
    /// This.
    Text(String),
    /// The number of the page it stands on.
    PageNumber,
}

/// Sets the letters of a paragraph in lines; at least one.
pub(crate) fn set_lines(
    letters: &Letters,
    style: &ParagraphStyle,
    column: Length,
    tab: Length,
    faces: &Faces,
) -> Vec<Line> {
    let room = Room {
        first: style.left + style.first_line,
        rest: style.left,
        right: column - style.right,
        tabs: &style.tabs,
        tab,
    };
    let setter = Setter { letters, style, room, faces };
    let broken = break_lines(&letters.letters, &room);
    broken.iter().enumerate().map(|(index, line)| setter.line(index, line)).collect()
}

/// Distance of lines beyond their height, for a height (`layout-facts` §1.2).
pub(crate) fn extra(spacing: LineSpacing, height: Length) -> Length {
    let Some(percent) = percent(spacing) else { return Length::ZERO };
    Length::twips(height.as_twips() * percent / 100) - height
}

/// Multiple spacing in whole hundredths, as LibreOffice takes it over 1/100 mm; none if it adds
/// nothing.
pub(crate) fn percent(spacing: LineSpacing) -> Option<i64> {
    match spacing {
        LineSpacing::Multiple(line) => {
            let hundredths_of_mm = (line * 127 + 36) / 72;
            Some(100 * hundredths_of_mm / 423).filter(|percent| *percent > 100)
        }
        LineSpacing::Exact(_) => None,
    }
}

struct Setter<'a> {
    letters: &'a Letters,
    style: &'a ParagraphStyle,
    room: Room<'a>,
    faces: &'a Faces,
}

/// Letters of a line between two tabs.
struct Stretch<'a> {
    letters: &'a [Letter],
    /// Without the spaces at its end.
    width: Length,
    start: Length,
    /// Where the way to it began, if full stops fill it.
    dots_from: Option<Length>,
}

impl Setter<'_> {
    fn line(&self, index: usize, broken: &Broken) -> Line {
        let letters = self.letters.letters.get(broken.letters.clone()).unwrap_or_default();
        let left = self.room.left(index);
        let stretches = self.stretches(letters, left);
        let end = stretches.last().map_or(left, |last| last.start + last.width);
        let slack = self.room.right - end;
        let (shift, stretch) = self.align(stretches.last(), slack, broken.end);
        let metrics = self.metrics(letters);
        let last = stretches.len().saturating_sub(1);
        let mut fragments = Vec::new();
        for (number, part) in stretches.iter().enumerate() {
            let stretch = if number == last { stretch } else { Length::ZERO };
            fragments.extend(part.dots_from.and_then(|from| self.dots(from, part, shift)));
            self.fragments(part, part.start + shift, stretch, &mut fragments);
            // A jump to another place is a gap between words for whoever copies the text, unless
            // full stops fill it.
            let dotted = stretches.get(number + 1).is_some_and(|next| next.dots_from.is_some());
            if (number < last && !dotted) || broken.end == End::Break {
                end_with_space(&mut fragments);
            }
        }
        Line {
            ascent: metrics.ascent,
            height: metrics.height,
            extra: extra(self.style.line, metrics.height),
            width: (end - left).max(Length::ZERO),
            fragments,
        }
    }

    fn stretches<'b>(&self, letters: &'b [Letter], left: Length) -> Vec<Stretch<'b>> {
        let mut pen = Pen::new(left);
        let mut stretches = Vec::new();
        for (number, part) in letters.split(|letter| letter.letter == TAB).enumerate() {
            if number > 0 {
                pen.jump(&self.room);
            }
            let visible = width(without_trailing_spaces(part));
            let start = pen.start(visible);
            pen.add(width(part));
            let dots_from = pen.dotted();
            stretches.push(Stretch { letters: part, width: visible, start, dots_from });
        }
        stretches
    }

    /// Full stops on the way to a stop, as many as find room, in its middle; they are decoration.
    fn dots(&self, from: Length, part: &Stretch<'_>, shift: Length) -> Option<Fragment> {
        let ink = Ink { node: None, ..*self.letters.inks.first()? };
        let dot = self.faces.advance('.', ink.face, ink.size).as_emu().max(1);
        let count = (part.start - from).as_emu() / dot;
        let words = Words::Text(".".repeat(usize::try_from(count).ok()?));
        let width = Length::emu(dot * count);
        (count > 0).then_some(Fragment {
            x: from + shift + (part.start - from - width) / 2,
            words,
            ink,
            stretch: Length::ZERO,
            width,
        })
    }

    /// How far the line moves, and what its spaces take more.
    fn align(&self, last: Option<&Stretch<'_>>, slack: Length, end: End) -> (Length, Length) {
        match self.style.align {
            Align::Left => (Length::ZERO, Length::ZERO),
            Align::Center => (slack / 2, Length::ZERO),
            Align::Right => (slack, Length::ZERO),
            Align::Justify => {
                let visible = last.map_or(&[][..], |last| without_trailing_spaces(last.letters));
                let spaces = visible.iter().filter(|letter| letter.letter == ' ').count();
                let spaces = i64::try_from(spaces).unwrap_or(0);
                match end {
                    End::Full if spaces > 0 && slack > Length::ZERO => {
                        (Length::ZERO, slack / spaces)
                    }
                    End::Full | End::Break | End::Last => (Length::ZERO, Length::ZERO),
                }
            }
        }
    }

    /// The tallest of the letters that are seen decides; without one, the paragraph's own size.
    fn metrics(&self, letters: &[Letter]) -> LineMetrics {
        if let LineSpacing::Exact(height) = self.style.line {
            let ascent = Length::twips(height.as_twips() * 4 / 5);
            return LineMetrics { ascent, height };
        }
        let mut ascent = Length::ZERO;
        let mut descent = Length::ZERO;
        let mut known = None;
        for letter in letters.iter().filter(|letter| !matches!(letter.letter, ' ' | TAB)) {
            if known == Some(letter.ink) {
                continue;
            }
            known = Some(letter.ink);
            let ink = self.letters.ink_of(letter);
            let line = self.faces.line(ink.face, ink.line_size);
            ascent = ascent.max(line.ascent);
            descent = descent.max(line.height - line.ascent);
        }
        if known.is_none() {
            return self.faces.line(self.style.face, self.style.size);
        }
        LineMetrics { ascent, height: ascent + descent }
    }

    fn fragments(
        &self,
        part: &Stretch<'_>,
        start: Length,
        stretch: Length,
        fragments: &mut Vec<Fragment>,
    ) {
        let mut x = start;
        let joined = |a: &Letter, b: &Letter| {
            let alike = a.ink == b.ink && a.mention == b.mention;
            alike && a.letter != PAGE_NUMBER && b.letter != PAGE_NUMBER
        };
        for run in part.letters.chunk_by(joined) {
            let Some(first) = run.first() else { continue };
            let stretched = |letters: &[Letter]| {
                let spaces = letters.iter().filter(|letter| letter.letter == ' ').count();
                width(letters) + stretch * i64::try_from(spaces).unwrap_or(0)
            };
            let words = if first.letter == PAGE_NUMBER {
                Words::PageNumber
            } else {
                Words::Text(run.iter().map(|letter| letter.letter).collect())
            };
            let own = *self.letters.ink_of(first);
            let ink = Ink { node: first.mention.or(own.node), ..own };
            let width = stretched(without_trailing_spaces(run));
            fragments.push(Fragment { x, words, ink, stretch, width });
            x += stretched(run);
        }
    }
}

fn without_trailing_spaces(letters: &[Letter]) -> &[Letter] {
    let end = letters.iter().rposition(|letter| letter.letter != ' ').map_or(0, |last| last + 1);
    letters.get(..end).unwrap_or_default()
}

fn end_with_space(fragments: &mut [Fragment]) {
    if let Some(Fragment { words: Words::Text(text), .. }) = fragments.last_mut()
        && !text.ends_with(' ')
    {
        text.push(' ');
    }
}
