//! Numbers: each given once, in the order asked, whoever asks at the same time.

use std::collections::BTreeSet;

mod program;
use program::{program, read, text, vanban, write};

fn document(number: &str, day: &str) -> String {
    format!(
        "loai: thong-bao        # một thông báo\n\
         co_quan: {{ ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }}\n\
         so:{number}  # khi cấp\n\
         ngay: {day}\n\
         trich_yeu: Lịch tiếp công dân\n\
         noi_dung: |\n  Sở Nội vụ thông báo lịch tiếp công dân trong quý.\n\n  so: không phải là khóa./.\n\
         noi_nhan: [Các phòng]\n\
         luu: VT, VP\n\
         ky: {{ chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }}\n"
    )
}

#[test]
fn a_document_gets_the_next_number_and_its_comments_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["a.yaml", "b.yaml"] {
        write(folder.path(), name, &document("", "2026-02"));
    }
    let done = vanban(folder.path(), &["issue", "b.yaml", "a.yaml", "--ngay", "2026-02-05"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let said = text(&done.stdout);
    assert!(said.starts_with("b.yaml: 01/TB-SNV\nb.docx\nb.pdf\na.yaml: 02/TB-SNV\n"), "{said}");
    let issued = document("", "2026-02").replacen("so:  # khi", "so: 01  # khi", 1);
    let issued = issued.replacen("ngay: 2026-02\n", "ngay: 2026-02-05\n", 1);
    assert_eq!(read(folder.path(), "b.yaml"), issued);
    let printed = vanban(folder.path(), &["register", "--csv", "--year", "2026"]);
    assert_eq!(printed.status.code(), Some(0));
    assert!(text(&printed.stdout).contains("01/TB-SNV,05/02/2026,Thông báo: Lịch tiếp công dân,"));
}

#[test]
fn a_project_says_whether_kinds_are_counted_together_and_the_command_may_say_otherwise() {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = document("", "2026-02-05").replace("thong-bao ", "ke-hoach ");
    for (name, text) in [("a", document("", "2026-02-05")), ("b", plan.clone()), ("c", plan)] {
        write(folder.path(), &format!("{name}.yaml"), &text);
    }
    write(folder.path(), "ho-so.yaml", "so_dang_ky: mot\n");
    let wrong = vanban(folder.path(), &["issue", "a.yaml"]);
    assert_eq!(wrong.status.code(), Some(1));
    let said = text(&wrong.stderr);
    assert!(said.contains("ho-so.yaml:1:13") && said.contains("theo-loai, chung"), "{said}");
    write(folder.path(), "ho-so.yaml", "so_dang_ky: chung\n");
    let done = vanban(folder.path(), &["issue", "a.yaml", "b.yaml"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let said = text(&done.stdout);
    assert!(said.contains("a.yaml: 01/TB-SNV") && said.contains("b.yaml: 02/KH-SNV"), "{said}");
    let own = vanban(folder.path(), &["issue", "c.yaml", "--so-dang-ky", "theo-loai"]);
    assert!(text(&own.stdout).contains("c.yaml: 01/KH-SNV"), "{}", text(&own.stderr));
}

#[test]
fn asking_again_changes_nothing_and_a_number_typed_by_hand_is_entered() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a.yaml", &document(" 07", "2026-03-01"));
    write(folder.path(), "b.yaml", &document(" 07", "2026-03-02"));
    let first = vanban(folder.path(), &["issue", "a.yaml"]);
    assert!(text(&first.stdout).starts_with("a.yaml: 07/TB-SNV\n"), "{}", text(&first.stderr));
    let book = read(folder.path(), "so-dang-ky.csv");
    let again = vanban(folder.path(), &["issue", "a.yaml"]);
    assert!(text(&again.stdout).starts_with("a.yaml: 07/TB-SNV (đã có trong sổ)\n"));
    assert_eq!(read(folder.path(), "so-dang-ky.csv"), book);
    let twice = vanban(folder.path(), &["issue", "b.yaml"]);
    assert_eq!(twice.status.code(), Some(1));
    assert!(text(&twice.stderr).contains("số 07 đã cấp cho a.yaml"), "{}", text(&twice.stderr));
    let gaps = vanban(folder.path(), &["register"]);
    assert_eq!(gaps.status.code(), Some(1));
    let said = text(&gaps.stderr);
    assert!(said.contains("năm 2026, SNV/thong-bao: không có số 1, 2, 3, 4, 5, 6"), "{said}");
}

#[test]
fn a_number_that_stands_in_the_register_only_is_given_to_its_file_again() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a.yaml", &document("", "2026-02-05"));
    vanban(folder.path(), &["issue", "a.yaml"]);
    // As if the program had been stopped before the document was written.
    write(folder.path(), "a.yaml", &document("", "2026-02-05"));
    write(folder.path(), "b.yaml", &document("", "2026-02-05"));
    let done = vanban(folder.path(), &["issue", "b.yaml", "a.yaml"]);
    let said = text(&done.stdout);
    assert!(said.contains("b.yaml: 02/TB-SNV\n"), "{said}");
    assert!(said.contains("a.yaml: 01/TB-SNV (đã có trong sổ)\n"), "{said}");
}

#[test]
fn what_is_not_ready_gets_no_number() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "undated.yaml", &document("", "2026-02"));
    write(
        folder.path(),
        "wrong.yaml",
        &document("", "2026-02-05").replace("trich_yeu", "trich_yeo"),
    );
    write(folder.path(), "draft.yaml", &format!("{}du_thao: 2\n", document("", "2026-02-05")));
    let done = vanban(folder.path(), &["issue", "undated.yaml", "wrong.yaml", "draft.yaml"]);
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stderr);
    for part in ["undated.yaml: chưa có đủ ngày", "khoa-la", "draft.yaml: văn bản còn là dự thảo"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!folder.path().join("so-dang-ky.csv").exists());
    let wrong = vanban(folder.path(), &["issue", "undated.yaml", "--ngay", "2026-02-30"]);
    assert_eq!(wrong.status.code(), Some(2), "{}", text(&wrong.stderr));
}

