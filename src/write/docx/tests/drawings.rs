//! What hangs in empty paragraphs: frames and pictures.

use roxmltree::Document;

use super::sheet::{frame, line, pictures, signature};
use super::{body, part, refusal, sheet, tree, write};
use crate::block::{Block, Margin, Tree};
use crate::length::Length;

fn with_pictures(blocks: Vec<Block>) -> Tree {
    Tree { pictures: pictures(), ..tree(blocks) }
}

#[test]
fn a_frame_is_a_shape_of_its_size_and_the_same_box_for_old_readers() {
    let xml = body(vec![frame("THƯỢNG KHẨN")]);
    let size = format!("cx=\"{}\" cy=\"{}\"", Length::mm(40).as_emu(), Length::mm(8).as_emu());
    assert!(xml.contains(&format!("<wp:extent {size}/>")), "{xml}");
    assert!(xml.contains(&format!("<a:ext {size}/>")), "{xml}");
    assert!(xml.contains("<wp:posOffset>50800</wp:posOffset>"), "4 pt down: {xml}");
    assert!(xml.contains("<a:srgbClr val=\"FF0000\"/>"), "{xml}");
    let words = "<w:txbxContent><w:p><w:pPr><w:pStyle w:val=\"giua-dam\"/></w:pPr>\
                 <w:r><w:t>THƯỢNG KHẨN</w:t></w:r></w:p></w:txbxContent>";
    assert_eq!(xml.matches(words).count(), 2, "one for each sort of reader: {xml}");
    assert!(xml.contains("strokecolor=\"#FF0000\" strokeweight=\"1pt\""), "{xml}");
}

#[test]
fn a_picture_stands_at_its_place_and_says_what_it_shows() {
    let tree = with_pictures(vec![signature(), line("than", "sau")]);
    let file = write(&tree, &sheet::sheet()).unwrap();
    let xml = part(&file, "word/document.xml");
    assert!(xml.contains("<wp:posOffset>-108000</wp:posOffset>"), "{xml}");
    assert!(xml.contains("descr=\"Con dấu của Sở &quot;A&quot;\""), "{xml}");
    assert!(xml.contains("<a:blip r:embed=\"picture1\"/>"), "{xml}");
    assert_eq!(part(&file, "word/media/image1.png"), "dau.png", "the file as it was given");
    let relations = part(&file, "word/_rels/document.xml.rels");
    let relations = Document::parse(&relations).unwrap();
    let picture = relations.descendants().find(|node| node.attribute("Id") == Some("picture1"));
    assert_eq!(picture.unwrap().attribute("Target"), Some("media/image1.png"));
    assert_eq!(relations.descendants().filter(|n| n.attribute("Id").is_some()).count(), 6);
}

#[test]
fn a_picture_shown_twice_is_packed_once() {
    let file = write(&with_pictures(vec![signature(), signature()]), &sheet::sheet()).unwrap();
    let xml = part(&file, "word/document.xml");
    assert_eq!(xml.matches("r:embed=\"picture1\"").count(), 2);
    assert!(!xml.contains("picture2"));
}

#[test]
fn a_picture_that_is_not_there_or_stands_in_a_margin_is_a_broken_promise() {
    assert!(refusal(&tree(vec![signature()])).contains("dau.png"));
    let mut tree = with_pictures(vec![line("than", "a")]);
    tree.sections[0].header = Margin { first: Vec::new(), rest: vec![signature()] };
    assert!(refusal(&tree).contains("outside the main text"));
}
