//! Tables of contents: what they list, with which numbers, and how a line of one is set.

use super::*;
use crate::block::{Contents, Listing};
use crate::layout::measure;
use crate::layout::page::NodeRole;

fn listing_sheet() -> StyleSheet {
    let mut sheet = sheet();
    let plain = sheet.paragraphs["plain"].clone();
    for level in 1..=2 {
        sheet.paragraphs.insert(format!("toc-{level}"), plain.clone());
        let heading = ParagraphStyle {
            role: Role::Heading(2 * level),
            ..sheet.paragraphs["heading"].clone()
        };
        sheet.paragraphs.insert(format!("h{level}"), heading);
    }
    sheet
}

fn contents() -> Block {
    Block::Contents(Contents { style: "toc".to_owned(), depth: 2, listing: None })
}

fn measured(blocks: Vec<Block>) -> (Tree, Pages) {
    let (sheet, faces) = (listing_sheet(), Faces::bundled().unwrap());
    let mut tree = tree(blocks);
    measure(&mut tree, &sheet, &faces).unwrap();
    let pages = lay_out(&tree, &sheet, &faces).unwrap();
    (tree, pages)
}

fn listing(tree: &Tree) -> &Listing {
    let listing = tree.sections[0].blocks.iter().find_map(|block| {
        if let Block::Contents(contents) = block { contents.listing.as_ref() } else { None }
    });
    listing.expect("the contents were listed")
}

#[test]
fn headings_behind_it_are_listed_with_the_pages_they_stand_on() {
    let mut all = vec![block("h1", "Trước mục lục"), contents(), block("h1", "Chương I")];
    all.extend(blocks("plain", 60));
    all.extend([block("h2", "Điều 1"), block("heading", "không thuộc hai cấp đầu? ")]);
    let (tree, pages) = measured(all);
    let listing = listing(&tree);
    // The styles declare levels 1, 2 and 4; the first two of them are listed.
    let lines: Vec<_> =
        listing.entries.iter().map(|e| (e.level, e.text.as_str(), e.page)).collect();
    assert_eq!(lines, [(2, "Chương I", 1), (1, "không thuộc hai cấp đầu?", 2)]);
    assert_eq!(listing.levels, (1, 2));
    let first: Vec<String> = lines_of(&pages, 0);
    assert!(first[1].starts_with("Chương I...") && first[1].ends_with('1'), "{first:?}");
}

fn lines_of(pages: &Pages, page: usize) -> Vec<String> {
    lines(&pages.pages[page]).into_iter().map(|line| line.1).collect()
}

#[test]
fn a_listing_longer_than_a_page_counts_its_own_pages() {
    let mut all = vec![contents()];
    for number in 1..=60 {
        all.push(block("h1", &format!("Điều {number}")));
    }
    let (tree, pages) = measured(all);
    let listing = listing(&tree);
    for entry in &listing.entries {
        let page = &pages.pages[entry.page as usize - 1];
        let heads = page.items.iter().filter(|item| {
            let role = item.node.map(|id| pages.nodes[id.0].role);
            matches!(role, Some(NodeRole::Heading(_)))
        });
        let texts: Vec<&str> = heads
            .filter_map(|item| if let Mark::Text(t) = &item.mark { Some(&*t.text) } else { None })
            .collect();
        assert!(
            texts.contains(&entry.text.as_str()),
            "{} on {}: {texts:?}",
            entry.text,
            entry.page
        );
    }
    assert!(listing.entries[0].page > 1, "{:?}", listing.entries[0]);
}

#[test]
fn full_stops_fill_the_way_to_the_number_and_belong_to_no_part() {
    let (_, pages) = measured(vec![contents(), block("h1", "Chương I")]);
    let page = &pages.pages[0];
    let is_leader = |mark: &Mark| matches!(mark, Mark::Text(text) if text.text.starts_with('.'));
    let dots = page.items.iter().find(|item| is_leader(&item.mark));
    let dots = dots.expect("a leader");
    assert_eq!(dots.node, None);
    let [words, leader, number] = texts(page)[..3] else { panic!("a line of three") };
    assert_eq!(number.text, "1");
    let free = number.x - words.x - words.width;
    let dot = leader.width / leader.text.len() as i64;
    assert!(free - leader.width < dot, "as many as find room");
    assert_eq!((number.x + number.width).as_twips(), 1701 + 9354);
    let roles: Vec<NodeRole> = pages.nodes.iter().map(|node| node.role).take(3).collect();
    assert_eq!(roles, [NodeRole::Contents, NodeRole::Entry, NodeRole::Paragraph]);
}
