//! What is told of kinds, held against the kinds.

use super::*;

fn kit() -> Kit {
    Kit::bundled().expect("the embedded knowledge loads")
}

#[test]
fn an_unknown_kind_is_answered_with_the_nearest() {
    let kit = kit();
    assert_eq!(kind(&kit, "cong-van").expect("it is one").name, "Công văn");
    for typed in ["cong-vam", "Công văn"] {
        let said = kind(&kit, typed).expect_err(typed).to_string();
        assert!(said.contains("cong-van"), "{said}");
    }
}

#[test]
fn a_blank_holds_every_field_once_with_its_help() {
    let kit = kit();
    for kind in kit.kinds.values() {
        let text = blank(&kit, kind);
        for (key, field) in &kind.fields {
            let opens = |line: &&str| line.trim_start_matches('#').starts_with(&format!("{key}:"));
            assert_eq!(text.lines().filter(opens).count(), 1, "{key}: {text}");
            let joined = text.replace("\n# ", " ");
            assert!(joined.contains(&field.help), "{key}: {text}");
        }
    }
}

#[test]
fn a_field_without_an_example_borrows_one_of_its_shape() {
    let kit = kit();
    let mut kind = kit.kinds["cong-van"].clone();
    let field = kind.fields.get_mut("noi_dung").expect("a dispatch has a body");
    (field.example, field.value) = (String::new(), crate::kit::Example::Blank);
    let text = blank(&kit, &kind);
    assert!(text.contains("noi_dung: |\n  "), "{text}");
}
