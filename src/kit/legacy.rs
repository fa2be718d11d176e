//! Vietnamese letters before Unicode: what a text typed with the fonts of that time means.
//!
//! In: words as they look when their bytes are taken for Unicode. Out: the Vietnamese words, and
//! whether a word is a Vietnamese syllable at all. Filled from `bang-ma.yaml` when first needed;
//! must not know documents. Sources: TCVN 5712:1993 (TCVN3, fonts `.Vn…`), the code page of the
//! fonts `VNI-…`; ND30-I.I.I.4-2 asks for Unicode.

use serde::Deserialize;

use super::{LEGACY, typed};
use crate::error::{Error, Result};

/// A way of writing Vietnamese letters before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// TCVN3, also called ABC.
    Tcvn3,
    /// VNI for Windows: a letter, then the sign of its tone.
    Vni,
}

impl Encoding {
    /// Both, the more common one first.
    pub const ALL: [Encoding; 2] = [Encoding::Tcvn3, Encoding::Vni];

    /// Its usual name.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Tcvn3 => "TCVN3 (ABC)",
            Encoding::Vni => "VNI",
        }
    }
}

/// The tables of both encodings and the build of a syllable.
#[derive(Debug, Clone, Default)]
pub struct Legacy {
    tcvn3: Table,
    vni: Table,
    /// Vowels without tone, each before its five tones.
    tones: Vec<Vec<char>>,
    onsets: Vec<String>,
    rhymes: Vec<String>,
}

/// What is seen and what it means, the longer first.
type Table = Vec<(String, String)>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    tcvn3: String,
    vni: String,
    thanh: Vec<String>,
    am_dau: String,
    van: String,
}

impl Legacy {
    /// Reads the file; an empty one knows nothing.
    pub(super) fn read(text: &str) -> Result<Legacy> {
        if text.is_empty() {
            return Ok(Legacy::default());
        }
        let file: File = typed(LEGACY, text)?;
        let words = |list: &str| list.split_whitespace().map(str::to_owned).collect();
        Ok(Legacy {
            tcvn3: table(&file.tcvn3, text)?,
            vni: table(&file.vni, text)?,
            tones: file.thanh.iter().map(|row| row.chars().collect()).collect(),
            onsets: words(&file.am_dau),
            rhymes: words(&file.van),
        })
    }

    /// The words in Unicode; letters the encoding does not have stay.
    pub fn converted(&self, words: &str, encoding: Encoding) -> String {
        let table = self.table(encoding);
        let mut rest = words;
        let mut converted = String::with_capacity(words.len());
        while let Some(letter) = rest.chars().next() {
            // Everything either encoding changes is or ends in a letter beyond ASCII.
            let found = table.iter().find(|(seen, _)| rest.starts_with(seen.as_str()));
            let length = found.map_or(letter.len_utf8(), |(seen, _)| seen.len());
            match found {
                Some((_, meant)) => converted.push_str(meant),
                None => converted.push(letter),
            }
            rest = &rest[length..];
        }
        converted
    }

    /// Whether a word is built like a Vietnamese syllable, whatever its capitals.
    pub fn is_syllable(&self, word: &str) -> bool {
        let mut tone = None;
        let mut plain = String::with_capacity(word.len());
        for letter in word.chars().flat_map(char::to_lowercase) {
            let place = |row: &Vec<char>| row.iter().position(|one| *one == letter);
            let vowel = self.tones.iter().find_map(|row| Some((row[0], place(row)?)));
            match vowel {
                Some((_, mark)) if mark > 0 && tone.is_some() => return false,
                Some((vowel, mark)) => {
                    plain.push(vowel);
                    tone = tone.or(Some(mark).filter(|mark| *mark > 0));
                }
                None => plain.push(letter),
            }
        }
        // Behind a stop only the sharp and the heavy tone can stand.
        let stopped = plain.ends_with(['c', 'p', 't']) || plain.ends_with("ch");
        if stopped && !matches!(tone, Some(4 | 5)) {
            return false;
        }
        let rhyme = |rest: &str| self.rhymes.iter().any(|rhyme| rhyme == rest);
        rhyme(&plain)
            || self.onsets.iter().any(|onset| plain.strip_prefix(onset.as_str()).is_some_and(rhyme))
    }

    fn table(&self, encoding: Encoding) -> &Table {
        match encoding {
            Encoding::Tcvn3 => &self.tcvn3,
            Encoding::Vni => &self.vni,
        }
    }
}

fn table(list: &str, text: &str) -> Result<Table> {
    let mut table = Table::new();
    for pair in list.split_whitespace() {
        let read = pair.split_once('=').and_then(|(seen, meant)| {
            let seen = match seen.strip_prefix("U+") {
                Some(code) => char::from_u32(u32::from_str_radix(code, 16).ok()?)?.to_string(),
                None => seen.to_owned(),
            };
            (!seen.is_empty() && !meant.is_empty()).then(|| (seen, meant.to_owned()))
        });
        let Some(pair) = read else {
            let line = text.lines().position(|line| line.contains(pair));
            return Err(Error::Kit {
                file: LEGACY.to_owned(),
                line: line.map_or(1, |at| at + 1),
                column: 1,
                message: format!("«{pair}» không phải là «chữ=chữ»"),
            });
        };
        table.push(pair);
    }
    table.sort_by_key(|(seen, _)| std::cmp::Reverse(seen.chars().count()));
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Kit;

    const ALPHABET: &str = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

    fn legacy() -> Kit {
        Kit::bundled().expect("the embedded kit loads")
    }

    /// A letter as the old encoding shows it.
    fn shown(table: &Table, letter: char) -> Option<&str> {
        let meant = table.iter().find(|(_, meant)| *meant == letter.to_string());
        meant.map(|(seen, _)| seen.as_str())
    }

    #[test]
    fn every_letter_comes_back_from_both_encodings() {
        let kit = legacy();
        let legacy = kit.legacy();
        let capitals = ALPHABET.to_uppercase();
        for encoding in Encoding::ALL {
            let table = legacy.table(encoding);
            // TCVN3 has toned capitals only by another font, which shows small letters.
            let all = match encoding {
                Encoding::Tcvn3 => ALPHABET.to_owned() + "ĂÂĐÊÔƠƯ",
                Encoding::Vni => ALPHABET.to_owned() + &capitals,
            };
            let mut seen = String::new();
            for letter in all.chars() {
                let old = shown(table, letter);
                let old = old.unwrap_or_else(|| panic!("{}: {letter}", encoding.name()));
                assert_eq!(legacy.converted(old, encoding), letter.to_string());
                seen.push_str(old);
            }
            assert_eq!(legacy.converted(&seen, encoding), all);
        }
    }

    #[test]
    fn known_lines_of_old_files_are_read() {
        let kit = legacy();
        let legacy = kit.legacy();
        let tcvn3 = legacy.converted("Céng hßa x· héi chñ nghÜa ViÖt Nam", Encoding::Tcvn3);
        assert_eq!(tcvn3, "Cộng hòa xã hội chủ nghĩa Việt Nam");
        let vni = legacy.converted("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", Encoding::Vni);
        assert_eq!(vni, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    }

    #[test]
    fn syllables_are_told_from_other_words() {
        let kit = legacy();
        let legacy = kit.legacy();
        for word in "Nghiêng quyết khuỷu giữ đường ỷ gì Uỷ hoà nghĩa oan xoong".split(' ')
        {
            assert!(legacy.is_syllable(word), "{word}");
        }
        for word in "hßa cafộ Niđo khac tàú bcd Café".split(' ') {
            assert!(!legacy.is_syllable(word), "{word}");
        }
    }
}
