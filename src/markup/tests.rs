//! What the reader of markup takes and what it refuses.

use super::*;
use crate::block::{Block, Inline, Numbering, Orientation, RowRole};
use crate::kit::Kit;

fn sheet() -> StyleSheet {
    Kit::bundled().expect("the embedded files are right").sheet
}

fn section(inside: &str) -> String {
    format!("<document>\n<section page=\"a4\">\n{inside}\n</section></document>")
}

fn blocks(inside: &str) -> Vec<Block> {
    let tree = parse(&section(inside), &sheet()).expect("the markup is right");
    tree.sections.into_iter().next().expect("one section").blocks
}

/// The inlines of a paragraph in a short notation.
fn line(inside: &str) -> String {
    let blocks = blocks(&format!("<p style=\"thuong\">{inside}</p>"));
    let [Block::Paragraph(paragraph)] = blocks.as_slice() else { panic!("one paragraph") };
    let shown = paragraph.content.iter().map(|inline| match inline {
        Inline::Text(text) => match &text.style {
            None => format!("[{}]", text.text),
            Some(style) => format!("{style}[{}]", text.text),
        },
        Inline::Break => "↵".to_owned(),
        Inline::Tab => "→".to_owned(),
        Inline::Note(note) => format!("note({})", note.paragraphs.len()),
        Inline::Anchor(name) => format!("#{name}"),
        Inline::AnchorEnd(name) => format!("/{name}"),
        Inline::Reference(reference) => format!("@{}[{}]", reference.target, reference.text.text),
        Inline::PageNumber => "page".to_owned(),
        Inline::Change(change) => format!("{change:?}"),
    });
    shown.collect()
}

#[test]
fn white_space_collapses_over_runs_and_goes_at_every_edge() {
    assert_eq!(line("\n  a \t b\n"), "[a b]");
    assert_eq!(line("a <t style=\"dam\"> b </t> c"), "[a ]dam[b ][c]");
    assert_eq!(line(" a <br/> b <tab/> c "), "[a]↵[b]→[c]");
    assert_eq!(line("a\u{a0}\u{a0} b"), "[a\u{a0}\u{a0} b]");
    assert_eq!(line(" <anchor name=\"x\"/> a"), "#x[a]");
    assert_eq!(line("<anchor name=\"x\">Điều 5</anchor>. a"), "#x[Điều 5]/x[. a]");
    let bold = "<t style=\"dam\"><anchor name=\"x\"> a </anchor>)</t> b";
    assert_eq!(line(bold), "#xdam[a]/xdam[ )][ b]");
    assert_eq!(line("a <note> b </note>. c"), "[a ]note(1)[. c]");
    assert_eq!(line("  "), "");
}

#[test]
fn a_blank_keeps_its_spaces_and_those_beside_it() {
    assert_eq!(line("ngày <blank width=\"3\"/> tháng"), "[ngày     tháng]");
    assert_eq!(line("Số: <blank width=\"2\"/>/QĐ"), "[Số:   /QĐ]");
}

#[test]
fn neighbours_of_one_style_are_one_run() {
    assert_eq!(line("<t style=\"dam\">a</t><t style=\"dam\">b</t>c"), "dam[ab][c]");
}

#[test]
fn a_reference_keeps_its_words_and_finds_its_anchor() {
    let inside = "<anchor name=\"k\"/>theo <ref to=\"k\"> khoản  2 </ref>, <page-number/>";
    assert_eq!(line(inside), "#k[theo ]@k[khoản 2][, ]page");
}

#[test]
fn sections_carry_page_orientation_numbering_and_margins() {
    let xml = "<document title=\" A \"><section page=\"a4\" orientation=\"landscape\" \
               numbering=\"restart\"><header on=\"rest\"><p style=\"so-trang\"><page-number/></p>\
               </header><footer on=\"first\"><rule style=\"het-trang\"/></footer></section>\
               </document>";
    let tree = parse(xml, &sheet()).expect("the markup is right");
    let section = &tree.sections[0];
    assert_eq!(section.orientation, Orientation::Landscape);
    assert_eq!(section.numbering, Numbering::Restart);
    assert_eq!((section.header.first.len(), section.header.rest.len()), (0, 1));
    assert_eq!((section.footer.first.len(), section.footer.rest.len()), (1, 0));
    assert_eq!((tree.properties.title.as_str(), tree.properties.language.as_str()), ("A", "vi-VN"));
}

#[test]
fn a_table_has_rows_whose_cells_cover_its_columns() {
    let blocks = blocks(
        "<table style=\"bang\" columns=\"3 5\"><row head=\"yes\"><cell span=\"2\"/></row>\
         <row><cell><p style=\"o-trai\">a</p></cell><cell/></row></table>",
    );
    let [Block::Table(table)] = blocks.as_slice() else { panic!("one table") };
    assert_eq!(table.columns, [3, 5]);
    assert_eq!(table.rows[0].role, RowRole::Head);
    assert_eq!((table.rows[0].cells[0].span, table.rows[1].cells.len()), (2, 2));
}

