//! Choices an author has inside the ranges of the style sheet (`trinh_bay`).
//!
//! A choice names the properties it sets; what it may be set to is the range those properties
//! carry themselves, so that no number stands twice. Takes name and value, gives a sheet or what
//! is wrong with each. Knows no choice in particular.

use serde::Deserialize;

use super::sheet::SheetFile;
use super::style::StyleSheet;
use super::value::Given;
use crate::error::{Error, Result};

/// One choice of `lua_chon`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Choice {
    /// One line of help, Vietnamese.
    pub(super) tro_giup: Given,
    /// Paths of the properties it sets, e.g. `doan.noi-dung.co_chu`; none: the choice is about
    /// the text and acted on where the text is read.
    #[serde(default)]
    dat: Vec<String>,
    /// The values it takes, where it sets no property.
    #[serde(default)]
    trong: Vec<String>,
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
            if choice.dat.is_empty() && choice.trong.is_empty() {
                return Err(fault("cần «dat» hoặc «trong»".to_owned()));
            }
        }
        Ok(())
    }

    /// The sheet with these choices made, beginning with `sheet`, the one without any.
    pub(super) fn choose<'a>(
        &self,
        file: &str,
        mut sheet: StyleSheet,
        choices: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> std::result::Result<StyleSheet, Vec<ChoiceFault>> {
        let mut chosen = self.clone();
        let mut faults = Vec::new();
        for (key, value) in choices {
            let Some(choice) = self.lua_chon.get(key) else {
                let known = self.lua_chon.keys().cloned().collect();
                faults.push(ChoiceFault::Unknown { key: key.to_owned(), known });
                continue;
            };
            if choice.dat.is_empty() {
                faults.extend(choice.outside(key, value));
                continue;
            }
            let before = chosen.set(choice, value);
            match chosen.resolve(file) {
                Ok(resolved) => sheet = resolved,
                Err(error) => {
                    chosen.restore(choice, before);
                    faults.push(self.fault(key, choice, &error));
                }
            }
        }
        if faults.is_empty() { Ok(sheet) } else { Err(faults) }
    }

    /// Gives the properties of a choice a value; answers what they were.
    fn set(&mut self, choice: &Choice, value: &str) -> Vec<Given> {
        let mut before = Vec::new();
        for path in &choice.dat {
            if let Some(given) = self.at_mut(path) {
                let changed = given.with_word(value);
                before.push(std::mem::replace(given, changed));
            }
        }
        before
    }

    fn restore(&mut self, choice: &Choice, before: Vec<Given>) {
        for (path, given) in choice.dat.iter().zip(before) {
            if let Some(place) = self.at_mut(path) {
                *place = given;
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
    /// The fault of a value that is none of `trong`.
    fn outside(&self, key: &str, value: &str) -> Option<ChoiceFault> {
        let allowed = self.trong.join(" hoặc ");
        (!self.trong.iter().any(|one| one == value)).then(|| ChoiceFault::Value {
            key: key.to_owned(),
            message: format!("{key}: «{value}» không hợp lệ; nhận: {allowed}"),
            allowed,
            clause: None,
        })
    }
}
