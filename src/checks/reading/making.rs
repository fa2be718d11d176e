//! What is told while a document is fitted to its pages and its files are made.
//!
//! `fit` and `make` know only the ids, which stand in `rules` here.

use super::READING;
use crate::checks::rule::{Example, Rule};
use crate::diagnostic::Severity;

pub(in crate::checks) const RULES: &[Rule] = &[
    Rule {
        id: "da-thu-vua-trang",
        severity: Severity::Note,
        what: "Để vừa số trang ở «vua_trang», cỡ chữ, giãn dòng, cách đoạn, lề được thu trong khoảng cho phép.",
        why: "Người soạn cần biết văn bản được trình bày khác mặc định ở chỗ nào.",
        example: Example::Told {
            wrong: "trinh_bay: { vua_trang: 1 } với văn bản dài hơn một trang vài dòng",
            right: "trinh_bay: { gian_dong: 1.05 }, đúng lựa chọn mà ghi chú đã nêu",
        },
        ..READING
    },
    Rule {
        id: "khong-vua-trang",
        severity: Severity::Warning,
        what: "Văn bản vừa số trang ở «vua_trang» khi thu hết mức cho phép.",
        why: "Các khoảng của Nghị định không bao giờ bị vượt; muốn vừa thì phải rút ngắn lời.",
        example: Example::Told {
            wrong: "trinh_bay: { vua_trang: 1 } với văn bản dài ba trang",
            right: "rút ngắn các đoạn được chỉ ra, hoặc tăng số trang",
        },
        ..READING
    },
    Rule {
        id: "hinh-ban-sao",
        severity: Severity::Warning,
        what: "Bản sao trên trang của tệp PDF không có hình PNG.",
        why: "Trang được sao giữ nguyên trong PDF, chương trình không vẽ lại thành hình.",
        example: Example::Told { wrong: "--to png với bản sao từ PDF", right: "--to pdf" },
        ..READING
    },
];
