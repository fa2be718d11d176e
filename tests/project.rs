//! Projects from outside: what is built again and what is not, what is said of it, and what is left
//! when a build is killed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;

mod program;
use program::{program, text};

const HEAD: &str = "co_quan: so-noi-vu\nngay: 2020-02-25\nnoi_nhan: [Các phòng]\nluu: VT, VP\n";
const SIGNER: &str = "ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }\n";
const PROFILE: &str =
    "so-noi-vu: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn, chu_quan: UBND tỉnh }\n";
const CSV: &str = "TT,Việc\n1,Họp\n";

/// A notice that says these words.
fn notice(words: &str) -> String {
    format!(
        "loai: thong-bao\nso: 05\n{HEAD}{SIGNER}trich_yeu: Lịch làm việc\nnoi_dung: {words}./.\n"
    )
}

/// A project of two notices and a plan with a table from a CSV file.
fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = format!(
        "loai: ke-hoach\n{HEAD}{SIGNER}trich_yeu: Công tác năm\nbang: {{ viec: {{ tep: viec.csv }} }}\n\
         noi_dung: |\n  Công việc như sau:\n\n  {{bang: viec}}\n"
    );
    for (name, text) in [
        ("ho-so.yaml", ""),
        ("co-quan.yaml", PROFILE),
        ("viec.csv", CSV),
        ("a.yaml", &notice("Sở thông báo lịch")),
        ("b/b.yaml", &notice("Sở thông báo lịch")),
        ("k.yaml", &plan),
    ] {
        write(&folder, name, text);
    }
    folder
}

fn write(folder: &TempDir, name: &str, text: &str) {
    program::write(folder.path(), name, text);
}

fn vanban(folder: &TempDir, words: &[&str]) -> Output {
    program::vanban(folder.path(), words)
}

/// The lines a build printed, which are the files it wrote.
#[track_caller]
fn built(folder: &TempDir, code: i32) -> Vec<String> {
    let done = vanban(folder, &["build"]);
    assert_eq!(done.status.code(), Some(code), "{}", text(&done.stderr));
    text(&done.stdout).lines().map(str::to_owned).collect()
}

/// A project that was built.
#[track_caller]
fn up_to_date() -> TempDir {
    let folder = project();
    let all = ["a.docx", "a.pdf", "b/b.docx", "b/b.pdf", "k.docx", "k.pdf"];
    assert_eq!(built(&folder, 0), all);
    folder
}

#[test]
fn only_what_rests_on_a_changed_file_is_built_again() {
    let folder = up_to_date();
    write(&folder, "viec.csv", "TT,Việc\n1,Hội nghị\n");
    assert_eq!(built(&folder, 0), ["k.docx", "k.pdf"]);
    write(&folder, "a.yaml", &notice("Sở báo lại lịch"));
    assert_eq!(built(&folder, 0), ["a.docx", "a.pdf"]);
    write(&folder, "co-quan.yaml", &PROFILE.replace("Lạng Sơn", "Cao Bằng"));
    assert_eq!(built(&folder, 0).len(), 6);
    assert_eq!(built(&folder, 0), [""; 0]);
}

#[test]
fn a_changed_fact_gives_new_files_to_those_that_say_it_and_a_number_to_those_that_cite_it() {
    let folder = project();
    let facts = "bien: { gio: 08:00, noi: Hội trường A }\n";
    write(&folder, "ho-so.yaml", facts);
    write(&folder, "a.yaml", &notice("Họp tại {{ noi }}"));
    write(&folder, "b/b.yaml", &notice("Họp từ {{ gio | gio }}, theo @k"));
    write(&folder, "k.yaml", &notice("Sở thông báo lịch"));
    assert_eq!(built(&folder, 0).len(), 6);
    write(&folder, "ho-so.yaml", &facts.replace("08:00", "09:00"));
    assert_eq!(built(&folder, 0), ["b/b.docx", "b/b.pdf"]);
    assert_eq!(built(&folder, 0), [""; 0], "nothing has changed since");
    write(&folder, "k.yaml", &notice("Sở thông báo lịch").replace("so: 05", "so: 06"));
    assert_eq!(built(&folder, 0), ["b/b.docx", "b/b.pdf", "k.docx", "k.pdf"]);
    write(&folder, "k.yaml", &notice("Sở báo lại lịch").replace("so: 05", "so: 06"));
    assert_eq!(built(&folder, 0), ["k.docx", "k.pdf"], "what is cited is its head");
}

