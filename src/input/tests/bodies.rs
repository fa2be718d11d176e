//! The body in line and list notation: levels, numbers, titles, what is ambiguous.

use super::{body, dispatch, outline};

#[test]
fn every_level_opens_numbers_and_nests() {
    let text = "Phần I\nQUY ĐỊNH\n\nChương I. Chung\n\nMục 1\n\nPHẠM VI\n\nĐiều 1. Đối tượng\n\n1. Một:\n\na) Hai;\n\n\
                - Ba;\n\n+ Bốn.\n\nb) Năm.\n\nĐiều 2. Sáu.\n\nMục 2: Bảy\n\nChương II - Tám\n\nĐiều 3. Chín.";
    let case = body(text);
    case.expect(&[]);
    let wanted = "phan I [QUY ĐỊNH]
  chuong I [Chung]
    muc 1 [PHẠM VI]
      dieu 1 [Đối tượng]
        khoan 1 Một:
          diem a Hai;
            gach  Ba;
              cong  Bốn.
          diem b Năm.
      dieu 2 Sáu.
    muc 2 [Bảy]
  chuong II [Tám]
    dieu 3 Chín.
";
    assert_eq!(outline(&case), wanted);
}

#[test]
fn a_title_is_words_without_punctuation_over_something() {
    let case = body(
        "1. Về tổng kết\n\nDừng họp.\n\n2. Về hội nghị.\n\na) Chọn\n\nb) Duyệt\n\n3. Không còn gì",
    );
    let wanted = "khoan 1 [Về tổng kết]\n  ¶ Dừng họp.\nkhoan 2 Về hội nghị.\n  diem a Chọn\n  diem b Duyệt\nkhoan 3 Không còn gì\n";
    assert_eq!(outline(&case), wanted);
}

#[test]
fn a_wrapped_line_is_a_space_and_a_backslash_a_break() {
    let case = body("Một\nhai\\\nba.");
    let super::super::outline::Part::Paragraph(text) = &case.document().body.parts[0] else {
        panic!("a paragraph");
    };
    assert_eq!(text.runs.len(), 3);
    assert_eq!(text.plain(), "Một hai ba.");
}

#[test]
fn a_clause_under_a_finished_line_needs_no_blank_line() {
    let case = body(
        "Thực hiện như sau:\na) Một;\nb) Hai\nc) Ba.\n- Bốn\n- Năm\nChương I\nCHUNG\nĐiều 1. Sáu.",
    );
    case.expect(&[("a.yaml:8:3 cảnh báo [mo-dau-khong-ro]", &["«Chương I»"])]);
}

#[test]
fn a_clause_under_an_unfinished_line_is_never_glued_in_silence() {
    let case = body("Các đơn vị thực hiện\na) Một;\nb) Hai.");
    case.expect(&[("a.yaml:3:3 cảnh báo [mo-dau-khong-ro]", &["«a)»", "phần mới", "dòng trống"])]);
    assert_eq!(outline(&case), "¶ Các đơn vị thực hiện\ndiem a Một;\ndiem b Hai.\n");
    body("I. MỤC ĐÍCH\n1. Mục đích\n- Đánh giá.\n2. Yêu cầu\na) Một.").expect(&[]);
    let case = body("theo quy định tại khoản\n2. Điều này và giai đoạn 2020\n- 2025 của tỉnh");
    case.expect(&[
        ("a.yaml:3:3 cảnh báo [mo-dau-khong-ro]", &["được nối"]),
        ("a.yaml:4:3 cảnh báo [mo-dau-khong-ro]", &["được nối"]),
    ]);
    assert_eq!(outline(&case).lines().count(), 1);
}

#[test]
fn a_dash_that_an_editor_wrapped_to_the_beginning_of_a_line_is_told_of() {
    let wrapped = "Điều 1. Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân, Trưởng phòng Văn hóa\n- Xã hội.";
    body(wrapped).expect(&[("a.yaml:3:3 cảnh báo [mo-dau-khong-ro]", &["«-»", "viết liền"])]);
    body("Điều 1. Trưởng phòng\n- Thi hành.").expect(&[]);
}

