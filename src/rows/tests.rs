//! Lists from outside.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::*;

fn file(name: &str, bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    (folder, path)
}

/// A workbook of one sheet whose rows are these cells, style 1 being a day and 2 a day with its time.
fn book(rows: &str) -> Vec<u8> {
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let parts = [
        ("[Content_Types].xml", format!("<Types xmlns=\"{package}/content-types\"/>")),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"a\" \
                 Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets>\
                 <sheet name=\"Khách mời\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\">\
                 <Relationship Id=\"b\" Type=\"{relations}/worksheet\" Target=\"worksheets/s.xml\"/>\
                 <Relationship Id=\"c\" Type=\"{relations}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>\
                 <xf numFmtId=\"22\"/></cellXfs></styleSheet>"
            ),
        ),
        (
            "xl/worksheets/s.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ];
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("its text");
    }
    archive.finish().expect("an archive").into_inner()
}

fn typed(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// The rows of a list that can be used, each with its columns, and what is wrong with the others.
fn read(path: &Path) -> (List, Vec<Row>, Vec<String>) {
    let list = open(path).expect("a list");
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for line in list.rows().expect("rows") {
        match line {
            Ok(row) => rows.push(row),
            Err(wrong) => faults.extend(wrong.iter().map(ToString::to_string)),
        }
    }
    (list, rows, faults)
}

fn names(list: &List) -> Vec<&str> {
    list.columns().iter().map(|column| column.name.as_str()).collect()
}

#[test]
fn a_spreadsheet_gives_texts_as_typed_and_days_as_days() {
    let rows = format!(
        "<row r=\"2\">{}{}{}{}</row><row r=\"4\">{}{}<c r=\"D4\" s=\"1\"><v>44007</v></c>\
         <c r=\"E4\"><v>12</v></c></row>\
         <row r=\"5\">{}<c r=\"C5\"><v>1.5</v></c><c r=\"D5\" s=\"2\"><v>44007.3125</v></c></row>",
        typed("B2", "Họ tên"),
        typed("C2", "Số  điện-thoại"),
        typed("D2", "Ngày"),
        typed("E2", "Đại biểu"),
        typed("B4", "Nguyễn Văn An"),
        typed("C4", "0912"),
        typed("B5", "Lê Thị Bình"),
    );
    let (_folder, path) = file("a.xlsx", &book(&rows));
    let (list, rows, faults) = read(&path);
    assert_eq!(faults, [""; 0]);
    assert_eq!(names(&list), ["ho_ten", "so_dien_thoai", "ngay", "dai_bieu"]);
    let numbers: Vec<usize> = rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [4, 5]);
    assert_eq!(rows[0].values, ["Nguyễn Văn An", "0912", "2020-06-25", "12"]);
    assert_eq!(rows[1].values, ["Lê Thị Bình", "1.5", "2020-06-25 07:30", ""]);
    let place = list.cells_named(4, &["ngay", "ho_ten"]);
    assert_eq!(
        place.to_string(),
        format!("{}, trang «Khách mời», dòng 4, cột B, D", path.display())
    );
}

#[test]
fn a_bad_row_is_told_at_its_cell_and_the_others_are_there() {
    let rows = format!(
        "<row r=\"1\">{}{}</row><row r=\"2\">{}<c r=\"B2\" t=\"e\"><v>#N/A</v></c></row>\
         <row r=\"3\">{}</row><row r=\"4\">{}{}</row>",
        typed("A1", "Tên"),
        typed("B1", "Ghế"),
        typed("A2", "An"),
        typed("A3", "Bình"),
        typed("A4", "Cúc"),
        typed("C4", "thừa"),
    );
    let (_folder, path) = file("a.xlsx", &book(&rows));
    let (_, rows, faults) = read(&path);
    let names: Vec<&str> = rows.iter().map(|row| row.values[0].as_str()).collect();
    assert_eq!(names, ["Bình"]);
    let at = path.display();
    assert_eq!(
        faults,
        [
            format!(
                "{at}, trang «Khách mời», dòng 2, cột B: ô này báo lỗi #N/A; sửa công thức trong bảng tính"
            ),
            format!(
                "{at}, trang «Khách mời», dòng 4, cột C: ô này không thuộc cột nào; ghi tên cột ở dòng đầu"
            ),
        ]
    );
}

#[test]
fn a_csv_file_gives_the_same_whatever_its_signs() {
    for text in [
        "Họ tên,Số\n\nAn,05\n\"Lê,\nB\",6\n,\nC,7",
        "\u{FEFF}Họ tên;Số\r\n\r\nAn;05\r\n\"Lê,\r\nB\";6\r\n;\r\nC;7\r\n\r\n",
        "Họ tên\tSố\r\rAn\t05\r\"Lê,\rB\"\t6\r\t\rC\t7\r",
    ] {
        let (_folder, path) = file("a.csv", text.as_bytes());
        let (list, rows, faults) = read(&path);
        assert_eq!(faults, [""; 0]);
        assert_eq!(names(&list), ["ho_ten", "so"]);
        let all: Vec<(usize, &str, &str)> = rows
            .iter()
            .map(|row| (row.number, row.values[0].as_str(), row.values[1].as_str()))
            .collect();
        // As a spreadsheet counts: a cell of two lines is in one row.
        assert_eq!(all, [(3, "An", "05"), (4, "Lê,\nB", "6"), (6, "C", "7")], "{text:?}");
    }
}

#[test]
fn a_heading_above_the_titles_is_no_column() {
    let text = "DANH SÁCH ĐẠI BIỂU\n\nTT;Họ tên\n1;An\n";
    let (_folder, path) = file("a.csv", text.as_bytes());
    let (list, rows, _) = read(&path);
    assert_eq!(names(&list), ["tt", "ho_ten"]);
    assert_eq!(rows, [Row { number: 4, values: vec!["1".to_owned(), "An".to_owned()] }]);
    let (_folder, path) = file("a.csv", "Tên\nAn\nBình\n".as_bytes());
    let (list, rows, _) = read(&path);
    assert_eq!((names(&list), rows.len()), (vec!["ten"], 2));
}

#[test]
fn values_are_composed_as_texts_of_documents_are() {
    let (_folder, path) = file("a.csv", "ten\nTha\u{302}\u{301}ng\n".as_bytes());
    assert_eq!(read(&path).1[0].values, ["Thấng"]);
}

#[test]
fn what_is_no_list_is_refused_and_a_row_that_is_no_text_is_told() {
    let refused = |name, bytes: &[u8]| {
        let (_folder, path) = file(name, bytes);
        open(&path).expect_err("no list").to_string()
    };
    assert!(refused("a.xlsx", b"no archive").contains("lưu lại dạng .xlsx"));
    assert!(refused("a.csv", b"\xFF\xFEa,b").contains("CSV UTF-8"));
    assert!(refused("a.csv", b"\n\n").contains("không có dòng nào"));
    let twice = refused("a.csv", "Tên,ten\nAn,B\n".as_bytes());
    assert!(
        twice.ends_with("a.csv: dòng 1, cột B: cột A và cột này cùng tên «ten»; đổi tên một cột")
    );
    let (_folder, path) = file("a.csv", b"a,b\n1,\xFF\n2,3\n");
    let (_, rows, faults) = read(&path);
    assert_eq!(rows.len(), 1);
    assert!(faults[0].contains("a.csv, dòng 2, cột B: không phải là UTF-8"), "{faults:?}");
}
