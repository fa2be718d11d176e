//! The commands and options declared, with their help.
//!
//! Gives what clap needs to read a command line; must not know what any command does.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command as Clap, value_parser};
use vanban::diagnostic::Weight;
use vanban::make::Format;
use vanban::register::Counting;
use vanban::report::Form;

const TEMPLATE: &str = "{about}\n\nCách dùng: {usage}\n\n{all-args}{after-help}\n";

/// Everything that may be asked.
pub(super) fn program() -> Clap {
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
        .subcommand(standing_command(
            "status",
            "vanban status [THƯ_MỤC] [TÙY CHỌN]",
            "Cho biết từng văn bản của hồ sơ đã ban hành hay dự thảo, đã dựng hay cần dựng lại vì đâu",
        ))
        .subcommand(impact_command())
        .subcommand(standing_command(
            "watch",
            "vanban watch [THƯ_MỤC] [TÙY CHỌN]",
            "Theo dõi hồ sơ, lưu tệp nào thì dựng lại ngay những văn bản liên quan; Ctrl-C để dừng",
        ))
        .subcommand(check_command())
        .subcommand(super::rows::columns())
        .subcommand(super::diff::command())
        .subcommand(new_command())
        .subcommand(kinds_command())
        .subcommand(super::schema::command())
        .subcommand(issue_command())
        .subcommand(register_command())
        .subcommand(rules_command())
        .subcommand(explain_command())
}

fn build_command() -> Clap {
    let build = subcommand(
        "build",
        "vanban build [ĐƯỜNG_DẪN…] [TÙY CHỌN]",
        "Dựng DOCX và PDF từ tệp YAML hoặc cả thư mục; của một hồ sơ thì chỉ dựng lại gì đã cũ",
    )
    .arg(paths().required(false).help(
        "Tệp .yaml hoặc thư mục; không ghi gì, hoặc ghi thư mục có ho-so.yaml, là cả hồ sơ ấy",
    ))
    .arg(
        Arg::new("force")
            .long("force")
            .action(ArgAction::SetTrue)
            .help("Dựng lại tất cả, kể cả tệp đã bị sửa sau khi dựng"),
    )
    .arg(
        Arg::new("check")
            .long("check")
            .action(ArgAction::SetTrue)
            .conflicts_with("force")
            .help("Chỉ cho biết văn bản nào của hồ sơ cần dựng lại và vì sao, không ghi gì"),
    );
    super::rows::options(recipe(build)).after_help(
        "Mã thoát: 0 đã dựng đủ; 1 có văn bản bị từ chối, hoặc (--check) cần dựng lại; 2 không chạy được.",
    )
}

fn standing_command(name: &'static str, usage: &'static str, about: &'static str) -> Clap {
    recipe(subcommand(name, usage, about).arg(project()))
}

fn impact_command() -> Clap {
    subcommand(
        "impact",
        "vanban impact BIẾN [THƯ_MỤC]",
        "Cho biết một biến của hồ sơ được dùng ở những dòng nào của những văn bản nào",
    )
    .arg(Arg::new("key").value_name("BIẾN").required(true).help(
        "Biến như ghi trong ho-so.yaml, ví dụ dai_hoi.ngay; hoặc vien_dan.kh125, mac_dinh.luu",
    ))
    .arg(project())
    .arg(templates())
}

fn project() -> Arg {
    Arg::new("folder")
        .value_name("THƯ_MỤC")
        .value_parser(value_parser!(PathBuf))
        .help("Thư mục có ho-so.yaml [mặc định: thư mục đang đứng]")
}

/// The options that say how documents are made, and where to.
fn recipe(command: Clap) -> Clap {
    command
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
                .value_parser(super::resolution)
                .help("Số điểm ảnh trên một inch của hình PNG, mỗi trang một tệp [mặc định: 96]"),
        )
        .arg(
            Arg::new("draft")
                .long("draft")
                .action(ArgAction::SetTrue)
                .help("Dựng cả văn bản còn lỗi, in DỰ THẢO ở mọi trang; văn bản đã có số và ngày thì không"),
        )
        .arg(templates())
        .arg(fonts())
}

