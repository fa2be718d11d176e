//! Documents of a project: facts in their texts, defaults, citations of each other.

use super::garbage::Dice;
use super::{Case, HEAD, case, outline};

/// A dispatch of these lines in a project of this `ho-so.yaml`; line 1 is the first of them.
fn document(project: &str, lines: &str) -> Case {
    let text = format!("{lines}{HEAD}");
    case(&[("a.yaml", text.as_bytes()), ("ho-so.yaml", project.as_bytes())])
}

const FACTS: &str = "bien:
  ten: Đại hội thi đua
  ngay: 2020-06-25
  kinh_phi: 120000000
  hiem: \"1. Một *hai* @kh [^1] {#a} | ba\"
  hai_dong: |
    Dòng một

    Dòng hai
  tieu_ban:
    - { ten: Nội dung, so: 3 }
    - { ten: \"Hậu cần | Lễ tân\", so: 5 }
";

#[test]
fn facts_stand_in_every_printed_value() {
    let case = document(
        FACTS,
        "noi_dung: |\n  **{{ ten }}** họp {{ ngay\n  | ngay_thang }}[^1].\n\n  | A |\n  |---|\n  | {{ ten }} |\n\n  \
         {bang: b}\n\n  [^1]: Hết {{ kinh_phi | tien }}.\n\
         bang: { b: { cot: [\"{{ ten }}\"], hang: [[\"{{ kinh_phi | so }}\"]] } }\n\
         noi_nhan: [\"Ban Tổ chức {{ ten }}\"]\nluu: VT, {{ ten }}\n\
         phu_luc: [{ ten: \"{{ ten | in_hoa }}\", noi_dung: \"{{ ten }}.\" }]\nso: \"{{ 4 + 1 }}\"\n",
    );
    case.expect(&[]);
    let document = case.document();
    assert_eq!(
        outline(&case),
        "¶ Đại hội thi đua họp ngày 25 tháng 6 năm 2020.\nbảng 1 cột: Đại hội thi đua\n\
         bảng 1 cột: 120.000.000\n"
    );
    assert!(format!("{:?}", document.body).contains("Hết 120.000.000 đồng."));
    assert_eq!(document.recipients[0].plain(), "Ban Tổ chức Đại hội thi đua");
    let appendix = document.appendices[0].title.as_ref().map(|title| title.plain());
    assert_eq!(appendix.as_deref(), Some("ĐẠI HỘI THI ĐUA"));
    assert_eq!(document.number.as_ref().map(|number| number.value.as_str()), Some("5"));
}

#[test]
fn a_value_is_words_and_never_a_sign_of_the_notation() {
    let case = document(
        FACTS,
        "noi_dung: |\n  {{ hiem }}.\n\n  1. Việc {{ hiem }}:\n\n  {{ hai_dong }}.\n\n  | A | B |\n  |--|--|\n  | {{ hiem }} | x |\n\
         noi_nhan: [\"{{ hiem }}\"]\n",
    );
    case.expect(&[]);
    let value = "1. Một *hai* @kh [^1] {#a} | ba";
    assert_eq!(
        outline(&case),
        format!(
            "¶ {value}.\nkhoan 1 Việc {value}:\n  ¶ Dòng một Dòng hai.\n  bảng 2 cột: {value},x\n"
        )
    );
}

#[test]
fn an_opening_whose_number_is_a_value_still_opens_by_what_is_typed() {
    let case = document(
        FACTS,
        "noi_dung: |\n  {% for tb in tieu_ban %}\n\n  {{ loop.index }}. Tiểu ban {{ tb.ten }}.\n\n  {% endfor %}\n",
    );
    case.expect(&[]);
    assert_eq!(outline(&case), "khoan 1 Tiểu ban Nội dung.\nkhoan 2 Tiểu ban Hậu cần | Lễ tân.\n");
}

#[test]
fn a_number_that_is_a_value_is_never_mended() {
    let text = "noi_dung: |\n  1. Một:\n\n  {{ tieu_ban[1].so }}. Hai.\n\n  5. Ba.\n";
    let case = document(FACTS, text);
    case.expect(&[
        ("a.yaml:4:3 cảnh báo [so-thu-tu]", &["2."]),
        ("a.yaml:6:3 cảnh báo [so-thu-tu]", &["3."]),
    ]);
    let fixes: Vec<bool> = case.reading.findings.iter().map(|one| one.fix.is_some()).collect();
    assert_eq!(fixes, [false, true]);
}

#[test]
fn loops_repeat_clauses_rows_and_lines_and_number_them_anew() {
    let case = document(
        FACTS,
        "noi_dung: |\n  1. Các tiểu ban:\n  {% for tb in tieu_ban %}\n  a) {{ tb.ten }}{% if tb.so > 4 %} (đông){% endif %};\n  {% endfor %}\n\n  \
         | Tên | Số |\n  |---|--:|\n  {% for tb in tieu_ban %}\n  | {{ tb.ten }} | {{ tb.so }} |\n  {% endfor %}\n\n  {bang: b}\n\
         bang:\n  b:\n    cot: [Tên, Số]\n    hang: |\n      {% for tb in tieu_ban %}\n      | {{ tb.ten }} | {{ tb.so }} |\n      {% endfor %}\n      | Hết |\n\
         noi_nhan: |\n  {% for tb in tieu_ban %}\n  {{ tb.ten }}\n  {% endfor %}\n",
    );
    case.expect(&[]);
    assert_eq!(
        outline(&case),
        "khoan 1 Các tiểu ban:\n  diem a Nội dung;\n  diem b Hậu cần | Lễ tân (đông);\n    \
         bảng 2 cột: Nội dung,3 / Hậu cần | Lễ tân,5\n    bảng 2 cột: Nội dung,3 / Hậu cần | Lễ tân,5 / Hết\n"
    );
    let recipients: Vec<String> =
        case.document().recipients.iter().map(|line| line.plain()).collect();
    assert_eq!(recipients, ["Nội dung", "Hậu cần | Lễ tân"]);
}

#[test]
fn what_is_wrong_with_an_expression_is_said_at_its_place() {
    document(
        FACTS,
        "noi_dung: |\n  Một {{ tenn }}, {{ ngay\n    | ngay_than }}.\n\n  {% for tb in tieu_ban %}{{ tb.x }}{% endfor %}\n\n  \
         Hai {{ ten | tien }} **ba [^1].\nluu: \"{{ tieu_ban }}\"\nnoi_nhan: ['{{ ten']\n",
    )
    .expect(&[
        ("a.yaml:2:10 lỗi [bien-la] chưa khai biến «tenn»", &["«ten» (gần giống nhất)"]),
        ("a.yaml:3:7 lỗi [bieu-thuc-sai] không có bộ lọc «ngay_than»", &["«ngay_thang»"]),
        ("a.yaml:5:33 lỗi [bien-la] mục thứ 1 của «tb» không có «x»", &["ten, so"]),
        // What stands beside the tags is read on.
        ("a.yaml:7:24 cảnh báo [nhan-manh]", &[]),
        ("a.yaml:7:29 lỗi [chu-thich-thieu]", &[]),
        ("a.yaml:8:9 lỗi [bieu-thuc-sai] «tieu_ban» là một danh sách", &["join(sep=\", \")"]),
        ("a.yaml:9:13 lỗi [bieu-thuc-sai] «{{» mở mà không đóng", &[]),
    ]);
    document(FACTS, "noi_dung: Hai {{ ten | tien }}.\n")
        .expect(&[("a.yaml:1:24 lỗi [gia-tri-sai] «Đại hội thi đua»: không phải là số", &[])]);
}

#[test]
fn a_finding_in_a_value_is_said_where_the_value_stands() {
    let case = document("bien: { ngay: 2020-02-30 }\n", "ngay: \"{{ ngay }}\"\nnoi_dung: Đoạn.\n");
    case.expect(&[("a.yaml:1:8 lỗi [ngay-sai] «ngay»: không có ngày 30/2/2020", &[])]);
}

#[test]
fn outside_a_project_a_variable_is_an_error_in_words_and_in_codes() {
    super::dispatch("noi_dung: Một {{ ten }} {% if a %}.\nso: \"{{ so }}\"\n").expect(&[
        ("a.yaml:1:15 lỗi [bien-trong]", &["ho-so.yaml"]),
        ("a.yaml:1:25 lỗi [bien-trong]", &["ho-so.yaml"]),
        ("a.yaml:2:6 lỗi [bien-trong]", &["ho-so.yaml"]),
    ]);
}

#[test]
fn the_facts_of_a_document_are_told_with_their_places_and_the_rest_is_left_over() {
    let case =
        document(FACTS, "noi_dung: \"{{ ten }} {% for t in tieu_ban %}{{ t.so }}{% endfor %}\"\n");
    case.expect(&[]);
    let used: Vec<String> = case
        .reading
        .shared
        .iter()
        .map(|one| {
            let place = case.sources.get(one.span.source).place(one.span.start);
            format!(
                "{} {}:{} {}",
                one.key,
                place.line,
                place.column,
                one.content.as_deref().unwrap_or("-")
            )
        })
        .collect();
    assert_eq!(
        used,
        [
            "bien.ten 1:15 \"Đại hội thi đua\"",
            "bien.tieu_ban 1:34 [{ten:\"Nội dung\",so:3,},{ten:\"Hậu cần | Lễ tân\",so:5,},]"
        ]
    );
    let projects = crate::input::project::Projects::default();
    let project = projects.around(&case.folder.path().join("a.yaml"), super::kit());
    let project = project.expect("it is read").expect("there is one");
    let unused = project.unused(case.reading.shared.iter().map(|one| one.key.as_str()));
    let unused: Vec<&str> = unused.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(unused.len(), 4, "{unused:?}");
    assert!(unused[0].starts_with("biến «ngay» không được văn bản nào"));
}

#[test]
fn what_is_wrong_with_the_project_is_said_in_its_file() {
    document(
        "bien:\n  dai-hoi: x\n  ten: \"{{ a }}\"\n  trong:\n  ten: y\nbienn: {}\nvien_dan: { a: { loai: Công văn } }\n\
         mac_dinh: { luuu: VT, loai: x }\n",
        "noi_dung: Đoạn.\n",
    )
    .expect(&[
        ("ho-so.yaml:2:3 lỗi [bien-sai] tên biến «dai-hoi» chỉ gồm", &["dai_hoi: …"]),
        ("ho-so.yaml:3:8 lỗi [bien-sai] biến «ten» chứa biểu thức", &[]),
        ("ho-so.yaml:4:3 lỗi [bien-sai] biến «trong» để trống", &[]),
        ("ho-so.yaml:5:3 lỗi [khoa-trung]", &[]),
        ("ho-so.yaml:6:1 lỗi [khoa-la]", &["«bien» (gần giống nhất)"]),
        ("ho-so.yaml:7:13 lỗi [vien-dan-sai] văn bản viện dẫn «a» thiếu «so»", &[]),
        ("ho-so.yaml:8:13 lỗi [khoa-la] không loại văn bản nào có khóa «luuu»", &["«luu»"]),
        ("ho-so.yaml:8:23 lỗi [khoa-la] «loai» không đặt mặc định được", &[]),
    ]);
    document("", "noi_dung: Đoạn.\n").expect(&[]);
}

#[test]
fn defaults_fill_what_a_document_leaves_open_choice_by_choice() {
    let project = "bien: { ma: VT }\nmac_dinh: { luu: \"{{ ma }}, KT\", trinh_bay: { co_chu: 13pt, giu_lien: true }, can_cu: x }\n";
    let case = document(project, "noi_dung: Đoạn.\ntrinh_bay: { co_chu: 14pt }\n");
    case.expect(&[]);
    let document_ = case.document();
    assert_eq!(document_.archive.as_ref().map(|line| line.plain()).as_deref(), Some("VT, KT"));
    let choices: Vec<_> = document_
        .presentation
        .iter()
        .map(|(key, value)| (key.as_str(), value.value.as_str()))
        .collect();
    assert_eq!(choices, [("co_chu", "14pt"), ("giu_lien", "true")]);
    let keys: Vec<&str> = case.reading.shared.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(keys, ["mac_dinh.luu", "mac_dinh.trinh_bay.giu_lien", "bien.ma"]);
    let given = document(project, "noi_dung: Đoạn.\nluu: VP\n");
    let line = given.document().archive.as_ref().map(|line| line.plain());
    assert_eq!(line.as_deref(), Some("VP"));
}

/// A decision that cites; its own day is 5 June 2020, its bases are in line 1.
fn citing(bases: &str, body: &str, others: &[(&str, &str)]) -> Case {
    let head = HEAD.replace("cong-van", "quyet-dinh").replace("kinh_gui: Các đơn vị\n", "");
    let text = format!("can_cu: {bases}\nnoi_dung: {body}\nngay: 2020-06-05\n{head}");
    let mut files = vec![("a.yaml", text.as_bytes())];
    files.extend(others.iter().map(|(name, text)| (*name, text.as_bytes())));
    case(&files)
}

const PLAN: &str = "loai: ke-hoach
co_quan: { ten: Ủy ban nhân dân tỉnh A, ten_ngan: UBND tỉnh, viet_tat: UBND, dia_danh: A }
so: 125
ngay: 2019-07-17
trich_yeu: |
  Tổ chức
  {{ ten }}
noi_dung: Theo @a.
noi_nhan: [Như trên]
ky: { chuc_vu: Chủ tịch }
";

#[test]
fn a_document_of_the_project_is_cited_by_its_file_as_its_head_says_it() {
    let others = [("ho-so.yaml", FACTS), ("sub/ke-hoach.yaml", PLAN)];
    let case = citing("[ke-hoach]", "Theo @ke-hoach.", &others);
    case.expect(&[]);
    let basis = case.document().bases[0].plain();
    let words =
        "Kế hoạch số 125/KH-UBND ngày 17 tháng 7 năm 2019 của UBND tỉnh về tổ chức Đại hội thi đua";
    assert_eq!(basis, words);
    assert_eq!(outline(&case), "¶ Theo Kế hoạch số 125/KH-UBND.\n");
    let [cited] = case.reading.cited.as_slice() else { panic!("{:?}", case.reading.cited) };
    let read = cited.files.iter().filter(|file| file.hash.is_some()).count();
    assert_eq!((cited.id.as_str(), read), ("ke-hoach", 2));
    assert!(cited.files[0].path.ends_with("sub/ke-hoach.yaml"));
    assert!(cited.words.starts_with("Kế hoạch số 125/KH-UBND ngày 17/7/2019 của UBND tỉnh"));
}

#[test]
fn a_document_not_yet_issued_leaves_room_and_warns_once() {
    let draft = PLAN.replace("so: 125", "so:").replace("2019-07-17", "2020-05");
    let case = citing("Luật A", "Theo @kh, @kh.", &[("ho-so.yaml", FACTS), ("kh.yaml", &draft)]);
    case.expect(&[(
        "a.yaml:2:16 cảnh báo [vien-dan-chua-ban-hanh] văn bản «kh» chưa có số và ngày",
        &[],
    )]);
    let shown = outline(&case).replace('\u{a0}', "_");
    assert!(
        shown.starts_with("¶ Theo Kế hoạch số _______/KH-UBND ngày ___/5/2020 của UBND tỉnh về"),
        "{shown}"
    );
}

#[test]
fn what_should_not_be_cited_on_the_day_of_issue_is_said() {
    let project = "bien: { ten: x }\nvien_dan:\n  \
        cu: { loai: Kế hoạch, so: 1/KH, ngay: 2019-01-01, het_hieu_luc: 2020-06-05 }\n  \
        con: { loai: Kế hoạch, so: 2/KH, ngay: 2020-06-05, het_hieu_luc: 2020-06-06 }\n  \
        sau: { tep: kh.yaml, trich_yeu: về việc khác }\n";
    let later = PLAN.replace("2019-07-17", "2020-06-06");
    let case = citing("[cu, con, sau]", "Đoạn.", &[("ho-so.yaml", project), ("kh.yaml", &later)]);
    case.expect(&[(
        "a.yaml:1:10 cảnh báo [vien-dan-het-hieu-luc] văn bản «cu» hết hiệu lực từ 05/06/2020",
        &[],
    )]);
    assert!(case.document().bases[2].plain().ends_with("của UBND tỉnh về việc khác"));
    let keys: Vec<&str> = case.reading.shared.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(keys, ["vien_dan.cu", "vien_dan.con", "vien_dan.sau"]);
}

#[test]
fn an_id_that_leads_nowhere_to_itself_or_to_a_fault_is_said_where_it_is_cited() {
    let broken = PLAN.replace("loai: ke-hoach", "loai: ke-hoac");
    let others =
        [("ho-so.yaml", FACTS), ("kh1.yaml", &broken), ("x/hai.yaml", PLAN), ("y/hai.yaml", PLAN)];
    citing("[kh2, a]", "Theo @kh1, @hai.", &others).expect(&[
        ("a.yaml:1:10 lỗi [vien-dan-thieu] «@kh2»", &["«kh1»"]),
        ("a.yaml:1:15 lỗi [vien-dan-tep] «@a» là chính văn bản này", &[]),
        ("a.yaml:2:16 lỗi [vien-dan-tep] văn bản «kh1» còn lỗi", &["kh1.yaml:1:7: không có loại"]),
        ("a.yaml:2:22 lỗi [vien-dan-tep] «@hai» có thể là nhiều văn bản", &["tep:"]),
    ]);
}

#[test]
fn no_body_makes_it_stumble_and_every_finding_has_a_place_in_its_file() {
    let words = "{{ hiem }} {{ hai_dong }} {{ ngay }} {% for t in tieu_ban %} {% endfor %} {{ t.ten }} \
                 {% if ngay %} {% endif %} | * ** \\ 1. a) - I. [^1] [^1]: {#a} {@a} @b {bang: b} Điều .";
    let mut words: Vec<&str> = words.split_inclusive(['}', ' ']).map(str::trim).collect();
    words.extend(["\n", "\n\n", "\n  ", "{{ hiem }}", "{{ hai_dong }}", "{% for t in tieu_ban %}"]);
    words.extend(["{% endfor %}", "{{ t.ten }}", "|---|", " "]);
    let mut dice = Dice(11);
    let (mut filled, project) = (0, FACTS.as_bytes());
    for _ in 0..400 {
        let body: String = (0..24).map(|_| words[dice.below(words.len())]).collect();
        let body = body.replace('\n', "\n  ");
        let text = format!("noi_dung: |\n  Đoạn.\n  {body}\n{HEAD}");
        let case = case(&[("a.yaml", text.as_bytes()), ("ho-so.yaml", project)]);
        for finding in &case.reading.findings {
            let span = finding.span.expect("every finding has a place");
            let source = case.sources.get(span.source).text();
            assert!(source.get(span.start..span.end).is_some(), "{text}: {finding:?}");
        }
        filled += usize::from(!case.reading.shared.is_empty());
    }
    assert!(filled > 50, "{filled}");
}