/// Every fault of form, with a part of what is said about it.
const WRONG: [(&str, &str); 30] = [
    ("<sheet page=\"0\" title=\"a\"/>", "page phải là số của một trang"),
    ("<sheet page=\"1\"/>", "<sheet> thiếu thuộc tính «title»"),
    ("<sheet page=\"1\" title=\"a\"><q/></sheet>", "<q> không được đứng trong <sheet>"),
    ("<q/>", "<q> không được đứng trong <section>"),
    ("abc", "chữ không được đứng thẳng trong <section>"),
    ("<p/>", "<p> thiếu thuộc tính «style»"),
    ("<p style=\"la\"/>", "không có kiểu «la»"),
    ("<p style=\"thuong\" size=\"3\"/>", "không có thuộc tính «size»; nhận: style, keep"),
    ("<p style=\"thuong\" keep=\"all\"/>", "keep=\"all\" không hợp lệ"),
    ("<p style=\"thuong\"><p style=\"thuong\"/></p>", "<p> không được đứng trong <p>"),
    ("<p style=\"thuong\"><t style=\"la\">a</t></p>", "không có kiểu «la»"),
    ("<p style=\"thuong\"><t>a</t></p>", "<t> thiếu thuộc tính «style»"),
    ("<p style=\"thuong\"><t style=\"dam\"><br/></t></p>", "<br> không được đứng trong <t>"),
    ("<p style=\"thuong\"><br>a</br></p>", "<br/> không được chứa gì"),
    ("<p style=\"thuong\"><br x=\"1\"/></p>", "không nhận thuộc tính nào"),
    ("<p style=\"thuong\"><note>a<note>b</note></note></p>", "<note> không được đứng trong <note>"),
    ("<p style=\"thuong\"><ref to=\"x\">a</ref></p>", "«x» nhưng không có anchor"),
    ("<p style=\"thuong\"><anchor name=\"x\"/><ref to=\"x\"> </ref></p>", "<ref> cần chữ để in"),
    ("<p style=\"thuong\"><anchor name=\"x\"/><anchor name=\"x\"/></p>", "đã có một <anchor>"),
    ("<p style=\"thuong\"><anchor/></p>", "<anchor> thiếu thuộc tính «name»"),
    ("<rule style=\"dam\"/>", "không có kiểu «dam»"),
    ("<rule style=\"co-quan\"><p style=\"thuong\"/></rule>", "<p> không được đứng trong <rule>"),
    ("<header><p style=\"thuong\"/></header>", "<header> thiếu thuộc tính «on»"),
    ("<header on=\"all\"/>", "on=\"all\" không hợp lệ; nhận: first, rest"),
    ("<table style=\"bang\"><row/></table>", "cần thuộc tính columns"),
    ("<table style=\"bang\" columns=\"1 0\"><row/></table>", "«0» không phải là một phần"),
    ("<table style=\"bang\" columns=\"1\"/>", "<table> cần ít nhất một <row>"),
    ("<table style=\"dau\"><row><cell/></row></table>", "các ô phủ 1 cột, bảng có 2 cột"),
    ("<table style=\"dau\"><row><cell span=\"0\"/></row></table>", "span phải là một số nguyên"),
    (
        "<table style=\"bang\" columns=\"1\"><row><cell><table style=\"dau\"/></cell></row></table>",
        "<table> không được đứng trong <cell>",
    ),
];

#[test]
fn what_is_not_right_is_refused_and_named() {
    let sheet = sheet();
    for (inside, expected) in WRONG {
        let error = parse(&section(inside), &sheet).expect_err(inside).to_string();
        assert!(error.contains(expected), "{inside}\n  said: {error}\n  expected: {expected}");
        assert!(error.starts_with("markup:3:"), "{inside}\n  said: {error}");
    }
}

#[test]
fn a_document_needs_its_root_and_a_section() {
    let sheet = sheet();
    for (xml, expected) in [
        ("<section page=\"a4\"/>", "phải là <document>"),
        ("<document/>", "ít nhất một <section>"),
        ("<document><section page=\"a5\"/></document>", "không có kiểu «a5»"),
        ("<document><section/></document>", "<section> thiếu thuộc tính «page»"),
        ("<document", "XML sai"),
        ("", "XML sai"),
    ] {
        let error = parse(xml, &sheet).expect_err(xml).to_string();
        assert!(error.contains(expected), "{xml}: {error}");
    }
}

#[test]
fn a_fault_is_placed_at_the_nearest_origin_before_it() {
    let inside = "<?o parts.xml:7?><p style=\"thuong\"/>\n<?o parts.xml:9?><p style=\"la\"/>\
                  <?o parts.xml:12?><p style=\"thuong\"/>";
    let error = parse(&section(inside), &sheet()).expect_err("an unknown style");
    assert!(error.to_string().starts_with("parts.xml:9:1: <p>"), "{error}");
    let inside = "<?o parts.xml:7?><p style=\"thuong\">\n<?o parts.xml:8?></q>";
    let error = parse(&section(inside), &sheet()).expect_err("a wrong end");
    assert!(error.to_string().starts_with("parts.xml:8:1: XML sai"), "{error}");
}
