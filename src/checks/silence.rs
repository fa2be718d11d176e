//! `bo_qua`: which findings the author does not want to hear, and whether that was worth saying.
//!
//! In: all findings of a document. Out: those that are heard, among them findings about `bo_qua`
//! itself, and those that are not, each with the author's reason.

use super::rule::{Check, Example, Rule};
use super::{rule, rules};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::input::document::Silencing;
use crate::input::suggest;

const UNKNOWN: Rule = Rule {
    id: "bo-qua-la",
    clauses: &[],
    weight: Weight::Form,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Mã ở «bo_qua» là mã của một quy tắc được phép bỏ qua.",
    why: "Mã gõ sai thì không bỏ qua được gì; lỗi đọc tệp thì không bỏ qua được.",
    example: Example::Lines {
        wrong: "noi_dung: Họp.\nbo_qua: [{ quy_tac: ⟦chu-khong-co⟧, ly_do: chữ riêng }]",
        right: "noi_dung: Họp./.",
    },
    alike: &[],
    check: Check::Silencing,
};

const IDLE: Rule = Rule {
    id: "bo-qua-thua",
    clauses: &[],
    weight: Weight::Form,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Quy tắc ghi ở «bo_qua» phải có chỗ để bỏ qua.",
    why: "Mục thừa che mất lỗi mới cùng quy tắc về sau.",
    example: Example::Lines {
        wrong: "luu: VT\nbo_qua: [{ quy_tac: ⟦bang-thua⟧, ly_do: bảng để dành }]",
        right: "luu: VT\nbang: { a: { cot: [A], hang: [[1]] } }\nbo_qua: [{ quy_tac: bang-thua, ly_do: bảng để dành }]",
    },
    alike: &[],
    check: Check::Silencing,
};

pub(super) const RULES: &[Rule] = &[UNKNOWN, IDLE];

/// How far a document was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// No pages were made, so no rule on pages could find anything.
    Document,
    /// All rules ran.
    Pages,
}

/// A finding the author does not want to hear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silenced {
    /// The finding.
    pub finding: Diagnostic,
    /// Why.
    pub reason: String,
}

/// Findings, sorted out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heard {
    /// To be heard.
    pub findings: Vec<Diagnostic>,
    /// Not to be heard.
    pub silenced: Vec<Silenced>,
}

impl Heard {
    /// Sorts findings out by what a document silences.
    pub fn of(findings: Vec<Diagnostic>, silencings: &[Silencing], scope: Scope) -> Heard {
        let mut heard = Heard::default();
        for finding in findings {
            match silencings.iter().find(|silencing| silences(silencing, &finding)) {
                Some(silencing) => {
                    let reason = silencing.reason.clone();
                    heard.silenced.push(Silenced { finding, reason });
                }
                None => heard.findings.push(finding),
            }
        }
        let about = silencings.iter().filter_map(|silencing| heard.about(silencing, scope));
        let about: Vec<Diagnostic> = about.collect();
        heard.findings.extend(about);
        heard
    }

    /// What is wrong with a silencing.
    fn about(&self, silencing: &Silencing, scope: Scope) -> Option<Diagnostic> {
        let id = &silencing.rule;
        let Some(rule) = rule(&id.value) else {
            let message = format!("không có quy tắc «{}»", id.value);
            let help = suggest(&id.value, rules().map(|rule| rule.id));
            return Some(UNKNOWN.at(id.span, message).help(help));
        };
        let used = self.silenced.iter().any(|silenced| silenced.finding.rule == rule.id);
        let least = if used { Severity::Warning } else { rule.severity };
        if !rule.may_be_silenced(least) {
            let message = format!("quy tắc «{}» không bỏ qua được", id.value);
            return Some(UNKNOWN.at(id.span, message).help("sửa chỗ sai, và xóa mục này"));
        }
        let ran = !matches!(rule.check, Check::Pages(_)) || scope == Scope::Pages;
        let message = format!("văn bản không có chỗ nào để bỏ qua «{}»", id.value);
        (ran && !used).then(|| IDLE.at(id.span, message).help("xóa mục này"))
    }
}

fn silences(silencing: &Silencing, finding: &Diagnostic) -> bool {
    silencing.rule.value == finding.rule
        && rule(finding.rule).is_some_and(|rule| rule.may_be_silenced(finding.severity))
}
