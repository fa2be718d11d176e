//! Writers: they translate, and decide nothing.

pub mod dump;
pub mod pdf;
