//! From parser events to nodes, within bounds of depth and size.
//!
//! In: a source. Out: its one node, or findings; parsing stops at the first fault of syntax and at
//! every bound, so that no text costs more than its length. Must not know what any key means.

use std::collections::HashMap;

use serde_saphyr::granit_parser::{self as parser, Event, Options, Parser, ScalarStyle};

use super::align::{Hiding, literal, places};
use super::anchor::Anchored;
use super::{Entry, Node, Scalar, Style, Value, fault};
use crate::diagnostic::Diagnostic;
use crate::input::border;
use crate::input::passage::Passage;
use crate::input::rules;
use crate::source::{SourceId, Sources, Span, Spanned};

/// Deepest nesting of values.
const DEEPEST: usize = 64;
/// Most values, those that aliases repeat included.
const MOST_NODES: usize = 100_000;
/// Most bytes that aliases may repeat.
const MOST_REPEATED: usize = 4 * 1024 * 1024;

/// Reads the one document of a source; none when nothing usable is there.
pub(in crate::input) fn parse(
    source: SourceId,
    sources: &Sources,
    findings: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let text = sources.get(source).text();
    let mut options = Options::default();
    options.emit_comments = false;
    options.flow_nesting_limit = DEEPEST;
    options.block_nesting_limit = DEEPEST;
    let mut builder = Builder::new(source, text, findings);
    for event in Parser::new_from_str_with_options(text, options) {
        let going = match event {
            Ok((event, span)) => builder.take(event, &span),
            Err(error) => {
                builder.findings.push(fault::explain(&error, source, text));
                Going::Stopped
            }
        };
        if going == Going::Stopped {
            return None;
        }
    }
    builder.root
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Going {
    On,
    Stopped,
}

/// A value whose end has not come yet.
struct Open {
    anchor: usize,
    start: usize,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Keys { entries: Vec<Entry>, seen: HashMap<String, Span>, key: Option<Spanned<String>> },
}

struct Builder<'a> {
    source: SourceId,
    text: &'a str,
    findings: &'a mut Vec<Diagnostic>,
    open: Vec<Open>,
    anchors: HashMap<usize, Anchored>,
    nodes: usize,
    repeated: usize,
    documents: usize,
    root: Option<Node>,
}

