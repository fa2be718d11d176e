//! Rows that would write the same files.
//!
//! In: the names of all rows of a list, whichever part of it is made, so that two computers do not
//! write one over the other. Out: the rows that share a name with another. Names that differ only
//! in capitals are one, as on Windows; the name of another document is its own. Of each row eight
//! bytes are kept while names are compared.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use super::Merge;
use crate::batch;
use crate::error::Result;
use crate::input::manuscript::Values;
use crate::rows::{Fault, Line, Row};

/// So many rows are named together.
const TOGETHER: usize = 4096;

/// Names that several rows have, in small letters, with their rows.
#[derive(Debug, Default)]
pub(super) struct Clashes(BTreeMap<String, Vec<usize>>);

impl Merge {
    /// The rows of the whole list that share names.
    pub(super) fn clashes(&self) -> Result<Clashes> {
        if self.pattern.is_unique() {
            return Ok(Clashes::default());
        }
        let mut prints = Vec::new();
        self.each_name(|name, _| prints.push(print(&name)))?;
        prints.sort_unstable();
        let twice = prints.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
        let twice: BTreeSet<u64> = twice.collect();
        let mut rows: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        if !twice.is_empty() {
            self.each_name(|name, row| {
                if twice.contains(&print(&name)) {
                    rows.entry(name).or_default().push(row);
                }
            })?;
            rows.retain(|_, rows| rows.len() > 1);
        }
        Ok(Clashes(rows))
    }

    /// Goes through the names of all rows that have one.
    fn each_name(&self, mut take: impl FnMut(String, usize)) -> Result<()> {
        let mut lines = self.list.rows()?;
        loop {
            let chunk: Vec<Line> = lines.by_ref().take(TOGETHER).collect();
            if chunk.is_empty() {
                return Ok(());
            }
            let names = batch::each(&chunk, |line| {
                let row = line.as_ref().ok()?;
                let name = self.pattern.name(&self.facts(self.values(row)), row.number).ok()?;
                Some((name.to_lowercase(), row.number))
            });
            names.into_iter().flatten().for_each(|(name, row)| take(name, row));
        }
    }

    /// The document beside the text, other than the text itself, whose own files have this name.
    fn document_named(&self, name: &str) -> Option<String> {
        let own = self.manuscript.path();
        let beside = own.parent().unwrap_or(Path::new(""));
        let others = ["yaml", "yml"].map(|ending| beside.join(format!("{name}.{ending}")));
        let other = others.into_iter().find(|other| other != own && other.is_file())?;
        Some(other.display().to_string())
    }

    /// What the files of a row are called, unless another row's are.
    pub(super) fn name(
        &self,
        row: &Row,
        values: Values,
        clashes: &Clashes,
    ) -> std::result::Result<String, Fault> {
        let fault = |message| self.list.fault(row.number, message);
        let name = self.pattern.name(&self.facts(values), row.number).map_err(fault)?;
        if let Some(other) = self.document_named(&name) {
            return Err(fault(format!(
                "tên tệp «{name}» là của văn bản {other}; sửa mẫu tên (--ten)"
            )));
        }
        let Some(rows) = clashes.0.get(&name.to_lowercase()) else { return Ok(name) };
        let others = rows.iter().filter(|other| **other != row.number);
        let others: Vec<String> = others.map(ToString::to_string).collect();
        let others = others.join(", ");
        Err(fault(format!(
            "tên tệp «{name}» trùng với dòng {others}; thêm vào mẫu tên (--ten) một cột mà mỗi dòng một khác"
        )))
    }
}

/// A short stand-in for a name; two names may have one.
fn print(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}
