//! Symbols of units have capitals of their own.

use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "don-vi-do-viet-hoa",
    clauses: &[],
    weight: Weight::Custom,
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    what: "Ký hiệu đơn vị đo viết đúng chữ thường, chữ hoa: km, kg, ha, m².",
    why: "Ký hiệu đơn vị đo lường pháp định phân biệt chữ hoa và chữ thường.",
    example: Example::Lines {
        wrong: "noi_dung: Tuyến đường dài 12 ⟦Km⟧./.",
        right: "noi_dung: Tuyến đường dài 12 km./.",
    },
    alike: &["noi_dung: Tại Km 12 quốc lộ 1 và Km12+500, đội 5 Ha Giang, 20 MW, 5 MB./."],
    check: Check::Document(check),
};

/// What is typed, and the symbol.
const SYMBOLS: [(&str, &str); 15] = [
    ("Km", "km"),
    ("KM", "km"),
    ("Kg", "kg"),
    ("KG", "kg"),
    ("Ha", "ha"),
    ("HA", "ha"),
    ("Cm", "cm"),
    ("CM", "cm"),
    ("Mm", "mm"),
    ("MM", "mm"),
    ("Kw", "kW"),
    ("KW", "kW"),
    ("Kwh", "kWh"),
    ("KWh", "kWh"),
    ("KWH", "kWh"),
];

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.prose {
        for at in prose.numbers.iter().copied() {
            let unit = at + 1 + usize::from(prose.token(at + 1) == " ");
            let power = matches!(prose.token(unit + 1), "²" | "³" | "2" | "3");
            let metre = Some(&("M", "m")).filter(|(typed, _)| *typed == prose.token(unit) && power);
            let symbol = SYMBOLS.iter().find(|(typed, _)| *typed == prose.token(unit)).or(metre);
            // A word behind it makes it part of a name; a number, a place on a road.
            let named = prose.token(unit + 1) == " "
                && prose.token(unit + 2).starts_with(char::is_uppercase);
            let road = prose.reads(unit + 1, &[" ", "#"])
                || (prose.reads(unit + 1, &["#"]) && metre.is_none());
            // In a line of capitals everything is one.
            let shouted = !prose.text.chars().any(char::is_lowercase);
            let Some((typed, right)) = symbol.filter(|_| !named && !road && !shouted) else {
                continue;
            };
            let finding = RULE.at(prose.tokens_span(unit..unit + 1), format!("«{typed}» viết hoa"));
            let finding = finding.help(format!("«{} {right}»", prose.token(at)));
            found.push(match prose.typed(prose.tokens[unit].range.clone()) {
                Some(place) => finding.fix(place, *right),
                None => finding,
            });
        }
    }
    found
}
