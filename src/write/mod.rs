//! Writers: they translate, and decide nothing.
