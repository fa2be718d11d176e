//! From one YAML file to the DOCX and the PDF of a Vietnamese official document.
pub mod block;
pub mod diagnostic;
pub mod error;
pub mod input;
pub mod kit;
pub mod layout;
pub mod length;
pub mod markup;
pub mod source;
pub mod template;
pub mod tree;
