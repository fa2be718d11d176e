//! What several sign has several signers.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "thieu-nguoi-ky",
    clauses: &["ND30-III.M1.9"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Biên bản có chữ ký của thư ký và của chủ tọa.",
    why: "Biên bản chỉ một người ký không chứng minh được diễn biến cuộc họp.",
    example: Example::Lines {
        wrong: "loai: bien-ban\nky: ⟦{ chuc_vu: Chủ tọa, ho_ten: Nguyễn Văn An }⟧",
        right: "loai: bien-ban\nky: [{ chuc_vu: Thư ký, ho_ten: Trần Thị Bình }, { chuc_vu: Chủ tọa, ho_ten: Nguyễn Văn An }]",
    },
    alike: &["ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }"],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let document = subject.document;
    let kind = subject.kit.kinds.get(&document.kind.value);
    let minutes = kind.is_some_and(|kind| kind.clauses.iter().any(|id| id == RULE.clauses[0]));
    match document.signers.as_slice() {
        [one] if minutes => {
            let message = "biên bản chỉ có một người ký";
            let help = "ky: [{ chuc_vu: Thư ký, … }, { chuc_vu: Chủ tọa, … }]";
            vec![RULE.at(one.span, message).help(help)]
        }
        _ => Vec::new(),
    }
}
