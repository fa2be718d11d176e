//! Every rule finds its wrong example at the marked place and nothing in what is right.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::diagnostic::Severity;
use crate::make::{Made, Maker};

/// A right document of each kind the examples are of; a line of an example takes the place of the
/// key's own.
const BASES: &[&[&str]] = &[
    &[
        "loai: thong-bao",
        "co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }",
        "so: 12",
        "ngay: 2020-06-15",
        "trich_yeu: Lịch làm việc",
        "noi_dung: Sở Nội vụ thông báo lịch làm việc./.",
        "noi_nhan: [Các phòng]",
        "luu: VT, VP",
        "ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }",
    ],
    &[
        "loai: cong-van",
        "co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }",
        "so: 12",
        "don_vi: VP",
        "ngay: 2020-06-15",
        "trich_yeu: tổ chức hội nghị",
        "kinh_gui: Các phòng",
        "noi_dung: Đề nghị các phòng thực hiện./.",
        "noi_nhan: [Như trên]",
        "luu: VT, VP",
        "ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }",
    ],
    &[
        "loai: to-trinh",
        "co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }",
        "so: 12",
        "ngay: 2020-06-15",
        "trich_yeu: Về việc thành lập tiểu ban",
        "kinh_gui: Ủy ban nhân dân tỉnh",
        "noi_dung: Sở Nội vụ trình Ủy ban nhân dân tỉnh xem xét./.",
        "noi_nhan: [Như trên]",
        "luu: VT, VP",
        "ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }",
    ],
    &[
        "loai: quyet-dinh",
        "co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }",
        "so: 12",
        "ngay: 2020-06-15",
        "trich_yeu: Về việc thành lập tổ công tác",
        "can_cu: [Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015]",
        "noi_dung: |\n  Điều 1. Thành lập tổ công tác.\n\n  Điều 2. Chánh Văn phòng thi hành Quyết định này./.",
        "noi_nhan: [Như Điều 2]",
        "luu: VT, VP",
        "ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }",
    ],
    &[
        "loai: bien-ban",
        "co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }",
        "so: 12",
        "trich_yeu: Họp giao ban",
        "bat_dau: 08 giờ 00, ngày 15 tháng 6 năm 2020",
        "dia_diem: Phòng họp số 1",
        "thanh_phan: Các phòng",
        "chu_tri: Ông Nguyễn Văn An, Giám đốc",
        "thu_ky: Bà Trần Thị Bình, chuyên viên",
        "noi_dung: Các phòng báo cáo công việc.",
        "ket_thuc: 11 giờ 00, ngày 15 tháng 6 năm 2020",
        "luu: VT, Hồ sơ",
        "ky: [{ chuc_vu: Thư ký, ho_ten: Trần Thị Bình }, { chuc_vu: Chủ tọa, ho_ten: Nguyễn Văn An }]",
    ],
];

/// The base of an example with the example's lines in it.
pub(in crate::checks) fn whole(example: &str) -> String {
    let keys: Vec<&str> = example
        .lines()
        .filter(|line| !line.starts_with([' ', '-', '#']))
        .filter_map(|line| line.split(':').next())
        .map(|key| key.trim_matches(['⟦', '⟧']))
        .collect();
    let kind = example.lines().find(|line| line.starts_with("loai:"));
    let kind = kind.map(|line| line.replace(['⟦', '⟧'], ""));
    let named = |base: &&&[&str]| Some(base[0]) == kind.as_deref();
    let base = BASES.iter().find(named).unwrap_or(&BASES[0]);
    let kept = base.iter().filter(|line| {
        let key = line.split(':').next().unwrap_or("");
        !keys.contains(&key)
    });
    kept.map(|line| format!("{line}\n")).collect::<String>() + example + "\n"
}

fn maker() -> &'static Maker<'static> {
    static KIT: OnceLock<Kit> = OnceLock::new();
    static MAKER: OnceLock<Maker<'static>> = OnceLock::new();
    MAKER.get_or_init(|| {
        let kit = KIT.get_or_init(|| Kit::bundled().expect("the embedded kit loads"));
        let faces = Faces::bundled().expect("the embedded fonts serve");
        Maker::new(kit, faces).expect("the templates are right")
    })
}

/// What is found in a document, each finding as `rule: what stands at its place`.
pub(in crate::checks) fn looked_at(text: &str) -> Made {
    let folder = tempfile::tempdir().expect("a folder for the example");
    let path = folder.path().join("a.yaml");
    std::fs::write(&path, text).expect("the example can be written");
    maker().check(&path).expect("the example can be looked at")
}

pub(in crate::checks) fn told(made: &Made) -> Vec<String> {
    let one = |finding: &Diagnostic| {
        let place = finding.span.map_or("", |span| {
            let text = made.sources.get(span.source).text();
            text.get(span.start..span.end).unwrap_or("(no place)")
        });
        format!("{}: ⟦{place}⟧ {}", finding.rule, finding.message)
    };
    made.findings.iter().map(one).collect()
}

