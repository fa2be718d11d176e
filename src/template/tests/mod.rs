//! Templates on documents made by hand: what is printed, in which order, in which style.

mod copies;
mod faults;
mod fixtures;
mod forms;
mod golden;
mod marks;

use fixtures::{at, body, document, line, lines, paragraph, signer, table, titled, with_own};

use super::*;
use crate::block::{Block, Inline, Numbering, Orientation, Tree};
use crate::input::document::{
    Appendix, Attached, Authority, Drafter, Flag, Landscape, OwnValue, PartialDate,
};
use crate::input::outline::{Level, Part};
use crate::input::rich::{Note, Run};

fn kit() -> Kit {
    Kit::bundled().expect("the embedded files are right")
}

fn render(document: &Document) -> String {
    let kit = kit();
    Templates::of(&kit).and_then(|templates| templates.render(document, &kit)).expect("rendered")
}

fn tree(document: &Document) -> Tree {
    let kit = kit();
    let templates = Templates::of(&kit).expect("the templates are right");
    crate::tree::of(document, &kit, &templates, &kit.sheet).expect("the markup is right").1
}

/// The lines of markup in this style.
fn in_style(xml: &str, style: &str) -> Vec<String> {
    let opening = format!("<p style=\"{style}\">");
    let lines = xml.lines().filter_map(|line| line.strip_prefix(opening.as_str()));
    lines.map(|line| line.trim_end_matches("</p>").to_owned()).collect()
}

#[test]
fn every_kind_renders_to_a_tree() {
    for (id, kind) in &kit().kinds {
        let tree = tree(&with_own(document(id), kind));
        assert_eq!(tree.sections.len(), 1, "{id}");
        assert!(!tree.properties.title.is_empty(), "{id}");
    }
}

#[test]
fn a_kind_may_ask_for_any_key_it_declares() {
    let mut kit = kit();
    let mut kind = kit.kinds["thong-bao"].clone();
    for key in ["chu_tri", "dia_diem"] {
        kind.fields.insert(key.to_owned(), crate::kit::Field::default());
    }
    kind.template = "moi".to_owned();
    kit.kinds.insert("thong-bao".to_owned(), kind);
    let text =
        "{% if chu_tri %}[{{ chu_tri }}]{% endif %}{% if dia_diem %}{{ dia_diem }}{% endif %}";
    kit.templates.push(("moi.xml".to_owned(), text.to_owned()));
    let mut document = document("thong-bao");
    document.own.insert("chu_tri".to_owned(), OwnValue::Line(line("A & **B**")));
    let templates = Templates::of(&kit).expect("the templates are right");
    let xml = templates.render(&document, &kit).expect("rendered");
    assert_eq!(xml, "[A &amp; <t style=\"dam\">B</t>]\n");
}

#[test]
fn blanks_keep_their_width_until_they_are_filled() {
    let mut draft = document("ke-hoach");
    let xml = render(&draft);
    let gap = |count: usize| format!("<blank width=\"{count}\"/>");
    assert_eq!(in_style(&xml, "so"), [format!("Số: {}/KH-UBND", gap(7))]);
    assert_eq!(
        in_style(&xml, "dia-danh"),
        [format!("Lạng Sơn, ngày {} tháng 02 năm 2020", gap(3))]
    );
    draft.number = Some(at("05".to_owned()));
    for (month, day, shown) in
        [(1, 9, "ngày 09 tháng 01"), (2, 25, "ngày 25 tháng 02"), (3, 1, "ngày 01 tháng 3")]
    {
        draft.date = Some(at(PartialDate { year: 2020, month: Some(month), day: Some(day) }));
        let xml = render(&draft);
        assert_eq!(in_style(&xml, "so"), ["Số: 05/KH-UBND"]);
        assert_eq!(in_style(&xml, "dia-danh"), [format!("Lạng Sơn, {shown} năm 2020")]);
    }
    assert_eq!(tree(&draft).properties.identifier, "05/KH-UBND");
    assert_eq!(tree(&draft).properties.date, "2020-03-01");
    draft.date = None;
    let blank = format!("Lạng Sơn, ngày {} tháng {} năm {}", gap(3), gap(3), gap(4));
    assert_eq!(in_style(&render(&draft), "dia-danh"), [blank]);
}

