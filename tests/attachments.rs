//! Attachments of electronic documents: which files a document becomes, and what each shows
//! (ND30-I.I.II.8.b, ND30-I.I.III.1.c-2, forms 1.3b and 2.2).

use std::fs;
use std::path::Path;

use vanban::batch;
use vanban::error::Error;
use vanban::kit::Kit;
use vanban::layout::Faces;
use vanban::make::{Format, Made, Maker};

const DECISION: &str = "\
loai: quyet-dinh
co_quan: { ten: Ủy ban nhân dân tỉnh Lạng Sơn, viet_tat: UBND, dia_danh: Lạng Sơn }
so: 05
ngay: 2025-05-20
hinh_thuc: dien-tu
thoi_diem_ky: 2025-05-20 10:30:00
trich_yeu: Về việc ban hành Quy chế
can_cu: [Luật Thi đua]
noi_dung: |
  Điều 1. {#ban-hanh} Ban hành Quy chế, {@danh-sach} và {@tien-do}./.
ky: { chuc_vu: Chủ tịch }
kem_theo:
  loai: quy-che
  trich_yeu: Làm việc
  tep_rieng: true
  noi_dung: |
    Điều 1. Phạm vi

    Phạm vi theo Phụ lục./.
  phu_luc: [{ ten: Mẫu phiếu, noi_dung: Mẫu./. }]
phu_luc:
  - { nhan: danh-sach, ten: Danh sách, tep_rieng: true, noi_dung: \"Theo {@ban-hanh}./.\" }
  - { nhan: tien-do, ten: Tiến độ, noi_dung: \"Theo {@ban-hanh}./.\" }
";

fn with_maker<T>(work: impl FnOnce(&Maker<'_>) -> T) -> T {
    let kit = Kit::bundled().expect("the embedded knowledge loads");
    let faces = Faces::bundled().expect("the embedded fonts serve");
    work(&Maker::new(&kit, faces).expect("the embedded templates are right"))
}

/// What is made of a text, in these formats.
fn made(text: &str, formats: &[Format]) -> Made {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.yaml");
    fs::write(&path, text).expect("a document");
    with_maker(|maker| maker.make(&path, formats).expect("nothing fails but by the author"))
}

/// The file of this suffix as text.
fn file(made: &Made, suffix: &str) -> String {
    let found = made.outputs.iter().find(|output| output.suffix == suffix);
    let bytes = found.unwrap_or_else(|| panic!("no file {suffix:?}")).bytes.clone();
    String::from_utf8(bytes).expect("text is UTF-8")
}

fn suffixes(made: &Made) -> Vec<&str> {
    made.outputs.iter().map(|output| output.suffix.as_str()).collect()
}

#[test]
fn each_attachment_that_stands_apart_is_a_file_of_its_own() {
    let made = made(DECISION, &[Format::Dump]);
    assert_eq!(made.findings, []);
    assert_eq!(suffixes(&made), ["", "kem-theo", "phu-luc-I"]);
    let (main, regulation) = (file(&made, ""), file(&made, "kem-theo"));
    assert!(main.contains("\"TIẾN ĐỘ\"") && !main.contains("DANH SÁCH"), "{main}");
    // It mentions both, and leads to the one that is in the same file.
    assert!(main.contains("Phụ lục I và \"") && main.contains("Link \"Phụ lục II\""), "{main}");
    assert!(regulation.contains("QUY CHẾ") && regulation.contains("MẪU PHIẾU"), "{regulation}");
    assert!(!regulation.contains("DANH SÁCH"), "{regulation}");
}

#[test]
fn a_single_appendix_and_one_of_an_attached_document_are_named_after_where_they_belong() {
    let text = DECISION
        .replace("  - { nhan: tien-do, ten: Tiến độ, noi_dung: \"Theo {@ban-hanh}./.\" }\n", "")
        .replace(" và {@tien-do}", "")
        .replace("  tep_rieng: true\n", "")
        .replace("{ ten: Mẫu phiếu,", "{ ten: Mẫu phiếu, tep_rieng: true,");
    let made = made(&text, &[Format::Markup]);
    assert_eq!(suffixes(&made), ["", "kem-theo.phu-luc", "phu-luc"]);
}

#[test]
fn the_corner_of_the_first_page_shows_number_and_time_and_the_line_below_leaves_them_blank() {
    let made = made(DECISION, &[Format::Dump, Format::Markup]);
    let appendix = made.outputs.iter().filter(|output| output.suffix == "phu-luc-I");
    let [dump, markup] = appendix
        .map(|output| String::from_utf8(output.bytes.clone()).expect("text is UTF-8"))
        .collect::<Vec<_>>()
        .try_into()
        .expect("two formats");
    let corner = dump.lines().nth(1).expect("the corner is the first mark of the page");
    assert!(corner.contains("10.00 regular"), "{corner}");
    assert!(corner.contains("\"Số: 05/QĐ-UBND; 20/05/2025; 10:30:00 +07:00\""), "{corner}");
    assert!(markup.contains("Kèm theo Quyết định số <blank width=\"7\"/>/QĐ-UBND ngày <blank"));
    assert!(markup.contains("của Ủy ban nhân dân tỉnh Lạng Sơn)"), "the issuer is named");
}

#[test]
fn what_shares_the_file_of_the_document_looks_as_on_paper() {
    let electronic =
        made(&DECISION.replace("tep_rieng: true", "tep_rieng: false"), &[Format::Dump]);
    let paper = DECISION.replace("tep_rieng: true", "tep_rieng: false");
    let paper = made(&paper.replace("dien-tu", "giay"), &[Format::Dump]);
    assert_eq!(electronic.outputs, paper.outputs);
    assert!(file(&paper, "").contains("(Kèm theo Quyết định số 05/QĐ-UBND"));
}

#[test]
fn a_time_of_signing_not_yet_known_leaves_its_places() {
    let text = DECISION.replace("thoi_diem_ky: 2025-05-20 10:30:00\n", "").replace("so: 05", "so:");
    let dump = file(&made(&text, &[Format::Dump]), "phu-luc-I");
    assert!(dump.contains("\"Số:        /QĐ-UBND;    /   /    ;    :   :    +07:00\""), "{dump}");
}

#[test]
fn paper_has_no_attachment_apart() {
    let made = made(&DECISION.replace("hinh_thuc: dien-tu\n", ""), &Format::ALL);
    assert!(made.is_refused());
    let rules: Vec<_> = made.findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["tep-rieng", "tep-rieng"]);
}

fn build(folder: &Path) -> Vec<vanban::error::Result<batch::Outcome>> {
    let jobs = batch::find(&[folder.to_path_buf()], None).expect("documents");
    with_maker(|maker| batch::run(maker, jobs, &[Format::Markup]))
}

#[test]
fn a_batch_writes_them_beside_the_document() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.yaml"), DECISION).expect("a document");
    let outcome = build(folder.path()).remove(0).expect("it is written");
    let names: Vec<_> = outcome.written.iter().filter_map(|path| path.file_name()).collect();
    assert_eq!(names, ["a.markup.xml", "a.kem-theo.markup.xml", "a.phu-luc-I.markup.xml"]);
    assert!(outcome.written.iter().all(|path| path.exists()));
}

#[test]
fn an_attachment_never_overwrites_another_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let plain = DECISION.replace("tep_rieng: true", "tep_rieng: false");
    fs::write(folder.path().join("a.yaml"), DECISION).expect("a document");
    fs::write(folder.path().join("a.phu-luc-I.yaml"), &plain).expect("another");
    fs::write(folder.path().join("a.phu-luc.yaml"), &plain).expect("one that is in no way");
    let outcomes = build(folder.path());
    let clashes = outcomes.iter().map(|outcome| matches!(outcome, Err(Error::Clash { .. })));
    assert_eq!(clashes.collect::<Vec<_>>(), [false, false, true], "{outcomes:?}");
}

#[test]
fn the_document_is_asked_to_mention_what_follows_it() {
    let silent = DECISION.replace("Ban hành Quy chế, {@danh-sach} và {@tien-do}", "Thi hành");
    let silent = silent.replace("nhan: danh-sach, ", "").replace("nhan: tien-do, ", "");
    let silent = silent.replace(" {#ban-hanh}", "").replace("Theo {@ban-hanh}", "Chữ");
    let made = made(&silent, &[Format::Markup]);
    let said: Vec<_> = made.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        said,
        [
            "nội dung không nhắc đến văn bản kèm theo",
            "nội dung không nhắc đến Phụ lục I",
            "nội dung không nhắc đến Phụ lục II",
        ]
    );
    assert!(!made.is_refused());
}
