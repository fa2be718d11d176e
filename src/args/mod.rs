//! The command line, in Vietnamese: what may be asked and how a wrong question is answered.
//!
//! Takes the words after the program's name and gives a [`Command`]. The interface to clap is
//! localised here.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;
use clap::parser::ValueSource;
use vanban::diagnostic::Weight;
use vanban::make::{Format, Readiness};
use vanban::project::{Chosen, Recipe};
use vanban::register::{Counting, Wish};
use vanban::report::Form;
use vanban::write::raster::Resolution;

pub(crate) use self::rows::Rows;
pub(crate) use self::schema::Subject;
pub(crate) use self::stop::Stop;

mod diff;
mod program;
mod rows;
mod schema;
mod stop;

/// What the user asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Command {
    /// `build`.
    Build(Build),
    /// `status`.
    Status(Look),
    /// `impact`.
    Impact {
        /// Where it stands in `ho-so.yaml`.
        key: String,
        /// The folder of the project.
        folder: PathBuf,
        /// Templates other than the embedded ones.
        templates: Option<PathBuf>,
    },
    /// `watch`.
    Watch(Look),
    /// `columns`: of this list.
    Columns(PathBuf),
    /// `check`.
    Check(Check),
    /// `diff`.
    Diff(Diff),
    /// `new`.
    New {
        /// Id of the kind.
        kind: String,
        /// Where the blank goes, if not to standard output.
        output: Option<PathBuf>,
        /// Templates other than the embedded ones.
        templates: Option<PathBuf>,
    },
    /// `kinds`.
    Kinds {
        /// As what they are told.
        listing: Listing,
        /// Templates other than the embedded ones.
        templates: Option<PathBuf>,
    },
    /// `schema`.
    Schema {
        /// Of which file.
        subject: Subject,
        /// Where the schema goes, if not to standard output.
        output: Option<PathBuf>,
        /// Templates other than the embedded ones.
        templates: Option<PathBuf>,
    },
    /// `rules`.
    Rules {
        /// Templates other than the embedded ones.
        templates: Option<PathBuf>,
    },
    /// `issue`.
    Issue(Issue),
    /// `register`.
    Register {
        /// A folder or document whose register is meant.
        path: PathBuf,
        /// Only this year.
        year: Option<i32>,
        /// Whether it is for a spreadsheet.
        listing: Listing,
    },
    /// `explain`.
    Explain {
        /// Id of a rule or a clause.
        id: String,
        /// Templates other than the embedded ones.
        templates: Option<PathBuf>,
    },
}

/// What `check` is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Check {
    /// Files and folders.
    pub(crate) paths: Vec<PathBuf>,
    /// How the report is told.
    pub(crate) form: Form,
    /// The least weight that is told of.
    pub(crate) least: Weight,
    /// Whether what can be repaired is.
    pub(crate) repair: Repair,
    /// The list whose rows it is looked at with.
    pub(crate) list: Option<PathBuf>,
    /// Templates other than the embedded ones.
    pub(crate) templates: Option<PathBuf>,
    /// Fonts other than the embedded ones.
    pub(crate) fonts: Option<PathBuf>,
}

/// Whether `check` changes files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repair {
    /// It only looks.
    None,
    /// It mends what cannot change the meaning.
    Safe,
}

/// What `status` and `watch` are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Look {
    /// The folder of the project.
    pub(crate) folder: PathBuf,
    /// Where outputs go, if not beside their sources.
    pub(crate) output: Option<PathBuf>,
    /// How documents are made.
    pub(crate) recipe: Recipe,
}

/// What `build` is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Make what is named; of a project, what is out of date.
    Make,
    /// Make everything, over the outputs of other hands too.
    Force,
    /// Say what of a project is out of date.
    Check,
}

/// What `issue` is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Issue {
    /// Documents, numbered in this order.
    pub(crate) paths: Vec<PathBuf>,
    /// Day and how numbers run.
    pub(crate) wish: Wish,
    /// Templates other than the embedded ones.
    pub(crate) templates: Option<PathBuf>,
    /// Fonts other than the embedded ones.
    pub(crate) fonts: Option<PathBuf>,
}

/// As what the kinds or the register are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listing {
    /// A line for each, to be read.
    Lines,
    /// All that is known of them, for other programs.
    Data,
}

