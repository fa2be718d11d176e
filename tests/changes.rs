//! A change in a dossier reaches exactly the documents that use what has changed, and each is told
//! why it is out of date.

mod program;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use program::{text, vanban, write};

const FACTS: &str = "\
bien:
  dai_hoi: { ngay: 2025-06-12 }
  tieu_ban: [{ ten: Nội dung }, { ten: Hậu cần }]
vien_dan:
  luat: { loai: Luật, trich_yeu: Thi đua, ngay: 2022-06-15, so: 06/2022/QH15 }
mac_dinh: { luu: \"VT, VP\", trinh_bay: { co_chu: 13pt } }
";
const PROFILES: &str = "\
so: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn, chu_quan: UBND tỉnh, lanh_dao: { gd: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An } } }
huyen: { ten: Ủy ban nhân dân huyện A, viet_tat: UBND, dia_danh: A }
";

/// A notice of the department that says these words; its archive line is the dossier's.
fn notice(number: u32, words: &str) -> String {
    format!(
        "loai: thong-bao\nco_quan: so\nso: {number:02}\nngay: 2025-06-01\ntrich_yeu: Lịch làm việc\n\
         noi_dung: \"{words}./.\"\nnoi_nhan: [Các phòng]\nky: {{ ai: gd }}\n"
    )
}

/// A dossier that was built: `a` and `b` say the day, `c` walks a list, `d` cites `a`, `e` the law and
/// has an archive line of its own.
fn dossier() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let own = notice(5, "Thi hành @luat") + "luu: VT\ntrinh_bay: { co_chu: 14pt }\n";
    for (name, text) in [
        ("ho-so.yaml", FACTS),
        ("co-quan.yaml", PROFILES),
        ("a.yaml", &notice(1, "Khai mạc {{ dai_hoi.ngay | ngay_thang }}")),
        ("b/b.yaml", &notice(2, "Họp {{ dai_hoi.ngay | ngay_ngan }}")),
        ("c.yaml", &notice(3, "Gồm{% for t in tieu_ban %} {{ t.ten }}{% endfor %}")),
        ("d.yaml", &notice(4, "Theo @a")),
        ("e.yaml", &own),
    ] {
        write(folder.path(), name, text);
    }
    let done = vanban(folder.path(), &["build"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert_eq!(stale(&folder), [""; 0]);
    folder
}

fn replace(folder: &TempDir, name: &str, from: &str, to: &str) {
    let path = folder.path().join(name);
    let text = fs::read_to_string(&path).expect("it is there");
    assert!(text.contains(from), "{name}: {from}");
    fs::write(path, text.replace(from, to)).expect("written");
}

fn lines(bytes: &[u8]) -> Vec<String> {
    text(bytes).lines().map(str::to_owned).collect()
}

/// What is out of date, and why.
fn stale(folder: &TempDir) -> Vec<String> {
    lines(&vanban(folder.path(), &["build", "--check"]).stdout)
}

/// What a build writes.
#[track_caller]
fn built(folder: &TempDir) -> Vec<String> {
    let done = vanban(folder.path(), &["build"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert_eq!(stale(folder), [""; 0], "a build leaves nothing to do");
    lines(&done.stdout)
}

#[test]
fn a_fact_that_two_documents_say_makes_exactly_these_two_and_they_say_why() {
    let folder = dossier();
    replace(&folder, "ho-so.yaml", "2025-06-12", "2025-06-13");
    let why = "biến dai_hoi.ngay: 2025-06-12 → 2025-06-13";
    assert_eq!(stale(&folder), [format!("a.yaml: {why}"), format!("b/b.yaml: {why}")]);
    let status = text(&vanban(folder.path(), &["status"]).stdout);
    assert!(status.contains(&format!("số 01/TB-SNV ngày 01/06/2025  cần dựng: {why}\n")));
    assert_eq!(status.matches("đã dựng").count(), 3, "{status}");
    assert_eq!(built(&folder), ["a.docx", "a.pdf", "b/b.docx", "b/b.pdf"]);
}

#[test]
fn a_fact_nobody_uses_and_a_comment_make_nothing() {
    let folder = dossier();
    replace(&folder, "ho-so.yaml", "bien:\n", "# mới\nbien:\n  moi: 1\n");
    replace(&folder, "co-quan.yaml", "huyen: {", "huyen: { ten_ngan: UBND huyện,");
    assert_eq!(stale(&folder), [""; 0]);
    assert_eq!(built(&folder), [""; 0]);
}

#[test]
fn a_list_counts_as_a_whole_for_who_walks_it() {
    let folder = dossier();
    replace(&folder, "ho-so.yaml", "{ ten: Hậu cần }", "{ ten: Hậu cần, truong: An }");
    let found = stale(&folder);
    assert!(found.len() == 1 && found[0].starts_with("c.yaml: biến tieu_ban: "), "{found:?}");
    assert_eq!(built(&folder), [""; 0], "it comes out the same");
    replace(&folder, "ho-so.yaml", "Hậu cần", "Lễ tân");
    assert_eq!(built(&folder), ["c.docx", "c.pdf"]);
}

#[test]
fn the_number_of_a_cited_document_makes_those_that_cite_it_and_its_body_only_itself() {
    let folder = dossier();
    replace(&folder, "a.yaml", "Khai mạc", "Bế mạc");
    assert_eq!(stale(&folder), ["a.yaml: a.yaml đã đổi"]);
    assert_eq!(built(&folder), ["a.docx", "a.pdf"]);
    replace(&folder, "a.yaml", "so: 01\n", "so: 11\n");
    assert_eq!(stale(&folder)[0], "a.yaml: a.yaml đã đổi");
    assert!(stale(&folder)[1].starts_with("d.yaml: viện dẫn @a: … 01/TB-SNV "));
    assert_eq!(built(&folder), ["a.docx", "a.pdf", "d.docx", "d.pdf"]);
    replace(&folder, "ho-so.yaml", "trich_yeu: Thi đua", "trich_yeu: Thi đua và khen thưởng");
    let found = stale(&folder);
    assert!(found.len() == 1 && found[0].starts_with("e.yaml: viện dẫn luat: "), "{found:?}");
}

#[test]
fn a_default_makes_those_that_take_it() {
    let folder = dossier();
    replace(&folder, "ho-so.yaml", "luu: \"VT, VP\"", "luu: \"VT, KGVX\"");
    let why = "mặc định luu: VT, VP → VT, KGVX";
    assert_eq!(stale(&folder), ["a", "b/b", "c", "d"].map(|name| format!("{name}.yaml: {why}")));
    assert_eq!(built(&folder).len(), 8);
    replace(&folder, "ho-so.yaml", "co_chu: 13pt", "co_chu: 13.5pt");
    assert_eq!(stale(&folder).len(), 4, "e has chosen its own");
    assert_eq!(built(&folder).len(), 8);
    replace(&folder, "ho-so.yaml", "mac_dinh: {", "mac_dinh: { nguoi_soan: { ky_hieu: NVA },");
    assert_eq!(stale(&folder).len(), 5, "one that was not there counts for all that would take it");
}

#[test]
fn a_profile_makes_those_that_name_it_and_a_leader_those_that_he_signs() {
    let folder = dossier();
    replace(&folder, "co-quan.yaml", "lanh_dao: { gd", "lanh_dao: { pho: { ho_ten: B }, gd");
    assert_eq!(stale(&folder), [""; 0]);
    replace(&folder, "co-quan.yaml", "Nguyễn Văn An", "Trần Văn Bình");
    assert_eq!(stale(&folder).len(), 5);
    assert!(stale(&folder)[0].starts_with("a.yaml: cơ quan so.lanh_dao.gd: "));
}

#[test]
fn what_a_text_asked_for_in_vain_reaches_it_when_it_comes() {
    let folder = dossier();
    let asks = "{% if noi is defined %}Tại {{ noi }}.{% else %}Chưa rõ nơi.{% endif %} Báo";
    write(folder.path(), "c.yaml", &notice(3, asks));
    assert_eq!(built(&folder), ["c.docx", "c.pdf"]);
    replace(&folder, "ho-so.yaml", "bien:\n", "bien:\n  noi: Hội trường\n");
    assert_eq!(stale(&folder), ["c.yaml: biến noi: chưa có → Hội trường"]);
    assert_eq!(built(&folder), ["c.docx", "c.pdf"]);
}

#[test]
fn a_document_that_comes_to_stand_beside_takes_a_mention_over() {
    let folder = dossier();
    write(folder.path(), "b/x.yaml", &notice(8, "Báo tin"));
    write(folder.path(), "d.yaml", &notice(4, "Theo @x"));
    built(&folder);
    write(folder.path(), "x.yaml", &notice(9, "Báo tin"));
    let found = stale(&folder);
    assert!(found[0].starts_with("d.yaml: viện dẫn @x: … 08/TB-SNV"), "{found:?}");
    assert_eq!(found[1..], ["x.yaml: chưa dựng được lần nào"]);
    assert_eq!(built(&folder), ["d.docx", "d.pdf", "x.docx", "x.pdf"]);
}

#[test]
fn a_project_that_comes_to_stand_nearer_is_the_documents_own() {
    let folder = dossier();
    write(folder.path(), "b/ho-so.yaml", "bien: { dai_hoi: { ngay: 2025-07-01 } }\n");
    let found = stale(&folder);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("biến dai_hoi.ngay: 2025-06-12 → 2025-07-01"), "{found:?}");
    assert!(found[0].contains("mặc định luu: VT, VP → không còn"), "{found:?}");
}

#[test]
fn a_fault_in_the_dossier_stops_what_rests_on_it_and_leaves_the_outputs() {
    let folder = dossier();
    let before = fs::read(folder.path().join("a.pdf")).expect("it is there");
    replace(&folder, "ho-so.yaml", "bien:\n", "bien: [\n");
    assert_eq!(stale(&folder).len(), 5);
    assert_eq!(stale(&folder)[0], "a.yaml: ho-so.yaml đã đổi");
    let done = vanban(folder.path(), &["build"]);
    assert_eq!((done.status.code(), text(&done.stdout)), (Some(1), String::new()));
    assert_eq!(fs::read(folder.path().join("a.pdf")).expect("it is there"), before);
    replace(&folder, "ho-so.yaml", "bien: [\n", "bien:\n");
    assert_eq!(stale(&folder), [""; 0], "all is as it was");
}

#[test]
fn what_is_remembered_of_the_shared_reads_plainly_and_moves_with_the_folder() {
    let folder = dossier();
    let state = |folder: &Path| {
        fs::read_to_string(folder.join(".vanban/tinh-trang.txt")).expect("it is remembered")
    };
    let before = state(folder.path());
    for line in [
        "  dung bien.dai_hoi.ngay \"2025-06-12\"\n",
        "  dung mac_dinh.luu \"VT, VP\"\n",
        "  dung co_quan.so.dia_danh \"Lạng Sơn\"\n",
    ] {
        assert!(before.contains(line), "{line}{before}");
    }
    replace(&folder, "ho-so.yaml", "2025-06-12", "2025-06-13");
    built(&folder);
    replace(&folder, "ho-so.yaml", "2025-06-13", "2025-06-12");
    built(&folder);
    assert_eq!(state(folder.path()), before, "the same folder gives the same text");
}

#[test]
fn what_nobody_uses_is_told_once_at_its_line_when_the_folder_is_asked_for() {
    let folder = dossier();
    replace(&folder, "ho-so.yaml", "bien:\n", "bien:\n  so_xe: 12\n");
    replace(
        &folder,
        "ho-so.yaml",
        "vien_dan:\n",
        "vien_dan:\n  nd: { loai: Nghị định, so: 1/2025/NĐ-CP }\n",
    );
    let told = |words: &[&str]| {
        let done = vanban(folder.path(), words);
        assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
        text(&done.stdout) + &text(&done.stderr)
    };
    let hints = |said: &str| {
        [said.matches("ho-so.yaml:2:3").count(), said.matches("ho-so.yaml:6:3").count()]
    };
    let build = told(&["build"]);
    assert_eq!(hints(&build), [1, 1], "{build}");
    assert!(build.contains("ghi chú[bien-thua]: biến «so_xe» không được văn bản nào"), "{build}");
    assert_eq!(hints(&told(&["build"])), [0, 0], "nothing has changed since");
    let check = told(&["check", "."]);
    assert_eq!(hints(&check), [1, 1], "{check}");
    assert!(check.ends_with("5 văn bản: 2 ghi chú\n"), "{check}");
    assert_eq!(hints(&told(&["check", "a.yaml"])), [0, 0], "others may use it");
    assert_eq!(hints(&told(&["check", "b"])), [0, 0], "others may use it");
    assert_eq!(hints(&told(&["build", "a.yaml"])), [0, 0]);
    // A document that cannot be read may have used it.
    write(folder.path(), "x.yaml", "loai: [");
    let check = vanban(folder.path(), &["check", "."]);
    assert_eq!(hints(&text(&check.stdout)), [0, 0]);
    fs::remove_file(folder.path().join("x.yaml")).expect("it is there");
    replace(&folder, "d.yaml", "Theo @a", "Xe {{ so_xe }} theo @nd, @a");
    assert_eq!(hints(&told(&["check", "."])), [0, 0]);
}

#[test]
fn a_fault_in_the_dossier_is_told_once_not_by_each_document() {
    let folder = dossier();
    replace(&folder, "ho-so.yaml", "bien:\n", "bienn: 1\nbien:\n");
    for words in
        [["check", "."].as_slice(), &["build"], &["check", "a.yaml"], &["build", "--force"]]
    {
        let done = vanban(folder.path(), words);
        assert_eq!(done.status.code(), Some(1));
        let said = text(&done.stdout) + &text(&done.stderr);
        assert_eq!(said.matches("«bienn»").count(), 1, "{words:?}: {said}");
        assert_eq!(said.matches("ho-so.yaml:1:1").count(), 1, "{words:?}: {said}");
    }
}

#[test]
fn the_dossier_says_what_is_built_in_which_order_where_to_and_as_what() {
    let folder = dossier();
    let plan = "dung:\n  - d.yaml\n  - { tep: b, ra: { thu_muc: in/b, dang: pdf } }\n  - \"[ab].yaml\"\n\
                ra: { thu_muc: in, dang: [docx, pdf] }\n";
    replace(&folder, "ho-so.yaml", "bien:\n", &format!("{plan}bien:\n"));
    let done = vanban(folder.path(), &["build"]);
    let written = ["in/d.docx", "in/d.pdf", "in/b/b/b.pdf", "in/a.docx", "in/a.pdf"];
    assert_eq!(lines(&done.stdout), written, "{}", text(&done.stderr));
    let said = text(&done.stderr);
    assert!(said.contains("a.docx không còn văn bản nào dựng ra"), "{said}");
    assert_eq!(stale(&folder), [""; 0]);
    // What the user asks for goes before.
    let asked = vanban(folder.path(), &["build", "-o", "khac", "--to", "dump"]);
    let dumps = ["khac/d.pages.txt", "khac/b/b.pages.txt", "khac/a.pages.txt"];
    assert_eq!(lines(&asked.stdout), dumps);
    // A document named alone goes where the dossier puts it.
    replace(&folder, "a.yaml", "Khai mạc", "Bế mạc");
    assert_eq!(
        lines(&vanban(folder.path(), &["build", "a.yaml"]).stdout),
        ["in/a.docx", "in/a.pdf"]
    );
    assert_eq!(stale(&folder), [""; 0]);
    let status = text(&vanban(folder.path(), &["status"]).stdout);
    let names: Vec<&str> = status.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(names, ["d.yaml", "b/b.yaml", "a.yaml"]);
    // Another format is another recipe for those that take it.
    replace(&folder, "ho-so.yaml", "dang: [docx, pdf]", "dang: docx");
    let found = stale(&folder);
    assert_eq!(
        found,
        ["d", "a"].map(|name| format!("{name}.yaml: cách dựng đã đổi: docx+pdf → docx"))
    );
}

#[test]
fn an_entry_that_names_nothing_new_is_told_at_its_line_and_the_rest_is_built() {
    let folder = dossier();
    replace(
        &folder,
        "ho-so.yaml",
        "bien:\n",
        "dung: [aa.yaml, x-*.yaml, a.yaml, ./a.yaml]\nbien:\n",
    );
    write(folder.path(), "a.yaml", &notice(1, "Bế mạc"));
    for words in [["build"].as_slice(), &["build"], &["status"], &["check", "."]] {
        let done = vanban(folder.path(), words);
        let said = text(&done.stdout) + &text(&done.stderr);
        for (place, what) in [
            ("ho-so.yaml:1:8", "hồ sơ không có văn bản «aa.yaml»"),
            ("ho-so.yaml:1:17", "không văn bản nào của hồ sơ có tên như «x-*.yaml»"),
            ("ho-so.yaml:1:35", "văn bản «a.yaml» đã có ở mục trước"),
        ] {
            assert_eq!(said.matches(place).count(), 1, "{words:?} {place}: {said}");
            assert_eq!(said.matches(what).count(), 1, "{words:?} {what}: {said}");
        }
        assert!(said.contains("«a.yaml» (gần giống nhất)"), "{said}");
    }
    for (wrong, place, said) in [
        ("ra: { thu_muc: /in }", ":1:16", "phải là đường dẫn tính từ thư mục của ho-so.yaml"),
        ("ra: { dang: doc }", ":1:13", "«dang» không nhận «doc»"),
        ("ra: { thu-muc: in }", ":1:7", "«ra» không có khóa «thu-muc»"),
        ("ra: in", ":1:5", "«ra» phải là một nhóm khóa"),
        ("dung: [{ ra: { dang: pdf } }]", ":1:8", "thiếu khóa «tep»"),
        ("dung: [[a]]", ":1:8", "«dung» phải là một dòng chữ"),
    ] {
        write(folder.path(), "ho-so.yaml", &format!("{wrong}\n{FACTS}"));
        let done = vanban(folder.path(), &["build"]);
        assert_eq!((done.status.code(), text(&done.stdout)), (Some(1), String::new()), "{wrong}");
        let told = text(&done.stderr);
        assert_eq!(told.matches(&format!("ho-so.yaml{place}")).count(), 1, "{wrong}: {told}");
        assert_eq!(told.matches(said).count(), 1, "{wrong}: {told}");
    }
}
