//! Names of schools, which are listed by their kind: `Trường Đại học Quảng Bình`.

use super::listed::findings;
use crate::checks::Subject;
use crate::checks::prose::{Part, Prose};
use crate::checks::rule::Rule;
use crate::diagnostic::Diagnostic;

/// Kinds of schools as they are written in a name.
const KINDS: [&str; 8] = [
    "Đại học",
    "Cao đẳng",
    "Trung học phổ thông",
    "Trung học cơ sở",
    "Trung cấp",
    "Tiểu học",
    "Mầm non",
    "Chính trị",
];
const SCHOOL: &str = "Trường ";

/// The findings of the rule on bodies: what is listed, and schools.
pub(super) fn check(subject: &Subject<'_>, rule: &Rule) -> Vec<Diagnostic> {
    let mut found = findings(subject, rule);
    for prose in subject.prose.iter().filter(|prose| !matches!(prose.part, Part::Name)) {
        for (start, _) in prose.text.match_indices(SCHOOL) {
            let Some((end, kind)) = misspelt(prose, start + SCHOOL.len()) else { continue };
            let range = start..end;
            let right = format!("{SCHOOL}{kind}");
            let written = &prose.text[range.clone()];
            let finding =
                rule.at(prose.span(range.clone()), format!("«{written}» viết hoa chưa đúng"));
            let finding = finding.help(format!("«{right}»"));
            found.push(match prose.typed(range) {
                Some(place) => finding.fix(place, right),
                None => finding,
            });
        }
    }
    found
}

/// The kind of a school whose capitals differ, where its name follows.
fn misspelt(prose: &Prose<'_>, start: usize) -> Option<(usize, &'static str)> {
    let behind = &prose.text[start..];
    KINDS.iter().find_map(|kind| {
        let written = behind.get(..kind.len())?;
        let name = behind.get(kind.len()..)?.strip_prefix(' ')?;
        let same = written.to_lowercase() == kind.to_lowercase();
        let shouted = !written.chars().any(char::is_lowercase);
        let named = name.starts_with(char::is_uppercase);
        (same && written != *kind && !shouted && named).then_some((start + kind.len(), *kind))
    })
}
