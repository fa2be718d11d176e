//! Issuing a document: the next number of its series, in the register, then in its YAML.
//!
//! Takes a path and a wish; gives the number taken, or why none was. The register is written before
//! the YAML, both whole or not at all, under a lock: whoever is stopped in between finds the line
//! with his file in the register and gets the same number again. Nothing is made here: outputs
//! follow from the YAML.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::book::{Book, Entry};
use super::edit::with_key;
use super::series;
use crate::checks;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::input::document::PartialDate;
use crate::input::project::Projects;
use crate::input::rich::Text;
use crate::input::{self, Counting, Document, Policy};
use crate::kit::Kit;
use crate::make::{Made, Maker};
use crate::source::Sources;
use crate::write::file;

/// What is asked for beside the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wish {
    /// The day of issue; none: the document's own.
    pub date: Option<PartialDate>,
    /// How numbers run; none: as `ho-so.yaml` says, or each kind by itself.
    pub counting: Option<Counting>,
}

/// What came of it.
#[derive(Debug)]
pub enum Issued {
    /// The document has its number.
    Taken {
        /// As it is written, `05`.
        number: String,
        /// What follows it.
        symbol: String,
        /// Whether the register had it already for this file.
        again: bool,
    },
    /// The document is not ready; the findings say why.
    Refused(Box<Made>),
    /// It cannot be numbered, and why.
    Stopped(String),
}

/// A number as documents write it: below 10 with a zero before it (ND30-I.I.II.3.c-2).
pub(super) fn written(number: u32) -> String {
    format!("{number:02}")
}

/// Gives a document the next number of its series.
///
/// # Errors
/// [`Error::Read`], [`Error::Write`] for files; [`Error::Register`] for a register that was spoilt.
pub fn issue(maker: &Maker<'_>, kit: &Kit, path: &Path, wish: Wish) -> Result<Issued> {
    let made = maker.check(path)?;
    let mut sources = Sources::default();
    let reading = input::read(path, kit, &mut sources)?;
    let document = match reading.document {
        Some(document) if !made.is_refused() => document,
        Some(_) | None => return Ok(Issued::Refused(Box::new(made))),
    };
    if let Some(reason) = unready(&document, kit) {
        return Ok(Issued::Stopped(reason));
    }
    let own = document.date.as_ref().map(|date| date.value);
    let Some(date) = wish.date.or(own).filter(|date| date.day.is_some()) else {
        let reason = "chưa có đủ ngày, tháng, năm ban hành: ghi «ngay» hoặc thêm --ngay 2026-02-05";
        return Ok(Issued::Stopped(reason.to_owned()));
    };
    let register = super::place(path)?;
    let _lock = locked(&register)?;
    let mut book = Book::read(&register)?;
    let policy = match wish.counting {
        Some(counting) => Policy::from(counting),
        None => {
            let project = maker.project(path)?;
            project.and_then(|project| project.policy().cloned()).unwrap_or_default()
        }
    };
    let entry = entry(&document, kit, date, &policy, &book, path)?;
    let taken = match &document.number {
        None => take(&mut book, entry)?,
        Some(typed) => match enter(&mut book, entry, &typed.value)? {
            Ok(taken) => taken,
            Err(reason) => return Ok(Issued::Stopped(reason)),
        },
    };
    let number = document.number.as_ref().map_or_else(|| written(taken.0), |n| n.value.clone());
    if document.number.is_none() || own != Some(date) {
        write(path, kit, &number, date)?;
    }
    Ok(Issued::Taken { number, symbol: document.symbol_text(kit), again: taken.1 })
}

/// Why a right document cannot get a number.
fn unready(document: &Document, kit: &Kit) -> Option<String> {
    if document.marks.draft.is_some() {
        return Some("văn bản còn là dự thảo: bỏ «du_thao» rồi mới lấy số".to_owned());
    }
    let kind = kit.kinds.get(&document.kind.value)?;
    let numbered = kind.fields.contains_key("so");
    (!numbered).then(|| format!("{} không đánh số", kind.name.to_lowercase()))
}

