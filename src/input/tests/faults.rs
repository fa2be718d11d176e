//! Each way a file can be wrong is said at its line and column, with the right form.

use super::{HEAD, body, case, dispatch};

/// A head whose body is right, for faults elsewhere.
fn with(lines: &str) -> super::Case {
    dispatch(&format!("{lines}noi_dung: Đề nghị thực hiện.\n"))
}

#[test]
fn a_value_with_a_colon_asks_for_quotes() {
    let case = case(&[("a.yaml", "loai: cong-van\ntrich_yeu: Nội dung: chi tiết\n".as_bytes())]);
    case.expect(&[("a.yaml:2:12 lỗi [cu-phap-yaml] giá trị có dấu hai chấm", &["dấu nháy"])]);
}

#[test]
fn each_fault_of_syntax_names_its_likely_cause() {
    let faults = [
        ("a:\n\tb: c\n", "2:1", "Tab"),
        ("a: \"b\nc: d\n", "1:4", "dấu nháy mở"),
        ("a: 'b\nc: d\n", "1:4", "dấu nháy mở"),
        ("a: \"b\" c\n", "1:4", "sau dấu nháy đóng"),
        ("a: @x\n", "1:4", "ký hiệu riêng của YAML"),
        ("a: `x\n", "1:4", "ký hiệu riêng của YAML"),
        ("a: **đậm** x\n", "1:4", "ký hiệu riêng của YAML"),
        ("a: %x\n", "1:4", "ký hiệu riêng của YAML"),
        ("a: [b] c\n", "1:4", "ngoặc"),
        ("a: {b: c\nd: e\n", "1:4", "ngoặc"),
        ("a: b\nc\nd: e\n", "2:1", "khóa: giá trị"),
        ("a: b\n c: d\n", "2:", "thụt vào không khớp"),
        ("a:\n  - x\n - y\n", "3:2", "thụt vào không khớp"),
        ("a: | b\n", "1:4", "sau «|»"),
        ("a: \"\\q\"\n", "1:4", "YAML không biết"),
    ];
    for (text, place, cause) in faults {
        let lines = case(&[("a.yaml", text.as_bytes())]).lines();
        assert_eq!(lines.len(), 1, "{text:?}: {lines:#?}");
        assert!(lines[0].starts_with(&format!("a.yaml:{place}")), "{text:?}: {}", lines[0]);
        assert!(lines[0].contains(cause), "{text:?}: {}", lines[0]);
    }
}

#[test]
fn an_unknown_key_suggests_the_nearest_or_the_kinds_that_have_it() {
    with("noi_nhna: [Như trên]\ncan_cu: Luật\n").expect(&[
        ("a.yaml:1:1 lỗi [khoa-la] loại cong-van không có khóa «noi_nhna»", &["«noi_nhan»"]),
        ("a.yaml:2:1 lỗi [khoa-la]", &["có ở loại: ", "quyet-dinh, "]),
    ]);
}

#[test]
fn a_key_given_twice_is_refused_where_it_stands_again() {
    let case = with("so: 05\nso: 06\n");
    case.expect(&[("a.yaml:2:1 lỗi [khoa-trung] khóa «so» ghi hai lần", &[])]);
    assert_eq!(case.reading.findings[0].related[0].0.start, 0);
}

#[test]
fn all_missing_keys_are_named_at_once_with_examples() {
    let case = case(&[("a.yaml", b"loai: cong-van\nso: 5\nky:\n")]);
    case.expect(&[
        ("a.yaml:1:1 lỗi [thieu-khoa] văn bản thiếu khóa «co_quan»", &["viet_tat: UBND"]),
        ("a.yaml:1:1 lỗi [thieu-khoa]", &["«trich_yeu»"]),
        ("a.yaml:1:1 lỗi [thieu-khoa]", &["«kinh_gui»"]),
        ("a.yaml:1:1 lỗi [thieu-khoa]", &["«noi_dung»"]),
        ("a.yaml:3:1 lỗi [thieu-khoa] khóa «ky» để trống", &["chuc_vu"]),
    ]);
}

#[test]
fn a_value_of_the_wrong_shape_shows_the_right_one() {
    with("ngay: [2020]\nluu: { a: b }\nnguoi_soan: { ky_hieu: PL, so_ban: ba }\n").expect(&[
        (
            "a.yaml:1:7 lỗi [sai-dang] «ngay» phải là một dòng chữ, ở đây là một danh sách",
            &["2020-02"],
        ),
        ("a.yaml:2:6 lỗi [sai-dang]", &["VT, NC"]),
        ("a.yaml:3:36 lỗi [sai-dang] «so_ban» phải là số nguyên", &["so_ban: 300"]),
    ]);
}

