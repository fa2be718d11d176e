//! `issue` and `register`: numbers given, and the book of them.
//!
//! Takes what was asked for; prints what was done and what was found, and gives the exit code.

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use crate::args::{Issue, Listing};
use crate::{build, knowledge, maker, say};
use vanban::batch::Job;
use vanban::diagnostic::{Paint, render};
use vanban::error::Result;
use vanban::make::{Format, Readiness};
use vanban::project::{Chosen, Recipe};
use vanban::register::{self, Book, Issued, Trouble};
use vanban::write::raster::Resolution;

/// Gives every document its number and makes it anew, with those of its project that cite it.
pub(crate) fn issue(asked: &Issue) -> Result<ExitCode> {
    let kit = knowledge(asked.templates.as_deref())?;
    let recipe = Recipe {
        formats: vec![Format::Docx, Format::Pdf],
        chosen: Chosen::Usual,
        readiness: Readiness::Final,
        resolution: Resolution::default(),
        templates: asked.templates.clone(),
        fonts: asked.fonts.clone(),
    };
    let maker = maker(&kit, &recipe)?;
    let paint = if std::io::stderr().is_terminal() { Paint::Color } else { Paint::Plain };
    let mut worst = 0;
    for path in &asked.paths {
        match register::issue(&maker, &kit, path, asked.wish)? {
            Issued::Taken { number, symbol, again } => {
                let code = if symbol.is_empty() { number } else { format!("{number}/{symbol}") };
                let note = if again { " (đã có trong sổ)" } else { "" };
                say(&format!("{}: {code}{note}", path.display()));
                worst = worst.max(build::with_all_that_rest_on(beside(path), &recipe)?);
            }
            Issued::Refused(made) => {
                for finding in &made.findings {
                    eprintln!("{}\n", render(finding, &made.sources, paint));
                }
                worst = worst.max(1);
            }
            Issued::Stopped(reason) => {
                eprintln!("{}: {reason}\n", path.display());
                worst = worst.max(1);
            }
        }
    }
    Ok(ExitCode::from(worst))
}

/// Where the files of a document go: beside it.
fn beside(path: &Path) -> Job {
    let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
    Job { source: path.to_owned(), folder }
}

/// Prints the book; gaps and numbers given twice go to standard error.
pub(crate) fn register(path: &Path, year: Option<i32>, listing: Listing) -> Result<ExitCode> {
    let book = Book::read(&register::place(path)?)?;
    match listing {
        Listing::Lines => say(book.told(year).trim_end()),
        Listing::Data => say(book.csv(year)?.trim_end()),
    }
    let troubles = book.troubles();
    troubles.iter().map(Trouble::told).for_each(|line| eprintln!("cảnh báo: {line}"));
    Ok(ExitCode::from(u8::from(!troubles.is_empty())))
}
