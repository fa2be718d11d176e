//! The command line, in Vietnamese: what may be asked and how a wrong question is answered.
//!
//! Takes the words after the program's name and gives a [`Command`]. The interface to clap is
//! localised here.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command as Clap, value_parser};
use vanban::make::Format;
use vanban::write::raster::Resolution;

/// What the user asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Command {
    /// `build`.
    Build(Build),
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
        /// Where the schema goes, if not to standard output.
        output: Option<PathBuf>,
        /// Templates other than the embedded ones.
        templates: Option<PathBuf>,
    },
}

/// As what the kinds are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listing {
    /// A line for each, to be read.
    Lines,
    /// All that is known of them, for other programs.
    Json,
}

/// What `build` is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Build {
    /// Files and folders.
    pub(crate) paths: Vec<PathBuf>,
    /// Where outputs go, if not beside their sources.
    pub(crate) output: Option<PathBuf>,
    /// What is made, in order and each once.
    pub(crate) formats: Vec<Format>,
    /// How fine pictures of pages are.
    pub(crate) resolution: Resolution,
    /// Templates other than the embedded ones.
    pub(crate) templates: Option<PathBuf>,
    /// Fonts other than the embedded ones.
    pub(crate) fonts: Option<PathBuf>,
}

/// Why the program stops before it begins: help was asked for, or the question was wrong.
#[derive(Debug)]
pub(crate) struct Stop {
    text: String,
    code: u8,
}

impl Stop {
    /// Prints help to standard output, a fault to standard error.
    pub(crate) fn print(&self) -> ExitCode {
        if self.code == 0 {
            print!("{}", self.text);
        } else {
            eprint!("{}", self.text);
        }
        ExitCode::from(self.code)
    }
}

const COMMANDS: &str = "build, new, kinds, schema";
const TEMPLATE: &str = "{about}\n\nCách dùng: {usage}\n\n{all-args}{after-help}\n";

/// Reads the command line.
///
/// # Errors
/// A [`Stop`] with help (code 0) or with what is wrong (code 2).
pub(crate) fn parse(words: impl Iterator<Item = OsString>) -> Result<Command, Stop> {
    let matches = program().try_get_matches_from(words).map_err(stop)?;
    Ok(match matches.subcommand() {
        Some(("build", sub)) => Command::Build(build(sub)),
        Some(("new", sub)) => Command::New {
            kind: sub.get_one::<String>("kind").cloned().unwrap_or_default(),
            output: path(sub, "output"),
            templates: path(sub, "templates"),
        },
        Some(("kinds", sub)) => Command::Kinds {
            listing: if sub.get_flag("json") { Listing::Json } else { Listing::Lines },
            templates: path(sub, "templates"),
        },
        Some(("schema", sub)) => {
            Command::Schema { output: path(sub, "output"), templates: path(sub, "templates") }
        }
        _ => unreachable!("clap asks for one of the commands declared below"),
    })
}

fn program() -> Clap {
    Clap::new("vanban")
        .about("vanban: từ một tệp YAML ra văn bản hành chính DOCX và PDF theo Nghị định 30/2020/NĐ-CP")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(help_flag())
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help("In phiên bản"),
        )
        .subcommand_required(true)
        .subcommand_value_name("LỆNH")
        .subcommand_help_heading("Các lệnh")
        .help_template("{about}\n\nCách dùng: {usage}\n\nCác lệnh:\n{subcommands}\n\nTùy chọn:\n{options}\n")
        .subcommand(build_command())
        .subcommand(new_command())
        .subcommand(kinds_command())
        .subcommand(schema_command())
}

fn build_command() -> Clap {
    subcommand("build", "vanban build ĐƯỜNG_DẪN… [TÙY CHỌN]", "Dựng DOCX và PDF từ tệp YAML hoặc cả thư mục")
        .arg(
            Arg::new("paths")
                .value_name("ĐƯỜNG_DẪN")
                .required(true)
                .num_args(1..)
                .value_parser(value_parser!(PathBuf))
                .help("Tệp .yaml, hoặc thư mục (mọi tệp .yaml bên dưới, trừ co-quan.yaml)"),
        )
        .arg(folder("output", "Ghi kết quả vào thư mục này thay vì cạnh tệp nguồn").short('o'))
        .arg(
            Arg::new("to")
                .long("to")
                .value_name("DẠNG")
                .value_delimiter(',')
                .value_parser(Format::ALL.map(Format::name))
                .default_value("docx,pdf")
                .hide_possible_values(true)
                .hide_default_value(true)
                .help("Dạng cần dựng: docx, pdf, png, markup, dump; cách nhau bằng dấu phẩy [mặc định: docx,pdf]"),
        )
        .arg(
            Arg::new("dpi")
                .long("dpi")
                .value_name("SỐ")
                .value_parser(resolution)
                .help("Số điểm ảnh trên một inch của hình PNG, mỗi trang một tệp [mặc định: 96]"),
        )
        .arg(templates())
        .arg(folder("fonts", "Dùng phông chữ trong thư mục này cho PDF và PNG"))
        .after_help("Mã thoát: 0 đã dựng đủ; 1 có văn bản bị từ chối; 2 không chạy được.")
}

fn new_command() -> Clap {
    subcommand(
        "new",
        "vanban new LOẠI [-o TỆP]",
        "Viết tệp YAML mẫu của một loại văn bản, có ghi chú, dựng được ngay",
    )
    .arg(
        Arg::new("kind")
            .value_name("LOẠI")
            .required(true)
            .help("Mã loại văn bản, ví dụ cong-van; xem bằng vanban kinds"),
    )
    .arg(file("output", "Ghi vào tệp này thay vì in ra; không ghi đè tệp đã có"))
    .arg(templates())
}

