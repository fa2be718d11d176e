//! The options about lists: which list, what files of a row are called, which part of it.
//!
//! Gives what clap needs, and what was asked for; must not know how documents are made of rows.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command as Clap, value_parser};
use vanban::merge::Asked;
use vanban::rows::Share;

use super::program::{file, subcommand};
use super::{Stop, path};

/// What `build` is asked for about lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rows {
    /// The list, its names, its part.
    pub(crate) asked: Asked,
    /// One PDF of all rows instead of files of each.
    pub(crate) bound: Option<PathBuf>,
}

/// The option that names a list.
pub(super) fn list() -> Arg {
    let help = "Dựng mỗi dòng của danh sách (.xlsx, .ods, .xls, .csv) một văn bản; cột Họ tên ghi là {{ dong.ho_ten }}";
    file("du-lieu", help).short(None).help_heading("Danh sách")
}

/// The options of `build` about lists.
pub(super) fn options(command: Clap) -> Clap {
    let word = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help).help_heading("Danh sách")
    };
    let ten =
        "Tên tệp của mỗi dòng, ví dụ \"thu-moi-{{ dong.so }}\" [mặc định: tên văn bản và số dòng]";
    let phan = "Chỉ dựng phần thứ k trong n phần của danh sách, đếm từ 1, để nhiều máy cùng dựng";
    let gop = "Gộp mọi dòng vào một tệp PDF, thay cho tệp riêng của từng dòng";
    command
        .arg(list())
        .arg(word("ten", "MẪU", ten))
        .arg(word("phan", "k/n", phan).value_parser(value_parser!(Share)))
        .arg(
            file("gop", gop)
                .short(None)
                .help_heading("Danh sách")
                .conflicts_with_all(["ten", "to", "output"]),
        )
}

/// The command that lists columns.
pub(super) fn columns() -> Clap {
    subcommand(
        "columns",
        "vanban columns DANH_SÁCH",
        "In các cột của một danh sách và cách gọi chúng trong văn bản",
    )
    .arg(
        Arg::new("list")
            .value_name("DANH_SÁCH")
            .required(true)
            .value_parser(value_parser!(PathBuf))
            .help("Bảng tính (.xlsx, .ods, .xls) hoặc tệp .csv"),
    )
}

/// What `build` is asked for about lists; none where nothing is.
pub(super) fn asked(matches: &ArgMatches, paths: &[PathBuf]) -> Result<Option<Rows>, Stop> {
    let asked = Asked {
        list: path(matches, "du-lieu"),
        name: matches.get_one::<String>("ten").cloned(),
        share: matches.get_one::<Share>("phan").copied(),
    };
    let bound = path(matches, "gop");
    let rows = Rows { asked, bound };
    if rows.asked == Asked::default() && rows.bound.is_none() {
        return Ok(None);
    }
    one_document(paths)?;
    for option in ["check", "force"] {
        if matches.get_flag(option) {
            return Err(Stop::wrong(&format!(
                "--{option} không dùng chung với tùy chọn về danh sách"
            )));
        }
    }
    Ok(Some(rows))
}

/// A list goes with one document.
pub(super) fn one_document(paths: &[PathBuf]) -> Result<(), Stop> {
    let is_one = matches!(paths, [path] if !path.is_dir());
    let wrong =
        || Stop::wrong("danh sách (--du-lieu, --ten, --phan, --gop) chỉ đi với một tệp .yaml");
    if is_one { Ok(()) } else { Err(wrong()) }
}
