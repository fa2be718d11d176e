//! Each basis on a line of its own.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "can-cu-gop-dong",
    clauses: &["ND30-I.I.II.6.a-3"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Mỗi căn cứ là một dòng riêng.",
    why: "Mỗi căn cứ được trình bày ở một dòng, cuối dòng có dấu chấm phẩy do chương trình ghi.",
    example: Example::Lines {
        wrong: "loai: quyet-dinh\ncan_cu: [\"Luật Lưu trữ⟦; Căn cứ⟧ Luật Cán bộ, công chức\"]",
        right: "loai: quyet-dinh\ncan_cu: [Luật Lưu trữ, \"Luật Cán bộ, công chức\"]",
    },
    alike: &[
        "loai: quyet-dinh\ncan_cu: [\"Luật Đất đai ngày 29 tháng 11 năm 2013; Luật sửa đổi, bổ sung một số điều của Luật Đất đai\"]",
    ],
    check: Check::Document(check),
};

/// With such a name behind a semicolon another basis begins.
const LAWS: [&str; 6] =
    ["Luật ", "Bộ luật ", "Pháp lệnh ", "Nghị định ", "Thông tư ", "Nghị quyết "];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let openings = &subject.kit.words.basis_openings;
    let mut found = Vec::new();
    for prose in subject.prose.iter().filter(|prose| prose.part == Part::Basis) {
        for (at, _) in prose.text.match_indices(';') {
            let rest = &prose.text[at + 1..];
            let behind = rest.trim_start();
            // Behind a semicolon it may begin with a small letter.
            // An amending law is cited with the one it amends.
            let amends = begins(behind, "Luật sửa đổi");
            let kind = || LAWS.iter().find(|law| begins(behind, law) && !amends).copied();
            let opening = openings.iter().find(|word| begins(behind, word)).map(String::as_str);
            let Some(opening) = opening.or_else(kind) else { continue };
            let end = at + 1 + rest.len() - behind.len() + opening.len();
            let finding = RULE.at(prose.span(at..end), "hai căn cứ ghi chung một dòng");
            found.push(finding.help("tách thành hai mục của can_cu"));
        }
    }
    found
}

/// Whether a text begins with a word, its first letter large or small.
fn begins(text: &str, word: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    let same = |letter: char| letters.next() == Some(letter);
    text.get(..word.len()).is_some() && word.chars().flat_map(char::to_lowercase).all(same)
}
