//! Trees compared, and what is told of them.
