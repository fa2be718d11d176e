//! Pictures and fields for signatures: shown where they were put, named, in the structure.

use lopdf::{Dictionary, Object, decode_text_string};

use super::fixture::{FONTS, signed};
use super::reader::{File, name};
use crate::write::pdf::write;

fn read() -> File {
    File::read(&write(&signed(), &FONTS).unwrap())
}

fn text(dictionary: &Dictionary, key: &[u8]) -> String {
    decode_text_string(dictionary.get(key).unwrap()).unwrap()
}

fn numbers(object: &Object) -> Vec<f32> {
    object.as_array().unwrap().iter().map(|number| number.as_float().unwrap()).collect()
}

fn of_subtype<'f>(file: &'f File, subtype: &str) -> Vec<&'f Dictionary> {
    let dictionaries = file.doc.objects.values().filter_map(|object| match object {
        Object::Stream(stream) => Some(&stream.dict),
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::String(..)
        | Object::Array(_)
        | Object::Reference(_) => None,
    });
    dictionaries.filter(|d| d.get(b"Subtype").is_ok_and(|s| name(s) == subtype)).collect()
}

#[test]
fn a_picture_that_is_shown_is_in_the_file_once_with_its_transparency() {
    let file = read();
    let images = of_subtype(&file, "Image");
    let space = |image: &&Dictionary| name(image.get(b"ColorSpace").unwrap()).to_owned();
    let mut spaces: Vec<String> = images.iter().map(space).collect();
    spaces.sort();
    assert_eq!(spaces, ["DeviceGray", "DeviceRGB", "DeviceRGB"], "two pictures and one mask");
    assert_eq!(images.iter().filter(|image| image.has(b"SMask")).count(), 1);
}

#[test]
fn a_picture_fills_its_box() {
    let file = read();
    let content = file.doc.get_page_content(file.pages[0]);
    let content = String::from_utf8_lossy(&content).into_owned();
    // 60 points wide, its lower edge 160 below the upper edge of the sheet.
    assert!(content.contains("60 0 0 60 300 681.9 cm"), "{content}");
}

#[test]
fn a_field_is_named_for_its_signer_and_stands_in_the_structure() {
    let file = read();
    let widgets = of_subtype(&file, "Widget");
    let names: Vec<String> = widgets.iter().map(|widget| text(widget, b"T")).collect();
    assert_eq!(names, ["ink", "seal"]);
    assert_eq!(text(widgets[1], b"TU"), "Nơi ký «seal»");
    assert_eq!(numbers(widgets[0].get(b"Rect").unwrap()), [300.0, 681.9, 360.0, 741.9]);
    let structure = file.structure();
    assert!(structure.contains("Figure(1.1) Form(widget) Figure(1.2) Form(widget)"), "{structure}");
    let root = file.dict(file.catalog(), "StructTreeRoot");
    let parents = file.dict(root, "ParentTree").get(b"Nums").unwrap().as_array().unwrap();
    for widget in widgets {
        let key = widget.get(b"StructParent").unwrap();
        let at = parents.iter().step_by(2).position(|number| number == key).unwrap();
        let element = file.follow(&parents[2 * at + 1]).as_dict().unwrap();
        assert_eq!(name(element.get(b"S").unwrap()), "Form");
        assert_eq!(text(element, b"Alt"), text(widget, b"TU"));
    }
}

#[test]
fn the_catalog_says_that_there_are_fields_for_signatures() {
    let file = read();
    let form = file.dict(file.catalog(), "AcroForm");
    assert_eq!(form.get(b"SigFlags").unwrap().as_i64().unwrap(), 1);
    assert_eq!(form.get(b"Fields").unwrap().as_array().unwrap().len(), 2);
    let page = file.doc.get_dictionary(file.pages[0]).unwrap();
    assert_eq!(page.get(b"Annots").unwrap().as_array().unwrap().len(), 2);
}
