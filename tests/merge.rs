//! One text, many recipients: what comes of a document and a list, from outside.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use tempfile::TempDir;

const LETTER: &str = "\
loai: thong-bao
co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }
so: 05
ngay: 2020-02-25
trich_yeu: Lịch làm việc với {{ dong.ho_ten }}
noi_dung: |
  Sở Nội vụ mời {{ dong.ho_ten }} (điện thoại {{ dong.dien_thoai }}) làm việc {{ dong.ngay_den | ngay_thang }}.

  {% if dong.ghi_chu %}
  Ghi chú: {{ dong.ghi_chu }}.

  {% endif %}
  Trân trọng thông báo./.
noi_nhan: [Các phòng]
luu: VT, VP
ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }
";

const LIST: &str = "\
Số,Họ tên,Điện thoại,Ngày đến,Ghi chú
01,Lê An,0912,2020-06-05,
02,Trần Bình,0205,05/7/2020,đến sớm
03,Vũ *Cúc* {{ x }},0333,2020-06-07,
";

const NAME: [&str; 2] = ["--ten", "moi-{{ dong.so }}"];

fn vanban(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(words)
        .current_dir(folder)
        .output()
        .expect("the program runs")
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn letters() -> TempDir {
    folder(&[("thu.yaml", LETTER), ("ds.csv", LIST)])
}

/// The words of `build thu.yaml --du-lieu ds.csv` and more.
fn build<'w>(more: &[&'w str]) -> Vec<&'w str> {
    [&["build", "thu.yaml", "--du-lieu", "ds.csv"][..], more].concat()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<_> =
        entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn read(folder: &TempDir, name: &str) -> Vec<u8> {
    fs::read(folder.path().join(name)).unwrap_or_else(|_| panic!("{name} is there"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What was said, the exit code having been this.
fn said(done: &Output, code: i32) -> String {
    assert_eq!(done.status.code(), Some(code), "{}", text(&done.stderr));
    text(&done.stderr)
}

/// A workbook of one sheet «Khách» with these rows; style 1 is a day.
fn workbook(rows: &str) -> Vec<u8> {
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{relations}/{kind}\" Target=\"{target}\"/>")
    };
    let all = |inside: String| {
        format!("<Relationships xmlns=\"{package}/relationships\">{inside}</Relationships>")
    };
    let parts = [
        ("[Content_Types].xml", format!("<Types xmlns=\"{package}/content-types\"/>")),
        ("_rels/.rels", all(relation("a", "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets>\
                 <sheet name=\"Khách\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            all(relation("b", "worksheet", "worksheets/s.xml")
                + &relation("c", "styles", "styles.xml")),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>\
                 </cellXfs></styleSheet>"
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

/// A row of a sheet from its cells as XML.
fn row(number: usize, cells: &[String]) -> String {
    format!("<row r=\"{number}\">{}</row>", cells.concat())
}

fn typed(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn each_row_becomes_a_document_of_its_own_as_if_its_values_had_been_typed() {
    let folder = letters();
    let done = vanban(folder.path(), &build(&[&NAME[..], &["-o", "ra"]].concat()));
    assert_eq!(said(&done, 0), "", "no bar and no word on a pipe");
    let made =
        ["moi-01.docx", "moi-01.pdf", "moi-02.docx", "moi-02.pdf", "moi-03.docx", "moi-03.pdf"];
    let lines: Vec<String> = made.iter().map(|name| format!("ra/{name}")).collect();
    assert_eq!(text(&done.stdout).lines().collect::<Vec<_>>(), lines);
    assert_eq!(names(&folder.path().join("ra")), made);
    let by_hand = LETTER
        .replace("{{ dong.ho_ten }}", "Trần Bình")
        .replace("{{ dong.dien_thoai }}", "0205")
        .replace("{{ dong.ngay_den | ngay_thang }}", "ngày 05 tháng 7 năm 2020")
        .replace("  {% if dong.ghi_chu %}\n", "")
        .replace("  {% endif %}\n", "")
        .replace("{{ dong.ghi_chu }}", "đến sớm");
    fs::write(folder.path().join("tay.yaml"), by_hand).expect("the same by hand");
    said(&vanban(folder.path(), &["build", "tay.yaml"]), 0);
    for format in ["docx", "pdf"] {
        let same = read(&folder, &format!("ra/moi-02.{format}"))
            == read(&folder, &format!("tay.{format}"));
        assert!(same, "{format}");
    }
}

#[test]
fn rows_made_together_are_those_made_one_by_one() {
    let folder = letters();
    said(&vanban(folder.path(), &build(&[&NAME[..], &["-o", "ra"]].concat())), 0);
    for (at, line) in LIST.lines().skip(1).enumerate() {
        let head = LIST.lines().next().expect("titles");
        fs::write(folder.path().join("ds.csv"), format!("{head}\n{line}\n")).expect("one row");
        said(&vanban(folder.path(), &build(&[&NAME[..], &["-o", "mot"]].concat())), 0);
        for format in ["docx", "pdf"] {
            let name = format!("moi-0{}.{format}", at + 1);
            let same =
                read(&folder, &format!("ra/{name}")) == read(&folder, &format!("mot/{name}"));
            assert!(same, "{name}");
        }
    }
}

#[test]
fn cells_of_a_spreadsheet_keep_their_noughts_and_days_are_days() {
    let titles = ["Số", "Họ tên", "Điện thoại", "Ngày đến", "Ghi chú"];
    let titles =
        titles.iter().zip("ABCDE".chars()).map(|(title, at)| typed(&format!("{at}1"), title));
    let day = "<c r=\"D2\" s=\"1\"><v>43987</v></c>".to_owned();
    let cells = [typed("A2", "007"), typed("B2", "Lê An"), typed("C2", "0912"), day];
    let rows = row(1, &titles.collect::<Vec<_>>()) + &row(2, &cells);
    let folder = folder(&[("thu.yaml", LETTER)]);
    fs::write(folder.path().join("ds.xlsx"), workbook(&rows)).expect("a workbook");
    let words =
        ["build", "thu.yaml", "--du-lieu", "ds.xlsx", "--ten", "{{ dong.so }}", "--to", "dump"];
    assert_eq!(said(&vanban(folder.path(), &words), 0), "");
    let page = text(&read(&folder, "007.pages.txt"));
    assert!(page.contains("(điện thoại 0912) làm việc ngày 05"), "{page}");
    assert!(!page.contains("Ghi chú"), "an empty cell leaves its paragraph out");
}

#[test]
fn a_bad_row_is_told_at_its_cell_and_the_others_are_made() {
    let titles = ["Số", "Họ tên", "Điện thoại", "Ngày đến", "Ghi chú"];
    let titles =
        titles.iter().zip("ABCDE".chars()).map(|(title, at)| typed(&format!("{at}2"), title));
    let guest = |row: usize, name: &str, day: String| {
        let cells = [typed(&format!("A{row}"), &row.to_string()), typed(&format!("B{row}"), name)];
        self::row(row, &[cells[0].clone(), cells[1].clone(), typed(&format!("C{row}"), "1"), day])
    };
    let rows = [
        row(2, &titles.collect::<Vec<_>>()),
        guest(4, "An", typed("D4", "32/13/2020")),
        guest(5, "Bình", typed("D5", "2020-06-05")),
        guest(6, "Cúc", "<c r=\"D6\" t=\"e\"><v>#N/A</v></c>".to_owned()),
        guest(7, "", typed("D7", "2020-06-05")),
    ];
    let folder = folder(&[("thu.yaml", LETTER)]);
    fs::write(folder.path().join("ds.xlsx"), workbook(&rows.concat())).expect("a workbook");
    let words = ["build", "thu.yaml", "--du-lieu", "ds.xlsx", "--to", "docx"];
    let done = vanban(folder.path(), &words);
    let said = said(&done, 1);
    assert_eq!(text(&done.stdout), "thu-5.docx\n");
    for told in [
        "ds.xlsx, trang «Khách», dòng 4, cột D: không có tháng 13",
        "thu.yaml:7:",
        "lỗi: ds.xlsx, trang «Khách», dòng 6, cột D: ô này báo lỗi #N/A",
        "ds.xlsx, trang «Khách», dòng 7, cột B: «dong.ho_ten» để trống ở dòng này",
        "3 trong 4 dòng không dựng được",
    ] {
        assert!(said.contains(told), "{told}:\n{said}");
    }
}

#[test]
fn a_column_that_is_not_there_is_told_once_with_the_nearest() {
    let faulty = LETTER.replacen("dong.ho_ten", "dong.ho_tem", 1);
    let folder = folder(&[("thu.yaml", &faulty), ("ds.csv", LIST)]);
    let said = said(&vanban(folder.path(), &build(&[])), 1);
    assert_eq!(said.matches("danh sách không có cột «ho_tem»").count(), 1, "{said}");
    assert!(said.contains("thu.yaml:5:38") && said.contains("«ho_ten» (gần giống nhất)"), "{said}");
    assert!(said.contains("dòng nào cũng sai như vậy"), "{said}");
    assert_eq!(names(folder.path()), ["ds.csv", "thu.yaml"]);
}

#[test]
fn what_is_wrong_in_every_row_is_told_once() {
    let warned = LETTER.replace("luu: VT, VP\n", "");
    let folder = folder(&[("thu.yaml", &warned), ("ds.csv", LIST)]);
    let done = vanban(folder.path(), &build(&["--to", "docx"]));
    let said = text(&done.stderr);
    assert_eq!(said.matches("[thieu-luu").count(), 1, "{said}");
}

#[test]
fn two_rows_of_one_name_are_both_named_and_neither_is_made() {
    let folder = letters();
    let list = LIST.replace("03,", "02,");
    fs::write(folder.path().join("ds.csv"), list).expect("a list");
    let done = vanban(folder.path(), &build(&[&NAME[..], &["--to", "docx"]].concat()));
    let said = said(&done, 1);
    assert_eq!(text(&done.stdout), "moi-01.docx\n");
    assert!(said.contains("ds.csv, dòng 3: tên tệp «moi-02» trùng với dòng 4"), "{said}");
    assert!(said.contains("ds.csv, dòng 4: tên tệp «moi-02» trùng với dòng 3"), "{said}");
    // On Windows capitals make no other name; and a part knows the rows of the others.
    let list = "Số,Họ tên,Điện thoại,Ngày đến,Ghi chú\na,An,1,2020-06-05,\nA,Bé,1,2020-06-05,\n";
    fs::write(folder.path().join("ds.csv"), list).expect("a list");
    let words = build(&[&NAME[..], &["--to", "docx", "--phan", "2/2"]].concat());
    let said = self::said(&vanban(folder.path(), &words), 1);
    assert!(said.contains("dòng 3: tên tệp «moi-A» trùng với dòng 2"), "{said}");
}

#[test]
fn no_row_takes_the_name_of_another_document() {
    let folder = letters();
    fs::write(folder.path().join("moi-02.yaml"), LETTER).expect("a document");
    let words = build(&[&NAME[..], &["--to", "docx"]].concat());
    let said = said(&vanban(folder.path(), &words), 1);
    assert!(said.contains("dòng 3: tên tệp «moi-02» là của văn bản moi-02.yaml"), "{said}");
    assert_eq!(names(folder.path()).len(), 5, "two letters, the list and two texts");
}

#[test]
fn names_are_safe_and_a_typed_stroke_is_a_folder() {
    let folder = letters();
    let list = LIST.replace("Lê An", "Lê/An?");
    fs::write(folder.path().join("ds.csv"), list).expect("a list");
    let words = build(&["--ten", "dot-1/{{ dong.ho_ten }}", "--to", "docx"]);
    said(&vanban(folder.path(), &words), 0);
    let made = names(&folder.path().join("dot-1"));
    assert_eq!(made, ["Lê-An-.docx", "Trần Bình.docx", "Vũ -Cúc- {{ x }}.docx"]);
    let said = said(&vanban(folder.path(), &build(&["--ten", "{{ dong.soo }}"])), 2);
    assert!(said.contains("mẫu tên «{{ dong.soo }}»: danh sách không có cột «soo»"), "{said}");
    let said = self::said(&vanban(folder.path(), &build(&["--ten", "../{{ dong.so }}"])), 1);
    assert!(said.contains("ds.csv, dòng 2: tên tệp trống"), "{said}");
}

#[test]
fn parts_make_every_row_once() {
    let folder = letters();
    let mut seen = BTreeSet::new();
    for part in 1..=4 {
        let share = format!("{part}/4");
        let done = vanban(folder.path(), &build(&["--to", "docx", "--phan", &share]));
        assert_eq!(done.status.code(), Some(0));
        for line in text(&done.stdout).lines() {
            assert!(seen.insert(line.to_owned()), "{line} twice");
        }
    }
    let all: Vec<String> = seen.into_iter().collect();
    assert_eq!(all, ["thu-2.docx", "thu-3.docx", "thu-4.docx"]);
    let said = said(&vanban(folder.path(), &build(&["--phan", "0/4"])), 2);
    assert!(said.contains("--phan <k/n> không nhận «0/4»: cần k/n với 1 ≤ k ≤ n"), "{said}");
}

#[test]
fn one_pdf_holds_the_pages_of_all_rows() {
    let folder = letters();
    let done = vanban(folder.path(), &build(&["--gop", "tat-ca.pdf"]));
    assert_eq!((said(&done, 0), text(&done.stdout)), (String::new(), "tat-ca.pdf\n".to_owned()));
    assert_eq!(names(folder.path()), ["ds.csv", "tat-ca.pdf", "thu.yaml"]);
    let bound = lopdf::Document::load_mem(&read(&folder, "tat-ca.pdf")).expect("a PDF");
    assert_eq!(bound.get_pages().len(), 3);
    for (page, name) in [(1, "Lê An"), (2, "Trần Bình"), (3, "Vũ *Cúc* {{ x }}")] {
        let words = bound.extract_text(&[page]).expect("text").replace('\n', "");
        assert!(words.contains(&format!("mời {name} (")), "{page}: {words}");
    }
    for profile in [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1] {
        let options = ValidationOptions::default().profile(profile);
        let judged = validate_pdf_bytes(&read(&folder, "tat-ca.pdf"), &options).expect("judged");
        let failures: Vec<String> = judged.failures.iter().map(ToString::to_string).collect();
        assert_eq!(failures, [""; 0]);
    }
}

#[test]
fn a_document_names_its_list_and_every_command_takes_it_so() {
    let named = format!("{LETTER}du_lieu: {{ tep: ds.csv, ten: \"moi-{{{{ dong.so }}}}\" }}\n");
    let folder = folder(&[("thu.yaml", &named), ("ds.csv", LIST)]);
    let done = vanban(folder.path(), &["build", ".", "--to", "docx"]);
    assert_eq!(said(&done, 0), "");
    assert_eq!(text(&done.stdout), "./moi-01.docx\n./moi-02.docx\n./moi-03.docx\n");
    let done = vanban(folder.path(), &["check", "thu.yaml"]);
    assert_eq!(text(&done.stdout), "1 văn bản: không có gì phải sửa\n");
    // A list that is missing is told at its name.
    fs::remove_file(folder.path().join("ds.csv")).expect("it was there");
    let said = said(&vanban(folder.path(), &["build", "thu.yaml"]), 1);
    assert!(said.contains("không có tệp này: ds.csv") && said.contains("thu.yaml:17:17"), "{said}");
}

#[test]
fn checking_with_a_list_tells_of_its_cells() {
    let folder = letters();
    let check = ["check", "thu.yaml", "--du-lieu", "ds.csv"];
    let done = vanban(folder.path(), &check);
    assert_eq!(said(&done, 0), "");
    fs::write(folder.path().join("ds.csv"), LIST.replace("2020-06-05", "hôm nay")).expect("a list");
    let done = vanban(folder.path(), &check);
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stdout).contains("ds.csv, dòng 2, cột D: "), "{}", text(&done.stdout));
    assert_eq!(names(folder.path()), ["ds.csv", "thu.yaml"]);
}

#[test]
fn without_a_list_a_row_is_asked_for() {
    let folder = letters();
    let said = said(&vanban(folder.path(), &["build", "thu.yaml"]), 1);
    assert!(said.contains("«dong» là một dòng của danh sách"), "{said}");
    assert!(said.contains("--du-lieu danh-sach.xlsx"), "{said}");
}

#[test]
fn in_a_project_a_document_of_rows_is_made_anew_when_its_list_is() {
    let named = format!(
        "{}du_lieu: {{ tep: ds.csv, ten: \"moi-{{{{ dong.so }}}}\" }}\n",
        LETTER.replace("Các phòng", "\"{{ phong }}\"")
    );
    let folder = folder(&[
        ("thu.yaml", &named),
        ("ds.csv", LIST),
        ("ho-so.yaml", "bien: { phong: Các phòng }\n"),
    ]);
    let build = || vanban(folder.path(), &["build", "--to", "docx"]);
    let done = build();
    assert_eq!(said(&done, 0), "");
    assert_eq!(text(&done.stdout).lines().count(), 3);
    assert_eq!(text(&build().stdout), "", "nothing is out of date");
    fs::write(folder.path().join("ds.csv"), LIST.replace("đến sớm", "đến muộn")).expect("a list");
    assert_eq!(text(&build().stdout), "moi-02.docx\n", "only what says something else");
    // A row that went leaves a file that nobody makes any more; a bad one does not keep the others.
    let list = LIST.lines().take(3).collect::<Vec<_>>().join("\n").replace("0912", "0913");
    fs::write(folder.path().join("ds.csv"), list.replace("05/7/2020", "x")).expect("a list");
    let done = build();
    assert!(said(&done, 1).contains("ds.csv, dòng 3, cột D"), "{}", text(&done.stderr));
    assert_eq!(text(&done.stdout), "moi-01.docx\n");
    fs::write(folder.path().join("ds.csv"), list).expect("a list");
    let said = said(&build(), 0);
    assert!(said.contains("moi-03.docx không còn văn bản nào dựng ra"), "{said}");
    let status = vanban(folder.path(), &["status", "--to", "docx"]);
    assert!(text(&status.stdout).contains("đã dựng"), "{}", text(&status.stdout));
}

#[test]
fn columns_are_listed_as_texts_name_them() {
    let folder = letters();
    let done = vanban(folder.path(), &["columns", "ds.csv"]);
    let lines = text(&done.stdout);
    assert_eq!(lines.lines().nth(1), Some("B   Họ tên      {{ dong.ho_ten }}"), "{lines}");
    assert_eq!(lines.lines().count(), 5);
    let done = vanban(folder.path(), &["columns", "thu.yaml"]);
    assert_eq!(done.status.code(), Some(2));
}

#[test]
fn a_list_goes_with_one_document() {
    let folder = letters();
    for words in [
        &["build", ".", "--du-lieu", "ds.csv"][..],
        &["build", "--du-lieu", "ds.csv"],
        &["check", "thu.yaml", "thu.yaml", "--du-lieu", "ds.csv"],
        &["build", "thu.yaml", "--gop", "a.pdf", "--ten", "x"],
        &["check", "thu.yaml", "--du-lieu", "ds.csv", "--fix"],
    ] {
        assert_eq!(vanban(folder.path(), words).status.code(), Some(2), "{words:?}");
    }
    fs::write(folder.path().join("ds.csv"), "Số,Họ tên\n").expect("a list");
    let said = said(&vanban(folder.path(), &build(&[])), 1);
    assert!(said.contains("danh sách không có dòng nào"), "{said}");
    // Of more parts than rows some are empty, and that is no fault.
    assert_eq!(self::said(&vanban(folder.path(), &build(&["--phan", "1/2"])), 0), "");
}
