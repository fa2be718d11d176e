//! Trees compared, and what is told of them.

use super::{Kind, Summary, compare, is_changed};
use crate::block::change::{Change, Revision};
use crate::block::{
    Block, Cell, Inline, Note, Paragraph, Reference, Row, Section, Table, Text, Tree,
};
use crate::diagnostic::Paint;
use crate::kit::Kit;

fn kit() -> Kit {
    Kit::bundled().expect("the embedded knowledge loads")
}

fn words(text: &str) -> Inline {
    Inline::Text(Text { text: text.to_owned(), style: None })
}

fn lines(lines: &[(&str, &str)]) -> Tree {
    tree(lines.iter().map(|(style, text)| paragraph(style, vec![words(text)])).collect())
}

fn tree(blocks: Vec<Block>) -> Tree {
    let section = Section { blocks, ..Section::default() };
    Tree { sections: vec![section], ..Tree::default() }
}

fn paragraph(style: &str, content: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { style: style.to_owned(), content, ..Paragraph::default() })
}

fn merged(old: &Tree, new: &Tree) -> Tree {
    compare(old, new, &kit().words, Revision::default())
}

/// What is told of a change, without colours.
fn told(old: &Tree, new: &Tree) -> String {
    let kit = kit();
    let tree = compare(old, new, &kit.words, Revision::default());
    Summary::of(&tree, &kit.sheet, &kit.words).told(Paint::Plain)
}

/// The inlines of a paragraph in a short notation: `+` and `-` begin a change, `=` ends it.
fn shown(paragraph: &Paragraph) -> String {
    let shown = paragraph.content.iter().map(|inline| match inline {
        Inline::Text(text) => text.text.clone(),
        Inline::Change(Change::Kept) => "=".to_owned(),
        Inline::Change(Change::Inserted) => "+".to_owned(),
        Inline::Change(Change::Deleted) => "-".to_owned(),
        Inline::Note(note) => {
            format!("[{}]", note.paragraphs.iter().map(shown).collect::<String>())
        }
        Inline::Reference(reference) => format!("@{}", reference.text.text),
        Inline::Anchor(name) => format!("#{name}"),
        Inline::AnchorEnd(name) => format!("/{name}"),
        Inline::Break => "↵".to_owned(),
        Inline::Tab => "→".to_owned(),
        Inline::PageNumber => "page".to_owned(),
    });
    shown.collect()
}

fn shown_blocks(tree: &Tree) -> Vec<String> {
    let blocks = tree.sections.iter().flat_map(|section| &section.blocks);
    let paragraphs = blocks.filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Table(_)
        | Block::Rule(_)
        | Block::Frame(_)
        | Block::Sign(_)
        | Block::Contents(_) => None,
    });
    paragraphs.map(shown).collect()
}

#[test]
fn words_that_change_are_marked_and_no_others() {
    let old = lines(&[("noi-dung", "Hoàn thành trong quý II năm 2020.")]);
    let new = lines(&[("noi-dung", "Hoàn thành trong quý III năm 2020.")]);
    assert_eq!(shown_blocks(&merged(&old, &new)), ["Hoàn thành trong quý -II+III= năm 2020."]);
    let new = lines(&[("noi-dung", "Hoàn thành trước tháng 9 năm 2020.")]);
    let one = ["Hoàn thành -trong quý II+trước tháng 9= năm 2020."];
    assert_eq!(shown_blocks(&merged(&old, &new)), one);
}

#[test]
fn a_clause_that_moves_down_changes_its_number_alone() {
    let clauses = ["1. Báo cáo tổng kết.", "2. Khen thưởng tập thể.", "3. Bầu đoàn đại biểu."];
    let old: Vec<_> = clauses.iter().map(|text| ("khoan", *text)).collect();
    let new = [
        ("khoan", "1. Báo cáo tổng kết."),
        ("khoan", "2. Giao lưu với điển hình."),
        ("khoan", "3. Khen thưởng tập thể."),
        ("khoan", "4. Bầu đoàn đại biểu."),
    ];
    let (old, new) = (lines(&old), lines(&new));
    let expected = [
        "1. Báo cáo tổng kết.",
        "+2. Giao lưu với điển hình.",
        "-2+3=. Khen thưởng tập thể.",
        "-3+4=. Bầu đoàn đại biểu.",
    ];
    assert_eq!(shown_blocks(&merged(&old, &new)), expected);
    let expected = "\
+ khoản 2: 2. Giao lưu với điển hình.
1 chỗ thêm; 2 chỗ chỉ đổi số thứ tự";
    assert_eq!(told(&old, &new), expected);
}

