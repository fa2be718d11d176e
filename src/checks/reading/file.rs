//! What the file must be before any of its values is read: its bytes, its YAML, its keys.

use super::READING;
use crate::checks::rule::{Example, Rule};
use crate::diagnostic::{Severity, Weight};
use crate::input::rules;

pub(in crate::checks) const RULES: &[Rule] = &[
    Rule {
        id: rules::ENCODING,
        clauses: &["ND30-I.I.I.4-2"],
        weight: Weight::Decree,
        what: "Tệp phải là văn bản Unicode, bảng mã UTF-8.",
        why: "Chữ gõ bằng TCVN3, VNI hay bảng mã khác không đọc được thành tiếng Việt.",
        example: Example::Told {
            wrong: "tệp lưu bằng TCVN3 (ABC), VNI, Windows-1258 hoặc UTF-16",
            right: "tệp lưu bằng UTF-8, chữ gõ ở bảng mã Unicode dựng sẵn",
        },
        ..READING
    },
    Rule {
        id: rules::DECOMPOSED,
        clauses: &["ND30-I.I.I.4-2"],
        weight: Weight::Decree,
        severity: Severity::Note,
        what: "Mỗi chữ tiếng Việt là một ký tự dựng sẵn.",
        why: "Chữ có dấu gõ rời trông giống hệt nhưng không tìm kiếm được; chương trình đã tự ghép.",
        example: Example::Lines {
            wrong: "⟦luu: VT, đo\u{302}\u{301}i\n⟧so: 12",
            right: "luu: VT, đối\nso: 12",
        },
        ..READING
    },
    Rule {
        id: rules::CONTROL,
        what: "Văn bản không chứa ký tự điều khiển.",
        why: "Ký tự không nhìn thấy được lọt vào khi dán làm hỏng tệp DOCX.",
        example: Example::Lines { wrong: "luu: VT⟦\u{1}⟧, NC", right: "luu: VT, NC" },
        ..READING
    },
    Rule {
        id: rules::TOO_LARGE,
        what: "Tệp không dài quá 4 MB.",
        why: "Tệp dài như vậy không phải là một văn bản.",
        example: Example::Told {
            wrong: "một tệp 50 MB",
            right: "bảng lớn tách thành tệp CSV hoặc phụ lục riêng",
        },
        ..READING
    },
    Rule {
        id: rules::SYNTAX,
        what: "Tệp phải đúng cú pháp YAML.",
        why: "Sai cú pháp thì không biết chữ nào thuộc khóa nào.",
        example: Example::Lines {
            wrong: "trich_yeu: ⟦Nội dung: chi tiết⟧",
            right: "trich_yeu: \"Nội dung: chi tiết\"",
        },
        ..READING
    },
    Rule {
        id: rules::TOO_DEEP,
        what: "Các giá trị không lồng nhau quá 64 tầng.",
        why: "Không văn bản nào cần sâu như vậy; thường là do ngoặc gõ nhầm.",
        example: Example::Told {
            wrong: "[[[[…]]]] đến hơn 64 tầng",
            right: "danh sách viết mỗi mục một dòng",
        },
        ..READING
    },
    Rule {
        id: rules::DUPLICATE_KEY,
        what: "Mỗi khóa ghi một lần.",
        why: "Ghi hai lần thì không biết lấy giá trị nào.",
        example: Example::Lines { wrong: "so: 05\n⟦so⟧: 06", right: "so: 05" },
        ..READING
    },
    Rule {
        id: rules::UNUSED_YAML,
        what: "Không dùng khóa gộp «<<», thẻ kiểu «!!» và nhiều văn bản trong một tệp.",
        why: "Các cách viết đó giấu giá trị khỏi người đọc.",
        example: Example::Lines { wrong: "luu: ⟦!!str⟧ VT", right: "luu: VT" },
        ..READING
    },
    Rule {
        id: rules::LOST_COMMENT,
        severity: Severity::Warning,
        what: "Chữ cần in không đứng sau « #».",
        why: "YAML coi phần sau « #» là ghi chú nên phần đó không được in.",
        example: Example::Lines { wrong: "luu: VT ⟦#2⟧", right: "luu: \"VT #2\"" },
        alike: &["luu: VT  # đơn vị soạn thảo"],
        ..READING
    },
    Rule {
        id: rules::UNKNOWN_KEY,
        what: "Chỉ dùng các khóa mà loại văn bản có.",
        why: "Khóa gõ sai thì giá trị của nó không được in ở đâu cả.",
        example: Example::Lines {
            wrong: "noi_dung: Họp./.\n⟦noi_nhna⟧: [Các phòng]",
            right: "noi_dung: Họp./.\nnoi_nhan: [Các phòng]",
        },
        ..READING
    },
    Rule {
        id: rules::MISSING_KEY,
        what: "Các khóa bắt buộc của loại văn bản phải có giá trị.",
        why: "Thiếu một thành phần thể thức thì văn bản không phát hành được.",
        clauses: &["ND30-D8.2"],
        weight: Weight::Decree,
        example: Example::Lines {
            wrong: "⟦trich_yeu⟧:", right: "trich_yeu: Lịch làm việc"
        },
        ..READING
    },
    Rule {
        id: rules::WRONG_SHAPE,
        what: "Giá trị phải đúng dạng của khóa: một dòng, danh sách, nhóm khóa, số.",
        why: "Giá trị khác dạng thì không in đúng chỗ được.",
        example: Example::Lines { wrong: "luu: ⟦{ a: b }⟧", right: "luu: VT, VP" },
        ..READING
    },
    Rule {
        id: rules::OUTSIDE,
        what: "Tệp CSV của bảng nằm trong thư mục của hồ sơ.",
        why: "Tệp ở nơi khác sẽ mất khi chuyển hồ sơ, và không ai kiểm được nó.",
        example: Example::Lines {
            wrong: "noi_dung: |\n  {bang: a}\n\n  Hết./.\nbang: { a: { tep: ⟦../../a.csv⟧ } }",
            right: "noi_dung: |\n  {bang: a}\n\n  Hết./.\nbang: { a: { cot: [A], hang: [[1]] } }",
        },
        ..READING
    },
];
