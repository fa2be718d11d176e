//! The proposal is the last line of the bases.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "de-nghi-sai-cho",
    clauses: &["ND30-I.I.II.6.a-4"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Dòng «Theo đề nghị của …» ghi ở khóa theo_de_nghi, in ở cuối phần căn cứ.",
    why: "Ghi trong can_cu thì đề nghị có thể đứng giữa các căn cứ.",
    example: Example::Lines {
        wrong: "loai: quyet-dinh\ncan_cu: [⟦Theo đề nghị⟧ của Chánh Văn phòng, Luật Lưu trữ]",
        right: "loai: quyet-dinh\ncan_cu: [Luật Lưu trữ]\ntheo_de_nghi: Chánh Văn phòng",
    },
    alike: &["loai: quyet-dinh\ncan_cu: [Luật Lưu trữ, Theo đề nghị của Chánh Văn phòng]"],
    check: Check::Document(check),
};

const OPENINGS: [&str; 2] = ["Theo đề nghị", "Xét đề nghị"];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let bases: Vec<_> = subject.prose.iter().filter(|prose| prose.part == Part::Basis).collect();
    let last = bases.len().saturating_sub(1);
    let twice = subject.document.proposal.is_some();
    let mut found = Vec::new();
    for (at, prose) in bases.iter().enumerate() {
        let opening = OPENINGS.iter().find(|opening| prose.text.starts_with(**opening));
        let Some(opening) = opening.filter(|_| at < last || twice) else { continue };
        let message = format!("dòng «{opening} …» không đứng cuối phần căn cứ");
        let help = "chuyển sang khóa theo_de_nghi, hoặc để ở cuối can_cu";
        found.push(RULE.at(prose.span(0..opening.len()), message).help(help));
    }
    found
}