#[test]
fn a_mention_whose_clause_moved_is_not_a_change() {
    let at = |number: &str| {
        let text = Text { text: format!("khoản {number} Mục II"), style: None };
        let mention = Inline::Reference(Reference { target: "cap-co-so".to_owned(), text });
        let content = vec![words("Theo "), mention, words(".")];
        let anchor = |name: &str| Inline::Anchor(name.to_owned());
        let end = Inline::AnchorEnd("cap-co-so".to_owned());
        let clause = vec![anchor("cap-co-so"), words(number), end, words(". Cấp cơ sở")];
        tree(vec![paragraph("noi-dung", content), paragraph("khoan", clause)])
    };
    let expected =
        ["Theo -@khoản 1 Mục II+@khoản 2 Mục II=.", "-1#cap-co-so+2/cap-co-so=. Cấp cơ sở"];
    assert_eq!(shown_blocks(&merged(&at("1"), &at("2"))), expected);
    assert_eq!(told(&at("1"), &at("2")), "không đổi lời văn; 2 chỗ chỉ đổi số thứ tự");
    // With other words it is one.
    let Tree { mut sections, .. } = at("2");
    sections[0].blocks[0] = paragraph("noi-dung", vec![words("Theo quy định.")]);
    let new = Tree { sections, ..Tree::default() };
    assert!(told(&at("1"), &new).starts_with("~ "), "{}", told(&at("1"), &new));
}

#[test]
fn a_change_is_told_at_its_clause() {
    let old = lines(&[
        ("trich-yeu", "Về việc tổ chức Đại hội"),
        ("dieu-tieu-de", "Điều 1. Phạm vi"),
        ("khoan", "1. Quy chế này quy định chế độ làm việc."),
        ("dieu-tieu-de", "Điều 2. Nguyên tắc"),
        ("khoan", "1. Tập trung, dân chủ, công khai, minh bạch."),
        ("diem", "a) Họp mỗi tháng một lần."),
    ]);
    let new = lines(&[
        ("trich-yeu", "Về việc tổ chức Hội nghị"),
        ("dieu-tieu-de", "Điều 1. Phạm vi"),
        ("khoan", "1. Quy chế này quy định chế độ làm việc."),
        ("dieu-tieu-de", "Điều 2. Nguyên tắc"),
        ("khoan", "1. Tập trung, dân chủ, công khai, kịp thời."),
        ("diem", "a) Họp mỗi quý một lần."),
        ("diem", "b) Gửi tài liệu trước ba ngày."),
    ]);
    let expected = "\
~ Trích yếu: Về việc tổ chức [-Đại hội-]{+Hội nghị+}
~ Điều 2 khoản 1: … dân chủ, công khai, [-minh bạch-]{+kịp thời+}.
~ Điều 2 khoản 1 điểm a: a) Họp mỗi [-tháng-]{+quý+} một lần.
+ Điều 2 khoản 1 điểm b: b) Gửi tài liệu trước ba ngày.
3 chỗ sửa, 1 chỗ thêm";
    assert_eq!(told(&old, &new), expected);
    assert_eq!(told(&old, &old), "không đổi lời văn");
    assert!(!is_changed(&merged(&old, &old)));
}

#[test]
fn a_column_ends_with_a_paragraph_end_that_both_versions_have() {
    let old = lines(&[("noi-nhan", "Nơi nhận:")]);
    let new = lines(&[("noi-nhan", "Nơi nhận:"), ("noi-nhan-dong", "- Sở Nội vụ.")]);
    let end = |tree: &Tree, at: usize| {
        let Block::Paragraph(paragraph) = &tree.sections[0].blocks[at] else {
            panic!("a paragraph")
        };
        paragraph.edited.clone()
    };
    let added = merged(&old, &new);
    assert_eq!(end(&added, 0).end, Change::Inserted);
    assert_eq!(end(&added, 1).end, Change::Kept);
    assert_eq!(end(&added, 1).style.as_deref(), Some("noi-nhan"));
    let removed = merged(&new, &old);
    assert_eq!(end(&removed, 0).end, Change::Deleted);
    assert_eq!(end(&removed, 1).end, Change::Kept);
    assert_eq!(end(&removed, 1).style.as_deref(), Some("noi-nhan-dong"));
}

