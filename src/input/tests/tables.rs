//! Tables: in the body, by name, from files.

use super::{HEAD, body, case, dispatch, outline};

#[test]
fn a_pipe_table_has_shares_sides_and_group_rows() {
    use super::super::outline::{ColumnAlign, Part, RowRole};
    let case = body(
        "Bảng:\n| STT | Việc \\| tên |\n|---:|:--------:|\n| 1 | **Họp** |\n| Nhóm hai |\n| 2 | |",
    );
    case.expect(&[]);
    let Part::Table(table) = &case.document().body.parts[1] else { panic!("a table") };
    let columns: Vec<_> = table.columns.iter().map(|column| (column.width, column.align)).collect();
    assert_eq!(columns, [(38, ColumnAlign::Right), (101, ColumnAlign::Center)]);
    assert_eq!(table.columns[1].title.plain(), "Việc | tên");
    assert_eq!(table.rows[1].role, RowRole::Strong);
    assert_eq!(table.rows[2].cells.len(), 2);
}

#[test]
fn a_pipe_table_of_the_wrong_shape_says_which_line() {
    body("| A | B |\n| 1 | 2 |")
        .expect(&[("a.yaml:3:3 lỗi [bang-sai] bảng thiếu dòng gạch", &["|---"])]);
    body("| A | B |\n|---|\n").expect(&[("a.yaml:3:3 lỗi [bang-sai] dòng tiêu đề có 2 cột", &[])]);
    body("| A | B |\n|---|---|\n| 1 | 2 | 3 |")
        .expect(&[("a.yaml:4:3 lỗi [bang-sai] dòng này có 3 ô", &[])]);
}

#[test]
fn a_table_by_name_has_widths_sides_groups_and_sums() {
    let case = dispatch(
        "bang:\n  td:\n    cot: [{ ten: STT, rong: 1, can: giua }, { ten: Việc, rong: 5 }]\n    \
         hang: [[01, Họp], { nhom: Khác }, { cong: [Cộng, ~] }]\nnoi_dung: |\n  Kèm theo:\n\n  {bang: td}\n",
    );
    case.expect(&[]);
    assert_eq!(outline(&case), "¶ Kèm theo:\nbảng 2 cột: 01,Họp / Khác / Cộng,\n");
}

#[test]
fn tables_missing_left_over_or_misshapen_are_said_at_their_places() {
    dispatch(
        "bang:\n  a: { cot: [A, { ten: B, rong: 2 }], hang: [[1]] }\n  b: { cot: [A] }\n  c: { cot: [A], hang: [[1]], tep: x }\n\
         noi_dung: |\n  {bang: aa}\n\n  Xem {bang: b} này.\n",
    )
    .expect(&[
        ("a.yaml:2:3 cảnh báo [bang-thua]", &["{bang: a}"]),
        ("a.yaml:2:13 lỗi [bang-sai] có cột ghi «rong», có cột không", &[]),
        ("a.yaml:2:46 lỗi [bang-sai] hàng này có 1 ô, bảng có 2 cột", &[]),
        ("a.yaml:3:3 cảnh báo [bang-thua]", &[]),
        ("a.yaml:3:6 lỗi [thieu-khoa] bảng «b» thiếu khóa «hang»", &[]),
        ("a.yaml:4:3 cảnh báo [bang-thua]", &[]),
        ("a.yaml:4:36 lỗi [bang-sai] bảng «c» có cả", &[]),
        ("a.yaml:6:3 lỗi [bang-thieu] không có bảng «aa»", &["dùng: a"]),
        ("a.yaml:8:7 lỗi [bang-sai] {bang: …} phải đứng riêng", &[]),
    ]);
}

fn with_csv(columns: &str, csv: &str) -> super::Case {
    let text = format!(
        "bang: {{ td: {{ {columns}tep: bang/td.csv }} }}\nnoi_dung: |\n  {{bang: td}}\n{HEAD}"
    );
    case(&[("a.yaml", text.as_bytes()), ("bang/td.csv", csv.as_bytes())])
}

#[test]
fn rows_come_from_a_file_of_any_spreadsheet() {
    let wanted = "bảng 2 cột: 1,Họp, bàn / 2,\"Hai\"\n";
    for (sign, columns) in [(",", ""), (";", "cot: [STT, Việc], "), ("\t", "")] {
        let csv = format!(
            "\u{FEFF}STT{sign}Việc\r\n1{sign}\"Họp, bàn\"\r\n\r\n2{sign}\"\"\"Hai\"\"\"\r\n"
        );
        let case = with_csv(columns, &csv);
        case.expect(&[]);
        assert_eq!(outline(&case), wanted, "{sign:?}");
        assert_eq!(case.reading.files.len(), 2);
    }
}

#[test]
fn a_fault_in_a_file_of_rows_points_into_it() {
    with_csv("", "A,B\n1,2\n3\n4,5,6\n\"7\",\"a \"\"b\"\" {@x}\"\n").expect(&[
        ("td.csv:3:1 lỗi [bang-tep] dòng này có 1 ô, các dòng khác có 2", &[]),
        ("td.csv:4:5 lỗi [bang-tep] dòng này có 3 ô", &[]),
        ("td.csv:5:14 lỗi [nhan-thieu]", &[]),
    ]);
}

#[test]
fn a_file_of_rows_with_other_columns_or_missing_is_refused() {
    with_csv("cot: [A], ", "A,B\n1,2\n")
        .expect(&[("td.csv:1:1 lỗi [bang-tep]", &["2 cột, bảng khai 1"])]);
    dispatch("bang: { a: { tep: khong.csv } }\nnoi_dung: |\n  {bang: a}\n")
        .expect(&[("a.yaml:1:19 lỗi [bang-tep] không có tệp «khong.csv»", &[])]);
}

#[test]
fn a_path_never_leaves_the_project() {
    for path in ["/etc/passwd", "../x.csv", "a/../../x.csv", "C:\\x.csv", "\\\\may\\x.csv"] {
        dispatch(&format!("bang: {{ a: {{ tep: '{path}' }} }}\nnoi_dung: |\n  {{bang: a}}\n"))
            .expect(&[("a.yaml:1:20 lỗi [ngoai-thu-muc]", &[path])]);
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_project_is_refused_and_one_inside_is_read() {
    let outside = tempfile::tempdir().expect("a folder");
    std::fs::write(outside.path().join("x.csv"), "A\n1\n").expect("a file");
    let text = format!("bang: {{ a: {{ tep: x.csv }} }}\nnoi_dung: |\n  {{bang: a}}\n{HEAD}");
    let first =
        case(&[("hs/a.yaml", text.as_bytes()), ("chung.csv", b"A\n1\n"), ("ho-so.yaml", b"")]);
    let read_again = |target: &std::path::Path| {
        let link = first.folder.path().join("hs/x.csv");
        let _ = std::fs::remove_file(&link);
        std::os::unix::fs::symlink(target, &link).expect("a link");
        let mut sources = crate::source::Sources::default();
        super::read(&first.folder.path().join("hs/a.yaml"), super::kit(), &mut sources)
            .expect("readable")
    };
    let reading = read_again(&outside.path().join("x.csv"));
    assert_eq!(reading.findings[0].rule, super::super::rules::OUTSIDE);
    let reading = read_again(&first.folder.path().join("chung.csv"));
    assert!(reading.document.is_some(), "{:?}", reading.findings);
}
