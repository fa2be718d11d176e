//! Where lines break: greedy first fit over tokens.
//!
//! Comes in as the letters of a paragraph and the room its lines have; goes out as ranges of
//! letters, one a line. Works on widths alone and knows nothing of heights, pages or styles.
//! Follows `layout-facts` §3.2 (fit), §3.3 (break opportunities) and §9 (tabs).

use std::ops::Range;

use crate::kit::style::{Align, Leader, TabStop};
use crate::layout::run::{BREAK, Letter, TAB};
use crate::length::Length;

/// The room for the lines of a paragraph, measured from the left edge of its column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room<'a> {
    /// Where the first line begins.
    pub(crate) first: Length,
    /// Where the others begin.
    pub(crate) rest: Length,
    /// Where all end.
    pub(crate) right: Length,
    /// Stops, left to right.
    pub(crate) tabs: &'a [TabStop],
    /// Distance of the default stops.
    pub(crate) tab: Length,
}

/// How a line came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// The next word did not fit.
    Full,
    /// A forced line end.
    Break,
    /// The paragraph ends.
    Last,
}

/// The letters of one line, without a forced line end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) letters: Range<usize>,
    pub(crate) end: End,
}

/// The pen of a line: where the text behind the last tab begins and how far it has come.
///
/// At a right or centre stop the text grows to the left as long as there is room in front of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pen {
    /// Where the last tab was met, or where the line begins.
    from: Length,
    /// The stop it jumped to; none before the first tab.
    stop: Option<TabStop>,
    /// Width of what stands behind it.
    width: Length,
}

impl Pen {
    /// At the beginning of a line.
    pub(crate) fn new(from: Length) -> Pen {
        Pen { from, stop: None, width: Length::ZERO }
    }

    /// Where text of this width begins, in all, behind the last tab.
    pub(crate) fn start(&self, width: Length) -> Length {
        let Some(stop) = self.stop else { return self.from };
        let wanted = match stop.align {
            Align::Left | Align::Justify => stop.at,
            Align::Center => stop.at - width / 2,
            Align::Right => stop.at - width,
        };
        wanted.max(self.from)
    }

    /// Where the text ends if `more` is added.
    pub(crate) fn end(&self, more: Length) -> Length {
        self.start(self.width + more) + self.width + more
    }

    /// Where the way to the last stop began, if full stops fill it.
    pub(crate) fn dotted(&self) -> Option<Length> {
        self.stop.filter(|stop| stop.leader == Leader::Dots).map(|_| self.from)
    }

    /// Adds text.
    pub(crate) fn add(&mut self, width: Length) {
        self.width += width;
    }

    /// Whether the next stop lies beyond the line: the tab then opens the next one.
    fn overshoots(&self, room: &Room<'_>) -> bool {
        let stop = room.next_stop(self.end(Length::ZERO));
        stop.align == Align::Left && stop.at > room.right
    }

    /// Jumps to the next stop.
    pub(crate) fn jump(&mut self, room: &Room<'_>) {
        let here = self.end(Length::ZERO);
        *self = Pen { from: here, stop: Some(room.next_stop(here)), width: Length::ZERO };
    }
}

impl Room<'_> {
    /// Where a line begins.
    pub(crate) fn left(&self, line: usize) -> Length {
        if line == 0 { self.first } else { self.rest }
    }

    /// The next stop strictly to the right: own stops, the end of a hanging indent, then every
    /// multiple of the default distance (`layout-facts` §3.5, §9).
    fn next_stop(&self, here: Length) -> TabStop {
        let own = self.tabs.iter().find(|stop| stop.at > here).copied();
        let hanging = (self.first < self.rest && here < self.rest)
            .then_some(TabStop { at: self.rest, ..TabStop::default() });
        let nearest = match (own, hanging) {
            (Some(own), Some(hanging)) if hanging.at < own.at => Some(hanging),
            (Some(own), _) => Some(own),
            (None, hanging) => hanging,
        };
        nearest.unwrap_or_else(|| {
            let tab = self.tab.max(Length::twips(1)).as_emu();
            let at = Length::emu((here.as_emu().div_euclid(tab) + 1) * tab);
            TabStop { at, ..TabStop::default() }
        })
    }

    /// Whether text may reach to `end`; half a dot of the grid is the rounding of its places.
    fn holds(&self, end: Length) -> bool {
        end <= self.right + Length::twips(1) / 12
    }
}

/// Width of a line so far as LibreOffice counts it: letters on a grid, and whatever is set in one
/// go (letters of one ink; each glue by itself) rounded to a twip when it is complete.
#[derive(Debug, Clone, Copy, Default)]
struct Reach {
    complete: Length,
    open: Length,
    last: Option<Letter>,
}

impl Reach {
    fn add(mut self, letters: &[Letter]) -> Reach {
        for letter in letters {
            let alone = |letter: &Letter| matches!(letter.letter, '\u{a0}' | '\u{2011}');
            let goes_on = |last: Letter| last.ink == letter.ink && !alone(&last) && !alone(letter);
            if !self.last.is_some_and(goes_on) {
                self.complete += self.open.to_whole_twips();
                self.open = Length::ZERO;
            }
            self.open += letter.measured;
            self.last = Some(*letter);
        }
        self
    }

