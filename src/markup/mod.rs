//! From markup to the block tree.