#[test]
fn an_unknown_kind_suggests_the_nearest() {
    let kind = |value: &str| case(&[("a.yaml", format!("loai: {value}\n").as_bytes())]);
    kind("cong-vam")
        .expect(&[("a.yaml:1:7 lỗi [loai-la] không có loại văn bản «cong-vam»", &["«cong-van»"])]);
    kind("Công văn").expect(&[("a.yaml:1:7 lỗi [loai-la]", &["loai: cong-van"])]);
    kind("dang/cong-van")
        .expect(&[("a.yaml:1:7 lỗi [loai-la] chưa có hệ thống thể thức «dang»", &[])]);
    let system = case(&[("a.yaml", HEAD.replace("cong-van", "nd30/cong-van").as_bytes())]);
    system.expect(&[("a.yaml:1:1 lỗi [thieu-khoa] văn bản thiếu khóa «noi_dung»", &[])]);
}

#[test]
fn a_date_the_calendar_lacks_says_why() {
    with("ngay: 29/02/2019\n").expect(&[("a.yaml:1:7 lỗi [ngay-sai]", &["không phải năm nhuận"])]);
    with("ngay: 2020-13\n").expect(&[("a.yaml:1:7 lỗi [ngay-sai]", &["không có tháng 13"])]);
}

#[test]
fn control_characters_are_found_typed_or_escaped() {
    with("luu: VT\u{1}, \u{FFFE}NC\n").expect(&[
        ("a.yaml:1:8 lỗi [ky-tu-dieu-khien] ký tự điều khiển U+0001", &[]),
        ("a.yaml:1:11 lỗi [ky-tu-dieu-khien] ký tự điều khiển U+FFFE", &[]),
    ]);
    with("luu: \"VT\\x01\"\n").expect(&[("a.yaml:1:9 lỗi [ky-tu-dieu-khien]", &["U+0001"])]);
}

#[test]
fn letters_in_pieces_are_joined_and_said_once() {
    let case = with("luu: VT, đo\u{302}\u{301}i nga\u{300}y\n");
    case.expect(&[("a.yaml:1:1 ghi chú [dau-roi] 3 chữ cái trên 1 dòng", &[])]);
    let archive = case.document().archive.as_ref().expect("given");
    assert_eq!(archive.plain(), "VT, đối ngày");
}

#[test]
fn bytes_that_are_no_utf8_say_which_byte_and_what_to_do() {
    case(&[("a.yaml", b"loai: x\nso: \xB5\n")])
        .expect(&[("a.yaml:2:5 lỗi [ma-hoa]", &["byte thứ 13", "UTF-8"])]);
    case(&[("a.yaml", b"\xFF\xFEl\0o\0")])
        .expect(&[("a.yaml:1:1 lỗi [ma-hoa] tệp được lưu bằng UTF-16", &[])]);
}

#[test]
fn line_ends_and_mark_of_windows_change_nothing() {
    let text = format!("\u{FEFF}noi_dung: |\n  Một.\n\n  Hai.\n{HEAD}").replace('\n', "\r\n");
    let case = case(&[("a.yaml", text.as_bytes())]);
    assert_eq!(super::outline(&case), "¶ Một.\n¶ Hai.\n");
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_unread() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.yaml");
    let file = std::fs::File::create(&path).expect("a file");
    file.set_len(50 * 1024 * 1024).expect("a long file");
    let mut sources = crate::source::Sources::default();
    let reading = super::read(&path, super::kit(), &mut sources).expect("the file is there");
    assert!(reading.document.is_none());
    assert!(reading.findings[0].message.contains("50.0 MB, quá 4 MB"));
    let source = reading.findings[0].span.expect("a place").source;
    assert_eq!(sources.get(source).text(), "", "nothing of it was kept");
}

#[test]
fn a_file_that_is_not_there_or_is_a_folder_is_an_error_of_the_system() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in [folder.path().join("không-có.yaml"), folder.path().to_owned()] {
        let mut sources = crate::source::Sources::default();
        let error = super::read(&path, super::kit(), &mut sources).expect_err("nothing to read");
        assert!(matches!(error, crate::error::Error::Read { .. }));
    }
}

