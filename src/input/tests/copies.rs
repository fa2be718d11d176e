//! Copies: which may be made of what, what they take from the document, and of which file.

use super::super::document::{Copied, Copying};
use super::super::rich::Run;
use super::super::walk;
use super::{Case, HEAD, case};
use crate::kit::copy::Medium;

const ORIGIN: &str = "so: 05
ngay: 2020-02-25
noi_dung: |
  Mở đầu.

  1. Việc thứ nhất {#mot}

  a) {#mot-a} Theo {@hai}, làm trước.

  b) Làm sau.

  2. {#hai} Việc thứ hai, xem {@mot} và {@phu}, {@mot-a}.
phu_luc: [{ nhan: phu, ten: Biểu, noi_dung: Biểu. }, { ten: Khác, noi_dung: Khác. }]
";

/// A copy of this kind with these lines, beside a dispatch `goc.yaml`, its full copy `sao.yaml`
/// and a PDF of one page.
fn copy(kind: &str, lines: &str) -> Case {
    let issuer = "co_quan: { ten: Sở A, viet_tat: SA, dia_danh: A }\nky: { chuc_vu: Giám đốc }\n";
    let copy = format!("loai: {kind}\n{lines}{issuer}");
    let full = "loai: sao-y\nban_goc: { tep: goc.yaml, la: ban-goc, dang: giay }\nso: 1\nngay: \
                2020-03-01\n";
    let pdf = crate::pdf_file::tests::plain("0 0 100 100 re f");
    case(&[
        ("a.yaml", copy.as_bytes()),
        ("goc.yaml", format!("{ORIGIN}{HEAD}").as_bytes()),
        ("sao.yaml", format!("{full}{issuer}").as_bytes()),
        ("nhap.yaml", format!("noi_dung: Dự thảo.\n{HEAD}").as_bytes()),
        ("sai.yaml", format!("noi_nhna: x\nnoi_dung: Sai.\n{HEAD}").as_bytes()),
        ("goc.pdf", &pdf),
        ("du-thao.yaml", format!("du_thao: 2\n{ORIGIN}{HEAD}").as_bytes()),
        ("quet.pdf", &crate::pdf_file::tests::scanned(&[(100, "DeviceGray"), (300, "DeviceRGB")])),
        ("a.pdf", &pdf),
        ("hong.pdf", &pdf[..pdf.len() / 2]),
    ])
}

/// What a kind of copy says of an original without a file.
fn way(kind: &str, la: &str, dang: &str, hinh_thuc: &str) -> Vec<String> {
    let lines = format!("ban_goc: {{ la: {la}, dang: {dang} }}\nhinh_thuc: {hinh_thuc}\n");
    copy(kind, &lines).lines()
}

fn copying(case: &Case) -> &Copying {
    case.document().copying.as_ref().expect("a copy")
}

#[test]
fn each_way_the_decree_allows_is_taken_and_every_other_refused() {
    let allowed = [
        ("sao-y", "ban-goc", "giay", "giay"),
        ("sao-y", "ban-chinh", "giay", "giay"),
        ("sao-y", "ban-goc", "dien-tu", "giay"),
        ("sao-y", "ban-goc", "giay", "dien-tu"),
        ("sao-y", "ban-chinh", "giay", "dien-tu"),
        ("sao-luc", "ban-sao-y", "giay", "giay"),
        ("sao-luc", "ban-sao-y", "giay", "dien-tu"),
        ("sao-luc", "ban-sao-y", "dien-tu", "giay"),
        ("trich-sao", "ban-goc", "giay", "giay"),
        ("trich-sao", "ban-chinh", "giay", "giay"),
        ("trich-sao", "ban-goc", "giay", "dien-tu"),
        ("trich-sao", "ban-chinh", "giay", "dien-tu"),
        ("trich-sao", "ban-goc", "dien-tu", "dien-tu"),
        ("trich-sao", "ban-goc", "dien-tu", "giay"),
    ];
    for kind in ["sao-y", "sao-luc", "trich-sao"] {
        for la in ["ban-goc", "ban-chinh", "ban-sao-y"] {
            for dang in ["giay", "dien-tu"] {
                for hinh_thuc in ["giay", "dien-tu"] {
                    let lines = way(kind, la, dang, hinh_thuc);
                    let fine = allowed.contains(&(kind, la, dang, hinh_thuc));
                    assert_eq!(lines.is_empty(), fine, "{kind} {la} {dang} {hinh_thuc}: {lines:?}");
                    assert!(lines.iter().all(|line| line.contains("lỗi [cach-sao]")), "{lines:?}");
                }
            }
        }
    }
}

#[test]
fn a_way_that_is_not_allowed_is_told_with_those_that_are() {
    let lines = way("sao-y", "ban-goc", "dien-tu", "dien-tu");
    assert!(lines[0].starts_with("a.yaml:2:31 lỗi [cach-sao] không được sao y"), "{lines:?}");
    assert!(lines[0].contains("giấy sang giấy; điện tử sang giấy; giấy sang điện tử"), "{lines:?}");
    let lines = way("sao-luc", "ban-goc", "giay", "giay");
    assert!(lines[0].starts_with("a.yaml:2:16 lỗi [cach-sao] không được sao lục từ bản gốc"));
    assert!(lines[0].contains("chỉ từ bản sao y"), "{lines:?}");
}

#[test]
fn a_document_must_be_what_the_copy_says_it_is() {
    let original = "ban_goc: { tep: goc.yaml, la: ban-chinh, dang: giay }\n";
    copy("sao-y", original).expect(&[]);
    copy("sao-luc", "ban_goc: { tep: sao.yaml, la: ban-sao-y, dang: giay }\n").expect(&[]);
    copy("sao-luc", "ban_goc: { tep: goc.yaml, la: ban-sao-y, dang: giay }\n")
        .expect(&[("a.yaml:2:31 lỗi [cach-sao] văn bản trong «tep» không phải", &["la: ban-goc"])]);
    copy("sao-y", "ban_goc: { tep: sao.yaml, la: ban-goc, dang: giay }\n")
        .expect(&[("a.yaml:2:31 lỗi [cach-sao]", &["là sao y", "la: ban-sao-y"])]);
}

#[test]
fn a_draft_is_nothing_to_copy_yet() {
    copy("sao-y", "ban_goc: { tep: nhap.yaml, la: ban-goc, dang: giay }\n")
        .expect(&[("a.yaml:2:17 cảnh báo [tep-sao]", &["số và ngày"])]);
    copy("sao-y", "ban_goc: { tep: du-thao.yaml, la: ban-goc, dang: giay }\n")
        .expect(&[("a.yaml:2:17 cảnh báo [tep-sao]", &["là dự thảo"])]);
}

#[test]
fn what_is_wrong_in_the_copied_document_is_told_in_its_own_file() {
    copy("sao-y", "ban_goc: { tep: sai.yaml, la: ban-goc, dang: giay }\n").expect(&[
        ("a.yaml:2:17 lỗi [tep-sao] văn bản được sao sai.yaml còn lỗi", &[]),
        ("sai.yaml:1:1 lỗi [khoa-la]", &["noi_nhan"]),
    ]);
}

#[test]
fn a_file_that_cannot_be_copied_is_told_at_its_key() {
    let at = |file: &str| {
        copy("sao-y", &format!("ban_goc: {{ tep: {file}, la: ban-goc, dang: giay }}\n"))
    };
    let place = "a.yaml:2:17 lỗi";
    at("a.yaml").expect(&[(&format!("{place} [tep-sao] a.yaml lại sao từ chính"), &[])]);
    at("mat.pdf").expect(&[(&format!("{place} [tep-sao] không có tệp «mat.pdf»"), &[])]);
    at("../x.pdf").expect(&[(&format!("{place} [ngoai-thu-muc]"), &[])]);
    at("goc.docx").expect(&[(&format!("{place} [tep-sao]"), &[])]);
    at("a.pdf").expect(&[(&format!("{place} [tep-sao]"), &["làm mất nó"])]);
    at("hong.pdf").expect(&[(&format!("{place} [tep-sao]"), &["hỏng hoặc thiếu"])]);
}

#[test]
fn pages_are_carried_with_what_their_file_cannot_give() {
    let case = copy("sao-y", "ban_goc: { tep: goc.pdf, la: ban-goc, dang: dien-tu, het_o: 290 }\n");
    let place = "a.yaml:2:17 ghi chú [gioi-han-sao]";
    case.expect(&[(place, &[".docx"]), (place, &["PDF/A"])]);
    let Copied::Pages(pages) = &copying(&case).copied else { panic!("pages") };
    assert_eq!(pages.carried.sheets.len(), 1);
    assert_eq!(copying(&case).ends_at.as_ref().map(|ends| ends.value), Some(290));
}

#[test]
fn a_block_must_not_be_put_over_the_text() {
    // The ink of the PDF ends 800 points, 282.2 mm, below its upper edge.
    let at = |ends: u32| {
        let keys = format!("tep: goc.pdf, la: ban-goc, dang: dien-tu, het_o: {ends}");
        copy("sao-y", &format!("ban_goc: {{ {keys} }}\n")).lines()
    };
    assert!(at(200).iter().any(|line| line.contains("đè lên chữ") && line.contains("het_o: 283")));
    assert!(!at(283).iter().any(|line| line.contains("đè lên chữ")));
}

#[test]
fn an_electronic_copy_of_paper_asks_for_a_scan() {
    let lines = |file: &str| {
        format!("ban_goc: {{ tep: {file}, la: ban-goc, dang: giay }}\nhinh_thuc: dien-tu\n")
    };
    let case = copy("sao-y", &lines("goc.pdf"));
    let found = case.lines();
    assert!(found[0].contains("cảnh báo [ban-quet] trang 1 không phải là ảnh quét"), "{found:?}");
    assert_eq!(case.document().issue.medium, Medium::Electronic);
    let found = copy("sao-y", &lines("quet.pdf")).lines();
    assert!(found[0].contains("trang 1 quét ở 100 dpi, phải từ 200 dpi trở lên"), "{found:?}");
    assert!(found[1].contains("trang 1 quét đen trắng"), "{found:?}");
    assert_eq!(found.iter().filter(|line| line.contains("[ban-quet]")).count(), 2, "{found:?}");
    copy("sao-y", &lines("goc.yaml")).expect(&[("a.yaml:2:17 cảnh báo [ban-quet]", &["200 dpi"])]);
}

#[test]
fn a_scan_on_paper_asks_where_its_last_page_ends() {
    let note = "không thấy chữ hết ở đâu";
    let asks = |more: &str| {
        let lines = format!("ban_goc: {{ tep: quet.pdf, la: ban-goc, dang: giay{more} }}\n");
        copy("sao-y", &lines).lines().iter().any(|line| line.contains(note))
    };
    assert!(asks(""));
    assert!(!asks(", het_o: 120"));
}

/// What an extract of these labels keeps.
fn extract(labels: &str) -> Case {
    let lines = "ban_goc: { tep: goc.yaml, la: ban-goc, dang: dien-tu }\n";
    copy("trich-sao", &format!("{lines}trich: {labels}\n"))
}

#[test]
fn an_extract_keeps_numbers_and_what_its_parts_stand_in() {
    let case = extract("[mot-a, phu]");
    case.expect(&[]);
    let Copied::Document(document) = &copying(&case).copied else { panic!("a document") };
    let mut shown = String::new();
    super::show(&document.body.parts, 0, &mut shown);
    assert_eq!(shown, "khoan 1 [Việc thứ nhất]\n  diem a Theo khoản 2, làm trước.\n");
    let appendices = &document.appendices;
    assert_eq!(appendices.len(), 1);
    assert_eq!(appendices[0].number.as_deref(), Some("I"), "it was one of two");
}

#[test]
fn a_mention_of_what_an_extract_leaves_out_keeps_its_words_without_leading_anywhere() {
    let case = extract("[hai, mot-a]");
    let Copied::Document(document) = &copying(&case).copied else { panic!("a document") };
    let mut mentions = Vec::new();
    let mut copied = (**document).clone();
    walk::texts(&mut copied, &mut |text| {
        mentions.extend(text.runs.iter().filter_map(|run| match run {
            Run::Reference(mention) => Some(mention.target.clone()),
            Run::Words(_) | Run::Break | Run::Note(_) => None,
        }));
    });
    assert_eq!(mentions, ["hai", "mot", "mot-a"], "phu is gone");
    let mut shown = String::new();
    super::show(&document.body.parts, 0, &mut shown);
    assert!(shown.contains("xem khoản 1 và Phụ lục I, điểm a khoản 1"), "{shown}");
}

#[test]
fn an_unknown_part_is_told_at_its_place_with_the_nearest() {
    extract("[mot, mt-a]")
        .expect(&[("a.yaml:3:14 lỗi [trich-thieu]", &["«mt-a»", "«mot-a» (gần giống nhất)"])]);
}

#[test]
fn an_extract_needs_parts_and_a_document_that_has_them() {
    let whole = "ban_goc: { tep: goc.yaml, la: ban-goc, dang: giay }\n";
    copy("trich-sao", whole)
        .expect(&[("a.yaml:2:10 lỗi [thieu-khoa] trích sao thiếu", &["trich:"])]);
    let pages = "ban_goc: { tep: goc.pdf, la: ban-goc, dang: giay }\ntrich: [a]\n";
    copy("trich-sao", pages).expect(&[("a.yaml:2:17 lỗi [tep-sao]", &["tạo lập lại"])]);
    let apart = "ban_goc: { la: ban-goc, dang: giay }\ntrich: [a]\n";
    copy("trich-sao", apart).expect(&[("a.yaml:3:8 cảnh báo [trich-thieu]", &["tep"])]);
}

#[test]
fn words_that_are_none_of_those_known_are_refused() {
    let case =
        copy("sao-y", "ban_goc: { la: goc, dang: giay }\nhinh_thuc: so\nthoi_diem_ky: 10:30\n");
    case.expect(&[
        ("a.yaml:2:16 lỗi [sai-dang]", &["ban-goc, ban-chinh, ban-sao-y"]),
        ("a.yaml:3:12 lỗi [sai-dang]", &["giay, dien-tu"]),
        ("a.yaml:4:15 lỗi [thoi-diem-sai]", &["2025-05-20 10:30:00"]),
    ]);
}
