//! A fact: a value, or facts by name or in order.
//!
//! Knows neither where it was written nor what it becomes.

use std::fmt;

use indexmap::IndexMap;

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Text as typed; dates, times and numbers that are not whole are texts.
    Text(String),
    /// A whole number, which prints as it is typed.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// Facts in order; a table is a list of groups.
    List(Vec<Fact>),
    /// Facts by name.
    Group(IndexMap<String, Fact>),
    /// An empty cell: there, but with nothing to print.
    Blank,
}

impl Fact {
    /// The fact that a plain word of YAML stands for.
    pub fn plain(word: &str) -> Fact {
        match (word, word.parse::<i64>()) {
            ("true", _) => Fact::Flag(true),
            ("false", _) => Fact::Flag(false),
            // `05` and `+5` stay as typed.
            (_, Ok(number)) if number.to_string() == word => Fact::Number(number),
            (_, Ok(_) | Err(_)) => Fact::Text(word.to_owned()),
        }
    }

    /// What it prints on its own; nothing for lists and groups.
    pub fn words(&self) -> Option<String> {
        match self {
            Fact::Text(text) => Some(text.clone()),
            Fact::Number(number) => Some(number.to_string()),
            Fact::Flag(flag) => Some(flag.to_string()),
            Fact::List(_) | Fact::Group(_) | Fact::Blank => None,
        }
    }

    /// What it is, as messages name it.
    pub(super) fn form(&self) -> &'static str {
        match self {
            Fact::Text(_) => "một dòng chữ",
            Fact::Number(_) => "một số",
            Fact::Flag(_) => "true/false",
            Fact::List(_) => "một danh sách",
            Fact::Group(_) => "một nhóm",
            Fact::Blank => "một ô trống",
        }
    }

    /// The fact one step further: by name, or by place from 0.
    pub(super) fn step(&self, name: &str) -> Option<&Fact> {
        match self {
            Fact::Group(group) => group.get(name),
            Fact::List(items) => items.get(name.parse::<usize>().ok()?),
            Fact::Text(_) | Fact::Number(_) | Fact::Flag(_) | Fact::Blank => None,
        }
    }

    /// The facts of a list.
    pub(super) fn items(&self) -> &[Fact] {
        match self {
            Fact::List(items) => items,
            Fact::Text(_) | Fact::Number(_) | Fact::Flag(_) | Fact::Group(_) | Fact::Blank => &[],
        }
    }
}

impl fmt::Display for Fact {
    /// All of it in one line, the same for the same facts: what tells whether one has changed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fact::Text(text) => write!(f, "{text:?}"),
            Fact::Number(number) => write!(f, "{number}"),
            Fact::Flag(flag) => write!(f, "{flag}"),
            Fact::Blank => Ok(()),
            Fact::List(items) => {
                f.write_str("[")?;
                items.iter().try_for_each(|item| write!(f, "{item},"))?;
                f.write_str("]")
            }
            Fact::Group(group) => {
                f.write_str("{")?;
                group.iter().try_for_each(|(key, fact)| write!(f, "{key}:{fact},"))?;
                f.write_str("}")
            }
        }
    }
}
