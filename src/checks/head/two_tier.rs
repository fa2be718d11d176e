//! No districts since local government has two tiers.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::input::Document;
use crate::input::document::OwnValue;
use crate::source::Span;

pub(in crate::checks) const RULE: Rule = Rule {
    id: "cap-huyen-da-bo",
    clauses: &["STAT-4a", "STAT-4"],
    weight: Weight::Decree,
    severity: Severity::Error,
    certainty: Certainty::Certain,
    what: "Từ ngày 01/7/2025 tên cơ quan, địa danh và nơi nhận không còn huyện, quận, thị xã, thị trấn.",
    why: "Chính quyền địa phương chỉ còn cấp tỉnh và cấp xã (xã, phường, đặc khu).",
    example: Example::Lines {
        wrong: "ngay: 2025-08-01\nco_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: ⟦huyện⟧ Cao Lộc }",
        right: "ngay: 2025-08-01\nco_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Cao Lộc }",
    },
    alike: &[
        "ngay: 2020-06-15\nnoi_nhan: [Ủy ban nhân dân các huyện]",
        "ngay: 2025-08-01\nnoi_dung: Rà soát hồ sơ của các huyện trước đây./.",
    ],
    check: Check::Document(check),
};

/// The first month of two tiers.
const SINCE: (i32, u32) = (2025, 7);
const GONE: [&str; 4] = ["huyện", "quận", "thị xã", "thị trấn"];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let date = subject.document.date.as_ref().map(|date| date.value);
    let since = date.is_some_and(|date| {
        date.year > SINCE.0 || (date.year == SINCE.0 && date.month >= Some(SINCE.1))
    });
    if !since {
        return Vec::new();
    }
    let name = subject.document.issuer.name.span;
    let called = called(subject.document);
    let mut found = Vec::new();
    for prose in &subject.prose {
        let severity = match prose.part {
            Part::Issuer if prose.whole == name => Severity::Error,
            Part::Parent | Part::Locality => Severity::Error,
            Part::Addressee | Part::Recipient => Severity::Warning,
            Part::Own if called.contains(&prose.whole) => Severity::Warning,
            Part::Issuer
            | Part::Subject
            | Part::Competence
            | Part::Basis
            | Part::Proposal
            | Part::Body
            | Part::Title
            | Part::Note
            | Part::Cell
            | Part::Own
            | Part::Post
            | Part::Name
            | Part::Archive
            | Part::Contact => continue,
        };
        for (at, token) in prose.tokens.iter().enumerate() {
            let Some(term) =
                GONE.iter().find(|term| begins(&prose.text[token.range.start..], term))
            else {
                continue;
            };
            let end = at + 1 + 2 * term.matches(' ').count();
            let message = format!("từ 01/7/2025 không còn đơn vị hành chính «{term}»");
            let mut finding = RULE.at(prose.tokens_span(at..end), message);
            finding.severity = severity;
            found.push(finding.help("xã, phường hoặc đặc khu sau sắp xếp"));
        }
    }
    found
}

/// Keys of single kinds that say to whom a document goes.
const CALLED: [&str; 3] = ["noi_dien", "kinh_moi", "cu_den"];

/// The places of those a document of such a kind goes to.
fn called(document: &Document) -> Vec<Span> {
    let own = CALLED.iter().filter_map(|key| document.own.get(*key));
    let lines = own.flat_map(|value| match value {
        OwnValue::Line(line) => std::slice::from_ref(line),
        OwnValue::Lines(lines) => lines.as_slice(),
        OwnValue::Body(_) | OwnValue::Code(_) | OwnValue::Date(_) | OwnValue::Flag(_) => &[],
    });
    lines.map(|line| line.span).collect()
}

/// Whether a text begins with these words, whatever their case, and no longer word.
fn begins(text: &str, term: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    let same = term.chars().all(|wanted| letters.next() == Some(wanted));
    same && letters.next().is_none_or(|next| !next.is_alphabetic())
}
