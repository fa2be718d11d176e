//! What the list of recipients begins with.

use crate::checks::Subject;
use crate::checks::prose::Part;
use crate::checks::rule::{Check, Example, Rule};
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::input::outline::{Level, Part as Piece};

pub(in crate::checks) const RULE: Rule = Rule {
    id: "noi-nhan-dau-tien",
    clauses: &["ND30-I.I.II.9.d-6", "ND30-I.I.II.9.b"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Nơi nhận của văn bản có Kính gửi mở đầu bằng «Như trên»; của quyết định, nghị quyết bằng «Như Điều …».",
    why: "Dòng đầu cho biết văn bản được gửi cho nơi thi hành đã nêu ở trên.",
    example: Example::Lines {
        wrong: "loai: cong-van\nnoi_nhan: [⟦Các phòng⟧]",
        right: "loai: cong-van\nnoi_nhan: [Như trên, Các phòng]",
    },
    alike: &["noi_nhan: [Các phòng]", "loai: quyet-dinh\nnoi_nhan: [Như Điều 2, Các phòng]"],
    check: Check::Document(check),
};

const ABOVE: &str = "Như trên";
const ARTICLE: &str = "Như Điều";

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let document = subject.document;
    let Some(kind) = subject.kit.kinds.get(&document.kind.value) else { return Vec::new() };
    let recipients = subject.prose.iter().filter(|prose| prose.part == Part::Recipient);
    let Some(first) = recipients.into_iter().next() else { return Vec::new() };
    let rests_on = |id: &str| kind.clauses.iter().any(|clause| clause == id);
    // The forms of decisions and resolutions.
    let decides = ["ND30-III.M1.1", "ND30-III.M1.2"].into_iter().any(rests_on);
    let wanted = match (document.addressees.is_empty(), decides) {
        (false, _) => ABOVE,
        (true, true) if has_article(&document.body.parts) => ARTICLE,
        (true, _) => return Vec::new(),
    };
    // A dash that does not belong there is found by another rule.
    if first.text.trim_start_matches(['-', '–', '+', ' ']).starts_with(wanted) {
        return Vec::new();
    }
    let message = format!("nơi nhận của {} mở đầu bằng «{wanted}»", kind.name);
    let help = match wanted {
        ARTICLE => "Như Điều … (điều về trách nhiệm thi hành)",
        _ => wanted,
    };
    vec![RULE.at(first.whole, message).help(help)]
}

fn has_article(parts: &[Piece]) -> bool {
    parts.iter().any(|part| match part {
        Piece::Clause(clause) => clause.level == Level::Dieu || has_article(&clause.parts),
        Piece::Paragraph(_) | Piece::Table(_) => false,
    })
}
