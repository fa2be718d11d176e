//! Mentions of documents: `@id`, and ids in `can_cu`.
//!
//! In: mentions in the order of printing. Out: the words of each, in full the first time; where an id
//! leads: to `vien_dan` of the document, of the project, or to a document of the project by its
//! file; and findings about what should not be cited. Source: ND30-I.I.II.6.b.

use std::path::PathBuf;
use std::sync::Arc;

use super::citation::{Citing, Use};
use super::folder::Folder;
use super::nearest::suggest;
use super::passage::Passage;
use super::project::Project;
use super::rich::{Emphasis, Run, Text, Words};
use super::rules;
use super::session::Session;
use super::shared::Shared;
use crate::diagnostic::Diagnostic;
use crate::hash::Stamp;
use crate::source::Span;

/// A document of the project that another cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedFile {
    /// The id it is cited by.
    pub id: String,
    /// The files its head rests on, its own first.
    pub files: Vec<Stamp>,
    /// Its first mention.
    pub span: Span,
    /// What a mention in full says of it: what flows from it into the document that cites.
    pub words: String,
}

/// What is wrong has been said.
struct Reported;

/// Where an id leads.
enum Found {
    Yes,
    No,
    /// To something wrong, which has been reported.
    Faulty,
}

impl Session<'_> {
    /// What a mention prints; nothing where the document is not described.
    pub(super) fn cite(&mut self, id: &str, span: Span, citing: Citing) -> String {
        if !self.citations.described.contains_key(id) {
            match self.find_cited(id, span) {
                Found::Yes => {}
                Found::No => {
                    self.unknown_citation(id, span);
                    return String::new();
                }
                Found::Faulty => return String::new(),
            }
        }
        self.judge_citation(id, span);
        let Some(cited) = self.citations.described.get_mut(id) else { return String::new() };
        let first = cited.use_so_far != Use::Full;
        match citing {
            Citing::Basis => {
                cited.use_so_far = Use::Full;
                cited.basis.clone()
            }
            Citing::Running if first => {
                cited.use_so_far = Use::Full;
                cited.full.clone()
            }
            Citing::Running => cited.short.clone(),
            Citing::Short => {
                if first {
                    cited.use_so_far = Use::Short;
                }
                cited.short.clone()
            }
        }
    }

    /// A legal basis that is nothing but an id; none where the line says more.
    pub(super) fn basis_by_id(&mut self, line: &Passage) -> Option<Text> {
        let id = line.text();
        let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if !id.starts_with(|c: char| c.is_ascii_alphabetic()) || !id.chars().all(letters) {
            return None;
        }
        let span = line.whole();
        let text = self.cite(id, span, Citing::Basis);
        let words = Words::of_sign(text, Emphasis::Plain, span);
        Some(Text { runs: vec![Run::Words(words)], span })
    }

    fn unknown_citation(&mut self, id: &str, span: Span) {
        let described = self.citations.described.keys().map(String::as_str);
        let project = self.project.as_ref();
        let shared = project.into_iter().flat_map(|project| project.ids());
        let known: Vec<&str> = described.chain(shared).collect();
        let help = match known.is_empty() {
            true => format!("khai «{id}» ở khóa vien_dan; nếu là dấu @ thường thì viết \\@"),
            false => suggest(id, known),
        };
        let message = match project {
            None => format!("«@{id}» chưa được khai ở «vien_dan»"),
            Some(_) => format!(
                "«@{id}» chưa được khai ở «vien_dan», cũng không phải một văn bản của hồ sơ"
            ),
        };
        let finding = Diagnostic::error(rules::CITATION_UNDEFINED, span, message);
        self.report(finding.help(help));
    }

    /// Looks for a document that the document itself does not describe.
    fn find_cited(&mut self, id: &str, span: Span) -> Found {
        let Some(project) = self.project.clone() else { return Found::No };
        let found = match project.citation(id) {
            Some(_) => self.find_entry(&project, id, span),
            None => match self.find_file(&project, id, span) {
                Ok(Some(path)) => self.find_head(id, path, span),
                Ok(None) => return Found::No,
                Err(Reported) => None,
            },
        };
        if found.is_some() { Found::Yes } else { Found::Faulty }
    }

    /// An entry of `vien_dan` of the project.
    fn find_entry(&mut self, project: &Arc<Project>, id: &str, span: Span) -> Option<()> {
        let mut entry = project.citation(id)?.clone().moved(self.shared_source);
        self.fill(&mut entry.value);
        let folder = Folder::of(project.file()).ok()?;
        let cited = self.cited(&entry, &folder)?;
        self.share(format!("vien_dan.{id}"), Some(cited.told()), span);
        self.citations.described.insert(id.to_owned(), cited);
        Some(())
    }

    /// The file of a document by its stem: beside the document that cites, else the only one.
    fn find_file(
        &mut self,
        project: &Project,
        id: &str,
        span: Span,
    ) -> Result<Option<PathBuf>, Reported> {
        let named = project.documents_named(id);
        let own = self.files.first().and_then(|own| own.path.parent()?.canonicalize().ok());
        let beside =
            |path: &&PathBuf| path.parent().and_then(|folder| folder.canonicalize().ok()) == own;
        match (named, named.iter().find(beside)) {
            ([], _) => Ok(None),
            ([path], _) | (_, Some(path)) => Ok(Some(path.clone())),
            (several, None) => {
                let files: Vec<String> =
                    several.iter().map(|path| path.display().to_string()).collect();
                let message = format!("«@{id}» có thể là nhiều văn bản: {}", files.join(", "));
                let finding = Diagnostic::error(rules::CITATION_FILE, span, message);
                self.report(finding.help(format!("vien_dan: {{ {id}: {{ tep: {} }} }}", files[0])));
                Err(Reported)
            }
        }
    }

    /// A document of the project as its head says it.
    fn find_head(&mut self, id: &str, path: PathBuf, span: Span) -> Option<()> {
        let (head, values) = self.head_of(path, id, span)?;
        let mut cited = self.worded(id, span, &values, None)?;
        (cited.span, cited.head) = (None, Some(head));
        self.citations.described.insert(id.to_owned(), cited);
        Some(())
    }

    /// Says at the first mention what speaks against it, and keeps what it rests on.
    fn judge_citation(&mut self, id: &str, span: Span) {
        let Some(cited) = self.citations.described.get(id) else { return };
        if cited.use_so_far != Use::None {
            return;
        }
        let mut findings = Vec::new();
        if let Some(head) = &cited.head {
            let (head, told) = (Arc::clone(head), cited.told());
            let (files, words) = (head.files.clone(), cited.full.clone());
            self.looked.extend(files.clone());
            self.cited.push(CitedFile { id: id.to_owned(), files, span, words });
            // An entry of the project's that names the file has said it.
            let entry = format!("vien_dan.{id}");
            if self.shared.iter().all(|shared| shared.key != entry) {
                self.shared.push(Shared { key: format!("@{id}"), content: Some(told), span });
            }
            if !head.missing.is_empty() {
                let what = head.missing.join(" và ");
                let message = format!("văn bản «{id}» chưa có {what}; in chỗ trống");
                findings.push(
                    Diagnostic::warning(rules::CITATION_UNISSUED, span, message)
                        .help("ban hành văn bản được viện dẫn trước, rồi dựng lại văn bản này"),
                );
            }
        }
        if let Some(own) = self.issued {
            let repealed =
                cited.repealed.filter(|until| until == &own || until.is_surely_before(own));
            if let Some(until) = repealed {
                let message = format!("văn bản «{id}» hết hiệu lực từ {}", shown(until));
                findings.push(
                    Diagnostic::warning(rules::CITATION_REPEALED, span, message)
                        .help("viện dẫn văn bản thay thế nó"),
                );
            }
        }
        self.findings.extend(findings);
    }
}

/// A date for messages.
pub(super) fn shown(date: super::document::PartialDate) -> String {
    let two = |part: Option<u32>| part.map_or(String::new(), |part| format!("{part:02}/"));
    format!("{}{}{}", two(date.day), two(date.month), date.year)
}
