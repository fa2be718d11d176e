//! The rules on what is listed: organisations, places, honours, holidays, laws, events, spelling.

use super::listed::findings;
use super::{place, school};
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Severity, Weight};

/// What the rules here have in common.
const LISTED: Rule = Rule {
    id: "",
    clauses: &[],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "",
    why: "",
    example: Example::Told { wrong: "", right: "" },
    alike: &[],
    check: Check::Document(|_| Vec::new()),
};

const ORGANISATION: Rule = Rule {
    id: "viet-hoa-co-quan",
    clauses: &["ND30-II.IV.1.a", "ND30-II.IV.1.b", "ND30-II.IV.2.a", "ND30-II.IV.2.b"],
    what: "Tên cơ quan, tổ chức viết hoa chữ đầu của từ chỉ loại hình, chức năng, lĩnh vực.",
    why: "Tên một cơ quan chỉ có một cách viết; viết hoa mọi âm tiết là sai Phụ lục II.",
    example: Example::Lines {
        wrong: "noi_dung: Báo cáo ⟦Ủy Ban Nhân Dân⟧ tỉnh./.",
        right: "noi_dung: Báo cáo Ủy ban nhân dân tỉnh./.",
    },
    alike: &[
        "noi_dung: Cán bộ tài chính và cán bộ nội vụ các xã dự họp./.",
        "noi_dung: Bộ tài chính kế toán của đơn vị gồm hai tập./.",
        "noi_dung: Các uỷ viên Uỷ ban nhân dân tỉnh và đại diện UNESCO, WTO dự họp./.",
        "noi_dung: BÁO CÁO ỦY BAN NHÂN DÂN TỈNH./.",
    ],
    check: Check::Document(|subject| school::check(subject, &ORGANISATION)),
    ..LISTED
};

const PLACE: Rule = Rule {
    id: "viet-hoa-dia-danh",
    clauses: &[
        "ND30-II.III.1.a",
        "ND30-II.III.1.b",
        "ND30-II.III.1.c",
        "ND30-II.III.1.d-1",
        "ND30-II.III.1.d-2",
        "ND30-II.III.1.dd",
        "ND30-II.III.2.a",
        "ND30-II.III.2.b",
    ],
    what: "Địa danh: danh từ chung viết thường, tên riêng viết hoa mọi âm tiết; viết Thủ đô Hà Nội, Thành phố Hồ Chí Minh.",
    why: "Phụ lục II quy định cách viết hoa tên địa lý.",
    example: Example::Lines {
        wrong: "noi_dung: Các xã của ⟦Tỉnh Lạng Sơn⟧ thực hiện./.",
        right: "noi_dung: Các xã của tỉnh Lạng Sơn thực hiện./.",
    },
    alike: &[
        "noi_dung: Tỉnh Lạng Sơn và tỉnh Cao Bằng phối hợp. Tỉnh Quảng Ninh hỗ trợ./.",
        "noi_dung: Mức hỗ trợ cao bằng năm trước, vì hòa bình và an toàn./.",
        "noi_dung: Khu vực tây bắc của thị trấn và vùng Tây Bắc đều có mưa./.",
        "noi_dung: Đoàn thăm Vịnh Hạ Long, Thành phố Hồ Chí Minh và Thủ đô Hà Nội./.",
    ],
    check: Check::Document(|subject| place::check(subject, &PLACE)),
    ..LISTED
};

const PEOPLE: Rule = Rule {
    id: "viet-hoa-nhan-dan",
    clauses: &["ND30-II.V.1"],
    severity: Severity::Note,
    certainty: Certainty::Likely,
    what: "Danh từ Nhân dân, Nhà nước viết hoa.",
    why: "Phụ lục II quy định; trong tên Ủy ban nhân dân, Hội đồng nhân dân vẫn viết thường.",
    example: Example::Lines {
        wrong: "noi_dung: Vận động ⟦các tầng lớp nhân dân⟧ tham gia./.",
        right: "noi_dung: Vận động các tầng lớp Nhân dân tham gia./.",
    },
    alike: &["noi_dung: Hội đồng nhân dân, lực lượng công an nhân dân và quỹ tín dụng nhân dân./."],
    check: Check::Document(|subject| findings(subject, &PEOPLE)),
    ..LISTED
};

