//! The program: arguments in, files and findings out, an exit code for scripts.
//!
//! Exit codes: 0 everything asked for was made, or nothing was found; 1 a document was refused, or
//! something was found; 2 the program could not do its work (arguments, files, templates, fonts).

mod args;
mod check;
mod number;

use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use args::{Build, Command, Listing};
use vanban::batch;
use vanban::describe;
use vanban::diagnostic::{Paint, render};
use vanban::error::Result;
use vanban::kit::{Kit, fonts};
use vanban::layout::Faces;
use vanban::make::Maker;
use vanban::write::file;

fn main() -> ExitCode {
    let command = match args::parse(std::env::args_os()) {
        Ok(command) => command,
        Err(stop) => return stop.print(),
    };
    let done = match command {
        Command::Build(build) => self::build(&build),
        Command::Check(check) => self::check::run(&check),
        Command::Issue(issue) => self::number::issue(&issue),
        Command::Register { path, year, listing } => number::register(&path, year, listing),
        Command::Rules { templates } => rules(templates.as_deref()),
        Command::Explain { id, templates } => explain(&id, templates.as_deref()),
        Command::New { kind, output, templates } => {
            new(&kind, output.as_deref(), templates.as_deref())
        }
        Command::Schema { output, templates } => schema(output.as_deref(), templates.as_deref()),
        Command::Kinds { listing, templates } => kinds(listing, templates.as_deref()),
    };
    done.unwrap_or_else(|error| {
        eprintln!("lỗi: {error}");
        ExitCode::from(2)
    })
}

fn build(asked: &Build) -> Result<ExitCode> {
    let jobs = batch::find(&asked.paths, asked.output.as_deref())?;
    let kit = knowledge(asked.templates.as_deref())?;
    let faces = faces(asked.fonts.as_deref())?;
    let maker =
        Maker::new(&kit, faces)?.with_resolution(asked.resolution).with_standing(asked.standing);
    let paint = if std::io::stderr().is_terminal() { Paint::Color } else { Paint::Plain };
    let mut worst = 0;
    // What is wrong with a file that many documents share is said once.
    let mut said = BTreeSet::new();
    for outcome in batch::run(&maker, jobs, &asked.formats) {
        match outcome {
            Ok(outcome) => {
                for finding in &outcome.made.findings {
                    let words = render(finding, &outcome.made.sources, paint);
                    if !said.contains(&words) {
                        eprintln!("{words}\n");
                        said.insert(words);
                    }
                }
                outcome.written.iter().for_each(|path| say(&path.display().to_string()));
                worst = worst.max(u8::from(outcome.made.is_refused()));
            }
            Err(error) => {
                eprintln!("lỗi: {error}\n");
                worst = 2;
            }
        }
    }
    Ok(ExitCode::from(worst))
}

fn new(kind: &str, output: Option<&Path>, templates: Option<&Path>) -> Result<ExitCode> {
    let kit = knowledge(templates)?;
    let blank = describe::blank(&kit, describe::kind(&kit, kind)?);
    match output {
        Some(path) => {
            file::write_new(path, blank.as_bytes())?;
            say(&path.display().to_string());
        }
        None => say(blank.trim_end()),
    }
    Ok(ExitCode::SUCCESS)
}

fn kinds(listing: Listing, templates: Option<&Path>) -> Result<ExitCode> {
    let kit = knowledge(templates)?;
    if listing == Listing::Data {
        say(describe::kinds(&kit)?.trim_end());
        return Ok(ExitCode::SUCCESS);
    }
    let widest = kit.kinds.keys().map(|id| id.chars().count()).max().unwrap_or(0);
    for kind in kit.kinds.values() {
        let abbreviation = kind.abbreviation.as_deref().unwrap_or("-");
        say(&format!("{:<widest$}  {abbreviation:<4}  {}", kind.id, kind.name));
    }
    Ok(ExitCode::SUCCESS)
}

fn schema(output: Option<&Path>, templates: Option<&Path>) -> Result<ExitCode> {
    let schema = describe::schema(&knowledge(templates)?)?;
    match output {
        Some(path) => {
            file::write_whole(path, schema.as_bytes())?;
            say(&path.display().to_string());
        }
        None => say(schema.trim_end()),
    }
    Ok(ExitCode::SUCCESS)
}

fn rules(templates: Option<&Path>) -> Result<ExitCode> {
    say(describe::rules(&knowledge(templates)?)?.trim_end());
    Ok(ExitCode::SUCCESS)
}

fn explain(id: &str, templates: Option<&Path>) -> Result<ExitCode> {
    say(describe::explain(&knowledge(templates)?, id)?.trim_end());
    Ok(ExitCode::SUCCESS)
}

fn faces(fonts: Option<&Path>) -> Result<Faces> {
    match fonts {
        Some(folder) => Faces::from_bytes(fonts::from_folder(folder)?),
        None => Faces::bundled(),
    }
}

fn knowledge(templates: Option<&Path>) -> Result<Kit> {
    match templates {
        Some(folder) => Kit::from_folder(folder),
        None => Kit::bundled(),
    }
}

/// One line on standard output; a reader that went away (`| head`) is no fault.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
