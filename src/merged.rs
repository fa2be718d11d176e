//! Documents of rows: `build` with a list, or of a document that names one; `columns`.
//!
//! Takes what was asked for, writes files, tells of each row in the order of the list. A bar shows how
//! far it is where a person looks on, and nowhere else. The interface to indicatif is localised here.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use vanban::diagnostic::{Paint, render};
use vanban::error::{Error, Result};
use vanban::make::{Made, Maker};
use vanban::merge::{Asked, Binder, Letter, Merge, Opened, Order};
use vanban::project::Recipe;
use vanban::rows::{self, Share};
use vanban::write::file;

use crate::args::Rows;
use crate::{knowledge, maker, say};

/// Builds one document for each row.
pub(crate) fn run(
    path: &Path,
    output: Option<&Path>,
    rows: &Rows,
    recipe: &Recipe,
) -> Result<ExitCode> {
    let kit = knowledge(recipe.templates.as_deref())?;
    let maker = maker(&kit, recipe)?;
    let code = match &rows.bound {
        Some(target) => bind(&maker, path, &rows.asked, target)?,
        None => {
            let beside = path.parent().unwrap_or(Path::new(""));
            let folder = output.unwrap_or(beside);
            write(&maker, path, &rows.asked, Order { folder, formats: &recipe.formats })?
        }
    };
    Ok(ExitCode::from(code))
}

/// Makes the files of every row; gives the exit code that asks for.
pub(crate) fn write(maker: &Maker<'_>, path: &Path, asked: &Asked, order: Order<'_>) -> Result<u8> {
    let merge = match Merge::open(maker, path, asked)? {
        Opened::Ready(merge) => merge,
        Opened::Refused(made) => return Ok(refused(&made)),
    };
    let mut teller = Teller::of(&merge, asked)?;
    merge.write(maker, order, |told| match told {
        Ok((letter, written)) => teller.letter(&letter, &written),
        Err(error) => teller.error(&error),
    })?;
    Ok(teller.end())
}

/// Makes one PDF of all rows; gives the exit code that asks for.
fn bind(maker: &Maker<'_>, path: &Path, asked: &Asked, target: &Path) -> Result<u8> {
    let merge = match Merge::open(maker, path, asked)? {
        Opened::Ready(merge) => merge,
        Opened::Refused(made) => return Ok(refused(&made)),
    };
    let mut teller = Teller::of(&merge, asked)?;
    let mut binder = Binder::default();
    merge.pages(maker, |told| {
        let bound = told.and_then(|mut letter| {
            let pages = std::mem::take(&mut letter.made.pages);
            pages.into_iter().try_for_each(|pages| binder.add(pages))?;
            Ok(letter)
        });
        match bound {
            Ok(letter) => teller.letter(&letter, &[]),
            Err(error) => teller.error(&error),
        }
    })?;
    if let Some(bytes) = binder.pdf(maker)? {
        if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            let fail = |source| Error::Write { path: folder.to_owned(), source };
            std::fs::create_dir_all(folder).map_err(fail)?;
        }
        file::write_whole(target, &bytes)?;
        teller.say(&target.display().to_string());
    }
    Ok(teller.end())
}

/// Says why nothing can be made of any row.
fn refused(made: &Made) -> u8 {
    let findings = made.findings.iter();
    findings.for_each(|finding| eprintln!("{}\n", render(finding, &made.sources, paint())));
    1
}

/// A line for each column: its letter, its title, what texts call it.
pub(crate) fn columns(path: &Path) -> Result<ExitCode> {
    let list = rows::open(path)?;
    let width = list.columns().iter().map(|column| column.title.chars().count()).max().unwrap_or(0);
    for column in list.columns() {
        let (letters, title, name) = (column.letters(), &column.title, &column.name);
        say(&format!("{letters:<3} {title:<width$}  {{{{ dong.{name} }}}}"));
    }
    Ok(ExitCode::SUCCESS)
}

fn paint() -> Paint {
    if std::io::stderr().is_terminal() { Paint::Color } else { Paint::Plain }
}

/// Says what comes of rows.
struct Teller {
    /// Where a person looks on.
    bar: Option<ProgressBar>,
    /// What was said already, in short; what comes from cells is said at each of them.
    said: BTreeSet<u64>,
    rows: usize,
    refused: usize,
    worst: u8,
    /// What part of the list is made.
    share: Option<Share>,
    /// How many rows what was said last stands against.
    extent: Extent,
}

/// Against which rows something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    Some,
    All,
}

impl Teller {
    fn of(merge: &Merge, asked: &Asked) -> Result<Teller> {
        let bar = match std::io::stderr().is_terminal() {
            true => Some(bar(merge.count()?)),
            false => None,
        };
        Ok(Teller {
            bar,
            said: BTreeSet::new(),
            rows: 0,
            refused: 0,
            worst: 0,
            share: asked.share,
            extent: Extent::Some,
        })
    }

    fn letter(&mut self, letter: &Letter, written: &[PathBuf]) {
        for fault in &letter.faults {
            self.warn(&format!("lỗi: {fault}\n"));
        }
        let findings = letter.made.findings.iter().zip(&letter.places);
        for (finding, place) in findings {
            let words = render(finding, &letter.made.sources, paint());
            match place {
                Some(_) => self.warn(&format!("{words}\n")),
                None if letter.stands_for_all() => self.warn(&format!("{words}\n")),
                None if self.said.insert(print(&words)) => {
                    self.warn(&format!("{words}\n   = gặp lần đầu ở dòng {}\n", letter.row));
                }
                None => {}
            }
        }
        written.iter().for_each(|path| self.say(&path.display().to_string()));
        if letter.stands_for_all() {
            self.extent = Extent::All;
        }
        self.count(letter.is_refused());
    }

    fn error(&mut self, error: &Error) {
        self.warn(&format!("lỗi: {error}\n"));
        self.worst = 2;
        self.count(true);
    }

    fn count(&mut self, is_refused: bool) {
        self.rows += 1;
        self.refused += usize::from(is_refused);
        self.worst = self.worst.max(u8::from(is_refused));
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
    }

    /// What goes to the person.
    fn warn(&self, words: &str) {
        self.beside_the_bar(|| eprintln!("{words}"));
    }

    /// What goes to whoever reads on.
    fn say(&self, words: &str) {
        self.beside_the_bar(|| say(words));
    }

    fn beside_the_bar(&self, speak: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(speak),
            None => speak(),
        }
    }

    /// Says how many rows failed; gives the exit code.
    fn end(&self) -> u8 {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        let Teller { rows, refused, .. } = self;
        match (rows, refused) {
            // Of more parts than rows some are empty.
            (0, _) if self.share.is_some() => {}
            (0, _) => {
                eprintln!("lỗi: danh sách không có dòng nào dưới dòng tên cột");
                return self.worst.max(1);
            }
            (_, 0) => {}
            _ if self.extent == Extent::All => {
                eprintln!("dòng nào cũng sai như vậy; không dựng dòng nào")
            }
            _ => eprintln!("{refused} trong {rows} dòng không dựng được"),
        }
        self.worst
    }
}

fn bar(count: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} dòng, còn {eta}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(u64::try_from(count).unwrap_or(u64::MAX)).with_style(style)
}

/// A short stand-in for words.
fn print(words: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}
