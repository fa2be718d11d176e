//! The title of an appendix does not number it again.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "ten-phu-luc-lap",
    clauses: &["ND30-I.I.III.1.b-2", "ND30-I.I.III.1.a-2"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Tên phụ lục không ghi lại chữ «Phụ lục» và số: chương trình tự in và tự đánh số.",
    why: "Ghi nữa thì trên giấy có hai lần «Phụ lục I».",
    example: Example::Lines {
        wrong: "noi_dung: Theo {@a}./.\nphu_luc: [{ nhan: a, ten: \"⟦Phụ lục I: ⟧Bảng phân công\", noi_dung: Nội dung./. }]",
        right: "noi_dung: Theo {@a}./.\nphu_luc: [{ nhan: a, ten: Bảng phân công, noi_dung: Nội dung./. }]",
    },
    alike: &[
        "noi_dung: Theo {@a}./.\nphu_luc: [{ nhan: a, ten: Danh mục phụ lục hợp đồng, noi_dung: Nội dung./. }]",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let titles = subject.document.appendices.iter().filter_map(|appendix| appendix.title.as_ref());
    let mut found = Vec::new();
    for title in titles {
        let prose = subject.prose.iter().find(|prose| prose.whole == title.span);
        let Some(prose) = prose else { continue };
        let opening = ["Phụ lục", "PHỤ LỤC"].into_iter().find(|word| prose.text.starts_with(word));
        let Some(opening) = opening else { continue };
        let behind = prose.text[opening.len()..].trim_start();
        let number =
            behind.len() - behind.trim_start_matches(|c: char| "IVXL0123456789".contains(c)).len();
        let rest = behind[number..].trim_start_matches([' ', ':', '.', '-', '–', '\n']);
        // «Phụ lục hợp đồng» is a name; behind a sign the name begins only then.
        let signed = behind.starts_with([':', '.', '-', '–']);
        if number == 0 && !rest.is_empty() && !signed {
            continue;
        }
        let range = 0..prose.text.len() - rest.len();
        let finding = RULE.at(prose.span(range.clone()), "tên phụ lục ghi lại «Phụ lục» và số");
        let finding = finding.help(format!("ten: {rest}"));
        found.push(match prose.typed(range) {
            Some(place) if !rest.is_empty() => finding.fix(place, ""),
            Some(_) | None => finding,
        });
    }
    found
}
