//! Pictures of signatures and seals: the file, and how large the thing in it is.
//!
//! In: the node of `chu_ky` or `dau`. Out: the name by which the document knows the picture, which
//! is read and kept in the session, or findings at the key. Must not know where it is printed.
//! Sources: ND30-I.I.II.7.d, ND30-I.I.II.8.a.

use std::sync::Arc;

use super::rules;
use super::session::{Session, Slot};
use super::yaml::{Node, Value};
use crate::diagnostic::Diagnostic;
use crate::hash::Stamp;
use crate::length::Length;
use crate::picture::Picture;
use crate::source::Spanned;

/// Keys of a picture.
pub(super) const KEYS: [&str; 2] = ["tep", "rong"];

/// The width of a thing printed on a page, at most.
const WIDEST: Length = Length::mm(160);

/// Whether the size of the thing in a picture must be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// It is fitted into its place.
    Any,
    /// It is printed as large as it is.
    Known,
}

impl Session<'_> {
    /// Reads a picture and gives its name among the pictures of the document.
    pub(super) fn picture(
        &mut self,
        node: &Node,
        slot: Slot<'_>,
        size: Size,
    ) -> Option<Spanned<String>> {
        let (file, width) = match &node.value {
            Value::Scalar(_) | Value::Sequence(_) => (self.code(node, slot)?, None),
            Value::Mapping(_) => {
                let fields = self.fields(node, slot, &KEYS)?;
                let file_slot = Slot::new("tep", slot.example);
                let Some(file) = fields.get("tep") else {
                    self.missing(node.span, file_slot, slot.key);
                    return None;
                };
                let width = match fields.get("rong") {
                    Some(width) => Some(self.width(width)?),
                    None => None,
                };
                (self.code(file, file_slot)?, width)
            }
        };
        let mut picture = self.picture_file(&file, slot)?;
        picture.real_width = width.or(picture.real_width);
        if size == Size::Known && picture.real_width.is_none_or(|width| width > WIDEST) {
            let message = format!("không biết bề rộng thật của «{}»", file.value);
            let help = format!("{}: {{ tep: {}, rong: 36mm }}", slot.key, file.value);
            let finding = Diagnostic::error(rules::PICTURE, file.span, message);
            self.report(finding.clause("ND30-I.I.II.8.a").help(help));
            return None;
        }
        // The same file can stand for things of two sizes, and in the folder of a copied document
        // for another thing.
        let depth = self.copies.len();
        let copied = if depth > 1 { format!("{depth}:") } else { String::new() };
        let name = match width {
            Some(width) => format!("{copied}{}@{width}pt", file.value),
            None => format!("{copied}{}", file.value),
        };
        self.pictures.insert(name.clone(), Arc::new(picture));
        Some(Spanned::new(name, file.span))
    }

    fn width(&mut self, node: &Node) -> Option<Length> {
        let slot = Slot::new("rong", "36mm");
        let code = self.code(node, slot)?;
        let width = code.value.parse().ok();
        let width = width.filter(|width| (Length::mm(1)..=WIDEST).contains(width));
        if width.is_none() {
            let message = format!("«rong» phải là độ dài từ 1mm đến 160mm: «{}»", code.value);
            let finding = Diagnostic::error(rules::WRONG_SHAPE, code.span, message);
            self.report(finding.help("rong: 36mm"));
        }
        width
    }

    fn picture_file(&mut self, file: &Spanned<String>, slot: Slot<'_>) -> Option<Picture> {
        let (rule, message) = match self.folder.inside(&file.value) {
            Err(refused) => refused.told(&file.value, rules::PICTURE),
            Ok(path) => match std::fs::read(&path) {
                Ok(bytes) => {
                    self.files.push(Stamp::of(path, &bytes));
                    match Picture::read(bytes) {
                        Ok(picture) => return Some(picture),
                        Err(fault) => (rules::PICTURE, format!("hình «{}» {fault}", file.value)),
                    }
                }
                Err(error) => {
                    (rules::PICTURE, format!("không đọc được hình «{}»: {error}", file.value))
                }
            },
        };
        let finding = Diagnostic::error(rule, file.span, message);
        let help = format!(
            "đặt tệp PNG nền trong suốt cạnh văn bản, ví dụ {}: {}",
            slot.key, slot.example
        );
        self.report(finding.clause("ND30-I.I.II.7.d").help(help));
        None
    }
}
