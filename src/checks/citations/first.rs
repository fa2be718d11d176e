//! The first mention of a document is a full one.

use std::collections::BTreeSet;

use super::mention::mentions;
use crate::checks::Subject;
use crate::checks::bases::SUBJECTS;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "vien-dan-lan-dau-thieu",
    clauses: &["ND30-I.I.II.6.b"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Viện dẫn lần đầu ghi đủ tên loại, số và ký hiệu, ngày ban hành, cơ quan ban hành, trích yếu.",
    why: "Nghị định cho ghi tắt tên loại và số, ký hiệu chỉ từ lần sau.",
    example: Example::Lines {
        wrong: "noi_dung: Thực hiện Kế hoạch số ⟦15/KH-UBND⟧, Sở Nội vụ thông báo./.",
        right: "noi_dung: Thực hiện Kế hoạch số 15/KH-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh về tổ chức hội nghị, Sở Nội vụ thông báo./.",
    },
    alike: &[
        "noi_dung: |\n  Thực hiện Kế hoạch số 15/KH-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh về tổ chức hội nghị, Sở Nội vụ thông báo.\n\n  Kinh phí theo Kế hoạch số 15/KH-UBND./.",
        "trich_yeu: Triển khai Kế hoạch số 15/KH-UBND\nnoi_dung: Thực hiện Luật Cư trú số 68/2020/QH14, Sở Nội vụ thông báo./.",
        "vien_dan: { kh: { loai: Kế hoạch, so: 15/KH-UBND } }\nnoi_dung: Thực hiện @kh./.",
        "noi_dung: Theo Hợp đồng số 05/HĐ-NH ngày 01/3/2020 giữa hai bên, Sở Nội vụ thông báo./.",
        "noi_dung: Theo Quyết định của Bộ Nội vụ số 15/QĐ-BNV ngày 01/3/2020 về thi đua, Sở Nội vụ thông báo./.",
        "noi_dung: |\n  | Văn bản | Nơi nhận |\n  |---|---|\n  | Kế hoạch số 15/KH-UBND | Các phòng |\n\n  Hết./.",
    ],
    check: Check::Document(check),
};

/// What a citation may lack though it can be found by what it says.
const SUBJECT: &str = "trích yếu nội dung";

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let laws = &subject.kit.words.citation.assemblies;
    let own = subject.document.subject.iter().chain(&subject.document.proposal);
    let own: Vec<_> = own.map(|text| text.span).collect();
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for prose in &subject.prose {
        for mention in mentions(prose) {
            // Bases have a rule of their own.
            let told = prose.part.is_sentences();
            let behind = prose.text[mention.sign_range().end..].trim_start_matches([',', ' ']);
            let dated = mention.dated.is_some() || behind.starts_with("ngày");
            let fresh = known.insert(mention.sign);
            let law = laws.contains_key(mention.symbol);
            // Words that the program prints for `@id` are as full as the author gave them.
            let printed = prose.typed(mention.sign_range()).is_none();
            let missing = match &mention.dated {
                None if dated => None,
                None => Some("ngày ban hành"),
                Some(date) => {
                    let start = prose.tokens_range(mention.tokens.clone()).start;
                    let end = prose.tokens_range(date.tokens.clone()).end;
                    unsaid(&prose.text[..start], &prose.text[end..])
                }
            };
            let Some(missing) = missing
                .filter(|_| fresh && !law && !printed && told && !own.contains(&prose.whole))
            else {
                continue;
            };
            let message = format!("viện dẫn «{}» lần đầu thiếu {missing}", mention.sign);
            let mut finding = RULE.at(prose.span(mention.sign_range()), message);
            if missing == SUBJECT {
                // Many leave it out where what follows tells it.
                finding.severity = Severity::Note;
            }
            let help = format!("số {} ngày … của … về …", mention.sign);
            found.push(finding.help(help));
        }
    }
    found
}

/// What is not said around the number and the date of a citation: who issued it, and what about.
fn unsaid(before: &str, behind: &str) -> Option<&'static str> {
    // `Quyết định của Bộ Tài chính số …`; a contract is between its sides.
    let phrase = before.rsplit(['.', ';', ',', '\n']).next().unwrap_or("");
    let opening = behind.trim_start();
    let elsewhere = phrase.contains(" của ") || opening.starts_with(['(', ',']);
    if elsewhere || opening.starts_with("giữa ") {
        return None;
    }
    let end = behind.find(['.', ';', '\n', ')']).unwrap_or(behind.len());
    let said = &behind[..end];
    let short = said.split(',').next().unwrap_or("");
    let issuer = short.trim_start().strip_prefix("của ");
    match issuer {
        // Laws say it in their names, which stand before the number.
        None => Some("cơ quan ban hành"),
        Some(_) if SUBJECTS.iter().any(|word| said.contains(word)) => None,
        Some(_) => Some(SUBJECT),
    }
}
