//! What has been issued is no draft any more.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::input::Document;
use crate::kit::Kit;

pub(in crate::checks) const RULE: Rule = Rule {
    id: "du-thao-da-ban-hanh",
    clauses: &["ND30-D3"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Văn bản đã có số và đủ ngày, tháng, năm thì không còn là dự thảo.",
    why: "Bản thảo là bản chưa ban hành; bản đã cấp số mà còn chữ DỰ THẢO thì không ai dám dùng.",
    example: Example::Lines { wrong: "du_thao: ⟦2⟧", right: "so: 12" },
    alike: &["so:\nngay: 2020-06-15\ndu_thao: 2", "ngay: 2020-06\nso:\ndu_thao: true"],
    check: Check::Document(check),
};

/// The key of the mark, which kinds have that can be drafts.
const KEY: &str = "du_thao";

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let document = subject.document;
    let marked = document.marks.draft.iter().filter(|_| document.is_issued());
    let found = marked.map(|draft| {
        let finding = RULE.at(draft.span, "văn bản đã có số và ngày mà còn ghi là dự thảo");
        finding.help("bỏ du_thao; còn là bản thảo thì để trống «so»")
    });
    found.collect()
}

/// What to say to one who asks for a draft of a document that cannot be one.
pub(in crate::checks) fn undraftable(document: &Document, kit: &Kit) -> Option<Diagnostic> {
    let kind = kit.kinds.get(&document.kind.value)?;
    if !kind.fields.contains_key(KEY) {
        let message = format!("«{}» không có bản dự thảo", kind.name);
        return Some(RULE.at(document.kind.span, message).help("dựng lại, không ghi --draft"));
    }
    let number = document.number.as_ref().filter(|_| document.is_issued())?;
    let message = "văn bản đã có số và ngày nên không in chữ DỰ THẢO";
    let help = "bỏ --draft; còn là bản thảo thì để trống «so»";
    Some(RULE.at(number.span, message).help(help))
}