impl<'a> Builder<'a> {
    fn new(source: SourceId, text: &'a str, findings: &'a mut Vec<Diagnostic>) -> Builder<'a> {
        Builder {
            source,
            text,
            findings,
            open: Vec::new(),
            anchors: HashMap::new(),
            nodes: 0,
            repeated: 0,
            documents: 0,
            root: None,
        }
    }

    #[allow(clippy::wildcard_enum_match_arm)] // The parser's enum is non-exhaustive.
    fn take(&mut self, event: Event<'_>, at: &parser::Span) -> Going {
        let span = self.span(at);
        match event {
            Event::DocumentStart(..) => self.document(span),
            Event::Alias(id) => self.alias(id, span),
            Event::Scalar(text, style, anchor, tag) => {
                self.tag(tag, at);
                let node = self.scalar(&text, style, span);
                self.finish(node, anchor)
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.tag(tag, at);
                self.enter(anchor, span, Content::List(Vec::new()))
            }
            Event::MappingStart(_, anchor, tag) => {
                self.tag(tag, at);
                let seen = HashMap::new();
                self.enter(anchor, span, Content::Keys { entries: Vec::new(), seen, key: None })
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(span),
            _ => Going::On,
        }
    }

    fn span(&self, at: &parser::Span) -> Span {
        let range = at.byte_range().unwrap_or(0..0);
        Span::new(self.source, range.start, range.end)
    }

    fn document(&mut self, span: Span) -> Going {
        self.documents += 1;
        if self.documents == 1 {
            return Going::On;
        }
        self.findings.push(
            Diagnostic::error(
                rules::UNUSED_YAML,
                span,
                "tệp có nhiều văn bản YAML cách nhau bởi «---»",
            )
            .help("mỗi văn bản một tệp"),
        );
        Going::Stopped
    }

    fn tag<T>(&mut self, tag: Option<T>, at: &parser::Span) {
        if tag.is_none() {
            return;
        }
        let place = at.tag_span().unwrap_or(*at);
        let span = self.span(&place);
        self.findings.push(
            Diagnostic::error(
                rules::UNUSED_YAML,
                span,
                "giá trị mở đầu bằng «!» bị YAML hiểu là thẻ kiểu",
            )
            .help("đặt cả giá trị trong dấu nháy"),
        );
    }

    fn enter(&mut self, anchor: usize, span: Span, content: Content) -> Going {
        if self.open.len() >= DEEPEST {
            self.findings.push(fault::too_deep(span));
            return Going::Stopped;
        }
        if self.count(1, span) == Going::Stopped {
            return Going::Stopped;
        }
        self.open.push(Open { anchor, start: span.start, content });
        Going::On
    }

    fn leave(&mut self, end: Span) -> Going {
        let Some(open) = self.open.pop() else { return Going::On };
        let (value, last) = match open.content {
            Content::List(nodes) => {
                let last = nodes.last().map(|node| node.span);
                (Value::Sequence(nodes), last)
            }
            Content::Keys { entries, .. } => {
                let last = entries.last().map(|entry| entry.key.span.to(entry.value.span));
                (Value::Mapping(entries), last)
            }
        };
        // A block ends with its last value; brackets end themselves.
        let bracket = end.end > end.start;
        let last = last.filter(|_| !bracket).map_or(end.end, |last| last.end);
        let span = Span::new(self.source, open.start, last.max(open.start));
        self.put(Node { value, span }, open.anchor)
    }

    fn finish(&mut self, node: Node, anchor: usize) -> Going {
        if self.count(1, node.span) == Going::Stopped {
            return Going::Stopped;
        }
        self.put(node, anchor)
    }

    fn count(&mut self, nodes: usize, span: Span) -> Going {
        self.nodes = self.nodes.saturating_add(nodes);
        if self.nodes <= MOST_NODES && self.repeated <= MOST_REPEATED {
            return Going::On;
        }
        self.findings.push(
            Diagnostic::error(
                rules::TOO_DEEP,
                span,
                format!("tệp có quá {MOST_NODES} giá trị (kể cả phần lặp lại bằng «*»)"),
            )
            .help("tách bảng lớn ra tệp CSV; bỏ các neo «&» và «*» lồng nhau"),
        );
        Going::Stopped
    }

    fn alias(&mut self, id: usize, span: Span) -> Going {
        let Some(behind) = self.anchors.get(&id) else {
            let message = "«*» trỏ vào chính giá trị đang chứa nó";
            self.findings.push(Diagnostic::error(rules::TOO_DEEP, span, message));
            return Going::Stopped;
        };
        if self.open.len() + behind.height > DEEPEST {
            self.findings.push(fault::too_deep(span));
            return Going::Stopped;
        }
        let (nodes, bytes) = (behind.nodes, behind.bytes);
        self.repeated = self.repeated.saturating_add(bytes);
        if self.count(nodes, span) == Going::Stopped {
            return Going::Stopped;
        }
        let node = self.anchors[&id].node.clone();
        self.put(node, 0)
    }

    /// Puts a finished node where it belongs.
    fn put(&mut self, node: Node, anchor: usize) -> Going {
        if anchor != 0 {
            let behind = Anchored::new(node.clone());
            // Anchors within anchors keep their own copies, which must stay within bounds too.
            self.repeated = self.repeated.saturating_add(behind.bytes);
            self.anchors.insert(anchor, behind);
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Going::On;
        };
        match &mut open.content {
            Content::List(nodes) => nodes.push(node),
            Content::Keys { entries, seen, key } => match key.take() {
                Some(key) => {
                    if let Some(entry) = entry(key, node, seen, self.findings) {
                        entries.push(entry);
                    }
                }
                None => *key = Some(name(node, self.findings)),
            },
        }
        Going::On
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) -> Node {
        let (style, hiding, lead) = match style {
            ScalarStyle::Plain => (Style::Plain, Hiding::Lines, 0),
            ScalarStyle::SingleQuoted => (Style::Quoted, Hiding::Single, 1),
            ScalarStyle::DoubleQuoted => (Style::Quoted, Hiding::Double, 1),
            ScalarStyle::Literal => (Style::Literal, Hiding::Lines, 0),
            ScalarStyle::Folded => (Style::Folded, Hiding::Lines, 0),
        };
        // The parser says `~` for what is not there.
        let absent = span.start == span.end && style == Style::Plain;
        let text = if absent { "" } else { text };
        let places = match style {
            Style::Literal => literal(text, self.text, span.start),
            Style::Plain | Style::Quoted | Style::Folded => {
                places(text, self.text, span.start + lead, hiding)
            }
        };
        let passage = Passage::new(self.source, text.to_owned(), places);
        self.letters(&passage);
        let span = match style {
            Style::Literal | Style::Folded => passage.trimmed().whole(),
            Style::Plain => {
                self.lost_comment(span);
                span
            }
            Style::Quoted => span,
        };
        Node { value: Value::Scalar(Scalar { passage, style }), span }
    }

    /// Letters that only an escape can bring past the border.
    fn letters(&mut self, passage: &Passage) {
        for (at, letter) in passage.text().char_indices() {
            if border::forbidden(letter) {
                let span = passage.span(at..at + letter.len_utf8());
                self.findings.push(border::control(letter, span));
            }
        }
        if !border::composed(passage.text()) {
            self.findings.push(
                Diagnostic::error(
                    rules::DECOMPOSED,
                    passage.whole(),
                    "mã «\\u» tạo ra chữ có dấu rời",
                )
                .clause("ND30-I.I.I.4-2")
                .help("gõ thẳng chữ có dấu thay cho mã"),
            );
        }
    }

    /// `số 5 #7`: YAML drops what follows ` #`; said when it does not look like a comment.
    fn lost_comment(&mut self, span: Span) {
        let rest = self.text[span.end..].split('\n').next().unwrap_or("");
        let behind = rest.trim_start();
        let word = behind.strip_prefix('#').and_then(|word| word.chars().next());
        if span.start < span.end && word.is_some_and(char::is_alphanumeric) {
            let start = span.end + rest.len() - behind.len();
            let end = span.end + rest.trim_end().len();
            self.findings.push(
                Diagnostic::warning(
                    rules::LOST_COMMENT,
                    Span::new(span.source, start, end),
                    "YAML bỏ phần sau « #» vì coi là ghi chú, nên phần này không được in",
                )
                .help("đặt cả giá trị trong dấu nháy; nếu là ghi chú thì cách sau dấu # một khoảng trắng"),
            );
        }
    }
}

