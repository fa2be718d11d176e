//! `build --draft`: what is wrong but can be printed is made, and every page says what it is.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// Not issued yet, with an error (authority typed into the post), an appendix and a second page.
fn document() -> String {
    let body = "  Sở Nội vụ thông báo lịch làm việc theo Phụ lục kèm theo.\n\n".repeat(60);
    format!(
        "loai: thong-bao\nco_quan: {{ ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }}\n\
         so:\nngay: 2020-06-15\ntrich_yeu: Lịch làm việc\nnoi_dung: |\n{body}  Hết./.\n\
         noi_nhan: [Các phòng]\nluu: VT, VP\n\
         ky: {{ quyen_han: KT, chuc_vu: [K/T Giám đốc, Phó Giám đốc], ho_ten: Lê Văn An }}\n\
         phu_luc: [{{ ten: Lịch, noi_dung: Chữ./., ngang: true }}]\n"
    )
}

fn build(text: &str, words: &[&str]) -> (TempDir, Output) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.yaml"), text).expect("a file");
    let done = Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(["build", "a.yaml"])
        .args(words)
        .current_dir(folder.path())
        .output()
        .expect("the program runs");
    (folder, done)
}

/// Each page of a dump.
fn pages(folder: &Path) -> Vec<String> {
    let dump = fs::read_to_string(folder.join("a.pages.txt")).expect("the pages");
    let pages = dump.split("\npage ").map(str::to_owned);
    pages.collect()
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

#[test]
fn an_error_refuses_unless_a_draft_is_asked_for_and_then_every_page_says_so() {
    let (folder, done) = build(&document(), &["--to", "dump"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(!folder.path().join("a.pages.txt").exists());
    let (folder, done) = build(&document(), &["--to", "dump", "--draft"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert!(said(&done).contains("lỗi[quyen-han-trong-chuc-vu"), "{}", said(&done));
    let pages = pages(folder.path());
    assert!(pages.len() > 3, "{}", pages.len());
    for page in &pages {
        assert_eq!(page.matches("DỰ THẢO").count(), 1, "{page}");
    }
}

#[test]
fn the_number_of_a_draft_stays_its_authors() {
    let (folder, done) = build(&(document() + "du_thao: 3\n"), &["--to", "dump", "--draft"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    for page in pages(folder.path()) {
        assert!(page.contains("DỰ THẢO LẦN 3"), "{page}");
    }
}

#[test]
fn what_has_been_issued_is_never_marked_and_its_errors_refuse_it() {
    let issued = document().replace("so:\n", "so: 12\n");
    let (folder, done) = build(&issued, &["--to", "dump", "--draft"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(said(&done).contains("cảnh báo[du-thao-da-ban-hanh"), "{}", said(&done));
    assert!(said(&done).contains("a.yaml:3:5"), "{}", said(&done));
    assert!(!folder.path().join("a.pages.txt").exists());
    let (folder, done) = build(&issued.replace("K/T ", ""), &["--to", "dump", "--draft"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert!(said(&done).contains("cảnh báo[du-thao-da-ban-hanh"), "{}", said(&done));
    assert!(pages(folder.path()).iter().all(|page| !page.contains("DỰ THẢO")));
}

#[test]
fn what_cannot_be_printed_is_refused_as_a_draft_too() {
    for (wrong, rule) in [
        (document().replace("trich_yeu: Lịch", "trich_yeu: 日 Lịch"), "chu-khong-co-trong-phong"),
        (document().replace("trich_yeu: Lịch", "trich_yeu: [Lịch"), "cu-phap-yaml"),
        (document().replace("noi_nhan: [Các phòng]", "noi_nhna: [Các phòng]"), "khoa-la"),
        (document() + "trinh_bay: { co_chu: 30pt }\n", "trinh-bay-ngoai-khoang"),
    ] {
        let (folder, done) = build(&wrong, &["--draft"]);
        assert_eq!(done.status.code(), Some(1), "{rule}: {}", said(&done));
        assert!(said(&done).contains(&format!("lỗi[{rule}")), "{rule}: {}", said(&done));
        assert!(!folder.path().join("a.docx").exists(), "{rule}");
    }
}

#[test]
fn a_draft_without_errors_is_made_and_nothing_is_said() {
    let (folder, done) = build(&document().replace("K/T ", ""), &["--draft"]);
    assert_eq!((done.status.code(), said(&done).as_str()), (Some(0), ""));
    for made in ["a.docx", "a.pdf"] {
        assert!(folder.path().join(made).exists(), "{made}");
    }
}
