//! From YAML files to a [`Document`] and findings.
pub mod document;
pub mod outline;
pub mod rich;
pub use document::Document;
