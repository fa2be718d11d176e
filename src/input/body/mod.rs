//! The body: from either notation to an outline of numbered clauses.
//!
//! In: the node of `noi_dung`, as text (line notation) or as a list (list notation). Out: an
//! `Outline`. Both notations are first cut into items – footnotes are taken out on the way, so
//! that they are known before anything mentions them – and then built by one builder. Must not
//! know kinds of document or looks. Source: DESIGN §3 "Body notation", ND30-I.I.II.6.dd.

mod build;
mod lines;
pub(super) mod list;
mod opening;

use super::outline::{Level, Outline};
use super::passage::Passage;
use super::rules;
use super::session::{Session, Slot};
use super::yaml::{Node, Style, Value};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// A body cut into its items, its footnotes taken out.
#[derive(Debug, Default)]
pub(super) struct Draft {
    items: Vec<Item>,
}

/// A piece of a body before numbering.
#[derive(Debug)]
enum Item {
    /// Lines of a paragraph that may open a clause.
    Lines(Vec<Passage>),
    /// A paragraph that opens nothing, whatever it begins with.
    Paragraph(Passage),
    /// Lines of a pipe table.
    Pipes(Vec<Passage>),
    /// `{bang: ten}`.
    Table(Spanned<String>),
    /// A clause of the list notation.
    Clause(ListClause),
}

/// A clause of the list notation.
#[derive(Debug)]
struct ListClause {
    level: Level,
    span: Span,
    label: Option<Spanned<String>>,
    title: Option<Passage>,
    text: Option<Passage>,
    /// What it holds; none where the items that follow decide.
    parts: Option<Vec<Item>>,
}

/// Whether a line would open a clause if it stood alone.
fn opens(session: &Session<'_>, line: &str) -> bool {
    opening::detect(line, &session.kit.words).is_some() || opening::nested_number(line).is_some()
}

/// Cuts a body into items and takes out its footnotes.
pub(super) fn cut(session: &mut Session<'_>, node: &Node, slot: Slot<'_>) -> Draft {
    let items = match &node.value {
        Value::Scalar(scalar) => {
            let raw = session.sources.get(node.span.source).text();
            let raw = raw.get(node.span.start..node.span.end).unwrap_or("");
            let folded = match scalar.style {
                Style::Literal => false,
                // One paragraph over several lines is what folding is for.
                Style::Folded => {
                    scalar.passage.trimmed().text().contains('\n')
                        || raw.lines().skip(1).any(|line| opens(session, line.trim()))
                }
                // A `\n` typed as an escape is the author's own line end.
                Style::Plain | Style::Quoted => {
                    raw.contains('\n') && scalar.passage.text().contains('\n')
                }
            };
            if folded {
                session.report(
                    Diagnostic::error(
                        rules::FOLDED_BODY,
                        node.span,
                        format!("«{}» nhiều đoạn viết thế này bị YAML nối các dòng lại", slot.key),
                    )
                    .help(format!("viết «{}: |» rồi xuống dòng, các dòng sau thụt vào", slot.key)),
                );
                // Its paragraphs cannot be told any more, so nothing else in it would be true.
                return Draft::default();
            }
            lines::cut(session, &scalar.passage)
        }
        Value::Sequence(nodes) => list::cut(session, nodes),
        Value::Mapping(_) => {
            session.wrong_shape(node, slot, "văn bản sau «|» hoặc một danh sách");
            Vec::new()
        }
    };
    Draft { items }
}

/// Numbers the clauses of a body and reads its texts, in the order of printing.
pub(super) fn build(session: &mut Session<'_>, draft: Draft) -> Outline {
    build::build(session, draft.items)
}
