//! Authority is no part of a title.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "quyen-han-trong-chuc-vu",
    clauses: &["ND30-I.I.II.7.b-6"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Quyền hạn (TM, KT, TL, TUQ, Q) ghi ở khóa quyen_han, không ghi trong chức vụ; không dùng T/M, K/T, T/L.",
    why: "Dấu / là cách ghi của văn bản Đảng; chương trình in quyền hạn kèm dấu chấm và dấu cách.",
    example: Example::Lines {
        wrong: "ky: { quyen_han: KT, chuc_vu: [⟦K/T⟧ Giám đốc, Phó Giám đốc], ho_ten: Nguyễn Văn An }",
        right: "ky: { quyen_han: KT, chuc_vu: [Giám đốc, Phó Giám đốc], ho_ten: Nguyễn Văn An }",
    },
    alike: &["ky: { chuc_vu: Trưởng ban, ho_ten: Nguyễn Văn An }"],
    check: Check::Document(check),
};

const TYPED: [(&str, &str); 12] = [
    ("T/M", "TM"),
    ("TM.", "TM"),
    ("TM ", "TM"),
    ("K/T", "KT"),
    ("KT.", "KT"),
    ("KT ", "KT"),
    ("T/L", "TL"),
    ("TL.", "TL"),
    ("TL ", "TL"),
    ("TUQ", "TUQ"),
    ("Q.", "Q"),
    ("T/Q", "TUQ"),
];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in subject.prose.iter().filter(|prose| prose.part == Part::Post) {
        let typed = TYPED.iter().find(|(typed, _)| prose.text.starts_with(typed));
        let Some((typed, right)) = typed else { continue };
        let typed = typed.trim_end();
        let rest = prose.text[typed.len()..].trim_start_matches(['.', ' ']);
        let message = format!("quyền hạn «{typed}» ghi trong chức vụ");
        let finding = RULE.at(prose.span(0..typed.len()), message);
        found.push(finding.help(format!("quyen_han: {right}, chuc_vu: [{rest}, …]")));
    }
    found
}
