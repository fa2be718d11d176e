//! The list notation: one-key mappings named by level.
//!
//! In: the nodes of a list. Out: the same items the line notation gives. Must not number anything.
//!
//! `- doan: …` (or the text alone) is a paragraph, `- khoan: …` a clause, `- bang: ten` a table.
//! Beside a level stand `tieu_de`, `nhan` and `gom`, the list of what the clause holds; without
//! `gom` the items that follow belong to it by their level, as in the line notation.

use super::{Item, ListClause, lines};
use crate::diagnostic::Diagnostic;
use crate::input::nearest::suggest;
use crate::input::outline::Level;
use crate::input::passage::Passage;
use crate::input::rules;
use crate::input::session::{Session, Slot};
use crate::input::yaml::{Entry, Node, Value};
use crate::source::Span;

const PARAGRAPH: &str = "doan";
const TABLE: &str = "bang";
/// Keys that may stand beside a level.
pub(in crate::input) const BESIDE: [&str; 3] = ["tieu_de", "nhan", "gom"];

/// Cuts a list; footnotes go to the session.
pub(super) fn cut(session: &mut Session<'_>, nodes: &[Node]) -> Vec<Item> {
    let mut items = Vec::new();
    for node in nodes {
        match &node.value {
            Value::Scalar(scalar) => paragraphs(session, &scalar.passage, &mut items),
            Value::Mapping(entries) => mapping(session, node, entries, &mut items),
            Value::Sequence(_) => {
                let slot = Slot::new("noi_dung", "[{ khoan: … }, { diem: … }]");
                session.wrong_shape(node, slot, "một đoạn hoặc một phần có tên cấp");
            }
        }
    }
    items
}

/// Paragraphs of a text that opens nothing; a footnote among them is one.
fn paragraphs(session: &mut Session<'_>, text: &Passage, items: &mut Vec<Item>) {
    let mut paragraph: Option<Passage> = None;
    let mut whole = Vec::new();
    for line in text.lines() {
        let line = line.trimmed();
        if line.text().is_empty() || lines::definition(&line).is_some() {
            whole.extend(paragraph.take());
        }
        match &mut paragraph {
            _ if line.text().is_empty() => {}
            Some(before) => before.push(" ", &line),
            None => paragraph = Some(line),
        }
    }
    whole.extend(paragraph);
    for paragraph in whole {
        match lines::definition(&paragraph) {
            Some((id, text)) => session.define_note(&id.value, id.span, text),
            None => items.push(Item::Paragraph(paragraph)),
        }
    }
}

fn mapping(session: &mut Session<'_>, node: &Node, entries: &[Entry], items: &mut Vec<Item>) {
    let main = entries.iter().find(|entry| !BESIDE.contains(&entry.key.value.as_str()));
    let Some(main) = main else {
        let slot = Slot::new("noi_dung", "[{ khoan: …, tieu_de: …, gom: […] }]");
        return session.missing(node.span, Slot::new("khoan", slot.example), "phần này");
    };
    let key = main.key.value.as_str();
    let level = Level::ALL.into_iter().find(|level| level.key() == key);
    if let Some(level) = level {
        return clause(session, level, main, entries, items);
    }
    for entry in entries.iter().filter(|entry| entry.key.value != key) {
        unknown(session, entry, &[]);
    }
    let example = format!("{key}: …");
    let slot = Slot::new(key, &example);
    match key {
        PARAGRAPH => {
            if let Some(scalar) = session.scalar(&main.value, slot) {
                paragraphs(session, &scalar.passage, items);
            }
        }
        TABLE => {
            if let Some(name) = session.code(&main.value, slot) {
                items.push(Item::Table(name));
            }
        }
        _ => unknown(session, main, &known()),
    }
}

/// Keys one of which a part must have.
pub(in crate::input) fn known() -> Vec<&'static str> {
    let levels = Level::ALL.into_iter().map(Level::key);
    [PARAGRAPH, TABLE].into_iter().chain(levels).collect()
}

fn unknown(session: &mut Session<'_>, entry: &Entry, known: &[&str]) {
    let key = &entry.key.value;
    let message = format!("phần của nội dung không có khóa «{key}»");
    let help = match known.is_empty() {
        true => "mỗi mục «-» chỉ một khóa; khóa khác cần một dấu «-» riêng".to_owned(),
        false => suggest(key, known.iter().copied()),
    };
    session.report(Diagnostic::error(rules::UNKNOWN_KEY, entry.key.span, message).help(help));
}

fn clause(
    session: &mut Session<'_>,
    level: Level,
    main: &Entry,
    entries: &[Entry],
    items: &mut Vec<Item>,
) {
    let mut made = ListClause {
        level,
        span: if main.value.is_blank() {
            main.key.span
        } else {
            main.key.span.to(Span { source: main.key.span.source, ..main.value.span })
        },
        label: None,
        title: None,
        text: one(session, main),
        parts: None,
    };
    for entry in entries.iter().filter(|entry| entry.key.value != main.key.value) {
        match entry.key.value.as_str() {
            "tieu_de" => made.title = one(session, entry),
            "nhan" => made.label = session.code(&entry.value, Slot::new("nhan", "pham-vi")),
            "gom" => match &entry.value.value {
                Value::Sequence(nodes) => {
                    let parts = cut(session, nodes);
                    deeper(session, level, &parts);
                    made.parts = Some(parts);
                }
                Value::Scalar(_) | Value::Mapping(_) => {
                    session.wrong_shape(
                        &entry.value,
                        Slot::new("gom", "[{ diem: … }]"),
                        "một danh sách",
                    );
                }
            },
            _ => unknown(session, entry, &BESIDE),
        }
    }
    items.push(Item::Clause(made));
}

/// A text of one paragraph.
fn one(session: &mut Session<'_>, entry: &Entry) -> Option<Passage> {
    if entry.value.is_blank() {
        return None;
    }
    let example = format!("{}: …", entry.key.value);
    let slot = Slot::new(&entry.key.value, &example);
    let scalar = session.scalar(&entry.value, slot)?;
    let mut made = Vec::new();
    paragraphs(session, &scalar.passage, &mut made);
    if made.len() > 1 {
        session.wrong_shape(&entry.value, slot, "một đoạn; các đoạn sau ghi ở «gom»");
    }
    made.into_iter().find_map(|item| match item {
        Item::Paragraph(passage) => Some(passage),
        Item::Lines(_) | Item::Pipes(_) | Item::Table(_) | Item::Clause(_) => None,
    })
}

/// What a clause holds must be smaller than it.
fn deeper(session: &mut Session<'_>, level: Level, parts: &[Item]) {
    for part in parts {
        if let Item::Clause(inner) = part
            && inner.level <= level
        {
            let (inside, outside) = (inner.level.key(), level.key());
            let message = format!("«{inside}» không nằm trong «{outside}» được");
            let finding = Diagnostic::error(rules::WRONG_SHAPE, inner.span, message);
            session.report(
                finding
                    .clause("ND30-I.I.II.6.c")
                    .help("các cấp từ lớn đến nhỏ: phan, chuong, muc, tieu-muc, dieu, la-ma, khoan, diem, gach, cong"),
            );
        }
    }
}