#[test]
fn a_number_that_is_given_reaches_those_that_cite_the_document_and_is_remembered() {
    let folder = project();
    let open =
        |words: &str| notice(words).replace("so: 05\n", "").replace("ngay: 2020-02-25\n", "");
    write(&folder, "k.yaml", &open("Sở thông báo lịch"));
    write(&folder, "b/b.yaml", &open("Sở làm việc theo @k"));
    assert_eq!(built(&folder, 0).len(), 6);
    let done = vanban(&folder, &["issue", "k.yaml", "--ngay", "2020-02-25"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let lines = text(&done.stdout);
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines, ["k.yaml: 01/TB-SNV", "b/b.docx", "b/b.pdf", "k.docx", "k.pdf"]);
    assert_eq!(built(&folder, 0), [""; 0]);
    let numbered = fs::read_to_string(folder.path().join("k.yaml")).expect("the notice");
    write(&folder, "k.yaml", &numbered.replace("thông báo lịch", "báo lại lịch"));
    assert_eq!(built(&folder, 0), ["k.docx", "k.pdf"], "its files are known as ours");
}

#[test]
fn what_a_fact_reaches_is_told_by_document_and_line_before_it_changes() {
    let folder = project();
    write(&folder, "ho-so.yaml", "bien: { hop: { gio: 08:00, noi: Hội trường A } }\n");
    write(&folder, "a.yaml", &notice("Họp tại {{ hop.noi }}"));
    write(&folder, "b/b.yaml", &notice("Họp từ {{ hop.gio | gio }} tại {{ hop.noi }}"));
    let lines = |key: &str, code: i32| {
        let done = vanban(&folder, &["impact", key]);
        assert_eq!(done.status.code(), Some(code), "{}", text(&done.stderr));
        text(&done.stdout).lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let time = "b/b.yaml:9:21: noi_dung: Họp từ {{ hop.gio | gio }} tại {{ hop.noi }}./.";
    assert_eq!(lines("hop.gio", 0), [time]);
    assert_eq!(lines("bien.hop.noi", 0).len(), 2);
    assert_eq!(lines("hop", 0).len(), 3);
    assert_eq!(lines("ho", 1), [""; 0], "a name is not the beginning of another");
    assert!(!folder.path().join("a.docx").exists(), "nothing is made");
}

#[test]
fn a_profile_that_comes_to_stand_nearer_is_taken_and_its_going_is_seen() {
    let folder = up_to_date();
    write(&folder, "b/co-quan.yaml", &PROFILE.replace("Lạng Sơn", "Cao Bằng"));
    assert_eq!(built(&folder, 0), ["b/b.docx", "b/b.pdf"]);
    fs::remove_file(folder.path().join("b/co-quan.yaml")).expect("it is there");
    assert_eq!(built(&folder, 0), ["b/b.docx", "b/b.pdf"]);
}

#[test]
fn a_file_saved_with_the_same_content_builds_nothing_and_nothing_is_written() {
    let folder = up_to_date();
    let state = folder.path().join(".vanban/tinh-trang.txt");
    let before = fs::metadata(&state).and_then(|state| state.modified()).expect("it is there");
    for name in ["viec.csv", "a.yaml", "co-quan.yaml"] {
        let path = folder.path().join(name);
        let bytes = fs::read(&path).expect("it is there");
        fs::write(path, bytes).expect("written");
    }
    let done = vanban(&folder, &["build"]);
    assert_eq!(text(&done.stdout), "");
    assert_eq!(text(&done.stderr), "3 văn bản, không có gì phải dựng lại\n");
    let after = fs::metadata(&state).and_then(|state| state.modified()).expect("it is there");
    assert_eq!(before, after);
}

#[test]
fn an_output_that_is_gone_is_made_again_alone() {
    let folder = up_to_date();
    let path = folder.path().join("a.pdf");
    let bytes = fs::read(&path).expect("it is there");
    fs::remove_file(&path).expect("it is there");
    assert_eq!(built(&folder, 0), ["a.pdf"]);
    assert_eq!(fs::read(&path).expect("it is there again"), bytes);
}

#[test]
fn an_output_that_another_hand_has_changed_is_left_until_forced() {
    let folder = up_to_date();
    write(&folder, "a.pdf", "signed");
    write(&folder, "a.yaml", &notice("Sở báo lại lịch"));
    assert_eq!(built(&folder, 1), ["a.docx"]);
    let done = vanban(&folder, &["build"]);
    assert!(text(&done.stderr).starts_with("cảnh báo: a.pdf đã bị sửa"), "{}", text(&done.stderr));
    assert_eq!(fs::read(folder.path().join("a.pdf")).expect("it is there"), b"signed");
    assert_eq!(vanban(&folder, &["build", "--force"]).status.code(), Some(0));
    assert!(fs::read(folder.path().join("a.pdf")).expect("it is there").starts_with(b"%PDF"));
    assert_eq!(built(&folder, 0), [""; 0]);
}

#[test]
fn check_says_what_is_out_of_date_and_why_and_writes_nothing() {
    let folder = project();
    let check = || vanban(&folder, &["build", "--check"]);
    let done = check();
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stdout).starts_with("a.yaml: chưa dựng được lần nào\n"));
    assert!(!folder.path().join(".vanban").exists());
    built(&folder, 0);
    let done = check();
    assert_eq!((done.status.code(), text(&done.stdout)), (Some(0), String::new()));
    write(&folder, "viec.csv", "TT,Việc\n1,Hội nghị\n");
    fs::remove_file(folder.path().join("a.docx")).expect("it is there");
    let done = check();
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(text(&done.stdout), "a.yaml: thiếu a.docx\nk.yaml: viec.csv đã đổi\n");
    assert!(!folder.path().join("a.docx").exists());
    let done = vanban(&folder, &["build", "--check", "--to", "pdf"]);
    assert!(text(&done.stdout).contains("b/b.yaml: cách dựng đã đổi: "), "{}", text(&done.stdout));
}

