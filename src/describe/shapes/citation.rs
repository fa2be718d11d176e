//! A cited document as a part of the schema.
//!
//! Gives its definition; the keys are those of the reader.

use serde_json::Value;

use super::{group, of};
use crate::input::keys;
use crate::kit::{Need, Shape};

/// A cited document.
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
