//! Where each letter of a scalar stands in the source, found by walking both side by side.
//!
//! In: the text YAML makes of a scalar, its source and how it is written. Out: the pieces of a
//! `Passage`. Must not know what the text means. Source: YAML 1.2.2 §5.7 (escapes), §6.5 (folding),
//! §7.3 and §8.1 (styles).

/// The pieces of a `|` block, whose lines end as the lines of the source do; the block's first
/// letters are in the line of `start`.
pub(super) fn literal(text: &str, source: &str, start: usize) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    let mut raw = source[..start].rfind('\n').map_or(0, |before| before + 1);
    let mut at = 0;
    let line_end =
        |raw: usize| source[raw..].find('\n').map_or(source.len(), |length| raw + length);
    for line in text.split('\n') {
        let mut end = line_end(raw);
        // What the block shows of a line is its end; lines it does not show are passed over.
        while !source[raw..end].ends_with(line) && !line.trim().is_empty() && end < source.len() {
            raw = end + 1;
            end = line_end(raw);
        }
        let shown = source[raw..end].ends_with(line);
        places.push((at, if shown { end - line.len() } else { raw }));
        let passed = shown && (!line.is_empty() || source[raw..end].trim().is_empty());
        raw = if passed { (end + 1).min(source.len()) } else { raw };
        at += line.len() + 1;
    }
    places
}

/// How the source of a scalar hides its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hiding {
    /// Only indentation and line ends do.
    Lines,
    /// `''` stands for a quote.
    Single,
    /// `\` opens escapes.
    Double,
}

/// Pairs of offsets (in `text`, in `source`) where pieces of the text begin; the scalar's first
/// letter is at `start` of the source (behind an opening quote).
pub(super) fn places(
    text: &str,
    source: &str,
    start: usize,
    hiding: Hiding,
) -> Vec<(usize, usize)> {
    let mut walk = Walk { text, source, at: 0, place: start, places: Vec::new() };
    while walk.at < text.len() {
        walk.step(hiding);
    }
    if walk.places.is_empty() {
        walk.places.push((0, start));
    }
    walk.places
}

struct Walk<'a> {
    text: &'a str,
    source: &'a str,
    at: usize,
    place: usize,
    places: Vec<(usize, usize)>,
}

impl Walk<'_> {
    fn step(&mut self, hiding: Hiding) {
        let rest = &self.source[self.place.min(self.source.len())..];
        let letter = self.text[self.at..].chars().next().expect("the text goes on");
        if hiding == Hiding::Double && rest.starts_with('\\') {
            return self.escape(rest, letter);
        }
        let blank = matches!(letter, ' ' | '\n' | '\t');
        if blank && rest.trim_start_matches([' ', '\t']).starts_with('\n') {
            return self.line_end(rest, letter);
        }
        if matches!(letter, ' ' | '\t') {
            // A run at once: looking for its end at each of its spaces would cost its square.
            let spaces = |c: char| c == ' ' || c == '\t';
            let run = leading(rest, spaces).min(leading(&self.text[self.at..], spaces)).max(1);
            self.mark();
            self.at += run;
            self.place += run;
            return;
        }
        if hiding == Hiding::Single && rest.starts_with("''") {
            self.mark();
            self.at += 1;
            self.place += 2;
            return;
        }
        self.mark();
        self.at += letter.len_utf8();
        // The source shows the letter itself; if it ever does not, the place stays near.
        if rest.starts_with(letter) {
            self.place += letter.len_utf8();
        }
    }

    /// An escape makes one letter, or none at the end of a line.
    fn escape(&mut self, rest: &str, letter: char) {
        let second = rest[1..].chars().next().unwrap_or('\\');
        if second == '\n' {
            let next = rest[2..].trim_start_matches([' ', '\t', '\n']);
            self.place += rest.len() - next.len();
            return;
        }
        self.mark();
        self.at += letter.len_utf8();
        self.place += match second {
            'x' => 4,
            'u' if rest[2..].len() >= 10 && u32::from(letter) > 0xFFFF => 12,
            'u' => 6,
            'U' => 10,
            other => 1 + other.len_utf8(),
        };
        while !self.source.is_char_boundary(self.place.min(self.source.len())) {
            self.place += 1;
        }
    }

    /// A line end of the source shows as itself, as a space, or as fewer line ends.
    fn line_end(&mut self, rest: &str, letter: char) {
        let trailing = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let kept = leading(&self.text[self.at..], |c| c == ' ' || c == '\t');
        if letter != '\n' && self.text[self.at + kept..].starts_with('\n') && kept <= trailing {
            // Spaces at the end of a line that the style keeps.
            self.mark();
            self.at += kept;
            self.place += kept;
            return;
        }
        self.place += trailing;
        self.mark();
        let after = &self.source[self.place..];
        let blank = blank_run(after);
        if letter == '\n' {
            self.at += leading(&self.text[self.at..], |c| c == '\n');
        } else {
            self.at += 1;
        }
        self.place += blank;
        // Of the indentation, the text keeps what stands deeper than the block.
        let shown = leading(&self.text[self.at..], |c| c == ' ');
        let there = leading(&self.source[self.place..], |c| c == ' ' || c == '\t');
        self.place += there.saturating_sub(shown);
    }

    fn mark(&mut self) {
        let straight = self.places.last().is_some_and(|(at, place)| {
            self.at >= *at && self.place >= *place && self.at - at == self.place - place
        });
        if !straight {
            self.places.push((self.at, self.place));
        }
    }
}

