//! Practice: a reader's own copy of an exercise, and what is said of it.
//!
//! Nothing here is part of checking a book. A copy is an ordinary Cargo package in the reader's own
//! folder, so that an editor understands it; it is compiled and run as a listing is, with the crates
//! that listings see and within their limits.

pub mod attempt;
pub mod copy;
