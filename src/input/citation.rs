//! Cited documents: `vien_dan`, and the words of their mentions.
//!
//! In: descriptions of documents, typed or read from the head of a document of the project. Out: what
//! each prints as a legal basis, in full and short, and findings. Patterns are data of the kit.
//! Must not know who cites them. Source: ND30-I.I.II.6.a-2, ND30-I.I.II.6.b.

use std::path::PathBuf;
use std::sync::Arc;

use indexmap::IndexMap;

use super::citing::shown;
use super::document::{Flag, PartialDate};
use super::folder::Folder;
use super::head::{self, Head};
use super::inline::Mode;
use super::rules;
use super::session::{Fields, Session, Slot};
use super::yaml::{Entry, Node};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// All documents that may be cited.
#[derive(Debug, Default)]
pub(super) struct Citations {
    pub(super) described: IndexMap<String, Cited>,
}

/// A document that may be cited, with the words of its mentions.
#[derive(Debug)]
pub(super) struct Cited {
    /// Where it is described; none of a document of the project that nobody describes.
    pub(super) span: Option<Span>,
    pub(super) basis: String,
    pub(super) full: String,
    pub(super) short: String,
    /// From when on it has no force.
    pub(super) repealed: Option<PartialDate>,
    /// Its head, of a document of the project.
    pub(super) head: Option<Arc<Head>>,
    pub(super) use_so_far: Use,
}

/// How a document has been mentioned so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    None,
    Short,
    Full,
}

/// How a mention is to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Citing {
    /// In full, the date in words, as legal bases are.
    Basis,
    /// In full the first time.
    Running,
    /// Short, without counting as the first time.
    Short,
}

/// Keys of a cited document.
pub(super) const KEYS: [&str; 8] =
    ["tep", "loai", "so", "ngay", "co_quan", "trich_yeu", "luat", "het_hieu_luc"];

/// The values a pattern may name.
#[derive(Debug, Clone, Default)]
pub(super) struct Values {
    pub(super) kind: Option<String>,
    pub(super) number: Option<String>,
    pub(super) issuer: Option<String>,
    pub(super) subject: Option<String>,
    /// Day, month and year as they are printed; none where no date is.
    pub(super) day: Option<[String; 3]>,
}

impl Cited {
    /// All that a mention may print of it.
    pub(super) fn told(&self) -> String {
        let Cited { basis, short, repealed, .. } = self;
        // The mention in full is the basis with another date.
        let until =
            repealed.map_or(String::new(), |until| format!("; hết hiệu lực {}", shown(until)));
        format!("{basis} ({short}){until}")
    }
}

