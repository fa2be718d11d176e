//! What is at hand while one document is read: the kit, the texts, and what was found so far.
//!
//! Made by `input::read`; passed through every reader. Must not know what any key means.

use std::path::PathBuf;
use std::sync::Arc;

use indexmap::IndexMap;

use super::citation::Citations;
use super::citing::CitedFile;
use super::document::PartialDate;
use super::folder::{self, Folder};
use super::inline::{self, Mode};
use super::label::Labels;
use super::manuscript::ForRow;
use super::nearest::suggest;
use super::note::Notes;
use super::passage::Passage;
use super::project::{Project, Projects};
use super::rich::Text;
use super::rules;
use super::shared::{Part, Shared};
use super::table::Tables;
use super::yaml::{Entry, Node, Scalar, Style, Value};
use crate::diagnostic::Diagnostic;
use crate::facts;
use crate::hash::Stamp;
use crate::kit::Kit;
use crate::picture::Picture;
use crate::source::{SourceId, Sources, Span, Spanned};

/// One reading.
pub(super) struct Session<'a> {
    /// The format knowledge.
    pub(super) kit: &'a Kit,
    /// All texts read so far.
    pub(super) sources: &'a mut Sources,
    /// What was found so far.
    pub(super) findings: Vec<Diagnostic>,
    /// Files of which every byte counts, and those that would have been such.
    pub(super) files: Vec<Stamp>,
    /// Files of which only what is shared counts, and those that would have been such.
    pub(super) looked: Vec<Stamp>,
    /// This document and before it those that copy it, outermost first.
    pub(super) copies: Vec<PathBuf>,
    /// Where the document lies.
    pub(super) folder: Folder,
    /// Footnotes defined and mentioned.
    pub(super) notes: Notes,
    /// Labels given and referred to.
    pub(super) labels: Labels,
    /// Documents that may be cited.
    pub(super) citations: Citations,
    /// Tables that may be asked for.
    pub(super) tables: Tables,
    /// Pictures read so far, by the names the document has for them.
    pub(super) pictures: IndexMap<String, Arc<Picture>>,
    /// The projects of this run.
    pub(super) projects: &'a Projects,
    /// The project the document lies in.
    pub(super) project: Option<Arc<Project>>,
    /// The text of `ho-so.yaml` among the sources; of no project, any.
    pub(super) shared_source: SourceId,
    /// The row of a list it is read for.
    pub(super) row: ForRow,
    /// The columns of the row that are named.
    pub(super) cells: Vec<Spanned<String>>,
    /// What was used of what documents share.
    pub(super) shared: Vec<Shared>,
    /// Parts of profiles that may be named yet.
    pub(super) parts: Vec<Part>,
    /// Documents of the project that are cited.
    pub(super) cited: Vec<CitedFile>,
    /// The document's own day, as far as it is known.
    pub(super) issued: Option<PartialDate>,
}

impl<'a> Session<'a> {
    /// A reading of a file in a folder, before anything is read.
    pub(super) fn new(
        kit: &'a Kit,
        sources: &'a mut Sources,
        folder: Folder,
        projects: &'a Projects,
        project: Option<Arc<Project>>,
    ) -> Session<'a> {
        let mut findings = Vec::new();
        let mut shared_source = SourceId::default();
        if let Some(project) = &project {
            let (source, faults) = project.join(sources);
            shared_source = source;
            findings.extend(faults);
        }
        Session {
            kit,
            sources,
            findings,
            files: Vec::new(),
            looked: Vec::new(),
            copies: Vec::new(),
            folder,
            notes: Notes::default(),
            labels: Labels::default(),
            citations: Citations::default(),
            tables: Tables::default(),
            pictures: IndexMap::new(),
            projects,
            project,
            shared_source,
            row: ForRow::None,
            cells: Vec::new(),
            shared: Vec::new(),
            parts: Vec::new(),
            cited: Vec::new(),
            issued: None,
        }
    }
}

/// A key and an example of its value, for messages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot<'a> {
    /// The key.
    pub(super) key: &'a str,
    /// A value of the right form, as YAML.
    pub(super) example: &'a str,
}

impl<'a> Slot<'a> {
    /// A key with an example of its value.
    pub(super) fn new(key: &'a str, example: &'a str) -> Slot<'a> {
        Slot { key, example }
    }
}

/// The keys and values of one mapping, all keys known.
pub(super) struct Fields<'n> {
    entries: Vec<&'n Entry>,
    /// The mapping as a whole.
    pub(super) span: Span,
}

impl<'n> Fields<'n> {
    /// The value of a key; none where it is absent or blank.
    pub(super) fn get(&self, key: &str) -> Option<&'n Node> {
        let entry = self.entries.iter().find(|entry| entry.key.value == key)?;
        Some(&entry.value).filter(|value| !value.is_blank())
    }
}

