//! Texts with facts in them, from outside.

use super::*;

fn group(entries: &[(&str, Fact)]) -> Fact {
    Fact::Group(entries.iter().map(|(key, fact)| ((*key).to_owned(), fact.clone())).collect())
}

fn text(words: &str) -> Fact {
    Fact::Text(words.to_owned())
}

fn facts() -> Facts {
    let board = |name: &str, count| group(&[("ten", text(name)), ("so", Fact::Number(count))]);
    let mut tree = IndexMap::new();
    let congress = [("ngay", text("2020-06-25")), ("ten", text("Đại hội")), ("gio", text("8:00"))];
    tree.insert("dai_hoi".to_owned(), group(&congress));
    tree.insert("tieu_ban".to_owned(), Fact::List(vec![board("Nội dung", 3), board("Hậu cần", 5)]));
    tree.insert("kinh_phi".to_owned(), Fact::Number(120_000_000));
    tree.insert("ten".to_owned(), text("NGUYỄN VĂN ĐẠT"));
    tree.insert("hop_le".to_owned(), Fact::Flag(true));
    Facts::new(tree)
}

fn filled(text: &str) -> String {
    let filled = facts().fill(text);
    assert_eq!(filled.faults, [], "{text}");
    let words = filled.pieces.iter().map(|piece| match piece {
        Piece::Typed(range) => text[range.clone()].to_owned(),
        Piece::Put { text, .. } => text.clone(),
    });
    words.collect()
}

/// Faults as `what: message`.
fn faults(text: &str) -> Vec<String> {
    let faults = facts().fill(text).faults;
    faults.iter().map(|fault| format!("{}: {}", &text[fault.at.clone()], fault.message)).collect()
}

#[test]
fn facts_become_words_by_the_filters_of_the_language() {
    for (typed, words) in [
        ("vào {{ dai_hoi.ngay | ngay_thang }}.", "vào ngày 25 tháng 6 năm 2020."),
        ("{{ dai_hoi.ngay | ngay_ngan }}", "25/6/2020"),
        ("{{ dai_hoi.ngay | nam }}", "2020"),
        ("{{dai_hoi.ngay|thu}}", "thứ Năm"),
        ("{{ dai_hoi.ngay | them_ngay(so=-10) | ngay_ngan }}", "15/6/2020"),
        ("{{ dai_hoi.gio | gio }}", "08 giờ 00"),
        ("{{ kinh_phi | tien }}", "120.000.000 đồng"),
        ("{{ kinh_phi | tien_chu | hoa_dau }}", "Một trăm hai mươi triệu đồng"),
        ("{{ kinh_phi // 1000 }}, {{ (kinh_phi + 1) | so }}", "120000, 120.000.001"),
        ("{{ (kinh_phi / 1000) | so }}", "120.000"),
        ("{{ tieu_ban | length | so(it_nhat=2) }}", "02"),
        ("{{ ten | ho_ten }}, {{ dai_hoi.ten | in_hoa }}", "Nguyễn Văn Đạt, ĐẠI HỘI"),
        ("{{ tieu_ban[1].ten }}{{ tieu_ban[0].so }}", "Hậu cần3"),
        ("{{ dai_hoi.noi | default(value=\"…\") }}", "…"),
        ("{{ dai_hoi[\"ten\"] }}", "Đại hội"),
    ] {
        assert_eq!(filled(typed), words);
    }
}

#[test]
fn loops_and_conditions_repeat_and_leave_out_what_is_typed() {
    let text = "Gồm:\n{% for tb in tieu_ban %}\n- {{ loop.index }} {{ tb.ten }}{% if tb.so > 4 %}*{% endif %};\n\
                {% endfor %}\nHết";
    assert_eq!(filled(text), "Gồm:\n- 1 Nội dung;\n- 2 Hậu cần*;\nHết");
    assert_eq!(filled("{% if hop_le %}có{% else %}không{% endif %}"), "có");
    assert_eq!(filled("{% if x is defined %}{{ 1 }}{% endif %}a"), "a");
    assert_eq!(filled("{% set n = tieu_ban | length %}{{ n * 2 }}"), "4");
    assert_eq!(filled("{{ \"có\" if hop_le else \"không\" }}"), "có");
}

#[test]
fn what_is_not_known_yet_may_be_asked_for_and_counts_as_used() {
    let text = "{% if dai_hoi.noi is defined %}tại {{ dai_hoi.noi | in_hoa }}{% else %}sau{% endif %}, \
                {{ dai_hoi.noi if dai_hoi.noi is defined else 1 }}";
    assert_eq!(filled(text), "sau, 1");
    let uses: Vec<_> = facts().fill(text).uses.into_iter().map(|one| one.path).collect();
    assert_eq!(uses[..2], ["dai_hoi.noi", "dai_hoi.noi"]);
    let late = facts().fill("{% if dai_hoi.noi is not defined %}{{ dai_hoi.noi }}{% endif %}");
    assert!(late.faults[0].message.contains("chưa khai"), "{:?}", late.faults);
}

