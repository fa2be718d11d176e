//! What measuring completes: lengths of rules, what stays together.

use super::*;
use crate::block::{Extent, Rule};
use crate::layout::measure;

fn measured(sheet: &StyleSheet, blocks: Vec<Block>) -> Vec<Block> {
    let mut tree = tree(blocks);
    measure(&mut tree, sheet, &Faces::bundled().unwrap()).unwrap();
    tree.sections.remove(0).blocks
}

/// Which paragraphs are kept: `n` with the next block, `l` in one piece.
fn keeps(blocks: &[Block]) -> Vec<&'static str> {
    let keep = |block: &Block| match block {
        Block::Paragraph(paragraph) => match (paragraph.keep.next, paragraph.keep.lines) {
            (true, true) => "nl",
            (true, false) => "n",
            (false, true) => "l",
            (false, false) => "",
        },
        Block::Table(_) => "table",
        Block::Rule(_) | Block::Frame(_) | Block::Sign(_) | Block::Contents(_) => "drawn",
    };
    blocks.iter().map(keep).collect()
}

/// Signatures of five lines in a row that is never broken.
fn signatures() -> Block {
    let signs = Cell { span: 1, blocks: blocks("plain", 5) };
    Block::Table(table("open", vec![row(vec![cell("nơi nhận"), signs])]))
}

fn lines_with_signatures(blocks: Vec<Block>) -> (usize, usize) {
    let sheet = sheet();
    let pages = lay(&sheet, measured(&sheet, blocks));
    let page = pages.pages.iter().position(|page| texts(page).iter().any(|m| m.text == "nơi nhận"));
    let page = page.unwrap();
    let above = lines(&pages.pages[page]).iter().position(|l| l.1.contains("nơi nhận")).unwrap();
    (page, above)
}

#[test]
fn a_lost_word_at_the_end_of_a_heading_draws_others_to_it() {
    let mut sheet = sheet();
    let look = ParagraphStyle { even_lines: true, ..sheet.paragraphs["plain"].clone() };
    sheet.paragraphs.insert("even".to_owned(), look);
    let subject = "Kết quả thực hiện nhiệm vụ quý I năm 2026 và phương hướng, nhiệm vụ quý II năm";
    let lines_of = |style: &str, text: &str| -> Vec<String> {
        let pages = lay(&sheet, measured(&sheet, vec![block(style, text)]));
        lines(&pages.pages[0]).into_iter().map(|line| line.1.trim_end().to_owned()).collect()
    };
    let greedy = lines_of("plain", subject);
    assert_eq!(greedy.len(), 2, "{greedy:?}");
    assert!(greedy[1].len() < 20, "{greedy:?}");
    let even = lines_of("even", subject);
    assert_eq!(even.len(), 2, "no line more: {even:?}");
    assert!(even[1].chars().count() * 2 > even[0].chars().count(), "{even:?}");
    assert_eq!(even.join(" "), subject, "no word is lost");
    let balanced = format!("{subject} 2026 tại các cơ quan, đơn vị, địa phương");
    assert_eq!(lines_of("even", &balanced), lines_of("plain", &balanced), "left as it falls");
}

#[test]
fn a_rule_takes_its_share_of_the_last_line_above_as_it_breaks_there() {
    let mut sheet = sheet();
    let look = RuleStyle {
        paragraph: "plain".to_owned(),
        length: RuleLength::OfText(50),
        ..Default::default()
    };
    sheet.rules.insert("half".to_owned(), look);
    let rule = Block::Rule(Rule { style: "half".to_owned(), extent: Extent::ByStyle });
    let name = "ỦY BAN NHÂN DÂN TỈNH MỘT TÊN RẤT DÀI TRẢI RA HAI DÒNG";
    let cell =
        Cell { span: 1, blocks: vec![block("plain", name), block("plain", ""), rule.clone()] };
    let table = Block::Table(table("open", vec![row(vec![cell, Cell::default()])]));
    let done = measured(&sheet, vec![rule, table]);
    let pages = lay(&sheet, done.clone());
    let Block::Rule(alone) = &done[0] else { panic!("the rule stays first") };
    assert_eq!(alone.extent, Extent::Fixed(Length::twips(4677)), "no text above: of the column");
    let Block::Table(table) = &done[1] else { panic!("the table stays second") };
    let Block::Rule(below) = &table.rows[0].cells[0].blocks[2] else { panic!("a rule") };
    let last = texts(&pages.pages[0])[1];
    assert!(name.ends_with(last.text.trim()) && last.text.trim() != name);
    assert_eq!(below.extent, Extent::Fixed(last.width / 2));
}

#[test]
fn signatures_are_never_alone_on_their_page() {
    for above in 30..50 {
        for last in [1, 2, 3, 4, 7, 12] {
            let mut text = blocks("plain", above);
            text.push(long("plain", last));
            text.push(signatures());
            let (_, lines) = lines_with_signatures(text);
            assert!(lines >= 2, "{above} lines, then {last}: {lines} with the signatures");
        }
    }
}

#[test]
fn short_last_paragraphs_are_kept_whole_and_as_many_as_needed() {
    let mut text = blocks("plain", 3);
    text.insert(2, block("plain", ""));
    text.push(signatures());
    assert_eq!(keeps(&measured(&sheet(), text)), ["", "nl", "nl", "nl", "table"]);
}

#[test]
fn a_long_paragraph_that_a_page_end_divides_well_is_left_alone() {
    let mut text = blocks("plain", 41);
    text.push(long("plain", 7));
    text.push(signatures());
    let kept = measured(&sheet(), text.clone());
    assert_eq!(keeps(&kept)[41], "");
    let mut near = blocks("plain", 36);
    near.extend(text.drain(41..));
    let kept = measured(&sheet(), near);
    assert_eq!(keeps(&kept)[36], "nl", "parted from the signatures it moves whole");
}

#[test]
fn a_table_that_may_begin_a_page_keeps_nothing() {
    let text = vec![block("plain", "a"), Block::Table(table("ruled", vec![row(vec![cell("b")])]))];
    assert_eq!(keeps(&measured(&sheet(), text)), ["", "table"]);
}