#[test]
fn templates_of_ones_own_are_followed_file_by_file() {
    let folder = project();
    write(&folder, ".mau/words.yaml", include_str!("../templates/nd30/words.yaml"));
    let ask = ["build", "--templates", ".mau"];
    assert_eq!(vanban(&folder, &ask).status.code(), Some(0));
    assert_eq!(text(&vanban(&folder, &ask).stdout), "");
    let words = include_str!("../templates/nd30/words.yaml").to_owned() + "# x\n";
    write(&folder, ".mau/words.yaml", &words);
    let done = vanban(&folder, &["build", "--check", "--templates", ".mau"]);
    assert!(text(&done.stdout).starts_with("a.yaml: .mau/words.yaml đã đổi\n"));
}

#[test]
fn outputs_of_a_document_that_is_gone_are_named_and_stay() {
    let folder = up_to_date();
    fs::remove_file(folder.path().join("a.yaml")).expect("it is there");
    for _ in 0..2 {
        let done = vanban(&folder, &["build"]);
        assert_eq!(done.status.code(), Some(0));
        let said = text(&done.stderr);
        for name in ["a.docx", "a.pdf"] {
            assert!(said.contains(&format!("{name} không còn văn bản nào dựng ra")), "{said}");
            assert!(folder.path().join(name).exists());
        }
    }
    fs::remove_file(folder.path().join("a.pdf")).expect("it is there");
    let said = text(&vanban(&folder, &["build"]).stderr);
    assert!(said.contains("a.docx") && !said.contains("a.pdf"), "{said}");
}