const HONOUR: Rule = Rule {
    id: "viet-hoa-danh-hieu",
    clauses: &["ND30-II.V.2"],
    what: "Tên huân chương, huy chương, danh hiệu viết hoa tên riêng và từ chỉ hạng.",
    why: "Quyết định khen ghi sai tên danh hiệu phải đính chính.",
    example: Example::Lines {
        wrong: "noi_dung: Tặng ⟦Huân chương Lao động hạng nhất⟧ cho tập thể./.",
        right: "noi_dung: Tặng Huân chương Lao động hạng Nhất cho tập thể./.",
    },
    alike: &[
        "noi_dung: Danh sách tặng huân chương. Anh hùng Lao động và Nghệ sĩ Nhân dân dự họp./.",
    ],
    check: Check::Document(|subject| findings(subject, &HONOUR)),
    ..LISTED
};

const DAY: Rule = Rule {
    id: "viet-hoa-ngay-le",
    clauses: &["ND30-II.V.5", "ND30-II.V.8.a", "ND30-II.V.8.b", "ND30-II.V.8.c"],
    what: "Ngày lễ, ngày tết viết hoa chữ đầu của tên; năm âm lịch viết hoa mọi âm tiết; thứ trong tuần viết hoa từ chỉ số.",
    why: "Phụ lục II quy định cách viết hoa tên ngày, tháng, năm.",
    example: Example::Lines {
        wrong: "noi_dung: Trực cơ quan dịp ⟦tết nguyên đán⟧./.",
        right: "noi_dung: Trực cơ quan dịp tết Nguyên đán./.",
    },
    alike: &[
        "noi_dung: Ngày thứ hai của hội nghị, đại biểu thứ ba phát biểu; tháng năm ghi rõ./.",
        "noi_dung: Họp giao ban sáng thứ Hai hằng tuần, dịp Tết năm Giáp Thìn./.",
    ],
    check: Check::Document(|subject| findings(subject, &DAY)),
    ..LISTED
};

const DOCUMENT: Rule = Rule {
    id: "viet-hoa-ten-van-ban",
    clauses: &["ND30-II.V.6", "ND30-II.V.10"],
    certainty: Certainty::Likely,
    what: "Tên luật, bộ luật cụ thể viết hoa chữ đầu của tên loại và chữ đầu của tên gọi; tên sách, báo viết hoa chữ đầu của tên.",
    why: "Phụ lục II quy định cách viết hoa tên văn bản, tác phẩm.",
    example: Example::Lines {
        wrong: "noi_dung: Thực hiện ⟦Luật đất đai⟧ và các văn bản hướng dẫn./.",
        right: "noi_dung: Thực hiện Luật Đất đai và các văn bản hướng dẫn./.",
    },
    alike: &[
        "noi_dung: Thực hiện Luật Thi đua, Khen thưởng và Luật Tổ chức Chính quyền địa phương./.",
        "noi_dung: Tuyên truyền pháp luật đất đai. Luật đất đai là lĩnh vực nhiều người hỏi./.",
    ],
    check: Check::Document(|subject| findings(subject, &DOCUMENT)),
    ..LISTED
};

const EVENT: Rule = Rule {
    id: "viet-hoa-su-kien",
    clauses: &["ND30-II.V.9"],
    what: "Tên sự kiện lịch sử, triều đại viết hoa; con số trong tên viết bằng chữ và viết hoa.",
    why: "Phụ lục II quy định cách viết tên sự kiện, ví dụ Cách mạng tháng Tám.",
    example: Example::Lines {
        wrong: "noi_dung: Kỷ niệm ⟦Cách mạng tháng 8⟧ và ngày Quốc khánh./.",
        right: "noi_dung: Kỷ niệm Cách mạng tháng Tám và ngày Quốc khánh./.",
    },
    alike: &["noi_dung: Cuộc cách mạng công nghiệp tháng 8 được nhắc lại; triều đình cũ./."],
    check: Check::Document(|subject| findings(subject, &EVENT)),
    ..LISTED
};