#[test]
fn eight_at_once_never_get_the_same_number() {
    let folder = tempfile::tempdir().expect("a folder");
    let names: Vec<Vec<String>> =
        (0..8).map(|who| (0..50).map(|one| format!("{who}-{one}.yaml")).collect()).collect();
    for name in names.iter().flatten() {
        write(folder.path(), name, &document("", "2026-02-05"));
    }
    let run = |names: &[String]| {
        let mut command = program(folder.path(), &["issue"]);
        command.args(names).stdout(std::process::Stdio::null()).spawn().expect("the program runs")
    };
    let running: Vec<_> = names.iter().map(|names| run(names)).collect();
    for mut child in running {
        assert!(child.wait().expect("it ends").success());
    }
    let book = read(folder.path(), "so-dang-ky.csv");
    let numbers: BTreeSet<u32> =
        book.lines().skip(1).filter_map(|line| line.split(',').nth(2)?.parse().ok()).collect();
    assert_eq!(numbers, (1..=400).collect());
    for name in names.iter().flatten() {
        let line = book.lines().find(|line| line.ends_with(&format!(",{name}"))).expect("entered");
        let number: u32 = line.split(',').nth(2).and_then(|n| n.parse().ok()).expect("a number");
        assert!(read(folder.path(), name).contains(&format!("so: {number:02} ")), "{name}");
    }
}

/// Three kinds, each in a document of its own.
fn three_kinds() -> Vec<(&'static str, String)> {
    let of = |kind: &str| document("", "2026-02-05").replace("thong-bao ", &format!("{kind} "));
    vec![("a.yaml", of("thong-bao")), ("b.yaml", of("ke-hoach")), ("c.yaml", of("bao-cao"))]
}