#[test]
fn a_document_that_is_refused_is_told_of_at_each_build_and_its_old_outputs_stay() {
    let folder = up_to_date();
    let old = fs::read(folder.path().join("a.pdf")).expect("it is there");
    write(&folder, "a.yaml", "loai: thong-bao\nnoi_dung: [");
    for _ in 0..2 {
        let done = vanban(&folder, &["build"]);
        assert_eq!((done.status.code(), text(&done.stdout)), (Some(1), String::new()));
        assert!(text(&done.stderr).contains("a.yaml:2:11"), "{}", text(&done.stderr));
    }
    assert_eq!(fs::read(folder.path().join("a.pdf")).expect("it is there"), old);
    write(&folder, "a.yaml", &notice("Sở thông báo lịch"));
    assert_eq!(built(&folder, 0), [""; 0]);
}

#[test]
fn a_copy_of_an_output_is_made_after_it() {
    let folder = up_to_date();
    let copy = format!(
        "loai: sao-y\nso: 01\n{HEAD}{SIGNER}ban_goc: {{ tep: k.pdf, la: ban-goc, dang: dien-tu }}\n"
    );
    write(&folder, "c.yaml", &copy);
    assert_eq!(built(&folder, 0), ["c.docx", "c.pdf"]);
    write(&folder, "viec.csv", "TT,Việc\n1,Hội nghị\n");
    assert_eq!(built(&folder, 0), ["k.docx", "k.pdf", "c.pdf"]);
    assert_eq!(built(&folder, 0), [""; 0]);
}

#[test]
fn a_document_built_alone_is_remembered_in_its_project() {
    let folder = up_to_date();
    write(&folder, "a.yaml", &notice("Sở báo lại lịch"));
    let alone = vanban(&folder, &["build", "a.yaml"]);
    assert_eq!(text(&alone.stdout), "a.docx\na.pdf\n");
    assert_eq!(text(&vanban(&folder, &["build", "--check"]).stdout), "");
}

#[test]
fn outputs_in_another_folder_are_remembered_there() {
    let folder = up_to_date();
    let ask = ["build", ".", "-o", "ra"];
    assert_eq!(text(&vanban(&folder, &ask).stdout).lines().count(), 6);
    assert_eq!(text(&vanban(&folder, &ask).stdout), "");
    assert!(folder.path().join("ra/b/b.pdf").exists());
    assert!(folder.path().join("ra/.vanban/tinh-trang.txt").exists());
    assert_eq!(built(&folder, 0), [""; 0]);
}

#[test]
fn status_tells_drafts_from_issued_documents_and_why_they_are_out_of_date() {
    let folder = up_to_date();
    write(&folder, "viec.csv", "TT,Việc\n1,Hội nghị\n");
    let done = vanban(&folder, &["status"]);
    assert_eq!(done.status.code(), Some(0));
    let said = text(&done.stdout);
    let lines: Vec<Vec<&str>> = said
        .lines()
        .map(|line| line.split("  ").filter(|part| !part.is_empty()).collect())
        .collect();
    assert_eq!(lines[0], ["a.yaml", "số 05/TB-SNV ngày 25/02/2020", "đã dựng"]);
    let plan: Vec<&str> = lines[2].iter().map(|part| part.trim()).collect();
    assert_eq!(plan, ["k.yaml", "dự thảo", "cần dựng: viec.csv đã đổi"]);
}

#[test]
fn a_folder_that_is_no_project_is_answered_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    for words in [["build"].as_slice(), &["status"], &["watch"], &["build", "--check", "."]] {
        let done = vanban(&folder, words);
        assert_eq!(done.status.code(), Some(2));
        assert!(text(&done.stderr).contains("không có ho-so.yaml"), "{}", text(&done.stderr));
    }
}