/// Whoever holds it is alone with the register; it ends with the process, however that ends.
fn locked(register: &Path) -> Result<File> {
    let path = register.with_file_name(".so-dang-ky.lock");
    let open = File::options().create(true).truncate(false).write(true).open(&path);
    let locked = open.and_then(|file| file.lock().map(|()| file));
    locked.map_err(|source| Error::Write { path, source })
}

/// The line of a document, its number still open.
fn entry(
    document: &Document,
    kit: &Kit,
    date: PartialDate,
    policy: &Policy,
    book: &Book,
    path: &Path,
) -> Result<Entry> {
    let real =
        path.canonicalize().map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let file: PathBuf = real.strip_prefix(book.folder()).unwrap_or(&real).to_owned();
    let joined = |texts: &mut dyn Iterator<Item = &Text>| {
        texts.map(Text::plain).collect::<Vec<_>>().join("; ")
    };
    let copies = document.drafter.as_ref().and_then(|drafter| drafter.copies.as_ref());
    Ok(Entry {
        year: date.year,
        series: series::of(document, policy, kit),
        number: 0,
        symbol: document.symbol_text(kit),
        date: iso(date),
        kind: kit.kinds.get(&document.kind.value).map_or(String::new(), |kind| kind.name.clone()),
        subject: document.subject.as_ref().map(Text::plain).unwrap_or_default(),
        signer: joined(&mut document.signers.iter().filter_map(|signer| signer.name.as_ref())),
        recipients: joined(&mut document.recipients.iter()),
        archive: document.archive.as_ref().map(Text::plain).unwrap_or_default(),
        copies: copies.map(|copies| copies.value.to_string()).unwrap_or_default(),
        file: file.to_string_lossy().replace('\\', "/"),
    })
}

/// The next number, or the one the register has for this file already; and whether it had it.
fn take(book: &mut Book, entry: Entry) -> Result<(u32, bool)> {
    let given = book.rivals(&entry).find(|other| other.file == entry.file);
    if let Some(given) = given {
        return Ok((given.number, true));
    }
    let number = book.next(&entry);
    book.add(Entry { number, ..entry })?;
    Ok((number, false))
}

/// Enters a number that was typed into the document; the reason where another has it.
fn enter(
    book: &mut Book,
    entry: Entry,
    typed: &str,
) -> Result<std::result::Result<(u32, bool), String>> {
    let Ok(number) = typed.parse::<u32>() else {
        return Ok(Err(format!("số «{typed}» không phải là số Ả Rập")));
    };
    let holder = book.rivals(&entry).find(|other| other.number == number);
    match holder {
        Some(other) if other.file == entry.file => Ok(Ok((number, true))),
        Some(other) => Ok(Err(format!("số {typed} đã cấp cho {}", other.file))),
        None => {
            book.add(Entry { number, ..entry })?;
            Ok(Ok((number, false)))
        }
    }
}

/// Puts number and day into the YAML, after reading the new text as a document once more.
fn write(path: &Path, kit: &Kit, number: &str, date: PartialDate) -> Result<()> {
    let read = |source| Error::Read { path: path.to_owned(), source };
    let text = std::fs::read_to_string(path).map_err(read)?;
    let text = with_key(&text, "so", number, "loai");
    let text = with_key(&text, "ngay", &iso(date), "so");
    let mut sources = Sources::default();
    let plain = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let reading = input::read_text(&Projects::default(), path, &plain, kit, &mut sources)?;
    let holds = |document: &Document| {
        let same = document.number.as_ref().is_some_and(|typed| typed.value == number);
        same && document.date.as_ref().is_some_and(|day| day.value == date)
    };
    if !reading.document.as_ref().is_some_and(holds) {
        let stops: Vec<&Diagnostic> =
            reading.findings.iter().filter(|finding| checks::stops_reading(finding)).collect();
        let why = stops.first().map_or("", |finding| finding.message.as_str());
        let message = format!(
            "số {number} đã ghi vào sổ nhưng không viết được vào văn bản {why}; \
             hãy ghi «so: {number}» và «ngay: {}» ở đầu dòng",
            iso(date)
        );
        return Err(Error::Register { path: path.to_owned(), line: 1, message });
    }
    file::write_whole(path, text.as_bytes())
}

fn iso(date: PartialDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month.unwrap_or(0), date.day.unwrap_or(0))
}
