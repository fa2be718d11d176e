//! Text typed with the fonts of the time before Unicode.

use std::ops::Range;

use crate::checks::Subject;
use crate::checks::prose::Prose;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::kit::{Encoding, Legacy};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "bang-ma-cu",
    clauses: &["ND30-I.I.I.4-2"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Chữ Việt dùng bảng mã Unicode, không dùng TCVN3 (ABC) hay VNI.",
    why: "Chép từ tệp cũ dùng phông .VnTime, VNI-Times thì chữ in ra sai; chương trình chuyển lại được.",
    example: Example::Lines {
        wrong: "noi_dung: ⟦Së Néi vô th«ng b¸o lÞch lµm viÖc⟧./.",
        right: "noi_dung: Sở Nội vụ thông báo lịch làm việc./.",
    },
    alike: &[
        "noi_dung: Café Élysée, São Paulo, Zürich, El Niño, La Niña./.",
        "noi_dung: Ông Hà và bà Lê cân đo lúa, ngô ở nhà; đúng 37 °C ± 0,5./.",
        "noi_dung: COÄNG HOØA là cách gõ của bảng mã cũ./.",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.prose {
        let words = words(&prose.text);
        // The tables are read only where a letter stands that no Vietnamese word has.
        if words.is_empty() || !words.iter().any(|word| is_foreign(&prose.text[word.clone()])) {
            continue;
        }
        let legacy = subject.kit.legacy();
        let meant = Encoding::ALL.into_iter().find(|one| is_in(legacy, *one, prose, &words));
        let Some(encoding) = meant else { continue };
        let (first, last) = (&words[0], &words[words.len() - 1]);
        found.extend(pieces(prose, first.start..last.end).into_iter().map(|piece| {
            let right = legacy.converted(&prose.text[piece.clone()], encoding);
            let message = format!("chữ gõ theo bảng mã {}, không phải Unicode", encoding.name());
            let finding = RULE.at(prose.span(piece.clone()), message).help(right.clone());
            match prose.typed(piece) {
                Some(place) => finding.fix(place, right),
                None => finding,
            }
        }));
    }
    found
}

/// The words of a text that hold a letter beyond ASCII, without the signs around them; none where
/// one holds a letter that only Unicode has.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    for word in text.split([' ', '\n']) {
        let start = at;
        at += word.len() + 1;
        if word.is_ascii() {
            continue;
        }
        let dash = |letter: char| matches!(letter, '–' | '—' | '“' | '”' | '‘' | '’' | '…');
        if word.chars().any(|letter| letter > '\u{FF}' && !dash(letter)) {
            return Vec::new();
        }
        let trim = |letter: char| letter.is_ascii_punctuation() || dash(letter);
        let inner = word.trim_start_matches(trim);
        let start = start + word.len() - inner.len();
        let inner = inner.trim_end_matches(trim);
        if !inner.is_ascii() {
            words.push(start..start + inner.len());
        }
    }
    words
}

/// Whether a word holds a letter of the old encodings that Vietnamese does not have.
fn is_foreign(word: &str) -> bool {
    word.chars()
        .any(|letter| !letter.is_ascii() && !"àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ".contains(letter))
}

/// Whether words are Vietnamese in an encoding, and are not as they stand.
fn is_in(legacy: &Legacy, encoding: Encoding, prose: &Prose<'_>, words: &[Range<usize>]) -> bool {
    let syllables = |word: &str| {
        let mut parts = word.split(|letter: char| !letter.is_alphabetic());
        let whole = |part: &str| part.is_ascii() || legacy.is_syllable(part);
        parts.all(whole)
    };
    let read = words.iter().map(|word| legacy.converted(&prose.text[word.clone()], encoding));
    let read: Vec<String> = read.collect();
    // Two words may be names; a line of an old file has more.
    let enough = words.len() > 2;
    let strange = words.iter().filter(|word| {
        let word = &prose.text[(*word).clone()];
        !legacy.is_syllable(word)
    });
    enough && read.iter().all(|word| syllables(word)) && strange.count() * 2 >= words.len()
}

/// A range cut where the file does not hold it letter for letter, so that each piece can be
/// mended.
fn pieces(prose: &Prose<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    if prose.typed(range.clone()).is_some() {
        return vec![range];
    }
    let text = &prose.text[range.clone()];
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut at = range.start;
    for word in text.split([' ', '\n']) {
        let end = at + word.len();
        let longer = pieces.last().map(|last| last.start..end);
        match longer.filter(|longer| prose.typed(longer.clone()).is_some()) {
            Some(longer) => {
                pieces.pop();
                pieces.push(longer);
            }
            None => pieces.push(at..end),
        }
        at = end + 1;
    }
    pieces.retain(|piece| !prose.text[piece.clone()].is_ascii());
    pieces
}
