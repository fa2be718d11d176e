//! Copies: where the block of form 3.1 and the line of form 3.2 stand.

use super::*;
use crate::block::Section;
use crate::input::document::{Copied, Copying, Moment};
use crate::kit::copy::Medium;

/// A copy of this kind and medium of a document.
fn copy(kind: &str, medium: Medium, of: Document) -> Document {
    let copied = Copied::Document(Box::new(of));
    let date = PartialDate { year: 2025, month: Some(5), day: Some(20) };
    let moment = Moment { date, hour: 10, minute: 3, second: 0 };
    let mut copy = document(kind);
    copy.number = Some(at("01".to_owned()));
    copy.issuer.parent = lines(&["Bộ Nội vụ"]);
    copy.issue.medium = medium;
    copy.issue.signed_at = (medium == Medium::Electronic).then(|| at(moment));
    copy.copying = Some(Copying { copied, ends_at: None });
    copy
}

fn plan() -> Document {
    document("ke-hoach")
}

fn appendix() -> Appendix {
    Appendix { body: body(vec![paragraph("Biểu.")]), ..Appendix::default() }
}

fn attached(appendices: Vec<Appendix>) -> Attached {
    Attached {
        kind: at("quy-che".to_owned()),
        subject: Some(line("Làm việc")),
        body: body(vec![paragraph("Quy định.")]),
        appendices,
        contents: Flag::No,
        apart: None,
        span: Default::default(),
    }
}

/// Which sections hold a block of a copy.
fn blocks_in(document: &Document) -> Vec<bool> {
    let is_head = |block: &Block| matches!(block, Block::Table(table) if table.style == "sao-dau");
    let has = |section: &Section| section.blocks.iter().any(is_head);
    tree(document).sections.iter().map(has).collect()
}

#[test]
fn the_block_follows_the_last_part_of_the_document_whatever_that_is() {
    let paper = |document| blocks_in(&copy("sao-y", Medium::Paper, document));
    assert_eq!(paper(plan()), [true]);
    assert_eq!(paper(Document { appendices: vec![appendix(); 2], ..plan() }), [false, false, true]);
    let issued = Document { attached: Some(attached(Vec::new())), ..plan() };
    assert_eq!(paper(issued.clone()), [false, true]);
    let both = Document { appendices: vec![appendix()], ..issued };
    assert_eq!(paper(both), [false, false, true]);
    let deep = Document { attached: Some(attached(vec![appendix()])), ..plan() };
    assert_eq!(paper(deep), [false, false, true]);
}

#[test]
fn the_block_names_the_copying_body_without_the_one_above_it() {
    let xml = render(&copy("trich-sao", Medium::Paper, plan()));
    let block = xml.split("<rule style=\"sao\"/>").nth(1).expect("a block");
    for part in ["TRÍCH SAO", "Số: 01/TrS-UBND", "ỦY BAN NHÂN DÂN", "Nơi nhận:", "Lưu: VT, NC"]
    {
        assert!(block.contains(part), "{part}: {block}");
    }
    assert!(!block.contains("BỘ NỘI VỤ") && !block.contains("<header"), "{block}");
}

#[test]
fn a_copy_of_a_copy_closes_with_both_blocks_in_their_order() {
    let first = copy("sao-y", Medium::Paper, plan());
    let xml = render(&copy("sao-luc", Medium::Paper, first));
    let order: Vec<usize> =
        ["KẾ HOẠCH<", "SAO Y<", "SAO LỤC<"].iter().filter_map(|words| xml.find(words)).collect();
    assert_eq!(order.len(), 3, "{xml}");
    assert!(order.is_sorted(), "{xml}");
    assert!(xml.contains("title=\"Sao lục: Sao y: Kế hoạch: tổ chức hội nghị\""), "{xml}");
}

#[test]
fn an_electronic_copy_is_one_line_above_the_first_page_and_no_block() {
    let mut marked = plan();
    marked.marks.circulation = Some(at("luu-hanh-noi-bo".to_owned()));
    let copy = copy("sao-y", Medium::Electronic, marked);
    let xml = render(&copy);
    let said = "SAO Y; Ủy ban nhân dân tỉnh Lạng Sơn; 20/05/2025; 10:03:00 +07:00";
    assert_eq!(in_style(&xml, "chu-ky-so"), [said]);
    let tree = tree(&copy);
    assert_eq!(tree.sections[0].header.first.len(), 2, "beside the mark of circulation");
    assert_eq!(blocks_in(&copy), [false]);
}

#[test]
fn a_moment_not_known_yet_is_left_blank() {
    let mut copy = copy("sao-y", Medium::Electronic, plan());
    copy.issue.signed_at = None;
    assert!(render(&copy).contains("; <blank width=\"3\"/>/<blank"));
}

#[test]
fn a_block_without_a_document_stands_on_a_page_of_its_own() {
    let mut copy = copy("sao-y", Medium::Paper, plan());
    copy.copying.as_mut().expect("a copy").copied = Copied::Apart;
    let tree = tree(&copy);
    assert_eq!((tree.sections.len(), tree.copied.is_none()), (1, true));
    assert!(matches!(&tree.sections[0].blocks[0], Block::Rule(rule) if rule.style == "sao"));
}
