//! An extract of a document: its form as it is, of its content the parts that were asked for.
//!
//! In: a document that was read, and labels it has. Out: the document with only the clauses and
//! appendices of these labels and what they stand in; numbers stay, mentions keep their words.
//! Must not know how extracts are printed. Source: ND30-D3, ND30-D25.3.

use super::document::{Appendix, Document};
use super::outline::{Clause, Outline, Part};
use super::rich::{Run, Text, Words};
use super::walk;

/// Every label of a document, in its order.
pub(super) fn labels(document: &Document) -> Vec<&str> {
    let mut found = Vec::new();
    in_parts(&document.body.parts, &mut found);
    in_appendices(&document.appendices, &mut found);
    if let Some(attached) = &document.attached {
        in_parts(&attached.body.parts, &mut found);
        in_appendices(&attached.appendices, &mut found);
    }
    found
}

fn in_parts<'a>(parts: &'a [Part], found: &mut Vec<&'a str>) {
    for part in parts {
        match part {
            Part::Clause(clause) => {
                found.extend(clause.label.as_ref().map(|label| label.value.as_str()));
                in_parts(&clause.parts, found);
            }
            Part::Paragraph(_) | Part::Table(_) => {}
        }
    }
}

fn in_appendices<'a>(appendices: &'a [Appendix], found: &mut Vec<&'a str>) {
    for appendix in appendices {
        found.extend(appendix.label.as_ref().map(|label| label.value.as_str()));
        in_parts(&appendix.body.parts, found);
    }
}

/// The document with only the parts that carry one of the labels.
pub(super) fn parts(mut document: Document, wanted: &[&str]) -> Document {
    document.body = cut(document.body, wanted);
    document.appendices = cut_appendices(document.appendices, wanted);
    document.attached = document.attached.take().and_then(|mut attached| {
        attached.body = cut(attached.body, wanted);
        attached.appendices = cut_appendices(attached.appendices, wanted);
        let empty = attached.body.parts.is_empty() && attached.appendices.is_empty();
        (!empty).then_some(attached)
    });
    loosen(&mut document);
    document
}

fn cut(outline: Outline, wanted: &[&str]) -> Outline {
    Outline { parts: outline.parts.into_iter().filter_map(|part| kept(part, wanted)).collect() }
}

/// A clause that is wanted as it is; one around it with its own line and what is wanted of it.
fn kept(part: Part, wanted: &[&str]) -> Option<Part> {
    let Part::Clause(clause) = part else { return None };
    let is_wanted = clause.label.as_ref().is_some_and(|label| wanted.contains(&&*label.value));
    if is_wanted {
        return Some(Part::Clause(clause));
    }
    let parts: Vec<Part> = clause.parts.into_iter().filter_map(|part| kept(part, wanted)).collect();
    (!parts.is_empty()).then_some(Part::Clause(Clause { parts, ..clause }))
}

fn cut_appendices(appendices: Vec<Appendix>, wanted: &[&str]) -> Vec<Appendix> {
    let kept = appendices.into_iter().filter_map(|appendix| {
        let label = appendix.label.as_ref();
        if label.is_some_and(|label| wanted.contains(&&*label.value)) {
            return Some(appendix);
        }
        let body = cut(appendix.body, wanted);
        (!body.parts.is_empty()).then_some(Appendix { body, ..appendix })
    });
    kept.collect()
}

/// Makes plain words of mentions whose clause is not there any more.
fn loosen(document: &mut Document) {
    let there: Vec<String> = labels(document).into_iter().map(str::to_owned).collect();
    walk::texts(document, &mut |text: &mut Text| {
        for run in &mut text.runs {
            if let Run::Reference(reference) = run
                && !there.contains(&reference.target)
            {
                let words = reference.text.clone();
                let (emphasis, span) = (reference.emphasis, reference.span);
                *run = Run::Words(Words::of_sign(words, emphasis, span));
            }
        }
    });
}