fn issue_command() -> Clap {
    subcommand(
        "issue",
        "vanban issue TỆP… [TÙY CHỌN]",
        "Cấp số kế tiếp: ghi vào sổ đăng ký và vào văn bản, rồi dựng lại",
    )
    .arg(paths().help("Tệp .yaml của văn bản, cấp số theo thứ tự này"))
    .arg(
        Arg::new("ngay")
            .long("ngay")
            .value_name("NGÀY")
            .value_parser(vanban::input::day)
            .help("Ngày ban hành, dạng 2026-02-05; không ghi thì lấy «ngay» của văn bản"),
    )
    .arg(
        Arg::new("so-dang-ky")
            .long("so-dang-ky")
            .value_name("CÁCH")
            .value_parser(Counting::ALL.map(Counting::key))
            .hide_possible_values(true)
            .help("Đánh số theo-loai hoặc chung cho mọi loại [mặc định: so_dang_ky của ho-so.yaml, hoặc theo-loai]"),
    )
    .arg(templates())
    .arg(fonts())
    .after_help("Mã thoát: 0 đã cấp số đủ; 1 có văn bản chưa cấp được; 2 không chạy được.")
}

fn register_command() -> Clap {
    subcommand(
        "register",
        "vanban register [THƯ_MỤC] [TÙY CHỌN]",
        "In sổ đăng ký văn bản đi; báo số thiếu và số trùng",
    )
    .arg(
        Arg::new("path")
            .value_name("THƯ_MỤC")
            .value_parser(value_parser!(PathBuf))
            .help("Thư mục của sổ, hoặc một văn bản; không ghi thì là thư mục này"),
    )
    .arg(
        Arg::new("year")
            .long("year")
            .value_name("NĂM")
            .value_parser(value_parser!(i32))
            .help("Chỉ năm này"),
    )
    .arg(
        Arg::new("csv")
            .long("csv")
            .action(ArgAction::SetTrue)
            .help("In dạng CSV theo các cột của Phụ lục IV"),
    )
    .after_help("Mã thoát: 0 sổ liền mạch; 1 có số thiếu hoặc trùng; 2 không chạy được.")
}

fn check_command() -> Clap {
    subcommand(
        "check",
        "vanban check ĐƯỜNG_DẪN… [TÙY CHỌN]",
        "Kiểm văn bản theo Nghị định: chỗ sai, điều khoản, cách viết đúng; không dựng tệp nào",
    )
    .arg(paths())
    .arg(
        Arg::new("format")
            .long("format")
            .value_name("DẠNG")
            .value_parser(Form::ALL.map(Form::name))
            .default_value(Form::Text.name())
            .hide_possible_values(true)
            .hide_default_value(true)
            .help("Dạng báo cáo: text, json, sarif, github [mặc định: text]"),
    )
    .arg(
        Arg::new("min-level")
            .long("min-level")
            .value_name("MỨC")
            .value_parser(Weight::ASKED.map(Weight::key))
            .default_value(Weight::Custom.key())
            .hide_possible_values(true)
            .hide_default_value(true)
            .help("Chỉ báo từ mức này: quy-dinh, huong-dan, thong-le [mặc định: thong-le]"),
    )
    .arg(
        Arg::new("fix")
            .long("fix")
            .action(ArgAction::SetTrue)
            .conflicts_with("du-lieu")
            .help("Sửa ngay trong tệp những chỗ không đổi nghĩa, và in các dòng đã sửa"),
    )
    .arg(super::rows::list())
    .arg(templates())
    .arg(fonts())
    .after_help("Mã thoát: 0 không có lỗi, cảnh báo; 1 có lỗi hoặc cảnh báo; 2 không chạy được.")
}

fn rules_command() -> Clap {
    subcommand(
        "rules",
        "vanban rules",
        "Liệt kê các quy định, văn bản đáp ứng bằng gì, và các quy tắc kiểm",
    )
    .arg(templates())
}

fn explain_command() -> Clap {
    subcommand(
        "explain",
        "vanban explain MÃ",
        "Giải thích một quy tắc kiểm hoặc một điều khoản: vì sao, sai thế nào, đúng thế nào",
    )
    .arg(
        Arg::new("id")
            .value_name("MÃ")
            .required(true)
            .help("Mã quy tắc, ví dụ thieu-luu, hoặc mã điều khoản, ví dụ ND30-I.I.II.9.d-5"),
    )
    .arg(templates())
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

pub(super) fn subcommand(name: &'static str, usage: &'static str, about: &'static str) -> Clap {
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

pub(super) fn file(name: &'static str, help: &'static str) -> Arg {
    folder(name, help).short('o').value_name("TỆP")
}

pub(super) fn templates() -> Arg {
    folder("templates", "Dùng mẫu trong thư mục này thay cho mẫu có sẵn")
}

pub(super) fn fonts() -> Arg {
    folder("fonts", "Dùng phông chữ trong thư mục này cho PDF")
}

fn paths() -> Arg {
    Arg::new("paths")
        .value_name("ĐƯỜNG_DẪN")
        .required(true)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf))
        .help("Tệp .yaml, hoặc thư mục (mọi tệp .yaml bên dưới, trừ co-quan.yaml)")
}