fn kinds_command() -> Clap {
    subcommand("kinds", "vanban kinds [--json]", "Liệt kê các loại văn bản: mã, chữ viết tắt, tên")
        .arg(
            Arg::new("json")
                .long("json")
                .action(ArgAction::SetTrue)
                .help("In dạng JSON, kèm các trường, trợ giúp, ví dụ và điều khoản"),
        )
        .arg(templates())
}

fn schema_command() -> Clap {
    subcommand(
        "schema",
        "vanban schema [-o TỆP]",
        "In JSON Schema để trình soạn thảo gợi ý khóa và báo lỗi khi gõ",
    )
    .arg(file("output", "Ghi vào tệp này thay vì in ra"))
    .arg(templates())
}

fn subcommand(name: &'static str, usage: &'static str, about: &'static str) -> Clap {
    Clap::new(name)
        .about(about)
        .override_usage(usage)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .help_template(TEMPLATE)
        .arg(help_flag())
        .next_help_heading("Tùy chọn")
}

fn help_flag() -> Arg {
    Arg::new("help")
        .long("help")
        .short('h')
        .action(ArgAction::Help)
        .help("In hướng dẫn này")
        .help_heading("Tùy chọn")
}

fn folder(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name("THƯ_MỤC")
        .value_parser(value_parser!(PathBuf))
        .help(help)
        .help_heading("Tùy chọn")
}

fn file(name: &'static str, help: &'static str) -> Arg {
    folder(name, help).short('o').value_name("TỆP")
}

fn templates() -> Arg {
    folder("templates", "Dùng mẫu trong thư mục này thay cho mẫu có sẵn")
}

fn build(matches: &ArgMatches) -> Build {
    let asked: Vec<&String> = matches.get_many("to").into_iter().flatten().collect();
    let formats = Format::ALL.into_iter().filter(|f| asked.iter().any(|word| *word == f.name()));
    Build {
        paths: matches.get_many("paths").into_iter().flatten().cloned().collect(),
        output: path(matches, "output"),
        formats: formats.collect(),
        resolution: matches.get_one("dpi").copied().unwrap_or_default(),
        templates: path(matches, "templates"),
        fonts: path(matches, "fonts"),
    }
}

fn resolution(word: &str) -> Result<Resolution, String> {
    let (least, most) = (Resolution::LEAST, Resolution::MOST);
    let parsed = word.parse().ok().and_then(Resolution::per_inch);
    parsed.ok_or_else(|| format!("cần một số từ {least} đến {most}"))
}

fn path(matches: &ArgMatches, name: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(name).cloned()
}

fn stop(error: clap::Error) -> Stop {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return Stop { text: error.to_string(), code: 0 };
    }
    let about = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        _ => String::new(),
    };
    let argument = about(ContextKind::InvalidArg);
    let value = about(ContextKind::InvalidValue);
    let wrong_value = match value.is_empty() {
        true => format!("{argument} cần một giá trị"),
        false => {
            let valid = about(ContextKind::ValidValue);
            format!("{argument} không nhận «{value}»; chọn trong: {valid}")
        }
    };
    let why = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
    let unfit = format!("{argument} không nhận «{value}»: {why}");
    let command = about(ContextKind::InvalidSubcommand);
    let no_command = format!("còn thiếu lệnh ({COMMANDS})");
    let answers = [
        (ErrorKind::MissingRequiredArgument, format!("còn thiếu {argument}")),
        (ErrorKind::MissingSubcommand, no_command.clone()),
        (ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, no_command),
        (ErrorKind::InvalidSubcommand, format!("không có lệnh «{command}» (các lệnh: {COMMANDS})")),
        (ErrorKind::InvalidValue, wrong_value),
        (ErrorKind::ValueValidation, unfit),
        (ErrorKind::UnknownArgument, format!("không có tùy chọn «{argument}»")),
        (ErrorKind::ArgumentConflict, format!("{argument} chỉ ghi một lần")),
    ];
    let known = answers.into_iter().find(|(kind, _)| *kind == error.kind());
    let text = known.map_or_else(|| error.to_string(), |(_, text)| text);
    Stop { text: format!("lỗi: {text}\nXem hướng dẫn: vanban --help\n"), code: 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(line: &str) -> Result<Command, Stop> {
        parse(line.split(' ').map(OsString::from))
    }

    #[test]
    fn both_word_and_pdf_are_made_unless_told_otherwise() {
        let Ok(Command::Build(build)) = ask("vanban build a.yaml") else { panic!("a build") };
        assert_eq!(build.formats, [Format::Docx, Format::Pdf]);
        let Ok(Command::Build(build)) = ask("vanban build a.yaml --to dump,docx") else {
            panic!("a build")
        };
        assert_eq!(build.formats, [Format::Docx, Format::Dump]);
    }

    #[test]
    fn a_wrong_question_is_answered_in_vietnamese_and_stops_with_two() {
        for (line, answer) in [
            ("vanban", "còn thiếu lệnh"),
            ("vanban biuld x", "không có lệnh «biuld»"),
            ("vanban build", "còn thiếu"),
            ("vanban build a --to doc", "không nhận «doc»"),
            ("vanban build a --toi x", "không có tùy chọn «--toi»"),
            ("vanban build a --dpi 5", "không nhận «5»: cần một số từ 36 đến 600"),
            ("vanban build a --dpi cao", "không nhận «cao»"),
            ("vanban new", "còn thiếu <LOẠI>"),
            ("vanban build a -o", "cần một giá trị"),
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
