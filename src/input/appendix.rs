//! What follows a document: its appendices, and a document it issues.
//!
//! In: the nodes of `phu_luc` and `kem_theo`. Out: numbered appendices, the attached document.
//! Must not know how they are printed. Sources: ND30-I.I.III.1, ND30-III.M1.3a.

use super::body;
use super::document::{Appendix, Attached, Flag, Landscape};
use super::inline::Mode;
use super::numeral;
use super::outline::Outline;
use super::session::{Fields, Session, Slot};
use super::yaml::{Node, Value};
use crate::source::Span;

const EXAMPLE: &str = "[{ ten: Bảng phân công, noi_dung: … }]";

/// Keys of an appendix.
pub(super) const KEYS: [&str; 5] = ["nhan", "ten", "ngang", "tep_rieng", "noi_dung"];
/// Keys of an attached document.
pub(super) const ATTACHED_KEYS: [&str; 6] =
    ["loai", "trich_yeu", "tep_rieng", "muc_luc", "noi_dung", "phu_luc"];

/// Appendices in order.
pub(super) type Attachments = Vec<Appendix>;

impl Session<'_> {
    /// Reads `phu_luc`.
    pub(super) fn appendices(&mut self, node: &Node, slot: Slot<'_>) -> Attachments {
        let Value::Sequence(items) = &node.value else {
            self.wrong_shape(node, Slot::new(slot.key, EXAMPLE), "một danh sách phụ lục");
            return Vec::new();
        };
        let several = items.len() > 1;
        let mut appendices = Vec::new();
        for (count, item) in (1..).zip(items) {
            let number = several.then(|| numeral::roman(count));
            appendices.extend(self.appendix(item, number));
        }
        self.labels.enter_appendix("");
        appendices
    }

    fn appendix(&mut self, node: &Node, number: Option<String>) -> Option<Appendix> {
        let fields = self.fields(node, Slot::new("phu_luc", EXAMPLE), &KEYS)?;
        let word = self.kit.words.phrases.get("phu_luc").map_or("", String::as_str);
        let mention = match &number {
            Some(number) => format!("{word} {number}"),
            None => word.to_owned(),
        };
        self.labels.enter_appendix(&mention);
        let label =
            fields.get("nhan").and_then(|node| self.code(node, Slot::new("nhan", "phan-cong")));
        if let Some(label) = &label {
            self.label(label, mention);
        }
        let title = fields.get("ten");
        let title =
            title.and_then(|node| self.line(node, Slot::new("ten", "Bảng phân công"), Mode::Head));
        let landscape =
            fields.get("ngang").and_then(|node| self.flag(node, Slot::new("ngang", "true")));
        let landscape = match landscape {
            Some(Flag::Yes) => Landscape::Yes,
            Some(Flag::No) | None => Landscape::No,
        };
        let apart = self.apart(&fields);
        let body = self.inner_body(fields.get("noi_dung"), node, "phụ lục");
        Some(Appendix { label, title, landscape, apart, body, number, span: node.span })
    }

    /// Reads `kem_theo`.
    pub(super) fn attached(&mut self, node: &Node, slot: Slot<'_>) -> Option<Attached> {
        let fields = self.fields(node, slot, &ATTACHED_KEYS)?;
        let Some(kind) = fields.get("loai") else {
            self.missing(node.span, Slot::new("loai", "quy-che"), "văn bản kèm theo");
            return None;
        };
        let (kind, _) = self.kind(kind)?;
        let subject = match fields.get("trich_yeu") {
            Some(node) => {
                self.line(node, Slot::new("trich_yeu", "Quản lý tài sản công"), Mode::Head)
            }
            None => {
                self.missing(
                    node.span,
                    Slot::new("trich_yeu", "Quản lý tài sản công"),
                    "văn bản kèm theo",
                );
                None
            }
        };
        let apart = self.apart(&fields);
        let body = self.inner_body(fields.get("noi_dung"), node, "văn bản kèm theo");
        let appendices = match fields.get("phu_luc") {
            Some(node) => self.appendices(node, Slot::new("phu_luc", EXAMPLE)),
            None => Vec::new(),
        };
        let contents = fields.get("muc_luc");
        let contents = contents.and_then(|node| self.flag(node, Slot::new("muc_luc", "true")));
        let contents = contents.unwrap_or(Flag::No);
        Some(Attached { kind, subject, contents, apart, body, appendices, span: node.span })
    }

    /// The place of a `tep_rieng` that says yes.
    fn apart(&mut self, fields: &Fields<'_>) -> Option<Span> {
        let node = fields.get("tep_rieng")?;
        let flag = self.spanned_flag(node, Slot::new("tep_rieng", "true"))?;
        match flag.value {
            Flag::Yes => Some(flag.span),
            Flag::No => None,
        }
    }

    fn inner_body(&mut self, body: Option<&Node>, around: &Node, what: &str) -> Outline {
        let slot = Slot::new("noi_dung", "|\n  Nội dung …");
        let Some(body) = body else {
            self.missing(around.span, slot, what);
            return Outline::default();
        };
        let draft = body::cut(self, body, slot);
        body::build(self, draft)
    }
}
