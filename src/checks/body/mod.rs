//! Rules on the body and the appendices: titles, dates, citations, the end.

mod appendix_title;
mod article_title;
mod cited_number;
mod date_zero;
mod ending;
mod heading;
mod no_such_date;
mod order;

use super::rule::Rule;
use crate::input::Document;
use crate::input::document::Appendix;
use crate::input::outline::{Clause, Part};

pub(super) const RULES: &[Rule] = &[
    order::RULE,
    heading::RULE,
    article_title::RULE,
    cited_number::RULE,
    no_such_date::RULE,
    date_zero::RULE,
    appendix_title::RULE,
    ending::RULE,
];

/// Calls `see` with every clause of a document, its appendices and what is attached to it.
fn each_clause(document: &Document, see: &mut dyn FnMut(&Clause)) {
    let appendices = |appendices: &[Appendix], see: &mut dyn FnMut(&Clause)| {
        appendices.iter().for_each(|appendix| in_parts(&appendix.body.parts, see));
    };
    in_parts(&document.body.parts, see);
    appendices(&document.appendices, see);
    if let Some(attached) = &document.attached {
        in_parts(&attached.body.parts, see);
        appendices(&attached.appendices, see);
    }
}

/// Calls `see` with every clause among parts and inside them.
fn in_parts(parts: &[Part], see: &mut dyn FnMut(&Clause)) {
    for part in parts {
        match part {
            Part::Clause(clause) => {
                see(clause);
                in_parts(&clause.parts, see);
            }
            Part::Paragraph(_) | Part::Table(_) => {}
        }
    }
}
