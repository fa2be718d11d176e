//! The text ends with its closing sign.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::input::outline::{Outline, Part};
use crate::input::rich::Text;

pub(in crate::checks) const RULE: Rule = Rule {
    id: "thieu-ket-thuc",
    clauses: &["LINT-7"],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Nội dung kết thúc bằng dấu ./.",
    why: "Các mẫu của Nghị định đều kết thúc nội dung bằng dấu này.",
    example: Example::Lines {
        wrong: "noi_dung: Sở Nội vụ thông báo lịch làm việc⟦.⟧",
        right: "noi_dung: Sở Nội vụ thông báo lịch làm việc./.",
    },
    alike: &["noi_dung: |\n  Lịch làm việc:\n\n  | A | B |\n  |---|---|\n  | 1 | 2 |"],
    check: Check::Document(check),
};

const CLOSING: &str = "./.";

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let document = subject.document;
    let Some(kind) = subject.kit.kinds.get(&document.kind.value) else { return Vec::new() };
    // Without a form of the decree there is no such sign; minutes get theirs from the template.
    let own_words = kind.fields.contains_key("ket_thuc") || kind.form.is_empty();
    let mut ends = Vec::new();
    if !own_words {
        ends.extend(last(&document.body));
    }
    ends.extend(document.attached.as_ref().and_then(|attached| last(&attached.body)));
    ends.into_iter().filter_map(|text| unclosed(subject, text)).collect()
}

fn unclosed(subject: &Subject<'_>, text: &Text) -> Option<Diagnostic> {
    let prose = subject.prose.iter().find(|prose| prose.whole == text.span)?;
    let words = prose.text.trim_end();
    if words.ends_with(CLOSING) {
        return None;
    }
    let kept = words.trim_end_matches(['.', '/', ' ']);
    let range = match kept.len() == words.len() {
        true => words.char_indices().next_back()?.0..words.len(),
        false => kept.len()..words.len(),
    };
    let finding = RULE.at(prose.span(range.clone()), "nội dung không kết thúc bằng «./.»");
    let finding = finding.help(CLOSING);
    let closed = kept.len() < words.len();
    Some(match prose.typed(range) {
        Some(place) if closed => finding.fix(place, CLOSING),
        Some(_) | None => finding,
    })
}

/// The last text of a body; none where it ends with a table.
fn last(body: &Outline) -> Option<&Text> {
    fn of(parts: &[Part]) -> Option<&Text> {
        match parts.last()? {
            Part::Paragraph(text) => Some(text),
            Part::Table(_) => None,
            Part::Clause(clause) if clause.parts.is_empty() => {
                clause.text.as_ref().or(clause.title.as_ref())
            }
            Part::Clause(clause) => of(&clause.parts),
        }
    }
    of(&body.parts)
}
