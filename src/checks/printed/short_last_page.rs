//! A last page that could be spared.

use super::Place;
use crate::checks::Printed;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::layout::page::Page;
use crate::length::Length;

pub(in crate::checks) const RULE: Rule = Rule {
    id: "trang-cuoi-it-dong",
    clauses: &["LINT-8"],
    weight: Weight::Custom,
    severity: Severity::Note,
    certainty: Certainty::Certain,
    what: "Trang cuối có ít nhất ba dòng nội dung.",
    why: "Trang cuối chỉ có một, hai dòng thường rút được về trang trước.",
    example: Example::Told {
        wrong: "trang cuối chỉ có một hoặc hai dòng nội dung trên chữ ký",
        right: "trang cuối có từ ba dòng, hoặc văn bản vừa số trang ít hơn",
    },
    alike: &[],
    check: Check::Pages(check),
};

/// Fewer lines than these could stand on the page before.
const LEAST: usize = 3;
/// The choice that fits a text to a number of pages.
const FIT: &str = "vua_trang";

fn check(printed: &Printed<'_>) -> Vec<Diagnostic> {
    let pages = super::main_part(printed.pages);
    let Some((last, rest)) = pages.split_last() else { return Vec::new() };
    let places = super::places(printed.pages);
    let lines = super::lines(last, &places, Place::Body).len();
    let signer = printed.subject.document.signers.first();
    let Some((signer, before)) = signer.zip(rest.last()) else { return Vec::new() };
    if !(1..LEAST).contains(&lines) || has_room(printed, before) {
        return Vec::new();
    }
    let fits = printed.subject.kit.choices().any(|(name, _)| name == FIT);
    let help = match fits {
        true => format!("trinh_bay: {{ {FIT}: {} }}", rest.len()),
        false => "rút gọn nội dung, hoặc giảm trinh_bay: { gian_dong: …, cach_doan: … }".to_owned(),
    };
    let message = format!("trang {} chỉ có {lines} dòng nội dung", last.number);
    vec![RULE.at(signer.span, message).help(help)]
}

/// Whether a page could take the lines that stand on the next: then only the signature drew them
/// there, and shortening the text would not bring it back.
fn has_room(printed: &Printed<'_>, page: &Page) -> bool {
    let places = super::places(printed.pages);
    let mut lines = super::lines(page, &places, Place::Body);
    lines.extend(super::lines(page, &places, Place::Note));
    let lowest = lines.iter().map(|(y, _)| *y).max().unwrap_or_default();
    let size = super::marks(page, &places, Place::Body).map(|mark| mark.size).max();
    let setup = printed.sheet.pages.values().next();
    let foot = page.height - setup.map_or(Length::default(), |setup| setup.bottom);
    foot - lowest > size.unwrap_or_default() * 3
}
