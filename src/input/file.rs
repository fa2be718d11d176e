//! The files a document is issued as: its own, and one for each attachment that stands apart.
//!
//! In: a document as it was read. Out: the same cut into one document for each file, in which a
//! mention of what lies in another file is plain words. Must not know formats or folders.
//! Source: ND30-I.I.II.8.b, ND30-I.I.III.1.d, ND30-III.M1.3b, ND30-III.M2.2.

use std::collections::BTreeSet;

use super::document::{Appendix, Attached, Document, Issue, OwnValue, Role};
use super::form::Form;
use super::outline::{Outline, Part};
use super::rich::{Run, Text, Words};
use super::rules;
use super::session::Session;
use super::walk;
use crate::diagnostic::Diagnostic;
use crate::kit::copy::Medium;

/// One file of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// What its name adds to the document's own, e.g. `phu-luc-I`; empty for the main file.
    pub suffix: String,
    /// What stands in it.
    pub document: Document,
}

/// Reads what a document is issued on, and when.
pub(super) fn issue(session: &mut Session<'_>, form: &Form<'_, '_>) -> Issue {
    let code = form.code(session, "hinh_thuc");
    let medium = code.and_then(|code| Medium::ALL.into_iter().find(|one| one.key() == code.value));
    let medium = medium.unwrap_or_default();
    let signed_at = form.get("thoi_diem_ky").and_then(|(node, slot)| session.moment(node, slot));
    Issue { medium, signed_at, role: Role::Main }
}

/// The files of a document, the main one first.
pub fn files(mut document: Document) -> Vec<File> {
    let apart = Apart::take(&mut document);
    if apart.is_empty() {
        return vec![File { suffix: String::new(), document }];
    }
    let mut alone = document.clone();
    alone.issue.role = Role::Attachment;
    alone.attached = None;
    alone.body = Outline::default();
    alone.appendices.clear();
    alone.own.clear();
    // No picture stands in an attachment (ND30-I.I.II.8.b-2).
    alone.seal = None;
    alone.signers.clear();
    alone.pictures.clear();
    let mut files = vec![File { suffix: String::new(), document }];
    if let Some(attached) = apart.attached {
        let document = Document { attached: Some(attached), ..alone.clone() };
        files.push(File { suffix: ATTACHED.to_owned(), document });
    }
    for (around, appendix) in apart.appendices {
        let number = appendix.number.as_ref().map_or(String::new(), |number| format!("-{number}"));
        let suffix = format!("{around}{APPENDIX}{number}");
        files.push(File {
            suffix,
            document: Document { appendices: vec![appendix], ..alone.clone() },
        });
    }
    files.iter_mut().for_each(|file| loosen(&mut file.document));
    files
}

/// What a file's name says of an appendix and of an attached document: their keys.
const APPENDIX: &str = "phu-luc";
const ATTACHED: &str = "kem-theo";

/// The attachments that stand apart, taken out of their document.
struct Apart {
    attached: Option<Attached>,
    /// Each with the beginning of its file's name.
    appendices: Vec<(String, Appendix)>,
}

impl Apart {
    fn take(document: &mut Document) -> Apart {
        let mut appendices = Vec::new();
        if let Some(attached) = &mut document.attached {
            let inner = attached.appendices.extract_if(.., |one| one.apart.is_some());
            appendices.extend(inner.map(|one| (format!("{ATTACHED}."), one)));
        }
        let outer = document.appendices.extract_if(.., |one| one.apart.is_some());
        appendices.extend(outer.map(|one| (String::new(), one)));
        let attached = document.attached.take_if(|attached| attached.apart.is_some());
        Apart { attached, appendices }
    }

    fn is_empty(&self) -> bool {
        self.attached.is_none() && self.appendices.is_empty()
    }
}

/// Makes words of the mentions whose clause or appendix lies in another file.
fn loosen(document: &mut Document) {
    let here = labels(document);
    walk::texts(document, &mut |text: &mut Text| {
        for run in &mut text.runs {
            if let Run::Reference(mention) = run
                && !here.contains(&mention.target)
            {
                let text = std::mem::take(&mut mention.text);
                *run = Run::Words(Words::of_sign(text, mention.emphasis, mention.span));
            }
        }
    });
}

fn labels(document: &Document) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    in_parts(&document.body.parts, &mut found);
    for value in document.own.values() {
        if let OwnValue::Body(body) = value {
            in_parts(&body.parts, &mut found);
        }
    }
    if let Some(attached) = &document.attached {
        in_parts(&attached.body.parts, &mut found);
    }
    let inner = document.attached.iter().flat_map(|attached| &attached.appendices);
    for appendix in document.appendices.iter().chain(inner) {
        found.extend(appendix.label.as_ref().map(|label| label.value.clone()));
        in_parts(&appendix.body.parts, &mut found);
    }
    found
}

fn in_parts(parts: &[Part], found: &mut BTreeSet<String>) {
    for part in parts {
        match part {
            Part::Clause(clause) => {
                found.extend(clause.label.as_ref().map(|label| label.value.clone()));
                in_parts(&clause.parts, found);
            }
            Part::Paragraph(_) | Part::Table(_) => {}
        }
    }
}

impl Session<'_> {
    /// Reports attachments that stand apart in a document on paper.
    pub(super) fn check_files(&mut self, document: &Document) {
        if document.issue.medium == Medium::Electronic {
            return;
        }
        let attached = document.attached.as_ref();
        let inner = attached.into_iter().flat_map(|attached| &attached.appendices);
        let appendices = document.appendices.iter().chain(inner).filter_map(|one| one.apart);
        let apart: Vec<_> =
            attached.and_then(|one| one.apart).into_iter().chain(appendices).collect();
        for place in apart {
            let message =
                "«tep_rieng» chỉ dùng cho văn bản điện tử; văn bản giấy gồm cả phần kèm theo";
            let finding = Diagnostic::error(rules::APART, place, message);
            let finding = finding.clause("ND30-I.I.II.8.b-2");
            self.report(finding.help("thêm «hinh_thuc: dien-tu» vào văn bản, hoặc bỏ tep_rieng"));
        }
    }
}
