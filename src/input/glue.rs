//! `trinh_bay: { giu_lien: true }`: what belongs together stays on one line.
//!
//! In: words. Out: the same with no-break spaces and hyphens inside number signs, dates, mentions
//! of clauses and sums with their units. Which words hold to a number is data of the kit. Source:
//! DESIGN §5.

use crate::kit::words::GlueWords;

const NO_BREAK_SPACE: char = '\u{A0}';
const NO_BREAK_HYPHEN: char = '\u{2011}';

/// The words with their glue.
pub(super) fn glued(text: &str, words: &GlueWords) -> String {
    let mut pieces: Vec<String> = text.split(' ').map(sign).collect();
    let count = pieces.len();
    let mut glued = String::with_capacity(text.len());
    for at in 0..count {
        glued += &std::mem::take(&mut pieces[at]);
        if at + 1 < count {
            let before = glued.rsplit([' ', '\n']).next().unwrap_or("");
            let holds = holds(before, &pieces[at + 1], words);
            glued.push(if holds { NO_BREAK_SPACE } else { ' ' });
        }
    }
    glued
}

/// Whether two neighbours stay together.
fn holds(before: &str, after: &str, words: &GlueWords) -> bool {
    // `before` may hold glue already: `ngày 05` goes on to `tháng`.
    let last = before.rsplit(NO_BREAK_SPACE).next().unwrap_or("");
    let after = after.trim_end_matches([',', '.', ';', ':', ')', '”', '"']);
    let opens = last.trim_start_matches(['(', '“', '"']);
    let ends = |phrase: &String| {
        opens == phrase || before.replace(NO_BREAK_SPACE, " ").ends_with(&format!(" {phrase}"))
    };
    let number = after.starts_with(|c: char| c.is_ascii_digit());
    let numeral = number
        || roman(after)
        || (after.chars().count() == 1 && after.chars().all(char::is_lowercase));
    let sum = opens.starts_with(|c: char| c.is_ascii_digit()) && !opens.ends_with([',', ';', ':']);
    (numeral && words.before.iter().any(ends))
        || (sum && words.after.iter().any(|unit| unit == after))
}

fn roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| "IVXLCDM".contains(c))
}

/// A word; the hyphens of a number sign (`30/2020/NĐ-CP`, `125/KH-UBND`) do not break.
fn sign(word: &str) -> String {
    let number = word.trim_start_matches(['(', '“', '"']);
    let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let capitals = number.contains('/') || number[digits..].starts_with('-');
    let letters = number[digits..].chars().any(char::is_uppercase);
    if digits > 0 && capitals && letters && number.contains('/') {
        word.replace('-', &NO_BREAK_HYPHEN.to_string())
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Kit;

    fn shown(text: &str) -> String {
        let words = Kit::bundled().expect("the embedded files are right").words.glue;
        glued(text, &words).replace(NO_BREAK_SPACE, "~").replace(NO_BREAK_HYPHEN, "=")
    }

    #[test]
    fn what_belongs_together_is_glued() {
        assert_eq!(shown("Nghị định số 30/2020/NĐ-CP"), "Nghị định số 30/2020/NĐ=CP");
        assert_eq!(shown("số 79-CV/TW."), "số 79=CV/TW.");
        assert_eq!(shown("ngày 05 tháng 02 năm 2020"), "ngày~05~tháng~02 năm 2020");
        assert_eq!(shown("(khoản 2 Điều 5)"), "(khoản~2 Điều~5)");
        assert_eq!(shown("điểm a khoản 2 Mục II;"), "điểm~a khoản~2 Mục~II;");
        assert_eq!(shown("hơn 5 triệu đồng"), "hơn 5~triệu đồng");
    }

    #[test]
    fn ordinary_words_stay_as_they_are() {
        for text in
            ["kinh tế - xã hội năm 2020", "các điều kiện", "ngày hội", "phát triển kinh tế-xã hội"]
        {
            assert_eq!(shown(text), text);
        }
    }
}
