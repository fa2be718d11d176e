//! From one YAML file to the DOCX and the PDF of a Vietnamese official document.
//!
//! ```text
//!  YAML ── input ──▶ Document ── checks ──▶ findings (an error stops)
//!                       ▼ template           Tera: the words and the order of the parts
//!                    markup (XML text)
//!                       ▼ markup             names of styles, no sizes
//!                    block::Tree ── layout::measure ──┬──▶ write::docx ──▶ .docx
//!                                                     ▼ layout::lay_out
//!                                                   Pages ──▶ write::pdf ──▶ .pdf
//!                                                         └─▶ write::dump ─▶ text
//! ```
//!
//! [`make`] takes one document through all stages, [`batch`] many on all cores, [`merge`] one for each
//! row of a list, [`project`] those of
//! a folder that are out of date; [`amend`] mends the author's file, [`redline`] shows what an edit
//! changed. What is known of the decree is data ([`kit`], from `templates/`); no stage after it knows
//! a rule by heart.

pub mod amend;
pub mod batch;
pub mod block;
pub mod calendar;
pub mod checks;
pub mod describe;
pub mod diagnostic;
pub mod error;
pub mod facts;
pub mod fit;
pub mod hash;
pub mod history;
pub mod input;
pub mod kit;
pub mod layout;
pub mod length;
pub mod make;
pub mod markup;
pub mod merge;
pub mod pdf_file;
pub mod picture;
pub mod project;
pub mod redline;
pub mod register;
pub mod report;
pub mod rows;
pub mod source;
pub mod template;
pub mod tree;
pub mod write;
