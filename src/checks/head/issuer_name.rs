//! The issuing body's name in full.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "ten-co-quan-viet-tat",
    clauses: &["ND30-I.I.II.2.a-1", "ND30-I.I.II.2.a-4"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Tên cơ quan ban hành ghi đầy đủ, không viết tắt; chỉ tên cơ quan chủ quản được viết tắt.",
    why: "Tên ở đầu văn bản là tên chính thức của cơ quan chịu trách nhiệm.",
    example: Example::Lines {
        wrong: "co_quan: { ten: ⟦UBND⟧ tỉnh Lạng Sơn, viet_tat: UBND, dia_danh: Lạng Sơn }",
        right: "co_quan: { ten: Ủy ban nhân dân tỉnh Lạng Sơn, viet_tat: UBND, dia_danh: Lạng Sơn }",
    },
    alike: &[
        "co_quan: { ten: Sở Nội vụ, chu_quan: UBND tỉnh Lạng Sơn, viet_tat: SNV, dia_danh: Lạng Sơn }",
        "co_quan: { ten: Công ty cổ phần CN Lạng Sơn, viet_tat: CNLS, dia_danh: Lạng Sơn }",
    ],
    check: Check::Document(check),
};

const SHORT: [(&str, &str); 18] = [
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"),
    ("TP", "thành phố"),
    ("BQL", "Ban Quản lý"),
    ("THPT", "trung học phổ thông"),
    ("THCS", "trung học cơ sở"),
    ("TTYT", "Trung tâm Y tế"),
    ("BV", "Bệnh viện"),
    ("ĐH", "Đại học"),
    ("GD", "Giáo dục"),
    ("GDĐT", "Giáo dục và Đào tạo"),
    ("LĐTBXH", "Lao động - Thương binh và Xã hội"),
    ("PTNT", "Phát triển nông thôn"),
    ("KHCN", "Khoa học và Công nghệ"),
    ("TNMT", "Tài nguyên và Môi trường"),
    ("QLDA", "Quản lý dự án"),
    ("MTTQ", "Mặt trận Tổ quốc"),
];

/// Fields in the names of state bodies; in that of a company they may be its own.
const FIELDS: [(&str, &str); 4] =
    [("KH", "Khoa học"), ("CN", "Công nghệ"), ("NN", "Nông nghiệp"), ("KT", "Kinh tế")];
const BODIES: [&str; 3] = ["Bộ ", "Sở ", "Phòng "];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let whole = subject.document.issuer.name.span;
    let mut found = Vec::new();
    for prose in subject.prose.iter().filter(|p| p.part == Part::Issuer && p.whole == whole) {
        let is_body = BODIES.iter().any(|body| prose.text.starts_with(body));
        let fields = FIELDS.iter().filter(|_| is_body);
        for (at, token) in prose.tokens.iter().enumerate() {
            let word = &prose.text[token.range.clone()];
            if let Some((short, long)) =
                SHORT.iter().chain(fields.clone()).find(|(short, _)| *short == word)
            {
                let message = format!("tên cơ quan ban hành viết tắt «{short}»");
                let finding = RULE.at(prose.tokens_span(at..at + 1), message);
                found.push(finding.help(format!("«{long}»")));
            }
        }
    }
    // The name and the name as said in running text are one where no shorter one is given.
    found.dedup();
    found
}
