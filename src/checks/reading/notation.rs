//! What the notation of the body asks: emphasis, notes, labels, citations, numbering of clauses.

use super::READING;
use crate::checks::rule::{Example, Rule};
use crate::diagnostic::{Certainty, Severity, Weight};
use crate::input::rules;

pub(in crate::checks) const RULES: &[Rule] = &[
    Rule {
        id: rules::EMPHASIS,
        severity: Severity::Warning,
        certainty: Certainty::Likely,
        what: "Dấu * mở chữ đậm hoặc nghiêng phải có dấu đóng.",
        why: "Không đóng thì dấu sao được in ra giấy.",
        example: Example::Lines {
            wrong: "noi_dung: Họp trong ⟦**⟧tháng 6./.",
            right: "noi_dung: Họp trong **tháng 6**./.",
        },
        alike: &["noi_dung: Khổ 16 * 24 cm./."],
        ..READING
    },
    Rule {
        id: rules::VARIABLE,
        what: "Biến {{ … }} phải được thay bằng giá trị.",
        why: "Biến chưa thay sẽ in nguyên ra giấy.",
        example: Example::Lines {
            wrong: "noi_dung: Họp ngày ⟦{{ ngay }}⟧./.",
            right: "noi_dung: Họp ngày 15 tháng 6./.",
        },
        ..READING
    },
    Rule {
        id: rules::NOTE_UNDEFINED,
        what: "Chú thích được nhắc phải có nội dung.",
        why: "Số chú thích không có nội dung làm người đọc tìm vô ích.",
        example: Example::Lines {
            wrong: "noi_dung: Theo báo cáo⟦[^a]⟧./.",
            right: "noi_dung: |\n  Theo báo cáo[^a]./.\n\n  [^a]: Báo cáo tháng 5.",
        },
        ..READING
    },
    Rule {
        id: rules::NOTE_UNUSED,
        severity: Severity::Warning,
        what: "Chú thích có nội dung phải được nhắc.",
        why: "Chú thích không được nhắc thì không in.",
        example: Example::Lines {
            wrong: "noi_dung: |\n  Theo báo cáo./.\n\n  ⟦[^a]:⟧ Báo cáo tháng 5.",
            right: "noi_dung: |\n  Theo báo cáo[^a]./.\n\n  [^a]: Báo cáo tháng 5.",
        },
        ..READING
    },
    Rule {
        id: rules::NOTE_MISUSED,
        what: "Mỗi chú thích ghi nội dung một lần và đặt ở một chỗ.",
        why: "Một số chú thích chỉ về một chỗ trong văn bản.",
        example: Example::Lines {
            wrong: "noi_dung: |\n  Một[^a], hai⟦[^a]⟧./.\n\n  [^a]: Ba.",
            right: "noi_dung: |\n  Một[^a], hai./.\n\n  [^a]: Ba.",
        },
        ..READING
    },
    Rule {
        id: rules::LABEL_UNDEFINED,
        what: "Phần được nhắc bằng {@nhãn} phải mang nhãn đó.",
        why: "Không có nhãn thì không biết in số của điều, khoản nào.",
        example: Example::Lines {
            wrong: "noi_dung: |\n  1. Một.\n\n  2. Như ⟦{@mot}⟧./.",
            right: "noi_dung: |\n  1. {#mot} Một.\n\n  2. Như {@mot}./.",
        },
        ..READING
    },
    Rule {
        id: rules::LABEL_UNUSED,
        severity: Severity::Warning,
        what: "Nhãn đặt ra phải được nhắc tới.",
        why: "Nhãn thừa thường là do tên ở chỗ nhắc gõ khác.",
        example: Example::Lines {
            wrong: "noi_dung: |\n  1. ⟦{#mot}⟧ Một.\n\n  2. Hai./.",
            right: "noi_dung: |\n  1. {#mot} Một.\n\n  2. Như {@mot}./.",
        },
        ..READING
    },
    Rule {
        id: rules::LABEL_MISUSED,
        clauses: &["ND30-II.V.7"],
        weight: Weight::Decree,
        what: "Nhãn đặt ở phần có số để nhắc tới được, mỗi nhãn một chỗ.",
        why: "Điều, khoản, điểm được viện dẫn bằng số; đoạn không có số thì không có gì để in.",
        example: Example::Lines {
            wrong: "noi_dung: Đoạn ⟦{#doan}⟧ này./.",
            right: "noi_dung: Đoạn này./.",
        },
        ..READING
    },
    Rule {
        id: rules::CITATION_UNDEFINED,
        what: "Văn bản viện dẫn bằng @mã phải được khai ở «vien_dan».",
        why: "Chưa khai thì không biết tên loại, số, ngày để in.",
        example: Example::Lines {
            wrong: "noi_dung: Thực hiện ⟦@kh1⟧./.",
            right: "noi_dung: Thực hiện @kh1./.\nvien_dan: { kh1: { loai: Kế hoạch, so: 12/KH-SNV } }",
        },
        alike: &["noi_dung: Gửi về hopthu@langson.gov.vn./."],
        ..READING
    },
    Rule {
        id: rules::CITATION_UNUSED,
        severity: Severity::Warning,
        what: "Văn bản khai ở «vien_dan» phải được viện dẫn.",
        why: "Mục thừa thường là do mã ở chỗ viện dẫn gõ khác.",
        example: Example::Lines {
            wrong: "vien_dan: { ⟦kh1⟧: { loai: Kế hoạch, so: 12/KH-SNV } }",
            right: "noi_dung: Thực hiện @kh1./.\nvien_dan: { kh1: { loai: Kế hoạch, so: 12/KH-SNV } }",
        },
        ..READING
    },
    Rule {
        id: rules::CITATION_INCOMPLETE,
        clauses: &["ND30-I.I.II.6.b"],
        weight: Weight::Decree,
        what: "Văn bản viện dẫn có đủ tên loại và số, ký hiệu; luật, pháp lệnh có tên.",
        why: "Thiếu các yếu tố đó thì không tra ra văn bản được viện dẫn.",
        example: Example::Lines {
            wrong: "noi_dung: Thực hiện @kh1./.\nvien_dan: { ⟦kh1⟧: { loai: Kế hoạch } }",
            right: "noi_dung: Thực hiện @kh1./.\nvien_dan: { kh1: { loai: Kế hoạch, so: 12/KH-SNV } }",
        },
        ..READING
    },
    Rule {
        id: rules::NUMBERING,
        clauses: &["LINT-6", "ND30-I.I.II.6.dd-5"],
        weight: Weight::Decree,
        severity: Severity::Warning,
        what: "Số thứ tự liên tục ở mỗi cấp, điểm theo thứ tự a, b, c, d, đ, e, g.",
        why: "Chương trình tự đánh số; số gõ khác với số in dễ làm người viết nhắc nhầm.",
        example: Example::Lines {
            wrong: "noi_dung: |\n  1. Một.\n\n  ⟦3.⟧ Hai./.",
            right: "noi_dung: |\n  1. Một.\n\n  2. Hai./.",
        },
        alike: &["noi_dung: |\n  1. Một:\n\n  a) Hai.\n\n  2. Ba:\n\n  a) Bốn./."],
        ..READING
    },
    Rule {
        id: rules::UNCLEAR_OPENING,
        severity: Severity::Warning,
        certainty: Certainty::Possible,
        what: "Phần mới cách đoạn trên một dòng trống.",
        why: "Dòng mở đầu bằng số ngay dưới một dòng chưa hết câu có thể là phần mới hoặc là câu nối tiếp.",
        example: Example::Lines {
            wrong: "noi_dung: |\n  1. Họp vào ngày\n  ⟦15.⟧ Chuẩn bị tài liệu./.",
            right: "noi_dung: |\n  1. Họp vào ngày 15.\n\n  2. Chuẩn bị tài liệu./.",
        },
        ..READING
    },
    Rule {
        id: rules::UNKNOWN_LEVEL,
        clauses: &["LINT-5", "ND30-I.I.II.6.dd-5"],
        weight: Weight::Custom,
        severity: Severity::Note,
        what: "Các cấp của nội dung là phần, chương, mục, tiểu mục, điều, khoản, điểm.",
        why: "Cấp khác như 1.1. không có trong Nghị định nên được in như đoạn văn thường.",
        example: Example::Lines {
            wrong: "noi_dung: |\n  1. Một:\n\n  ⟦1.1.⟧ Hai./.",
            right: "noi_dung: |\n  1. Một:\n\n  a) Hai./.",
        },
        ..READING
    },
    Rule {
        id: rules::FOLDED_BODY,
        what: "Nội dung nhiều đoạn viết sau «noi_dung: |».",
        why: "Viết cách khác thì YAML nối các dòng lại, mất chỗ ngắt đoạn.",
        example: Example::Lines {
            wrong: "noi_dung: >\n  ⟦Một.\n\n  Hai./.⟧",
            right: "noi_dung: |\n  Một.\n\n  Hai./.",
        },
        ..READING
    },
];