/// What `build` is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Build {
    /// Files and folders; none for the project of the folder the user stands in.
    pub(crate) paths: Vec<PathBuf>,
    /// Where outputs go, if not beside their sources.
    pub(crate) output: Option<PathBuf>,
    /// What is to be done.
    pub(crate) purpose: Purpose,
    /// One document for each row of a list.
    pub(crate) rows: Option<Rows>,
    /// How documents are made.
    pub(crate) recipe: Recipe,
}

/// What `diff` is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Diff {
    /// The old version: a file, a folder, or `REVISION:FILE`.
    pub(crate) old: PathBuf,
    /// The new version.
    pub(crate) new: PathBuf,
    /// Where the comparison goes, if not beside the new version.
    pub(crate) output: Option<PathBuf>,
    /// Who is shown as the author of the changes.
    pub(crate) author: Option<String>,
    /// When they were made, as `YYYY-MM-DD`; none: on the day of the new version.
    pub(crate) date: Option<String>,
    /// Templates other than the embedded ones.
    pub(crate) templates: Option<PathBuf>,
    /// Fonts other than the embedded ones.
    pub(crate) fonts: Option<PathBuf>,
}

/// Reads the command line.
///
/// # Errors
/// A [`Stop`] with help (code 0) or with what is wrong (code 2).
pub(crate) fn parse(words: impl Iterator<Item = OsString>) -> Result<Command, Stop> {
    let matches = program::program().try_get_matches_from(words).map_err(stop::answer)?;
    Ok(match matches.subcommand() {
        Some(("build", sub)) => Command::Build(build(sub)?),
        Some(("status", sub)) => Command::Status(look(sub)),
        Some(("impact", sub)) => Command::Impact {
            key: sub.get_one::<String>("key").cloned().unwrap_or_default(),
            folder: path(sub, "folder").unwrap_or_else(|| PathBuf::from(".")),
            templates: path(sub, "templates"),
        },
        Some(("watch", sub)) => Command::Watch(look(sub)),
        Some(("check", sub)) => Command::Check(check(sub)?),
        Some(("columns", sub)) => Command::Columns(path(sub, "list").unwrap_or_default()),
        Some(("diff", sub)) => Command::Diff(diff::asked(sub)?),
        Some(("issue", sub)) => Command::Issue(issue(sub)),
        Some(("register", sub)) => Command::Register {
            path: path(sub, "path").unwrap_or_else(|| PathBuf::from(".")),
            year: sub.get_one::<i32>("year").copied(),
            listing: if sub.get_flag("csv") { Listing::Data } else { Listing::Lines },
        },
        Some(("rules", sub)) => Command::Rules { templates: path(sub, "templates") },
        Some(("explain", sub)) => Command::Explain {
            id: sub.get_one::<String>("id").cloned().unwrap_or_default(),
            templates: path(sub, "templates"),
        },
        Some(("new", sub)) => Command::New {
            kind: sub.get_one::<String>("kind").cloned().unwrap_or_default(),
            output: path(sub, "output"),
            templates: path(sub, "templates"),
        },
        Some(("kinds", sub)) => Command::Kinds {
            listing: if sub.get_flag("json") { Listing::Data } else { Listing::Lines },
            templates: path(sub, "templates"),
        },
        Some(("schema", sub)) => schema::asked(sub),
        _ => unreachable!("clap asks for one of the commands declared below"),
    })
}

fn build(matches: &ArgMatches) -> Result<Build, Stop> {
    let purpose = match (matches.get_flag("check"), matches.get_flag("force")) {
        (true, _) => Purpose::Check,
        (false, true) => Purpose::Force,
        (false, false) => Purpose::Make,
    };
    let paths: Vec<PathBuf> = matches.get_many("paths").into_iter().flatten().cloned().collect();
    let rows = rows::asked(matches, &paths)?;
    let (output, recipe) = (path(matches, "output"), recipe(matches));
    Ok(Build { paths, output, purpose, rows, recipe })
}

fn look(matches: &ArgMatches) -> Look {
    Look {
        folder: path(matches, "folder").unwrap_or_else(|| PathBuf::from(".")),
        output: path(matches, "output"),
        recipe: recipe(matches),
    }
}

fn recipe(matches: &ArgMatches) -> Recipe {
    let asked: Vec<&String> = matches.get_many("to").into_iter().flatten().collect();
    let formats = Format::ALL.into_iter().filter(|f| asked.iter().any(|word| *word == f.name()));
    let chosen = match matches.value_source("to") {
        Some(ValueSource::CommandLine) => Chosen::Asked,
        Some(_) | None => Chosen::Usual,
    };
    Recipe {
        formats: formats.collect(),
        chosen,
        resolution: matches.get_one("dpi").copied().unwrap_or_default(),
        readiness: if matches.get_flag("draft") { Readiness::Draft } else { Readiness::Final },
        templates: path(matches, "templates"),
        fonts: path(matches, "fonts"),
    }
}