#[test]
fn ten_thousand_levels_and_alias_bombs_are_refused() {
    for deep in ["[".repeat(10_000), "- ".repeat(10_000), "{a: ".repeat(10_000)] {
        let lines = case(&[("a.yaml", deep.as_bytes())]).lines();
        assert_eq!(lines.len(), 1);
        assert!(
            lines[0].contains("[long-qua-sau] các giá trị lồng nhau quá 64 tầng"),
            "{}",
            lines[0]
        );
    }
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..9 {
        let before = level - 1;
        let aliases = format!("*a{before}, ").repeat(9);
        bomb += &format!("a{level}: &a{level} [{aliases}*a{before}]\n");
    }
    case(&[("a.yaml", bomb.as_bytes())])
        .expect(&[("a.yaml:", &["[long-qua-sau] tệp có quá 100000 giá trị"])]);
    let large = format!("a: &a {}\nb: [{}*a]\n", "x".repeat(2_000_000), "*a, ".repeat(5000));
    case(&[("a.yaml", large.as_bytes())]).expect(&[("a.yaml:2:", &["[long-qua-sau]"])]);
    case(&[("a.yaml", b"a: &a [*a]\n")]).expect(&[("a.yaml:1:8", &["trỏ vào chính"])]);
}

#[test]
fn parts_of_yaml_that_hide_things_are_refused_with_another_way() {
    with("<<: { so: 5 }\n").expect(&[("a.yaml:1:1 lỗi [yaml-la] khóa gộp", &["ke_thua"])]);
    with("luu: !!str VT\n").expect(&[("a.yaml:1:6 lỗi [yaml-la]", &["thẻ kiểu"])]);
    case(&[("a.yaml", b"---\na: b\n---\nc: d\n")])
        .expect(&[("a.yaml:3:1 lỗi [yaml-la]", &["nhiều văn bản"])]);
    with("luu: VT #2\n").expect(&[("a.yaml:1:9 cảnh báo [mat-chu]", &["không được in"])]);
    with("luu: VT  # đơn vị\n").expect(&[]);
}

#[test]
fn an_alias_within_bounds_is_the_value_it_names() {
    let case = with("luu: &noi VT\ndon_vi: *noi\n");
    assert_eq!(case.document().unit.as_ref().map(|unit| unit.value.as_str()), Some("VT"));
}

#[test]
fn scalars_stay_as_typed() {
    for typed in ["05", "1.10", "yes", "12345678901234567890123", "0x1F", "1_000", "2020-02-30"] {
        let case = with(&format!("so: {typed}\n"));
        assert_eq!(case.document().number.as_ref().map(|so| so.value.as_str()), Some(typed));
    }
}

#[test]
fn an_empty_file_and_a_list_are_told_what_a_document_is() {
    case(&[("a.yaml", b"")]).expect(&[("a.yaml:1:1 lỗi [thieu-khoa]", &["loai: cong-van"])]);
    case(&[("a.yaml", b"# chi ghi chu\n")]).expect(&[("a.yaml:1:1 lỗi [thieu-khoa]", &[])]);
    case(&[("a.yaml", b"- a\n")]).expect(&[("a.yaml:1:1 lỗi [sai-dang]", &[])]);
}

#[test]
fn a_body_whose_lines_yaml_runs_together_is_refused() {
    dispatch("noi_dung: >\n  Một.\n\n  Hai.\n")
        .expect(&[("a.yaml:2:3 lỗi [noi-dung-gap-dong]", &["noi_dung: |"])]);
    dispatch("noi_dung: Một.\n\n  Hai.\n").expect(&[("a.yaml:1:11 lỗi [noi-dung-gap-dong]", &[])]);
    dispatch("noi_dung: >\n  Một:\n  1. Hai.\n")
        .expect(&[("a.yaml:2:3 lỗi [noi-dung-gap-dong]", &[])]);
    assert_eq!(super::outline(&dispatch("noi_dung: >-\n  Một\n  hai.\n")), "¶ Một hai.\n");
    assert_eq!(super::outline(&dispatch("noi_dung: \"Một.\\n\\nHai.\"\n")), "¶ Một.\n¶ Hai.\n");
}

#[test]
fn a_finding_inside_a_block_points_to_its_very_letter() {
    body("Một.\n\n    Hai {@khong} ba.").expect(&[("a.yaml:4:11 lỗi [nhan-thieu]", &["«khong»"])]);
    dispatch("noi_dung: 'it''s {@khong}'\n").expect(&[("a.yaml:1:18 lỗi [nhan-thieu]", &[])]);
    dispatch("noi_dung: \"\\u00e1\\t {@khong}\"\n")
        .expect(&[("a.yaml:1:21 lỗi [nhan-thieu]", &[])]);
}
