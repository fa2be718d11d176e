//! The bundled style sheet, its choices, and folders over it.

use super::style::{Align, Face, LineSpacing, Role, RuleLength};
use super::*;
use crate::length::Length;

fn kit() -> Kit {
    Kit::bundled().expect("the embedded files are right")
}

/// The error of the bundled style sheet with one text put in place of another.
fn fault(from: &str, to: &str) -> String {
    let files = Files::embedded();
    let text = files.text(STYLES);
    assert!(text.contains(from), "{from}");
    let changed = text.replacen(from, to, 1);
    let styles = typed::<SheetFile>(STYLES, &changed);
    let resolved = styles.and_then(|styles| {
        styles.check_choices(STYLES)?;
        styles.resolve(STYLES)
    });
    let error = resolved.expect_err(to).to_string();
    // The fault is told at the line that was changed.
    let line = changed.lines().zip(text.lines()).position(|(new, old)| new != old);
    let line = line.expect("something changed") + 1;
    assert!(error.starts_with(&format!("style.yaml:{line}:")), "{to}: {error}");
    error
}

#[test]
fn the_bundled_knowledge_loads() {
    let kit = Kit::bundled().expect("the embedded files are right");
    assert_eq!(kit.words.levels.len(), 10);
    assert_eq!(kit.kinds["cong-van"].symbol, "{co_quan}-{don_vi}");
    assert_eq!(kit.kinds["cong-van"].fields["kinh_gui"].need, Need::Required);
}

#[test]
fn a_fault_in_a_file_of_the_kit_names_file_and_line() {
    let wrong = "cap: {}\nquyen_han: {}\nla: 1\n";
    let error = typed::<Words>("words.yaml", wrong).expect_err("an unknown key");
    assert!(matches!(error, Error::Kit { line: 3, .. }), "{error:?}");
}

#[test]
fn the_sheet_holds_what_the_file_says() {
    let sheet = kit().sheet;
    let page = &sheet.pages["a4"];
    assert_eq!((page.width, page.left), (Length::mm(210), Length::mm(30)));
    let body = &sheet.paragraphs["noi-dung"];
    assert_eq!((body.size, body.align), (Length::pt(14), Align::Justify));
    assert_eq!((body.line, body.first_line), (LineSpacing::Multiple(276), Length::twips(720)));
    assert!(body.widow_control, "inherited from «thuong»");
    let article = &sheet.paragraphs["dieu-tieu-de"];
    assert_eq!((article.face, article.role), (Face::Bold, Role::Heading(6)));
    assert_eq!(article.line, body.line, "inherited over two styles");
    assert_eq!(sheet.paragraphs["can-cu"].face, Face::Italic);
    assert_eq!(sheet.paragraphs["cho-ky"].line, LineSpacing::Exact(Length::from_pt(80.5)));
    assert_eq!(sheet.paragraphs["kinh-gui-nhieu"].tabs[0].align, Align::Right);
    assert_eq!(sheet.rules["tieu-ngu"].length, RuleLength::OfText(100));
    assert_eq!(sheet.rules["co-quan"].length, RuleLength::OfText(40));
    assert_eq!(sheet.tables["cuoi"].lines_before, 2);
    assert_eq!(sheet.notes.separator, Length::twips(124));
}

#[test]
fn styles_leave_word_and_libreoffice_nothing_to_disagree_on() {
    let sheet = kit().sheet;
    let mut titles = std::collections::BTreeSet::new();
    for (name, style) in &sheet.paragraphs {
        assert_eq!(style.after, Length::ZERO, "{name}: only space above");
        assert_eq!(style.before, style.before.to_whole_twips(), "{name}");
        assert!(titles.insert(&style.title), "{name}: a title of its own");
    }
    let in_cells = ["quoc-hieu", "tieu-ngu", "chu-quan", "co-quan", "so", "ve-viec", "dia-danh"];
    let at_foot = ["noi-nhan", "noi-nhan-dong", "quyen-han", "chuc-vu", "chuc-vu-khac", "ho-ten"];
    let of_tables =
        ["o-dau", "o-trai", "o-giua", "o-phai", "o-trai-dam", "o-giua-dam", "o-phai-dam"];
    for name in in_cells.iter().chain(&at_foot).chain(&of_tables) {
        assert_eq!(sheet.paragraphs[*name].line, LineSpacing::Multiple(240), "{name}");
    }
}

