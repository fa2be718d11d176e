//! Where in the templates each element comes from, written into the templates themselves.
//!
//! Takes the text of a template, gives it with a processing instruction `<?o file:line?>` before
//! every element that stands in it literally; rendered, each element then says its line. Used
//! only to place a fault that was found without it.

/// Target of the instructions; `markup` looks for the same.
const TARGET: &str = "o";

/// The template with the origin of each element.
pub(super) fn mark(file: &str, text: &str) -> String {
    let mut marked = String::with_capacity(text.len() * 2);
    let mut line = 1;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(length) = tag(rest) {
            let (whole, behind) = rest.split_at(length);
            line += whole.matches('\n').count();
            marked.push_str(whole);
            rest = behind;
            continue;
        }
        let next = rest.chars().nth(1);
        if c == '<' && next.is_some_and(|next| next.is_ascii_alphabetic() || next == '/') {
            marked.push_str(&format!("<?{TARGET} {file}:{line}?>"));
        }
        line += usize::from(c == '\n');
        marked.push(c);
        rest = &rest[c.len_utf8()..];
    }
    marked
}

/// Length of the Tera tag the text begins with: in it `<` opens no element.
fn tag(text: &str) -> Option<usize> {
    let closings = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    let closing = closings.iter().find(|(opening, _)| text.starts_with(opening))?.1;
    Some(text.find(closing).map_or(text.len(), |at| at + closing.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_literal_element_is_marked_and_no_tag_is_touched() {
        let text = "<p>{{ <head/> }}\n{% if a < b %}<t/>{% endif %}{# <q>\n #}đ</p> 1 < 2";
        assert_eq!(
            mark("a.xml", text),
            "<?o a.xml:1?><p>{{ <head/> }}\n{% if a < b %}<?o a.xml:2?><t/>{% endif %}{# <q>\n \
             #}đ<?o a.xml:3?></p> 1 < 2"
        );
    }
}
