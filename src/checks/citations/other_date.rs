//! A document has one date however often it is mentioned.

use std::collections::BTreeMap;

use super::mention::{Mention, mentions};
use crate::checks::bases::SUBJECTS;
use crate::checks::rule::{Check, Example, Rule};
use crate::checks::{Subject, dates};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "vien-dan-ngay-khac",
    clauses: &["LINT-4"],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Một văn bản được nhắc nhiều lần thì ghi cùng một ngày ban hành.",
    why: "Cùng số, ký hiệu, cùng cơ quan, cùng năm thì chỉ có một văn bản.",
    example: Example::Lines {
        wrong: "noi_dung: Kế hoạch số 15/KH-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh đã giao việc; Kế hoạch số 15/KH-UBND ngày ⟦21/5/2020⟧ của Ủy ban nhân dân tỉnh vẫn thực hiện./.",
        right: "noi_dung: Kế hoạch số 15/KH-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh đã giao việc; Kế hoạch số 15/KH-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh vẫn thực hiện./.",
    },
    alike: &[
        "noi_dung: Kế hoạch số 15/KH-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh về hội nghị và Kế hoạch số 15/KH-UBND ngày 21/5/2020 của Ủy ban nhân dân huyện Cao Lộc về hội nghị./.",
        "noi_dung: Kế hoạch số 15/KH-UBND ngày 20/5/2019 của Ủy ban nhân dân tỉnh về hội nghị và Kế hoạch số 15/KH-UBND ngày 21/5/2020 của Ủy ban nhân dân tỉnh về hội nghị./.",
        "noi_dung: Kế hoạch số 15/KH-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh về hội nghị, Kế hoạch số 15/KH-UBND ngày 20 tháng 5 năm 2020 của Ủy ban nhân dân tỉnh về hội nghị./.",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&str, Vec<Mention<'_, '_>>> = BTreeMap::new();
    let mut found = Vec::new();
    for prose in &subject.prose {
        for mention in mentions(prose) {
            let Some(dated) = mention.dated.as_ref().filter(|dated| dates::exists(dated.date))
            else {
                continue;
            };
            let known = first.entry(mention.sign).or_default();
            let same = known.iter().find(|earlier| {
                let year = |one: &Mention<'_, '_>| one.dated.as_ref().map(|dated| dated.date.year);
                issuer(earlier) == issuer(&mention) && year(earlier) == year(&mention)
            });
            let Some(earlier) = same else {
                known.push(mention);
                continue;
            };
            let Some(other) = earlier.dated.as_ref().filter(|other| other.date != dated.date)
            else {
                continue;
            };
            let message = format!("ngày của «{}» khác lần nhắc trước", mention.sign);
            let finding = RULE.at(prose.tokens_span(dated.tokens.clone()), message);
            let before = earlier.prose.tokens_span(other.tokens.clone());
            let written = &earlier.prose.text[earlier.prose.tokens_range(other.tokens.clone())];
            let finding = finding.help(format!("xem lại, lần trước ghi {written}"));
            found.push(finding.related(before, "lần nhắc trước"));
        }
    }
    found
}

/// The words behind the date, which name the issuer; nothing where none does.
fn issuer<'m>(mention: &'m Mention<'_, '_>) -> &'m str {
    let Some(dated) = &mention.dated else { return "" };
    let end = mention.prose.tokens_range(dated.tokens.clone()).end;
    let Some(behind) = mention.prose.text[end..].trim_start().strip_prefix("của ") else {
        return "";
    };
    let name = behind.split([',', ';', '.', '\n', '/']).next().unwrap_or("");
    // What follows the name is its subject, or the sentence goes on.
    let ends = SUBJECTS.iter().chain(&[" và ", " đã ", " vẫn ", " thì ", " là ", " nêu "]);
    ends.filter_map(|word| name.find(word)).min().map_or(name, |end| &name[..end]).trim_end()
}
