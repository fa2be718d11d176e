//! Whole documents: profiles, signers, dates, recipients, and every core key.

use super::super::document::{Authority, Landscape, PartialDate, Regime};
use super::{case, dispatch};

const PROFILES: &str = "ubnd-tinh:
  ten: Ủy ban nhân dân tỉnh A
  ngat_ten: [ỦY BAN NHÂN DÂN, TỈNH A]
  viet_tat: UBND
  dia_danh: A
  tap_the: true
  lanh_dao:
    pho: { ho_ten: Nguyễn Văn B, chuc_vu: [Chủ tịch, Phó Chủ tịch], quyen_han: KT }
  nhom_nhan:
    thuong-truc: [Thường trực Tỉnh ủy, Thường trực HĐND tỉnh]
so-noi-vu: { ke_thua: ubnd-tinh, ten: Sở Nội vụ, ngat_ten: , chu_quan: Ủy ban nhân dân tỉnh A, viet_tat: SNV, tap_the: false }
vong: { ke_thua: vong }
";

fn dispatch_of(issuer: &str, rest: &str) -> super::Case {
    let text = format!(
        "loai: cong-van\nco_quan: {issuer}\ntrich_yeu: a\nkinh_gui: Các sở\nnoi_dung: Thực hiện.\n{rest}"
    );
    case(&[("hs/2020/a.yaml", text.as_bytes()), ("co-quan.yaml", PROFILES.as_bytes())])
}

const SIGNED: &str = "ky: { chuc_vu: Chủ tịch }\n";

#[test]
fn a_profile_above_the_document_is_found_with_leaders_and_groups() {
    let case = dispatch_of("ubnd-tinh", "ky: { ai: pho }\nnoi_nhan: [Như trên, +thuong-truc]\n");
    case.expect(&[]);
    let document = case.document();
    assert_eq!(document.issuer.regime, Regime::Collective);
    assert_eq!(document.issuer.name_lines[1].plain(), "TỈNH A");
    let signer = &document.signers[0];
    assert_eq!(signer.authority[0].value, Authority::Kt);
    assert_eq!(signer.titles[1].plain(), "Phó Chủ tịch");
    assert_eq!(signer.name.as_ref().map(|name| name.plain()).as_deref(), Some("Nguyễn Văn B"));
    assert_eq!(document.recipients.len(), 3);
    let (read, missed): (Vec<_>, Vec<_>) =
        case.reading.looked.iter().partition(|file| file.hash.is_some());
    assert_eq!((read.len(), case.reading.files.len()), (1, 1));
    assert_eq!(missed.len(), 2, "where a profile would be nearer");
}

#[test]
fn a_profile_may_rest_on_another_and_a_document_on_either() {
    let case = dispatch_of("so-noi-vu", SIGNED);
    case.expect(&[]);
    let issuer = &case.document().issuer;
    assert_eq!((issuer.name.plain().as_str(), issuer.abbreviation.as_str()), ("Sở Nội vụ", "SNV"));
    assert_eq!(issuer.place.as_ref().map(|place| place.plain()).as_deref(), Some("A"));
    assert_eq!(issuer.regime, Regime::Head);
    let changed = dispatch_of("{ ke_thua: ubnd-tinh, dia_danh: B }", SIGNED);
    changed.expect(&[]);
    assert_eq!(
        changed.document().issuer.place.as_ref().map(|place| place.plain()).as_deref(),
        Some("B")
    );
}

#[test]
fn an_unknown_profile_names_the_nearest_and_where_it_was_looked_for() {
    dispatch_of("ubnd-tin", SIGNED).expect(&[(
        "a.yaml:2:10 lỗi [co-quan-la] không tìm thấy cơ quan «ubnd-tin» trong",
        &["co-quan.yaml", "«ubnd-tinh»"],
    )]);
    dispatch_of("vong", SIGNED).expect(&[("co-quan.yaml:12:18 lỗi [co-quan-la]", &["thành vòng"])]);
    dispatch_of("{ ten: A }", SIGNED).expect(&[
        ("a.yaml:2:10 lỗi [thieu-khoa] hồ sơ cơ quan «co_quan» thiếu khóa «viet_tat»", &[]),
        ("a.yaml:2:10 lỗi [thieu-khoa]", &["«dia_danh»"]),
    ]);
}

#[test]
fn a_fault_in_a_profile_points_into_its_file() {
    let wrong = PROFILES.replace("TỈNH A]", "TỈNH B]").replace("tap_the: true", "tap_teh: true");
    let text = format!(
        "loai: cong-van\nco_quan: ubnd-tinh\ntrich_yeu: a\nkinh_gui: b\nnoi_dung: c\n{SIGNED}"
    );
    case(&[("a.yaml", text.as_bytes()), ("co-quan.yaml", wrong.as_bytes())]).expect(&[
        ("co-quan.yaml:3:14 lỗi [ngat-ten]", &["«ỦY BAN NHÂN DÂN TỈNH B»"]),
        ("co-quan.yaml:6:3 lỗi [khoa-la]", &["«tap_the»"]),
    ]);
    let broken = case(&[("a.yaml", text.as_bytes()), ("co-quan.yaml", b"a: b: c\n")]);
    broken.expect(&[("co-quan.yaml:1:4 lỗi [cu-phap-yaml]", &[])]);
}

