//! The line under the issuing body's name.

use super::Place;
use crate::checks::Printed;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::layout::page::Mark;

pub(in crate::checks) const RULE: Rule = Rule {
    id: "duong-ke-ten-co-quan",
    clauses: &["ND30-I.I.II.2.b-3"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Đường kẻ dưới tên cơ quan dài bằng 1/3 đến 1/2 dòng chữ.",
    why: "Nghị định quy định độ dài này; kẻ hết dòng chữ là sai.",
    example: Example::Told {
        wrong: "đường kẻ dài bằng cả dòng tên cơ quan",
        right: "đường kẻ dài bằng 1/3 đến 1/2 dòng tên cơ quan",
    },
    alike: &[],
    check: Check::Pages(check),
};

/// Least and greatest share of the line of words, in thousandths; drawing rounds a little.
const SHARES: std::ops::RangeInclusive<i64> = 320..=515;

fn check(printed: &Printed<'_>) -> Vec<Diagnostic> {
    let issuer = &printed.subject.document.issuer;
    let name = issuer.name_lines.last().unwrap_or(&issuer.name);
    let Some(page) = printed.pages.pages.first() else { return Vec::new() };
    let places = super::places(printed.pages);
    let capitals = name.plain().to_uppercase();
    // Of a name that wraps, the last line of words is the one above the stroke.
    let words = super::marks(page, &places, Place::Frame)
        .find(|mark| !mark.text.trim().is_empty() && capitals.ends_with(mark.text.trim()));
    let Some(words) = words else { return Vec::new() };
    let middle = words.x + words.width / 2;
    let under = page.items.iter().filter_map(|item| match &item.mark {
        Mark::Line(line) => Some(line),
        Mark::Text(_) | Mark::Picture(_) | Mark::Field(_) | Mark::Sheet(_) => None,
    });
    let under = under
        .filter(|line| line.y1 > words.y && line.x1 < middle && middle < line.x2)
        .min_by_key(|line| line.y1);
    let Some(line) = under.filter(|line| line.y1 - words.y < words.size) else { return Vec::new() };
    let share = (line.x2 - line.x1).as_emu() * 1000 / words.width.as_emu().max(1);
    if SHARES.contains(&share) {
        return Vec::new();
    }
    let message = format!("đường kẻ dưới tên cơ quan dài {} % dòng chữ", share / 10);
    vec![
        RULE.at(name.span, message)
            .help("1/3 đến 1/2 dòng chữ: kiểu duong_ke.co-quan trong style.yaml"),
    ]
}
