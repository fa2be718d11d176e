//! No degree, rank or honour before the signer's name.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "hoc-vi-truoc-ten",
    clauses: &["ND30-I.I.II.7.c-4"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Likely,
    what: "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu.",
    why: "Nghị định chỉ cho phép ở lực lượng vũ trang, giáo dục, y tế, khoa học khi ngành có quy định.",
    example: Example::Lines {
        wrong: "ky: { chuc_vu: Giám đốc, ho_ten: ⟦TS.⟧ Nguyễn Văn An }",
        right: "ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }",
    },
    alike: &[
        "ky: { chuc_vu: Giám đốc, ho_ten: Thạc Văn Sĩ }",
        "co_quan: { ten: Bệnh viện Đa khoa tỉnh, viet_tat: BVĐK, dia_danh: Lạng Sơn }\nky: { chuc_vu: Giám đốc, ho_ten: BS. Nguyễn Văn An }",
    ],
    check: Check::Document(check),
};

const SHORT: [&str; 23] = [
    "GS", "PGS", "TS", "TSKH", "ThS", "Ths", "Th.S", "BS", "BSCK", "BSCKI", "BSCKII", "CKI",
    "CKII", "KS", "KTS", "CN", "DS", "LS", "NCS", "NGND", "NGƯT", "NSND", "NSƯT",
];
const LONG: [&str; 26] = [
    "Giáo sư",
    "Phó Giáo sư",
    "Tiến sĩ",
    "Thạc sĩ",
    "Bác sĩ",
    "Kỹ sư",
    "Cử nhân",
    "Đại tướng",
    "Thượng tướng",
    "Trung tướng",
    "Thiếu tướng",
    "Đại tá",
    "Thượng tá",
    "Trung tá",
    "Thiếu tá",
    "Đại úy",
    "Thượng úy",
    "Trung úy",
    "Thiếu úy",
    "Kiến trúc sư",
    "Dược sĩ",
    "Luật sư",
    "Nhà báo",
    "Nghệ sĩ",
    "Anh hùng",
    "Nhà giáo",
];
/// Bodies of the branches that may have rules of their own.
const BRANCHES: [&str; 16] = [
    "Bệnh viện",
    "Y tế",
    "Trường",
    "Đại học",
    "Học viện",
    "Cao đẳng",
    "Viện ",
    "Giáo dục",
    "Khoa học",
    "Công an",
    "Quân",
    "Bộ Chỉ huy",
    "Bộ Tư lệnh",
    "Quốc phòng",
    "Biên phòng",
    "Trung tâm Y",
];

/// What no branch has as a degree or a rank.
const PROFESSIONS: [&str; 7] = ["KS", "Kỹ sư", "KTS", "Kiến trúc sư", "LS", "Luật sư", "Nhà báo"];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let issuer = subject.document.issuer.name.plain();
    let is_branch = BRANCHES.iter().any(|branch| issuer.contains(branch));
    let mut found = Vec::new();
    for prose in subject.prose.iter().filter(|prose| prose.part == Part::Name) {
        let text = prose.text.as_str();
        let length = degrees(text);
        let profession = PROFESSIONS.iter().any(|word| text[..length].starts_with(word));
        if length == 0 || (is_branch && !profession) {
            continue;
        }
        let message = format!("trước họ tên người ký có «{}»", &text[..length]);
        let right = text[length..].trim();
        let mut finding = RULE.at(prose.span(0..length), message);
        if is_branch {
            // Its own rules may say otherwise.
            finding.severity = Severity::Warning;
        }
        found.push(finding.help(format!("ho_ten: {right}")));
    }
    found
}

/// How much of a name is degrees, ranks and honours before it: `PGS.TS. `.
pub(super) fn degrees(name: &str) -> usize {
    let mut rest = name;
    loop {
        let short = SHORT.iter().find(|short| {
            rest.strip_prefix(**short).is_some_and(|behind| behind.starts_with(['.', ' ', ',']))
        });
        let long = LONG.iter().find(|long| {
            rest.strip_prefix(**long).is_some_and(|behind| behind.starts_with([' ', ',']))
        });
        let Some(degree) = short.or(long) else { break };
        rest = rest[degree.len()..].trim_start_matches(['.', ',', ' ']);
    }
    name[..name.len() - rest.len()].trim_end().len()
}
