//! Every printed word of a document, in the order of printing.
//!
//! For rules that read all text alike; knows where text stands in a document and nothing of what
//! is right.

use crate::input::Document;
use crate::input::document::{Appendix, OwnValue, Signer};
use crate::input::outline::{Outline, Part};
use crate::input::rich::{Run, Text, Words};

/// Calls `see` with every run of words.
pub(super) fn each_words(document: &Document, see: &mut dyn FnMut(&Words)) {
    let issuer = &document.issuer;
    let mut texts: Vec<&Text> = vec![&issuer.name];
    texts.extend(issuer.parent.iter().chain(&issuer.name_lines));
    texts.extend(issuer.place.iter().chain(&issuer.short).chain(&issuer.competence));
    texts.extend(document.subject.iter().chain(&document.addressees));
    texts.extend(document.competence.iter().chain(&document.bases).chain(&document.proposal));
    texts.into_iter().for_each(|text| in_text(text, see));
    in_outline(&document.body, see);
    document.own.values().for_each(|value| in_own(value, see));
    document.signers.iter().for_each(|signer| in_signer(signer, see));
    let foot = document.recipients.iter().chain(&document.archive).chain(&document.contact);
    foot.for_each(|text| in_text(text, see));
    in_appendices(&document.appendices, see);
    if let Some(attached) = &document.attached {
        attached.subject.iter().for_each(|text| in_text(text, see));
        in_outline(&attached.body, see);
        in_appendices(&attached.appendices, see);
    }
}

/// The words of a body as they print, notes left out, each text on a line.
pub(super) fn plain(outline: &Outline) -> String {
    let mut plain = String::new();
    in_order(&outline.parts, &mut |text| {
        plain += &text.plain();
        plain.push('\n');
    });
    plain
}

fn in_own(value: &OwnValue, see: &mut dyn FnMut(&Words)) {
    match value {
        OwnValue::Line(text) => in_text(text, see),
        OwnValue::Lines(texts) => texts.iter().for_each(|text| in_text(text, see)),
        OwnValue::Body(outline) => in_outline(outline, see),
        OwnValue::Code(code) => {
            let text = code.value.clone();
            see(&Words { text, span: code.span, ..Words::default() });
        }
        OwnValue::Date(_) | OwnValue::Flag(_) => {}
    }
}

fn in_signer(signer: &Signer, see: &mut dyn FnMut(&Words)) {
    let lines = signer.titles.iter().chain(&signer.other_titles).chain(&signer.name);
    lines.for_each(|text| in_text(text, see));
}

fn in_appendices(appendices: &[Appendix], see: &mut dyn FnMut(&Words)) {
    for appendix in appendices {
        appendix.title.iter().for_each(|text| in_text(text, see));
        in_outline(&appendix.body, see);
    }
}

fn in_outline(outline: &Outline, see: &mut dyn FnMut(&Words)) {
    in_order(&outline.parts, &mut |text| in_text(text, see));
}

/// Every text of these parts, in the order of printing.
fn in_order(parts: &[Part], see: &mut dyn FnMut(&Text)) {
    for part in parts {
        match part {
            Part::Paragraph(text) => see(text),
            Part::Clause(clause) => {
                clause.title.iter().chain(&clause.text).for_each(&mut *see);
                in_order(&clause.parts, see);
            }
            Part::Table(table) => {
                table.columns.iter().for_each(|column| see(&column.title));
                table.rows.iter().flat_map(|row| &row.cells).for_each(&mut *see);
            }
        }
    }
}

fn in_text(text: &Text, see: &mut dyn FnMut(&Words)) {
    for run in &text.runs {
        match run {
            Run::Words(words) => see(words),
            Run::Note(note) => in_text(&note.text, see),
            Run::Break | Run::Reference(_) => {}
        }
    }
}
