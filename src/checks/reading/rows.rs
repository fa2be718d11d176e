//! What a document that is made for each row of a list asks: the list, and rows that can be printed.

use super::READING;
use crate::checks::rule::{Example, Rule};
use crate::input::rules;

pub(in crate::checks) const RULES: &[Rule] = &[
    Rule {
        id: rules::ROW_MISSING,
        what: "Văn bản dùng {{ dong.… }} phải dựng với một danh sách.",
        why: "Không có danh sách thì không biết in gì vào chỗ ấy.",
        example: Example::Told {
            wrong: "kinh_moi: \"{{ dong.ho_ten }}\", không ghi du_lieu và không dùng --du-lieu",
            right: "du_lieu: danh-sach.xlsx",
        },
        ..READING
    },
    Rule {
        id: rules::ROW,
        what: "Mỗi dòng của danh sách phải đọc được, và cho một tên tệp không dòng nào khác có.",
        why: "Dòng sai thì không dựng được; hai dòng trùng tên thì văn bản nọ ghi đè lên văn bản kia.",
        example: Example::Told {
            wrong: "ô báo lỗi #N/A; hai dòng cùng số thẻ 05 khi ten: \"thu-{{ dong.so_the }}\"",
            right: "sửa ô ấy; mỗi dòng một số thẻ",
        },
        ..READING
    },
];
