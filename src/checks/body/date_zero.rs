//! Leading zeros in dates.

use crate::checks::Subject;
use crate::checks::dates::{self, Form};
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "ngay-thieu-so-khong",
    clauses: &["ND30-I.I.II.4.b-1"],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Ngày dưới 10 và tháng 1, tháng 2 thêm số 0 phía trước.",
    why: "Nghị định quy định cho ngày ban hành; trong lời văn và căn cứ nên ghi thống nhất như vậy.",
    example: Example::Lines {
        wrong: "noi_dung: Họp ⟦ngày 5 tháng 6 năm 2020⟧./.",
        right: "noi_dung: Họp ngày 05 tháng 6 năm 2020./.",
    },
    alike: &["noi_dung: Họp ngày 15 tháng 6 năm 2020 và ngày 5/6/2020./."],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.prose {
        let worded = dates::dates(prose).into_iter().filter(|dated| dated.form == Form::Words);
        for dated in worded.filter(|dated| dates::exists(dated.date)) {
            let day = prose.token(dated.day).len() == 1;
            let month = matches!(prose.token(dated.month), "1" | "2");
            if !day && !month {
                continue;
            }
            let range = prose.tokens_range(dated.tokens.clone());
            let mut right = prose.text[range.clone()].to_owned();
            // The later one first, so that the earlier keeps its place.
            for (short, at) in [(month, dated.month), (day, dated.day)] {
                if short {
                    right.insert(prose.tokens[at].range.start - range.start, '0');
                }
            }
            let message = "ngày, tháng thiếu số 0 phía trước";
            let finding = RULE.at(prose.tokens_span(dated.tokens), message).help(right.clone());
            found.push(match prose.typed(range) {
                Some(place) => finding.fix(place, right),
                None => finding,
            });
        }
    }
    found
}