#[test]
fn an_unknown_leader_or_group_names_the_nearest() {
    dispatch_of("ubnd-tinh", "ky: { ai: phoo }\nnoi_nhan: [+thuong-truk]\n").expect(&[
        ("a.yaml:6:11 lỗi [lanh-dao-la]", &["«phoo»"]),
        ("a.yaml:7:12 lỗi [nhom-nhan-la]", &["«thuong-truc»"]),
    ]);
}

fn signed(signer: &str) -> super::Case {
    let head = super::HEAD.replace("ky: { chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn A }\n", "");
    case(&[("a.yaml", format!("ky: {signer}\nnoi_dung: Đoạn.\n{head}").as_bytes())])
}

#[test]
fn every_allowed_stack_of_authorities_is_taken() {
    for signer in [
        "{ chuc_vu: Giám đốc }",
        "{ quyen_han: KT., chuc_vu: [Giám đốc, Phó Giám đốc] }",
        "{ quyen_han: [TM, KT], chuc_vu: [Ủy ban nhân dân, Chủ tịch, Phó Chủ tịch], ho_ten: A }",
        "{ quyen_han: Q, chuc_vu: Giám đốc }",
        "[{ chuc_vu: Thư ký, ho_ten: A }, { chuc_vu: Chủ trì, ho_ten: B }]",
    ] {
        signed(signer).expect(&[]);
    }
}

#[test]
fn a_wrong_authority_or_count_of_titles_shows_the_right_form() {
    signed("{ quyen_han: K/T, chuc_vu: A }")
        .expect(&[("a.yaml:1:18 lỗi [quyen-han] «K/T» là cách ghi của văn bản Đảng", &["«KT»"])]);
    signed("{ quyen_han: KT, chuc_vu: Phó Giám đốc }").expect(&[(
        "a.yaml:1:31 lỗi [quyen-han] «chuc_vu» có 1 dòng, người ký KT cần 2 dòng",
        &["[Chủ tịch, Phó Chủ tịch]"],
    )]);
    let case = signed("{ quyen_han: [TUQ, KT], chuc_vu: [A, B, C] }");
    case.expect(&[(
        "a.yaml:1:19 lỗi [quyen-han] quyền hạn TUQ rồi KT không ký cùng nhau được",
        &[],
    )]);
    assert_eq!(case.reading.findings[0].clause.as_deref(), Some("ND30-D13.3"));
    signed("{ chuc_vu: [Chủ tịch, Phó Chủ tịch] }")
        .expect(&[("a.yaml:1:16 lỗi [quyen-han]", &["không có quyen_han"])]);
    signed("Nguyễn Văn A").expect(&[("a.yaml:1:5 lỗi [sai-dang] «ky» phải là một nhóm khóa", &[])]);
}

#[test]
fn every_core_key_reaches_its_field() {
    let head = super::HEAD.replace("cong-van", "nd30/cong-van");
    let text = format!(
        "so: 05\nky_hieu: UBND-VX\ndon_vi: VX\nngay: 25/2/2020\nnguoi_soan: {{ ky_hieu: PL, so_ban: 300 }}\n\
         lien_he: |\n  Số 1 đường A\n  a@b.vn\nluu: VT\ntrinh_bay: {{ co_chu: 13pt }}\n\
         noi_dung: Đoạn.\nphu_luc:\n  - {{ ten: Bảng, ngang: true, noi_dung: Đoạn. }}\n{head}"
    );
    let case = case(&[("a.yaml", text.as_bytes())]);
    case.expect(&[]);
    let document = case.document();
    assert_eq!(document.kind.value, "cong-van");
    let date = document.date.as_ref().map(|date| date.value);
    assert_eq!(date, Some(PartialDate { year: 2020, month: Some(2), day: Some(25) }));
    assert_eq!(document.contact[1].plain(), "a@b.vn");
    let copies = document.drafter.as_ref().and_then(|drafter| drafter.copies.as_ref());
    assert_eq!(copies.map(|copies| copies.value), Some(300));
    assert_eq!(document.presentation["co_chu"].value, "13pt");
    assert_eq!(document.appendices[0].landscape, Landscape::Yes);
    assert_eq!(document.symbol_text(super::kit()), "UBND-VX");
}

#[test]
fn a_symbol_leaves_out_groups_without_a_value() {
    assert_eq!(dispatch("noi_dung: a\n").document().symbol_text(super::kit()), "UBND");
    assert_eq!(
        dispatch("don_vi: VX\nnoi_dung: a\n").document().symbol_text(super::kit()),
        "UBND-VX"
    );
}

#[test]
fn a_document_issued_with_a_decision_is_read_with_its_appendices() {
    let head = super::HEAD.replace("cong-van", "quyet-dinh").replace("kinh_gui: Các đơn vị\n", "");
    let text = format!(
        "can_cu: |\n  Luật A\n  Luật B\ntheo_de_nghi: Giám đốc Sở B\nnoi_dung: Điều 1. Ban hành.\nkem_theo:\n  loai: quy-che\n  \
         trich_yeu: Quản lý\n  noi_dung: |\n    Điều 1. Phạm vi {{#pv}}\n\n    Đoạn {{@pv}}.\n  phu_luc: [{{ noi_dung: a }}, {{ noi_dung: b }}]\n{head}"
    );
    let case = case(&[("a.yaml", text.as_bytes())]);
    case.expect(&[]);
    let document = case.document();
    assert_eq!(document.bases.len(), 2);
    let attached = document.attached.as_ref().expect("given");
    assert_eq!(attached.appendices[1].number.as_deref(), Some("II"));
    assert!(format!("{:?}", attached.body).contains("text: \"Điều 1\""));
}
