//! The first mention of a document is a full one.

use std::collections::BTreeSet;

use super::mention::mentions;
use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "vien-dan-lan-dau-thieu",
    clauses: &["ND30-I.I.II.6.b"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Viện dẫn lần đầu ghi đủ tên loại, số và ký hiệu, ngày ban hành, cơ quan ban hành, trích yếu.",
    why: "Nghị định cho ghi tắt tên loại và số, ký hiệu chỉ từ lần sau.",
    example: Example::Lines {
        wrong: "noi_dung: Thực hiện Kế hoạch số ⟦15/KH-UBND⟧, Sở Nội vụ thông báo./.",
        right: "noi_dung: Thực hiện Kế hoạch số 15/KH-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh về tổ chức hội nghị, Sở Nội vụ thông báo./.",
    },
    alike: &[
        "noi_dung: |\n  Thực hiện Kế hoạch số 15/KH-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh về tổ chức hội nghị, Sở Nội vụ thông báo.\n\n  Kinh phí theo Kế hoạch số 15/KH-UBND./.",
        "trich_yeu: Triển khai Kế hoạch số 15/KH-UBND\nnoi_dung: Thực hiện Luật Cư trú số 68/2020/QH14, Sở Nội vụ thông báo./.",
        "vien_dan: { kh: { loai: Kế hoạch, so: 15/KH-UBND } }\nnoi_dung: Thực hiện @kh./.",
        "noi_dung: |\n  | Văn bản | Nơi nhận |\n  |---|---|\n  | Kế hoạch số 15/KH-UBND | Các phòng |\n\n  Hết./.",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let laws = &subject.kit.words.citation.assemblies;
    let own = subject.document.subject.iter().chain(&subject.document.proposal);
    let own: Vec<_> = own.map(|text| text.span).collect();
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for prose in &subject.prose {
        for mention in mentions(prose) {
            let told = match prose.part {
                Part::Body | Part::Note => true,
                // Bases have a rule of their own; a title or a cell has no room.
                Part::Issuer
                | Part::Parent
                | Part::Locality
                | Part::Subject
                | Part::Addressee
                | Part::Competence
                | Part::Basis
                | Part::Proposal
                | Part::Title
                | Part::Cell
                | Part::Own
                | Part::Post
                | Part::Name
                | Part::Recipient
                | Part::Archive
                | Part::Contact => false,
            };
            let behind = prose.text[mention.sign_range().end..].trim_start_matches([',', ' ']);
            let dated = mention.dated.is_some() || behind.starts_with("ngày");
            let fresh = known.insert(mention.sign);
            let law = laws.contains_key(mention.symbol);
            // Words that the program prints for `@id` are as full as the author gave them.
            let printed = prose.typed(mention.sign_range()).is_none();
            if !fresh || dated || law || printed || !told || own.contains(&prose.whole) {
                continue;
            }
            let message = format!("viện dẫn «{}» lần đầu thiếu ngày ban hành", mention.sign);
            let finding = RULE.at(prose.span(mention.sign_range()), message);
            let help = format!("số {} ngày … của … về …", mention.sign);
            found.push(finding.help(help));
        }
    }
    found
}
