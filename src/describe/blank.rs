//! A blank: the YAML of a kind, commented, that already builds.
//!
//! In: a kind, and the kit for fields that give no example of their own. Out: the text of a file;
//! what must be there is filled with examples, what may be there waits behind `#`. Must not know
//! what any field means. Source: `kinds.yaml`.

use super::KIND_KEY;
use crate::kit::{Example, Field, Kind, Kit, Need, Shape};

/// Longest line of a comment, in letters.
const WIDEST: usize = 96;

/// The blank of a kind.
pub fn blank(kit: &Kit, kind: &Kind) -> String {
    let mut text = head(kind);
    for (need, title) in [
        (Need::Required, "Phải có: sửa các ví dụ dưới đây."),
        (Need::Optional, "Tùy chọn: bỏ dấu # ngay trước khóa để dùng."),
    ] {
        let fields = kind.fields.iter().filter(|(_, field)| field.need == need);
        for (at, (key, field)) in fields.enumerate() {
            if at == 0 {
                text += &format!("\n# ===== {title} =====\n");
            }
            text += "\n";
            text += &comment(&field.help);
            text += &entry(kit, kind, key, field);
        }
    }
    text
}

fn head(kind: &Kind) -> String {
    let form = match kind.form.as_str() {
        "" => String::new(),
        form => format!(", mẫu {form}"),
    };
    let lines = [
        format!("{}{form}. Dựng bằng lệnh: vanban build TỆP.yaml", kind.name),
        "Để trình soạn thảo gợi ý khóa và báo lỗi khi gõ: chạy «vanban schema -o vanban.json» trong \
         thư mục này, rồi ghi «# yaml-language-server: $schema=vanban.json» ở dòng đầu tệp."
            .to_owned(),
    ];
    lines.iter().map(|line| comment(line)).collect()
}

/// A field with its example; behind `#` where it may be left out.
fn entry(kit: &Kit, kind: &Kind, key: &str, field: &Field) -> String {
    if key == KIND_KEY {
        return format!("{key}: {}\n", kind.id);
    }
    let optional = field.need == Need::Optional;
    if field.value == Example::Blank && optional {
        // What is filled in last, as the number, stands ready.
        return format!("{key}:\n");
    }
    let written = format!("{key}:{}", value(field_with_example(kit, field)));
    let mark = if optional { "#" } else { "" };
    written.lines().map(|line| format!("{mark}{line}\n")).collect()
}

/// The field, or where it gives no example the first of its shape that does.
fn field_with_example<'k>(kit: &'k Kit, field: &'k Field) -> &'k Field {
    if field.value != Example::Blank {
        return field;
    }
    let all = kit.kinds.values().flat_map(|kind| kind.fields.iter());
    let mut alike = all.filter(|(key, other)| *key != KIND_KEY && other.shape == field.shape);
    let found = alike.find(|(_, other)| other.value != Example::Blank);
    found.map_or(field, |(_, other)| other)
}

/// The example as it follows `key:`.
fn value(field: &Field) -> String {
    if let (Example::Text(text), Shape::Body) = (&field.value, field.shape) {
        // A body grows: it begins as the block in which paragraphs can follow.
        return format!(" |\n{}", indented(text));
    }
    let example = field.example.trim_end();
    if example.contains('\n') { format!("\n{}", indented(example)) } else { format!(" {example}") }
}

fn indented(text: &str) -> String {
    let indent = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("  {line}\n") };
    text.lines().map(indent).collect()
}

/// Words behind `#`, in lines of a readable length.
fn comment(words: &str) -> String {
    let mut text = String::new();
    let mut line = "#".to_owned();
    for word in words.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > WIDEST {
            text += &line;
            text += "\n";
            line = "#".to_owned();
        }
        line.push(' ');
        line += word;
    }
    text + &line + "\n"
}