#[test]
fn every_piece_knows_the_place_it_came_from() {
    let filled = facts().fill("a {{ ten }}{% for t in tieu_ban %}-{{ t.so }}{% endfor %}");
    let put = |text: &str, tag| Piece::Put { text: text.to_owned(), tag };
    let wanted = vec![
        Piece::Typed(0..2),
        put("NGUYỄN VĂN ĐẠT", 2..11),
        Piece::Typed(34..35),
        put("3", 35..45),
        Piece::Typed(34..35),
        put("5", 35..45),
    ];
    assert_eq!(filled.pieces, wanted);
    let uses: Vec<&str> = filled.uses.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(uses, ["ten", "tieu_ban"]);
}

#[test]
fn what_is_not_there_is_said_at_its_name_with_the_names_that_are() {
    let text = "{{ dai_hoi.ngai | ngay_thang }} {{ kinh_phii }} {% for t in tieu_ban %}{{ t.tenn }}{% endfor %}";
    let faults = facts().fill(text).faults;
    let said: Vec<String> = faults
        .iter()
        .map(|fault| format!("{} {}", &text[fault.at.clone()], fault.message))
        .collect();
    assert_eq!(
        said,
        [
            "ngai «dai_hoi» không có «ngai»",
            "kinh_phii chưa khai biến «kinh_phii»",
            "tenn mục thứ 1 của «t» không có «tenn»",
        ]
    );
    let known = faults[0].unknown.as_ref().map(|(_, known)| known.join(" "));
    assert_eq!(known.as_deref(), Some("ngay ten gio"));
}

#[test]
fn what_cannot_be_evaluated_is_said_in_vietnamese_at_its_place() {
    for (typed, said) in [
        ("{{ }}", "{{ }}: {{ }} không ghi gì"),
        ("{{ tieu_ban }}", " tieu_ban : «tieu_ban» là một danh sách"),
        ("{{ dai_hoi }}", " dai_hoi : «dai_hoi» là một nhóm"),
        ("{{ ten | ngay_than }}", "ngay_than: không có bộ lọc «ngay_than»"),
        ("{{ range(end=5) }}", "range: không có hàm «range»"),
        ("{{ tên }}", "tên: «tên» không dùng được"),
        ("{{ ten.x }}", "x: «ten» là một dòng chữ, không có «x»"),
        ("{{ tieu_ban[9].ten }}", "9: «tieu_ban» chỉ có 2 mục"),
        ("{% for a, b in dai_hoi %}{% endfor %}", " for a, b in dai_hoi : vòng lặp phải ghi"),
        ("{% for a in dai_hoi %}{% endfor %}", "dai_hoi: «dai_hoi» là một nhóm, không phải một"),
        ("{% include \"a\" %}", " include \"a\" : lệnh «include» không dùng được"),
        ("{{ ten is odds }}", "odds: sau «is» không ghi được"),
    ] {
        let faults = faults(typed);
        assert_eq!(faults.len(), 1, "{typed}: {faults:?}");
        assert!(faults[0].starts_with(said), "{faults:?}\nshould begin with {said}");
    }
}

#[test]
fn what_only_the_value_tells_is_said_at_the_expression() {
    for (typed, at, said) in [
        ("đ {{ ten | ngay_thang }}", "ngay_thang", "«NGUYỄN VĂN ĐẠT» không phải là một ngày"),
        ("đ {{ dai_hoi.ten | tien }}", "tien", "«Đại hội»: không phải là số"),
        ("đ {% for t in tieu_ban %}a", "", "lệnh chưa đóng"),
        ("đ {{ ten + }}", "", "biểu thức thừa hoặc thiếu"),
        ("đ {{ ten + 1 }}", "", "phép tính cần số"),
        ("đ {{ dai_hoi.ngay | them_ngay }}", "them_ngay", "thiếu số ngày"),
    ] {
        let fault = facts().fill(typed).faults.first().cloned().expect(typed);
        assert!(fault.message.starts_with(said), "{typed}: {}", fault.message);
        assert!(typed[fault.at.clone()].contains(at), "{typed}: {:?}", &typed[fault.at.clone()]);
        assert!(fault.at.start >= 3, "{typed}: {:?}", fault.at);
    }
}

#[test]
fn a_value_is_words_of_one_paragraph_and_nothing_else() {
    let mut tree = IndexMap::new();
    tree.insert("a".to_owned(), text("một\n\n hai\n\u{1}0\u{2}"));
    tree.insert("b".to_owned(), text("{{ a }}"));
    let facts = Facts::new(tree);
    let pieces = facts.fill("{{ a }}{{ b }}").pieces;
    let put = |text: &str, tag| Piece::Put { text: text.to_owned(), tag };
    assert_eq!(pieces, [put("một\n hai\n0", 0..7), put("{{ a }}", 7..14)]);
}