impl Session<'_> {
    /// Reads `vien_dan`.
    pub(super) fn describe_citations(&mut self, node: &Node, slot: Slot<'_>) {
        for entry in self.names(node, slot) {
            let folder = self.folder.clone();
            if let Some(cited) = self.cited(entry, &folder) {
                self.citations.described.insert(entry.key.value.clone(), cited);
            }
        }
    }

    /// Reports what is wrong with an entry of `vien_dan` whoever cites it.
    pub(super) fn check_citation(&mut self, entry: &Entry) {
        let id = &entry.key.value;
        let slot = Slot::new(id, EXAMPLE);
        let Some(fields) = self.fields(&entry.value, slot, &KEYS) else { return };
        // Whether a file says the rest is known when it is read.
        if fields.get("tep").is_none() {
            let before = self.findings.len();
            let values = self.described(&fields, id, Values::default());
            if self.findings.len() == before {
                self.worded(id, entry.key.span, &values, None);
            }
        }
    }

    /// A document as an entry describes it; paths lead from `folder`.
    pub(super) fn cited(&mut self, entry: &Entry, folder: &Folder) -> Option<Cited> {
        let id = &entry.key.value;
        let fields = self.fields(&entry.value, Slot::new(id, EXAMPLE), &KEYS)?;
        let (values, head) = match fields.get("tep") {
            None => (Values::default(), None),
            Some(node) => {
                let typed = self.code(node, Slot::new("tep", "ke-hoach-125.yaml"))?;
                let path = self.cited_file(&typed, folder)?;
                let (head, values) = self.head_of(path, id, typed.span)?;
                (values, Some(head))
            }
        };
        let values = self.described(&fields, id, values);
        let law = fields.get("luat").and_then(|node| self.flag(node, Slot::new("luat", "true")));
        let until = fields.get("het_hieu_luc");
        let until = until.and_then(|node| self.date(node, Slot::new("het_hieu_luc", "2025-03-01")));
        let cited = self.worded(id, entry.key.span, &values, law)?;
        Some(Cited { repealed: until.map(|date| date.value), head, ..cited })
    }

    fn cited_file(&mut self, typed: &Spanned<String>, folder: &Folder) -> Option<PathBuf> {
        match folder.inside(&typed.value) {
            Ok(path) => Some(path),
            Err(refused) => {
                let (rule, message) = refused.told(&typed.value, rules::CITATION_FILE);
                let finding = Diagnostic::error(rule, typed.span, message);
                self.report(finding.help("ghi đường dẫn tính từ tệp này, ví dụ ke-hoach-125.yaml"));
                None
            }
        }
    }

    /// The head of a document of the project, and what it says; reported at `span` where it is
    /// wrong or the document is the one that cites.
    pub(super) fn head_of(
        &mut self,
        path: PathBuf,
        id: &str,
        span: Span,
    ) -> Option<(Arc<Head>, Values)> {
        let own = self.files.first().and_then(|own| own.path.canonicalize().ok());
        if own.is_some() && own == path.canonicalize().ok() {
            let message = format!("«@{id}» là chính văn bản này");
            let finding = Diagnostic::error(rules::CITATION_FILE, span, message);
            self.report(finding.help("viện dẫn một văn bản khác, hoặc xóa viện dẫn này"));
            return None;
        }
        let (kit, projects) = (self.kit, self.projects);
        let head = projects.head(&path, || Head::read(&path, kit, projects));
        match &head.values {
            Ok(values) => {
                let values = values.clone();
                Some((head, values))
            }
            Err(why) => {
                let message = format!("văn bản «{id}» còn lỗi ở phần đầu nên chưa viện dẫn được");
                let finding = Diagnostic::error(rules::CITATION_FILE, span, message);
                self.report(finding.help(format!("sửa {why}")));
                None
            }
        }
    }

    /// What the keys of an entry say, over what is known without them.
    fn described(&mut self, fields: &Fields<'_>, id: &str, known: Values) -> Values {
        let mut text = |key: &str, example: &str| {
            let node = fields.get(key)?;
            let line = self.line(node, Slot::new(key, example), Mode::Bare)?;
            Some(line.plain())
        };
        let kind = text("loai", "Kế hoạch");
        let number = text("so", "125/KH-UBND");
        let issuer = text("co_quan", "UBND tỉnh");
        let subject = text("trich_yeu", "về việc …");
        let date = fields.get("ngay").and_then(|node| {
            let date = self.date(node, Slot::new("ngay", "2019-07-17"))?;
            if date.value.day.is_none() {
                let message = format!("ngày của «{id}» phải đủ ngày, tháng, năm");
                let finding = Diagnostic::error(rules::CITATION_INCOMPLETE, date.span, message);
                self.report(finding.help("ghi dạng 2019-07-17, hoặc bỏ khóa «ngay» khi chưa biết"));
            }
            Some(date.value)
        });
        let kind =
            kind.map(|kind| self.kit.kinds.get(&kind).map_or(kind, |kind| kind.name.clone()));
        let whole = date.filter(|date| date.day.is_some());
        Values {
            kind: kind.or(known.kind),
            number: number.or(known.number),
            issuer: issuer.or(known.issuer),
            subject: subject.or(known.subject),
            day: whole.map(|date| head::day(Some(date), &|_| String::new())).or(known.day),
        }
    }

    /// The words of the mentions of a document.
    pub(super) fn worded(
        &mut self,
        id: &str,
        span: Span,
        values: &Values,
        law: Option<Flag>,
    ) -> Option<Cited> {
        let words = &self.kit.words.citation;
        let listed = values.kind.as_ref().is_some_and(|kind| words.laws.contains(kind));
        let law = law.map_or(listed, |law| law == Flag::Yes);
        let (full, short) = match law {
            true => (&words.law_full, &words.law_short),
            false => (&words.full, &words.short),
        };
        let made = [
            fill(full, values, &words.date_long),
            fill(full, values, &words.date_short),
            fill(short, values, &words.date_short),
        ];
        let [Ok(basis), Ok(full), Ok(short)] = made else {
            let mut missing: Vec<&str> =
                made.iter().filter_map(|made| made.as_ref().err().copied()).collect();
            missing.dedup();
            let message = format!("văn bản viện dẫn «{id}» thiếu «{}»", missing.join("», «"));
            self.report(
                Diagnostic::error(rules::CITATION_INCOMPLETE, span, message)
                    .clause("ND30-I.I.II.6.b")
                    .help("văn bản thường cần loai và so; luật, pháp lệnh cần loai và trich_yeu (tên luật)"),
            );
            return None;
        };
        Some(Cited {
            span: Some(span),
            basis,
            full,
            short,
            repealed: None,
            head: None,
            use_so_far: Use::None,
        })
    }

    /// Reports documents that nothing cites.
    pub(super) fn close_citations(&mut self) {
        let described = self.citations.described.iter();
        let unused = described.filter(|(_, cited)| cited.use_so_far == Use::None);
        let findings: Vec<Diagnostic> = unused
            .filter_map(|(id, cited)| {
                let message = format!("văn bản «{id}» khai ở «vien_dan» nhưng không được viện dẫn");
                let finding = Diagnostic::warning(rules::CITATION_UNUSED, cited.span?, message);
                Some(finding.help(format!("viện dẫn bằng @{id}, hoặc xóa mục này")))
            })
            .collect();
        self.findings.extend(findings);
    }
}

