//! Writers: they translate, and decide nothing.
//!
//! In go the completed tree or the finished pages with the style sheet; out come the bytes of a
//! file, and the file. No module here knows a kind of document or computes a place on a page.

pub mod docx;
pub mod dump;
pub mod file;
pub mod pdf;
pub mod raster;
