//! What a fault of YAML syntax means to an author, with the most likely cause and cure.
//!
//! In: the parser's error and the text. Out: one finding at its line. Must not know any key.

use serde_saphyr::granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::Diagnostic;
use crate::input::rules;
use crate::source::{SourceId, Span};

/// The finding for values nested too deep.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::error(rules::TOO_DEEP, span, "các giá trị lồng nhau quá 64 tầng")
        .help("kiểm tra dấu ngoặc và thụt đầu dòng")
}

/// The finding for a fault of syntax.
pub(super) fn explain(error: &ScanError, source: SourceId, text: &str) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let view = View::new(text, at);
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return too_deep(Span::new(source, at, view.letter_end()));
    }
    let cause = view.cause(error.kind());
    let span = match cause {
        Cause::Quote => view.unclosed(&[('"', '"'), ('\'', '\'')]).unwrap_or(at..view.letter_end()),
        Cause::Bracket => view.unclosed(&[('{', '}'), ('[', ']')]).unwrap_or_else(|| view.value()),
        Cause::Tab => view.tab(),
        Cause::Colon | Cause::AfterQuote => view.value(),
        // Inside brackets the fault is the item's, not the whole value's.
        Cause::Start if view.value().start == at => view.value(),
        Cause::Start => at..view.letter_end(),
        Cause::NoSpace | Cause::Indent | Cause::Block | Cause::Escape | Cause::Other => {
            at..view.letter_end()
        }
    };
    let (message, help) = cause.words();
    Diagnostic::error(rules::SYNTAX, Span::new(source, span.start, span.end), message).help(help)
}

/// Why a line is no YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cause {
    Tab,
    Quote,
    AfterQuote,
    Colon,
    Start,
    Bracket,
    NoSpace,
    Indent,
    Block,
    Escape,
    Other,
}

impl Cause {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Cause::Tab => (
                "dòng thụt vào bằng phím Tab, YAML chỉ nhận khoảng trắng",
                "thay mỗi Tab bằng hai khoảng trắng",
            ),
            Cause::Quote => (
                "dấu nháy mở ở đây không được đóng",
                "thêm dấu nháy đóng; nội dung dài thì ghi sau «|» ở các dòng thụt vào",
            ),
            Cause::AfterQuote => (
                "còn chữ sau dấu nháy đóng",
                "đặt cả giá trị trong một cặp nháy đơn, ví dụ '\"A\" và B'",
            ),
            Cause::Colon => (
                "giá trị có dấu hai chấm kèm khoảng trắng nên bị hiểu là một khóa nữa",
                "đặt cả giá trị trong dấu nháy, ví dụ \"Nội dung: chi tiết\"",
            ),
            Cause::Start => (
                "giá trị mở đầu bằng ký hiệu riêng của YAML (@ ` * & % ! | > { [ …)",
                "đặt cả giá trị trong dấu nháy, hoặc ghi sau «|» ở dòng dưới, thụt vào",
            ),
            Cause::Bracket => (
                "ngoặc «{» hoặc «[» không khép đúng",
                "khép ngoặc, ngăn các mục bằng dấu phẩy; nếu là chữ được in thì đặt cả giá trị trong dấu nháy",
            ),
            Cause::NoSpace => (
                "dòng này không có dạng «khóa: giá trị»",
                "ghi khóa, dấu hai chấm, một khoảng trắng rồi giá trị; nếu là phần tiếp của dòng trên thì thụt vào",
            ),
            Cause::Indent => (
                "dòng thụt vào không khớp với các dòng cùng nhóm",
                "các khóa (hoặc các dấu «-») của một nhóm phải thẳng cột với nhau",
            ),
            Cause::Block => (
                "sau «|» hoặc «>» không được có chữ; nội dung ghi từ dòng dưới, thụt vào",
                "xuống dòng sau dấu «|»",
            ),
            Cause::Escape => (
                "trong nháy kép, «\\» mở đầu một mã mà YAML không biết",
                "dùng nháy đơn, hoặc viết \\\\ để có một dấu \\",
            ),
            Cause::Other => {
                ("dòng này không đúng cú pháp YAML", "đối chiếu với một mẫu của «vanban new»")
            }
        }
    }
}

/// The line of a fault.
struct View<'a> {
    text: &'a str,
    at: usize,
    start: usize,
    end: usize,
}