const PROPER: Rule = Rule {
    id: "ten-rieng-sai-chu",
    clauses: &["ND30-II.III.1.a"],
    what: "Tên riêng viết đúng tên chính thức, không dùng dấu nối giữa các âm tiết.",
    why: "Tên khác tên chính thức làm tìm kiếm không ra và có thể bị hiểu là nơi khác.",
    example: Example::Lines {
        wrong: "noi_dung: Đoàn công tác của tỉnh ⟦Thừa Thiên - Huế⟧./.",
        right: "noi_dung: Đoàn công tác của tỉnh Thừa Thiên Huế./.",
    },
    alike: &[
        "noi_dung: Đoàn công tác của tỉnh Bà Rịa - Vũng Tàu và thành phố Phan Rang - Tháp Chàm./.",
    ],
    check: Check::Document(|subject| findings(subject, &PROPER)),
    ..LISTED
};

const MERGED: Rule = Rule {
    id: "don-vi-da-sap-xep",
    clauses: &["STAT-4"],
    severity: Severity::Note,
    certainty: Certainty::Possible,
    what: "Văn bản sau ngày sáp nhập nên dùng tên mới của tỉnh, bộ.",
    why: "Từ 01/7/2025 cả nước còn 34 đơn vị hành chính cấp tỉnh; từ 01/3/2025 nhiều bộ đã hợp nhất.",
    example: Example::Lines {
        wrong: "ngay: 2025-08-01\nnoi_dung: Phối hợp với ⟦tỉnh Hà Giang⟧./.",
        right: "ngay: 2025-08-01\nnoi_dung: Phối hợp với tỉnh Tuyên Quang./.",
    },
    alike: &[
        "noi_dung: Phối hợp với tỉnh Hà Giang và Bộ Kế hoạch và Đầu tư./.",
        "ngay: 2025-08-01\nnoi_dung: Hồ sơ của tỉnh Hà Giang (cũ), phường Hà Giang và tỉnh Yên Bái trước đây./.",
    ],
    check: Check::Document(|subject| findings(subject, &MERGED)),
    ..LISTED
};

const LETTER: Rule = Rule {
    id: "chinh-ta-i-y",
    weight: Weight::Custom,
    severity: Severity::Note,
    certainty: Certainty::Likely,
    what: "Các thuật ngữ viết i hay y như chính Nghị định viết: kỹ thuật, quy định, quản lý, chữ ký.",
    why: "Viết theo một cách thì tìm một từ chỉ phải gõ một lần.",
    example: Example::Lines {
        wrong: "noi_dung: Thực hiện đúng ⟦qui định⟧ về công tác văn thư./.",
        right: "noi_dung: Thực hiện đúng quy định về công tác văn thư./.",
    },
    alike: &["noi_dung: Kì họp, lí do, hi vọng và bác sĩ được viết theo thói quen của đơn vị./."],
    check: Check::Document(|subject| findings(subject, &LETTER)),
    ..LISTED
};

pub(super) const RULES: &[Rule] =
    &[PLACE, ORGANISATION, PEOPLE, HONOUR, DAY, DOCUMENT, EVENT, PROPER, MERGED, LETTER];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::rules;
    use crate::kit::Kit;

    #[test]
    fn every_group_of_the_lists_is_told_by_a_rule_that_names_its_clause() {
        let kit = Kit::bundled().expect("the embedded kit loads");
        for group in kit.spelling().groups() {
            let rule = rules().find(|rule| rule.id == group.rule);
            let rule = rule.unwrap_or_else(|| panic!("{}", group.rule));
            let clause = group.clause.as_deref();
            assert!(clause.is_none_or(|id| rule.clauses.contains(&id)), "{clause:?}");
        }
        assert!(RULES.iter().all(|rule| !rule.id.is_empty()));
    }
}