/// The name a key gives; what is no name is reported and keeps its place only.
fn name(node: Node, findings: &mut Vec<Diagnostic>) -> Spanned<String> {
    match node.value {
        Value::Scalar(scalar) => Spanned::new(scalar.passage.text().trim().to_owned(), node.span),
        Value::Sequence(_) | Value::Mapping(_) => {
            findings.push(
                Diagnostic::error(
                    rules::SYNTAX,
                    node.span,
                    "khóa phải là chữ, không phải danh sách hay nhóm",
                )
                .help(
                    "nếu đây là giá trị mở đầu bằng «{» hoặc «[» thì đặt cả giá trị trong dấu nháy",
                ),
            );
            Spanned::new(String::new(), node.span)
        }
    }
}

/// A key with its value; none where the key is refused.
fn entry(
    key: Spanned<String>,
    value: Node,
    seen: &mut HashMap<String, Span>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Entry> {
    if key.value.is_empty() {
        return None;
    }
    if key.value == "<<" {
        findings.push(
            Diagnostic::error(rules::UNUSED_YAML, key.span, "khóa gộp «<<» không dùng ở đây")
                .help("ghi rõ từng khóa; hồ sơ cơ quan thì dùng «ke_thua: mã»"),
        );
        return None;
    }
    if let Some(first) = seen.get(&key.value) {
        findings.push(
            Diagnostic::error(
                rules::DUPLICATE_KEY,
                key.span,
                format!("khóa «{}» ghi hai lần", key.value),
            )
            .help("giữ lại một")
            .related(*first, "đã ghi ở đây"),
        );
        return None;
    }
    seen.insert(key.value.clone(), key.span);
    Some(Entry { key, value })
}
