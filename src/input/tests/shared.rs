//! What a document used of what it shares: exactly that, by keys and contents that change when it does.

use super::{Case, case};

const PROFILES: &str = "so:
  ten: Sở Nội vụ {{ tinh }}
  viet_tat: SNV
  dia_danh: \"{{ tinh }}\"
  lanh_dao:
    giam-doc: { chuc_vu: Giám đốc, ho_ten: \"{{ giam_doc }}\" }
    pho: { quyen_han: KT, chuc_vu: [Giám đốc, Phó Giám đốc], ho_ten: \"{{ pho }}\" }
  nhom_nhan:
    phong: [Các phòng]
    so: [\"Các sở {{ tinh }}\"]
";
const FACTS: &str = "bien: { tinh: A, giam_doc: B, pho: C, lich: { ngay: 2020-06-25 } }\n";
const PLAN: &str = "loai: ke-hoach\nco_quan: so\nso: 12\nngay: 2020-05-05\ntrich_yeu: Công tác\n\
                    noi_dung: x\nnoi_nhan: [Như trên]\nky: { ai: pho }\n";

fn notice(lines: &str, facts: &str, profiles: &str) -> Case {
    let text = format!("loai: thong-bao\nco_quan: so\ntrich_yeu: Lịch\n{lines}");
    case(&[
        ("a.yaml", text.as_bytes()),
        ("ho-so.yaml", facts.as_bytes()),
        ("co-quan.yaml", profiles.as_bytes()),
        ("ke-hoach.yaml", PLAN.as_bytes()),
    ])
}

/// `key content`, sorted, each once.
fn used(case: &Case) -> Vec<String> {
    case.expect(&[]);
    let line = |one: &crate::input::Shared| {
        format!("{} {}", one.key, one.content.as_deref().unwrap_or("-"))
    };
    let mut used: Vec<String> = case.reading.shared.iter().map(line).collect();
    used.sort();
    used.dedup();
    used
}

const LINES: &str = "noi_dung: Họp.\nnoi_nhan: [+phong]\nky: { ai: giam-doc }\n";

#[test]
fn of_a_profile_a_document_uses_its_keys_and_the_leaders_and_groups_it_names() {
    assert_eq!(
        used(&notice(LINES, FACTS, PROFILES)),
        [
            "bien.giam_doc \"B\"",
            "bien.tinh \"A\"",
            "co_quan.so.dia_danh \"{{ tinh }}\"",
            "co_quan.so.lanh_dao.giam-doc {chuc_vu: \"Giám đốc\", ho_ten: \"{{ giam_doc }}\"}",
            "co_quan.so.nhom_nhan.phong [\"Các phòng\"]",
            "co_quan.so.ten \"Sở Nội vụ {{ tinh }}\"",
            "co_quan.so.viet_tat \"SNV\"",
        ]
    );
}

#[test]
fn what_another_document_would_use_changes_nothing_of_what_is_used() {
    let before = used(&notice(LINES, FACTS, PROFILES));
    let facts = FACTS.replace("pho: C", "pho: D, moi: 1") + "mac_dinh: { noi_dung: y }\n";
    let profiles = PROFILES.replace("Phó Giám đốc", "Quyền Giám đốc") + "khac: { ten: K }\n";
    assert_eq!(used(&notice(LINES, &facts, &profiles)), before);
    // What it would use does.
    for (facts, profiles) in [
        (FACTS.replace("giam_doc: B", "giam_doc: E"), PROFILES.to_owned()),
        (FACTS.to_owned() + "mac_dinh: { luu: VT }\n", PROFILES.to_owned()),
        (FACTS.to_owned(), PROFILES.replace("Các phòng", "Các ban")),
        (FACTS.to_owned(), PROFILES.replace("viet_tat", "ten_ngan: Sở\n  viet_tat")),
    ] {
        assert_ne!(used(&notice(LINES, &facts, &profiles)), before, "{facts}{profiles}");
    }
}

#[test]
fn what_is_walked_asked_for_or_not_there_counts_as_used() {
    let lines = "noi_dung: \"{% if lich.noi is defined %}{{ lich.noi }}{% endif %}Họp {{ lich.ngay }} \
                 theo @ke-hoach\"\nnoi_nhan: [+phong]\nky: { ai: giam-doc }\n";
    let used = used(&notice(lines, FACTS, PROFILES));
    for line in [
        "bien.lich.noi -",
        "bien.lich.ngay \"2020-06-25\"",
        "@ke-hoach Kế hoạch số 12/KH-SNV ngày 05 tháng 5 năm 2020 của Sở Nội vụ A về công tác \
         (Kế hoạch số 12/KH-SNV)",
    ] {
        assert!(used.contains(&line.to_owned()), "{line}: {used:#?}");
    }
}
