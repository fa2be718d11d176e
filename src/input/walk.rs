//! Every text of a document, one after the other.
//!
//! In: a document. Out: each of its texts, notes inside texts included, to change in place. Must
//! not know what is done with them.

use super::document::{Appendix, Document, OwnValue, Signer};
use super::outline::{Outline, Part, Table};
use super::rich::{Run, Text};

/// Shows every text of the document to `change`.
pub(super) fn texts(document: &mut Document, change: &mut impl FnMut(&mut Text)) {
    let Document { issuer, body, signers, appendices, attached, own, .. } = document;
    let singles = [
        &mut document.subject,
        &mut document.competence,
        &mut document.proposal,
        &mut document.archive,
        &mut issuer.short,
        &mut issuer.place,
        &mut issuer.competence,
    ];
    let single = singles.into_iter().flatten().chain([&mut issuer.name]);
    let lists = [
        &mut document.addressees,
        &mut document.bases,
        &mut document.recipients,
        &mut document.contact,
        &mut issuer.name_lines,
        &mut issuer.parent,
        &mut issuer.contact,
    ];
    for line in single.chain(lists.into_iter().flatten()) {
        text(line, change);
    }
    outline(body, change);
    signers.iter_mut().for_each(|one| signer(one, change));
    appendices.iter_mut().for_each(|one| appendix(one, change));
    if let Some(attached) = attached {
        attached.subject.iter_mut().for_each(|line| text(line, change));
        outline(&mut attached.body, change);
        attached.appendices.iter_mut().for_each(|one| appendix(one, change));
    }
    for value in own.values_mut() {
        match value {
            OwnValue::Line(line) => text(line, change),
            OwnValue::Lines(lines) => lines.iter_mut().for_each(|line| text(line, change)),
            OwnValue::Body(body) => outline(body, change),
            OwnValue::Code(_) | OwnValue::Date(_) | OwnValue::Flag(_) => {}
        }
    }
}

fn text(line: &mut Text, change: &mut impl FnMut(&mut Text)) {
    change(line);
    for run in &mut line.runs {
        match run {
            Run::Note(note) => text(&mut note.text, change),
            Run::Words(_) | Run::Break | Run::Reference(_) => {}
        }
    }
}

fn signer(signer: &mut Signer, change: &mut impl FnMut(&mut Text)) {
    let lines = signer.titles.iter_mut().chain(&mut signer.other_titles).chain(&mut signer.name);
    lines.for_each(|line| text(line, change));
}

fn appendix(appendix: &mut Appendix, change: &mut impl FnMut(&mut Text)) {
    appendix.title.iter_mut().for_each(|line| text(line, change));
    outline(&mut appendix.body, change);
}

fn outline(outline: &mut Outline, change: &mut impl FnMut(&mut Text)) {
    parts(&mut outline.parts, change);
}

fn parts(all: &mut [Part], change: &mut impl FnMut(&mut Text)) {
    for part in all {
        match part {
            Part::Paragraph(paragraph) => text(paragraph, change),
            Part::Table(table) => cells(table, change),
            Part::Clause(clause) => {
                let words = clause.title.iter_mut().chain(&mut clause.text);
                words.for_each(|line| text(line, change));
                parts(&mut clause.parts, change);
            }
        }
    }
}

fn cells(table: &mut Table, change: &mut impl FnMut(&mut Text)) {
    let heads = table.columns.iter_mut().map(|column| &mut column.title);
    let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
    heads.chain(cells).for_each(|line| text(line, change));
}