#[test]
fn kinds_of_a_group_are_counted_together_and_the_others_as_is_said_of_them() {
    for (policy, numbers) in [
        ("{ nhom: { noi-bo: [thong-bao, ke-hoach] } }", ["01/TB-SNV", "02/KH-SNV", "01/BC-SNV"]),
        (
            "{ nhom: { ke-hoach: [ke-hoach] }, con_lai: chung }",
            ["01/TB-SNV", "01/KH-SNV", "02/BC-SNV"],
        ),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        three_kinds().iter().for_each(|(name, text)| write(folder.path(), name, text));
        write(folder.path(), "ho-so.yaml", &format!("so_dang_ky: {policy}\n"));
        let done = vanban(folder.path(), &["issue", "a.yaml", "b.yaml", "c.yaml"]);
        assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
        let said = text(&done.stdout);
        for (name, number) in ["a", "b", "c"].iter().zip(numbers) {
            assert!(said.contains(&format!("{name}.yaml: {number}\n")), "{policy}: {said}");
        }
        assert_eq!(vanban(folder.path(), &["register"]).status.code(), Some(0), "{policy}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    three_kinds().iter().for_each(|(name, text)| write(folder.path(), name, text));
    write(folder.path(), "ho-so.yaml", "so_dang_ky: { nhom: { noi-bo: [thong-bao, ke-hoach] } }\n");
    vanban(folder.path(), &["issue", "a.yaml", "b.yaml"]);
    assert!(read(folder.path(), "so-dang-ky.csv").contains("2026,SNV/noi-bo,2,KH-SNV"));
}

#[test]
fn a_number_is_never_given_twice_under_a_symbol_though_groups_are_changed_within_the_year() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["a.yaml", "b.yaml"] {
        write(folder.path(), name, &document("", "2026-02-05"));
    }
    vanban(folder.path(), &["issue", "a.yaml"]);
    write(folder.path(), "ho-so.yaml", "so_dang_ky: chung\n");
    let done = vanban(folder.path(), &["issue", "b.yaml"]);
    assert!(text(&done.stdout).starts_with("b.yaml: 02/TB-SNV\n"), "{}", text(&done.stderr));
}

#[test]
fn groups_that_cannot_be_are_told_at_their_place() {
    for (marked, message) in [
        ("{ nhom: { a: [thong-bao], b: [⟦thong-bao] } }", "đã thuộc nhóm «a»"),
        ("{ nhom: { a: [⟦thong-baos] } }", "không có loại văn bản «thong-baos»"),
        ("{ nhom: { a: [⟦sao-y] } }", "bản sao các loại luôn chung một sổ"),
        ("{ nhom: { ⟦chung: [thong-bao] } }", "«chung» là tên sổ"),
        ("{ nhom: { ⟦ke-hoach: [thong-bao] } }", "mà không gồm loại ấy"),
        ("{ nhom: { ⟦Nội bộ: [thong-bao] } }", "chỉ gồm chữ thường không dấu"),
        ("{ nhom: ⟦[thong-bao] }", "«nhom» phải là một nhóm các tên"),
        ("⟦{ con_lai: chung }", "so_dang_ky thiếu khóa «nhom»"),
        ("{ nhom: { a: [thong-bao] }, con_lai: ⟦mot }", "«con_lai» không nhận «mot»"),
        ("⟦[chung]", "«so_dang_ky» phải là một dòng chữ"),
    ] {
        let policy = format!("so_dang_ky: {}", marked.replace('⟦', ""));
        let column = format!("so_dang_ky: {marked}").chars().position(|c| c == '⟦').expect("⟦") + 1;
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), "a.yaml", &document("", "2026-02-05"));
        write(folder.path(), "ho-so.yaml", &format!("{policy}\n"));
        let done = vanban(folder.path(), &["issue", "a.yaml"]);
        let said = text(&done.stderr);
        assert_eq!(done.status.code(), Some(1), "{policy}: {said}");
        assert!(said.contains(&format!("ho-so.yaml:1:{column}\n")), "{policy}: {said}");
        assert!(said.contains(message), "{policy}: {said}");
        assert!(!folder.path().join("so-dang-ky.csv").exists());
    }
}