fn leading(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.len() - text.trim_start_matches(belongs).len()
}

/// Length of the line ends at the start of a text, lines of spaces between them included.
fn blank_run(text: &str) -> usize {
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        if !line.ends_with('\n') || !line.trim().is_empty() {
            break;
        }
        length += line.len();
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each letter of the text must be the letter at its place.
    fn check(text: &str, source: &str, start: usize, hiding: Hiding, odd: &str) {
        let pieces = places(text, source, start, hiding);
        for (offset, letter) in text.char_indices() {
            let piece = pieces.partition_point(|(at, _)| *at <= offset) - 1;
            let place = pieces[piece].1 + offset - pieces[piece].0;
            let there = source[place..].chars().next().expect("inside the source");
            let same = there == letter || there == '\n' || odd.contains(there);
            assert!(same, "{letter:?} of {text:?} at {place} is {there:?}; {pieces:?}");
        }
    }

    #[test]
    fn every_letter_of_a_literal_block_is_at_its_place() {
        let source = "a: |\n  một\n\n    hai\n  \t\n  ba \nb: c";
        let text = "một\n\n  hai\n\t\nba \n";
        let pieces = literal(text, source, 7);
        for (offset, letter) in text.char_indices().filter(|(_, letter)| *letter != '\n') {
            let piece = pieces.partition_point(|(at, _)| *at <= offset) - 1;
            let place = pieces[piece].1 + offset - pieces[piece].0;
            assert!(source[place..].starts_with(letter), "{letter:?} at {place}; {pieces:?}");
        }
    }

    #[test]
    fn every_letter_of_folded_and_plain_text_is_at_its_place() {
        check("một hai\nba", "x\n  một\n  hai\n\n  ba", 4, Hiding::Lines, "");
        check("một hai", "một   \n   hai", 0, Hiding::Lines, "");
        check("một\n  hai\nba", "> \n một\n   hai\n ba", 4, Hiding::Lines, "");
    }

    #[test]
    fn every_letter_of_quoted_text_is_at_its_place() {
        check("it's một hai", "'it''s một\n  hai'", 1, Hiding::Single, "'");
        check("a\nbá\"c d", "\"a\\nb\\u00e1\\\"c \\\n   d\"", 1, Hiding::Double, "\\");
    }
}
