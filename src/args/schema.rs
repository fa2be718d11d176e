//! The command `schema`: of which file, and where it goes.
//!
//! Gives what clap needs to read it, and what was asked. Must not know schemas.

use clap::{Arg, ArgMatches, Command as Clap};

use super::program::{file, subcommand, templates};
use super::{Command, path};

/// A file that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Subject {
    /// A document.
    #[default]
    Document,
    /// `ho-so.yaml`.
    Dossier,
}

impl Subject {
    const ALL: [Subject; 2] = [Subject::Document, Subject::Dossier];

    fn name(self) -> &'static str {
        match self {
            Subject::Document => "van-ban",
            Subject::Dossier => "ho-so",
        }
    }
}

pub(super) fn command() -> Clap {
    subcommand(
        "schema",
        "vanban schema [van-ban|ho-so] [-o TỆP]",
        "In JSON Schema để trình soạn thảo gợi ý khóa và báo lỗi khi gõ",
    )
    .arg(
        Arg::new("subject")
            .value_name("TỆP_GÌ")
            .value_parser(Subject::ALL.map(Subject::name))
            .hide_possible_values(true)
            .help("Của văn bản (van-ban) hay của ho-so.yaml (ho-so) [mặc định: van-ban]"),
    )
    .arg(file("output", "Ghi vào tệp này thay vì in ra"))
    .arg(templates())
    .after_help("Trong thư mục của một hồ sơ, khóa đã có ở mac_dinh không còn là bắt buộc.")
}

pub(super) fn asked(matches: &ArgMatches) -> Command {
    let word = matches.get_one::<String>("subject").map_or("", String::as_str);
    Command::Schema {
        subject: Subject::ALL.into_iter().find(|one| one.name() == word).unwrap_or_default(),
        output: path(matches, "output"),
        templates: path(matches, "templates"),
    }
}
