//! What copies and electronic documents ask of their values.

use super::READING;
use crate::checks::rule::{Example, Rule};
use crate::diagnostic::{Severity, Weight};
use crate::input::rules;

pub(in crate::checks) const RULES: &[Rule] = &[
    Rule {
        id: rules::MOMENT,
        clauses: &["ND30-I.I.II.8.b-2", "ND30-I.II.I.3"],
        weight: Weight::Decree,
        what: "Thời điểm ký ghi đủ ngày, giờ, phút, giây theo giờ Việt Nam.",
        why: "Dòng chữ ký số của cơ quan in thời gian ký theo giờ Việt Nam, tiêu chuẩn ISO 8601.",
        example: Example::Lines {
            wrong: "hinh_thuc: dien-tu\nthoi_diem_ky: ⟦2020-06-15 25:00:00⟧",
            right: "hinh_thuc: dien-tu\nthoi_diem_ky: 2020-06-15 10:30:00",
        },
        ..READING
    },
    Rule {
        id: rules::APART,
        clauses: &["ND30-I.I.II.8.b-2"],
        weight: Weight::Decree,
        what: "Phần kèm theo ở tệp riêng chỉ có trong văn bản điện tử.",
        why: "Văn bản giấy gồm cả phần kèm theo; tệp riêng thì cơ quan phải ký số từng tệp.",
        example: Example::Told {
            wrong: "tep_rieng: true ở phụ lục của một văn bản giấy",
            right: "hinh_thuc: dien-tu ở văn bản, tep_rieng: true ở phụ lục",
        },
        ..READING
    },
    Rule {
        id: rules::COPY_WAY,
        clauses: &["ND30-D25.1", "ND30-D25.2", "ND30-D25.3"],
        weight: Weight::Decree,
        what: "Sao y, sao lục, trích sao chỉ từ bản và theo cách Nghị định cho phép.",
        why: "Bản sao làm sai cách không có giá trị như bản chính.",
        example: Example::Told {
            wrong: "sao lục từ bản chính, hoặc sao y từ điện tử sang điện tử",
            right: "sao lục từ bản sao y; sao y từ giấy sang giấy hoặc điện tử, từ điện tử sang giấy",
        },
        ..READING
    },
    Rule {
        id: rules::COPY_FILE,
        what: "Tệp được sao là tệp YAML hoặc PDF đọc được, ở trong thư mục hồ sơ.",
        why: "Không đọc được thì không có gì để sao.",
        example: Example::Told {
            wrong: "ban_goc: { tep: ke-hoach.docx, la: ban-goc, dang: giay }",
            right: "ban_goc: { tep: ke-hoach.yaml, la: ban-goc, dang: giay }",
        },
        ..READING
    },
    Rule {
        id: rules::COPY_UNUSED,
        severity: Severity::Note,
        what: "Bản sao chỉ ghi những gì hình thức của nó in ra.",
        why: "Giá trị thừa không được in, thường là do chọn nhầm hình thức.",
        example: Example::Told {
            wrong: "thoi_diem_ky ở một bản sao giấy",
            right: "ngay ở bản sao giấy, thoi_diem_ky ở bản sao điện tử",
        },
        ..READING
    },
    Rule {
        id: rules::SCAN,
        clauses: &["ND30-I.II.I.2"],
        weight: Weight::Decree,
        severity: Severity::Warning,
        what: "Bản số hóa là PDF 1.4 trở lên, ảnh màu, từ 200 dpi, tỷ lệ 100 %.",
        why: "Nghị định quy định chất lượng tệp của bản sao điện tử.",
        example: Example::Told {
            wrong: "tệp quét đen trắng 150 dpi",
            right: "tệp quét màu 200 dpi, tỷ lệ 100 %",
        },
        ..READING
    },
    Rule {
        id: rules::EXTRACT,
        clauses: &["ND30-D25.3"],
        weight: Weight::Decree,
        what: "Phần được trích phải có trong văn bản được sao.",
        why: "Nhãn ở «trich» là nhãn {#…} của văn bản được sao; không có thì không biết trích gì.",
        example: Example::Told {
            wrong: "trich: [khoan-9] khi văn bản không có nhãn ấy",
            right: "trich: [khoan-2] với {#khoan-2} trong văn bản được sao",
        },
        ..READING
    },
    Rule {
        id: rules::COPY_LIMIT,
        clauses: &["ND30-I.II.II.2.a"],
        weight: Weight::Decree,
        severity: Severity::Note,
        what: "Bản sao nằm ngay dưới phần cuối của văn bản được sao, trong mọi tệp được dựng.",
        why: "Có tệp không chứa được trang của văn bản được sao, hoặc không thấy chữ hết ở đâu.",
        example: Example::Told {
            wrong: "sao từ PDF rồi chỉ dùng tệp .docx",
            right: "dùng tệp .pdf, hoặc in tệp .docx lên tờ đã sao chụp",
        },
        ..READING
    },
];
