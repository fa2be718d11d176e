//! Lists from outside.

use std::io::Write;

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

fn values(row: &Row) -> Vec<(&str, &str)> {
    row.values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
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
    let read = read(&path).expect("a list");
    assert_eq!(read.faults, []);
    assert_eq!(read.columns, ["", "ho_ten", "so_dien_thoai", "ngay", "dai_bieu"]);
    let numbers: Vec<usize> = read.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [4, 5]);
    let an = [
        ("ho_ten", "Nguyễn Văn An"),
        ("so_dien_thoai", "0912"),
        ("ngay", "2020-06-25"),
        ("dai_bieu", "12"),
    ];
    assert_eq!(values(&read.rows[0]), an);
    assert_eq!(
        values(&read.rows[1])[1..],
        [("so_dien_thoai", "1.5"), ("ngay", "2020-06-25 07:30"), ("dai_bieu", "")]
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
    let read = read(&path).expect("a list");
    let names: Vec<&str> = read.rows.iter().map(|row| row.values["ten"].as_str()).collect();
    assert_eq!(names, ["Bình"]);
    let faults: Vec<String> = read.faults.iter().map(ToString::to_string).collect();
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
    for text in
        ["Họ tên,Số\n\nAn,05\n\"Lê, B\",6\n", "\u{FEFF}Họ tên;Số\r\n\r\nAn;05\r\nLê, B;6\r\n"]
    {
        let (_folder, path) = file("a.csv", text.as_bytes());
        let read = read(&path).expect("a list");
        assert_eq!(read.faults, []);
        assert_eq!(values(&read.rows[0]), [("ho_ten", "An"), ("so", "05")]);
        assert_eq!(values(&read.rows[1]), [("ho_ten", "Lê, B"), ("so", "6")]);
        assert_eq!((read.rows[0].number, read.rows[1].number), (3, 4));
    }
}

#[test]
fn values_are_composed_as_texts_of_documents_are() {
    let (_folder, path) = file("a.csv", "ten\nTha\u{302}\u{301}ng\n".as_bytes());
    assert_eq!(read(&path).expect("a list").rows[0].values["ten"], "Thấng");
}

#[test]
fn what_is_no_list_is_refused_and_an_empty_one_has_no_rows() {
    let (_folder, path) = file("a.xlsx", b"no archive");
    assert!(read(&path).expect_err("no book").to_string().contains("lưu lại dạng .xlsx"));
    let (_folder, path) = file("a.csv", b"\xFF\xFEa");
    assert!(read(&path).expect_err("no UTF-8").to_string().contains("CSV UTF-8"));
    let (_folder, path) = file("a.csv", b"\n\n");
    assert_eq!(read(&path).expect("a list"), Rows::default());
    let (_folder, path) = file("a.csv", "Tên,ten\nAn,B\n".as_bytes());
    let faults = read(&path).expect("a list").faults;
    assert!(
        faults[0].to_string().ends_with("dòng 1, cột B: hai cột cùng tên «ten»; đổi tên một cột")
    );
}

#[test]
fn columns_are_named_as_spreadsheets_do() {
    assert_eq!([1, 26, 27, 52, 703].map(letters), ["A", "Z", "AA", "AZ", "AAA"]);
}
