//! Footnotes, labels and citations: each mention finds what it means, and the reverse.

use super::{body, dispatch, outline};

#[test]
fn footnotes_are_found_wrapped_and_of_two_paragraphs() {
    let case =
        body("Một[^a], hai[^b].\n\n[^a]: Chú thích\n  dài.\n[^b]: Hai *nghiêng*.\n\n  Đoạn sau.");
    case.expect(&[]);
    let shown = format!("{:?}", case.document().body);
    assert!(shown.contains("Chú thích dài."));
    assert!(shown.contains("Break") && shown.contains("Đoạn sau."));
}

#[test]
fn footnotes_missing_left_over_or_used_twice_are_said_at_their_places() {
    let text = "Một[^a] hai[^a] ba[^x].\n\n[^a]: Chú[^a].\n\n[^b]: Thừa.\n\n[^b]: Lại.";
    body(text).expect(&[
        ("a.yaml:2:14 lỗi [chu-thich-sai] chú thích «[^a]» được đặt hai lần", &[]),
        (
            "a.yaml:2:21 lỗi [chu-thich-thieu] chú thích «[^x]» không có nội dung",
            &["các tên có thể dùng: a, b"],
        ),
        ("a.yaml:4:12 lỗi [chu-thich-sai] trong chú thích không đặt được", &[]),
        ("a.yaml:6:3 cảnh báo [chu-thich-thua] chú thích «[^b]»", &[]),
        ("a.yaml:8:3 lỗi [chu-thich-sai] chú thích «[^b]» ghi nội dung hai lần", &[]),
    ]);
}

#[test]
fn labels_are_mentioned_from_every_part_of_a_document() {
    let case = dispatch(
        "noi_nhan: Như {@nam}\nnoi_dung: |\n  Theo {@bang-a} và {@trong}[^1].\n\n  1. Một:\n\n  a) Hai {#nam}.\n\n  \
         | A |\n  |---|\n  | {@nam} |\n\n  [^1]: Xem {@nam}.\n\
         phu_luc:\n  - { nhan: bang-a, ten: Bảng, noi_dung: \"Đoạn.\" }\n  \
         - ten: Hai\n    noi_dung: |\n      1. {#trong} Ba.\n",
    );
    case.expect(&[]);
    let document = case.document();
    assert_eq!(document.recipients[0].plain(), "Như điểm a khoản 1");
    assert!(
        outline(&case).starts_with("¶ Theo Phụ lục I và khoản 1 Phụ lục II."),
        "{}",
        outline(&case)
    );
    assert!(outline(&case).contains("bảng 1 cột: điểm a khoản 1"));
    assert!(format!("{:?}", document.body).contains("text: \"điểm a khoản 1\""));
    assert_eq!(document.appendices[1].number.as_deref(), Some("II"));
}

#[test]
fn a_lone_appendix_has_no_number() {
    let case = dispatch("noi_dung: Theo {@a}.\nphu_luc: [{ nhan: a, noi_dung: Đoạn. }]\n");
    case.expect(&[]);
    assert_eq!(outline(&case), "¶ Theo Phụ lục.\n");
    assert_eq!(case.document().appendices[0].number, None);
}

#[test]
fn labels_missing_left_over_twice_or_misplaced_are_said_at_their_places() {
    body("Đoạn {#dau}.\n\n1. Một {#a}.\n\n2. Hai {#a} {@b}.\n\n- Ba {#c}.\n\n{# d e}").expect(&[
        ("a.yaml:2:8 lỗi [nhan-sai] nhãn «dau» phải đặt ở một phần có số", &[]),
        ("a.yaml:4:10 cảnh báo [nhan-thua] nhãn «a»", &["{@a}"]),
        ("a.yaml:6:10 lỗi [nhan-sai] nhãn «a» đặt ở hai nơi", &[]),
        ("a.yaml:6:15 lỗi [nhan-thieu] không có phần nào mang nhãn «b»", &["dùng: a"]),
        ("a.yaml:8:8 lỗi [nhan-sai] nhãn «c» đặt ở cấp không có tên gọi", &[]),
        ("a.yaml:10:3 lỗi [nhan-sai] tên nhãn chỉ gồm", &[]),
    ]);
}

