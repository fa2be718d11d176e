//! Rules on the document, one file each, run before anything is laid out.
//!
//! Takes the document as read and what it will be set with; gives findings. A rule never changes
//! anything. What is wrong in the form of the YAML itself is found by `input`.

mod attachments;
mod letters;
mod presentation;
mod texts;

use crate::diagnostic::{Diagnostic, Severity};
use crate::input::Document;
use crate::input::document::{Copied, Copying};
use crate::kit::Kit;
use crate::layout::Faces;

pub use presentation::sheet;

/// One rule: what it wants, why, and how it finds what is wrong.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Names the fault, not the cure.
    pub id: &'static str,
    /// Clauses it rests on; the first is shown with a finding.
    pub clauses: &'static [&'static str],
    /// How sure a finding is.
    pub severity: Severity,
    /// What the rule wants, one sentence.
    pub what: &'static str,
    /// Why it matters, one sentence.
    pub why: &'static str,
    /// A line of YAML that breaks it.
    pub wrong: &'static str,
    /// The same line as it should be.
    pub right: &'static str,
    /// Finds every place that breaks it.
    pub check: fn(&Subject<'_>) -> Vec<Diagnostic>,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The document.
    pub document: &'a Document,
    /// The knowledge it was read with.
    pub kit: &'a Kit,
    /// The fonts it will be set in.
    pub faces: &'a Faces,
}

/// All rules, in the order in which they run.
pub const RULES: &[Rule] = &[letters::RULE, attachments::RULE];

/// Runs every rule. What a copy copies is judged where it is built itself; here it is only asked
/// whether it can be set.
pub fn run(document: &Document, kit: &Kit, faces: &Faces) -> Vec<Diagnostic> {
    let subject = Subject { document, kit, faces };
    let mut found: Vec<_> = RULES.iter().flat_map(|rule| (rule.check)(&subject)).collect();
    let mut copy = document;
    while let Some(Copying { copied: Copied::Document(inner), .. }) = &copy.copying {
        found.extend((letters::RULE.check)(&Subject { document: inner, ..subject }));
        copy = inner;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    /// A small right document with one line replaced or added.
    fn findings(line: &str) -> Vec<Diagnostic> {
        let key = line.split(':').next().expect("a key");
        let base = [
            "loai: thong-bao",
            "co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }",
            "trich_yeu: Lịch làm việc",
            "noi_dung: Sở Nội vụ thông báo lịch làm việc./.",
            "noi_nhan: [Các phòng]",
            "ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }",
        ];
        let mut text: String = base
            .iter()
            .filter(|other| !other.starts_with(&format!("{key}:")))
            .map(|line| format!("{line}\n"))
            .collect();
        text.push_str(line);
        text.push('\n');
        let folder = tempfile::tempdir().expect("a folder for the example");
        let path = folder.path().join("a.yaml");
        std::fs::write(&path, text).expect("the example can be written");
        let kit = Kit::bundled().expect("the embedded kit loads");
        let faces = Faces::bundled().expect("the embedded fonts serve");
        let mut sources = Sources::default();
        let reading = crate::input::read(&path, &kit, &mut sources).expect("the example is read");
        assert!(reading.document.is_some(), "{line}: {:?}", reading.findings);
        run(&reading.document.expect("just looked"), &kit, &faces)
    }

    #[test]
    fn every_rule_finds_its_wrong_example_and_passes_its_right_one() {
        for rule in RULES {
            let found = findings(rule.wrong);
            assert!(found.iter().any(|f| f.rule == rule.id), "{}: {found:?}", rule.id);
            assert_eq!(findings(rule.right), [], "{}", rule.id);
        }
    }

    #[test]
    fn rules_have_ids_of_their_own() {
        let mut ids: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), RULES.len());
    }
}