#[test]
fn a_memory_that_is_not_understood_is_as_good_as_none() {
    let folder = up_to_date();
    write(&folder, ".vanban/tinh-trang.txt", "<<<<<<< HEAD\n");
    assert_eq!(text(&vanban(&folder, &["build", "--check"]).stdout).lines().count(), 3);
    // Everything is made, and found to be there already.
    assert_eq!(built(&folder, 0), [""; 0]);
    assert_eq!(text(&vanban(&folder, &["build", "--check"]).stdout), "");
}

#[test]
fn builds_at_the_same_time_wait_for_each_other() {
    let folder = project();
    let start = || program(folder.path(), &["build"]).stdout(Stdio::piped()).spawn();
    let builds: Vec<Child> = (0..4).map(|_| start().expect("the program runs")).collect();
    let ends: Vec<Output> =
        builds.into_iter().map(|build| build.wait_with_output().expect("it ends")).collect();
    assert!(ends.iter().all(|end| end.status.success()));
    let written: usize = ends.iter().map(|end| text(&end.stdout).lines().count()).sum();
    assert_eq!(written, 6, "each output is written by one of them");
    assert_eq!(built(&folder, 0), [""; 0]);
}

/// Every output below a folder, with its content.
fn outputs(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let named =
        entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()));
    let outputs = named.filter(|(name, _)| name.ends_with(".docx") || name.ends_with(".pdf"));
    outputs.map(|(name, path)| (name, fs::read(path).expect("an output"))).collect()
}

/// Takes half a minute: `cargo test --test project -- --ignored`.
#[test]
#[ignore = "half a minute of builds that are killed; .ci/run runs it"]
fn a_build_that_is_killed_at_any_moment_leaves_whole_files_and_the_next_one_goes_on() {
    const KILLS: usize = 210;
    const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
    let profiles: Vec<String> =
        ["Lạng Sơn", "Cao Bằng", "Bắc Kạn"].map(|name| PROFILE.replace("Lạng Sơn", name)).into();
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder, "ho-so.yaml", "");
    for name in NAMES {
        write(&folder, &format!("{name}.yaml"), &notice(&format!("Sở thông báo lịch {name}")));
    }
    let mut wanted = Vec::new();
    let mut reach = Duration::ZERO;
    for profile in &profiles {
        write(&folder, "co-quan.yaml", profile);
        let start = std::time::Instant::now();
        assert_eq!(built(&folder, 0).len(), NAMES.len() * 2);
        reach = start.elapsed();
        wanted.push(outputs(folder.path()));
    }
    let mut killed = 0;
    for round in 0_u32.. {
        if killed == KILLS {
            break;
        }
        // Three contents in turn, so that what a killed build wrote is often neither old nor new.
        write(&folder, "co-quan.yaml", &profiles[round as usize % profiles.len()]);
        let mut child = program(folder.path(), &["build"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        // Places all over a build, in no order that the contents have.
        std::thread::sleep(reach * (round * 37 % 100) / 100);
        child.kill().expect("it was started");
        match child.wait().expect("it ends").success() {
            true => reach = reach * 49 / 50,
            false => killed += 1,
        }
        for (name, bytes) in outputs(folder.path()) {
            let whole = wanted.iter().any(|wanted| wanted[&name] == bytes);
            assert!(whole, "round {round}: {name} is neither old nor new");
        }
        let state = vanban(&folder, &["build", "--check"]);
        assert!(!text(&state.stdout).contains("đã bị sửa"), "{}", text(&state.stdout));
        assert!(!text(&state.stdout).contains("chưa dựng"), "{}", text(&state.stdout));
    }
    write(&folder, "co-quan.yaml", &profiles[1]);
    built(&folder, 0);
    assert_eq!(outputs(folder.path()), wanted[1]);
    let left = fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("an entry"));
    let left = left.filter(|entry| entry.file_name().to_string_lossy().ends_with(".tmp"));
    assert_eq!(left.count(), 0, "nothing half written is left");
}
