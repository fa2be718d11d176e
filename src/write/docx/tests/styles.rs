//! What the style sheet becomes.

use super::{part, sheet, tree, write};
use crate::kit::style::{LineSpacing, ParagraphStyle, StyleSheet};
use crate::length::Length;

fn styles(sheet: &StyleSheet) -> String {
    part(&write(&tree(Vec::new()), sheet).unwrap(), "word/styles.xml")
}

/// The definition of a style, from its name on.
fn style<'a>(styles: &'a str, id: &str) -> &'a str {
    let (_, from) = styles.split_once(&format!("w:styleId=\"{id}\">")).expect("the style is there");
    from.split_once("</w:style>").expect("it is closed").0
}

#[test]
fn document_defaults_leave_nothing_to_word() {
    let styles = styles(&sheet::sheet());
    let expected = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" \
        w:eastAsia=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>\
        <w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" \
        w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>\
        <w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>\
        </w:pPrDefault></w:docDefaults>";
    assert!(styles.contains(expected), "{styles}");
}

#[test]
fn a_heading_says_only_what_differs_from_its_base() {
    assert_eq!(
        style(&styles(&sheet::sheet()), "dieu"),
        "<w:name w:val=\"Điều\"/><w:basedOn w:val=\"than\"/><w:next w:val=\"than\"/>\
         <w:uiPriority w:val=\"2\"/><w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val=\"0\"/>\
         </w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>"
    );
}

#[test]
fn a_derived_style_takes_back_what_its_base_has_and_it_has_not() {
    let mut sheet = sheet::sheet();
    let plain = ParagraphStyle {
        title: "Trơn".to_owned(),
        based_on: Some("gach".to_owned()),
        size: Length::pt(13) + Length::twips(10),
        line: LineSpacing::Exact(Length::pt(20)),
        ..ParagraphStyle::default()
    };
    sheet.paragraphs.insert("tron".to_owned(), plain);
    assert_eq!(
        style(&styles(&sheet), "tron"),
        "<w:name w:val=\"Trơn\"/><w:basedOn w:val=\"gach\"/><w:uiPriority w:val=\"10\"/>\
         <w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/><w:tabs>\
         <w:tab w:val=\"clear\" w:pos=\"720\"/><w:tab w:val=\"clear\" w:pos=\"9000\"/></w:tabs>\
         <w:spacing w:before=\"0\" w:line=\"400\" w:lineRule=\"exact\"/>\
         <w:ind w:left=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/></w:pPr>\
         <w:rPr><w:sz w:val=\"27\"/><w:szCs w:val=\"27\"/></w:rPr>"
    );
}

#[test]
fn word_finds_our_footnote_styles_for_new_footnotes() {
    let styles = styles(&sheet::sheet());
    let text = style(&styles, "chu-thich");
    assert!(text.starts_with("<w:name w:val=\"footnote text\"/><w:aliases w:val=\"Chú thích\"/>"));
    let mark = style(&styles, "so-chu-thich");
    assert!(mark.starts_with("<w:name w:val=\"footnote reference\"/>"));
    assert!(mark.ends_with("<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"));
}

#[test]
fn a_mark_style_that_the_sheet_does_not_describe_is_still_there() {
    let mut sheet = sheet::sheet();
    sheet.runs.shift_remove("so-chu-thich");
    assert!(style(&styles(&sheet), "so-chu-thich").contains("superscript"));
}

#[test]
fn a_table_style_carries_indent_borders_and_cell_margins() {
    let styles = styles(&sheet::sheet());
    let head = style(&styles, "dau");
    assert!(head.contains("<w:tblInd w:w=\"-108\" w:type=\"dxa\"/><w:tblCellMar>"), "{head}");
    let grid = style(&styles, "ke");
    let side = |name: &str| {
        format!("<w:{name} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>")
    };
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map(side).concat();
    assert!(grid.contains(&sides), "{grid}");
    assert!(grid.contains("<w:top w:w=\"40\" w:type=\"dxa\"/><w:left w:w=\"108\""), "{grid}");
}
