//! The command line of `diff`: two versions, whose changes they are and of which day.
//!
//! A day comes from the user or, for builds that are to be the same at any time, from
//! `SOURCE_DATE_EPOCH` (reproducible-builds.org); never from the clock. The interface to chrono is
//! localised here.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate};
use clap::{Arg, ArgMatches, Command as Clap, value_parser};

use super::program::{file, fonts, subcommand, templates};
use super::{Diff, Stop, path};

const EPOCH: &str = "SOURCE_DATE_EPOCH";
const DAY: &str = "%Y-%m-%d";

/// The command with its help.
pub(super) fn command() -> Clap {
    let word = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help).help_heading("Tùy chọn")
    };
    subcommand(
        "diff",
        "vanban diff BẢN_CŨ BẢN_MỚI [-o TỆP.docx]\n           vanban diff --tu BẢN_GIT TỆP.yaml",
        "So hai bản của một văn bản: DOCX có vết sửa (track changes) và tóm tắt theo điều, khoản",
    )
    .arg(
        Arg::new("versions")
            .value_name("BẢN_CŨ BẢN_MỚI")
            .required(true)
            .num_args(1..=2)
            .value_parser(value_parser!(PathBuf))
            .help("Hai tệp .yaml, hai thư mục, hoặc bản trong git, ví dụ HEAD~1:a.yaml"),
    )
    .arg(word("tu", "BẢN_GIT", "So tệp với chính nó ở bản này của git, ví dụ HEAD~1"))
    .arg(file("output", "Ghi vào tệp hoặc thư mục này thay vì TÊN.so-sanh.docx cạnh bản mới"))
    .arg(word("nguoi", "TÊN", "Người sửa ghi ở các vết sửa [mặc định: vanban]"))
    .arg(
        word("ngay", "NGÀY", "Ngày sửa, ví dụ 2020-02-25 [mặc định: ngày của bản mới]")
            .value_parser(day),
    )
    .arg(templates())
    .arg(fonts())
    .after_help(
        "Nhận mọi vết sửa thì được lời văn của bản mới, bỏ mọi vết sửa thì được lời văn của bản cũ.\n\
         Điều, khoản chỉ đổi số thứ tự không tính là chỗ sửa.\n\n\
         Mã thoát: 0 không khác; 1 có khác; 2 không so được.",
    )
}

/// What is asked for.
pub(super) fn asked(matches: &ArgMatches) -> Result<Diff, Stop> {
    let word = |name: &str| matches.get_one::<String>(name).cloned();
    let mut versions = matches.get_many::<PathBuf>("versions").into_iter().flatten().cloned();
    let first = versions.next().unwrap_or_default();
    let (old, new) = match (word("tu"), versions.next()) {
        (None, Some(second)) => (first, second),
        (Some(revision), None) => {
            let mut old = std::ffi::OsString::from(format!("{revision}:"));
            old.push(&first);
            (old.into(), first)
        }
        (None, None) => return Err(Stop::wrong("còn thiếu bản mới (hoặc --tu BẢN_GIT)")),
        (Some(_), Some(_)) => return Err(Stop::wrong("--tu chỉ đi với một tệp")),
    };
    Ok(Diff {
        old,
        new,
        output: path(matches, "output"),
        author: word("nguoi"),
        date: word("ngay").or_else(|| day_of(std::env::var(EPOCH).ok()?.parse().ok()?)),
        templates: path(matches, "templates"),
        fonts: path(matches, "fonts"),
    })
}

fn day(word: &str) -> Result<String, String> {
    let form = || "cần dạng năm-tháng-ngày, ví dụ 2020-02-25".to_owned();
    let parts: Vec<&str> = word.split('-').collect();
    let digits =
        |part: &&str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    let shaped = match parts.as_slice() {
        [year, month, day] => digits(year, 4) && digits(month, 2) && digits(day, 2),
        _ => false,
    };
    if !shaped {
        return Err(form());
    }
    NaiveDate::parse_from_str(word, DAY).map_err(|_| "không có ngày này".to_owned())?;
    Ok(word.to_owned())
}

/// The day of a number of seconds since 1970, in universal time.
fn day_of(seconds: i64) -> Option<String> {
    Some(DateTime::from_timestamp(seconds, 0)?.format(DAY).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_of_the_calendar() {
        assert_eq!(day("2020-02-29").as_deref(), Ok("2020-02-29"));
        assert_eq!(day("2021-02-29"), Err("không có ngày này".to_owned()));
        assert!(day("29/02/2020").unwrap_err().starts_with("cần dạng"));
        assert!(day("2020-2-9").unwrap_err().starts_with("cần dạng"));
        assert_eq!(day_of(1_582_588_800).as_deref(), Some("2020-02-25"));
    }
}
