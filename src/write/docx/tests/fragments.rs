//! What small trees become, letter for letter.

use super::sheet::{line, note, paragraph, reference, row, rule, styled, table, words};
use super::{body, inside, part, refusal, sample, sheet, tree, write};
use crate::block::{
    Block, Cell, Contents, Entry, Extent, Inline, Keep, Listing, Margin, Numbering, Orientation,
    Paragraph, Row, RowRole, Rule, Section, Tree,
};
use crate::length::Length;

#[test]
fn a_paragraph_names_its_style_and_keeps_its_spaces() {
    let content = vec![words("Số: 30/2020/NĐ\u{2011}CP & <b> "), Inline::Break, Inline::Tab];
    assert_eq!(
        body(vec![paragraph("than", content)]),
        "<w:p><w:pPr><w:pStyle w:val=\"than\"/></w:pPr>\
         <w:r><w:t>Số: 30/2020/NĐ</w:t><w:noBreakHyphen/>\
         <w:t xml:space=\"preserve\">CP &amp; &lt;b&gt; </w:t></w:r>\
         <w:r><w:br/></w:r><w:r><w:tab/></w:r></w:p>"
    );
}

#[test]
fn only_what_the_style_does_not_keep_together_is_written() {
    let keep = Keep { next: true, lines: true };
    let kept = |style: &str| {
        let style = style.to_owned();
        Block::Paragraph(Paragraph { style, keep, content: Vec::new() })
    };
    assert_eq!(
        body(vec![kept("dieu"), kept("than")]),
        "<w:p><w:pPr><w:pStyle w:val=\"dieu\"/><w:keepLines/></w:pPr></w:p>\
         <w:p><w:pPr><w:pStyle w:val=\"than\"/><w:keepNext/><w:keepLines/></w:pPr></w:p>"
    );
}

#[test]
fn a_run_style_means_the_same_in_a_bold_paragraph() {
    let run = |extra: &str, style: &str| {
        format!("<w:r><w:rPr><w:rStyle w:val=\"{style}\"/>{extra}</w:rPr><w:t>a</w:t></w:r>")
    };
    let runs = || vec![styled("a", "dam"), styled("a", "thuong"), styled("a", "nghieng")];
    let bold = body(vec![paragraph("giua-dam", runs())]);
    let expected = [run("<w:b/>", "dam"), run("<w:b w:val=\"0\"/>", "thuong"), run("", "nghieng")];
    assert!(bold.contains(&expected.concat()), "{bold}");
    let both = body(vec![paragraph("noi-nhan", runs())]);
    let expected = [
        run("<w:b/>", "dam"),
        run("<w:b w:val=\"0\"/><w:i w:val=\"0\"/>", "thuong"),
        run("<w:i/>", "nghieng"),
    ];
    assert!(both.contains(&expected.concat()), "{both}");
}

#[test]
fn a_reference_leads_to_the_bookmark_of_its_anchor() {
    let anchor = Inline::Anchor("điều-1".to_owned());
    let content = vec![reference("điều-1", "Điều 1"), anchor];
    assert_eq!(
        inside(&body(vec![paragraph("than", content)]), "w:p"),
        "<w:pPr><w:pStyle w:val=\"than\"/></w:pPr>\
         <w:hyperlink w:anchor=\"a_i_u_1\" w:history=\"1\"><w:r><w:t>Điều 1</w:t></w:r>\
         </w:hyperlink><w:bookmarkStart w:id=\"0\" w:name=\"a_i_u_1\"/><w:bookmarkEnd w:id=\"0\"/>"
    );
}

