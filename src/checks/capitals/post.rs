//! Posts and degrees before the name of a person.

use super::{capital, is_running, listed, opens};
use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "viet-hoa-chuc-vu",
    clauses: &["ND30-II.V.3"],
    weight: Weight::Decree,
    severity: Severity::Note,
    certainty: Certainty::Likely,
    what: "Chức vụ, học hàm, học vị đi liền tên người viết hoa.",
    why: "Phụ lục II quy định; đứng một mình thì chức vụ có thể viết thường.",
    example: Example::Lines {
        wrong: "noi_dung: Theo ý kiến của ⟦giáo sư⟧ Tôn Thất Tùng./.",
        right: "noi_dung: Theo ý kiến của Giáo sư Tôn Thất Tùng./.",
    },
    alike: &[
        "noi_dung: Các giáo sư và tiến sĩ của Trường Đại học Y Hà Nội; một giám đốc Hà Nội./.",
        "noi_dung: Theo ý kiến của phó giám đốc phụ trách và Giám đốc Nguyễn Văn An./.",
    ],
    check: Check::Document(check),
};

/// Posts and degrees that stand before a name.
const POSTS: [&str; 22] = [
    // The longer before the shorter that ends it.
    "phó giám đốc",
    "phó chủ tịch",
    "phó bí thư",
    "phó hiệu trưởng",
    "phó trưởng phòng",
    "hiệu trưởng",
    "trưởng phòng",
    "trưởng ban",
    "trưởng trạm",
    "hạt trưởng",
    "cục trưởng",
    "thứ trưởng",
    "chánh văn phòng",
    "giáo sư",
    "tiến sĩ",
    "thạc sĩ",
    "bác sĩ",
    "giám đốc",
    "chủ tịch",
    "bộ trưởng",
    "thủ tướng",
    "bí thư",
];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = listed::findings(subject, &RULE);
    let families = &subject.kit.spelling().families;
    for prose in subject.prose.iter().filter(|prose| is_running(prose)) {
        for post in POSTS {
            for (start, _) in prose.text.match_indices(post) {
                let end = start + post.len();
                let whole = prose.text[..start].ends_with(' ') || start == 0;
                let Some(name) = prose.text[end..].strip_prefix(' ').filter(|_| whole) else {
                    continue;
                };
                let words: Vec<&str> =
                    name.split([' ', ',', '.', ';', ':', ')', '\n']).take(3).collect();
                let family = words.first().is_some_and(|word| families.iter().any(|f| f == word));
                // Two syllables may be a place: three are a person.
                let named = |word: &&str| {
                    let mut letters = word.chars();
                    let capital = letters.next().is_some_and(char::is_uppercase);
                    let whole = letters.clone().count() > 0 || *word == "A";
                    capital && whole && letters.all(char::is_lowercase)
                };
                if !family
                    || words.len() < 3
                    || !words.iter().all(named)
                    || opens(&prose.text, start)
                {
                    continue;
                }
                if found.iter().any(|one: &Diagnostic| {
                    one.span.map(|span| span.end) == Some(prose.span(start..end).end)
                }) {
                    continue;
                }
                let message = "chức vụ đi liền tên người viết thường";
                let finding = RULE.at(prose.span(start..end), message);
                found.push(finding.help(format!("«{}»", capital(post))));
            }
        }
    }
    found
}