#[test]
fn number_and_date_stand_on_one_baseline_and_so_do_recipients_and_titles() {
    // Ascents of the face in twips (layout-facts §1.1).
    let baseline = |name: &str| {
        let style = &kit().sheet.paragraphs[name];
        let ascent = match style.size.as_twips() {
            240 => 224,
            260 => 243,
            280 => 262,
            other => panic!("{name}: {other}"),
        };
        style.before.as_twips() + ascent
    };
    assert_eq!(baseline("so"), baseline("dia-danh"));
    assert_eq!(baseline("noi-nhan"), baseline("quyen-han"));
}

#[test]
fn every_style_a_template_names_is_there() {
    let kit = kit();
    let sheet = &kit.sheet;
    let is_known = |name: &str| {
        sheet.paragraphs.contains_key(name)
            || sheet.runs.contains_key(name)
            || sheet.tables.contains_key(name)
            || sheet.rules.contains_key(name)
            || sheet.frames.contains_key(name)
            || sheet.spots.contains_key(name)
            // A table of contents names its styles without the level at their end.
            || sheet.paragraphs.contains_key(&format!("{name}-1"))
    };
    let mut seen = 0;
    for (file, text) in &kit.templates {
        for piece in text.split("style=\"").skip(1) {
            let name = piece.split('"').next().unwrap_or_default();
            if !name.contains('{') {
                seen += 1;
                assert!(is_known(name), "{file}: {name}");
            }
        }
    }
    assert!(seen > 30, "{seen}");
    for level in kit.words.levels.keys() {
        assert!(is_known(level), "{level}");
        let is_centred = ["phan", "chuong", "muc", "tieu-muc"].contains(&level.as_str());
        assert!(is_centred || is_known(&format!("{level}-tieu-de")), "{level}");
    }
}

#[test]
fn every_mark_an_author_may_set_has_its_words_and_its_frame() {
    let kit = kit();
    let fields = &kit.kinds["cong-van"].fields;
    for key in ["do_khan", "luu_hanh"] {
        assert!(!fields[key].among.is_empty(), "{key}");
        for code in &fields[key].among {
            assert!(kit.words.phrases.contains_key(code), "{code}");
        }
    }
    assert!(fields["do_khan"].among.iter().all(|code| kit.sheet.frames.contains_key(code)));
}

#[test]
fn a_value_outside_its_own_range_is_refused_at_its_line() {
    let error = fault(
        "{ la: 14pt, tu: 13pt, den: 14pt, quy_tac: ND30-I.I.II.6.e-1 }",
        "{ la: 15pt, tu: 13pt, den: 14pt, quy_tac: ND30-I.I.II.6.e-1 }",
    );
    assert!(error.contains("«15pt» ngoài khoảng cho phép: từ 13pt đến 14pt (ND30-I.I.II.6.e-1)"));
    let error = fault("{ la: 1.27cm, trong", "{ la: 1.5cm, trong");
    assert!(error.contains("1cm hoặc 1.27cm"), "{error}");
    let error = fault("{ la: 40%, tu: 34%", "{ la: 60%, tu: 34%");
    assert!(error.contains("từ 34% đến 50%"), "{error}");
}

