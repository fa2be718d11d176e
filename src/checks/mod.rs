//! Rules on the input and on the pages.
