//! From the block tree to finished pages.
pub mod page;