#[test]
fn what_the_file_says_wrongly_is_refused_at_its_line() {
    for (from, to, expected) in [
        ("can: trai\n", "can: ben-trai\n", "«ben-trai» không hợp lệ; nhận: trai, giua"),
        ("ten: Căn cứ\n", "ten: Căn cứ, dòng\n", "không được có dấu phẩy"),
        ("dong: { la: 1.15,", "dong: { la: 1.17,", "bội của 0.05"),
        ("theo: noi-dung\n    nghieng", "theo: la\n    nghieng", "chưa có kiểu «la» ở phía trên"),
        ("tiep: can-cu\n", "tiep: la\n", "không có kiểu «la»"),
        ("    can: trai\n", "    canh: trai\n", "không có thuộc tính này; nhận: quy_tac, theo"),
        ("vai: tieu-de-2\n", "vai: tieu-de-0\n", "«tieu-de-0» không hợp lệ"),
        ("lui_trai: 50.2mm\n", "lui_trai: 50.2\n", "không phải là một độ dài"),
        ("moc: [51mm phai]", "moc: [51mm cuoi]", "nhận: trai, giua, phai"),
        ("chong_dong_le: true ", "chong_dong_le: co ", "nhận: false, true"),
        ("doan: mang-ke\n    day", "doan: la\n    day", "không có kiểu đoạn «la»"),
        ("dau: dau-cuoc-chu\n", "dau: la\n", "không có kiểu chữ «la»"),
        ("{ la: den,", "{ la: [1, 2, 300],", "từ 0 đến 255"),
        ("dong_truoc: { la: 2,", "dong_truoc: { la: 2.5,", "cần một số nguyên"),
        (
            "tro_giup: Lề trên, từ 20mm đến 25mm.\n    dat: [trang.a4.le_tren]",
            "tro_giup: Lề.\n    dat: [trang.a4.le]",
            "không có thuộc tính «trang.a4.le»",
        ),
        (
            "tro_giup: Lề trên, từ 20mm đến 25mm.\n    dat: [trang.a4.le_tren]",
            "tro_giup: Lề.\n    dat: [trang.a4.dau_trang]",
            "chưa có khoảng",
        ),
        ("chon: cach_doan", "chon: cach_doann", "không có lựa chọn «cach_doann»"),
        ("chon: cach_doan", "chon: giu_lien", "không đặt giá trị nào"),
        ("chon: cach_doan", "chon: thut_dong", "chưa có giới hạn dưới"),
        ("buoc: 0.5pt", "buoc: 0.5mm", "cùng đơn vị"),
    ] {
        let error = fault(from, to);
        assert!(error.contains(expected), "{to}: {error}");
    }
}

fn choose(choices: &[(&str, &str)]) -> std::result::Result<StyleSheet, Vec<ChoiceFault>> {
    kit().sheet_for(choices.iter().copied())
}

#[test]
fn a_choice_reaches_every_style_that_derives_from_the_one_it_sets() {
    let sheet = choose(&[
        ("co_chu", "13pt"),
        ("gian_dong", "1.3"),
        ("thut_dong", "1cm"),
        ("cach_doan", "8pt"),
        ("le_trai", "35mm"),
        ("giu_lien", "true"),
    ]);
    let sheet = sheet.expect("all lie in their ranges");
    for name in ["noi-dung", "dieu-tieu-de", "gach", "can-cu"] {
        let style = &sheet.paragraphs[name];
        assert_eq!((style.size, style.before), (Length::pt(13), Length::pt(8)), "{name}");
        assert_eq!(style.line, LineSpacing::Multiple(312), "{name}");
        assert_eq!(style.first_line, Length::mm(10), "{name}");
    }
    assert_eq!(sheet.paragraphs["chuong"].first_line, Length::ZERO, "centred lines keep theirs");
    assert_eq!(sheet.paragraphs["ten-loai"].size, Length::pt(14));
    assert_eq!(sheet.pages["a4"].left, Length::mm(35));
    assert_eq!(choose(&[]), Ok(kit().sheet));
}

#[test]
fn a_choice_outside_what_is_allowed_says_what_would_be_right() {
    let faults = choose(&[
        ("co_chu", "15pt"),
        ("co_chuu", "14pt"),
        ("le_tren", "2"),
        ("gian_dong", "1.12"),
        ("gian_dong", "20pt"),
        ("giu_lien", "co"),
        ("le_phai", "20mm"),
    ]);
    let faults = faults.expect_err("six are wrong");
    assert_eq!(faults.len(), 6);
    let ChoiceFault::Value { key, message, allowed, clause } = &faults[0] else {
        panic!("a value")
    };
    assert_eq!((key.as_str(), allowed.as_str()), ("co_chu", "từ 13pt đến 14pt"));
    assert_eq!(clause.as_deref(), Some("ND30-I.I.II.6.e-1"));
    assert!(message.starts_with("co_chu: «15pt» ngoài khoảng cho phép"), "{message}");
    let ChoiceFault::Unknown { key, known } = &faults[1] else { panic!("an unknown name") };
    assert_eq!((key.as_str(), known[0].as_str()), ("co_chuu", "co_chu"));
    assert!(matches!(&faults[3], ChoiceFault::Value { message, .. } if message.contains("0.05")));
    assert!(matches!(&faults[4], ChoiceFault::Value { message, .. } if message.contains("một số")));
    assert!(matches!(&faults[5], ChoiceFault::Value { allowed, clause: None, .. }
        if allowed == "true hoặc false"));
}

