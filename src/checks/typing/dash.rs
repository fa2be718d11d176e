//! The hyphen of fixed phrases and of number signs.

use crate::checks::Subject;
use crate::checks::prose::Prose;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "gach-ngang-sai",
    clauses: &[],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Các cụm từ cố định và số, ký hiệu dùng dấu «-», không dùng gạch dài do phần mềm tự đổi.",
    why: "Gạch dài làm tìm «KH-UBND» hay «kinh tế - xã hội» không ra.",
    example: Example::Lines {
        wrong: "noi_dung: Phát triển kinh tế ⟦–⟧ xã hội./.",
        right: "noi_dung: Phát triển kinh tế - xã hội./.",
    },
    alike: &[
        "noi_dung: Sách “Gương điển hình” – món quà của tỉnh./.",
        "noi_dung: Giai đoạn 2016 – 2020./.",
    ],
    check: Check::Document(check),
};

const PHRASES: [(&str, &str); 12] = [
    ("kinh tế", "xã hội"),
    ("văn hóa", "xã hội"),
    ("chính trị", "xã hội"),
    ("thi đua", "khen thưởng"),
    ("độc lập", "tự do"),
    ("tự do", "hạnh phúc"),
    ("văn thư", "lưu trữ"),
    ("kinh tế", "kỹ thuật"),
    ("kế hoạch", "tài chính"),
    ("lao động", "thương binh"),
    ("khoa học", "kỹ thuật"),
    ("nông", "lâm"),
];

/// The hyphen between the groups of a symbol.
const SIGNS: &str = "ND30-I.I.II.3.c-4";

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.prose {
        for (at, token) in prose.tokens.iter().enumerate() {
            let dash = prose.token(at);
            let sign = matches!(dash, "–" | "—") && in_sign(prose, at);
            if !matches!(dash, "–" | "—") || !(sign || in_phrase(prose, at)) {
                continue;
            }
            let message = format!("dùng «{dash}» thay cho dấu «-»");
            let finding = RULE.at(prose.tokens_span(at..at + 1), message).help("gõ dấu «-»");
            // Of number signs the decree itself speaks.
            let finding = if sign { finding.clause(SIGNS) } else { finding };
            found.push(match prose.typed(token.range.clone()) {
                Some(place) => finding.fix(place, "-"),
                None => finding,
            });
        }
    }
    found
}

fn in_phrase(prose: &Prose<'_>, at: usize) -> bool {
    let range = &prose.tokens[at].range;
    // Phrases are short: no more of the text is looked at than they can take.
    let before: String = prose.text[..range.start].chars().rev().take(24).collect();
    let before: String = before.trim_start().chars().rev().flat_map(char::to_lowercase).collect();
    let after: String =
        prose.text[range.end..].chars().take(24).flat_map(char::to_lowercase).collect();
    let after = after.trim_start();
    PHRASES.iter().any(|(left, right)| before.ends_with(left) && after.starts_with(right))
}

/// `125/KH–UBND`.
fn in_sign(prose: &Prose<'_>, at: usize) -> bool {
    let capitals = |at: Option<usize>| {
        let word = at.map_or("", |at| prose.token(at));
        !word.is_empty() && word.chars().next().is_some_and(char::is_uppercase)
    };
    let slash = at.checked_sub(2).is_some_and(|at| prose.token(at) == "/");
    slash && capitals(at.checked_sub(1)) && capitals(Some(at + 1))
}
