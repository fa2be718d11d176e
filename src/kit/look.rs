//! Reading the properties of one named style, each once, with the place of every fault.
//!
//! Takes the entry of `style.yaml` (laid over that of the style it derives from) and answers with
//! typed values; a property nobody asked for is unknown. Knows no style in particular.

use indexmap::IndexMap;

use super::style::{Align, Color, Leader, LineSpacing, TabStop};
use super::value::{Given, Hundredths};
use crate::error::{Error, Result};
use crate::length::Length;

/// The properties of one style as they stand in the file, by key.
pub(super) type Entry = IndexMap<String, Given>;

/// Clauses a whole style rests on; allowed in every entry.
const CLAUSES: &str = "quy_tac";

/// The properties of one style being read.
pub(super) struct Look<'a> {
    file: &'a str,
    /// E.g. `doan.noi-dung`, for messages.
    name: String,
    own: &'a Entry,
    inherited: IndexMap<&'a str, &'a Given>,
    asked: Vec<&'static str>,
}

impl<'a> Look<'a> {
    /// An entry that derives from nothing.
    pub(super) fn new(file: &'a str, name: String, own: &'a Entry) -> Look<'a> {
        Look { file, name, own, inherited: IndexMap::new(), asked: vec![CLAUSES] }
    }

    /// Lays the entry over the properties of the style it derives from.
    pub(super) fn over(mut self, parent: &IndexMap<&'a str, &'a Given>) -> Look<'a> {
        self.inherited.clone_from(parent);
        self
    }

    /// What a style derived from this one starts with.
    pub(super) fn legacy(&self, own_only: &[&str]) -> IndexMap<&'a str, &'a Given> {
        let mut all = self.inherited.clone();
        for (key, given) in self.own {
            if !own_only.contains(&key.as_str()) && key != CLAUSES {
                all.insert(key, given);
            }
        }
        all
    }

    fn given(&mut self, key: &'static str) -> Option<&'a Given> {
        self.asked.push(key);
        self.own.get(key).or_else(|| self.inherited.get(key).copied())
    }

    /// A property through `read`; none where neither the style nor its parent gives it.
    pub(super) fn read<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Given) -> std::result::Result<T, String>,
    ) -> Result<Option<T>> {
        let Some(given) = self.given(key) else { return Ok(None) };
        let value = read(given);
        value.map(Some).map_err(|why| given.fault(self.file, format!("{}.{key}: {why}", self.name)))
    }

    /// A length, zero where it is not given.
    pub(super) fn length(&mut self, key: &'static str) -> Result<Length> {
        Ok(self.read(key, Given::length)?.unwrap_or(Length::ZERO))
    }

    /// A length that must be given.
    pub(super) fn size(&mut self, key: &'static str) -> Result<Length> {
        let size = self.read(key, Given::length)?;
        size.ok_or_else(|| self.missing(key))
    }

    /// Text that must be given.
    pub(super) fn text(&mut self, key: &'static str) -> Result<String> {
        let text = self.read(key, |given| given.word().map(str::to_owned))?;
        text.ok_or_else(|| self.missing(key))
    }

    /// `true` or `false`, the latter where it is not given.
    pub(super) fn flag(&mut self, key: &'static str) -> Result<bool> {
        Ok(self.read(key, Given::flag)?.unwrap_or(false))
    }

    /// A title as Word shows it: with a comma Word would take it for two names.
    pub(super) fn title(&mut self) -> Result<String> {
        let title = self.read("ten", |given| match given.word()? {
            title if title.contains(',') => Err("tên kiểu không được có dấu phẩy".to_owned()),
            title => Ok(title.to_owned()),
        })?;
        title.ok_or_else(|| self.missing("ten"))
    }

    /// One of the names, or none.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        key: &'static str,
        names: &[(&str, T)],
    ) -> Result<Option<T>> {
        let words: Vec<&str> = names.iter().map(|(word, _)| *word).collect();
        self.read(key, |given| given.choice(&words).map(|at| names[at].1))
    }

    /// Ink: `den`, or red, green and blue from 0 to 255.
    pub(super) fn color(&mut self, key: &'static str) -> Result<Option<Color>> {
        self.read(key, |given| match given.words.as_slice() {
            [word] if word == "den" => Ok(Color(0, 0, 0)),
            [red, green, blue] => {
                let part = |word: &String| word.parse::<u8>().map_err(|_| COLOR.to_owned());
                Ok(Color(part(red)?, part(green)?, part(blue)?))
            }
            [] | [_] | [_, _] | [_, _, _, _, ..] => Err(COLOR.to_owned()),
        })
    }

    /// Line spacing: a number is a multiple, a length is exact.
    pub(super) fn line(&mut self, key: &'static str) -> Result<Option<LineSpacing>> {
        self.read(key, |given| {
            // A range of multiples asks for a multiple.
            if given.range.is_open() && given.word()?.ends_with(char::is_alphabetic) {
                return given.length().map(LineSpacing::Exact);
            }
            let Hundredths(hundredths) = given.number()?;
            // 12 of the 240 parts of a line are five hundredths of it.
            if hundredths <= 0 || hundredths % 5 != 0 {
                return Err("giãn dòng phải là bội của 0.05 (1, 1.05, 1.1, 1.15 …)".to_owned());
            }
            Ok(LineSpacing::Multiple(hundredths / 5 * 12))
        })
    }

    /// Tab stops: `[80mm, 160mm phai]`.
    pub(super) fn tabs(&mut self, key: &'static str) -> Result<Vec<TabStop>> {
        let tabs = self.read(key, |given| {
            given.words.iter().map(|word| tab(word)).collect::<std::result::Result<_, _>>()
        })?;
        Ok(tabs.unwrap_or_default())
    }

    /// A list of lengths, empty where it is not given.
    pub(super) fn lengths(&mut self, key: &'static str) -> Result<Vec<Length>> {
        let lengths = self.read(key, |given| {
            let read = |word: &String| word.parse().map_err(|fault| format!("{fault}"));
            given.words.iter().map(read).collect::<std::result::Result<_, _>>()
        })?;
        Ok(lengths.unwrap_or_default())
    }

    /// A small whole number, zero where it is not given.
    pub(super) fn count(&mut self, key: &'static str) -> Result<u8> {
        let count = self.read(key, |given| {
            let Hundredths(hundredths) = given.number()?;
            let whole = (hundredths % 100 == 0).then(|| u8::try_from(hundredths / 100).ok());
            whole.flatten().ok_or_else(|| "cần một số nguyên từ 0 đến 255".to_owned())
        })?;
        Ok(count.unwrap_or(0))
    }

    /// A fault at a property of this style.
    pub(super) fn fault(&self, key: &str, why: &str) -> Error {
        let message = format!("{}.{key}: {why}", self.name);
        let given = self.own.get(key).or_else(|| self.own.values().next());
        match given.or_else(|| self.inherited.values().next().copied()) {
            Some(given) => given.fault(self.file, message),
            None => Error::Kit { file: self.file.to_owned(), line: 1, column: 1, message },
        }
    }

    fn missing(&self, key: &str) -> Error {
        self.fault(key, "thiếu giá trị")
    }

    /// Refuses what stands in the entry but was never asked for.
    pub(super) fn finish(self) -> Result<()> {
        match self.own.keys().find(|key| !self.asked.contains(&key.as_str())) {
            None => Ok(()),
            Some(key) => {
                let known = format!("không có thuộc tính này; nhận: {}", self.asked.join(", "));
                Err(self.fault(key, &known))
            }
        }
    }
}

const COLOR: &str = "màu là den hoặc [đỏ, lục, lam] từ 0 đến 255";

/// `80mm`, `160mm phai`, `160mm phai cham` (full stops on the way to it).
fn tab(word: &str) -> std::result::Result<TabStop, String> {
    let mut words = word.split(' ');
    let at = words.next().unwrap_or_default().parse().map_err(|fault| format!("{fault}"))?;
    let mut stop = TabStop { at, ..TabStop::default() };
    for word in words {
        match word {
            "trai" => stop.align = Align::Left,
            "giua" => stop.align = Align::Center,
            "phai" => stop.align = Align::Right,
            "cham" => stop.leader = Leader::Dots,
            other => {
                return Err(format!("«{other}» không hợp lệ; nhận: trai, giua, phai, cham"));
            }
        }
    }
    Ok(stop)
}
