//! `ho-so.yaml` as a schema: what the documents of a folder share, and what of it is built.
//!
//! Gives its definition; the keys are those of the reader.

use serde_json::{Map, Value, json};

use super::{group, list, named, of, one_or_more, part, reference};
use crate::input::keys;
use crate::input::{Counting, project};
use crate::kit::{Kit, Need, Shape};

const NAME: &str = "^[A-Za-z_][A-Za-z0-9_]*$";

/// The file as a whole.
pub(in crate::describe) fn dossier(kit: &Kit) -> Value {
    let optional = Need::Optional;
    let target = target();
    let entry = group(
        keys::PLANNED,
        &[
            ("tep", path(), Need::Required, "Tệp, thư mục hoặc mẫu tên như giay-moi-*.yaml."),
            ("ra", target.clone(), optional, "Riêng mục này ghi vào đâu, dạng gì."),
        ],
    );
    let entries = one_or_more(json!({ "anyOf": [path(), entry] }));
    group(
        keys::DOSSIER,
        &[
            (
                "bien",
                facts(),
                optional,
                "Biến mà nhiều văn bản cùng nói: chữ, số, danh sách, nhóm.",
            ),
            (
                "vien_dan",
                named(reference(part::CITATION)),
                optional,
                "Văn bản viện dẫn chung, theo mã.",
            ),
            ("mac_dinh", defaults(kit), optional, "Khóa mà văn bản nào không ghi thì lấy ở đây."),
            ("so_dang_ky", register(kit), optional, "Đánh số theo loại hay chung."),
            ("dung", entries, optional, "Văn bản cần dựng, theo thứ tự; không ghi là tất cả."),
            ("ra", target, optional, "Ghi kết quả vào thư mục nào, dạng gì."),
        ],
    )
}

/// How numbers run: by one word, or by groups of kinds.
fn register(kit: &Kit) -> Value {
    let counting = json!({ "enum": Counting::ALL.map(Counting::key) });
    let kinds = kit.kinds.iter().filter(|(_, kind)| kind.fields.contains_key("so"));
    let kinds = kinds.filter(|(_, kind)| kind.copying.is_none()).map(|(key, _)| key.as_str());
    let kinds = json!({ "enum": kinds.collect::<Vec<_>>() });
    let rest = "Các loại không thuộc nhóm nào đánh số theo loại hay chung.";
    let grouped = group(
        keys::REGISTER,
        &[
            ("nhom", named(list(kinds)), Need::Required, "Tên nhóm, và các loại chung một sổ."),
            ("con_lai", counting.clone(), Need::Optional, rest),
        ],
    );
    json!({ "anyOf": [counting, grouped] })
}

/// Facts by names that an expression can say.
fn facts() -> Value {
    let fact = json!({ "$ref": "#/$defs/bien" });
    json!({ "type": "object", "propertyNames": { "pattern": NAME }, "additionalProperties": fact })
}

/// A fact: words, or facts by name or in order.
pub(super) fn fact() -> Value {
    let words = json!({ "type": ["string", "number", "boolean"] });
    let inner = json!({ "$ref": "#/$defs/bien" });
    json!({ "anyOf": [words, list(inner), facts()] })
}

/// Every key that a kind has, in each shape that it has anywhere.
fn defaults(kit: &Kit) -> Value {
    let mut shapes: Map<String, Value> = Map::new();
    for (key, field) in kit.kinds.values().flat_map(|kind| &kind.fields) {
        if project::OWN.contains(&key.as_str()) {
            continue;
        }
        let shape = of(field.shape);
        let known = shapes.entry(key.clone()).or_insert_with(|| json!({ "anyOf": [] }));
        if known["description"].is_null() {
            known["description"] = json!(field.help);
        }
        if let Some(all) = known["anyOf"].as_array_mut().filter(|all| !all.contains(&shape)) {
            all.push(shape);
        }
    }
    json!({ "type": "object", "properties": shapes, "additionalProperties": false })
}

fn path() -> Value {
    of(Shape::Code)
}

fn target() -> Value {
    let formats = one_or_more(json!({ "enum": project::FORMATS }));
    group(
        keys::TARGET,
        &[
            ("thu_muc", path(), Need::Optional, "Thư mục, tính từ thư mục của ho-so.yaml."),
            ("dang", formats, Need::Optional, "Các dạng cần dựng."),
        ],
    )
}
