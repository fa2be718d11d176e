//! Names of persons.

use super::{is_capital, is_running, listed};
use crate::checks::Subject;
use crate::checks::prose::Prose;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "viet-hoa-ten-nguoi",
    clauses: &["ND30-II.II.1.a", "ND30-II.II.1.b", "ND30-II.II.2.a", "ND30-II.II.2.b"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Tên người Việt Nam viết hoa mọi âm tiết; tên phiên âm viết hoa chữ đầu mỗi thành tố.",
    why: "Phụ lục II quy định cách viết hoa tên người.",
    example: Example::Lines {
        wrong: "noi_dung: Cử ông ⟦Nguyễn văn An⟧ dự họp./.",
        right: "noi_dung: Cử ông Nguyễn Văn An dự họp./.",
    },
    alike: &[
        "noi_dung: Đoàn của đồng chí Lê thị sát tại Lạng Sơn; bà Trần Thị Bình dự họp./.",
        "noi_dung: Tác phẩm của Lê-nin, Ăng-ghen và Chủ tịch Hồ Chí Minh./.",
    ],
    check: Check::Document(check),
};

/// Middle names behind which a given name must come.
const SURE: [&str; 2] = ["Thị", "Văn"];

/// What stands before a name at the start of a line.
const ADDRESSES: [&str; 7] = ["Ông", "Bà", "Cô", "Thầy", "Anh", "Chị", "Em"];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = listed::findings(subject, &RULE);
    let spelling = subject.kit.spelling();
    let is_family = |word: &str| spelling.families.iter().any(|family| family == word);
    let is_middle = |word: &str| spelling.middles.iter().any(|middle| middle == word);
    for prose in subject.prose.iter().filter(|prose| is_running(prose)) {
        for at in (0..prose.tokens.len()).filter(|at| opens_name(prose, *at)) {
            let middle = is_family(prose.token(at)) && is_middle(prose.token(at + 2));
            if !middle || !is_whole(prose, at) {
                continue;
            }
            let range = prose.tokens_range(at..at + 5);
            let middle = super::capital(prose.token(at + 2));
            let right = format!("{} {middle} {}", prose.token(at), prose.token(at + 4));
            let message = "tên người có âm tiết không viết hoa";
            let finding = RULE.at(prose.span(range.clone()), message).help(format!("«{right}»"));
            found.push(match prose.typed(range) {
                Some(place) => finding.fix(place, right),
                None => finding,
            });
        }
        let given = (0..prose.tokens.len()).filter(|at| {
            SURE.contains(&prose.token(at + 2)) && is_family(prose.token(*at)) && is_cut(prose, *at)
        });
        found.extend(given.map(|at| {
            let range = prose.tokens_range(at..at + 5);
            let given = super::capital(prose.token(at + 4));
            let right = format!("{} {} {given}", prose.token(at), prose.token(at + 2));
            let message = "tên người có âm tiết không viết hoa";
            RULE.at(prose.span(range), message).help(format!("«{right}»"))
        }));
    }
    found
}

/// Whether a word with a capital stands here and one without behind it: before long lists are
/// gone through, nearly every token is out.
fn opens_name(prose: &Prose<'_>, at: usize) -> bool {
    let capital = prose.token(at).starts_with(char::is_uppercase);
    capital && prose.token(at + 2).starts_with(char::is_lowercase)
}

/// Whether the given name behind a family name and a sure middle one begins with a small letter.
fn is_cut(prose: &Prose<'_>, at: usize) -> bool {
    let space = |at: usize| prose.token(at) == " ";
    let alone = is_alone(prose, at);
    alone && space(at + 1) && space(at + 3) && prose.token(at + 4).starts_with(char::is_lowercase)
}

/// Whether a family name, a middle one and a given one stand here and are all of the name.
fn is_whole(prose: &Prose<'_>, at: usize) -> bool {
    let space = |at: usize| prose.token(at) == " ";
    let alone = is_alone(prose, at);
    alone && space(at + 1) && space(at + 3) && is_capital(prose, at + 4)
}

/// Whether a family name begins a name: behind another capital it is the end of a longer one.
fn is_alone(prose: &Prose<'_>, at: usize) -> bool {
    let behind = at >= 2 && prose.token(at - 1) == " " && is_capital(prose, at - 2);
    !behind || ADDRESSES.contains(&prose.token(at - 2))
}
