//! What templates do to words: Vietnamese capitals, in plain text and in markup.
//!
//! Capitals of composed letters (ệ, đ, ư) are those of Unicode. In markup only letters change,
//! never an element, an entity, or the text of a footnote.

use tera::{Kwargs, State, StringInput, Value};

/// `in_hoa`: every letter a capital.
pub(super) fn in_hoa(text: StringInput<'_>, _: Kwargs, _: &State<'_>) -> Value {
    let changed =
        change(&text, |letters, out| out.extend(letters.chars().flat_map(char::to_uppercase)));
    text.inherit_safety(changed)
}

/// `hoa_dau`: the first letter a capital (ND30-II.I).
pub(super) fn hoa_dau(text: StringInput<'_>, _: Kwargs, _: &State<'_>) -> Value {
    let mut done = false;
    let changed = change(&text, |letters, out| {
        for c in letters.chars() {
            if !done && !c.is_whitespace() {
                done = true;
                out.extend(c.to_uppercase());
            } else {
                out.push(c);
            }
        }
    });
    text.inherit_safety(changed)
}

/// Lets `change` rewrite the letters of a text; in markup it sees them piece by piece.
fn change(text: &StringInput<'_>, mut change: impl FnMut(&str, &mut String)) -> String {
    let mut rest = text.as_str();
    let mut out = String::with_capacity(rest.len());
    if !text.is_safe() {
        change(rest, &mut out);
        return out;
    }
    while let Some(at) = rest.find(['<', '&']) {
        change(&rest[..at], &mut out);
        rest = &rest[at..];
        let end = if rest.starts_with("<note>") {
            rest.find("</note>").map(|at| at + "</note>".len())
        } else {
            let closing = if rest.starts_with('<') { '>' } else { ';' };
            rest.find(closing).map(|at| at + 1)
        };
        let (kept, behind) = rest.split_at(end.unwrap_or(rest.len()));
        out.push_str(kept);
        rest = behind;
    }
    change(rest, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use tera::{Context, Tera};

    use super::*;

    fn filtered(template: &str, value: Value) -> String {
        let mut tera = Tera::new();
        tera.register_filter("in_hoa", in_hoa);
        tera.register_filter("hoa_dau", hoa_dau);
        tera.add_raw_template("a.xml", template).expect("a template");
        let mut context = Context::new();
        context.insert_value("x", value);
        tera.render("a.xml", &context).expect("rendered")
    }

    #[test]
    fn capitals_are_those_of_vietnamese() {
        let shown = filtered("{{ x | in_hoa }}", Value::from("Ủy ban nhân dân đặc khu ướp, ệ, ỹ"));
        assert_eq!(shown, "ỦY BAN NHÂN DÂN ĐẶC KHU ƯỚP, Ệ, Ỹ");
        assert_eq!(filtered("{{ x | hoa_dau }}", Value::from("đề nghị")), "Đề nghị");
    }

    #[test]
    fn only_letters_of_markup_change() {
        let markup = "a &amp; <t style=\"dam\">đ</t><note>giữ</note> c";
        let shown = filtered("{{ x | in_hoa }}", Value::safe_string(markup));
        assert_eq!(shown, "A &amp; <t style=\"dam\">Đ</t><note>giữ</note> C");
        let shown = filtered("{{ x | hoa_dau }}", Value::safe_string("<t style=\"dam\">đ</t> c"));
        assert_eq!(shown, "<t style=\"dam\">Đ</t> c");
    }

    #[test]
    fn what_was_not_safe_is_still_escaped() {
        assert_eq!(filtered("{{ x | in_hoa }}", Value::from("a<b")), "A&lt;B");
    }
}
