//! Faults in a template are told at their line in the template.

use super::fixtures::document;
use super::*;

/// The error of a kit whose `cong-van.xml` is this.
fn fault(template: &str) -> String {
    let mut kit = kit();
    for (name, text) in &mut kit.templates {
        if name == "cong-van.xml" {
            template.clone_into(text);
        }
    }
    let tree = Templates::of(&kit)
        .and_then(|templates| crate::tree::of(&document("cong-van"), &kit, &templates, &kit.sheet));
    tree.expect_err("the template is wrong").to_string()
}

/// A template whose fourth line is this.
fn with(line: &str) -> String {
    format!(
        "<document>\n<section page=\"a4\">\n<p style=\"thuong\">a</p>\n{line}\n</section></document>"
    )
}

#[test]
fn an_unknown_variable_filter_or_component_is_told_at_its_line() {
    for (line, expected) in [
        ("<p style=\"thuong\">{{ trich_yeuu }}</p>", "`trich_yeuu` is not defined"),
        ("<p style=\"thuong\">{{ so | viet_hoa }}</p>", "viet_hoa"),
        ("{{ <dau_trang/> }}", "dau_trang"),
        ("{% for x in kinh_gui %}", "Unexpected end"),
    ] {
        let error = fault(&with(line));
        assert!(error.contains(expected), "{line}: {error}");
        assert!(error.starts_with("cong-van.xml:4:") || line.contains("for"), "{line}: {error}");
        assert!(error.contains(": mẫu có lỗi: "), "{line}: {error}");
    }
}

#[test]
fn an_unknown_element_attribute_or_style_is_told_at_its_line() {
    for (line, expected) in [
        ("<q/>", "<q> không được đứng trong <section>"),
        ("<p style=\"thuong\"><q/></p>", "<q> không được đứng trong <p>"),
        ("<p style=\"la\">a</p>", "không có kiểu «la»"),
        ("<p>a</p>", "thiếu thuộc tính «style»"),
        ("{% if so %}<p style=\"thuong\" co=\"3\">a</p>{% endif %}", "thuộc tính «co»"),
        ("<p style=\"thuong\">a</q>", "XML sai"),
        ("{{ ky_hieu }}", "chữ không được đứng thẳng"),
    ] {
        let error = fault(&with(line));
        assert!(error.contains(expected), "{line}: {error}");
        let before = if line.starts_with("{{") { "cong-van.xml:3:" } else { "cong-van.xml:4:" };
        assert!(error.starts_with(before), "{line}: {error}");
    }
}

#[test]
fn a_fault_inside_a_component_is_told_where_the_component_stands() {
    let template = format!(
        "{}\n{{% component sai() %}}\n<q/>\n{{% endcomponent sai %}}",
        with("{{ <sai/> }}")
    );
    let error = fault(&template);
    assert!(error.starts_with("cong-van.xml:7:1: <q>"), "{error}");
}
