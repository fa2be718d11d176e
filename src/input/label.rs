//! Labels of clauses and appendices, and what a mention of one prints.
//!
//! In: labels from the body readers, mentions from the inline notation. Out: the words of each
//! mention, and findings about labels missing, left over or given twice. Source: ND30-II.V.7.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::nearest::suggest;
use super::outline::Level;
use super::rules;
use super::session::Session;
use crate::diagnostic::Diagnostic;
use crate::kit::Words;
use crate::source::{Span, Spanned};

/// All labels of a document.
#[derive(Debug, Default)]
pub(super) struct Labels {
    given: IndexMap<String, Label>,
    mentions: Vec<(String, Span)>,
    /// The appendix whose body is being read, as it is mentioned; empty in the main body.
    appendix: String,
}

#[derive(Debug)]
struct Label {
    span: Span,
    words: String,
}

impl Labels {
    /// Notes that a label is mentioned; whether it exists is known at the end only.
    pub(super) fn mention(&mut self, id: &str, span: Span) {
        self.mentions.push((id.to_owned(), span));
    }

    /// What a mention of a label prints; empty for one that does not exist.
    pub(super) fn words(&self, id: &str) -> &str {
        self.given.get(id).map_or("", |label| label.words.as_str())
    }

    /// Says which appendix the labels that follow lie in.
    pub(super) fn enter_appendix(&mut self, mention: &str) {
        mention.clone_into(&mut self.appendix);
    }
}

/// How a clause is mentioned: from itself outward to where its number is unique; none where its
/// level has no word for it. `path` runs from the outermost clause to the one meant.
fn mention(path: &[(Level, String)], words: &Words) -> Option<String> {
    let mut parts = Vec::new();
    for (level, numeral) in path.iter().rev() {
        let word = words.levels.get(level.key()).map_or("", |level| level.mention.as_str());
        if word.is_empty() {
            return None;
        }
        parts.push(format!("{word} {numeral}"));
        // Numbers that run through the whole body need nothing around them.
        if matches!(level, Level::Dieu | Level::Chuong) {
            break;
        }
    }
    Some(parts.join(" "))
}

impl Session<'_> {
    /// Takes the label of a clause; whether the clause can carry it.
    pub(super) fn label_clause(&mut self, label: &Spanned<String>, path: &[(Level, String)]) {
        let Some(mut words) = mention(path, &self.kit.words) else {
            let message = format!("nhãn «{}» đặt ở cấp không có tên gọi để nhắc tới", label.value);
            return self.report(
                Diagnostic::error(rules::LABEL_MISUSED, label.span, message)
                    .help("đặt nhãn ở điểm, khoản hoặc điều chứa nó")
                    .clause("ND30-II.V.7"),
            );
        };
        if !self.labels.appendix.is_empty() {
            words = format!("{words} {}", self.labels.appendix);
        }
        self.label(label, words);
    }

    /// Takes a label and what its mentions print.
    pub(super) fn label(&mut self, label: &Spanned<String>, words: String) {
        let id = &label.value;
        if let Some(first) = self.labels.given.get(id) {
            let finding = Diagnostic::error(
                rules::LABEL_MISUSED,
                label.span,
                format!("nhãn «{id}» đặt ở hai nơi"),
            );
            let finding = finding.help("đặt tên khác cho một trong hai");
            let finding = finding.related(first.span, "đã đặt ở đây");
            return self.report(finding);
        }
        self.labels.given.insert(id.clone(), Label { span: label.span, words });
    }

    /// Reports labels without mention and mentions without label.
    pub(super) fn close_labels(&mut self) {
        let Labels { given, mentions, .. } = &self.labels;
        let mentioned: HashSet<&str> = mentions.iter().map(|(id, _)| id.as_str()).collect();
        let mut findings = Vec::new();
        for (id, span) in mentions.iter().filter(|(id, _)| !given.contains_key(id)) {
            let help = match given.is_empty() {
                true => {
                    format!("thêm {{#{id}}} vào dòng mở đầu của điều, khoản hoặc điểm cần nhắc tới")
                }
                false => suggest(id, given.keys().map(String::as_str)),
            };
            let message = format!("không có phần nào mang nhãn «{id}»");
            findings.push(Diagnostic::error(rules::LABEL_UNDEFINED, *span, message).help(help));
        }
        for (id, label) in given {
            if !mentioned.contains(id.as_str()) {
                let message = format!("nhãn «{id}» không được nhắc tới ở đâu");
                findings.push(
                    Diagnostic::warning(rules::LABEL_UNUSED, label.span, message)
                        .help(format!("nhắc tới bằng {{@{id}}}, hoặc xóa nhãn")),
                );
            }
        }
        self.findings.extend(findings);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Kit;

    #[test]
    fn a_clause_is_mentioned_from_small_to_large_up_to_its_article() {
        let words = Kit::bundled().expect("the embedded files are right").words;
        let path = |steps: &[(Level, &str)]| {
            let steps: Vec<(Level, String)> =
                steps.iter().map(|(level, numeral)| (*level, (*numeral).to_owned())).collect();
            mention(&steps, &words)
        };
        let article =
            [(Level::Chuong, "II"), (Level::Dieu, "5"), (Level::Khoan, "2"), (Level::Diem, "đ")];
        assert_eq!(path(&article).as_deref(), Some("điểm đ khoản 2 Điều 5"));
        assert_eq!(path(&article[..2]).as_deref(), Some("Điều 5"));
        let dispatch = [(Level::LaMa, "I"), (Level::Khoan, "2")];
        assert_eq!(path(&dispatch).as_deref(), Some("khoản 2 Mục I"));
        let section = [(Level::Chuong, "I"), (Level::Muc, "2")];
        assert_eq!(path(&section).as_deref(), Some("Mục 2 Chương I"));
        assert_eq!(path(&[(Level::Khoan, "1"), (Level::Gach, "")]), None);
    }
}