#[test]
fn a_reference_repeats_what_its_bookmark_encloses_as_a_field_with_its_result() {
    let end = || Inline::AnchorEnd("k".to_owned());
    let content = vec![
        Inline::Anchor("k".to_owned()),
        words("2"),
        end(),
        words(". "),
        reference("k", "khoản 2 Điều 12"),
    ];
    let fld = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    assert_eq!(
        inside(&body(vec![paragraph("than", content)]), "w:p"),
        format!(
            "<w:pPr><w:pStyle w:val=\"than\"/></w:pPr>\
             <w:bookmarkStart w:id=\"0\" w:name=\"k\"/><w:r><w:t>2</w:t></w:r>\
             <w:bookmarkEnd w:id=\"0\"/><w:r><w:t xml:space=\"preserve\">. </w:t></w:r>\
             <w:r><w:t xml:space=\"preserve\">khoản </w:t></w:r>{}\
             <w:r><w:instrText xml:space=\"preserve\"> REF k \\h \\* MERGEFORMAT </w:instrText></w:r>{}\
             <w:r><w:t>2</w:t></w:r>{}\
             <w:r><w:t xml:space=\"preserve\"> Điều 12</w:t></w:r>",
            fld("begin"),
            fld("separate"),
            fld("end"),
        )
    );
}

#[test]
fn a_table_of_contents_is_a_field_whose_result_stands_in_the_file() {
    let entry = |text: &str, target: &str, page| Entry {
        level: 1,
        text: text.to_owned(),
        target: target.to_owned(),
        page,
    };
    let entries = vec![entry("Chương I", "c-1", 2), entry("Chương II", "c-2", 14)];
    let listing = Listing { entries, levels: (3, 6), width: Length::twips(9000) };
    let contents = Contents { style: "muc-luc".to_owned(), depth: 1, listing: Some(listing) };
    let mut sheet = sheet::sheet();
    sheet.paragraphs.insert("muc-luc-1".to_owned(), sheet.paragraphs["than"].clone());
    let heads = ["c-1", "c-2"].map(|name| paragraph("dieu", vec![Inline::Anchor(name.to_owned())]));
    let blocks = [Block::Contents(contents)].into_iter().chain(heads).collect();
    let xml = part(&write(&tree(blocks), &sheet).unwrap(), "word/document.xml");
    assert_eq!(xml.matches(" TOC \\o &quot;3-6&quot; \\h \\z \\u ").count(), 1, "{xml}");
    let stop = "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9000\"/></w:tabs>";
    assert_eq!(xml.matches(stop).count(), 2, "{xml}");
    assert!(xml.contains("<w:hyperlink w:anchor=\"c_2\" w:history=\"1\">"), "{xml}");
    assert!(xml.contains(" PAGEREF c_2 \\h "), "{xml}");
    let begins = xml.matches("w:fldCharType=\"begin\"").count();
    assert_eq!((begins, xml.matches("w:fldCharType=\"end\"").count()), (3, 3));
}

#[test]
fn a_table_is_as_wide_as_its_columns() {
    let wide = Cell { span: 2, blocks: vec![line("trong-o", "a")] };
    let rows = vec![
        row(RowRole::Head, vec![vec![line("trong-o", "b")], vec![]]),
        Row { role: RowRole::Body, cells: vec![wide] },
    ];
    let paragraph = |t: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"trong-o\"/></w:pPr><w:r><w:t>{t}</w:t></w:r></w:p>")
    };
    let empty = "<w:p><w:pPr><w:pStyle w:val=\"trong-o\"/></w:pPr></w:p>";
    let middle = "<w:vAlign w:val=\"center\"/></w:tcPr>";
    assert_eq!(
        body(vec![table("ke", vec![1, 2], rows)]),
        format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"ke\"/><w:tblW w:w=\"9355\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/></w:tblPr>\
             <w:tblGrid><w:gridCol w:w=\"3118\"/><w:gridCol w:w=\"6237\"/></w:tblGrid>\
             <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\
             <w:tc><w:tcPr><w:tcW w:w=\"3118\" w:type=\"dxa\"/>{middle}{}</w:tc>\
             <w:tc><w:tcPr><w:tcW w:w=\"6237\" w:type=\"dxa\"/>{middle}{empty}</w:tc></w:tr>\
             <w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>\
             <w:tcW w:w=\"9355\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/>{middle}{}</w:tc></w:tr>\
             </w:tbl><w:p><w:pPr><w:pStyle w:val=\"Spacer\"/></w:pPr></w:p>",
            paragraph("b"),
            paragraph("a"),
        )
    );
}