#[test]
fn the_program_numbers_and_says_where_the_typed_number_differs() {
    let case =
        body("1. Một.\n\n3. Hai:\n\na) Ba;\n\nc) Bốn;\n\nd) Năm;\n\nđ) Sáu.\n\nChương 1\n\nBảy");
    case.expect(&[
        ("a.yaml:4:3 cảnh báo [so-thu-tu] ghi «3.» nhưng theo thứ tự là «2.»", &["| 2."]),
        ("a.yaml:8:3 cảnh báo [so-thu-tu] ghi «c)»", &["| b)"]),
        ("a.yaml:10:3 cảnh báo [so-thu-tu] ghi «d)»", &["| c)"]),
        ("a.yaml:12:3 cảnh báo [so-thu-tu] ghi «đ)»", &["| d)"]),
        ("a.yaml:14:3 cảnh báo [so-thu-tu] ghi «Chương 1»", &["| Chương I"]),
    ]);
    assert!(outline(&case).contains("  diem d Sáu."));
}

#[test]
fn letters_run_through_the_whole_alphabet_and_no_further() {
    let letters = "a b c d đ e g h i k l m n o p q r s t u v x y";
    let lines: String = letters.split(' ').map(|letter| format!("{letter}) Việc;\n\n")).collect();
    body(&lines).expect(&[]);
    body(&format!("{lines}z) Việc."))
        .expect(&[("a.yaml:48:3 lỗi [so-thu-tu] bảng chữ cái chỉ đủ cho 23 điểm", &[])]);
}

#[test]
fn decimals_dates_and_words_open_nothing() {
    let paragraphs = [
        "1.500 đồng một người.",
        "25.12.2020 là hạn cuối.",
        "2020. Năm ấy thế nào.",
        "-5 độ là lạnh.",
        "Điều 5 của Luật này quy định rõ.",
        "Chương II của Luật quy định.",
        "Mục lục văn bản.",
        "Phần lớn đơn vị.",
        "a. Một.",
        "1\\. Một.",
        "\\- Một.",
        "I. Lê-nin là lãnh tụ.",
        "V. I. Lê-nin là lãnh tụ.",
        "C. Mác viết.",
        "X. Một.",
    ];
    for paragraph in paragraphs {
        let shown = outline(&body(paragraph));
        assert_eq!(shown, format!("¶ {}\n", paragraph.replace('\\', "")), "{paragraph}");
    }
}

#[test]
fn roman_clauses_go_on_past_letters_that_could_be_initials() {
    let lines: String =
        ["I", "II", "III", "IV", "V"].map(|n| format!("{n}. VIỆC\n\nLàm.\n\n")).concat();
    let case = body(&lines);
    case.expect(&[]);
    assert!(outline(&case).contains("la-ma V [VIỆC]"));
}

#[test]
fn a_numbering_the_decree_lacks_stays_text_with_a_word_about_it() {
    body("1.1. Về họp\n\n– Gạch dài").expect(&[
        ("a.yaml:2:3 ghi chú [cap-la] «1.1.» không thuộc các cấp", &[]),
        ("a.yaml:4:3 ghi chú [cap-la] «–» được coi là gạch đầu dòng", &["«-»"]),
    ]);
    body("1.5 triệu đồng").expect(&[]);
}

#[test]
fn articles_run_through_the_body_and_clauses_begin_anew() {
    let case = body(
        "Chương I\n\nA\n\nĐiều 1. Một:\n\n1. Hai.\n\nChương II\n\nB\n\nĐiều 2. Ba:\n\n1. Bốn.\n\n2. Năm.",
    );
    case.expect(&[]);
    assert!(
        outline(&case)
            .ends_with("chuong II [B]\n  dieu 2 Ba:\n    khoan 1 Bốn.\n    khoan 2 Năm.\n")
    );
}

