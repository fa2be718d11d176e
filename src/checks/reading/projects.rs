//! What a project (`ho-so.yaml`) asks: facts, expressions, citations of its documents.

use super::READING;
use crate::checks::rule::{Example, Rule};
use crate::diagnostic::Severity;
use crate::input::rules;

pub(in crate::checks) const RULES: &[Rule] = &[
    Rule {
        id: rules::FACT_UNDEFINED,
        what: "Biến dùng trong văn bản phải được khai ở «bien» của ho-so.yaml.",
        why: "Biến chưa khai thì không biết in gì vào chỗ ấy.",
        example: Example::Told {
            wrong: "Họp {{ dai_hoi.ngai | ngay_thang }}, khi ho-so.yaml khai dai_hoi.ngay",
            right: "Họp {{ dai_hoi.ngay | ngay_thang }}",
        },
        ..READING
    },
    Rule {
        id: rules::FACT_UNUSED,
        severity: Severity::Note,
        what: "Biến khai trong ho-so.yaml được ít nhất một văn bản của hồ sơ dùng.",
        why: "Biến không ai dùng làm người sửa tưởng đã đổi được điều gì.",
        example: Example::Told {
            wrong: "bien: { kinh_phi: 300000000 }, không văn bản nào dùng",
            right: "xóa dòng ấy, hoặc dùng {{ kinh_phi | tien }}",
        },
        ..READING
    },
    Rule {
        id: rules::PLAN,
        severity: Severity::Warning,
        what: "Mỗi mục của «dung» trong ho-so.yaml chỉ ít nhất một văn bản mà các mục trước chưa chỉ.",
        why: "Mục ghi nhầm tên thì văn bản định dựng không được dựng.",
        example: Example::Told {
            wrong: "dung: [ke-hoach-15.yaml], khi hồ sơ chỉ có ke-hoach-125.yaml",
            right: "dung: [ke-hoach-125.yaml]",
        },
        ..READING
    },
    Rule {
        id: rules::FACT,
        what: "Biến có tên không dấu và một giá trị ghi thẳng.",
        why: "Tên có dấu hoặc dấu gạch nối thì biểu thức không gọi được; giá trị trống không in được gì.",
        example: Example::Told {
            wrong: "bien: { dai-hoi: { ngay: } }",
            right: "bien: { dai_hoi: { ngay: 2020-06-25 } }",
        },
        ..READING
    },
    Rule {
        id: rules::EXPRESSION,
        what: "Biểu thức trong {{ }} và {% %} phải đúng cách viết và chỉ gọi bộ lọc có thật.",
        why: "Biểu thức sai thì không tính được, chỗ ấy sẽ trống trên giấy.",
        example: Example::Told {
            wrong: "{{ dai_hoi.ngay | ngay_than }}; {% for x in tieu_ban %} không có {% endfor %}",
            right: "{{ dai_hoi.ngay | ngay_thang }}; {% for x in tieu_ban %}…{% endfor %}",
        },
        ..READING
    },
    Rule {
        id: rules::EXPRESSION_VALUE,
        what: "Giá trị của biến phải là thứ mà bộ lọc hoặc phép tính cần.",
        why: "Một cái tên không đọc thành ngày hay số tiền được.",
        example: Example::Told {
            wrong: "{{ dai_hoi.ten | tien }}",
            right: "{{ kinh_phi | tien }}",
        },
        ..READING
    },
    Rule {
        id: rules::CITATION_FILE,
        what: "Văn bản trong hồ sơ được viện dẫn theo tên tệp phải có, là một văn bản và không phải chính nó.",
        why: "Số, ký hiệu, ngày và trích yếu của viện dẫn lấy từ phần đầu của văn bản ấy.",
        example: Example::Told {
            wrong: "can_cu: [hai], khi có x/hai.yaml và y/hai.yaml",
            right: "vien_dan: { hai: { tep: x/hai.yaml } }",
        },
        ..READING
    },
    Rule {
        id: rules::CITATION_UNISSUED,
        severity: Severity::Warning,
        what: "Văn bản chỉ viện dẫn văn bản đã có số và ngày ban hành.",
        why: "Viện dẫn văn bản chưa ban hành thì chỗ số và ngày in ra còn trống.",
        example: Example::Told {
            wrong: "can_cu: [ke-hoach], khi ke-hoach.yaml chưa ghi so và ngay",
            right: "ban hành kế hoạch trước, rồi dựng lại văn bản này",
        },
        ..READING
    },
    Rule {
        id: rules::CITATION_REPEALED,
        severity: Severity::Warning,
        what: "Văn bản chỉ viện dẫn văn bản còn hiệu lực vào ngày ban hành.",
        why: "Căn cứ hết hiệu lực không còn là căn cứ.",
        example: Example::Told {
            wrong: "vien_dan: { cu: { loai: Kế hoạch, so: 1/KH-UBND, het_hieu_luc: 2020-01-01 } }, ngay: 2020-06-05",
            right: "viện dẫn văn bản thay thế",
        },
        ..READING
    },
];
