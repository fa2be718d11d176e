//! Footnotes of a document: their definitions and their one mention each.
//!
//! In: definitions from the body readers, mentions from the inline notation. Out: passages, and
//! findings about notes that are missing, left over or used twice. Notes are numbered by the order
//! of their mention, which is the writers' affair.

use indexmap::IndexMap;

use super::nearest::suggest;
use super::passage::Passage;
use super::rules;
use super::session::Session;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// All footnotes of a document.
#[derive(Debug, Default)]
pub(super) struct Notes {
    defined: IndexMap<String, Definition>,
}

#[derive(Debug)]
struct Definition {
    text: Passage,
    /// Where `[^id]:` stands.
    span: Span,
    mentioned: Option<Span>,
}

impl Session<'_> {
    /// Takes a definition `[^id]: text`.
    pub(super) fn define_note(&mut self, id: &str, span: Span, text: Passage) {
        if let Some(first) = self.notes.defined.get(id) {
            let finding = Diagnostic::error(
                rules::NOTE_MISUSED,
                span,
                format!("chú thích «[^{id}]» ghi nội dung hai lần"),
            );
            let finding = finding.help("đặt tên khác cho một trong hai");
            let finding = finding.related(first.span, "đã ghi ở đây");
            return self.report(finding);
        }
        if text.text().trim().is_empty() {
            let message = format!("chú thích «[^{id}]» không có nội dung");
            self.report(
                Diagnostic::error(rules::NOTE_UNDEFINED, span, message)
                    .help(format!("[^{id}]: nội dung chú thích")),
            );
        }
        self.notes.defined.insert(id.to_owned(), Definition { text, span, mentioned: None });
    }

    /// The text of a note, at its first mention.
    pub(super) fn mention_note(&mut self, id: &str, span: Span) -> Option<Passage> {
        let Some(note) = self.notes.defined.get_mut(id) else {
            let help = match self.notes.defined.is_empty() {
                true => format!("thêm một đoạn «[^{id}]: nội dung chú thích» vào nội dung"),
                false => suggest(id, self.notes.defined.keys().map(String::as_str)),
            };
            self.report(
                Diagnostic::error(
                    rules::NOTE_UNDEFINED,
                    span,
                    format!("chú thích «[^{id}]» không có nội dung"),
                )
                .help(help),
            );
            return None;
        };
        if let Some(first) = note.mentioned {
            self.report(
                Diagnostic::error(
                    rules::NOTE_MISUSED,
                    span,
                    format!("chú thích «[^{id}]» được đặt hai lần"),
                )
                .help("mỗi chú thích đặt ở một chỗ; chỗ thứ hai dùng một chú thích khác")
                .related(first, "đã đặt ở đây"),
            );
            return None;
        }
        note.mentioned = Some(span);
        Some(note.text.clone())
    }

    /// Reports notes that nothing mentions.
    pub(super) fn close_notes(&mut self) {
        let unused = self.notes.defined.iter().filter(|(_, note)| note.mentioned.is_none());
        let findings: Vec<Diagnostic> = unused
            .map(|(id, note)| {
                Diagnostic::warning(
                    rules::NOTE_UNUSED,
                    note.span,
                    format!("chú thích «[^{id}]» không được đặt ở đâu nên không in"),
                )
                .help(format!("thêm [^{id}] sau chữ cần chú thích, hoặc xóa đoạn này"))
            })
            .collect();
        self.findings.extend(findings);
    }
}
