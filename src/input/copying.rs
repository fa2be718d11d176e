//! Copies: what is copied, of what standing, on what medium, and whether that may be.
//!
//! In: the node of `ban_goc` and the keys beside it. Out: a `Copying`, its document already cut to
//! the parts that were asked for, and findings. Must not know how a copy is printed. Sources:
//! ND30-D25, ND30-I.II.

use super::copied_file::Given as Content;
use super::document::{Copied, Copying, Document, Issue};
use super::extract;
use super::nearest::suggest;
use super::rules;
use super::session::{Session, Slot};
use super::yaml::Node;
use crate::diagnostic::Diagnostic;
use crate::kit::Kind;
use crate::kit::copy::{Copying as Rules, Extent, Medium, Standing, Way};
use crate::source::{Span, Spanned};

/// Keys of what is copied.
pub(super) const KEYS: [&str; 4] = ["tep", "la", "dang", "het_o"];

/// The highest page whose end an author may give, in mm.
const TALLEST: u32 = 1189;

/// The value of a key with its slot.
pub(super) type Given<'n, 'k> = (&'n Node, Slot<'k>);

/// What is copied, as its keys say it.
struct Original {
    file: Option<Spanned<String>>,
    standing: Spanned<Standing>,
    medium: Spanned<Medium>,
    ends_at: Option<Spanned<u32>>,
}

