//! How a wrong question is answered: in Vietnamese, with what would be right.
//!
//! Takes what clap says of the words and gives a [`Stop`]; must not know what the commands do.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

pub(super) const COMMANDS: &str = "build, status, impact, watch, check, columns, diff, issue, register, new, kinds, schema, rules, explain";

/// Why the program stops before it begins: help was asked for, or the question was wrong.
#[derive(Debug)]
pub(crate) struct Stop {
    pub(super) text: String,
    pub(super) code: u8,
}

impl Stop {
    /// A question that cannot be answered as it is.
    pub(super) fn wrong(what: &str) -> Stop {
        Stop { text: format!("lỗi: {what}\nXem hướng dẫn: vanban --help\n"), code: 2 }
    }

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

/// What clap has to say, in our words.
pub(super) fn answer(error: clap::Error) -> Stop {
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
    let other = about(ContextKind::PriorArg);
    let conflict = match other.is_empty() || other == argument {
        true => format!("{argument} chỉ ghi một lần"),
        false => format!("{argument} không dùng chung với {other}"),
    };
    let answers = [
        (ErrorKind::MissingRequiredArgument, format!("còn thiếu {argument}")),
        (ErrorKind::MissingSubcommand, no_command.clone()),
        (ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, no_command),
        (ErrorKind::InvalidSubcommand, format!("không có lệnh «{command}» (các lệnh: {COMMANDS})")),
        (ErrorKind::InvalidValue, wrong_value),
        (ErrorKind::ValueValidation, unfit),
        (ErrorKind::UnknownArgument, format!("không có tùy chọn «{argument}»")),
        (ErrorKind::ArgumentConflict, conflict),
    ];
    let known = answers.into_iter().find(|(kind, _)| *kind == error.kind());
    let text = known.map_or_else(|| error.to_string(), |(_, text)| text);
    Stop::wrong(&text)
}
