//! Several addressees are a list.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "kinh-gui-gop-dong",
    clauses: &["ND30-I.I.II.9.d-2"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Gửi từ hai nơi trở lên thì mỗi nơi một dòng.",
    why: "Mỗi nơi được trình bày ở một dòng có gạch đầu dòng, cuối dòng dấu chấm phẩy.",
    example: Example::Lines {
        wrong: "loai: cong-van\nkinh_gui: Sở Tài chính⟦;⟧ Sở Y tế",
        right: "loai: cong-van\nkinh_gui: [Sở Tài chính, Sở Y tế]",
    },
    alike: &["loai: cong-van\nkinh_gui: Các sở, ban, ngành"],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in subject.prose.iter().filter(|prose| prose.part == Part::Addressee) {
        let inner = prose.text.trim_end_matches([';', '.', ' ']);
        if let Some(at) = inner.find(';') {
            let parts: Vec<&str> = inner.split(';').map(str::trim).collect();
            let message = format!("{} nơi kính gửi ghi chung một dòng", parts.len());
            let finding = RULE.at(prose.span(at..at + 1), message);
            found.push(finding.help(format!("kinh_gui: [{}]", parts.join(", "))));
        }
    }
    found
}