#[test]
fn a_row_is_added_and_a_cell_is_changed() {
    let table = |rows: &[[&str; 2]]| {
        let cell =
            |text: &str| Cell { span: 1, blocks: vec![paragraph("o-trai", vec![words(text)])] };
        let row = |row: &[&str; 2]| Row {
            cells: row.iter().map(|text| cell(text)).collect(),
            ..Row::default()
        };
        let rows = rows.iter().map(row).collect();
        tree(vec![Block::Table(Table { style: "bang".to_owned(), rows, ..Table::default() })])
    };
    let old =
        table(&[["Giám đốc Sở Nội vụ", "Phó Trưởng Ban"], ["Lãnh đạo Sở Y tế", "Thành viên"]]);
    let new = table(&[
        ["Giám đốc Sở Nội vụ", "Trưởng Ban"],
        ["Lãnh đạo Sở Tài chính", "Ủy viên thường trực"],
        ["Lãnh đạo Sở Y tế", "Thành viên"],
    ]);
    let tree = merged(&old, &new);
    let [Block::Table(table)] = tree.sections[0].blocks.as_slice() else { panic!("one table") };
    let changes: Vec<Change> = table.rows.iter().map(|row| row.change).collect();
    assert_eq!(changes, [Change::Kept, Change::Inserted, Change::Kept]);
    let kit = kit();
    let summary = Summary::of(&tree, &kit.sheet, &kit.words);
    assert_eq!((summary.count(Kind::Changed), summary.count(Kind::Added)), (1, 1));
}

#[test]
fn a_note_is_changed_inside() {
    let noted = |text: &str| {
        let inner = Paragraph {
            style: "chu-thich".to_owned(),
            content: vec![words(text)],
            ..Paragraph::default()
        };
        let note = Inline::Note(Note { paragraphs: vec![inner] });
        tree(vec![paragraph("noi-dung", vec![words("Theo kế hoạch"), note, words(".")])])
    };
    let (old, new) = (noted("Báo cáo số 50/BC-SNV."), noted("Báo cáo số 51/BC-SNV."));
    let expected = ["Theo kế hoạch[Báo cáo số -50+51=/BC-SNV.]."];
    assert_eq!(shown_blocks(&merged(&old, &new)), expected);
    assert!(told(&old, &new).contains("[-50-]{+51+}"), "{}", told(&old, &new));
}

#[test]
fn an_appendix_that_is_new_or_gone_is_told_under_its_name() {
    let one = lines(&[("noi-dung", "Thực hiện theo tiến độ kèm theo.")]);
    let mut two = one.clone();
    two.sections
        .extend(lines(&[("phu-luc", "Phụ lục"), ("noi-dung", "Tiến độ chuẩn bị.")]).sections);
    let expected = "\
+ Phụ lục: Phụ lục
+ Phụ lục: Tiến độ chuẩn bị.
2 chỗ thêm";
    assert_eq!(told(&one, &two), expected);
    assert_eq!(merged(&two, &one).sections.len(), 1);
    let gone = told(&two, &one);
    assert!(gone.ends_with("2 chỗ bỏ"), "{gone}");
}

#[test]
fn a_terminal_shows_colours() {
    let (old, new) = (lines(&[("noi-dung", "một hai ba")]), lines(&[("noi-dung", "một bốn ba")]));
    let kit = kit();
    let tree = merged(&old, &new);
    let summary = Summary::of(&tree, &kit.sheet, &kit.words);
    assert!(summary.told(Paint::Color).contains("\u{1b}[31m[-hai-]\u{1b}[0m"));
    assert!(!summary.told(Paint::Plain).contains('\u{1b}'));
}
