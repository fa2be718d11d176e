//! What a template sees of copies: each copy's own keys, told apart by how it is printed.
//!
//! Takes a document; gives what is added to the view of the document at the bottom: the copies of
//! it from the first to the last, and the pages of a file they are made over. Source: ND30-I.II.

use serde::Serialize;

use super::view::View;
use crate::error::Result;
use crate::input::Document;
use crate::input::document::{Copied, Moment};
use crate::kit::Kit;
use crate::kit::copy::Medium;

/// Keys beside those of the document at the bottom.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub(super) struct Copies {
    /// Copies on paper, a block of their own each.
    ban_sao_giay: Vec<CopyView>,
    /// Electronic copies, a line of their own each.
    ban_sao_dien_tu: Vec<CopyView>,
    /// Numbers of the pages of a file, from 1.
    trang_sao: Vec<usize>,
}

/// One copy, key by key.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct CopyView {
    #[serde(flatten)]
    view: View,
    /// When an electronic copy was signed, `20/05/2025; 10:30:00 +07:00`.
    thoi_diem: Option<String>,
}

impl Copies {
    /// The copies of a document.
    pub(super) fn of(document: &Document, kit: &Kit) -> Result<Copies> {
        let mut copies = Copies::default();
        let mut next = Some(document);
        while let Some(document) = next {
            let Some(copying) = &document.copying else { break };
            let moment = copying.moment.as_ref().map(|moment| moment_line(&moment.value));
            let copy = CopyView { view: View::of(document, kit)?, thoi_diem: moment };
            match copying.medium {
                Medium::Paper => copies.ban_sao_giay.push(copy),
                Medium::Electronic => copies.ban_sao_dien_tu.push(copy),
            }
            next = match &copying.copied {
                Copied::Document(inner) => Some(inner),
                Copied::Pages(pages) => {
                    copies.trang_sao = (1..=pages.carried.sheets.len()).collect();
                    None
                }
                Copied::Apart => None,
            };
        }
        copies.ban_sao_giay.reverse();
        copies.ban_sao_dien_tu.reverse();
        Ok(copies)
    }
}

/// Day, month and year, then the time with its zone as ISO 8601 has it (ND30-III.M3.2).
fn moment_line(moment: &Moment) -> String {
    let Moment { year, month, day, hour, minute, second, zone } = moment;
    format!("{day:02}/{month:02}/{year:04}; {hour:02}:{minute:02}:{second:02} {zone}")
}
