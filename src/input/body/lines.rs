//! The line notation, cut into paragraphs, tables and footnotes.
//!
//! In: the text of a body. Out: items in order. Must not number anything.
//!
//! A paragraph ends at a blank line; a single line end inside it is a space, so that authors may
//! wrap. A line that looks like an opening begins a new clause without a blank line before it
//! when the line before ended with `.`, `:`, `;`, `!`, `?` or `…`, when it goes on a list (`a)` …
//! `b)`, `-` … `-`), or when it is the first item under a title of one line. Every other such line is decided by what is likelier and reported:
//! nothing is glued or split in silence.

use super::Item;
use super::opening::{self, Opening};
use crate::diagnostic::Diagnostic;
use crate::input::inline::belongs;
use crate::input::passage::Passage;
use crate::input::rules;
use crate::input::session::Session;
use crate::source::Spanned;

/// Cuts a text; its footnotes go to the session.
pub(super) fn cut(session: &mut Session<'_>, text: &Passage) -> Vec<Item> {
    let mut cutter = Cutter { session, items: Vec::new(), block: Block::None, indented: false };
    for line in text.lines() {
        cutter.line(&line);
    }
    cutter.flush();
    cutter.items
}

/// What is being collected.
enum Block {
    None,
    Paragraph(Vec<Passage>),
    Pipes(Vec<Passage>),
    Note { id: Spanned<String>, text: Passage, ended: Ended },
}

/// Whether a blank line has come behind a footnote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    No,
    Yes,
}

struct Cutter<'c, 'a> {
    session: &'c mut Session<'a>,
    items: Vec<Item>,
    block: Block,
    indented: bool,
}

impl Cutter<'_, '_> {
    fn line(&mut self, raw: &Passage) {
        let line = raw.trimmed();
        self.indented = raw.text().starts_with(['\t', ' ']);
        if line.text().is_empty() {
            return self.blank();
        }
        if let Some((id, rest)) = definition(&line) {
            self.flush();
            self.block = Block::Note { id, text: rest, ended: Ended::No };
        } else if self.continues_note(&line) {
            // Taken.
        } else if line.begins("|") {
            if let Block::Pipes(lines) = &mut self.block {
                lines.push(line);
            } else {
                self.flush();
                self.block = Block::Pipes(vec![line]);
            }
        } else if let Some(name) = table_name(&line) {
            self.flush();
            self.items.push(Item::Table(name));
        } else {
            self.words(line);
        }
    }

    fn blank(&mut self) {
        match &mut self.block {
            Block::Note { ended, .. } => *ended = Ended::Yes,
            Block::None | Block::Paragraph(_) | Block::Pipes(_) => self.flush(),
        }
    }

    /// Whether the line belongs to the footnote before it: indented, or wrapped right under it.
    fn continues_note(&mut self, line: &Passage) -> bool {
        let Block::Note { text, ended, .. } = &mut self.block else { return false };
        let opens = opening::of(line, &self.session.kit.words).is_some();
        match (*ended, self.indented) {
            (Ended::No, true) => text.push(" ", line),
            (Ended::No, false) if !opens && !line.begins("|") => text.push(" ", line),
            // A second paragraph of the note.
            (Ended::Yes, true) => text.push("\n", line),
            (Ended::No | Ended::Yes, false) => return false,
        }
        *ended = Ended::No;
        true
    }

    fn words(&mut self, line: Passage) {
        let lines = match &mut self.block {
            Block::Paragraph(lines) => lines,
            Block::None | Block::Pipes(_) | Block::Note { .. } => {
                self.flush();
                self.block = Block::Paragraph(vec![line]);
                return;
            }
        };
        let Some(opening) = opening::of(&line, &self.session.kit.words) else {
            if lines.len() == 1 && meant_apart(&lines[0], &line) {
                self.session.report(
                    Diagnostic::note(
                        rules::UNCLEAR_OPENING,
                        line.whole(),
                        "dòng này được nối với dòng trên thành một đoạn",
                    )
                    .help("nếu là đoạn mới thì để một dòng trống phía trên"),
                );
            }
            lines.push(line);
            return;
        };
        let verdict = judge(lines, &opening, line.text(), &self.session.kit.words);
        if verdict.surprise == Surprise::Yes {
            let typed = &line.text()[opening.typed.clone()];
            let (message, help) = match verdict.side {
                Side::New => (
                    format!(
                        "dòng mở đầu bằng «{typed}» ngay dưới một dòng chưa hết câu; được coi là phần mới"
                    ),
                    "để một dòng trống phía trên; nếu là chữ nối dòng trên thì viết liền vào dòng đó",
                ),
                Side::Joined => (
                    format!(
                        "dòng mở đầu bằng «{typed}» ngay dưới một dòng chưa hết câu; được nối vào dòng đó"
                    ),
                    "nếu là phần mới thì để một dòng trống phía trên",
                ),
            };
            let span = line.span(opening.typed.clone());
            let finding = Diagnostic::warning(rules::UNCLEAR_OPENING, span, message);
            self.session.report(finding.help(help));
        }
        match verdict.side {
            Side::Joined => lines.push(line),
            Side::New => {
                self.flush();
                self.block = Block::Paragraph(vec![line]);
            }
        }
    }

