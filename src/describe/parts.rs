//! Parts of shapes with keys of their own: tables and cited documents.
//!
//! As `shapes`, whose definitions name them.

use serde_json::{Value, json};

use super::shapes::{count, group, list, of, part, reference};
use crate::input::keys;
use crate::kit::{Need, Shape};

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

pub(super) fn row() -> Value {
    group(
        keys::ROW,
        &[
            ("nhom", of(Shape::Line), Need::Optional, "Hàng tên nhóm, in suốt bề ngang bảng."),
            ("cong", list(of(Shape::Line)), Need::Optional, "Hàng cộng, in đậm."),
        ],
    )
}

pub(super) fn citation() -> Value {
    let line = || of(Shape::Line);
    group(
        keys::CITATION,
        &[
            (
                "tep",
                of(Shape::Code),
                Need::Optional,
                "Tệp của một văn bản trong hồ sơ; các khóa khác chỉ ghi khi cần khác đi.",
            ),
            ("loai", line(), Need::Optional, "Tên loại văn bản, ví dụ Kế hoạch."),
            ("so", line(), Need::Optional, "Số và ký hiệu, ví dụ 125/KH-UBND."),
            ("ngay", of(Shape::Date), Need::Optional, "Ngày ban hành, đủ ngày, tháng, năm."),
            ("co_quan", line(), Need::Optional, "Cơ quan ban hành."),
            ("trich_yeu", line(), Need::Optional, "Trích yếu, bắt đầu bằng «về»; tên của luật."),
            (
                "luat",
                of(Shape::Flag),
                Need::Optional,
                "Viện dẫn như luật: bằng tên, không bằng số.",
            ),
            ("het_hieu_luc", of(Shape::Date), Need::Optional, "Ngày hết hiệu lực, nếu đã biết."),
        ],
    )
}
