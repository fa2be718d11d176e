//! Numerals of clauses: written from a count, read from what an author typed.
//!
//! In: a count or letters. Out: letters or a count. Must not know levels or documents. Sources:
//! ND30-I.I.II.6.dd (Roman, Arabic), ND30-I.I.II.6.dd-5 (the letters, đ after d, no f j w z).

use crate::kit::words::Numeral;

/// The letters of điểm, in the order of the Vietnamese alphabet.
const LETTERS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
    "u", "v", "x", "y",
];

const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// The numeral of a count from 1; none where the alphabet ends before.
pub(super) fn write(count: u32, numeral: Numeral) -> Option<String> {
    match numeral {
        Numeral::Roman => Some(roman(count)),
        Numeral::Arabic => Some(count.to_string()),
        Numeral::Letter => {
            let at = usize::try_from(count).ok()?.checked_sub(1)?;
            LETTERS.get(at).map(|letter| (*letter).to_owned())
        }
        Numeral::None => Some(String::new()),
    }
}

/// The count a numeral stands for; none where it is no numeral of that sort.
pub(super) fn read(text: &str, numeral: Numeral) -> Option<u32> {
    match numeral {
        Numeral::Roman => read_roman(text),
        Numeral::Arabic => {
            let short = (1..=3).contains(&text.len());
            let digits = text.bytes().all(|byte| byte.is_ascii_digit());
            if short && digits { text.parse().ok() } else { None }
        }
        Numeral::Letter => {
            let at = LETTERS.iter().position(|letter| *letter == text)?;
            u32::try_from(at + 1).ok()
        }
        Numeral::None => None,
    }
}

/// A count as a Roman numeral, as appendices carry it (ND30-I.I.III.1.a-2).
pub(super) fn roman(count: u32) -> String {
    let mut left = count;
    let mut text = String::new();
    for (value, letters) in ROMAN {
        while left >= value {
            text.push_str(letters);
            left -= value;
        }
    }
    text
}

fn read_roman(text: &str) -> Option<u32> {
    let mut rest = text;
    let mut count = 0u32;
    // No clause has a number beyond a few hundred, so longer letters are words.
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    for (value, letters) in ROMAN {
        while let Some(behind) = rest.strip_prefix(letters) {
            count += value;
            rest = behind;
        }
    }
    (rest.is_empty() && roman(count) == text).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_numeral_reads_back_as_its_count() {
        for numeral in [Numeral::Roman, Numeral::Arabic, Numeral::Letter] {
            for count in 1..=23 {
                let text = write(count, numeral).expect("within the alphabet");
                assert_eq!(read(&text, numeral), Some(count), "{text}");
            }
        }
        assert_eq!(write(24, Numeral::Letter), None);
        assert_eq!(write(5, Numeral::Letter).as_deref(), Some("đ"));
        assert_eq!(roman(44), "XLIV");
    }

    #[test]
    fn words_are_no_numerals() {
        for text in ["IIII", "VX", "i", "", "IVI"] {
            assert_eq!(read(text, Numeral::Roman), None, "{text}");
        }
        for text in ["f", "w", "ab", "A", ""] {
            assert_eq!(read(text, Numeral::Letter), None, "{text}");
        }
        for text in ["", "2020", "1a", "-1"] {
            assert_eq!(read(text, Numeral::Arabic), None, "{text}");
        }
    }
}
