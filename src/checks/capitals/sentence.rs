//! The first letter of a sentence.

use super::capital;
use crate::checks::Subject;
use crate::checks::prose::{Prose, Sort};
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "viet-hoa-dau-cau",
    clauses: &["ND30-II.I"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Viết hoa chữ đầu câu: sau dấu chấm, dấu chấm hỏi, dấu chấm than và khi xuống dòng.",
    why: "Phụ lục II quy định; chữ thường ở đầu câu thường là do nối hai câu khi sửa.",
    example: Example::Lines {
        wrong: "noi_dung: Các phòng báo cáo kết quả. ⟦văn⟧ phòng tổng hợp./.",
        right: "noi_dung: Các phòng báo cáo kết quả. Văn phòng tổng hợp./.",
    },
    alike: &[
        "noi_dung: Ông Ng. văn An ở TP. vùng cao, các xã, phường v.v. đều dự; họp lúc 8 giờ 00./.",
        "noi_dung: Gửi về hộp thư a. b. c theo mẫu số 1. hoặc mẫu số 2./.",
        "noi_dung: Các phòng... và văn phòng thực hiện./.",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let running: Vec<&Prose<'_>> =
        subject.prose.iter().filter(|prose| prose.part.is_sentences()).collect();
    // What lists may say in half sentences, they say alike.
    let (small, dashed): (Vec<bool>, Vec<bool>) =
        running.iter().map(|prose| (is_small(prose), is_dashed(subject, prose))).unzip();
    let both = small.iter().zip(&dashed);
    let items = dashed.iter().filter(|dashed| **dashed).count();
    let usual = both.filter(|(small, dashed)| **small && **dashed).count() * 2 > items;
    let mut found = Vec::new();
    for ((prose, small), dashed) in running.into_iter().zip(small).zip(dashed) {
        let opening = (small && !(dashed && usual)).then_some(0);
        let later = (2..prose.tokens.len()).filter(|at| begins(prose, *at));
        found.extend(opening.into_iter().chain(later).map(|at| {
            let word = prose.token(at);
            let right = capital(word);
            let finding = RULE.at(prose.tokens_span(at..at + 1), "chữ đầu câu không viết hoa");
            let finding = finding.help(format!("«{right}»"));
            match prose.typed(prose.tokens[at].range.clone()) {
                Some(place) => finding.fix(place, right),
                None => finding,
            }
        }));
    }
    found
}

/// Whether a text is an item that stands behind a dash.
fn is_dashed(subject: &Subject<'_>, prose: &Prose<'_>) -> bool {
    let whole = prose.whole;
    let before = &subject.sources.get(whole.source).text()[..whole.start];
    before.trim_end_matches(' ').ends_with(['-', '+'])
}

/// Whether a Vietnamese word in small letters opens a text; a formula, a unit or an address does
/// not.
fn is_small(prose: &Prose<'_>) -> bool {
    let word = prose.tokens.first().filter(|token| token.sort == Sort::Word);
    let word = word.map_or("", |token| &prose.text[token.range.clone()]);
    let goes_on = matches!(prose.token(1), " " | "," | ":") && prose.tokens.len() > 2;
    let syllable = word.chars().count() > 2 || (word.chars().count() == 2 && !word.is_ascii());
    goes_on && syllable && word.chars().all(char::is_lowercase) && has_vowel(word)
}

/// Whether a word has one of the vowels that a syllable needs.
fn has_vowel(word: &str) -> bool {
    word.chars().any(|letter| !"bcdđfghjklmnpqrstvwxz".contains(letter))
}

/// Whether a word in small letters begins a sentence.
fn begins(prose: &Prose<'_>, at: usize) -> bool {
    let word = |at: usize| {
        let token = prose.tokens.get(at).filter(|token| token.sort == Sort::Word);
        token.map_or("", |token| &prose.text[token.range.clone()])
    };
    let sentence = prose.token(at - 1) == " " && matches!(prose.token(at - 2), "." | "?" | "!");
    let Some(last) = at.checked_sub(3).map(word).filter(|_| sentence) else { return false };
    // Short words before a stop may be abbreviations, and so may words with capitals or none of
    // the vowels that a syllable needs.
    // A mark of tone or of a vowel stands in no abbreviation.
    let marked = last.chars().count() == 2 && !last.is_ascii();
    let whole = (marked || last.chars().count() > 2)
        && last.chars().skip(1).all(char::is_lowercase)
        && has_vowel(last);
    let small = word(at);
    whole && small.chars().count() > 1 && small.chars().all(char::is_lowercase)
}
