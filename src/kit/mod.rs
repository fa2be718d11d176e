//! The format knowledge of one system of rules, loaded and validated once.
//!
//! Comes from `templates/<system>/` (embedded, or a folder of the user's); goes to every later
//! stage by reference. Knows nothing of a particular document.

pub mod kind;
pub mod style;

pub use kind::{Field, Kind, Need, Shape};
pub use style::StyleSheet;
