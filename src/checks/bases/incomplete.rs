//! A basis is cited in full.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "can-cu-thieu",
    clauses: &["ND30-I.I.II.6.a-2"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Căn cứ ghi đủ tên loại, số và ký hiệu, ngày ban hành, cơ quan ban hành, trích yếu.",
    why: "Thiếu các yếu tố đó thì không xác định được văn bản làm căn cứ.",
    example: Example::Lines {
        wrong: "loai: quyet-dinh\ncan_cu: [\"⟦Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư⟧\"]",
        right: "loai: quyet-dinh\ncan_cu: [\"Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư\"]",
    },
    alike: &[
        "loai: quyet-dinh\ncan_cu: [\"Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII\"]",
        "loai: quyet-dinh\ncan_cu: [Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015, chức năng và nhiệm vụ của Sở Nội vụ]",
    ],
    check: Check::Document(check),
};

/// Kinds that always have a number, so that one without it is cited wrongly.
const NUMBERED: [&str; 4] = ["Nghị định", "Thông tư", "Thông tư liên tịch", "Quyết định"];
/// Kinds that are cited by name as well.
const NAMED: [&str; 9] = [
    "Nghị quyết",
    "Chỉ thị",
    "Kế hoạch",
    "Kết luận",
    "Thông báo",
    "Công văn",
    "Báo cáo",
    "Chương trình",
    "Hướng dẫn",
];

/// How the subject of a cited document begins.
pub(in crate::checks) const SUBJECTS: [&str; 33] = [
    " về ",
    " quy định ",
    " ban hành ",
    " hướng dẫn ",
    " phê duyệt ",
    " sửa đổi",
    " bổ sung",
    " bãi bỏ",
    " thay thế",
    " đính chính",
    " điều chỉnh",
    " thành lập ",
    " kiện toàn ",
    " giải thể ",
    " giao ",
    " triển khai ",
    " thực hiện ",
    " tổ chức ",
    " công bố ",
    " công nhận ",
    " phân ",
    " thi hành ",
    " quản lý ",
    " thí điểm ",
    " xử lý ",
    " hỗ trợ ",
    " tăng cường ",
    " đẩy mạnh ",
    " tặng ",
    " khen thưởng ",
    " bổ nhiệm ",
    " điều động ",
    " chi tiết ",
];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in subject.prose.iter().filter(|prose| prose.part == Part::Basis) {
        let words = super::named(&prose.text);
        let opens = |kind: &&str| words.starts_with(&format!("{kind} "));
        let strict = NUMBERED.iter().any(opens);
        let named = words.contains(" số ") && NAMED.iter().any(opens);
        if !(strict || named) {
            continue;
        }
        let mut missing: Vec<&str> =
            [("số, ký hiệu", " số "), ("ngày ban hành", " ngày "), ("cơ quan ban hành", " của ")]
                .iter()
                .filter(|(_, word)| !words.contains(word))
                .map(|(what, _)| *what)
                .collect();
        if strict && missing.is_empty() && !has_subject(words) {
            missing.push("trích yếu nội dung");
        }
        // A name alone may be the name of something else.
        if !missing.is_empty() && missing.len() < 3 {
            let message = format!("căn cứ thiếu {}", missing.join(", "));
            let help = "Nghị định số … ngày … tháng … năm … của … về …";
            found.push(RULE.at(prose.whole, message).help(help));
        }
    }
    found
}

/// Whether something follows the name of the body that issued what is cited: names of bodies have
/// capitals, a subject begins with a small letter.
fn has_subject(words: &str) -> bool {
    let issuer = words.split(" của ").nth(1).unwrap_or("");
    SUBJECTS.iter().any(|word| issuer.contains(word)) || words.matches(" của ").count() > 1
}
