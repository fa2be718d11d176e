//! The registry keeps a copy first.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "luu-thieu-vt",
    clauses: &["ND30-I.I.II.9.d-5"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Dòng lưu mở đầu bằng VT (Văn thư), rồi đến đơn vị soạn thảo.",
    why: "Bản gốc lưu tại Văn thư cơ quan.",
    example: Example::Lines { wrong: "luu: ⟦VP⟧", right: "luu: VT, VP" },
    alike: &["luu: \"VT, KG-VX (NTB)\"", "luu: VT", "luu: \"Lưu: VT, VP\""],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let line = subject.prose.iter().find(|prose| prose.part == Part::Archive);
    let Some(prose) = line else { return Vec::new() };
    let named = prose.text.trim_start_matches("Lưu").trim_start_matches([':', ' ']);
    let registry = |name: &str| named.starts_with(name);
    if registry("VT") || registry("Văn thư") {
        return Vec::new();
    }
    let message = "dòng lưu không mở đầu bằng VT";
    vec![RULE.at(prose.whole, message).help(format!("luu: VT, {named}"))]
}
