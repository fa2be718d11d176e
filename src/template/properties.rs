//! The properties of a file: what a file manager and an archive show of it.
//!
//! Takes a document and the kit; gives plain words, in which nothing is kept free for what is not
//! known. Must not know the order in which anything is printed.

use serde::Serialize;

use super::view::{kind, phrase};
use crate::error::Result;
use crate::input::Document;
use crate::input::document::{Copied, Copying, PartialDate, Role};
use crate::input::rich::Text;
use crate::kit::Kit;

/// Properties of a file.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub(super) struct PropertiesView {
    tieu_de: String,
    trich_yeu: String,
    co_quan: String,
    loai: String,
    so_ky_hieu: String,
    ngay: String,
    /// Number alone.
    so: String,
    /// Symbol alone.
    ky_hieu: String,
    /// Code of the kind in the record of an archive.
    ma_loai: String,
    /// Names of the signers.
    nguoi_ky: String,
    /// Their titles.
    chuc_vu: String,
}

/// The properties of a document's file; attachments that stand apart have their own title, that of a
/// copy names what is copied.
pub(super) fn properties(document: &Document, kit: &Kit) -> Result<PropertiesView> {
    let (name, subject) =
        match (document.issue.role, &document.attached, document.appendices.first()) {
            (Role::Attachment, Some(attached), _) => {
                (kind(&attached.kind.value, kit)?.name.clone(), attached.subject.as_ref())
            }
            (Role::Attachment, None, Some(appendix)) => {
                let word = phrase(&kit.words, "phu_luc");
                let number = appendix.number.as_deref().unwrap_or_default();
                (format!("{word} {number}").trim_end().to_owned(), appendix.title.as_ref())
            }
            (Role::Attachment, None, None) | (Role::Main, _, _) => {
                let subject = document.innermost().subject.as_ref();
                (kind(&document.kind.value, kit)?.name.clone(), subject)
            }
        };
    let subject = subject.map(Text::plain).unwrap_or_default();
    let topic = match &document.copying {
        Some(Copying { copied: Copied::Document(inner), .. }) => properties(inner, kit)?.tieu_de,
        Some(_) | None => subject.clone(),
    };
    let title = if topic.is_empty() { name.clone() } else { format!("{name}: {topic}") };
    let symbol = document.symbol_text(kit);
    let identifier = document.number.as_ref().map(|number| match symbol.as_str() {
        "" => number.value.clone(),
        symbol => format!("{}/{symbol}", number.value),
    });
    let date = document.date.as_ref().and_then(|date| {
        let PartialDate { year, month, day } = date.value;
        Some(format!("{year:04}-{:02}-{:02}", month?, day?))
    });
    Ok(PropertiesView {
        tieu_de: title,
        trich_yeu: subject,
        co_quan: document.issuer.name.plain(),
        loai: name,
        so_ky_hieu: identifier.unwrap_or_default(),
        ngay: date.unwrap_or_default(),
        so: document.number.as_ref().map(|number| number.value.clone()).unwrap_or_default(),
        ky_hieu: symbol,
        ma_loai: kind(&document.kind.value, kit)?.archive_code.clone(),
        nguoi_ky: joined(document.signers.iter().filter_map(|signer| signer.name.as_ref())),
        chuc_vu: joined(document.signers.iter().filter_map(|signer| signer.titles.last())),
    })
}

fn joined<'t>(texts: impl Iterator<Item = &'t Text>) -> String {
    texts.map(Text::plain).collect::<Vec<_>>().join("; ")
}
