//! The place before the date: a proper name, in full where it is a person's.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "dia-danh-sai",
    clauses: &["ND30-I.I.II.4.a-3", "ND30-I.I.II.4.a-2", "ND30-I.I.II.4.b-2", "ND30-II.III.1.c"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Địa danh chỉ ghi tên riêng; đơn vị mang tên người, số, sự kiện thì ghi đủ, không viết tắt; không ghi ngày.",
    why: "Nghị định quy định ghi «Thành phố Hồ Chí Minh» nhưng chỉ ghi «Lạng Sơn», không ghi «tỉnh Lạng Sơn».",
    example: Example::Lines {
        wrong: "co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: ⟦TP. Hồ Chí Minh⟧ }",
        right: "co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Thành phố Hồ Chí Minh }",
    },
    alike: &[
        "co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Hà Nội }",
        "co_quan: { ten: Phòng Kinh tế, viet_tat: PKT, dia_danh: Phường 3 }",
        "co_quan: { ten: Phòng Kinh tế, viet_tat: PKT, dia_danh: Phường Lê Hồng Phong }",
    ],
    check: Check::Document(check),
};

/// The city that bears a person's name, as it is often shortened.
const PERSON: &str = "Hồ Chí Minh";
const CITY: &str = "Thành phố Hồ Chí Minh";

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let place = subject.prose.iter().find(|prose| prose.part == Part::Locality);
    let Some(prose) = place else { return Vec::new() };
    let name = prose.text.trim();
    let shortened = (name.ends_with(PERSON) && name != CITY)
        || name.starts_with("TP")
        || name.starts_with("Tp");
    let dated = name.contains("ngày") || name.ends_with(',');
    // With a capital it may be part of the name: `Phường Lê Hồng Phong`.
    let nouns = ["tỉnh ", "Tỉnh ", "huyện ", "xã ", "phường "];
    let common = nouns.iter().find(|noun| name.starts_with(**noun));
    let (clause, message, right) = if shortened && name.contains("Minh") {
        (0, format!("«{name}» mang tên người, phải ghi đủ"), CITY.to_owned())
    } else if shortened || name.contains("HCM") {
        (0, format!("địa danh «{name}» viết tắt"), "ghi đủ tên, không viết tắt".to_owned())
    } else if dated {
        let right = name.split(',').next().unwrap_or("").to_owned();
        (2, "địa danh ghi cả dấu phẩy hoặc ngày, chương trình tự in".to_owned(), right)
    } else if let Some(noun) = common {
        (
            1,
            format!("địa danh không ghi danh từ chung «{}»", noun.trim()),
            name[noun.len()..].to_owned(),
        )
    } else {
        return Vec::new();
    };
    let finding = RULE.at(prose.whole, message).clause(RULE.clauses[clause]);
    vec![finding.help(format!("dia_danh: {right}"))]
}
