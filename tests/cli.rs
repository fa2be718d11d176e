//! The program from outside: what it prints, writes and answers with.

use std::fs;
use std::path::Path;

mod program;
use program::{folder, text, vanban};

const GOOD: &str = "\
loai: thong-bao
co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }
so: 05
ngay: 2020-02-25
trich_yeu: Lịch làm việc
noi_dung: Sở Nội vụ thông báo lịch làm việc./.
noi_nhan: [Các phòng]
luu: VT, VP
ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }
";

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<_> =
        entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_document_becomes_a_docx_and_a_pdf_beside_it() {
    let folder = folder(&[("a.yaml", GOOD)]);
    let done = vanban(folder.path(), &["build", "a.yaml"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert_eq!(text(&done.stdout), "a.docx\na.pdf\n");
    assert_eq!(text(&done.stderr), "");
    assert_eq!(names(folder.path()), ["a.docx", "a.pdf", "a.yaml"]);
}

#[test]
fn a_folder_is_built_into_another_keeping_its_shape() {
    let folder = folder(&[("in/a.yaml", GOOD), ("in/x/b.yaml", GOOD), ("in/.c/d.yaml", "bad")]);
    let done = vanban(folder.path(), &["build", "in", "-o", "out", "--to", "pdf,dump,markup"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert_eq!(names(&folder.path().join("out")), ["a.markup.xml", "a.pages.txt", "a.pdf", "x"]);
    assert_eq!(names(&folder.path().join("out/x")), ["b.markup.xml", "b.pages.txt", "b.pdf"]);
    assert_eq!(names(&folder.path().join("in")), [".c", "a.yaml", "x"]);
}

#[test]
fn each_page_becomes_a_picture_of_its_own() {
    let long = GOOD.replace("việc./.", &"việc ".repeat(700));
    let folder = folder(&[("a.yaml", &long)]);
    let done = vanban(folder.path(), &["build", "a.yaml", "--to", "png", "--dpi", "40"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert_eq!(text(&done.stdout), "a.trang-1.png\na.trang-2.png\n");
    let read = || fs::read(folder.path().join("a.trang-1.png")).expect("it is there");
    let first = read();
    assert!(first.starts_with(b"\x89PNG"));
    let done = vanban(folder.path(), &["build", "a.yaml", "--to", "pdf,png", "--dpi", "40"]);
    assert_eq!(text(&done.stdout), "a.pdf\na.trang-1.png\na.trang-2.png\n");
    assert_eq!(read(), first, "in company as alone");
}

#[test]
fn of_a_copy_over_the_pages_of_a_pdf_there_is_no_picture_and_a_word_about_it() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("samples/dai-hoi-thi-dua/sao-y-thong-bao-08.yaml");
    let sample = sample.to_str().expect("a path in letters");
    let empty = folder(&[]);
    let done = vanban(empty.path(), &["build", sample, "-o", "out", "--to", "png,dump"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(text(&done.stderr).contains("không có hình PNG của bản sao này"));
    assert_eq!(names(&empty.path().join("out")), ["sao-y-thong-bao-08.pages.txt"]);
    let done = vanban(empty.path(), &["build", sample, "-o", "out", "--to", "dump"]);
    assert!(!text(&done.stderr).contains("PNG"), "no word where no picture was asked for");
}

#[test]
fn a_refused_document_writes_nothing_and_the_others_are_still_made() {
    let bad = GOOD.replace("trich_yeu", "trich_yue");
    let folder = folder(&[("a.yaml", &bad), ("b.yaml", GOOD), ("a.pdf", "the old one")]);
    let done = vanban(folder.path(), &["build", "."]);
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stderr);
    assert!(said.contains("a.yaml:5:1"), "{said}");
    assert!(said.contains("trich_yeu"), "{said}");
    assert_eq!(fs::read_to_string(folder.path().join("a.pdf")).expect("kept"), "the old one");
    assert_eq!(names(folder.path()), ["a.pdf", "a.yaml", "b.docx", "b.pdf", "b.yaml"]);
}

#[test]
fn what_is_not_there_or_holds_nothing_stops_with_two() {
    let folder = folder(&[("empty/co-quan.yaml", "{}")]);
    for words in [&["build", "nowhere.yaml"][..], &["build", "empty"], &["build"], &["xyz"]] {
        let done = vanban(folder.path(), words);
        assert_eq!(done.status.code(), Some(2), "{words:?}");
        assert!(text(&done.stderr).starts_with("lỗi:"), "{}", text(&done.stderr));
    }
}

#[test]
fn two_documents_for_one_output_are_refused_before_anything_is_written() {
    let folder = folder(&[("x/a.yaml", GOOD), ("y/a.yaml", GOOD)]);
    let done = vanban(folder.path(), &["build", "x/a.yaml", "y/a.yaml", "-o", "out"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("cùng ghi ra"), "{}", text(&done.stderr));
    assert!(!folder.path().join("out").exists());
}

#[test]
fn an_output_that_cannot_be_replaced_is_kept_and_named() {
    let folder = folder(&[("a.yaml", GOOD), ("a.pdf", "the old one")]);
    let pdf = folder.path().join("a.pdf");
    let mut rights = fs::metadata(&pdf).expect("it is there").permissions();
    rights.set_readonly(true);
    fs::set_permissions(&pdf, rights).expect("rights can be set");
    let done = vanban(folder.path(), &["build", "a.yaml"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("a.pdf"), "{}", text(&done.stderr));
    assert_eq!(fs::read_to_string(&pdf).expect("kept"), "the old one");
}

#[test]
fn an_output_folder_that_cannot_be_one_is_named() {
    let folder = folder(&[("a.yaml", GOOD), ("out", "a file")]);
    let done = vanban(folder.path(), &["build", "a.yaml", "-o", "out"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("không ghi được"), "{}", text(&done.stderr));
    assert_eq!(names(folder.path()), ["a.yaml", "out"]);
}

#[test]
fn kinds_are_listed_with_their_abbreviations() {
    let folder = folder(&[]);
    let done = vanban(folder.path(), &["kinds"]);
    assert_eq!(done.status.code(), Some(0));
    let listed = text(&done.stdout);
    assert!(listed.lines().any(|l| l.starts_with("cong-van") && l.ends_with("-     Công văn")));
    assert!(
        listed.lines().any(|l| l.starts_with("quyet-dinh") && l.contains("  QĐ    Quyết định"))
    );
}

#[test]
fn a_template_fault_names_its_file_and_line() {
    for (wrong, what) in [
        ("<sectoin page=\"a4\"></sectoin>", "sectoin"),
        ("{{ khong_co }}", "khong_co"),
        ("<section page=\"a4\"><p style=\"khong-co\">x</p></section>", "khong-co"),
    ] {
        let xml = format!("<document>\n{wrong}\n</document>\n");
        let folder = folder(&[("a.yaml", GOOD), ("t/van-ban-co-ten-loai.xml", &xml)]);
        let done = vanban(folder.path(), &["build", "a.yaml", "--templates", "t"]);
        let said = text(&done.stderr);
        assert_eq!(done.status.code(), Some(2), "{said}");
        assert!(said.contains("van-ban-co-ten-loai.xml:2:"), "{said}");
        assert!(said.contains(what), "{said}");
        assert_eq!(names(folder.path()), ["a.yaml", "t"]);
    }
}

/// A kind that no decree knows, and its template.
fn made_up() -> (&'static str, &'static str) {
    let kinds = "loai:
  giay-khen-ngoi:
    ten: Giấy khen ngợi
    viet_tat: GKN
    mau: giay-khen-ngoi
    ky_hieu: \"{loai}-{co_quan}\"
    quy_tac: [ND30-D7]
    bat_buoc: [loai, co_quan, nguoi_duoc_khen, tu_ngay, ky]
    nhom: [chung]
    truong_rieng:
      nguoi_duoc_khen: { dang: cac-dong, tro_giup: Những người được khen. }
      tu_ngay: { dang: ngay, tro_giup: Ngày bắt đầu. }
";
    let template = "{% <van_ban> %}
{% <dau> %}{% </dau> %}
{{ <ten_loai ten={loai.ten}/> }}
{% for ten in nguoi_duoc_khen %}<p style=\"khoan\">Khen {{ ten }}, từ {{ <ngay_thang ngay={tu_ngay}/> }}.</p>
{% endfor %}
{{ <cuoi/> }}
{% </van_ban> %}
";
    (kinds, template)
}

#[test]
fn a_made_up_kind_needs_nothing_but_a_folder_of_templates() {
    let (kinds, template) = made_up();
    let document = "\
loai: giay-khen-ngoi
co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }
so: 05
ngay: 2020-02-25
nguoi_duoc_khen: [Nguyễn Văn An, Trần Thị Bình]
tu_ngay: 2019-06-01
ky: { chuc_vu: Giám đốc, ho_ten: Lê Văn Cường }
";
    let bad = document.replace("tu_ngay: 2019-06-01\n", "");
    let folder = folder(&[
        ("a.yaml", document),
        ("b.yaml", &bad),
        ("t/them-loai.yaml", kinds),
        ("t/giay-khen-ngoi.xml", template),
    ]);
    let build =
        ["build", "a.yaml", "b.yaml", "--templates", "t", "--to", "docx,pdf,dump", "-o", "out"];
    let done = vanban(folder.path(), &build);
    let said = text(&done.stderr);
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(said.contains("b.yaml:1:1") && said.contains("tu_ngay"), "{said}");
    assert_eq!(names(&folder.path().join("out")), ["a.docx", "a.pages.txt", "a.pdf"]);
    let pages = fs::read_to_string(folder.path().join("out/a.pages.txt")).expect("the pages");
    for words in
        ["05/GKN-SNV", "GIẤY KHEN NGỢI", "Khen Trần Thị Bình, từ ngày 01 tháng 6 năm 2019."]
    {
        assert!(pages.contains(words), "{words}: {pages}");
    }
    let listed = vanban(folder.path(), &["kinds", "--templates", "t"]);
    assert!(text(&listed.stdout).contains("giay-khen-ngoi"), "{}", text(&listed.stdout));
}

#[test]
fn a_made_up_kind_has_a_blank_and_a_schema() {
    let (kinds, template) = made_up();
    let folder = folder(&[("t/them-loai.yaml", kinds), ("t/giay-khen-ngoi.xml", template)]);
    let schema = vanban(folder.path(), &["schema", "--templates", "t"]);
    assert!(text(&schema.stdout).contains("nguoi_duoc_khen"));
    // Its fields give no examples: the blank takes those of fields of the same shapes.
    let blank = ["new", "giay-khen-ngoi", "--templates", "t", "-o", "blank.yaml"];
    assert_eq!(vanban(folder.path(), &blank).status.code(), Some(0));
    let done = vanban(folder.path(), &["build", "blank.yaml", "--templates", "t"]);
    assert_eq!((done.status.code(), text(&done.stderr)), (Some(0), String::new()));
}