#[test]
fn names_that_no_expression_could_say_are_refused() {
    for name in ["dai-hoi", "đại_hội", "1a", "", "loop", "in"] {
        assert!(name_fault(name, "").is_some(), "{name}");
    }
    for name in ["dai_hoi", "a1", "_x", "Ten"] {
        assert_eq!(name_fault(name, ""), None);
    }
    // The name of rows is free inside a group.
    assert!(name_fault("dong", "").is_some());
    assert_eq!(name_fault("dong", "a"), None);
}

#[test]
fn plain_words_are_numbers_only_where_they_print_as_typed() {
    assert_eq!(Fact::plain("300"), Fact::Number(300));
    assert_eq!(Fact::plain("05"), text("05"));
    assert_eq!(Fact::plain("1.500"), text("1.500"));
    assert_eq!(Fact::plain("true"), Fact::Flag(true));
    let whole = group(&[("a", Fact::List(vec![text("x"), Fact::Number(1)]))]);
    assert_eq!(whole.to_string(), "{a:[\"x\",1,],}");
}

#[test]
fn no_text_makes_it_stumble_and_every_place_lies_in_the_text() {
    let words = "{{ }} {% %} - for t in tieu_ban if endfor endif else . ten [ ] 0 | so ( ) = \" ' \\ đ {#a} \
                 is not defined set loop.index * , dai_hoi ngay ~ ? { }";
    let words: Vec<&str> = words.split(' ').chain([" ", "\n"]).collect();
    let facts = facts();
    let mut state = 7_u64;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0)
    };
    for _ in 0..20_000 {
        let count = 1 + next() % 16;
        let text: String = (0..count).map(|_| words[next() % words.len()]).collect();
        let Filled { pieces, uses, faults } = facts.fill(&text);
        let typed = pieces.iter().map(|piece| match piece {
            Piece::Typed(range) | Piece::Put { tag: range, .. } => range,
        });
        let uses = uses.iter().map(|used| &used.at);
        for range in typed.chain(uses).chain(faults.iter().map(|fault| &fault.at)) {
            assert!(text.get(range.clone()).is_some(), "{text:?}: {range:?}");
        }
        assert!(faults.iter().all(|fault| !fault.message.is_empty()), "{text:?}");
    }
}

/// The facts with a row beside them: its column `ghi_chu` is empty.
fn with_row() -> Facts {
    let row = [("ho_ten", text("LÊ AN")), ("so", Fact::plain("05")), ("ghi_chu", Fact::Blank)];
    facts().with_row(row.into_iter().map(|(name, fact)| (name.to_owned(), fact)).collect())
}

#[test]
fn a_row_stands_beside_the_facts_and_an_empty_cell_is_asked_for() {
    for (typed, words) in [
        ("{{ dong.ho_ten | ho_ten }} {{ dong.so }}, {{ dai_hoi.ten }}", "Lê An 05, Đại hội"),
        ("a{% if dong.ghi_chu %} {{ dong.ghi_chu }}{% endif %}", "a"),
        ("a{% if dong.ghi_chu == \"x\" %}b{% else %}c{% endif %}", "ac"),
        ("a{% if not dong.ghi_chu %}b{% endif %}", "ab"),
        ("a{% if dong.ghi_chu is defined %}b{% endif %}", "a"),
        ("a{% if dong.ghi_chu or dong.so %}b{% endif %}", "ab"),
        ("{{ dong.ghi_chu | default(value=\"không\") }}", "không"),
    ] {
        let filled = with_row().fill(typed);
        assert_eq!(filled.faults, [], "{typed}");
        let words_of = filled.pieces.iter().map(|piece| match piece {
            Piece::Typed(range) => typed[range.clone()].to_owned(),
            Piece::Put { text, .. } => text.clone(),
        });
        assert_eq!(words_of.collect::<String>(), words, "{typed}");
    }
}

#[test]
fn a_column_that_is_not_there_and_an_empty_cell_are_told_apart() {
    let faults = |text: &str| {
        let faults = with_row().fill(text).faults;
        faults.into_iter().map(|fault| fault.message).collect::<Vec<String>>()
    };
    assert_eq!(faults("{{ dong.ho_tem }}"), ["danh sách không có cột «ho_tem»"]);
    assert_eq!(faults("{% if dong.ho_tem %}a{% endif %}"), ["danh sách không có cột «ho_tem»"]);
    for text in ["{{ dong.ghi_chu }}", "{{ dong.ghi_chu | in_hoa }}", "{{ \"\" ~ dong.ghi_chu }}"] {
        assert_eq!(faults(text), ["«dong.ghi_chu» để trống ở dòng này"], "{text}");
    }
}
