//! Cited documents: `vien_dan`, and what `@id` prints.
//!
//! In: descriptions of documents, mentions in the order of printing. Out: the words of each
//! mention, in full the first time, and findings. Patterns are data of the kit. Source:
//! ND30-I.I.II.6.a-2, ND30-I.I.II.6.b.

use indexmap::IndexMap;

use super::document::PartialDate;
use super::inline::Mode;
use super::nearest::suggest;
use super::rules;
use super::session::{Session, Slot};
use super::yaml::{Entry, Node};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// All documents that may be cited.
#[derive(Debug, Default)]
pub(super) struct Citations {
    described: IndexMap<String, Cited>,
}

/// A document that may be cited, with the words of its mentions.
#[derive(Debug)]
struct Cited {
    span: Span,
    basis: String,
    full: String,
    short: String,
    use_so_far: Use,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
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
pub(super) const KEYS: [&str; 6] = ["loai", "so", "ngay", "co_quan", "trich_yeu", "luat"];

/// The values a pattern may name.
struct Values {
    kind: Option<String>,
    number: Option<String>,
    issuer: Option<String>,
    subject: Option<String>,
    date: Option<PartialDate>,
}

impl Session<'_> {
    /// Reads `vien_dan`.
    pub(super) fn describe_citations(&mut self, node: &Node, slot: Slot<'_>) {
        for entry in self.names(node, slot) {
            if let Some(cited) = self.cited(entry) {
                self.citations.described.insert(entry.key.value.clone(), cited);
            }
        }
    }

    fn cited(&mut self, entry: &Entry) -> Option<Cited> {
        let id = &entry.key.value;
        let example = "{ loai: Kế hoạch, so: 125/KH-UBND, ngay: 2019-07-17, co_quan: UBND tỉnh }";
        let fields = self.fields(&entry.value, Slot::new(id, example), &KEYS)?;
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
        let law = fields.get("luat").and_then(|node| self.flag(node, Slot::new("luat", "true")));
        let kind =
            kind.map(|kind| self.kit.kinds.get(&kind).map_or(kind, |kind| kind.name.clone()));
        let values = Values { kind, number, issuer, subject, date };
        self.worded(entry, &values, law)
    }

    fn worded(
        &mut self,
        entry: &Entry,
        values: &Values,
        law: Option<super::document::Flag>,
    ) -> Option<Cited> {
        let words = &self.kit.words.citation;
        let listed = values.kind.as_ref().is_some_and(|kind| words.laws.contains(kind));
        let law = law.map_or(listed, |law| law == super::document::Flag::Yes);
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
            let id = &entry.key.value;
            let message = format!("văn bản viện dẫn «{id}» thiếu «{}»", missing.join("», «"));
            self.report(
                Diagnostic::error(rules::CITATION_INCOMPLETE, entry.key.span, message)
                    .clause("ND30-I.I.II.6.b")
                    .help("văn bản thường cần loai và so; luật, pháp lệnh cần loai và trich_yeu (tên luật)"),
            );
            return None;
        };
        Some(Cited { span: entry.key.span, basis, full, short, use_so_far: Use::None })
    }

    /// What a mention prints; nothing where the document is not described.
    pub(super) fn cite(&mut self, id: &str, span: Span, citing: Citing) -> String {
        let Some(cited) = self.citations.described.get_mut(id) else {
            let known = self.citations.described.keys().map(String::as_str);
            let help = match self.citations.described.is_empty() {
                true => format!("khai «{id}» ở khóa vien_dan; nếu là dấu @ thường thì viết \\@"),
                false => suggest(id, known),
            };
            let message = format!("«@{id}» chưa được khai ở «vien_dan»");
            let finding = Diagnostic::error(rules::CITATION_UNDEFINED, span, message);
            self.report(finding.help(help));
            return String::new();
        };
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

    /// Reports documents that nothing cites.
    pub(super) fn close_citations(&mut self) {
        let unused =
            self.citations.described.iter().filter(|(_, cited)| cited.use_so_far == Use::None);
        let findings: Vec<Diagnostic> = unused
            .map(|(id, cited)| {
                let message = format!("văn bản «{id}» khai ở «vien_dan» nhưng không được viện dẫn");
                Diagnostic::warning(rules::CITATION_UNUSED, cited.span, message)
                    .help(format!("viện dẫn bằng @{id}, hoặc xóa mục này"))
            })
            .collect();
        self.findings.extend(findings);
    }
}

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
            "ngay" => values.date.and_then(|value| dated(date, value)),
            _ => None,
        };
        filled += &rest[..start];
        filled += &value.ok_or(name)?;
        rest = rest.get(end + 1..).unwrap_or("");
    }
    Ok(filled + rest)
}

/// A whole date in a pattern: days under ten and the months one and two with a nought
/// (ND30-I.I.II.4.b-1).
fn dated(pattern: &str, date: PartialDate) -> Option<String> {
    let (month, day) = (date.month?, date.day?);
    let month = if month < 3 { format!("0{month}") } else { month.to_string() };
    let day = format!("{day:02}");
    let year = date.year.to_string();
    Some(pattern.replace("{ngay}", &day).replace("{thang}", &month).replace("{nam}", &year))
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
            date: Some(PartialDate { year: 2019, month: Some(7), day: Some(5) }),
        };
        let pattern = "{loai} số {so}[ ngày {ngay}][ của {co_quan}]";
        let filled = fill(pattern, &values, "{ngay}/{thang}/{nam}");
        assert_eq!(filled.as_deref(), Ok("Kế hoạch số 125/KH-UBND ngày 05/7/2019"));
        values.number = None;
        assert_eq!(fill(pattern, &values, ""), Err("so"));
    }
}
