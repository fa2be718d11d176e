//! From a document and the kit to markup, by Tera.