#[test]
fn two_tables_never_touch() {
    let one = || table("dau", vec![1], vec![row(RowRole::Body, vec![vec![line("than", "b")]])]);
    let empty = table("dau", Vec::new(), Vec::new());
    let written = body(vec![one(), empty, one(), line("than", "a"), one()]);
    assert!(!written.contains("</w:tbl><w:tbl>"), "{written}");
    assert_eq!(written.matches("<w:tbl>").count(), 3);
    assert_eq!(written.matches("\"Spacer\"").count(), 2, "between two, and at the end: {written}");
}

#[test]
fn a_section_ends_in_its_last_paragraph_of_text() {
    let section = |blocks, orientation, numbering| Section {
        page: "a4".to_owned(),
        orientation,
        numbering,
        blocks,
        ..Section::default()
    };
    let first = section(vec![line("than", "a")], Orientation::Landscape, Numbering::Restart);
    let ruled = vec![rule("ke", Length::mm(1))];
    let second = section(ruled, Orientation::Portrait, Numbering::Continue);
    let third = section(Vec::new(), Orientation::Portrait, Numbering::Continue);
    let tree = Tree { sections: vec![first, second, third], ..Tree::default() };
    let file = write(&tree, &sheet::sheet()).unwrap();
    let document = part(&file, "word/document.xml");
    let margins = "<w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\" \
                   w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";
    let upright = format!("<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>{margins}</w:sectPr>");
    let across = format!(
        "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>{margins}\
         <w:pgNumType w:start=\"1\"/></w:sectPr>"
    );
    let carries = |style: &str, setup: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{setup}</w:pPr>")
    };
    assert!(document.contains(&carries("than", &across)), "{document}");
    assert!(document.contains(&carries("Spacer", &upright)), "{document}");
    let end = format!("{}</w:p>{upright}</w:body></w:document>", carries("Spacer", ""));
    assert!(document.ends_with(&end), "{document}");
}

#[test]
fn margins_like_those_before_are_linked_and_others_are_not() {
    let file = write(&sample::sample(), &sheet::sheet()).unwrap();
    let document = part(&file, "word/document.xml");
    let setups: Vec<&str> = document.split("<w:sectPr>").skip(1).collect();
    assert!(setups[0].starts_with("<w:headerReference w:type=\"default\" r:id=\"rId6\"/><w:pgSz"));
    assert!(setups[0].contains("<w:titlePg/>"));
    assert!(setups[1].starts_with("<w:pgSz"), "linked to the section before");
    assert!(setups[1].contains("<w:titlePg/>"));
    assert!(setups[2].starts_with("<w:headerReference w:type=\"default\" r:id=\"rId7\"/>"));
    assert!(!setups[2].contains("<w:titlePg/>"));
    let numbered = part(&file, "word/header1.xml");
    assert!(numbered.contains("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"));
    assert!(!part(&file, "word/header2.xml").contains("<w:t"), "the last section has no number");
}

#[test]
fn a_margin_with_a_table_is_written_again_for_another_width() {
    let rows = vec![row(RowRole::Body, vec![vec![line("trong-o", "a")]])];
    let blocks = vec![table("ke", vec![1], rows)];
    let footer = Margin { first: blocks.clone(), rest: blocks };
    let upright = Section { page: "a4".to_owned(), footer, ..Section::default() };
    let across = Section { orientation: Orientation::Landscape, ..upright.clone() };
    let tree = Tree { sections: vec![upright, across], ..Tree::default() };
    let file = write(&tree, &sheet::sheet()).unwrap();
    assert!(part(&file, "word/footer1.xml").contains("<w:tblW w:w=\"9355\""));
    assert!(part(&file, "word/footer2.xml").contains("<w:tblW w:w=\"14287\""));
}

