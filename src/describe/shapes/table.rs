//! The parts of a table as parts of the schema.
//!
//! Gives one definition for a table, a column and a special row; the keys are those of the reader.

use serde_json::{Value, json};

use super::{count, group, list, of, part, reference};
use crate::input::keys;
use crate::kit::{Need, Shape};

/// A table.
pub(super) fn table() -> Value {
    let rows = json!({ "anyOf": [list(of(Shape::Line)), reference(part::ROW)] });
    let rows = json!({ "anyOf": [{ "type": "array", "items": rows }, of(Shape::Line)] });
    let columns = json!({ "type": "array", "items": reference(part::COLUMN) });
    let mut table = group(
        keys::TABLE,
        &[
            ("cot", columns, Need::Optional, "Các cột: tên, hoặc { ten, rong, can }."),
            (
                "hang",
                rows,
                Need::Optional,
                "Các hàng, mỗi hàng một danh sách ô; hoặc các dòng «| ô | ô |» sau «|».",
            ),
            ("tep", of(Shape::Code), Need::Optional, "Tệp CSV chứa các hàng, thay cho hang."),
        ],
    );
    table["anyOf"] = json!([{ "required": ["cot", "hang"] }, { "required": ["tep"] }]);
    table
}

/// A column of a table.
pub(super) fn column() -> Value {
    let align = json!({ "enum": ["trai", "giua", "phai"] });
    let column = group(
        keys::COLUMN,
        &[
            ("ten", of(Shape::Line), Need::Required, "Tên cột."),
            ("rong", count(), Need::Optional, "Bề rộng so với các cột khác."),
            ("can", align, Need::Optional, "Căn chữ trong cột."),
        ],
    );
    json!({ "anyOf": [of(Shape::Line), column] })
}

/// A row that is more than its cells.
pub(super) fn row() -> Value {
    group(
        keys::ROW,
        &[
            ("nhom", of(Shape::Line), Need::Optional, "Hàng tên nhóm, in suốt bề ngang bảng."),
            ("cong", list(of(Shape::Line)), Need::Optional, "Hàng cộng, in đậm."),
        ],
    )
}
