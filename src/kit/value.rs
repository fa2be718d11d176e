//! One value of `style.yaml`: what it is, and the range and clauses it rests on.
//!
//! Read by serde from either `14pt` or `{ la: 14pt, tu: 13pt, den: 14pt, quy_tac: ND30-… }`; handed
//! to `kit::sheet`, which turns it into a length, a share or a choice of words. A value outside
//! its own range is a fault at its line. Knows no style and no property.

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use crate::error::Error;
use crate::length::Length;

/// A value as written, before anything is known about its type.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Given {
    /// The words of the value; more than one where it was written as a list.
    pub(super) words: Vec<String>,
    /// What it must lie in.
    pub(super) range: Range,
    /// Clauses it rests on; none: the decree is silent.
    pub(super) clauses: Vec<String>,
    /// Line in the file, from 1.
    line: usize,
    /// Column, from 1.
    column: usize,
}

/// What a value must lie in.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Range {
    /// `tu`: at least.
    from: Option<String>,
    /// `den`: at most.
    to: Option<String>,
    /// `trong`: one of these.
    among: Vec<String>,
}

impl Range {
    /// Whether nothing is asked.
    pub(super) fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none() && self.among.is_empty()
    }

    /// The least allowed, as written.
    pub(super) fn lower(&self) -> Option<&str> {
        self.from.as_deref()
    }

    /// The range in words for a message: `từ 13pt đến 14pt`, `1cm hoặc 1.27cm`.
    pub(super) fn in_words(&self) -> String {
        match (&self.from, &self.to) {
            (Some(from), Some(to)) if from == to => from.clone(),
            (Some(from), Some(to)) => format!("từ {from} đến {to}"),
            (Some(from), None) => format!("không dưới {from}"),
            (None, Some(to)) => format!("không quá {to}"),
            (None, None) => self.among.join(" hoặc "),
        }
    }
}

/// A quantity that ranges can be compared in.
trait Measured: PartialOrd + Sized {
    /// Reads one word; the error says what was expected.
    fn read(word: &str) -> Result<Self, String>;
}

impl Measured for Length {
    fn read(word: &str) -> Result<Length, String> {
        word.parse::<Length>().map_err(|fault| fault.to_string())
    }
}

/// A number in hundredths, so that `1.15` and `40%` compare exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hundredths(pub(super) i64);

impl Measured for Hundredths {
    fn read(word: &str) -> Result<Hundredths, String> {
        let fault = || format!("«{word}» không phải là một số (ví dụ: 1.15, 2, 40%)");
        let (digits, scale) = match word.strip_suffix('%') {
            Some(share) => (share, 1.0),
            None => (word, 100.0),
        };
        let number: f64 = digits.trim().replace(',', ".").parse().map_err(|_| fault())?;
        let hundredths = number * scale;
        let whole = hundredths.round();
        // Beyond a hundredth, or beyond any use on paper, the number is a mistake.
        if !whole.is_finite() || whole.abs() > 1e9 || (hundredths - whole).abs() > 1e-6 {
            return Err(fault());
        }
        Ok(Hundredths(whole as i64))
    }
}

impl Given {
    /// The one word of the value.
    pub(super) fn word(&self) -> Result<&str, String> {
        match self.words.as_slice() {
            [word] => Ok(word),
            [] => Err("chưa có giá trị".to_owned()),
            [_, _, ..] => Err("chỉ nhận một giá trị, không nhận danh sách".to_owned()),
        }
    }

    /// The value as a length inside its range.
    pub(super) fn length(&self) -> Result<Length, String> {
        self.measured(self.word()?)
    }

    /// The value as a number inside its range.
    pub(super) fn number(&self) -> Result<Hundredths, String> {
        self.measured(self.word()?)
    }

    /// The value as one of `names`, in whose order the answer counts.
    pub(super) fn choice(&self, names: &[&str]) -> Result<usize, String> {
        let word = self.word()?;
        let at = names.iter().position(|name| *name == word);
        let at = at.ok_or_else(|| format!("«{word}» không hợp lệ; nhận: {}", names.join(", ")))?;
        if self.range.among.is_empty() || self.range.among.iter().any(|one| one == word) {
            return Ok(at);
        }
        Err(self.outside(word))
    }