#[test]
fn a_footnote_bears_its_number_and_its_separator_keeps_the_room_of_layout() {
    let blocks = vec![paragraph("giua-dam", vec![note("một"), note("hai")])];
    let file = write(&tree(blocks), &sheet::sheet()).unwrap();
    let document = part(&file, "word/document.xml");
    let mark = "<w:r><w:rPr><w:rStyle w:val=\"so-chu-thich\"/></w:rPr>";
    for id in 1..=2 {
        assert!(document.contains(&format!("{mark}<w:footnoteReference w:id=\"{id}\"/></w:r>")));
    }
    let notes = part(&file, "word/footnotes.xml");
    let separator = "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"124\" \
                     w:lineRule=\"exact\"/></w:pPr><w:r><w:separator/></w:r></w:p>";
    assert!(notes.contains(&format!("<w:footnote w:type=\"separator\" w:id=\"-1\">{separator}")));
    let note = format!(
        "<w:footnote w:id=\"2\"><w:p><w:pPr><w:pStyle w:val=\"chu-thich\"/></w:pPr>{mark}\
         <w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>\
         <w:r><w:t>hai</w:t></w:r></w:p></w:footnote>"
    );
    assert!(notes.contains(&note), "{notes}");
}

#[test]
fn a_drawn_line_hangs_in_the_column_as_its_paragraph_does() {
    let written = body(vec![rule("ke", Length::mm(20)), rule("ke-trai", Length::mm(10))]);
    let anchors: Vec<&str> = written.split("<mc:AlternateContent>").skip(1).collect();
    for (anchor, align, width, id) in
        [(anchors[0], "center", 720_000, 1), (anchors[1], "left", 360_000, 2)]
    {
        let position = format!(
            "<wp:positionH relativeFrom=\"column\"><wp:align>{align}</wp:align></wp:positionH>\
             <wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>38100</wp:posOffset>"
        );
        assert!(anchor.contains(&position), "{anchor}");
        assert!(anchor.contains(&format!("<wp:extent cx=\"{width}\" cy=\"0\"/>")), "{anchor}");
        assert!(anchor.contains(&format!("<wp:docPr id=\"{id}\" name=\"Line {id}\">")), "{anchor}");
        assert!(anchor.contains("<a:ln w=\"9525\">"), "{anchor}");
        assert!(anchor.contains("strokeweight=\"0.75pt\""), "{anchor}");
    }
}

#[test]
fn broken_promises_are_named() {
    let one = |block| refusal(&tree(vec![block]));
    let by_style = Rule { style: "ke".to_owned(), extent: Extent::ByStyle };
    assert_eq!(one(Block::Rule(by_style)), "a drawing has not been measured");
    assert_eq!(one(line("la", "a")), "no paragraph style «la» in the sheet");
    assert_eq!(one(paragraph("than", vec![styled("a", "la")])), "no run style «la» in the sheet");
    assert_eq!(one(paragraph("than", vec![reference("la", "a")])), "no anchor «la» in the tree");
    let twice = vec![Inline::Anchor("a".to_owned()), Inline::Anchor("a".to_owned())];
    assert_eq!(one(paragraph("than", twice)), "anchor «a» stands twice in the tree");
    let uneven = vec![row(RowRole::Body, vec![vec![]]), row(RowRole::Body, vec![vec![], vec![]])];
    assert_eq!(one(table("ke", Vec::new(), uneven)), "rows of a table «ke» differ in width");
    assert_eq!(refusal(&Tree::default()), "a tree without sections");
    let mut dated = tree(Vec::new());
    dated.properties.date = "2020-02".to_owned();
    assert_eq!(refusal(&dated), "«2020-02» is no date of the form YYYY-MM-DD");
    let mut noted = tree(Vec::new());
    noted.sections[0].header.rest = vec![paragraph("than", vec![note("a")])];
    assert_eq!(refusal(&noted), "a footnote stands outside the main text");
}
