//! Mentions lead to what they mention: for the hand that points and in the structure.

use lopdf::{Dictionary, Object, ObjectId, decode_text_string};

use super::fixture::{FONTS, everything, mentioned};
use super::reader::{File, name};
use crate::write::pdf::write;

fn read() -> File {
    File::read(&write(&mentioned(), &FONTS).unwrap())
}

fn links(file: &File, page: ObjectId) -> Vec<&Dictionary> {
    let page = file.doc.get_dictionary(page).unwrap();
    let Ok(annotations) = page.get(b"Annots") else { return Vec::new() };
    let annotations = annotations.as_array().unwrap().iter();
    annotations.map(|annotation| file.follow(annotation).as_dict().unwrap()).collect()
}

fn numbers(object: &Object) -> Vec<f32> {
    object.as_array().unwrap().iter().map(|number| number.as_float().unwrap()).collect()
}

#[test]
fn a_mention_is_a_link_in_the_structure_with_an_annotation_for_each_line() {
    let tree = "Document(TOC(TOCI(P(Link(1.0 1.1 link)))) \
        P(1.2 Link(1.3 2.0 link link link) 2.1 Reference(2.2)) H1(2.3))";
    assert_eq!(read().structure().replace("widget", "link"), tree);
}

#[test]
fn a_link_covers_its_words_line_by_line_and_a_line_of_contents_up_to_its_number() {
    let file = read();
    let [listed, one, two] = links(&file, file.pages[0])[..] else { panic!("three links") };
    let [left, lower, right, upper] = numbers(listed.get(b"Rect").unwrap())[..] else {
        panic!("four edges")
    };
    // The baseline is 80 points below the upper edge of the sheet, the letters are of 13 points.
    assert_eq!((left, lower, upper), (85.0, 759.3, 772.3));
    assert!(right > 500.0);
    let corner = |link: &Dictionary| numbers(link.get(b"Rect").unwrap())[..2].to_vec();
    assert_eq!((corner(one), corner(two)), (vec![480.0, 729.3], vec![85.0, 709.3]));
    assert_eq!(links(&file, file.pages[1]).len(), 1);
}

#[test]
fn a_link_is_printed_named_and_leads_to_a_destination_that_is_there() {
    let file = read();
    let names = file.dict(file.dict(file.catalog(), "Names"), "Dests").get(b"Names").unwrap();
    let names = names.as_array().unwrap();
    let root = file.dict(file.catalog(), "StructTreeRoot");
    let next = root.get(b"ParentTreeNextKey").unwrap().as_i64().unwrap();
    let parents = file.dict(root, "ParentTree").get(b"Nums").unwrap().as_array().unwrap();
    let mut keys = Vec::new();
    for &page in &file.pages {
        for link in links(&file, page) {
            assert_eq!(link.get(b"F").unwrap().as_i64().unwrap(), 4);
            assert!(names.contains(link.get(b"Dest").unwrap()), "{names:?}");
            assert_eq!(link.get(b"P").unwrap().as_reference().unwrap(), page);
            let said = decode_text_string(link.get(b"Contents").unwrap()).unwrap();
            assert!(["Điều 1. Phạm vi 2", "khoản 2 Điều 1"].contains(&said.as_str()), "{said}");
            let key = link.get(b"StructParent").unwrap();
            let at = parents.iter().step_by(2).position(|number| number == key).unwrap();
            let element = file.follow(&parents[2 * at + 1]).as_dict().unwrap();
            assert_eq!(name(element.get(b"S").unwrap()), "Link");
            keys.push(key.as_i64().unwrap());
        }
    }
    assert_eq!((keys, next), (vec![2, 3, 4, 5], 6));
}

#[test]
fn without_mentions_there_is_nothing_to_point_at() {
    let file = File::read(&write(&everything(), &FONTS).unwrap());
    assert!(file.pages.iter().all(|&page| links(&file, page).is_empty()));
}