    /// The value as `true` or `false`.
    pub(super) fn flag(&self) -> Result<bool, String> {
        self.choice(&["false", "true"]).map(|at| at == 1)
    }

    fn measured<T: Measured>(&self, word: &str) -> Result<T, String> {
        let value = T::read(word)?;
        let mut inside = true;
        if let Some(from) = &self.range.from {
            inside &= value >= T::read(from)?;
        }
        if let Some(to) = &self.range.to {
            inside &= value <= T::read(to)?;
        }
        if !self.range.among.is_empty() {
            let mut found = false;
            for one in &self.range.among {
                found |= value == T::read(one)?;
            }
            inside &= found;
        }
        if inside { Ok(value) } else { Err(self.outside(word)) }
    }

    fn outside(&self, word: &str) -> String {
        let mut message = format!("«{word}» ngoài khoảng cho phép: {}", self.range.in_words());
        if !self.clauses.is_empty() {
            message.push_str(&format!(" ({})", self.clauses.join(", ")));
        }
        message
    }

    /// The same value with other words, as a choice of the author sets it.
    pub(super) fn with_word(&self, word: &str) -> Given {
        Given { words: vec![word.to_owned()], ..self.clone() }
    }

    /// A fault of the kit at this value.
    pub(super) fn fault(&self, file: &str, message: String) -> Error {
        Error::Kit { file: file.to_owned(), line: self.line, column: self.column, message }
    }
}

/// The mapping form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ruled {
    la: Plain,
    #[serde(default)]
    tu: Option<String>,
    #[serde(default)]
    den: Option<String>,
    #[serde(default)]
    trong: Vec<String>,
    #[serde(default)]
    quy_tac: Plain,
}

/// One word or a list of them.
#[derive(Debug, Clone, Default)]
struct Plain(Vec<String>);

/// What stands in the file at one value.
enum Written {
    Plain(Vec<String>),
    Ruled(Box<Ruled>),
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Given, D::Error> {
        let spanned = serde_saphyr::Spanned::<Written>::deserialize(deserializer)?;
        let place = spanned.referenced;
        let (words, range, clauses) = match spanned.value {
            Written::Plain(words) => (words, Range::default(), Vec::new()),
            Written::Ruled(ruled) => {
                let range = Range { from: ruled.tu, to: ruled.den, among: ruled.trong };
                (ruled.la.0, range, ruled.quy_tac.0)
            }
        };
        let (line, column) = (place.line() as usize, place.column() as usize);
        Ok(Given { words, range, clauses, line, column })
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Written, D::Error> {
        deserializer.deserialize_any(AnyShape)
    }
}

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Plain, D::Error> {
        match deserializer.deserialize_any(AnyShape)? {
            Written::Plain(words) => Ok(Plain(words)),
            Written::Ruled(_) => Err(D::Error::custom("cần một giá trị hoặc một danh sách")),
        }
    }
}

/// Takes a scalar of any type as its text, a list of scalars, or a mapping.
struct AnyShape;

impl<'de> Visitor<'de> for AnyShape {
    type Value = Written;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("một giá trị, một danh sách, hoặc { la, tu, den, trong, quy_tac }")
    }

    fn visit_str<E>(self, word: &str) -> Result<Written, E> {
        Ok(Written::Plain(vec![word.to_owned()]))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Written, E> {
        Ok(Written::Plain(vec![flag.to_string()]))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Written, E> {
        Ok(Written::Plain(vec![number.to_string()]))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Written, E> {
        Ok(Written::Plain(vec![number.to_string()]))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Written, E> {
        Ok(Written::Plain(vec![number.to_string()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Written, A::Error> {
        let mut words = Vec::new();
        while let Some(word) = items.next_element::<String>()? {
            words.push(word);
        }
        Ok(Written::Plain(words))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Written, A::Error> {
        let ruled = Ruled::deserialize(MapAccessDeserializer::new(entries))?;
        Ok(Written::Ruled(Box::new(ruled)))
    }
}
