//! `vanban diff` from outside: what is told, what is written, and what it answers with.

use std::fs;
use std::io::Read;
use std::path::Path;

mod program;
use program::{folder, git, text, vanban};

const OLD: &str = "\
loai: thong-bao
co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }
so: 05
ngay: 2020-02-25
trich_yeu: Lịch làm việc
noi_dung: |
  1. Các phòng báo cáo tiến độ trước ngày 15.

  2. Văn phòng tổng hợp, trình Giám đốc./.
noi_nhan: [Các phòng]
luu: VT, VP
ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }
";

/// The same with another day and a clause more.
fn new() -> String {
    OLD.replace("ngày 15.", "ngày 20.\n\n  2. Thanh tra Sở theo dõi, đôn đốc.")
        .replace("  2. Văn", "  3. Văn")
}

/// The main part of a DOCX.
fn document(path: &Path) -> String {
    let file = fs::File::open(path).expect("it was written");
    let mut package = zip::ZipArchive::new(file).expect("a DOCX is a zip");
    let mut text = String::new();
    let mut part = package.by_name("word/document.xml").expect("the part is there");
    part.read_to_string(&mut text).expect("parts are UTF-8");
    text
}

#[test]
fn changes_are_told_by_clause_and_tracked_in_a_docx_beside_the_new_version() {
    let folder = folder(&[("a.yaml", OLD), ("b.yaml", &new())]);
    let done = vanban(folder.path(), &["diff", "a.yaml", "b.yaml"]);
    let expected = "\
a.yaml → b.yaml
~ khoản 1: … tiến độ trước ngày [-15-]{+20+}.
+ khoản 2: 2. Thanh tra Sở theo dõi, đôn đốc.
1 chỗ sửa, 1 chỗ thêm; 1 chỗ chỉ đổi số thứ tự
b.so-sanh.docx

";
    assert_eq!(text(&done.stdout), expected);
    assert_eq!(text(&done.stderr), "");
    assert_eq!(done.status.code(), Some(1));
    let text = document(&folder.path().join("b.so-sanh.docx"));
    assert!(text.contains("w:author=\"vanban\" w:date=\"2020-02-25T00:00:00Z\""), "{text}");
    assert!(text.contains("<w:delText>15</w:delText>"), "{text}");
}

#[test]
fn a_document_does_not_differ_from_itself() {
    let folder = folder(&[("a.yaml", OLD)]);
    let done = vanban(folder.path(), &["diff", "a.yaml", "a.yaml"]);
    assert_eq!((text(&done.stdout).as_str(), done.status.code()), ("", Some(0)));
    assert!(!folder.path().join("a.so-sanh.docx").exists());
}

#[test]
fn author_and_day_are_those_asked_for_and_the_same_bytes_come_again() {
    let folder = folder(&[("a.yaml", OLD), ("b.yaml", &new())]);
    let ask = |name: &str| {
        // The folder is made.
        let name = &format!("moi/{name}");
        let words = [
            "diff",
            "a.yaml",
            "b.yaml",
            "-o",
            name,
            "--nguoi",
            "Trần Văn B",
            "--ngay",
            "2020-03-01",
        ];
        assert_eq!(vanban(folder.path(), &words).status.code(), Some(1));
        fs::read(folder.path().join(name)).expect("it was written")
    };
    assert!(ask("x.docx") == ask("y.docx"));
    let text = document(&folder.path().join("moi/x.docx"));
    assert!(text.contains("w:author=\"Trần Văn B\" w:date=\"2020-03-01T00:00:00Z\""), "{text}");
}

#[test]
fn folders_are_compared_document_by_document() {
    let new = new();
    let files = [
        ("cu/x/a.yaml", OLD),
        ("cu/b.yaml", OLD),
        ("cu/d.yaml", OLD),
        ("moi/x/a.yaml", &new),
        ("moi/b.yaml", OLD),
        ("moi/c.yaml", OLD),
    ];
    let folder = folder(&files);
    let done = vanban(folder.path(), &["diff", "cu", "moi", "-o", "ra"]);
    let said = text(&done.stdout);
    assert_eq!(done.status.code(), Some(1), "{said}");
    for line in ["cu/x/a.yaml → moi/x/a.yaml", "+ moi/c.yaml", "- cu/d.yaml", "ra/x/a.so-sanh.docx"]
    {
        assert!(said.lines().any(|found| found == line), "{line} in {said}");
    }
    assert!(!said.contains("b.yaml") && folder.path().join("ra/x/a.so-sanh.docx").exists());
}

#[test]
fn what_cannot_be_compared_stops_with_two() {
    let folder = folder(&[("a.yaml", OLD), ("x.yaml", "loai: [1"), ("d/a.yaml", OLD)]);
    for (words, answer) in [
        (["diff", "a.yaml", "khong-co.yaml"], "khong-co.yaml"),
        (["diff", "x.yaml", "a.yaml"], "không so sánh được: x.yaml có lỗi"),
        (["diff", "a.yaml", "d"], "thư mục với tệp"),
        (["diff", "HEAD:a.yaml", "a.yaml"], "từ git"),
    ] {
        let done = vanban(folder.path(), &words);
        let said = text(&done.stderr);
        assert_eq!(done.status.code(), Some(2), "{said}");
        assert!(said.contains(answer), "{answer} in {said}");
    }
}

#[test]
fn a_revision_of_git_is_read_with_the_profile_of_its_time() {
    let profile = "s: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }\n";
    let document = OLD.replace("{ ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }", "s");
    let folder = folder(&[("van ban/a.yaml", &document), ("co-quan.yaml", profile)]);
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-q", "-m", "1"]);
    fs::write(folder.path().join("co-quan.yaml"), profile.replace("Nội vụ", "Tài chính"))
        .expect("a profile");
    let status = || git(folder.path(), &["status", "--porcelain"]);
    let before = status();
    for words in [
        ["diff", "HEAD:van ban/a.yaml", "van ban/a.yaml", "-o", "x.docx"],
        ["diff", "van ban/a.yaml", "--tu=HEAD", "-o", "x.docx"],
    ] {
        let done = vanban(folder.path(), &words);
        let said = text(&done.stdout);
        assert_eq!(done.status.code(), Some(1), "{said} {}", text(&done.stderr));
        assert!(said.contains("[-NỘI VỤ-]{+TÀI CHÍNH+}"), "{said}");
        fs::remove_file(folder.path().join("x.docx")).expect("it was written");
    }
    assert_eq!(status(), before, "neither index nor files are touched");
    let done = vanban(folder.path(), &["diff", "--tu", "khong-co", "van ban/a.yaml"]);
    assert_eq!(done.status.code(), Some(2));
}