impl Session<'_> {
    /// Takes note of the document's own file, and of its project's: one that comes to stand nearer
    /// will be its project instead.
    pub(super) fn rest_on(&mut self, own: Stamp) {
        self.files.push(own);
        if let Some(project) = &self.project {
            self.looked.extend(self.folder.nearer(folder::PROJECT).map(Stamp::absent));
            self.looked.push(project.stamp());
        }
    }

    /// Keeps a finding.
    pub(super) fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Says that a value has not the form it must have.
    pub(super) fn wrong_shape(&mut self, node: &Node, slot: Slot<'_>, wanted: &str) {
        let Slot { key, example } = slot;
        self.report(
            Diagnostic::error(
                rules::WRONG_SHAPE,
                node.span,
                format!("«{key}» phải là {wanted}, ở đây là {}", node.form()),
            )
            .help(format!("{key}: {example}")),
        );
    }

    /// Says that a key is missing from a mapping.
    pub(super) fn missing(&mut self, span: Span, slot: Slot<'_>, what: &str) {
        // The first line is where an author looks for it; a caret under it all would hide it.
        let start = self.first_letter(span);
        let Slot { key, example } = slot;
        self.report(
            Diagnostic::error(rules::MISSING_KEY, start, format!("{what} thiếu khóa «{key}»"))
                .help(format!("{key}: {example}")),
        );
    }

    /// The first letter of a place.
    pub(super) fn first_letter(&self, span: Span) -> Span {
        let text = &self.sources.get(span.source).text()[span.start..];
        let length = text.chars().next().map_or(0, char::len_utf8);
        Span::new(span.source, span.start, span.start + length)
    }

    /// A mapping of which only these keys are known; others are reported.
    pub(super) fn fields<'n>(
        &mut self,
        node: &'n Node,
        slot: Slot<'_>,
        known: &[&str],
    ) -> Option<Fields<'n>> {
        let Value::Mapping(entries) = &node.value else {
            self.wrong_shape(node, slot, "một nhóm khóa");
            return None;
        };
        for entry in entries {
            if !known.contains(&entry.key.value.as_str()) {
                let help = suggest(&entry.key.value, known.iter().copied());
                let message = format!("«{}» không có khóa «{}»", slot.key, entry.key.value);
                let finding = Diagnostic::error(rules::UNKNOWN_KEY, entry.key.span, message);
                self.report(finding.help(help));
            }
        }
        Some(Fields { entries: entries.iter().collect(), span: node.span })
    }

    /// The entries of a mapping whose keys are names the author gives.
    pub(super) fn names<'n>(&mut self, node: &'n Node, slot: Slot<'_>) -> &'n [Entry] {
        match &node.value {
            Value::Mapping(entries) => entries,
            Value::Scalar(_) | Value::Sequence(_) => {
                self.wrong_shape(node, slot, "một nhóm các tên");
                &[]
            }
        }
    }

    /// A list, or one value in place of a list of one.
    pub(super) fn items<'n>(&mut self, node: &'n Node) -> Vec<&'n Node> {
        match &node.value {
            Value::Sequence(items) => items.iter().collect(),
            Value::Scalar(_) | Value::Mapping(_) => vec![node],
        }
    }

    /// A text as it is written.
    pub(super) fn scalar<'n>(&mut self, node: &'n Node, slot: Slot<'_>) -> Option<&'n Scalar> {
        match &node.value {
            Value::Scalar(scalar) => Some(scalar),
            Value::Sequence(_) | Value::Mapping(_) => {
                self.wrong_shape(node, slot, "một dòng chữ");
                None
            }
        }
    }

    /// A code, verbatim without the spaces around it; of one line.
    pub(super) fn code(&mut self, node: &Node, slot: Slot<'_>) -> Option<Spanned<String>> {
        let scalar = self.scalar(node, slot)?;
        let code = scalar.passage.trimmed().spanned();
        if !self.fills() && facts::has_tags(&code.value) {
            // Words are looked through by the notation; of a code nothing else would say it.
            let message = "biến chưa được thay bằng giá trị";
            let finding = Diagnostic::error(rules::VARIABLE, code.span, message);
            self.report(finding.help("đặt văn bản trong thư mục có ho-so.yaml khai biến này"));
            return None;
        }
        if code.value.contains('\n') {
            self.wrong_shape(node, slot, "một dòng, không xuống dòng");
            return None;
        }
        Some(code)
    }

    /// One line with inline notation; line ends of a `|` block become breaks.
    pub(super) fn line(&mut self, node: &Node, slot: Slot<'_>, mode: Mode) -> Option<Text> {
        let passage = self.line_passage(node, slot)?;
        Some(self.inline(&passage, mode))
    }

    fn line_passage(&mut self, node: &Node, slot: Slot<'_>) -> Option<Passage> {
        let passage = self.scalar(node, slot)?.passage.trimmed();
        if passage.text().contains("\n\n") {
            self.wrong_shape(node, slot, "một đoạn, không có dòng trống");
            return None;
        }
        Some(passage)
    }

    /// Lines: a list of them, a `|` block, or one.
    pub(super) fn lines(&mut self, node: &Node, slot: Slot<'_>, mode: Mode) -> Vec<Text> {
        let lines = self.line_passages(node, slot);
        lines.iter().map(|line| self.inline(line, mode)).collect()
    }

    /// Lines before their inline notation is read.
    pub(super) fn line_passages(&mut self, node: &Node, slot: Slot<'_>) -> Vec<Passage> {
        match &node.value {
            Value::Scalar(Scalar { passage, style: Style::Literal }) => {
                let lines = passage.lines().into_iter().map(|line| line.trimmed());
                lines.filter(|line| !line.text().is_empty()).collect()
            }
            Value::Scalar(_) => self.line_passage(node, slot).into_iter().collect(),
            Value::Sequence(items) => {
                let given = items.iter().filter(|item| !item.is_blank());
                given.filter_map(|item| self.line_passage(item, slot)).collect()
            }
            Value::Mapping(_) => {
                self.wrong_shape(node, slot, "một dòng hoặc một danh sách dòng");
                Vec::new()
            }
        }
    }

    /// A text in inline notation that can carry no label.
    pub(super) fn inline(&mut self, passage: &Passage, mode: Mode) -> Text {
        let read = inline::read(self, passage, mode);
        for label in read.labels {
            self.report(
                Diagnostic::error(
                    rules::LABEL_MISUSED,
                    label.span,
                    format!(
                        "nhãn «{}» phải đặt ở một phần có số (điều, khoản, điểm …)",
                        label.value
                    ),
                )
                .help("chuyển {#…} vào dòng mở đầu của điều, khoản hoặc điểm"),
            );
        }
        read.text
    }
}
