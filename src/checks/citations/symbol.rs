//! The symbol of a cited document.

use super::mention::{Mention, mentions, year};
use crate::checks::Subject;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::kit::{Kind, Kit};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "vien-dan-ky-hieu-sai",
    clauses: &["ND30-III.I", "ND30-I.I.II.3.b-1", "ND30-I.I.II.3.b-2"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Ký hiệu của văn bản được viện dẫn dùng đúng chữ viết tắt, đúng tên loại, không thêm năm.",
    why: "Ký hiệu sai thì không tìm được văn bản; văn bản hành chính không ghi năm trong số, ký hiệu.",
    example: Example::Lines {
        wrong: "noi_dung: Thực hiện Quyết định số ⟦15/QĐ-UBND-2020⟧ ngày 20/5/2020 của Ủy ban nhân dân tỉnh./.",
        right: "noi_dung: Thực hiện Quyết định số 15/QĐ-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh về hội nghị./.",
    },
    alike: &[
        "noi_dung: Thực hiện Quyết định số 15/2020/QĐ-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh về hội nghị./.",
        "noi_dung: Thực hiện Công văn số 12/CV-UB ngày 20/5/2005 của Ủy ban nhân dân tỉnh về hội nghị./.",
        "noi_dung: Thực hiện Công văn số 1302/BC-DTTS ngày 20/5/2020 của Ban Dân tộc về hội nghị./.",
        "noi_dung: Thực hiện Quy định số 12-QĐ/TW ngày 20/5/2020 của Ban Chấp hành Trung ương về hội nghị./.",
    ],
    check: Check::Document(check),
};

/// The first year under the decree.
const SINCE: i32 = 2020;
/// Kinds that have a year in their sign where they are rules of law.
const RULES_OF_LAW: [&str; 3] = ["QĐ", "NQ", "CT"];
/// Kinds that no agency writes by the decree but every one cites.
const CITED: [&str; 2] = ["NĐ", "NQLT"];
/// What is typed for a dispatch, which has no abbreviation.
const DISPATCH: &str = "CV";

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for prose in &subject.prose {
        for mention in mentions(prose) {
            let Some((message, right)) = fault(&mention, subject.kit) else { continue };
            let finding = RULE.at(prose.span(mention.sign_range()), message);
            found.push(finding.help(right));
        }
    }
    found
}

/// What is wrong with the sign of a mention, and how it should be.
fn fault(mention: &Mention<'_, '_>, kit: &Kit) -> Option<(String, String)> {
    let sign = mention.sign;
    // Signs of the Party have the kind before the slash.
    let (number, rest) = sign.split_once('/')?;
    if number.contains('-') {
        return None;
    }
    if let Some((before, last)) = sign.rsplit_once(['-', '/'])
        && before.contains('/')
        && year(last).is_some()
    {
        return Some((format!("ký hiệu ghi thêm năm «{last}»"), before.to_owned()));
    }
    // `118/TB/UBND`: the hyphen between kind and body is typed as a slash.
    if let Some((kind, body)) = rest.split_once('/')
        && kit.kinds.values().filter_map(abbreviation).any(|own| own == kind)
        && year(body).is_none()
    {
        let message = format!("giữa «{kind}» và «{body}» là dấu «-»");
        return Some((message, format!("{number}/{kind}-{body}")));
    }
    let group = mention.first_group();
    let same = |kind: &&Kind| abbreviation(kind).is_some_and(|own| own == group);
    let meant = kit.kinds.values().find(same);
    let Some(meant) = meant else {
        let same = folded(group);
        let mut known = kit.kinds.values().filter_map(abbreviation).chain(CITED);
        if let Some(right) = known.find(|own| *own != group && folded(own) == same) {
            let message = format!("chữ viết tắt tên loại «{group}» không đúng");
            return Some((message, sign.replacen(group, right, 1)));
        }
        let own = named(mention, kit).and_then(|named| Some((named, abbreviation(named)?)));
        if let Some((named, own)) = own.filter(|(_, own)| own.starts_with(group)) {
            let message = format!("{} có ký hiệu «{own}», không phải «{group}»", named.name);
            return Some((message, sign.replacen(group, own, 1)));
        }
        let modern = mention.dated.as_ref().is_none_or(|dated| dated.date.year >= SINCE);
        let dispatch = group == DISPATCH && modern && mention.year.is_none();
        return dispatch.then(|| {
            let message = format!("ký hiệu công văn không có chữ «{DISPATCH}»");
            (message, "ký hiệu gồm chữ viết tắt cơ quan và đơn vị soạn thảo".to_owned())
        });
    };
    if mention.year.is_some_and(|year| year >= SINCE) && !RULES_OF_LAW.contains(&group) {
        let message = "văn bản hành chính không ghi năm trong số, ký hiệu".to_owned();
        return Some((message, format!("{number}/{}", rest.split_once('/').map_or(rest, |r| r.1))));
    }
    let named = named(mention, kit)?;
    let own = abbreviation(named).filter(|own| *own != group)?;
    let message = format!("{} mang ký hiệu của {}", named.name, meant.name.to_lowercase());
    Some((message, format!("{own} là chữ viết tắt của {}", named.name.to_lowercase())))
}

/// Small letters, and `d` for `đ`, which is often typed without its stroke.
fn folded(group: &str) -> String {
    group.to_lowercase().replace('đ', "d")
}

fn abbreviation(kind: &Kind) -> Option<&str> {
    kind.abbreviation.as_deref()
}

/// The kind whose name stands before the sign.
fn named<'k>(mention: &Mention<'_, '_>, kit: &'k Kit) -> Option<&'k Kind> {
    let start = mention.prose.tokens_range(mention.tokens.clone()).start;
    let before = mention.prose.text[..start].trim_end();
    kit.kinds.values().find(|kind| before.ends_with(kind.name.as_str()))
}