impl<'a> View<'a> {
    fn new(text: &'a str, at: usize) -> View<'a> {
        // Faults at the very end of a text belong to its last line with words.
        let at = if at == text.len() { text.trim_end().len() } else { at };
        let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
        let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        View { text, at, start, end }
    }

    fn line(&self) -> &'a str {
        &self.text[self.start..self.end]
    }

    fn letter_end(&self) -> usize {
        self.text[self.at..].chars().next().map_or(self.at, |letter| self.at + letter.len_utf8())
    }

    /// What stands behind the first `: ` or `- ` of the line.
    fn value(&self) -> std::ops::Range<usize> {
        let line = self.line();
        let lead = line.len() - line.trim_start_matches([' ', '-']).len();
        let behind = line[lead..].find(": ").map_or(lead, |colon| lead + colon + 2);
        let value = line[behind..].trim();
        let start =
            self.start + behind + (line[behind..].len() - line[behind..].trim_start().len());
        if value.is_empty() { self.at..self.letter_end() } else { start..start + value.len() }
    }

    fn tab(&self) -> std::ops::Range<usize> {
        let tab = self.line().find('\t').map_or(self.at, |tab| self.start + tab);
        tab..(tab + 1).min(self.text.len())
    }

    /// The last value before the fault that opens with one of these pairs and is not closed on
    /// its line.
    fn unclosed(&self, pairs: &[(char, char)]) -> Option<std::ops::Range<usize>> {
        let mut offset = 0;
        let mut found = None;
        for line in self.text[..self.end].split_inclusive('\n') {
            let value = View::new(self.text, offset).value();
            let words = &self.text[value.clone()];
            let pair = pairs.iter().find(|(open, _)| words.starts_with(*open));
            if pair.is_some_and(|(_, close)| words.len() == 1 || !words.ends_with(*close)) {
                found = Some(value.start..value.start + 1);
            }
            offset += line.len();
        }
        found
    }

    fn cause(&self, kind: &ErrorKind) -> Cause {
        let line = self.line();
        let indent = &line[..line.len() - line.trim_start().len()];
        if indent.contains('\t') {
            return Cause::Tab;
        }
        let value = &self.text[self.value()];
        let first = value.chars().next();
        by_kind(kind).unwrap_or_else(|| {
            let special = first.is_some_and(|c| "@`*&%!|>,}]".contains(c));
            let bracket = first.is_some_and(|c| "{[".contains(c));
            let quoted = first.is_some_and(|c| "\"'".contains(c));
            if bracket {
                Cause::Bracket
            } else if special {
                Cause::Start
            } else if quoted {
                Cause::AfterQuote
            } else if value.contains(": ") || value.ends_with(':') {
                Cause::Colon
            } else if !line.contains(": ") && !line.trim_end().ends_with(':') {
                if line.trim_start().starts_with('-') { Cause::Indent } else { Cause::NoSpace }
            } else {
                Cause::Indent
            }
        })
    }
}

/// The cause, where the kind of error alone tells it.
#[allow(clippy::wildcard_enum_match_arm)] // The parser's enum is non-exhaustive.
fn by_kind(kind: &ErrorKind) -> Option<Cause> {
    use ErrorKind as E;
    let cause = match kind {
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabAtBlockScalarStart
        | E::TabInIndentation
        | E::TabInPlainScalar => Cause::Tab,
        E::UnclosedQuotedScalar
        | E::DocumentIndicatorInQuotedScalar
        | E::InvalidQuotedScalarIndent => Cause::Quote,
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            Cause::AfterQuote
        }
        E::UnexpectedCharacter { .. }
        | E::UnknownAnchor
        | E::MissingAnchorOrAliasName
        | E::MisplacedFlowCollectionEnd => Cause::Start,
        E::UnclosedFlowCollection { .. }
        | E::MismatchedFlowCollectionEnd { .. }
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::InvalidColonPlacement => Cause::Bracket,
        E::InvalidBlockScalarHeader => Cause::Block,
        E::InvalidIndentation | E::InvalidBlockScalarIndent => Cause::Indent,
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidUnicodeEscape
        | E::InvalidLowSurrogate
        | E::InvalidLowSurrogateHexEscape
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate => Cause::Escape,
        E::ExpectedDocumentStart | E::InvalidDocumentEnd | E::BomInsideDocument => Cause::Other,
        _ => return None,
    };
    Some(cause)
}