#[test]
fn both_notations_read_to_one_outline() {
    let tables = "bang: { b: { cot: [A], hang: [[x]] } }\n";
    let typed = dispatch(&format!(
        "{tables}noi_dung: |\n  Mở đầu[^1].\n\n  I. TÌNH HÌNH\n\n  Đoạn.\n\n  1. Về việc\n\n  a) Một {{#mot}};\n\n  \
         b) Hai theo {{@mot}}.\n\n  2. Ba.\n\n  {{bang: b}}\n\n  [^1]: Chú thích.\n"
    ));
    let flat = dispatch(&format!(
        "{tables}noi_dung:\n  - doan: Mở đầu[^1].\n  - \"[^1]: Chú thích.\"\n  - la-ma: TÌNH HÌNH\n  - Đoạn.\n  \
         - khoan: Về việc\n  - diem: Một;\n    nhan: mot\n  - diem: Hai theo {{@mot}}.\n  - khoan: Ba.\n  - bang: b\n"
    ));
    let nested = dispatch(&format!(
        "{tables}noi_dung:\n  - doan: Mở đầu[^1].\n  - \"[^1]: Chú thích.\"\n  - la-ma:\n    tieu_de: TÌNH HÌNH\n    \
         gom:\n      - Đoạn.\n      - khoan:\n        tieu_de: Về việc\n        gom: [{{ diem: Một; , nhan: mot }}, \
         {{ diem: \"Hai theo {{@mot}}.\" }}]\n      - khoan: Ba.\n        gom: [{{ bang: b }}]\n"
    ));
    for case in [&typed, &flat, &nested] {
        case.expect(&[]);
    }
    assert_eq!(outline(&typed), outline(&flat));
    assert_eq!(outline(&typed), outline(&nested));
    assert!(outline(&typed).contains("diem b Hai theo điểm a khoản 1 Mục I."));
}

#[test]
fn the_list_notation_refuses_what_it_does_not_know() {
    dispatch("noi_dung:\n  - khoang: A\n  - doan: B\n    khoan: C\n  - diem: D\n    gom: [{ khoan: E }]\n  - [F]\n")
        .expect(&[
            ("a.yaml:2:5 lỗi [khoa-la]", &["«khoan»"]),
            ("a.yaml:4:5 lỗi [khoa-la]", &["riêng"]),
            ("a.yaml:6:13 lỗi [sai-dang] «khoan» không nằm trong «diem»", &[]),
            ("a.yaml:7:5 lỗi [sai-dang]", &[]),
        ]);
}

#[test]
fn emphasis_is_set_closed_or_taken_as_stars() {
    use super::super::rich::{Emphasis, Run};
    let case = body("Một **hai *ba*** bốn 3 * 4 = 3*4 \\*năm\\* ***sáu***.");
    case.expect(&[]);
    let super::super::outline::Part::Paragraph(text) = &case.document().body.parts[0] else {
        panic!("a paragraph");
    };
    let shown: Vec<(&str, Emphasis)> = text
        .runs
        .iter()
        .filter_map(|run| match run {
            Run::Words(words) => Some((words.text.as_str(), words.emphasis)),
            Run::Break | Run::Note(_) | Run::Reference(_) => None,
        })
        .collect();
    let wanted = [
        ("Một ", Emphasis::Plain),
        ("hai ", Emphasis::Bold),
        ("ba", Emphasis::BoldItalic),
        (" bốn 3 * 4 = 3*4 *năm* ", Emphasis::Plain),
        ("sáu", Emphasis::BoldItalic),
        (".", Emphasis::Plain),
    ];
    assert_eq!(shown, wanted);
    let open = body("Một **hai ba.");
    open.expect(&[("a.yaml:2:7 cảnh báo [nhan-manh]", &["\\*"])]);
    assert_eq!(outline(&open), "¶ Một **hai ba.\n");
}

#[test]
fn a_variable_nothing_has_filled_is_an_error() {
    body("Ngày {{ dai_hoi.ngay }}.").expect(&[("a.yaml:2:8 lỗi [bien-trong]", &["ho-so.yaml"])]);
}

#[test]
fn paragraphs_pasted_without_blank_lines_are_joined_with_a_word_about_it() {
    let case = body("Đoạn một đã hết.\nĐoạn hai cũng vậy.\n\nĐoạn ba được\nngắt giữa câu.");
    case.expect(&[("a.yaml:3:3 ghi chú [mo-dau-khong-ro] dòng này được nối", &["dòng trống"])]);
    assert_eq!(outline(&case).lines().count(), 2);
    body("Chương I\nNHỮNG QUY ĐỊNH CHUNG VỀ HOẠT ĐỘNG CỦA HỘI ĐỒNG\n\nĐiều 1. Một.").expect(&[]);
}
