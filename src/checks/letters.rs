//! A letter that the document's fonts do not have cannot be printed.

use std::collections::BTreeSet;

use super::rule::{Check, Example, Rule};
use super::{Subject, texts};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::input::rich::{Emphasis, Origin, Words};
use crate::kit::style::Face;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    id: "chu-khong-co-trong-phong",
    clauses: &["ND30-I.I.I.4-1", "ND30-I.I.I.4-2"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Mọi ký tự phải có trong phông chữ của văn bản.",
    why: "Ký tự không có trong phông sẽ in thành ô trống hoặc bị thay bằng phông khác.",
    example: Example::Lines {
        wrong: "trich_yeu: Lịch làm việc ⟦日⟧",
        right: "trich_yeu: Lịch làm việc ngày thứ Hai",
    },
    alike: &["trich_yeu: Đo nhiệt độ ở 37 °C, sai số ± 0,5"],
    check: Check::Printable(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    texts::each_words(subject.document, &mut |words| {
        let face = face_of(words);
        let mut reported = BTreeSet::new();
        for (at, letter) in words.text.char_indices() {
            let shown = subject.faces.covers(letter, face) || letter.is_whitespace();
            if !shown && reported.insert(letter) {
                found.push(finding(letter, place(words, at, letter)));
            }
        }
    });
    found
}

/// Bold words may still be set upright by a style and the other way round; the four faces of a
/// family hold the same letters, so the face that is written decides.
fn face_of(words: &Words) -> Face {
    match words.emphasis {
        Emphasis::Plain => Face::Regular,
        Emphasis::Bold => Face::Bold,
        Emphasis::Italic => Face::Italic,
        Emphasis::BoldItalic => Face::BoldItalic,
    }
}

/// The letter's own place where it is typed, else that of the sign or fact it comes from.
fn place(words: &Words, at: usize, letter: char) -> Span {
    let before = words.text[..at].chars().count();
    let piece = words.pieces.partition_point(|piece| piece.letter <= before).checked_sub(1);
    let Some(piece) = piece.map(|index| words.pieces[index]) else { return words.span };
    match piece.origin {
        Origin::Sign(end) => Span::new(words.span.source, piece.place, end),
        Origin::Typed => {
            let typed = words.text.chars().skip(piece.letter).take(before - piece.letter);
            let start = piece.place + typed.map(char::len_utf8).sum::<usize>();
            Span::new(words.span.source, start, start + letter.len_utf8())
        }
    }
}

fn finding(letter: char, span: Span) -> Diagnostic {
    let message =
        format!("phông chữ không có ký tự «{letter}» (U+{:04X}), không in được", u32::from(letter));
    RULE.at(span, message)
        .help("thay bằng ký tự tiếng Việt, hoặc dùng phông có ký tự này với --fonts")
}
