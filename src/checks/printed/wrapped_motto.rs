//! The country's name and the motto stay on one line each.

use super::Place;
use crate::checks::Printed;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "quoc-hieu-xuong-dong",
    clauses: &["LINT-1", "ND30-I.I.II.1.a-2", "ND30-I.I.II.1.b-2"],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Quốc hiệu và Tiêu ngữ, mỗi dòng không bị xuống dòng.",
    why: "Dòng bị ngắt đôi là do cột bên phải quá hẹp cho cỡ chữ.",
    example: Example::Told {
        wrong: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT / NAM",
        right: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    },
    alike: &[],
    check: Check::Pages(check),
};

const PHRASES: [&str; 2] = ["quoc_hieu", "tieu_ngu"];
/// A first line shorter than this could be another word.
const LEAST: usize = 6;

fn check(printed: &Printed<'_>) -> Vec<Diagnostic> {
    let words = &printed.subject.kit.words;
    let Some(page) = printed.pages.pages.first() else { return Vec::new() };
    let places = super::places(printed.pages);
    let lines: Vec<&str> =
        super::marks(page, &places, Place::Frame).map(|mark| mark.text.trim()).collect();
    let phrases = PHRASES.iter().filter_map(|name| words.phrases.get(*name));
    let broken = phrases.filter(|phrase| {
        let part = |line: &&&str| line.len() >= LEAST && phrase.starts_with(**line);
        !lines.contains(&phrase.as_str()) && lines.iter().any(|line| part(&line))
    });
    let span = printed.subject.document.issuer.name.span;
    broken
        .map(|phrase| {
            let help = "giảm cỡ chữ của kiểu quoc-hieu, hoặc nới cột bên phải của bảng dau";
            RULE.at(span, format!("«{phrase}» bị xuống dòng")).help(help)
        })
        .collect()
}