#[test]
fn what_gives_way_goes_from_the_sheet_s_own_value_to_the_least_allowed() {
    let concessions = kit().concessions("vua_trang").expect("the bundled sheet is right");
    let values = |name: &str| {
        let found = concessions.iter().find(|concession| concession.choice == name);
        found.expect(name).values.clone()
    };
    assert_eq!(values("co_chu"), ["14pt", "13.5pt", "13pt"]);
    assert_eq!(values("gian_dong"), ["1.15", "1.1", "1.05", "1"]);
    assert_eq!(values("cach_doan"), ["6pt"]);
    for concession in &concessions {
        for value in &concession.values {
            choose(&[(&concession.choice, value)]).expect("it lies in the range");
        }
    }
    assert_eq!(kit().concessions("giu_lien").expect("it is there"), []);
}

#[test]
fn a_number_of_pages_is_a_whole_number_of_at_least_one() {
    for right in ["1", "2", "40"] {
        assert_eq!(choose(&[("vua_trang", right)]), Ok(kit().sheet), "{right}");
    }
    for wrong in ["0", "-1", "1.5", "hai", "", "1000"] {
        let faults = choose(&[("vua_trang", wrong)]).expect_err(wrong);
        assert!(matches!(&faults[..], [ChoiceFault::Value { key, .. }] if key == "vua_trang"));
    }
}

#[test]
fn a_folder_lies_over_the_embedded_files_itself_or_by_the_system_s_name() {
    let outer = tempfile::tempdir().expect("a folder");
    let inner = outer.path().join("nd30");
    std::fs::create_dir(&inner).expect("a folder");
    let files = Files::embedded();
    let words = files.text(WORDS).replace("Nơi nhận:", "Nơi gửi:");
    std::fs::write(inner.join(WORDS), words).expect("written");
    std::fs::write(inner.join("cong-van.xml"), "<document/>").expect("written");
    std::fs::write(inner.join("them.xml"), "<document/>").expect("written");
    for folder in [outer.path(), &inner] {
        let kit = Kit::from_folder(folder).expect("the files are right");
        assert_eq!(kit.words.phrases["noi_nhan"], "Nơi gửi:");
        let named = |name: &str| kit.templates.iter().filter(|(own, _)| own == name).count();
        assert_eq!([named("cong-van.xml"), named("parts.xml"), named("them.xml")], [1, 1, 1]);
        assert!(kit.templates.is_sorted_by_key(|(name, _)| name));
        let dispatch = kit.templates.iter().find(|(name, _)| name == "cong-van.xml");
        assert_eq!(dispatch.map(|(_, text)| text.as_str()), Some("<document/>"));
        assert_eq!(kit.sheet, Kit::bundled().expect("right").sheet);
    }
    assert!(matches!(Kit::from_folder(&outer.path().join("la")), Err(Error::Read { .. })));
}

#[test]
fn a_kind_whose_template_is_missing_is_refused_at_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let kinds = Files::embedded().text(KINDS).replace("mau: quyet-dinh", "mau: la");
    std::fs::write(folder.path().join(KINDS), &kinds).expect("written");
    let error = Kit::from_folder(folder.path()).expect_err("«la.xml» is not there").to_string();
    let line = kinds.lines().position(|line| line == "  quyet-dinh:").expect("declared") + 1;
    let expected = format!("kinds.yaml:{line}:1: loại «quyet-dinh» dùng mẫu «la.xml» không có");
    assert_eq!(error, expected);
}
