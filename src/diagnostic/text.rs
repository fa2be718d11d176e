//! Findings as text for a terminal: the author's line with a caret, the rule, what to write.
//!
//! The interface to annotate-snippets is localised here.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Severity, Weight};
use crate::source::{SourceId, Sources, Span};

/// Whether the text goes to a terminal that shows colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Letters only.
    Plain,
    /// With terminal colours.
    Color,
}

/// One finding as several lines of text, ending without a newline.
pub fn render(finding: &Diagnostic, sources: &Sources, paint: Paint) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let level = level.with_name(finding.severity.words());
    let id = match &finding.clause {
        Some(clause) => format!("{} {clause}", finding.rule),
        None => finding.rule.to_owned(),
    };
    let title = level.primary_title(&finding.message).id(&id);
    let mut group = match finding.span {
        Some(span) => Group::with_title(title).element(snippet(finding, span, sources)),
        None => Group::with_title(title),
    };
    for source in other_sources(finding) {
        group = group.element(related_snippet(finding, source, sources));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.with_name("nên viết").message(help));
    }
    // What the form of the file asks needs no source and leaves no doubt.
    if finding.weight != Weight::Form {
        let (weight, certainty) = (finding.weight.words(), finding.certainty.words());
        let message = format!("{weight}; {certainty}");
        group = group.element(Level::NOTE.with_name("mức").message(message));
    }
    let renderer = match paint {
        Paint::Plain => Renderer::plain(),
        Paint::Color => Renderer::styled(),
    };
    renderer.render(&[group])
}

fn snippet<'a>(
    finding: &'a Diagnostic,
    span: Span,
    sources: &'a Sources,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let source = sources.get(span.source);
    let mut snippet = Snippet::source(source.text())
        .path(source.name())
        .annotation(AnnotationKind::Primary.span(visible(span, sources)));
    for (place, word) in &finding.related {
        if place.source == span.source {
            let range = visible(*place, sources);
            snippet = snippet.annotation(AnnotationKind::Context.span(range).label(word));
        }
    }
    snippet
}

fn related_snippet<'a>(
    finding: &'a Diagnostic,
    id: SourceId,
    sources: &'a Sources,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let source = sources.get(id);
    let places = finding.related.iter().filter(|(place, _)| place.source == id);
    places.fold(Snippet::source(source.text()).path(source.name()), |snippet, (place, word)| {
        let range = visible(*place, sources);
        snippet.annotation(AnnotationKind::Context.span(range).label(word))
    })
}

/// Sources of related places other than the finding's own, each once, in order.
fn other_sources(finding: &Diagnostic) -> Vec<SourceId> {
    let own = finding.span.map(|span| span.source);
    let mut ids = Vec::new();
    for (place, _) in &finding.related {
        if Some(place.source) != own && !ids.contains(&place.source) {
            ids.push(place.source);
        }
    }
    ids
}

/// The part of a span worth a caret: its first line, without the spaces around it unless it
/// is nothing but spaces.
fn visible(span: Span, sources: &Sources) -> std::ops::Range<usize> {
    let text = sources.get(span.source).text();
    let end = span.end.min(text.len());
    let start = span.start.min(end);
    let whole = &text[start..end];
    if !whole.contains('\n') && whole.trim().is_empty() {
        return start..end;
    }
    let lead = whole.len() - whole.trim_start().len();
    let first = whole[lead..].lines().next().unwrap_or("").trim_end();
    start + lead..start + lead + first.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn a_finding_shows_the_line_the_rule_and_the_right_form() {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("a.yaml", "loai: cong-van\ntrich_yue: Về việc gì\n"));
        let span = Span::new(id, 15, 24);
        let finding = Diagnostic::error("khoa-la", span, "không có khóa «trich_yue»")
            .help("trich_yeu")
            .related(Span::new(id, 0, 4), "loại văn bản này");
        let shown = render(&finding, &sources, Paint::Plain);
        assert!(shown.starts_with("lỗi[khoa-la]: không có khóa «trich_yue»"), "{shown}");
        assert!(shown.contains("a.yaml:2:1"), "{shown}");
        assert!(shown.contains("^^^^^^^^^"), "{shown}");
        assert!(shown.contains("nên viết: trich_yeu"), "{shown}");
    }
}