    fn flush(&mut self) {
        match std::mem::replace(&mut self.block, Block::None) {
            Block::None => {}
            Block::Paragraph(lines) => self.items.push(Item::Lines(lines)),
            Block::Pipes(lines) => self.items.push(Item::Pipes(lines)),
            Block::Note { id, text, .. } => self.session.define_note(&id.value, id.span, text),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    New,
    Joined,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Surprise {
    Yes,
    No,
}

struct Verdict {
    side: Side,
    surprise: Surprise,
}

/// Letters in a line that looks as if an editor had wrapped it.
const WRAPPED: usize = 80;

/// Whether a line that looks like an opening begins something new behind the lines before it.
fn judge(before: &[Passage], here: &Opening, line: &str, words: &crate::kit::Words) -> Verdict {
    let new = Verdict { side: Side::New, surprise: Surprise::No };
    if before.last().is_some_and(|line| ends_sentence(line.text())) {
        return new;
    }
    let first = before.first().and_then(|line| opening::of(line, words));
    let worded = |opening: &Opening| {
        words.levels.get(opening.level.key()).is_some_and(|level| !level.word.is_empty())
    };
    if let Some(first) = &first {
        let marks = first.level == here.level && first.count.is_none() && here.count.is_none();
        let follows = first.level == here.level
            && here.count.is_some()
            && here.count == first.count.map(|count| count + 1);
        // Under a heading there is nothing but its title, which ends without punctuation.
        let under_heading = worded(first) && worded(here) && first.level < here.level;
        // The first item right under the one line of a title, which is shorter than a line that an
        // editor has wrapped.
        let capital = line[here.rest..].starts_with(char::is_uppercase);
        let first_item = here.count == Some(1) || (here.count.is_none() && capital);
        let is_title = before.len() == 1 && before[0].text().chars().count() < WRAPPED;
        let under_title = is_title && first.level < here.level && first_item;
        if marks || follows || under_heading || under_title {
            return new;
        }
    }
    let rest = line[here.rest..].chars().next();
    let side = match here.count {
        Some(1) => Side::New,
        Some(_) => Side::Joined,
        None if rest.is_some_and(char::is_uppercase) => Side::New,
        None => Side::Joined,
    };
    Verdict { side, surprise: Surprise::Yes }
}

/// Whether a line end looks like the end of a paragraph that lacks its blank line: what follows
/// begins as a sentence, and the line before is whole, or much shorter than wrapping would leave it.
fn meant_apart(before: &Passage, line: &Passage) -> bool {
    let length = |line: &Passage| line.text().chars().count();
    let short = length(before) + 20 < length(line);
    let broken = before.text().ends_with('\\');
    let begins = line.text().starts_with(char::is_uppercase);
    let heading = before.text().chars().count() < 20;
    begins && !broken && (ends_sentence(before.text()) || (short && !heading))
}

/// Whether a line ends as a sentence or a lead-in does; quotes, stars and footnotes behind do not
/// count.
fn ends_sentence(line: &str) -> bool {
    let mut line = line.trim_end();
    loop {
        let bare = line.trim_end_matches(['”', '"', '»', '*', ')', ' ']);
        let bare = match bare.rfind("[^") {
            Some(start) if bare.ends_with(']') => &bare[..start],
            _ => bare,
        };
        if bare.len() == line.len() {
            break;
        }
        line = bare;
    }
    line.ends_with(['.', ':', ';', '!', '?', '…'])
}

/// `[^id]: text`.
pub(super) fn definition(line: &Passage) -> Option<(Spanned<String>, Passage)> {
    let inside = line.text().strip_prefix("[^").filter(|_| line.is_typed(0))?;
    let end = inside.find("]:")?;
    let id = &inside[..end];
    if id.is_empty() || !id.chars().all(belongs) {
        return None;
    }
    let behind = 2 + end + 2;
    let rest = line.slice(behind..line.text().len()).trimmed();
    Some((Spanned::new(id.to_owned(), line.span(0..behind)), rest))
}

/// `{bang: ten}` alone on its line.
fn table_name(line: &Passage) -> Option<Spanned<String>> {
    let name = line.text().strip_prefix("{bang:").filter(|_| line.is_typed(0))?;
    let name = name.strip_suffix('}')?;
    if name.contains(['{', '}']) {
        return None;
    }
    Some(Spanned::new(name.trim().to_owned(), line.whole()))
}
