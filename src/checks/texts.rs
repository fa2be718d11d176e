//! Every printed text of a document, in the order of printing.
//!
//! For rules that read all text alike; knows where text stands in a document and nothing of what
//! is right.

use super::prose::{Part, Prose};
use crate::input::Document;
use crate::input::document::{Appendix, OwnValue, Signer};
use crate::input::outline::{Outline, Part as Piece};
use crate::input::rich::{Run, Text, Words};
use crate::source::Sources;

/// All texts of a document as prose, each footnote behind the text that cites it.
pub(super) fn prose<'a>(document: &Document, sources: &'a Sources) -> Vec<Prose<'a>> {
    let mut all = Vec::new();
    each_text(document, &mut |part, text| all.push(Prose::new(part, text, sources)));
    all
}

/// Calls `see` with every run of words, codes of the kind's own among them.
pub(super) fn each_words(document: &Document, see: &mut dyn FnMut(&Words)) {
    each_text(document, &mut |_, text| {
        for run in &text.runs {
            match run {
                Run::Words(words) => see(words),
                Run::Break | Run::Note(_) | Run::Reference(_) => {}
            }
        }
    });
    for value in document.own.values() {
        match value {
            OwnValue::Code(code) => {
                let text = code.value.clone();
                see(&Words { text, span: code.span, ..Words::default() });
            }
            OwnValue::Line(_)
            | OwnValue::Lines(_)
            | OwnValue::Body(_)
            | OwnValue::Date(_)
            | OwnValue::Flag(_) => {}
        }
    }
}

/// Calls `see` with every text.
fn each_text(document: &Document, see: &mut dyn FnMut(Part, &Text)) {
    let mut texts = Texts { see };
    let issuer = &document.issuer;
    texts.all(Part::Parent, &issuer.parent);
    texts.one(Part::Issuer, &issuer.name);
    texts.all(Part::Issuer, &issuer.name_lines);
    texts.all(Part::Issuer, &issuer.short);
    texts.all(Part::Locality, &issuer.place);
    texts.all(Part::Subject, &document.subject);
    texts.all(Part::Addressee, &document.addressees);
    texts.all(Part::Competence, issuer.competence.iter().chain(&document.competence));
    texts.all(Part::Basis, &document.bases);
    texts.all(Part::Proposal, &document.proposal);
    texts.outline(&document.body);
    document.own.values().for_each(|value| texts.own(value));
    document.signers.iter().for_each(|signer| texts.signer(signer));
    texts.all(Part::Recipient, &document.recipients);
    texts.all(Part::Archive, &document.archive);
    texts.all(Part::Contact, &document.contact);
    texts.appendices(&document.appendices);
    if let Some(attached) = &document.attached {
        texts.all(Part::Subject, &attached.subject);
        texts.outline(&attached.body);
        texts.appendices(&attached.appendices);
    }
}

/// The words of a body as they print, notes left out, each text on a line.
pub(super) fn plain(outline: &Outline) -> String {
    let mut plain = String::new();
    let mut see = |part: Part, text: &Text| {
        if part != Part::Note {
            plain += &text.plain();
            plain.push('\n');
        }
    };
    Texts { see: &mut see }.outline(outline);
    plain
}

/// A walk through texts.
struct Texts<'s> {
    see: &'s mut dyn FnMut(Part, &Text),
}

impl Texts<'_> {
    fn one(&mut self, part: Part, text: &Text) {
        (self.see)(part, text);
        for run in &text.runs {
            match run {
                Run::Note(note) => self.one(Part::Note, &note.text),
                Run::Words(_) | Run::Break | Run::Reference(_) => {}
            }
        }
    }

    fn all<'t>(&mut self, part: Part, texts: impl IntoIterator<Item = &'t Text>) {
        texts.into_iter().for_each(|text| self.one(part, text));
    }

    fn own(&mut self, value: &OwnValue) {
        match value {
            OwnValue::Line(text) => self.one(Part::Own, text),
            OwnValue::Lines(texts) => self.all(Part::Own, texts),
            OwnValue::Body(outline) => self.outline(outline),
            OwnValue::Code(_) | OwnValue::Date(_) | OwnValue::Flag(_) => {}
        }
    }

    fn signer(&mut self, signer: &Signer) {
        self.all(Part::Post, signer.titles.iter().chain(&signer.other_titles));
        self.all(Part::Name, &signer.name);
    }

    fn appendices(&mut self, appendices: &[Appendix]) {
        for appendix in appendices {
            self.all(Part::Title, &appendix.title);
            self.outline(&appendix.body);
        }
    }

    fn outline(&mut self, outline: &Outline) {
        self.pieces(&outline.parts);
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Paragraph(text) => self.one(Part::Body, text),
                Piece::Clause(clause) => {
                    self.all(Part::Title, &clause.title);
                    self.all(Part::Body, &clause.text);
                    self.pieces(&clause.parts);
                }
                Piece::Table(table) => {
                    self.all(Part::Cell, table.columns.iter().map(|column| &column.title));
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    self.all(Part::Cell, cells);
                }
            }
        }
    }
}
