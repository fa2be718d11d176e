//! A text of the document as rules read it: plain words, cut into tokens, that know their places.
//!
//! In: a `Text` and the part of the document it is. Out: one string without emphasis, its tokens,
//! and for any range of it the place in the author's file. Must not know what is right.

use std::ops::Range;

use crate::input::rich::{Origin, Run, Text, Words};
use crate::source::{SourceId, Sources, Span};

/// Which part of the document a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// `co_quan.ten` and its lines.
    Issuer,
    /// `co_quan.chu_quan`.
    Parent,
    /// `co_quan.dia_danh`.
    Locality,
    /// `trich_yeu`, also of an attached document.
    Subject,
    /// `kinh_gui`.
    Addressee,
    /// `tham_quyen`.
    Competence,
    /// `can_cu`.
    Basis,
    /// `theo_de_nghi`.
    Proposal,
    /// A paragraph or the words of a clause.
    Body,
    /// The title of a clause or an appendix.
    Title,
    /// A footnote.
    Note,
    /// A cell of a table.
    Cell,
    /// A line that only some kinds have.
    Own,
    /// `chuc_vu`, `chuc_vu_khac`.
    Post,
    /// `ho_ten`.
    Name,
    /// `noi_nhan`.
    Recipient,
    /// `luu`.
    Archive,
    /// `lien_he`.
    Contact,
}

impl Part {
    /// Whether it is made of sentences: a line of a head or a foot, a title or a cell has no room.
    pub(super) fn is_sentences(self) -> bool {
        match self {
            Part::Body | Part::Note => true,
            Part::Issuer
            | Part::Parent
            | Part::Locality
            | Part::Subject
            | Part::Addressee
            | Part::Competence
            | Part::Basis
            | Part::Proposal
            | Part::Title
            | Part::Cell
            | Part::Own
            | Part::Post
            | Part::Name
            | Part::Recipient
            | Part::Archive
            | Part::Contact => false,
        }
    }
}

/// A text and where each of its letters stands.
#[derive(Debug, Clone)]
pub(super) struct Prose<'a> {
    /// Which part of the document it is.
    pub(super) part: Part,
    /// Its words; no-break spaces and hyphens as plain ones, a new line as `\n`, notes left out.
    pub(super) text: String,
    /// The text cut into tokens that together are all of it.
    pub(super) tokens: Vec<Token>,
    /// Which of them are numbers: a text has few, and many rules begin with one.
    pub(super) numbers: Vec<usize>,
    /// All of it in the author's file.
    pub(super) whole: Span,
    pieces: Vec<Placed>,
    sources: &'a Sources,
}

/// A piece of a text: letters whose places follow one rule.
#[derive(Debug, Clone, Copy)]
struct Placed {
    /// Letters before it.
    letter: usize,
    source: SourceId,
    place: usize,
    origin: Origin,
}

/// A piece of text of one sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub(super) sort: Sort,
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// White space.
    Space,
    /// One other sign.
    Mark,
}

impl<'a> Prose<'a> {
    /// A text of the document.
    pub(super) fn new(part: Part, text: &Text, sources: &'a Sources) -> Prose<'a> {
        let mut prose = Prose {
            part,
            text: String::new(),
            tokens: Vec::new(),
            numbers: Vec::new(),
            whole: text.span,
            pieces: Vec::new(),
            sources,
        };
        let mut letters = 0;
        for run in &text.runs {
            match run {
                Run::Words(words) => letters += prose.words(words, letters),
                Run::Break => {
                    prose.text.push('\n');
                    letters += 1;
                }
                Run::Reference(reference) => {
                    prose.pieces.push(Placed {
                        letter: letters,
                        source: reference.span.source,
                        place: reference.span.start,
                        origin: Origin::Sign(reference.span.end),
                    });
                    letters += prose.say(&reference.text);
                }
                Run::Note(_) => {}
            }
        }
        prose.tokens = tokens(&prose.text);
        let sorted = prose.tokens.iter().enumerate();
        prose.numbers =
            sorted.filter(|(_, token)| token.sort == Sort::Number).map(|(at, _)| at).collect();
        prose
    }

    fn words(&mut self, words: &Words, letters: usize) -> usize {
        let source = words.span.source;
        self.pieces.extend(words.pieces.iter().map(|piece| Placed {
            letter: letters + piece.letter,
            source,
            place: piece.place,
            origin: piece.origin,
        }));
        self.say(&words.text)
    }

    /// Adds letters and counts them.
    fn say(&mut self, text: &str) -> usize {
        let mut count = 0;
        for letter in text.chars() {
            self.text.push(plain(letter));
            count += 1;
        }
        count
    }

    /// A token's letters; of none past the end.
    pub(super) fn token(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.text[token.range.clone()])
    }