#[test]
fn every_rule_finds_its_wrong_example_at_the_marked_place() {
    let mut missed = Vec::new();
    for rule in rules() {
        let Example::Lines { wrong, .. } = rule.example else { continue };
        // Places are those of the text as it is read, letter by letter.
        let marked: String = whole(wrong).nfc().collect();
        let written = whole(wrong).replace(['⟦', '⟧'], "");
        let start = marked.find('⟦').expect("a marked place");
        let end = marked.find('⟧').expect("a marked place") - '⟦'.len_utf8();
        let made = looked_at(&written);
        let found = made.findings.iter().any(|finding| {
            let span = finding.span.expect("every finding has a place");
            finding.rule == rule.id && (span.start, span.end) == (start, end)
        });
        if !found {
            missed.push(format!("{}:\n{wrong}\n{:#?}\n", rule.id, told(&made)));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn nothing_is_found_in_what_is_right_or_only_looks_wrong() {
    let mut alarms = Vec::new();
    for rule in rules() {
        let right = match rule.example {
            Example::Lines { right, .. } => Some(right),
            Example::Told { .. } => None,
        };
        for lines in right.iter().chain(rule.alike) {
            let made = looked_at(&whole(lines));
            if !made.findings.is_empty() {
                alarms.push(format!("{}:\n{lines}\n{:#?}\n", rule.id, told(&made)));
            }
        }
    }
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}

#[test]
fn rules_have_ids_of_their_own_and_say_what_and_why() {
    let mut ids: Vec<_> = rules().map(|rule| rule.id).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    for rule in rules() {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(rule.id.chars().all(plain), "{}", rule.id);
        for said in [rule.what, rule.why] {
            assert!(said.ends_with('.') && said.starts_with(char::is_uppercase), "{}", rule.id);
        }
        let (wrong, right) = rule.example.words();
        assert!(!wrong.is_empty() && !right.is_empty(), "{}", rule.id);
    }
}

#[test]
fn a_silenced_finding_is_not_heard_and_an_error_of_reading_is() {
    let silence = |rule: &str| format!("bo_qua: [{{ quy_tac: {rule}, ly_do: vì thế }}]\n");
    let idle = "bang: { a: { cot: [A], hang: [[1]] } }\n";
    let made = looked_at(&(whole(idle) + &silence("bang-thua")));
    assert_eq!(told(&made), [""; 0]);
    assert_eq!(made.silenced.len(), 1);
    assert_eq!(made.silenced[0].reason, "vì thế");
    let made = looked_at(&(whole("ngay: 2019-02-29") + &silence("ngay-sai")));
    assert!(made.findings.iter().any(|f| f.severity == Severity::Error), "{:?}", told(&made));
    let made = looked_at(&(whole("trich_yeu: 日") + &silence("chu-khong-co-trong-phong")));
    let rules: Vec<_> = made.findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["chu-khong-co-trong-phong", "bo-qua-la"]);
}

#[test]
fn a_place_is_exact_in_every_notation_of_yaml_and_its_fix_is_offered() {
    for lines in [
        "noi_dung: Phát triển kinh tế – xã hội./.",
        "noi_dung: 'Ông ''A'' nói: kinh tế – xã hội./.'",
        "noi_dung: \"Ông \\\"A\\\": kinh tế – xã hội./.\"",
        "noi_dung: |\n  Phát triển\n  **kinh tế – xã hội** của tỉnh./.",
        "noi_dung: |\n  Một \\* hai và\n  kinh tế – xã hội./.",
        "noi_dung: |\n  1. Một[^a]./.\n\n  [^a]: Về kinh tế – xã hội.",
        "noi_dung: |\n  | Cột A | Cột B |\n  |---|---|\n  | Một | kinh tế – xã hội |\n\n  Hết./.",
        "trich_yeu: >-\n  Phát triển\n  kinh tế – xã hội",
        "trinh_bay: { giu_lien: true }\nnoi_dung: Điều 5 và kinh tế – xã hội./.",
    ] {
        let made = looked_at(&whole(lines));
        let told = told(&made);
        assert_eq!(made.findings.len(), 1, "{lines}: {told:?}");
        assert!(told[0].starts_with("gach-ngang-sai: ⟦–⟧"), "{lines}: {told:?}");
        let fix = made.findings[0].fix.as_ref();
        assert_eq!(fix.map(|fix| Some(fix.span)), Some(made.findings[0].span), "{lines}");
    }
}

#[test]
fn words_the_program_prints_for_a_sign_are_found_at_the_sign_and_not_mended() {
    let lines = "vien_dan: { kh: { loai: Kế hoạch, so: 12/KH–SNV } }\nnoi_dung: Thực hiện @kh./.";
    let made = looked_at(&whole(lines));
    assert_eq!(told(&made).len(), 1, "{:?}", told(&made));
    assert!(told(&made)[0].starts_with("gach-ngang-sai: ⟦@kh⟧"), "{:?}", told(&made));
    assert_eq!(made.findings[0].fix, None);
}