fn resolution(word: &str) -> Result<Resolution, String> {
    let (least, most) = (Resolution::LEAST, Resolution::MOST);
    let parsed = word.parse().ok().and_then(Resolution::per_inch);
    parsed.ok_or_else(|| format!("cần một số từ {least} đến {most}"))
}

fn issue(matches: &ArgMatches) -> Issue {
    let counting = matches.get_one::<String>("so-dang-ky").map_or("", String::as_str);
    let counting = Counting::ALL.into_iter().find(|one| one.key() == counting);
    Issue {
        paths: matches.get_many("paths").into_iter().flatten().cloned().collect(),
        wish: Wish { date: matches.get_one("ngay").copied(), counting },
        templates: path(matches, "templates"),
        fonts: path(matches, "fonts"),
    }
}

fn check(matches: &ArgMatches) -> Result<Check, Stop> {
    let word = |name| matches.get_one::<String>(name).map_or("", String::as_str);
    let form = Form::ALL.into_iter().find(|form| form.name() == word("format"));
    let least = Weight::ASKED.into_iter().find(|weight| weight.key() == word("min-level"));
    let paths: Vec<PathBuf> = matches.get_many("paths").into_iter().flatten().cloned().collect();
    let list = path(matches, "du-lieu");
    if list.is_some() {
        rows::one_document(&paths)?;
    }
    Ok(Check {
        paths,
        list,
        form: form.unwrap_or(Form::Text),
        least: least.unwrap_or(Weight::Custom),
        repair: if matches.get_flag("fix") { Repair::Safe } else { Repair::None },
        templates: path(matches, "templates"),
        fonts: path(matches, "fonts"),
    })
}

fn path(matches: &ArgMatches, name: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(name).cloned()
}

#[cfg(test)]
mod tests {
    use super::stop::COMMANDS;
    use super::*;

    fn ask(line: &str) -> Result<Command, Stop> {
        parse(line.split(' ').map(OsString::from))
    }

    #[test]
    fn both_word_and_pdf_are_made_unless_told_otherwise() {
        let Ok(Command::Build(build)) = ask("vanban build a.yaml") else { panic!("a build") };
        assert_eq!(build.recipe.formats, [Format::Docx, Format::Pdf]);
        let Ok(Command::Build(build)) = ask("vanban build a.yaml --to dump,docx") else {
            panic!("a build")
        };
        assert_eq!(build.recipe.formats, [Format::Docx, Format::Dump]);
    }

    #[test]
    fn a_wrong_question_is_answered_in_vietnamese_and_stops_with_two() {
        for (line, answer) in [
            ("vanban", "còn thiếu lệnh"),
            ("vanban biuld x", "không có lệnh «biuld»"),
            ("vanban check", "còn thiếu"),
            ("vanban build --force --check", "không dùng chung"),
            ("vanban build a --to doc", "không nhận «doc»"),
            ("vanban build a --toi x", "không có tùy chọn «--toi»"),
            ("vanban build a --dpi 5", "không nhận «5»: cần một số từ 36 đến 600"),
            ("vanban build a --dpi cao", "không nhận «cao»"),
            ("vanban new", "còn thiếu <LOẠI>"),
            ("vanban build a -o", "cần một giá trị"),
            ("vanban check a --format xml", "không nhận «xml»"),
            ("vanban check a --min-level luat", "không nhận «luat»"),
            ("vanban explain", "còn thiếu <MÃ>"),
            ("vanban diff a.yaml", "còn thiếu bản mới"),
            ("vanban diff a.yaml b.yaml --tu HEAD", "--tu chỉ đi với một tệp"),
            ("vanban diff a b --ngay 2020-02-30", "không nhận «2020-02-30»: không có ngày này"),
        ] {
            let stop = ask(line).expect_err(line);
            assert!(stop.text.contains(answer), "{line}: {}", stop.text);
            assert_eq!(stop.code, 2);
        }
    }

    #[test]
    fn help_is_no_fault() {
        assert_eq!(ask("vanban --help").expect_err("help stops").code, 0);
        for command in COMMANDS.split(", ") {
            let stop = ask(&format!("vanban {command} --help")).expect_err("help stops");
            assert_eq!(stop.code, 0);
            assert!(!stop.text.contains("OPTIONS"), "{}", stop.text);
        }
    }
}
