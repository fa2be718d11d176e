//! Templates on documents made by hand: what is printed, in which order, in which style.

mod fixtures;

use super::*;
use fixtures::{document, line};

fn kit() -> Kit {
    Kit::bundled().expect("the embedded files are right")
}

#[test]
fn first_look() {
    let kit = kit();
    let templates = Templates::of(&kit).unwrap_or_else(|e| panic!("{e}"));
    for kind in ["cong-van", "quyet-dinh", "ke-hoach"] {
        let mut document = document(kind);
        document.subject = Some(line("tổ chức <Hội> nghị"));
        let (xml, tree) =
            crate::tree::of(&document, &templates, &kit.sheet).unwrap_or_else(|e| panic!("{e}"));
        let short: Vec<&str> = xml.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        println!("{}\n{:?}", short.join("\n"), tree.sections.len());
    }
}
