//! What the values of single keys must be: kinds, profiles, dates, leaders, authorities, choices.

use super::READING;
use crate::checks::presentation;
use crate::checks::rule::{Example, Rule};
use crate::diagnostic::{Severity, Weight};
use crate::input::rules;

pub(in crate::checks) const RULES: &[Rule] = &[
    Rule {
        id: rules::UNKNOWN_KIND,
        clauses: &["ND30-D7", "ND30-III.I"],
        weight: Weight::Decree,
        what: "Loại văn bản là một trong 29 loại của Nghị định.",
        why: "Loại quyết định mẫu trình bày, ký hiệu và các thành phần phải có.",
        example: Example::Lines { wrong: "loai: ⟦thong-bai⟧", right: "loai: thong-bao" },
        ..READING
    },
    Rule {
        id: rules::UNKNOWN_PROFILE,
        what: "Mã ở «co_quan» phải có trong co-quan.yaml ở cùng thư mục hoặc thư mục trên.",
        why: "Không có hồ sơ cơ quan thì không biết tên, ký hiệu và địa danh để in.",
        example: Example::Lines {
            wrong: "co_quan: ⟦so-noi-vu⟧",
            right: "co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }",
        },
        ..READING
    },
    Rule {
        id: rules::NAME_LINES,
        clauses: &["ND30-I.I.II.2.a-1", "ND30-I.I.II.2.b-4"],
        weight: Weight::Decree,
        what: "Các dòng của «ngat_ten» ghép lại đúng bằng «ten».",
        why: "Chỉ được ngắt tên cơ quan thành dòng, không được rút gọn hay đổi chữ.",
        example: Example::Lines {
            wrong: "co_quan: { ten: Sở Nội vụ, ngat_ten: [⟦Sở⟧], viet_tat: SNV, dia_danh: A }",
            right: "co_quan: { ten: Sở Nội vụ, ngat_ten: [Sở, Nội vụ], viet_tat: SNV, dia_danh: A }",
        },
        ..READING
    },
    Rule {
        id: rules::DATE,
        clauses: &["ND30-I.I.II.4.b-1", "LINT-4"],
        weight: Weight::Decree,
        what: "Ngày phải có thật trong lịch.",
        why: "Ngày không có thật làm văn bản sai về thể thức và không tra cứu được.",
        example: Example::Lines { wrong: "ngay: ⟦2019-02-29⟧", right: "ngay: 2019-02-28" },
        alike: &["so:\nngay: 2020-02", "ngay: 29/02/2020"],
        ..READING
    },
    Rule {
        id: rules::UNKNOWN_LEADER,
        what: "Mã ở «ky: { ai: … }» phải có ở «lanh_dao» của hồ sơ cơ quan.",
        why: "Không có mã thì không biết chức vụ và họ tên để in.",
        example: Example::Lines {
            wrong: "ky: { ai: ⟦giam-doc⟧ }",
            right: "ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }",
        },
        ..READING
    },
    Rule {
        id: rules::UNKNOWN_GROUP,
        what: "Nhóm «+mã» ở nơi nhận phải có ở «nhom_nhan» của hồ sơ cơ quan.",
        why: "Không có nhóm thì không biết gửi cho ai.",
        example: Example::Lines {
            wrong: "noi_nhan: [⟦+lanh-dao⟧]",
            right: "noi_nhan: [Ban Giám đốc]",
        },
        ..READING
    },
    Rule {
        id: rules::AUTHORITY,
        clauses: &[
            "ND30-I.I.II.7.b-1",
            "ND30-I.I.II.7.b-2",
            "ND30-I.I.II.7.b-4",
            "ND30-I.I.II.7.b-5",
            "ND30-I.I.II.7.b-6",
            "ND30-D13.2",
            "ND30-D13.3",
            "ND30-D13.4",
        ],
        weight: Weight::Decree,
        what: "Quyền hạn ký là TM, KT, TL, TUQ, Q hoặc [TM, KT], [TL, KT], [TM, Q], có đủ dòng chức vụ.",
        why: "KT. ký thay người đứng đầu nên trên dòng chức vụ người ký phải có chức vụ người đứng đầu; \
              TUQ. không được ủy quyền lại.",
        example: Example::Lines {
            wrong: "ky: { quyen_han: KT, chuc_vu: ⟦Phó Giám đốc⟧, ho_ten: Nguyễn Văn An }",
            right: "ky: { quyen_han: KT, chuc_vu: [Giám đốc, Phó Giám đốc], ho_ten: Nguyễn Văn An }",
        },
        alike: &[
            "ky: { quyen_han: [TL, KT], chuc_vu: [Giám đốc, Chánh Văn phòng, Phó Chánh Văn phòng], ho_ten: Lê An }",
            "ky: { quyen_han: Q, chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }",
        ],
        ..READING
    },
    Rule {
        id: presentation::ID,
        clauses: &["ND30-I.I.I.5", "ND30-I.I.II.6.e-4"],
        weight: Weight::Decree,
        what: "Lựa chọn ở «trinh_bay» nằm trong khoảng Nghị định cho phép.",
        why: "Ngoài khoảng đó thì văn bản sai kỹ thuật trình bày.",
        example: Example::Lines {
            wrong: "trinh_bay: { co_chu: ⟦15pt⟧ }",
            right: "trinh_bay: { co_chu: 13pt }",
        },
        ..READING
    },
    Rule {
        id: rules::TABLE_UNDEFINED,
        what: "Bảng được gọi trong nội dung phải có ở «bang».",
        why: "Không có bảng thì chỗ đó trống.",
        example: Example::Lines {
            wrong: "noi_dung: |\n  Số liệu:\n\n  ⟦{bang: a}⟧\n\n  Hết./.",
            right: "noi_dung: |\n  Số liệu:\n\n  {bang: a}\n\n  Hết./.\nbang: { a: { cot: [A], hang: [[1]] } }",
        },
        ..READING
    },
    Rule {
        id: rules::TABLE_UNUSED,
        severity: Severity::Warning,
        what: "Bảng khai ở «bang» phải được gọi trong nội dung.",
        why: "Bảng không được gọi thì không in.",
        example: Example::Lines {
            wrong: "bang: { ⟦a⟧: { cot: [A], hang: [[1]] } }",
            right: "noi_dung: |\n  Số liệu:\n\n  {bang: a}\n\n  Hết./.\nbang: { a: { cot: [A], hang: [[1]] } }",
        },
        ..READING
    },
    Rule {
        id: rules::TABLE_SHAPE,
        what: "Các hàng của bảng có đủ ô theo số cột.",
        why: "Thừa hay thiếu ô thì số liệu nằm sai cột.",
        example: Example::Lines {
            wrong: "noi_dung: |\n  {bang: a}\n\n  Hết./.\nbang: { a: { cot: [A, B], hang: [⟦[1]⟧] } }",
            right: "noi_dung: |\n  {bang: a}\n\n  Hết./.\nbang: { a: { cot: [A, B], hang: [[1, 2]] } }",
        },
        ..READING
    },
    Rule {
        id: rules::TABLE_FILE,
        what: "Tệp CSV của bảng phải có và đọc được.",
        why: "Không đọc được tệp thì bảng không có số liệu.",
        example: Example::Lines {
            wrong: "noi_dung: |\n  {bang: a}\n\n  Hết./.\nbang: { a: { tep: ⟦khong-co.csv⟧ } }",
            right: "noi_dung: |\n  {bang: a}\n\n  Hết./.\nbang: { a: { cot: [A], hang: [[1]] } }",
        },
        ..READING
    },
    Rule {
        id: rules::PICTURE,
        clauses: &["ND30-I.I.II.8.a", "ND30-I.I.II.7.d"],
        weight: Weight::Decree,
        what: "Hình con dấu, chữ ký là tệp PNG trong thư mục hồ sơ; con dấu có bề rộng thật.",
        why: "Nghị định quy định hình PNG nền trong suốt, con dấu bằng kích thước thật.",
        example: Example::Lines { wrong: "dau: ⟦con-dau.png⟧", right: "luu: VT, VP" },
        ..READING
    },
];