const CITED: &str = "vien_dan:
  kh1: { loai: ke-hoach, so: 125/KH-UBND, ngay: 2019-07-05, co_quan: UBND tỉnh, trich_yeu: về hội nghị }
  luat: { loai: Luật, trich_yeu: Tổ chức chính quyền địa phương, ngay: 19/6/2015 }
";

#[test]
fn the_first_citation_prints_in_full_and_later_ones_short() {
    let text = "noi_dung: |\n  Theo @luat, @kh1 và[^1] @kh1; thư a@b.vn, @ 5, \\@kh1.\n\n  [^1]: Như @kh1.\n";
    let case = dispatch(&format!("{CITED}{text}"));
    case.expect(&[]);
    let wanted = "¶ Theo Luật Tổ chức chính quyền địa phương ngày 19/6/2015, Kế hoạch số 125/KH-UBND ngày 05/7/2019 \
                  của UBND tỉnh về hội nghị và Kế hoạch số 125/KH-UBND; thư a@b.vn, @ 5, @kh1.\n";
    assert_eq!(outline(&case), wanted);
    assert!(format!("{:?}", case.document().body).contains("\"Như Kế hoạch số 125/KH-UBND.\""));
}

#[test]
fn a_footnote_counts_where_it_is_mentioned_and_a_legal_basis_before_the_body() {
    let noted =
        dispatch(&format!("{CITED}noi_dung: |\n  Một[^1] và @kh1, @luat.\n\n  [^1]: Xem @kh1.\n"));
    assert!(outline(&noted).starts_with("¶ Một và Kế hoạch số 125/KH-UBND, Luật"));
    let decision =
        super::HEAD.replace("cong-van", "quyet-dinh").replace("kinh_gui: Các đơn vị\n", "");
    let text =
        format!("{CITED}can_cu: [Căn cứ @kh1, Căn cứ @luat]\nnoi_dung: Theo @kh1.\n{decision}");
    let case = super::case(&[("a.yaml", text.as_bytes())]);
    case.expect(&[]);
    let bases = &case.document().bases;
    assert!(
        bases[0].plain().contains("ngày 05 tháng 7 năm 2019 của UBND tỉnh"),
        "{}",
        bases[0].plain()
    );
    assert_eq!(outline(&case), "¶ Theo Kế hoạch số 125/KH-UBND.\n");
}

#[test]
fn citations_missing_left_over_or_incomplete_are_said_at_their_places() {
    let entries =
        "vien_dan:\n  a: { loai: Công văn }\n  bcd: { loai: Công văn, so: 1/A, ngay: 2020-02 }\n";
    dispatch(&format!("{entries}noi_dung: Theo @bce, @xyz.\n")).expect(&[
        ("a.yaml:2:3 lỗi [vien-dan-sai] văn bản viện dẫn «a» thiếu «so»", &[]),
        ("a.yaml:3:3 cảnh báo [vien-dan-thua]", &["@bcd"]),
        ("a.yaml:3:41 lỗi [vien-dan-sai] ngày của «bcd» phải đủ", &[]),
        ("a.yaml:4:16 lỗi [vien-dan-thieu] «@bce»", &["«bcd»"]),
        ("a.yaml:4:22 lỗi [vien-dan-thieu] «@xyz»", &["bcd"]),
    ]);
}

#[test]
fn glue_is_set_only_where_it_is_asked_for() {
    let text = |choice: &str| {
        let case =
            dispatch(&format!("{choice}noi_dung: Theo 30/2020/NĐ-CP, Điều 5 ngày 05 tháng 02.\n"));
        outline(&case)
    };
    assert_eq!(text(""), "¶ Theo 30/2020/NĐ-CP, Điều 5 ngày 05 tháng 02.\n");
    let glued = "¶ Theo 30/2020/NĐ\u{2011}CP, Điều\u{a0}5 ngày\u{a0}05\u{a0}tháng\u{a0}02.\n";
    assert_eq!(text("trinh_bay: { giu_lien: true }\n"), glued);
}
