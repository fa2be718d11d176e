//! `build --draft`: what is wrong but can be printed is made, and every page says what it is.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

mod program;
use program::{folder, git, program, vanban, write};

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
    let folder = folder(&[("a.yaml", text)]);
    let done = vanban(folder.path(), &[&["build", "a.yaml"], words].concat());
    (folder, done)
}

/// Each page of a dump.
fn pages(folder: &Path) -> Vec<String> {
    let dump = fs::read_to_string(folder.join("a.pages.txt")).expect("the pages");
    let pages = dump.split("\npage ").map(str::to_owned);
    pages.collect()
}

fn said(done: &Output) -> String {
    program::text(&done.stderr)
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

/// What the properties of `a.docx` and `a.pdf` say of the revision they were made from.
fn revisions(folder: &Path) -> [Option<String>; 2] {
    let file = fs::File::open(folder.join("a.docx")).expect("it was written");
    let mut package = zip::ZipArchive::new(file).expect("a DOCX is a zip");
    let mut custom = String::new();
    if let Ok(mut part) = package.by_name("docProps/custom.xml") {
        part.read_to_string(&mut custom).expect("parts are UTF-8");
    }
    let between = |text: &str, from: &str, to: &str| {
        Some(text.split_once(from)?.1.split_once(to)?.0.to_owned())
    };
    let pdf = fs::read(folder.join("a.pdf")).expect("it was written");
    let pdf = String::from_utf8_lossy(&pdf);
    [
        between(&custom, "name=\"SourceRevision\"><vt:lpwstr>", "</vt:lpwstr>"),
        between(&pdf, "<vb:sourceRevision>", "</vb:sourceRevision>"),
    ]
}

/// What both files name, which must be the same: the commit, and the digits of the content.
#[track_caller]
fn named(folder: &Path) -> (Option<String>, String) {
    let [Some(docx), Some(pdf)] = revisions(folder) else { panic!("no revision") };
    assert_eq!(docx, pdf);
    let (commit, digits) = docx.split_once("sha256 ").expect("what it is the hash of");
    assert!(digits.len() == 12 && digits.chars().all(|c| c.is_ascii_hexdigit()), "{docx}");
    (commit.strip_suffix(", ").map(str::to_owned), digits.to_owned())
}

fn right() -> String {
    document().replace("K/T ", "")
}

const PROFILE: &str = "s: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }\n";

/// A draft with its profile, committed.
fn repository() -> (TempDir, String) {
    let text = right().replace("{ ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }", "s");
    let folder = folder(&[("a.yaml", &text), ("co-quan.yaml", PROFILE), ("khac.txt", "1")]);
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-q", "-m", "1"]);
    let commit = git(folder.path(), &["rev-parse", "HEAD"])[..12].to_owned();
    (folder, commit)
}

#[track_caller]
fn drafted(folder: &Path) -> (Option<String>, String) {
    let done = vanban(folder, &["build", "a.yaml", "--draft"]);
    assert_eq!((done.status.code(), said(&done).as_str()), (Some(0), ""));
    named(folder)
}

#[test]
fn a_draft_names_the_last_commit_that_changed_its_files_and_the_content_it_is_made_from() {
    let (folder, commit) = repository();
    let (named, content) = drafted(folder.path());
    assert_eq!(named, Some(format!("git {commit}")));
    // What else is committed, outputs among it, makes it no other draft.
    write(folder.path(), "khac.txt", "2");
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-q", "-m", "2"]);
    assert_eq!(drafted(folder.path()), (named, content.clone()));
    // The same commit gives the same bytes in another clone.
    let clone = tempfile::tempdir().expect("a folder");
    let from = folder.path().to_str().expect("a plain path");
    git(clone.path(), &["clone", "-q", from, "."]);
    let bytes = |folder: &Path| ["a.docx", "a.pdf"].map(|name| fs::read(folder.join(name)).ok());
    let before = bytes(folder.path());
    drafted(clone.path());
    assert!(bytes(clone.path()) == before);
    // A changed text is another draft; so is the commit it goes into.
    let text = program::read(folder.path(), "a.yaml").replace("lịch làm việc", "lịch công tác");
    write(folder.path(), "a.yaml", &text);
    let (named, changed) = drafted(folder.path());
    assert_eq!(named, Some(format!("git {commit} có sửa đổi")));
    assert_ne!(changed, content);
    git(folder.path(), &["commit", "-q", "-a", "-m", "3"]);
    let now = git(folder.path(), &["rev-parse", "HEAD"])[..12].to_owned();
    assert_eq!(drafted(folder.path()), (Some(format!("git {now}")), changed));
}

#[test]
fn without_git_a_draft_names_the_content_it_is_made_from_wherever_that_lies() {
    let [one, other] = ["x", "y/z"].map(|name| {
        let folder = folder(&[(&format!("{name}/a.yaml"), &right())]);
        drafted(&folder.path().join(name))
    });
    assert_eq!((&one, &one.0), (&other, &None));
    // The same in a repository, where the program git cannot be found.
    let (folder, _) = repository();
    let (_, content) = drafted(folder.path());
    let mut program = program(folder.path(), &["build", "a.yaml", "--draft"]);
    let done = program.env("PATH", folder.path()).output().expect("the program runs");
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert_eq!(named(folder.path()), (None, content));
}

#[test]
fn a_draft_changes_with_what_it_says_of_its_dossier_and_with_nothing_else_of_it() {
    let text = right().replace("Hết./.", "Hết {{ noi }}./.");
    let folder = folder(&[("a.yaml", &text), ("ho-so.yaml", "bien: { noi: ở Sở, khac: 1 }\n")]);
    let bytes = || ["a.docx", "a.pdf"].map(|name| fs::read(folder.path().join(name)).ok());
    let (before, content) = (drafted(folder.path()).1, bytes());
    write(folder.path(), "ho-so.yaml", "bien: { noi: ở Sở, khac: 2 }\n");
    assert_eq!(drafted(folder.path()).1, before);
    assert!(bytes() == content);
    write(folder.path(), "ho-so.yaml", "bien: { noi: tại Sở, khac: 2 }\n");
    assert_ne!(drafted(folder.path()).1, before);
}

#[test]
fn what_is_no_draft_names_no_revision_and_what_has_been_issued_is_none() {
    let numbered = right().replace("so:\n", "so: 12\n");
    for (text, words) in [
        (right(), &[][..]),
        (numbered.clone(), &["--draft"]),
        (numbered.clone() + "du_thao: 2\n", &["--draft"]),
        (numbered + "du_thao: 2\n", &[]),
    ] {
        let (folder, done) = build(&text, &[&["--to", "docx,pdf,dump"], words].concat());
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
        assert_eq!(revisions(folder.path()), [None, None], "{words:?}");
        assert!(pages(folder.path()).iter().all(|page| !page.contains("DỰ THẢO")), "{words:?}");
        let pdf = fs::read(folder.path().join("a.pdf")).expect("it was written");
        assert!(!String::from_utf8_lossy(&pdf).contains("<vb:status>"), "{words:?}");
    }
    let (folder, _) = build(&(right() + "du_thao: 2\n"), &[]);
    let [Some(docx), Some(pdf)] = revisions(folder.path()) else { panic!("a draft by its key") };
    assert_eq!(docx, pdf);
    let pdf = fs::read(folder.path().join("a.pdf")).expect("it was written");
    assert!(String::from_utf8_lossy(&pdf).contains("<vb:status>DỰ THẢO LẦN 2</vb:status>"));
}

#[test]
fn a_project_makes_a_draft_anew_when_its_revision_is_another_and_what_is_issued_never() {
    let (folder, commit) = repository();
    let issued = right().replace("so:\n", "so: 12\n");
    write(folder.path(), "ho-so.yaml", "");
    write(folder.path(), "b.yaml", &issued.replace("noi_dung: |", "bo_qua: []\nnoi_dung: |"));
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-q", "-m", "2"]);
    let text = fs::read_to_string(folder.path().join("a.yaml")).expect("the draft");
    write(folder.path(), "a.yaml", &(text + "du_thao: true\n"));
    let build = || {
        let done = vanban(folder.path(), &["build"]);
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
        program::text(&done.stdout)
    };
    assert_eq!(build(), "a.docx\na.pdf\nb.docx\nb.pdf\n");
    assert_eq!(build(), "");
    git(folder.path(), &["add", "a.yaml"]);
    git(folder.path(), &["commit", "-q", "-m", "3"]);
    let done = vanban(folder.path(), &["build", "--check"]);
    let reason = program::text(&done.stdout);
    assert_eq!(done.status.code(), Some(1));
    assert!(reason.starts_with("a.yaml: bản nguồn đã đổi: git "), "{reason}");
    assert!(!reason.contains("b.yaml") && !reason.contains(&format!("→ git {commit}")), "{reason}");
    assert_eq!(build(), "a.docx\na.pdf\n");
    git(folder.path(), &["commit", "-q", "--allow-empty", "-m", "4"]);
    assert_eq!(build(), "");
}
