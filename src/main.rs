//! The program: arguments in, files and findings out, an exit code for scripts.
//!
//! Exit codes: 0 everything asked for was made, or nothing was found; 1 a document was refused, or
//! something was found; 2 the program could not do its work (arguments, files, templates, fonts).

mod args;
mod build;
mod check;
mod diff;
mod impact;
mod merged;
mod number;
mod status;
mod watch;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use args::{Command, Listing, Subject};
use vanban::describe;
use vanban::error::Result;
use vanban::input::project::Projects;
use vanban::kit::{Kit, fonts};
use vanban::layout::Faces;
use vanban::make::Maker;
use vanban::project::{MARK, Recipe};
use vanban::write::file;

/// Reading and setting a text are many small allocations.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let command = match args::parse(std::env::args_os()) {
        Ok(command) => command,
        Err(stop) => return stop.print(),
    };
    let done = match command {
        Command::Build(build) => self::build::run(&build),
        Command::Check(check) => self::check::run(&check),
        Command::Columns(list) => merged::columns(&list),
        Command::Diff(diff) => self::diff::run(&diff),
        Command::Issue(issue) => self::number::issue(&issue),
        Command::Register { path, year, listing } => number::register(&path, year, listing),
        Command::Status(asked) => {
            status::run(&asked.folder, asked.output.as_deref(), &asked.recipe)
        }
        Command::Watch(asked) => watch::run(&asked.folder, asked.output.as_deref(), &asked.recipe),
        Command::Impact { key, folder, templates } => {
            impact::run(&key, &folder, templates.as_deref())
        }
        Command::Rules { templates } => rules(templates.as_deref()),
        Command::Explain { id, templates } => explain(&id, templates.as_deref()),
        Command::New { kind, output, templates } => {
            new(&kind, output.as_deref(), templates.as_deref())
        }
        Command::Schema { subject, output, templates } => {
            schema(subject, output.as_deref(), templates.as_deref())
        }
        Command::Kinds { listing, templates } => kinds(listing, templates.as_deref()),
    };
    done.unwrap_or_else(|error| {
        eprintln!("lỗi: {error}");
        ExitCode::from(2)
    })
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

fn schema(subject: Subject, output: Option<&Path>, templates: Option<&Path>) -> Result<ExitCode> {
    let kit = knowledge(templates)?;
    let schema = match subject {
        Subject::Dossier => describe::dossier_schema(&kit)?,
        Subject::Document => {
            // It is for the documents beside it; those of the folder the user stands in else.
            let beside = output.unwrap_or(Path::new(MARK));
            let dossier = Projects::default().around(beside, &kit).ok().flatten();
            let supplied = dossier.iter().flat_map(|dossier| dossier.supplied());
            describe::schema(&kit, &supplied.collect::<Vec<&str>>())?
        }
    };
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

fn maker<'kit>(kit: &'kit Kit, recipe: &Recipe) -> Result<Maker<'kit>> {
    let maker = Maker::new(kit, faces(recipe.fonts.as_deref())?)?;
    Ok(maker.with_resolution(recipe.resolution).with_readiness(recipe.readiness))
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