#[test]
fn the_symbol_follows_the_kind_unless_it_is_given() {
    let symbol = |document: &Document| {
        let so = in_style(&render(document), "so").remove(0);
        so.rsplit_once('/').map(|(_, symbol)| symbol.to_owned())
    };
    let mut dispatch = document("cong-van");
    assert_eq!(symbol(&dispatch).as_deref(), Some("UBND"));
    dispatch.unit = Some(at("KGVX".to_owned()));
    assert_eq!(symbol(&dispatch).as_deref(), Some("UBND-KGVX"));
    assert_eq!(symbol(&document("quy-dinh")).as_deref(), Some("QyĐ-UBND"));
    dispatch.symbol = Some(at("UBND-VX".to_owned()));
    assert_eq!(symbol(&dispatch).as_deref(), Some("UBND-VX"));
}

#[test]
fn authorities_stand_before_their_titles_in_capitals() {
    let mut document = document("quyet-dinh");
    let titles = ["Ủy ban nhân dân", "Chủ tịch", "Phó Chủ tịch"];
    document.signers = vec![signer(&[Authority::Tm, Authority::Kt], &titles, "")];
    let xml = render(&document);
    assert_eq!(in_style(&xml, "quyen-han"), ["TM. ỦY BAN NHÂN DÂN"]);
    assert_eq!(in_style(&xml, "chuc-vu"), ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
    assert_eq!(in_style(&xml, "ho-ten"), [""], "the line stays while the name is blank");
}

#[test]
fn several_signers_sign_side_by_side_above_the_recipients() {
    let mut document = document("ke-hoach");
    let mut second = signer(&[], &["Trưởng ban"], "Lê B");
    second.other_titles = lines(&["Giám đốc Sở Nội vụ"]);
    document.signers =
        vec![signer(&[Authority::Kt], &["Giám đốc", "Phó Giám đốc"], "Trần A"), second];
    let blocks = &tree(&document).sections[0].blocks;
    let at = blocks
        .iter()
        .position(|block| matches!(block, Block::Table(table) if table.style == "ky-nhieu"));
    let at = at.expect("a table of signers");
    let Block::Table(table) = &blocks[at] else { panic!("a table") };
    assert_eq!((table.columns.as_slice(), table.rows[0].cells.len()), ([1, 1].as_slice(), 2));
    for cell in &table.rows[0].cells {
        let styles: Vec<&str> = cell.blocks.iter().map(style).collect();
        let level = ["quyen-han", "chuc-vu", "cho-ky", "chuc-vu-khac", "ho-ten"];
        assert_eq!(styles, level, "names stand level");
    }
    assert_eq!(style(&blocks[at + 1]), "noi-nhan");
}

fn style(block: &Block) -> &str {
    match block {
        Block::Paragraph(paragraph) => &paragraph.style,
        Block::Table(table) => &table.style,
        Block::Rule(rule) => &rule.style,
        Block::Frame(frame) => &frame.style,
        Block::Sign(sign) => &sign.style,
        Block::Contents(contents) => &contents.style,
    }
}

#[test]
fn bases_and_recipients_end_as_the_decree_asks_whatever_was_typed() {
    let mut document = document("quyet-dinh");
    document.bases = lines(&["Luật Thi đua;", "căn cứ Nghị định số 1.", "Thực hiện Kế hoạch 2"]);
    let xml = render(&document);
    assert_eq!(
        in_style(&xml, "can-cu"),
        ["Căn cứ Luật Thi đua;", "căn cứ Nghị định số 1;", "Thực hiện Kế hoạch 2."]
    );
    document.proposal = Some(line("Giám đốc Sở Nội vụ."));
    let xml = render(&document);
    assert_eq!(
        in_style(&xml, "can-cu")[2..],
        ["Thực hiện Kế hoạch 2;".to_owned(), "Theo đề nghị của Giám đốc Sở Nội vụ.".to_owned()]
    );
    assert_eq!(
        in_style(&xml, "noi-nhan-dong"),
        ["- Như trên;", "- Thường trực Tỉnh ủy;", "- Lưu: VT, NC."]
    );
    document.archive = None;
    assert_eq!(in_style(&render(&document), "noi-nhan-dong")[1], "- Thường trực Tỉnh ủy.");
}

#[test]
fn the_competence_line_is_the_nearest_that_is_given() {
    let mut decision = document("quyet-dinh");
    let competence = |document: &Document| in_style(&render(document), "tham-quyen").remove(0);
    assert_eq!(competence(&decision), "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN");
    decision.issuer.competence = Some(line("Chủ tịch Ủy ban nhân dân tỉnh"));
    assert_eq!(competence(&decision), "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH");
    decision.competence = Some(line("Trưởng ban"));
    decision.appendices = vec![Appendix::default()];
    assert_eq!(competence(&decision), "TRƯỞNG BAN");
    let reference = in_style(&render(&decision), "kem-theo").remove(0);
    assert!(reference.ends_with("của Trưởng ban)"), "{reference}");
}

#[test]
fn every_level_prints_its_opening_its_words_and_its_anchor() {
    for level in Level::ALL {
        for title in [None, Some(line("Lời <tiêu> đề"))] {
            let text = title.is_none().then(|| line("Lời <văn>"));
            let Part::Clause(mut clause) = titled(level, "7", "x", Vec::new()) else {
                panic!("a clause")
            };
            clause.label = Some(at("nhãn".to_owned()));
            (clause.title, clause.text) = (title, text);
            let mut document = document("thong-bao");
            document.body = body(vec![Part::Clause(clause)]);
            let tree = tree(&document);
            let paragraphs = tree.sections[0].blocks.iter().filter_map(|block| match block {
                Block::Paragraph(paragraph) => Some(paragraph),
                Block::Table(_)
                | Block::Rule(_)
                | Block::Frame(_)
                | Block::Sign(_)
                | Block::Contents(_) => None,
            });
            let content: Vec<&Inline> = paragraphs.flat_map(|p| &p.content).collect();
            assert!(content.contains(&&Inline::Anchor("nhãn".to_owned())), "{level:?}");
            let words: String = content.iter().map(|inline| words(inline)).collect();
            let has_words = words.contains("Lời <tiêu> đề")
                || words.contains("LỜI <TIÊU> ĐỀ")
                || words.contains("Lời <văn>");
            assert!(has_words, "{level:?}: {words}");
            let opening = match level {
                Level::Gach => "- ",
                Level::Cong => "+ ",
                Level::Phan
                | Level::Chuong
                | Level::Muc
                | Level::TieuMuc
                | Level::Dieu
                | Level::LaMa
                | Level::Khoan
                | Level::Diem => "7",
            };
            assert!(words.contains(opening), "{level:?}: {words}");
        }
    }
}

/// The letters of an inline, if it is a run of them.
fn words(inline: &Inline) -> &str {
    match inline {
        Inline::Text(text) => &text.text,
        Inline::Break
        | Inline::Tab
        | Inline::Note(_)
        | Inline::Anchor(_)
        | Inline::AnchorEnd(_)
        | Inline::Reference(_)
        | Inline::PageNumber => "",
    }
}

#[test]
fn a_note_in_a_title_keeps_its_letters() {
    let mut document = document("ke-hoach");
    let mut title = line("Mục tiêu");
    title.runs.push(Run::Note(Note { id: "a".to_owned(), text: line("chú thích") }));
    let Part::Clause(mut clause) = titled(Level::LaMa, "I", "x", Vec::new()) else {
        panic!("a clause")
    };
    clause.title = Some(title);
    document.body = body(vec![Part::Clause(clause)]);
    let xml = render(&document);
    assert_eq!(in_style(&xml, "la-ma-tieu-de"), ["I. MỤC TIÊU<note>chú thích</note>"]);
}

/// Text that is markup if it is not escaped.
const HOSTILE: &str = "a<b&\"c'>{{ d }}";

#[test]
fn no_field_of_the_author_can_become_markup() {
    let text = || line(HOSTILE);
    let word = || at(HOSTILE.to_owned());
    for kind in ["cong-van", "quyet-dinh", "to-trinh"] {
        let mut full = document(kind);
        full.issuer.name = text();
        full.issuer.name_lines = vec![text()];
        full.issuer.parent = vec![text()];
        full.issuer.place = Some(text());
        full.issuer.short = None;
        full.issuer.abbreviation = HOSTILE.to_owned();
        full.number = Some(word());
        full.unit = Some(word());
        full.subject = Some(text());
        full.addressees = vec![text(), text()];
        full.bases = vec![text()];
        full.proposal = Some(text());
        let appendix = Appendix {
            title: Some(text()),
            label: Some(word()),
            number: Some(HOSTILE.to_owned()),
            body: body(vec![table(&[HOSTILE], &[&[HOSTILE]])]),
            ..Appendix::default()
        };
        full.body = body(vec![titled(Level::Dieu, HOSTILE, HOSTILE, vec![paragraph(HOSTILE)])]);
        full.recipients = vec![text()];
        full.archive = Some(text());
        full.drafter = Some(Drafter { code: word(), copies: None });
        full.contact = vec![text()];
        full.signers[0].titles = vec![text()];
        full.signers[0].other_titles = vec![text()];
        full.signers[0].name = Some(text());
        full.appendices = vec![appendix];
        let tree = tree(&full);
        assert_eq!(tree.properties.author, HOSTILE);
        let mut found = 0;
        for block in tree.sections.iter().flat_map(|section| &section.blocks) {
            found += hostile(block);
        }
        assert!(found >= 18, "{kind}: found in {found} paragraphs");
    }
}

/// Paragraphs in which the hostile text is printed as typed.
fn hostile(block: &Block) -> usize {
    match block {
        Block::Rule(_) | Block::Frame(_) | Block::Sign(_) | Block::Contents(_) => 0,
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.flat_map(|cell| &cell.blocks).map(hostile).sum()
        }
        Block::Paragraph(paragraph) => {
            let texts = paragraph.content.iter().map(|inline| words(inline).to_lowercase());
            usize::from(texts.collect::<String>().contains(HOSTILE))
        }
    }
}

