//! Rules on pages, on real pages and on such as the layout would not make.

use super::*;
use crate::checks::{self, Check, Subject};
use crate::diagnostic::Diagnostic;
use crate::input;
use crate::input::project::Projects;
use crate::kit::Kit;
use crate::layout::{self, Faces};
use crate::source::Sources;
use crate::template::Templates;
use crate::tree;

/// What the rules on pages find on the pages of a text, once `change` has been at them.
fn found(text: &str, change: impl FnOnce(&mut Pages)) -> Vec<Diagnostic> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.yaml");
    let kit = Kit::bundled().expect("the embedded kit loads");
    let faces = Faces::bundled().expect("the embedded fonts serve");
    let mut sources = Sources::default();
    let reading = input::read_text(&Projects::default(), &path, text, &kit, &mut sources)
        .expect("a folder is there");
    let document = reading.document.expect("the text is right");
    let templates = Templates::of(&kit).expect("the templates are right");
    let (_, mut tree) = tree::of(&document, &kit, &templates, &kit.sheet).expect("a tree");
    layout::measure(&mut tree, &kit.sheet, &faces).expect("measured");
    let mut pages = layout::lay_out(&tree, &kit.sheet, &faces).expect("laid out");
    change(&mut pages);
    let subject = Subject::new(&document, &kit, &faces, &sources);
    checks::pages(&Printed { subject: &subject, sheet: &kit.sheet, pages: &pages })
}

fn ids(found: &[Diagnostic]) -> Vec<&str> {
    found.iter().map(|finding| finding.rule).collect()
}

/// A document with so many paragraphs of one line.
fn document(lines: usize) -> String {
    let body = "  Sở Nội vụ thông báo.\n\n".repeat(lines);
    format!(
        "loai: thong-bao\nco_quan: {{ ten: Sở Nội vụ, viet_tat: SNV, dia_danh: A }}\n\
         trich_yeu: Lịch làm việc\nnoi_dung: |\n{body}noi_nhan: [Các phòng]\nluu: VT\n\
         ky: {{ chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }}\n"
    )
}

#[test]
fn every_rule_on_pages_is_tried_here() {
    let rules = checks::rules().filter(|rule| matches!(rule.check, Check::Pages(_)));
    let tried = include_str!("tests.rs");
    for rule in rules {
        assert!(tried.contains(&format!("\"{}\"", rule.id)), "{}", rule.id);
    }
}

#[test]
fn pages_as_the_layout_makes_them_are_clean() {
    assert_eq!(ids(&found(&document(3), |_| {})), [""; 0]);
    assert_eq!(ids(&found(&document(60), |_| {})), [""; 0]);
}

#[test]
fn a_last_page_of_two_lines_is_hinted_at_and_one_of_many_is_not() {
    let hints: Vec<usize> = (10..40)
        .filter(|lines| ids(&found(&document(*lines), |_| {})) == ["trang-cuoi-it-dong"])
        .collect();
    assert!(!hints.is_empty() && hints.len() < 20, "{hints:?}");
}

#[test]
fn a_signature_without_a_line_of_text_is_found() {
    let alone = found(&document(60), |pages| {
        let places = places(pages);
        let last = pages.pages.last_mut().expect("pages");
        last.items.retain(|item| item.node.is_none_or(|node| places[node.0] != Place::Body));
    });
    assert_eq!(ids(&alone), ["chu-ky-mot-minh"]);
}

#[test]
fn a_broken_motto_is_found() {
    let broken = found(&document(3), |pages| {
        for item in &mut pages.pages[0].items {
            if let Mark::Text(mark) = &mut item.mark
                && mark.text.starts_with("CỘNG HÒA")
            {
                mark.text = "CỘNG HÒA XÃ HỘI".to_owned();
            }
        }
    });
    assert_eq!(ids(&broken), ["quoc-hieu-xuong-dong"]);
}

#[test]
fn a_line_as_long_as_the_name_is_found() {
    let long = found(&document(3), |pages| {
        for item in &mut pages.pages[0].items {
            if let Mark::Line(line) = &mut item.mark {
                let more = (line.x2 - line.x1) / 2;
                (line.x1, line.x2) = (line.x1 - more, line.x2 + more);
            }
        }
    });
    assert_eq!(ids(&long), ["duong-ke-ten-co-quan"]);
}

#[test]
fn a_heading_on_the_last_line_is_found_where_it_was_written() {
    let text = document(60)
        .replace("noi_dung: |\n", "noi_dung: |\n  1. Lịch họp\n\n  Sở Nội vụ thông báo.\n\n");
    let cut = found(&text, |pages| {
        let headings: Vec<bool> =
            (0..pages.nodes.len()).map(|node| heading(pages, NodeId(node)).is_some()).collect();
        let places = places(pages);
        pages.pages[0].items.retain(|item| {
            item.node.is_none_or(|node| headings[node.0] || places[node.0] != Place::Body)
        });
    });
    assert_eq!(ids(&cut), ["tieu-de-cuoi-trang"]);
    let span = cut[0].span.expect("a place");
    assert_eq!(&text[span.start..span.end], "Lịch họp");
}
