//! The kind of a document that is cited by its number.

use super::{capital, is_running, opens};
use crate::checks::Subject;
use crate::checks::prose::{Part, Prose};
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "viet-hoa-ten-loai",
    clauses: &["ND30-II.V.6"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Tên loại của một văn bản cụ thể viết hoa chữ đầu: Quyết định số …, Kế hoạch số ….",
    why: "Có số và ký hiệu thì là tên của một văn bản cụ thể.",
    example: Example::Lines {
        wrong: "noi_dung: Thực hiện ⟦quyết định⟧ số 15/QĐ-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh về hội nghị./.",
        right: "noi_dung: Thực hiện Quyết định số 15/QĐ-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh về hội nghị./.",
    },
    alike: &[
        "noi_dung: Ban hành 03 quyết định, số 2 và số 3 đã được thực hiện; thông báo số điện thoại./.",
        "noi_dung: Đã ban hành thông báo kết luận số 3 của cuộc họp./.",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let words = &subject.kit.words.citation.laws;
    let named = subject.kit.kinds.values().map(|kind| kind.name.as_str());
    // Kinds that no agency writes by the decree but every one cites.
    let others = ["Nghị định", "Thông tư", "Công văn"].into_iter();
    let kinds: Vec<String> = named
        .chain(others)
        .chain(words.iter().map(String::as_str))
        .map(str::to_lowercase)
        .collect();
    let mut found = Vec::new();
    for prose in subject.prose.iter().filter(|prose| is_running(prose)) {
        for at in prose.before_numbers() {
            if !prose.reads(at, &["số", " ", "#", "/"]) && !prose.reads(at, &["số", " ", "#", "-"])
            {
                continue;
            }
            if let Some((start, end)) = kind_before(prose, at, &kinds) {
                found.push(finding(prose, start, end));
            }
        }
    }
    found
}

/// The kind in small letters that stands before a number sign.
fn kind_before(prose: &Prose<'_>, at: usize, kinds: &[String]) -> Option<(usize, usize)> {
    let sign = prose.tokens[at].range.start;
    // A sign has capitals; a share such as 2/3 has none.
    let behind = prose.text[sign..].split([' ', '\n', ',', ';', ')']).nth(1)?;
    let capitals = behind.chars().filter(|letter| letter.is_uppercase()).count();
    let before = prose.text[..sign].trim_end_matches(' ');
    let kind =
        kinds.iter().filter(|kind| before.ends_with(kind.as_str())).max_by_key(|k| k.len())?;
    let start = before.len() - kind.len();
    // A basis is printed behind its opening word.
    let first = start == 0 && prose.part == Part::Basis;
    let whole = prose.text[..start].ends_with(' ') && !opens(&prose.text, start);
    ((first || whole) && capitals > 1).then_some((start, before.len()))
}

fn finding(prose: &Prose<'_>, start: usize, end: usize) -> Diagnostic {
    let kind = &prose.text[start..end];
    let right = capital(kind);
    let message = format!("tên loại «{kind}» của văn bản cụ thể không viết hoa");
    let finding = RULE.at(prose.span(start..end), message).help(format!("«{right} số …»"));
    match prose.typed(start..end) {
        Some(place) => finding.fix(place, right),
        None => finding,
    }
}
