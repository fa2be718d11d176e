//! The ledger: every clause of the decree by its id, and what of the kit meets it.
//!
//! Filled from `clauses.yaml`; read by the commands that tell of rules. That what it names is
//! there is checked when it is read. Which checks stand for a clause is known to the checks, not
//! here.

use indexmap::IndexMap;
use serde::Deserialize;

use super::{CLAUSES, Kit, typed};
use crate::error::{Error, Result};

/// One clause.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// `y`: what it says, one sentence.
    #[serde(rename = "y")]
    pub says: String,
    /// `kieu`: styles of the style sheet that meet it, with their group (`doan.noi-dung`).
    #[serde(rename = "kieu", default)]
    pub styles: Vec<String>,
    /// `mau`: files of templates that meet it.
    #[serde(rename = "mau", default)]
    pub templates: Vec<String>,
    /// `loi`: phrases and authorities of the fixed wording.
    #[serde(rename = "loi", default)]
    pub phrases: Vec<String>,
    /// `nhap`: keys whose value the author gives by it.
    #[serde(rename = "nhap", default)]
    pub keys: Vec<String>,
    /// `khong`: why no program can check it.
    #[serde(rename = "khong", default)]
    pub beyond: Option<String>,
    /// `chua`: why it is not met yet.
    #[serde(rename = "chua", default)]
    pub open: Option<String>,
}

/// All clauses by their ids, in the order of the decree.
pub type Ledger = IndexMap<String, Clause>;

impl Kit {
    /// The ledger, read when it is asked for: making documents does not need it.
    ///
    /// # Errors
    /// [`Error::Kit`] at the line of a fault, among them names of what the kit does not have.
    pub fn ledger(&self) -> Result<Ledger> {
        let ledger: Ledger = typed(CLAUSES, &self.ledger)?;
        for (id, clause) in &ledger {
            if let Some(name) = self.unknown(clause) {
                return Err(self.fault(id, format!("«{id}» nêu «{name}» không có")));
            }
        }
        Ok(ledger)
    }

    /// The first name in a clause that the kit does not have.
    fn unknown<'c>(&self, clause: &'c Clause) -> Option<&'c String> {
        let words = &self.words;
        let key = |name: &String| self.kinds.values().any(|kind| kind.fields.contains_key(name));
        let phrase = |name: &String| {
            words.phrases.contains_key(name) || words.authorities.contains_key(name)
        };
        let file = |name: &String| self.templates.iter().any(|(file, _)| file == name);
        let styles = clause.styles.iter().find(|name| !self.has_style(name));
        let files = clause.templates.iter().find(|name| !file(name));
        let phrases = clause.phrases.iter().find(|name| !phrase(name));
        let keys = clause.keys.iter().find(|name| !key(name));
        styles.or(files).or(phrases).or(keys)
    }

    fn has_style(&self, name: &str) -> bool {
        let sheet = &self.sheet;
        match name.split_once('.') {
            Some(("trang", name)) => sheet.pages.contains_key(name),
            Some(("doan", name)) => sheet.paragraphs.contains_key(name),
            Some(("chu", name)) => sheet.runs.contains_key(name),
            Some(("bang", name)) => sheet.tables.contains_key(name),
            Some(("ke", name)) => sheet.rules.contains_key(name),
            Some(("khung", name)) => sheet.frames.contains_key(name),
            Some(("cho_ky", name)) => sheet.spots.contains_key(name),
            Some(_) => false,
            None => name == "phong",
        }
    }

    fn fault(&self, id: &str, message: String) -> Error {
        let opens = |line: &str| line.starts_with(&format!("{id}:"));
        let line = self.ledger.lines().position(opens).map_or(1, |at| at + 1);
        Error::Kit { file: CLAUSES.to_owned(), line, column: 1, message }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_clause_names_must_be_there() {
        let mut kit = Kit::bundled().expect("the embedded kit loads");
        kit.ledger().expect("the embedded ledger is right");
        for wrong in ["kieu: [doan.khong-co]", "mau: [khong.xml]", "loi: [khong]", "nhap: [khong]"]
        {
            kit.ledger = format!("# đầu\nND30-D7: {{ y: Một, {wrong} }}\n");
            let error = kit.ledger().expect_err(wrong).to_string();
            assert!(error.starts_with("clauses.yaml:2:1: «ND30-D7» nêu «"), "{error}");
        }
        kit.ledger = "ND30-D7: { y: Một, kiem: [a] }\n".to_owned();
        kit.ledger().expect_err("an unknown key");
    }
}
