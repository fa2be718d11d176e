//! The checker from outside: reports, exit codes, silencing, mending, explaining.

use std::fs;
use std::path::Path;

mod program;
use program::{folder, text, vanban};

const GOOD: &str = "\
# ghi chú  của người soạn
loai: thong-bao
co_quan: { ten: Sở Nội vụ,  viet_tat: SNV, dia_danh: Lạng Sơn }
so: 05          # số do văn thư cấp
ngay: 2020-02-25
trich_yeu: Lịch làm việc
noi_dung: Sở Nội vụ thông báo lịch làm việc./.
noi_nhan: [Các phòng]
luu: VT, VP
ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }
";

#[test]
fn a_right_document_is_clean_and_nothing_is_written() {
    let folder = folder(&[("a.yaml", GOOD)]);
    let done = vanban(folder.path(), &["check", "a.yaml"]);
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(text(&done.stdout), "1 văn bản: không có gì phải sửa\n");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn the_samples_are_clean() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let done = vanban(root, &["check", "samples"]);
    let said = text(&done.stdout);
    assert_eq!(done.status.code(), Some(0), "{said}");
    assert!(!said.contains("lỗi[") && !said.contains("cảnh báo["), "{said}");
}

#[test]
fn a_finding_shows_place_rule_clause_right_form_and_weight_and_stops_with_one() {
    let folder = folder(&[("a.yaml", &GOOD.replace("so: 05", "so: 5"))]);
    let done = vanban(folder.path(), &["check", "a.yaml"]);
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stdout);
    for part in [
        "lỗi[so-sai ND30-I.I.II.3.c-2]",
        "a.yaml:4:5",
        "so: 05",
        "mức: quy định; chắc chắn",
        "1 văn bản: 1 lỗi",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn habits_are_not_told_where_only_rules_are_asked_for() {
    let folder = folder(&[("a.yaml", &GOOD.replace("việc./.", "việc."))]);
    let all = vanban(folder.path(), &["check", "a.yaml"]);
    assert_eq!(all.status.code(), Some(1), "{}", text(&all.stdout));
    let rules = vanban(folder.path(), &["check", "a.yaml", "--min-level", "quy-dinh"]);
    assert_eq!(rules.status.code(), Some(0), "{}", text(&rules.stdout));
}

#[test]
fn what_is_silenced_is_listed_with_its_reason_and_does_not_stop() {
    let silenced = GOOD.replace("việc./.", "việc.")
        + "bo_qua: [{ quy_tac: thieu-ket-thuc, ly_do: mẫu của ngành không có }]\n";
    let folder = folder(&[("a.yaml", &silenced)]);
    let done = vanban(folder.path(), &["check", "a.yaml"]);
    let said = text(&done.stdout);
    assert_eq!(done.status.code(), Some(0), "{said}");
    assert!(said.contains("a.yaml:7:"), "{said}");
    assert!(said.contains("thieu-ket-thuc") && said.contains("mẫu của ngành"), "{said}");
}

#[test]
fn templates_that_are_not_there_stop_with_two() {
    let folder = folder(&[("a.yaml", GOOD)]);
    let done = vanban(folder.path(), &["check", "a.yaml", "--templates", "nowhere"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).starts_with("lỗi:"), "{}", text(&done.stderr));
}

#[test]
fn mending_keeps_comments_and_layout_and_a_second_time_changes_nothing() {
    let wrong = GOOD
        .replace("so: 05 ", "so: 5 ")
        .replace("Lịch làm việc\n", "Lịch  làm việc.\n")
        .replace("việc./.", "việc ,kinh tế – xã hội.");
    let folder = folder(&[("a.yaml", &wrong)]);
    let path = folder.path().join("a.yaml");
    let done = vanban(folder.path(), &["check", "--fix", "a.yaml"]);
    let said = text(&done.stdout);
    assert!(said.contains("-so: 5 ") && said.contains("+so: 05 "), "{said}");
    let mended = fs::read_to_string(&path).expect("the file is there");
    let right = GOOD.replace("việc./.", "việc, kinh tế - xã hội./.");
    assert_eq!(mended, right);
    assert_eq!(done.status.code(), Some(0), "{said}");
    let again = vanban(folder.path(), &["check", "--fix", "a.yaml"]);
    assert_eq!(text(&again.stdout), "1 văn bản: không có gì phải sửa\n");
    assert_eq!(fs::read_to_string(&path).expect("the file is there"), mended);
}

#[test]
fn text_of_old_encodings_is_converted_where_the_file_holds_it_letter_for_letter() {
    for (old, new) in [
        ("Së Néi vô th«ng b¸o lÞch lµm viÖc", "Sở Nội vụ thông báo lịch làm việc"),
        ("Sôû Noäi vuï thoâng baùo lòch laøm vieäc", "Sở Nội vụ thông báo lịch làm việc"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("§Þa ph\u{AD}¬ng ®· b¸o c¸o", "Địa phương đã báo cáo"),
    ] {
        let right = GOOD
            .replace("Sở Nội vụ thông báo lịch làm việc./.", &format!("|\n  {new},\n  {new}./."));
        let wrong = right.replace(new, old);
        let folder = folder(&[("a.yaml", &wrong)]);
        let path = folder.path().join("a.yaml");
        let told = text(&vanban(folder.path(), &["check", "a.yaml"]).stdout);
        assert!(told.contains("lỗi[bang-ma-cu ND30-I.I.I.4-2]"), "{told}");
        let done = vanban(folder.path(), &["check", "--fix", "a.yaml"]);
        let mended = fs::read_to_string(&path).expect("the file is there");
        assert_eq!(mended, right, "{}", text(&done.stdout));
    }
}

#[test]
fn capitals_number_signs_and_thousands_are_mended_and_a_second_time_changes_nothing() {
    let right = "Theo khoản 2 Điều 5 Quy chế, Ủy ban nhân dân tỉnh Lạng Sơn cấp 1.000.000 đồng \
                 cho 12 km đường. Văn phòng theo dõi";
    let wrong = right
        .replace("khoản 2 Điều", "Khoản 2 điều")
        .replace("Ủy ban nhân dân tỉnh", "Ủy Ban Nhân Dân Tỉnh")
        .replace("1.000.000", "1,000,000")
        .replace("km", "Km")
        .replace(". Văn", ". văn");
    let folder = folder(&[(
        "a.yaml",
        &GOOD.replace("Sở Nội vụ thông báo lịch làm việc./.", &(wrong + "./.")),
    )]);
    let path = folder.path().join("a.yaml");
    vanban(folder.path(), &["check", "--fix", "a.yaml"]);
    let mended = fs::read_to_string(&path).expect("the file is there");
    assert!(mended.contains(right), "{mended}");
    vanban(folder.path(), &["check", "--fix", "a.yaml"]);
    assert_eq!(fs::read_to_string(&path).expect("the file is there"), mended);
}

#[test]
fn a_report_for_programs_is_nothing_but_the_report() {
    let folder = folder(&[("a.yaml", &GOOD.replace("so: 05", "so: 5"))]);
    for form in ["json", "sarif"] {
        let done = vanban(folder.path(), &["check", "a.yaml", "--fix", "--format", form]);
        let value: serde_json::Value = serde_json::from_slice(&done.stdout).expect(form);
        assert!(value.is_object());
    }
}

#[test]
fn every_rule_and_every_clause_can_be_explained() {
    let folder = folder(&[]);
    let listed = text(&vanban(folder.path(), &["rules"]).stdout);
    let ids = listed.lines().filter_map(|line| line.split_once("  ")).map(|(id, _)| id);
    let ids: Vec<&str> = ids.filter(|id| !id.is_empty()).collect();
    assert!(ids.len() > 250, "{}", ids.len());
    for id in ["so-sai", "ma-hoa", "ND30-I.I.II.3.c-2", "lint-7"] {
        assert!(ids.iter().any(|listed| listed.eq_ignore_ascii_case(id)), "{id}");
        let done = vanban(folder.path(), &["explain", id]);
        assert_eq!(done.status.code(), Some(0), "{id}");
    }
    let said = text(&vanban(folder.path(), &["explain", "so-sai"]).stdout);
    for part in ["Sai:\n  so: 5\n", "Đúng:\n  so: 05\n", "ND30-I.I.II.3.c-2: "] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let said = text(&vanban(folder.path(), &["explain", "LINT-7"]).stdout);
    assert!(said.contains("thông lệ") && said.contains("thieu-ket-thuc"), "{said}");
    let unknown = vanban(folder.path(), &["explain", "so-sia"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("«so-sai»"), "{}", text(&unknown.stderr));
}

#[test]
fn a_report_for_github_names_file_line_and_column_of_each_finding_in_a_sample() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = folder(&[]);
    let story = root.join("samples/dai-hoi-2025");
    for name in ["co-quan.yaml", "cong-van-don-doan.yaml", "giay-moi-trao-doi.yaml"] {
        fs::copy(story.join(name), folder.path().join(name)).expect("a sample");
    }
    let clean = vanban(folder.path(), &["check", ".", "--format", "github"]);
    assert_eq!((clean.status.code(), text(&clean.stdout).as_str()), (Some(0), ""));
    let path = folder.path().join("giay-moi-trao-doi.yaml");
    let sample = fs::read_to_string(&path).expect("a sample");
    let (line, subject) = sample
        .lines()
        .zip(1..)
        .find_map(|(line, number)| line.strip_prefix("trich_yeu: ").map(|rest| (number, rest)))
        .expect("the sample has a subject on its line");
    let planted = sample.replacen(subject, &format!("Giấy mời {subject}"), 1);
    fs::write(&path, planted).expect("a sample");
    let done = vanban(folder.path(), &["check", ".", "--format", "github"]);
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stdout);
    let place = format!("giay-moi-trao-doi.yaml,line={line},col=12,");
    assert!(said.starts_with("::warning file="), "{said}");
    assert!(said.contains(&place) && said.lines().count() == 1, "{said}");
}
