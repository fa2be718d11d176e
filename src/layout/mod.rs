//! From the block tree to finished pages: Word's model of a page.
//!
//! Comes in as a `block::Tree`, a style sheet and four faces; [`measure`] first completes the
//! tree with what only measured text can tell, then [`lay_out`] makes [`page::Pages`] of it.
//! Knows no word of Vietnamese, no number of a decree and no format of a file. The steps:
//! `font` (widths, heights) → `run` (letters) → `line` (breaks) → `paragraph` (lines) → `column`
//! and `table` (strips) → `flow` and `note` (what stands on which page) → `sheet` and `draw`
//! (marks), `copied` for pages of another file; `structure` follows along, `grid` puts the style
//! sheet into the twips of a DOCX. [`excess`] and [`tally`] say how far a text is from fitting its
//! pages, and where it is long. Source: `layout-facts`.

mod balance;
mod column;
mod contents;
mod copied;
mod draw;
mod drawing;
mod flow;
pub mod font;
mod grid;
mod line;
mod measure;
mod note;
pub mod page;
mod paragraph;
mod run;
mod sheet;
mod spot;
mod structure;
mod table;
mod tally;
#[cfg(test)]
mod tests;

pub use font::Faces;
pub use measure::measure;
pub use page::Pages;
pub use sheet::{excess, lay_out};
pub use table::empty_cell_style;
pub use tally::{Tally, tally};
