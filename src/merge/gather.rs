//! What comes of all rows, as if it came of one document.
//!
//! In: letters. Out: a [`Made`] with the outputs of all, and each finding once: what comes from cells
//! at each of them, what does not at the first row that has it. Must not know how rows are made.

use std::collections::BTreeSet;

use super::Letter;
use crate::diagnostic::Diagnostic;
use crate::hash::Stamp;
use crate::input::manuscript::Manuscript;
use crate::input::rules;
use crate::make::Made;
use crate::source::Span;

/// What was gathered so far.
pub(super) struct Gathered {
    made: Made,
    /// Where faults of rows are told: at the list's name, or the beginning.
    list: Span,
    known: BTreeSet<(&'static str, Option<Span>, String)>,
    shared: BTreeSet<String>,
}

impl Gathered {
    pub(super) fn of(manuscript: &Manuscript) -> Gathered {
        let named = manuscript.list().and_then(|named| named.file);
        Gathered {
            made: Made { sources: manuscript.sources(), ..Made::default() },
            list: named.map_or(Span::default(), |typed| typed.span),
            known: BTreeSet::new(),
            shared: BTreeSet::new(),
        }
    }

    pub(super) fn add(&mut self, letter: Letter) {
        let Letter { made, faults, .. } = letter;
        for fault in faults {
            let finding = Diagnostic::error(rules::ROW, self.list, fault.to_string());
            self.keep(finding);
        }
        if made.files.is_empty() {
            return;
        }
        self.made.readiness = made.readiness;
        self.made.origin = self.made.origin.take().or(made.origin);
        let ids = self.made.sources.take_in(&made.sources);
        let moved = |span: Span| Span { source: ids[&span.source], ..span };
        for mut finding in made.findings {
            finding.span = finding.span.map(moved);
            finding.related.iter_mut().for_each(|(span, _)| *span = moved(*span));
            if let Some(fix) = &mut finding.fix {
                fix.span = moved(fix.span);
            }
            self.keep(finding);
        }
        for mut silenced in made.silenced {
            silenced.finding.span = silenced.finding.span.map(moved);
            if !self.made.silenced.contains(&silenced) {
                self.made.silenced.push(silenced);
            }
        }
        for mut shared in made.shared {
            shared.span = moved(shared.span);
            if self.shared.insert(shared.key.clone()) {
                self.made.shared.push(shared);
            }
        }
        join(&mut self.made.files, made.files);
        join(&mut self.made.looked, made.looked);
        for cited in made.cited {
            if !self.made.cited.contains(&cited) {
                self.made.cited.push(cited);
            }
        }
        self.made.outputs.extend(made.outputs);
    }

    fn keep(&mut self, finding: Diagnostic) {
        if self.known.insert((finding.rule, finding.span, finding.message.clone())) {
            self.made.findings.push(finding);
        }
    }

    /// All of it, resting on the list as well.
    pub(super) fn made(self, list: Stamp) -> Made {
        let Gathered { mut made, .. } = self;
        made.files.push(list);
        made.findings.sort_by_key(|finding| finding.span);
        made
    }
}

/// Adds the files that are not there yet.
fn join(all: &mut Vec<Stamp>, more: Vec<Stamp>) {
    for stamp in more {
        if !all.contains(&stamp) {
            all.push(stamp);
        }
    }
}