    fn total(&self) -> Length {
        self.complete + self.open
    }
}

/// Breaks letters into lines; an empty paragraph has one empty line.
pub(crate) fn break_lines(letters: &[Letter], room: &Room<'_>) -> Vec<Broken> {
    let mut breaker = Breaker {
        letters,
        room,
        lines: Vec::new(),
        start: 0,
        at: 0,
        pen: None,
        reach: Reach::default(),
    };
    while breaker.at < letters.len() {
        breaker.token();
    }
    breaker.close(letters.len(), End::Last);
    breaker.lines
}

struct Breaker<'a> {
    letters: &'a [Letter],
    room: &'a Room<'a>,
    lines: Vec<Broken>,
    /// Where the current line begins.
    start: usize,
    /// The first letter not yet on a line.
    at: usize,
    pen: Option<Pen>,
    /// Of the text behind the last tab.
    reach: Reach,
}

impl Breaker<'_> {
    /// Takes one token: a word with the spaces after it, a tab, or a line end.
    fn token(&mut self) {
        let left = self.room.left(self.lines.len());
        let mut pen = self.pen.unwrap_or_else(|| Pen::new(left));
        let letter = self.letters.get(self.at).map_or(BREAK, |letter| letter.letter);
        if letter == BREAK {
            self.close(self.at, End::Break);
            self.start += 1;
            self.at = self.start;
            return;
        }
        if letter == TAB {
            if self.at > self.start && pen.overshoots(self.room) {
                self.close(self.at, End::Full);
                return;
            }
            pen.jump(self.room);
            self.pen = Some(pen);
            self.reach = Reach::default();
            self.at += 1;
            return;
        }
        let (word, spaces) = self.word();
        let reach = self.reach.add(self.range(word.clone()));
        if self.room.holds(pen.start(reach.total()) + reach.total()) {
            pen.add(width(self.range(word.start..spaces)));
            self.pen = Some(pen);
            self.reach = reach.add(self.range(word.end..spaces));
            self.at = spaces;
        } else if self.at > self.start {
            self.close(self.at, End::Full);
        } else {
            self.cut(word, left);
        }
    }

    /// The next word and the end of the spaces that follow it.
    fn word(&self) -> (Range<usize>, usize) {
        let mut end = self.at;
        let at = |index: usize| self.letters.get(index).map(|letter| letter.letter);
        while let Some(letter) = at(end) {
            if matches!(letter, ' ' | BREAK | TAB) {
                break;
            }
            end += 1;
            if at(end).is_some_and(|next| breaks_between(letter, next)) {
                return (self.at..end, end);
            }
        }
        (self.at..end, self.spaces_after(end))
    }

    /// The end of the spaces that begin at a place.
    fn spaces_after(&self, at: usize) -> usize {
        let rest = self.letters.iter().skip(at);
        at + rest.take_while(|letter| letter.letter == ' ').count()
    }

    /// A word longer than a whole line is cut behind the last letter that fits, at least one.
    fn cut(&mut self, word: Range<usize>, left: Length) {
        let mut end = word.start;
        let mut reach = Reach::default();
        for letter in self.range(word.clone()) {
            reach = reach.add(std::slice::from_ref(letter));
            if end > word.start && !self.room.holds(left + reach.total()) {
                break;
            }
            end += 1;
        }
        self.at = end;
        if end < word.end {
            self.close(end, End::Full);
            return;
        }
        // A single letter wider than the line: it stays, with the spaces that hang behind it.
        let mut pen = Pen::new(left);
        let spaces = self.spaces_after(end);
        pen.add(width(self.range(word.start..spaces)));
        self.pen = Some(pen);
        self.at = spaces;
    }

    fn close(&mut self, to: usize, end: End) {
        self.lines.push(Broken { letters: self.start..to, end });
        self.start = to;
        self.pen = None;
        self.reach = Reach::default();
    }

    fn range(&self, range: Range<usize>) -> &[Letter] {
        self.letters.get(range).expect("token ends lie inside the letters")
    }
}

/// Width of letters side by side.
pub(crate) fn width(letters: &[Letter]) -> Length {
    letters.iter().map(|letter| letter.advance).sum()
}

/// Whether a line may end between two letters of a word (`layout-facts` §3.3).
fn breaks_between(letter: char, next: char) -> bool {
    match letter {
        '-' | '\u{2013}' | '\u{2014}' => !clings(next),
        '…' | '!' | '?' => next.is_alphabetic(),
        '\u{200b}' => true,
        _ => false,
    }
}

/// Letters that never begin a line: what closes, and what glues.
fn clings(next: char) -> bool {
    matches!(
        next,
        ' ' | BREAK
            | TAB
            | '-'
            | '\u{2013}'
            | '\u{2014}'
            | '\u{2011}'
            | '\u{a0}'
            | '\u{2060}'
            | '.'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '/'
            | '%'
            | '”'
            | '’'
            | '»'
            | '…'
    )
}
