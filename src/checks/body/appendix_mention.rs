//! Every appendix is mentioned.

use crate::checks::Subject;
use crate::checks::prose::Prose;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::source::Span;

pub(in crate::checks) const RULE: Rule = Rule {
    id: "phu-luc-khong-nhac",
    clauses: &["ND30-I.I.III.1.a-1"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Trong văn bản phải có chỉ dẫn về từng phụ lục.",
    why: "Phụ lục không được nhắc thì không rõ để làm gì và có hiệu lực hay không.",
    example: Example::Lines {
        wrong: "phu_luc: [⟦{ ten: Bảng phân công, noi_dung: Nội dung./. }⟧]",
        right: "noi_dung: Sở Nội vụ phân công theo {@phan-cong}./.\nphu_luc: [{ nhan: phan-cong, ten: Bảng phân công, noi_dung: Nội dung./. }]",
    },
    alike: &[
        "noi_dung: Sở Nội vụ phân công theo Phụ lục kèm theo./.\nphu_luc: [{ ten: Bảng phân công, noi_dung: Nội dung./. }]",
        "noi_dung: Sở Nội vụ phân công (có các phụ lục kèm theo)./.\nphu_luc: [{ ten: Một, noi_dung: Nội dung./. }, { ten: Hai, noi_dung: Nội dung./. }]",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let document = subject.document;
    let spans: Vec<_> = document.appendices.iter().map(|appendix| appendix.span).collect();
    let outside = |prose: &&Prose<'_>| {
        let within = |span: &Span| {
            span.source == prose.whole.source
                && span.start <= prose.whole.start
                && prose.whole.end <= span.end
        };
        !spans.iter().any(within)
    };
    let texts: Vec<&str> =
        subject.prose.iter().filter(outside).map(|prose| prose.text.as_str()).collect();
    let says = |words: &str| texts.iter().any(|text| text.contains(words));
    // Said of all of them at once.
    if ["các phụ lục", "Các phụ lục", "các Phụ lục", "phụ lục kèm theo", "phụ lục đính kèm"]
        .into_iter()
        .any(says)
    {
        return Vec::new();
    }
    let unsaid = document.appendices.iter().filter(|appendix| match &appendix.number {
        None => !says("Phụ lục") && !says("phụ lục"),
        Some(number) => !texts.iter().any(|text| mentions(text, number)),
    });
    unsaid
        .map(|appendix| {
            let number = appendix.number.as_deref().map_or(String::new(), |n| format!(" {n}"));
            let message = format!("trong văn bản không nhắc tới Phụ lục{number}");
            RULE.at(appendix.span, message).help("đặt «nhan: …» cho phụ lục và nhắc bằng {@…}")
        })
        .collect()
}

/// `Phụ lục II`, also in a list: `Phụ lục I, II và III`.
fn mentions(text: &str, number: &str) -> bool {
    ["Phụ lục ", "phụ lục "].iter().any(|opening| {
        text.split(opening).skip(1).any(|rest| {
            let words = rest.split([' ', ',', ';', '.', ')', ':']);
            let list = words.take_while(|word| {
                word.is_empty()
                    || *word == "và"
                    || *word == "số"
                    || word.chars().all(|c| "IVXL".contains(c))
            });
            list.into_iter().any(|word| word == number)
        })
    })
}
