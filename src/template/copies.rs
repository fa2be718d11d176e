//! What a template sees of copies: each copy's own keys, told apart by how it is printed.
//!
//! Takes a document; gives what is added to the view of the document at the bottom: the copies of
//! it from the first to the last, and the pages of a file they are made over. Source: ND30-I.II.

use serde::Serialize;

use super::view::View;
use crate::error::Result;
use crate::input::Document;
use crate::input::document::Copied;
use crate::kit::Kit;
use crate::kit::copy::Medium;

/// Keys beside those of the document at the bottom.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub(super) struct Copies {
    /// Copies on paper, a block of their own each.
    ban_sao_giay: Vec<View>,
    /// Electronic copies, a line of their own each.
    ban_sao_dien_tu: Vec<View>,
    /// Numbers of the pages of a file, from 1.
    trang_sao: Vec<usize>,
}

impl Copies {
    /// The copies of a document.
    pub(super) fn of(document: &Document, kit: &Kit) -> Result<Copies> {
        let mut copies = Copies::default();
        let mut next = Some(document);
        while let Some(document) = next {
            let Some(copying) = &document.copying else { break };
            let copy = View::of(document, kit)?;
            match document.issue.medium {
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
