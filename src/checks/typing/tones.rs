//! One way to set the tone mark in a document.

use crate::checks::Subject;
use crate::checks::prose::{Part, Prose, Sort};
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "dau-thanh-lan-lon",
    clauses: &[],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Một văn bản chỉ dùng một kiểu đặt dấu thanh: hòa, ủy hoặc hoà, uỷ.",
    why: "Viết lẫn hai kiểu thì tìm một từ phải gõ hai lần.",
    example: Example::Lines {
        wrong: "noi_dung: Ủy ban nhân dân tỉnh hòa giải, ⟦uỷ⟧ quyền cho Sở./.",
        right: "noi_dung: Ủy ban nhân dân tỉnh hòa giải, ủy quyền cho Sở./.",
    },
    alike: &[
        "noi_dung: Quý vị đại biểu tỉnh Hòa Bình, ông Trần Thuý Kiều và loà xoà./.",
        "noi_dung: Quỹ hòa giải, quý III, thùy mị./.",
    ],
    check: Check::Document(check),
};

/// Vowels without and with each of the five tones.
const VOWELS: [(char, [char; 5]); 10] = [
    ('o', ['ò', 'ó', 'ỏ', 'õ', 'ọ']),
    ('a', ['à', 'á', 'ả', 'ã', 'ạ']),
    ('e', ['è', 'é', 'ẻ', 'ẽ', 'ẹ']),
    ('u', ['ù', 'ú', 'ủ', 'ũ', 'ụ']),
    ('y', ['ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ']),
    ('O', ['Ò', 'Ó', 'Ỏ', 'Õ', 'Ọ']),
    ('A', ['À', 'Á', 'Ả', 'Ã', 'Ạ']),
    ('E', ['È', 'É', 'Ẻ', 'Ẽ', 'Ẹ']),
    ('U', ['Ù', 'Ú', 'Ủ', 'Ũ', 'Ụ']),
    ('Y', ['Ỳ', 'Ý', 'Ỷ', 'Ỹ', 'Ỵ']),
];

/// Where the tone of an open `oa`, `oe`, `uy` stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `hòa`.
    First,
    /// `hoà`.
    Second,
}

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut seen = Vec::new();
    for prose in subject.prose.iter().filter(|prose| prose.part != Part::Name) {
        for (at, token) in prose.tokens.iter().enumerate() {
            let open = (token.sort == Sort::Word).then(|| style(prose.token(at))).flatten();
            if let Some((style, right)) = open.filter(|_| !is_name(prose, at)) {
                seen.push((prose, at, style, right));
            }
        }
    }
    let first = seen.iter().filter(|(_, _, style, _)| *style == Style::First).count();
    // Of two equal halves, the way the decree itself mostly writes stays.
    let usual = if first * 2 >= seen.len() { Style::First } else { Style::Second };
    let others = seen.into_iter().filter(|(_, _, style, _)| *style != usual);
    others
        .map(|(prose, at, _, right)| {
            let message =
                format!("«{}» đặt dấu thanh khác phần còn lại của văn bản", prose.token(at));
            let finding = RULE.at(prose.tokens_span(at..at + 1), message).help(right.clone());
            match prose.typed(prose.tokens[at].range.clone()) {
                Some(place) => finding.fix(place, right),
                None => finding,
            }
        })
        .collect()
}

/// How a syllable that can be written both ways is, and how it would be the other way.
fn style(word: &str) -> Option<(Style, String)> {
    let mut letters = word.chars();
    let (plain_last, tone_last) = toneless(letters.next_back()?);
    let (plain_first, tone_first) = toneless(letters.next_back()?);
    let opening = letters.as_str();
    let before = letters.next_back().map(|letter| letter.to_ascii_lowercase());
    let pair = [plain_first, plain_last].map(|letter| letter.to_ascii_lowercase());
    if !matches!(pair, ['o', 'a' | 'e'] | ['u', 'y']) || before == Some('q') {
        return None;
    }
    let (style, pair) = match (tone_first, tone_last) {
        (Some(tone), None) => (Style::First, [plain_first, toned(plain_last, tone)]),
        (None, Some(tone)) => (Style::Second, [toned(plain_first, tone), plain_last]),
        (None, None) | (Some(_), Some(_)) => return None,
    };
    Some((style, opening.chars().chain(pair).collect()))
}

fn toneless(letter: char) -> (char, Option<usize>) {
    for (plain, toned) in VOWELS {
        if let Some(tone) = toned.iter().position(|one| *one == letter) {
            return (plain, Some(tone));
        }
    }
    (letter, None)
}

fn toned(plain: char, tone: usize) -> char {
    let vowel = VOWELS.iter().find(|(vowel, _)| *vowel == plain);
    vowel.map_or(plain, |(_, toned)| toned[tone])
}

/// Whether a word is a syllable of a name, which is written as its bearer writes it.
fn is_name(prose: &Prose<'_>, at: usize) -> bool {
    let capital = |at: Option<usize>| {
        at.is_some_and(|at| {
            let word = prose.token(at);
            word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
        })
    };
    // No bearer of a name: the word before it may open a sentence.
    if prose.reads(at + 1, &[" ", "ban"]) {
        return false;
    }
    let beside = |at: usize| prose.token(at) == " ";
    let before = at >= 2 && beside(at - 1) && capital(Some(at - 2));
    let after = beside(at + 1) && capital(Some(at + 2));
    capital(Some(at)) && (before || after)
}
