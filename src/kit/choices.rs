//! Choices an author has inside the ranges of the style sheet (`trinh_bay`).
//!
//! A choice names the properties it sets; what it may be set to is the range those properties
//! carry themselves, so that no number stands twice. Takes name and value, gives a sheet or what
//! is wrong with each. Knows no choice in particular.

use serde::Deserialize;

use super::concession::GivesWay;
use super::sheet::SheetFile;
use super::style::StyleSheet;
use super::value::Given;
use crate::error::{Error, Result};

/// More pages nobody asks a document to fit.
const MOST_PAGES: u32 = 999;

/// One choice of `lua_chon`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Choice {
    /// One line of help, Vietnamese.
    pub(super) tro_giup: Given,
    /// Paths of the properties it sets, e.g. `doan.noi-dung.co_chu`; none: the choice is
    /// acted on elsewhere, where the text is read or laid out.
    #[serde(default)]
    pub(super) dat: Vec<String>,
    /// The values it takes, where it sets no property.
    #[serde(default)]
    trong: Vec<String>,
    /// Choices that give way so that its number is kept; the first gives way first.
    #[serde(default)]
    pub(super) nhuong: Vec<GivesWay>,
}

/// What is wrong with one choice of the author's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChoiceFault {
    /// There is no choice of this name.
    Unknown {
        /// As written.
        key: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// The value is not allowed.
    Value {
        /// Name of the choice.
        key: String,
        /// What is wrong and what is right, Vietnamese, lower-case start, no final stop.
        message: String,
        /// The allowed form in words, e.g. `từ 13pt đến 14pt`.
        allowed: String,
        /// First clause the range rests on; none where the decree is silent.
        clause: Option<String>,
    },
}

impl SheetFile {
    /// Checks that every choice sets properties that exist and are bounded.
    pub(super) fn check_choices(&self, file: &str) -> Result<()> {
        for (name, choice) in &self.lua_chon {
            let fault = |message: String| {
                choice.tro_giup.fault(file, format!("lua_chon.{name}: {message}"))
            };
            for path in &choice.dat {
                match self.at(path) {
                    None => return Err(fault(format!("không có thuộc tính «{path}»"))),
                    Some(given) if given.range.is_open() => {
                        return Err(fault(format!("«{path}» chưa có khoảng (tu, den, trong)")));
                    }
                    Some(_) => {}
                }
            }
            if choice.dat.is_empty() && choice.trong.is_empty() && choice.nhuong.is_empty() {
                return Err(fault("cần «dat», «trong» hoặc «nhuong»".to_owned()));
            }
            self.concessions(file, name)?;
        }
        Ok(())
    }

    /// The sheet with these choices made, beginning with `sheet`, the one without any.
    pub(super) fn choose<'a>(
        &self,
        file: &str,
        sheet: StyleSheet,
        choices: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> std::result::Result<StyleSheet, Vec<ChoiceFault>> {
        let asked: Vec<(&str, &str)> = choices.collect();
        if asked.is_empty() {
            return Ok(sheet);
        }
        let mut chosen = self.clone();
        let mut sets = false;
        for (key, value) in &asked {
            if let Some(choice) = self.lua_chon.get(*key) {
                chosen.set(choice, value);
                sets |= !choice.dat.is_empty();
            }
        }
        // One look at the whole is enough where nothing is wrong, which is nearly always.
        let whole = if sets { chosen.resolve(file) } else { Ok(sheet) };
        let unset = asked.iter().filter_map(|(key, value)| self.unset_fault(key, value)).next();
        match (whole, unset) {
            (Ok(sheet), None) => Ok(sheet),
            (Ok(_), Some(_)) => Err(self.faults(file, &asked)),
            (Err(error), _) => {
                let mut faults = self.faults(file, &asked);
                let last = asked.last().and_then(|(key, _)| Some((key, self.lua_chon.get(*key)?)));
                if let (true, Some((key, choice))) = (faults.is_empty(), last) {
                    faults.push(self.fault(key, choice, &error));
                }
                Err(faults)
            }
        }
    }

    /// What is wrong with each choice by itself, in their order.
    fn faults(&self, file: &str, asked: &[(&str, &str)]) -> Vec<ChoiceFault> {
        let fault = |(key, value): &(&str, &str)| {
            self.unset_fault(key, value).or_else(|| {
                let choice = self.lua_chon.get(*key)?;
                let mut alone = self.clone();
                alone.set(choice, value);
                alone.resolve(file).err().map(|error| self.fault(key, choice, &error))
            })
        };
        asked.iter().filter_map(fault).collect()
    }

    /// What is wrong with a choice that sets no property.
    fn unset_fault(&self, key: &str, value: &str) -> Option<ChoiceFault> {
        match self.lua_chon.get(key) {
            None => {
                let known = self.lua_chon.keys().cloned().collect();
                Some(ChoiceFault::Unknown { key: key.to_owned(), known })
            }
            Some(choice) if choice.dat.is_empty() => choice.outside(key, value),
            Some(_) => None,
        }
    }

    /// Gives the properties of a choice a value.
    fn set(&mut self, choice: &Choice, value: &str) {
        for path in &choice.dat {
            if let Some(given) = self.at_mut(path) {
                *given = given.with_word(value);
            }
        }
    }

    /// The kit's fault at a property, as a fault of the author's value.
    fn fault(&self, key: &str, choice: &Choice, error: &Error) -> ChoiceFault {
        let whole = error.to_string();
        let text = if let Error::Kit { message, .. } = error { message } else { &whole };
        let paths = choice.dat.iter();
        let why = paths.filter_map(|path| text.strip_prefix(path)?.strip_prefix(": ")).next();
        let why = why.unwrap_or(text).to_owned();
        let given = choice.dat.first().and_then(|path| self.at(path));
        ChoiceFault::Value {
            key: key.to_owned(),
            message: format!("{key}: {why}"),
            allowed: given.map(|given| given.range.in_words()).unwrap_or_default(),
            clause: given.and_then(|given| given.clauses.first().cloned()),
        }
    }
}

impl Choice {
    /// The fault of a value that is none of `trong`, or no number of pages.
    fn outside(&self, key: &str, value: &str) -> Option<ChoiceFault> {
        let (right, allowed) = if self.nhuong.is_empty() {
            (self.trong.iter().any(|one| one == value), self.trong.join(" hoặc "))
        } else {
            let pages = value.parse::<u32>();
            let right = pages.is_ok_and(|pages| (1..=MOST_PAGES).contains(&pages));
            (right, format!("số trang, từ 1 đến {MOST_PAGES}"))
        };
        (!right).then(|| ChoiceFault::Value {
            key: key.to_owned(),
            message: format!("{key}: «{value}» không hợp lệ; nhận: {allowed}"),
            allowed,
            clause: None,
        })
    }
}
