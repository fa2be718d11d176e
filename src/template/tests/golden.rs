//! Whole documents against their markup in `golden/`, rewritten by `UPDATE=1 cargo test` and read
//! as a diff.

use std::path::Path;

use super::fixtures::{at, body, clause, document, line, lines, paragraph, table, titled};
use super::*;
use crate::input::document::{Appendix, Attached, Drafter, Flag, Landscape, PartialDate};
use crate::input::outline::Level;
use crate::source::Span;

fn check(name: &str, document: &Document) {
    let kit = kit();
    let templates = Templates::of(&kit).expect("the templates are right");
    let (xml, _) =
        crate::tree::of(document, &kit, &templates, &kit.sheet).expect("the markup is right");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/template/tests/golden");
    let path = folder.join(format!("{name}.xml"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(&path, &xml).expect("written");
    }
    let golden = std::fs::read_to_string(&path).expect("the golden file");
    for (at, (made, kept)) in xml.lines().zip(golden.lines()).enumerate() {
        assert_eq!(made, kept, "{name}.xml:{}", at + 1);
    }
    assert_eq!(xml.lines().count(), golden.lines().count(), "{name}.xml: number of lines");
}

#[test]
fn a_dispatch_to_several_with_clauses_and_contact() {
    let mut dispatch = document("cong-van");
    dispatch.unit = Some(at("KGVX".to_owned()));
    dispatch.addressees = lines(&["Các sở, ban, ngành;", "Ủy ban nhân dân các huyện."]);
    dispatch.body = body(vec![
        paragraph("Thực hiện Kế hoạch số 125/KH-UBND, Ủy ban nhân dân tỉnh yêu cầu:"),
        titled(
            Level::Khoan,
            "1",
            "Về tổng kết phong trào",
            vec![
                paragraph("Dừng tổ chức hội nghị và thực hiện các nội dung sau:"),
                clause(Level::Diem, "a", "Chủ động **phát động** phong trào.", Vec::new()),
                clause(
                    Level::Diem,
                    "b",
                    "Báo cáo gồm:",
                    vec![
                        clause(Level::Gach, "", "Kết quả;", Vec::new()),
                        clause(Level::Cong, "", "Số liệu.", Vec::new()),
                    ],
                ),
            ],
        ),
        clause(Level::Khoan, "2", "Thời hạn: trước ngày 15 tháng 3.", Vec::new()),
        table(&["STT", "Đơn vị"], &[&["1", "Sở Nội vụ"], &["Tổng"]]),
    ]);
    dispatch.drafter = Some(Drafter { code: at("PL".to_owned()), copies: Some(at(300)) });
    dispatch.contact = lines(&["Số 01 Hùng Vương; điện thoại: 0205 3812 345"]);
    check("cong-van", &dispatch);
}

#[test]
fn a_decision_that_issues_a_regulation_with_appendices() {
    let mut decision = document("quyet-dinh");
    decision.issuer.parent = lines(&["Ủy ban nhân dân tỉnh"]);
    decision.number = Some(at("05".to_owned()));
    decision.date = Some(at(PartialDate { year: 2020, month: Some(3), day: Some(1) }));
    decision.subject = Some(line("Ban hành Quy chế làm việc"));
    decision.competence = Some(line("Chủ tịch Ủy ban nhân dân tỉnh"));
    decision.bases = lines(&["Luật Tổ chức chính quyền địa phương"]);
    decision.proposal = Some(line("Giám đốc Sở Nội vụ"));
    decision.body = body(vec![
        clause(Level::Dieu, "1", "Ban hành kèm theo Quyết định này Quy chế.", Vec::new()),
        clause(Level::Dieu, "2", "Quyết định này có hiệu lực từ ngày ký./.", Vec::new()),
    ]);
    let appendix = |number: &str, landscape| Appendix {
        apart: None,
        label: Some(at(format!("pl{number}"))),
        title: Some(line("Bảng phân công")),
        number: Some(number.to_owned()),
        landscape,
        body: body(vec![paragraph("Nội dung.")]),
        span: Span::default(),
    };
    decision.attached = Some(Attached {
        apart: None,
        contents: Flag::No,
        kind: at("quy-che".to_owned()),
        subject: Some(line("làm việc của Văn phòng")),
        body: body(vec![titled(
            Level::Chuong,
            "I",
            "Quy định chung",
            vec![titled(
                Level::Muc,
                "1",
                "Phạm vi",
                vec![titled(
                    Level::Dieu,
                    "1",
                    "Phạm vi điều chỉnh",
                    vec![clause(Level::Khoan, "1", "Quy chế này quy định.", Vec::new())],
                )],
            )],
        )]),
        appendices: vec![appendix("I", Landscape::No), appendix("II", Landscape::Yes)],
        span: Span::default(),
    });
    check("quyet-dinh", &decision);
}

#[test]
fn a_submission_to_one_addressee_in_roman_sections() {
    let mut submission = document("to-trinh");
    submission.addressees = lines(&["Hội đồng nhân dân tỉnh"]);
    submission.body = body(vec![
        titled(Level::Phan, "I", "Sự cần thiết", Vec::new()),
        titled(Level::LaMa, "I", "Cơ sở pháp lý", vec![paragraph("Luật Đất đai.")]),
        clause(Level::LaMa, "II", "Cơ sở thực tiễn.", Vec::new()),
    ]);
    check("to-trinh", &submission);
}
