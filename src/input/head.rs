//! The head of a document of the project: what is said of it where it is cited.
//!
//! In: the file. Out: kind, number, date, issuing body and subject as a citation says them, blank
//! where they are not known yet. Nothing else of the file is read, so that documents may cite each
//! other in circles. Must not know who cites it. Source: ND30-I.I.II.6.b.

use std::path::Path;

use super::citation::Values;
use super::document::PartialDate;
use super::folder::Folder;
use super::form::Form;
use super::inline::Mode;
use super::project::Projects;
use super::session::{Session, Slot};
use super::yaml::Value;
use super::{border, symbol, yaml};
use crate::diagnostic::Severity;
use crate::hash::{Hash, Stamp};
use crate::kit::Kit;
use crate::source::Sources;

/// Keys of a document that its head is made of.
const KEYS: [&str; 7] = ["loai", "co_quan", "so", "ky_hieu", "don_vi", "ngay", "trich_yeu"];

/// What a space that is kept free is filled with: no white space of a text falls away beside it.
const BLANK: &str = "\u{a0}";

/// The head of a document.
#[derive(Debug)]
pub(super) struct Head {
    /// What a citation says; none where the head is wrong, with the first fault and its place.
    pub(super) values: Result<Values, String>,
    /// What is not known yet, as messages name it: `số`, `ngày`.
    pub(super) missing: Vec<&'static str>,
    /// Every file it rests on, its own first.
    pub(super) files: Vec<Stamp>,
}

impl Head {
    /// Reads the head of a document.
    pub(super) fn read(path: &Path, kit: &Kit, projects: &Projects) -> Head {
        let failed = |why: String| Head {
            values: Err(why),
            missing: Vec::new(),
            files: vec![Stamp { path: path.to_owned(), hash: Hash::of_file(path) }],
        };
        let mut sources = Sources::default();
        let mut findings = Vec::new();
        let name = path.display().to_string();
        let opened = Folder::of(path).and_then(|folder| {
            let project = projects.of(&folder, kit)?;
            let entry = border::read(path, &name, &mut sources, &mut findings)?;
            Ok((folder, project, entry))
        });
        let (folder, project, entry) = match opened {
            Ok(opened) => opened,
            Err(error) => return failed(error.to_string()),
        };
        let root = match entry.readable {
            true => yaml::parse(entry.source, &sources, &mut findings),
            false => None,
        };
        let mut session = Session::new(kit, &mut sources, folder, projects, project);
        session.findings = findings;
        session.rest_on(Stamp { path: path.to_owned(), hash: entry.hash });
        let head = root.and_then(|root| head(&mut session, root.value));
        let Session { findings, mut files, looked, .. } = session;
        files.extend(looked);
        let wrong = findings.iter().find(|finding| finding.severity == Severity::Error);
        let place = |span| sources.told(span);
        match (wrong, head) {
            (None, Some((values, missing))) => Head { values: Ok(values), missing, files },
            (Some(wrong), _) => {
                let at = wrong.span.map_or(name, place);
                failed(format!("{at}: {}", wrong.message))
            }
            (None, None) => failed(format!("{name}: không phải là một văn bản")),
        }
    }
}

fn head(session: &mut Session<'_>, root: Value) -> Option<(Values, Vec<&'static str>)> {
    let Value::Mapping(entries) = root else { return None };
    let mut entries = session.with_defaults(entries);
    session.expect_row(&entries);
    entries.retain(|entry| KEYS.contains(&entry.key.value.as_str()));
    session.fill_entries(&mut entries);
    let named = entries.iter().find(|entry| entry.key.value == "loai")?;
    let (_, kind) = session.kind(&named.value)?;
    let form = Form::new(kind, &entries);
    let issuer = form.get("co_quan").and_then(|(node, slot)| session.issuer(node, slot))?;
    let mut code = |key| {
        let (node, slot): (_, Slot<'_>) = form.get(key)?;
        Some(session.code(node, slot)?.value)
    };
    let (number, typed, unit) = (code("so"), code("ky_hieu"), code("don_vi"));
    let date = form.get("ngay").and_then(|(node, slot)| session.date(node, slot));
    let date = date.map(|date| date.value);
    let subject = form.get("trich_yeu");
    let subject = subject.and_then(|(node, slot)| session.line(node, slot, Mode::Bare));
    let symbol = typed
        .unwrap_or_else(|| symbol::made(kind, &issuer.abbreviation, &unit.unwrap_or_default()));
    let numbered = kind.fields.contains_key("so");
    let mut missing = Vec::new();
    if numbered && number.is_none() {
        missing.push("số");
    }
    if date.is_none_or(|date| date.day.is_none()) {
        missing.push("ngày");
    }
    let blank =
        |key| BLANK.repeat(usize::from(session.kit.words.blanks.get(key).copied().unwrap_or(1)));
    let number = number.unwrap_or_else(|| blank("so"));
    let number = if symbol.is_empty() { number } else { format!("{number}/{symbol}") };
    let values = Values {
        kind: Some(kind.name.clone()),
        number: numbered.then_some(number),
        issuer: Some(issuer.short.as_ref().unwrap_or(&issuer.name).plain()),
        subject: subject.map(|subject| about(&subject.plain())),
        day: Some(day(date, &blank)),
    };
    Some((values, missing))
}

/// The parts of a date as they are printed, room kept for those not known.
pub(super) fn day(
    date: Option<PartialDate>,
    blank: &dyn Fn(&'static str) -> String,
) -> [String; 3] {
    let two = |part: Option<u32>, key| part.map_or_else(|| blank(key), |part| format!("{part:02}"));
    let month = match date.and_then(|date| date.month) {
        Some(month) if month > 2 => month.to_string(),
        month => two(month, "thang"),
    };
    let year = date.map_or_else(|| blank("nam"), |date| date.year.to_string());
    [two(date.and_then(|date| date.day), "ngay"), month, year]
}

/// A subject as it follows the name of a document: `về …`, of a dispatch, whose subject goes on
/// from `V/v` with a small letter, `về việc …`.
fn about(subject: &str) -> String {
    let mut letters = subject.chars();
    let first = letters.next();
    let small: String = first.into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    let says_so = small.starts_with("về ");
    match first {
        _ if says_so => small,
        Some(first) if first.is_lowercase() => format!("về việc {small}"),
        Some(_) | None => format!("về {small}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_follows_the_name_of_its_document() {
        assert_eq!(about("Về việc thành lập"), "về việc thành lập");
        assert_eq!(about("tổ chức hội nghị"), "về việc tổ chức hội nghị");
        assert_eq!(about("Tổ chức Hội nghị"), "về tổ chức Hội nghị");
    }
}