const EXAMPLE: &str = "{ loai: Kế hoạch, so: 125/KH-UBND, ngay: 2019-07-17, co_quan: UBND tỉnh }";

/// A pattern with its values; a part in brackets falls away when a value in it is missing, and any
/// other missing value is an error that names its key.
fn fill<'p>(pattern: &'p str, values: &Values, date: &str) -> Result<String, &'p str> {
    let mut filled = String::new();
    let mut rest = pattern;
    while let Some(start) = rest.find('[') {
        let end = rest[start..].find(']').map_or(rest.len(), |length| start + length);
        filled += &fill_all(&rest[..start], values, date)?;
        filled += &fill_all(&rest[start + 1..end], values, date).unwrap_or_default();
        rest = rest.get(end + 1..).unwrap_or("");
    }
    Ok(filled + &fill_all(rest, values, date)?)
}

fn fill_all<'p>(pattern: &'p str, values: &Values, date: &str) -> Result<String, &'p str> {
    let mut filled = String::new();
    let mut rest = pattern;
    while let Some(start) = rest.find('{') {
        let end = rest[start..].find('}').map_or(rest.len(), |length| start + length);
        let name = &rest[start + 1..end];
        let value = match name {
            "loai" => values.kind.clone(),
            "so" => values.number.clone(),
            "co_quan" => values.issuer.clone(),
            "trich_yeu" => values.subject.clone(),
            "ngay" => values.day.as_ref().map(|[day, month, year]| {
                date.replace("{ngay}", day).replace("{thang}", month).replace("{nam}", year)
            }),
            _ => None,
        };
        filled += &rest[..start];
        filled += &value.ok_or(name)?;
        rest = rest.get(end + 1..).unwrap_or("");
    }
    Ok(filled + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_in_brackets_falls_away_with_its_value() {
        let mut values = Values {
            kind: Some("Kế hoạch".to_owned()),
            number: Some("125/KH-UBND".to_owned()),
            issuer: None,
            subject: None,
            day: Some(["05", "7", "2019"].map(str::to_owned)),
        };
        let pattern = "{loai} số {so}[ ngày {ngay}][ của {co_quan}]";
        let filled = fill(pattern, &values, "{ngay}/{thang}/{nam}");
        assert_eq!(filled.as_deref(), Ok("Kế hoạch số 125/KH-UBND ngày 05/7/2019"));
        values.number = None;
        assert_eq!(fill(pattern, &values, ""), Err("so"));
    }
}