    /// The tokens two before each number: where a word with a space behind it may stand.
    pub(super) fn before_numbers(&self) -> impl Iterator<Item = usize> {
        self.numbers.iter().filter_map(|number| number.checked_sub(2))
    }

    /// Whether the tokens from one on are these: `#` stands for a number, a space for any white
    /// space.
    pub(super) fn reads(&self, from: usize, pattern: &[&str]) -> bool {
        pattern.iter().enumerate().all(|(step, wanted)| {
            let Some(token) = self.tokens.get(from + step) else { return false };
            match *wanted {
                "#" => token.sort == Sort::Number,
                " " => token.sort == Sort::Space,
                word => &self.text[token.range.clone()] == word,
            }
        })
    }

    /// The place of a range of tokens.
    pub(super) fn tokens_span(&self, tokens: Range<usize>) -> Span {
        self.span(self.tokens_range(tokens))
    }

    /// The range of the text that a range of tokens covers.
    pub(super) fn tokens_range(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map_or(self.text.len(), |t| t.range.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        start..last.map_or(start, |token| token.range.end).max(start)
    }

    /// The place of a range of the text.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let Some((source, start, _)) = self.place(range.start) else { return self.whole };
        let last = self.text[..range.end].char_indices().next_back().map(|(at, _)| at);
        let last = last.filter(|last| *last >= range.start);
        let end = match last.and_then(|last| self.place(last)) {
            Some((other, _, end)) if other == source => end.max(start),
            Some(_) | None => start,
        };
        Span::new(source, start, end)
    }

    /// The place of a range that stands in the file as it stands in the text, letter for letter;
    /// an empty range is the place between two letters.
    pub(super) fn typed(&self, range: Range<usize>) -> Option<Span> {
        if range.is_empty() {
            // Behind the letter before it: what follows may be a sign or the end.
            let before = self.text[..range.start].char_indices().next_back()?.0;
            let letter = self.typed(before..range.start)?;
            return Some(Span::new(letter.source, letter.end, letter.end));
        }
        let span = self.span(range.clone());
        let written = self.sources.get(span.source).text().get(span.start..span.end)?;
        (written == &self.text[range]).then_some(span)
    }

    /// What the author typed between two letters and nothing was printed of, such as the rest of
    /// several spaces or the start of the next line.
    pub(super) fn gaps(&self) -> impl Iterator<Item = Span> {
        self.pieces.windows(2).filter_map(|pair| {
            let [before, after] = pair else { return None };
            let typed = before.origin == Origin::Typed && after.origin == Origin::Typed;
            if !typed || before.source != after.source {
                return None;
            }
            let written = self.sources.get(before.source).text().get(before.place..)?;
            let letters = written.chars().take(after.letter - before.letter);
            let end = before.place + letters.map(char::len_utf8).sum::<usize>();
            (end <= after.place).then(|| Span::new(before.source, end, after.place))
        })
    }

    /// Source, first byte and the byte behind the letter that stands at an offset of the text.
    fn place(&self, offset: usize) -> Option<(SourceId, usize, usize)> {
        let letter = self.text[..offset].chars().count();
        let at = self.pieces.partition_point(|piece| piece.letter <= letter).checked_sub(1)?;
        let piece = self.pieces[at];
        let Origin::Typed = piece.origin else {
            let Origin::Sign(end) = piece.origin else { return None };
            return Some((piece.source, piece.place, end));
        };
        let mut written = self.sources.get(piece.source).text().get(piece.place..)?.chars();
        let before: usize = written.by_ref().take(letter - piece.letter).map(char::len_utf8).sum();
        let start = piece.place + before;
        Some((piece.source, start, start + written.next().map_or(0, char::len_utf8)))
    }
}

/// No-break space and hyphen as plain ones.
fn plain(letter: char) -> char {
    match letter {
        '\u{A0}' => ' ',
        '\u{2011}' => '-',
        other => other,
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (at, letter) in text.char_indices() {
        let sort = match letter {
            ' ' | '\n' => Sort::Space,
            letter if letter.is_ascii_digit() => Sort::Number,
            // Letters of Vietnamese first: they are nearly all there are.
            'A'..='Z' | 'a'..='z' | 'Ạ'..='ỹ' => Sort::Word,
            letter if letter.is_alphabetic() => Sort::Word,
            _ => Sort::Mark,
        };
        let end = at + letter.len_utf8();
        match tokens.last_mut() {
            Some(last) if last.sort == sort && sort != Sort::Mark => last.range.end = end,
            Some(_) | None => tokens.push(Token { sort, range: at..end }),
        }
    }
    tokens
}