impl Session<'_> {
    /// Reads `ban_goc` and the parts that `trich` asks for, of a copy issued so.
    pub(super) fn copying(
        &mut self,
        kind: &Kind,
        rules: &Rules,
        (node, slot): Given<'_, '_>,
        parts: Option<Given<'_, '_>>,
        issue: &Issue,
    ) -> Option<Copying> {
        let original = self.original(node, slot);
        let parts = parts.map(|(node, slot)| (self.labels_of(node, slot), node.span));
        let medium = issue.medium;
        if let (Medium::Paper, Some(moment)) = (medium, &issue.signed_at) {
            let message = "«thoi_diem_ky» chỉ in ở bản sao điện tử; bản sao giấy ghi «ngay»";
            let finding = Diagnostic::note(rules::COPY_UNUSED, moment.span, message);
            self.report(finding.help("hinh_thuc: dien-tu, hoặc xóa «thoi_diem_ky»"));
        }
        let original = original?;
        self.check_way(kind, rules, &original, medium);
        let copied = match &original.file {
            None => Copied::Apart,
            Some(file) => self.copied(kind, rules, &original, file, medium)?,
        };
        let copied = match rules.extent {
            Extent::Whole => copied,
            Extent::Parts => self.extracted(copied, &original, parts, node.span)?,
        };
        if let (Some(ends), Copied::Document(_) | Copied::Apart) = (&original.ends_at, &copied) {
            let message = "«het_o» chỉ dùng khi sao trên trang của một tệp PDF";
            self.report(Diagnostic::note(rules::COPY_UNUSED, ends.span, message));
        }
        Some(Copying { copied, ends_at: original.ends_at })
    }

    fn original(&mut self, node: &Node, slot: Slot<'_>) -> Option<Original> {
        let fields = self.fields(node, slot, &KEYS)?;
        let tep = Slot::new("tep", "ke-hoach-125.yaml");
        let file = fields.get("tep").and_then(|node| self.code(node, tep));
        let ends = Slot::new("het_o", "180");
        let ends_at = fields.get("het_o").and_then(|node| self.count(node, ends, 1..=TALLEST));
        let (la, dang) = (Slot::new("la", "ban-goc"), Slot::new("dang", "giay"));
        for slot in [la, dang] {
            if fields.get(slot.key).is_none() {
                self.missing(fields.span, slot, "«ban_goc»");
            }
        }
        let standing = fields
            .get("la")
            .and_then(|node| self.one_of(node, la, &Standing::ALL, |standing| standing.key()));
        let medium = fields.get("dang").and_then(|node| self.medium(node, dang));
        Some(Original { file, standing: standing?, medium: medium?, ends_at })
    }

    fn medium(&mut self, node: &Node, slot: Slot<'_>) -> Option<Spanned<Medium>> {
        self.one_of(node, slot, &Medium::ALL, |medium| medium.key())
    }

    /// One of a few words.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        node: &Node,
        slot: Slot<'_>,
        all: &[T],
        key: fn(T) -> &'static str,
    ) -> Option<Spanned<T>> {
        let code = self.code(node, slot)?;
        let found = all.iter().copied().find(|one| key(*one) == code.value);
        let Some(found) = found else {
            let known: Vec<&str> = all.iter().map(|one| key(*one)).collect();
            let message = format!("«{}» không nhận «{}»", slot.key, code.value);
            let finding = Diagnostic::error(rules::WRONG_SHAPE, code.span, message);
            self.report(finding.help(format!("một trong: {}", known.join(", "))));
            return None;
        };
        Some(code.map(|_| found))
    }

    fn labels_of(&mut self, node: &Node, slot: Slot<'_>) -> Vec<Spanned<String>> {
        let items = self.items(node).into_iter().filter(|item| !item.is_blank());
        items.collect::<Vec<_>>().into_iter().filter_map(|item| self.code(item, slot)).collect()
    }

    /// Whether a copy of this kind may be made of such a document in this way.
    fn check_way(&mut self, kind: &Kind, rules: &Rules, original: &Original, medium: Medium) {
        let fits = |way: &&Way| way.from == original.medium.value && way.to == medium;
        let name = kind.name.to_lowercase();
        let clause = |ways: &[Way]| ways.first().map_or("ND30-D25", |way| &way.clause).to_owned();
        let (from, to) = (original.medium.value.name(), medium.name());
        let Some(way) = rules.ways.iter().find(fits) else {
            let ways = rules.ways.iter();
            let ways = ways.map(|way| format!("{} sang {}", way.from.name(), way.to.name()));
            let allowed: Vec<String> = ways.collect();
            let message = format!("không được {name} từ văn bản {from} sang văn bản {to}");
            let finding = Diagnostic::error(rules::COPY_WAY, original.medium.span, message);
            let help = format!("{name} được phép từ văn bản: {}", allowed.join("; "));
            return self.report(finding.clause(clause(&rules.ways)).help(help));
        };
        if way.of.contains(&original.standing.value) {
            return;
        }
        let allowed: Vec<&str> = way.of.iter().map(|standing| standing.name()).collect();
        let standing = original.standing.value.name();
        let message = format!("không được {name} từ {standing} của văn bản {from}");
        let finding = Diagnostic::error(rules::COPY_WAY, original.standing.span, message);
        let help = format!("{name} từ văn bản {from} sang {to} chỉ từ {}", allowed.join(" hoặc "));
        self.report(finding.clause(way.clause.clone()).help(help));
    }

    /// What lies in the file of the original.
    fn copied(
        &mut self,
        kind: &Kind,
        rules: &Rules,
        original: &Original,
        file: &Spanned<String>,
        medium: Medium,
    ) -> Option<Copied> {
        match self.given(file)? {
            Content::Pages(pages) => {
                if rules.extent == Extent::Whole {
                    let ends = original.ends_at.as_ref().map(|ends| ends.value);
                    self.judge_pages(&pages, file, (original.medium.value, medium), ends);
                }
                Some(Copied::Pages(pages))
            }
            Content::Document(document) => {
                self.check_standing(&document.kind.value, original);
                self.check_issued(&document, file);
                let scanned = original.medium.value == Medium::Paper
                    && medium == Medium::Electronic
                    && rules.extent == Extent::Whole;
                if scanned {
                    let message = format!(
                        "{} văn bản giấy sang điện tử là số hóa tờ giấy đã ký, đóng dấu, không \
                         dựng lại từ {}",
                        kind.name.to_lowercase(),
                        file.value
                    );
                    let finding = Diagnostic::warning(rules::SCAN, file.span, message);
                    let help = "quét văn bản thành PDF màu, từ 200 dpi, rồi ghi tep: ban-quet.pdf";
                    self.report(finding.help(help).clause("ND30-I.II.I.2"));
                }
                Some(Copied::Document(document))
            }
        }
    }

    /// Whether a document of ours is what `la` says it is.
    fn check_standing(&mut self, copied: &str, original: &Original) {
        let Some(copied) = self.kit.kinds.get(copied) else { return };
        let said = original.standing.value;
        let copied_is = match &copied.copying {
            None if said == Standing::FullCopy => "không phải là một bản sao".to_owned(),
            Some(rules) if rules.standing != Some(said) => {
                format!("là {}", copied.name.to_lowercase())
            }
            None | Some(_) => return,
        };
        let message = format!("văn bản trong «tep» {copied_is}, không phải {}", said.name());
        let finding = Diagnostic::error(rules::COPY_WAY, original.standing.span, message);
        let known = match &copied.copying {
            None => Some(Standing::Original),
            Some(rules) => rules.standing,
        };
        let help = match known {
            Some(standing) => format!("la: {}", standing.key()),
            None => "chọn tệp của văn bản gốc hoặc của bản sao y".to_owned(),
        };
        self.report(finding.clause("ND30-D3").help(help));
    }

    /// A document without number or day has not been issued: there is nothing to copy yet. An
    /// electronic copy has neither.
    fn check_issued(&mut self, document: &Document, file: &Spanned<String>) {
        if document.copying.is_some() && document.issue.medium == Medium::Electronic {
            return;
        }
        let numbered = self
            .kit
            .kinds
            .get(&document.kind.value)
            .is_some_and(|kind| kind.fields.contains_key("so"));
        let dated = document.date.as_ref().is_some_and(|date| date.value.day.is_some());
        if let Some(draft) = &document.marks.draft {
            let message = "văn bản trong «tep» là dự thảo: chưa ban hành thì chưa sao";
            let finding = Diagnostic::warning(rules::COPY_FILE, file.span, message);
            let finding = finding.clause("ND30-D3").related(draft.span, "ghi ở đây");
            return self.report(finding.help(format!("bỏ «du_thao» khỏi {}", file.value)));
        }
        let what = match (numbered && document.number.is_none(), dated) {
            (true, true) => "số",
            (true, false) => "số và ngày",
            (false, false) => "ngày",
            (false, true) => return,
        };
        let message =
            format!("văn bản trong «tep» còn để trống {what}: chưa ban hành thì chưa sao");
        let finding = Diagnostic::warning(rules::COPY_FILE, file.span, message);
        self.report(finding.clause("ND30-D3").help(format!("ghi {what} vào {}", file.value)));
    }

    /// Of a document, the parts that were asked for.
    fn extracted(
        &mut self,
        copied: Copied,
        original: &Original,
        parts: Option<(Vec<Spanned<String>>, Span)>,
        whole: Span,
    ) -> Option<Copied> {
        let file = original.file.as_ref().map_or(whole, |file| file.span);
        let document = match (copied, &parts) {
            (Copied::Apart, None) => return Some(Copied::Apart),
            (Copied::Apart, Some((_, span))) => {
                let message = "chưa có «tep» nên không trích được phần nào";
                let finding = Diagnostic::warning(rules::EXTRACT, *span, message);
                self.report(finding.help("thêm tep: … vào «ban_goc»"));
                return Some(Copied::Apart);
            }
            (Copied::Pages(_), _) => {
                let message = "không trích sao được từ PDF: trích sao phải tạo lập lại thể thức";
                let finding = Diagnostic::error(rules::COPY_FILE, file, message);
                let help = "ghi tệp YAML của văn bản được trích, hoặc bỏ «tep» để chỉ in khối sao";
                self.report(finding.help(help).clause("ND30-D25.3"));
                return None;
            }
            (Copied::Document(document), _) => document,
        };
        let Some((labels, _)) = parts.filter(|(labels, _)| !labels.is_empty()) else {
            self.missing(whole, Slot::new("trich", "[khoan-2]"), "trích sao");
            return None;
        };
        let known = extract::labels(&document);
        let mut found = true;
        for label in labels.iter().filter(|label| !known.contains(&label.value.as_str())) {
            found = false;
            let message = format!("văn bản được sao không có phần nào mang nhãn «{}»", label.value);
            let finding = Diagnostic::error(rules::EXTRACT, label.span, message);
            let help = match known.is_empty() {
                true => "thêm {#nhan} vào dòng mở đầu của phần cần trích".to_owned(),
                false => suggest(&label.value, known.iter().copied()),
            };
            self.report(finding.help(help).clause("ND30-D25.3"));
        }
        let names: Vec<&str> = labels.iter().map(|label| label.value.as_str()).collect();
        self.forget_unused(&names);
        found.then(|| Copied::Document(Box::new(extract::parts(*document, &names))))
    }
}