#[test]
fn an_appendix_lies_as_it_is_asked_to_and_begins_its_own_numbers() {
    let mut document = document("ke-hoach");
    let wide = Appendix { landscape: Landscape::Yes, ..Appendix::default() };
    document.appendices = vec![wide, Appendix::default()];
    let tree = tree(&document);
    let shown: Vec<_> =
        tree.sections.iter().map(|section| (section.orientation, section.numbering)).collect();
    assert_eq!(
        shown,
        [
            (Orientation::Portrait, Numbering::Continue),
            (Orientation::Landscape, Numbering::Restart),
            (Orientation::Portrait, Numbering::Restart),
        ]
    );
    for section in &tree.sections {
        assert!(section.header.first.is_empty(), "no number on a first page");
        assert_eq!(section.header.rest.len(), 1);
    }
}

#[test]
fn an_attached_document_has_a_head_without_number_and_no_signature() {
    let mut decision = document("quyet-dinh");
    decision.attached = Some(Attached {
        apart: None,
        contents: Flag::No,
        kind: at("quy-che".to_owned()),
        subject: Some(line("quản lý")),
        body: body(vec![paragraph("x")]),
        appendices: Vec::new(),
        span: crate::source::Span::default(),
    });
    let xml = render(&decision);
    let attached = xml.split("<section").nth(2).expect("a second section");
    assert!(attached.contains("QUY CHẾ") && attached.contains("CỘNG HÒA"));
    for absent in ["style=\"so\"", "style=\"dia-danh\"", "style=\"ho-ten\"", "style=\"noi-nhan\""] {
        assert!(!attached.contains(absent), "{absent}");
    }
}

#[test]
fn no_template_writes_a_size() {
    for (name, text) in &kit().templates {
        let mut before = None;
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            for unit in ["pt", "mm", "cm", "px", "tw", "in"] {
                let number = word.strip_suffix(unit).unwrap_or_default();
                let is_size = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
                assert!(!is_size, "{name}: «{word}» after {before:?}");
            }
            before = Some(word);
        }
    }
}
