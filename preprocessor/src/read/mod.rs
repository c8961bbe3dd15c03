//! Read: from the chapters of a book to its listings.
//!
//! ```text
//! chapter ─ include ─▶ Mapped text ─ fence ─▶ CodeBlock ─ tags, lines ─▶ Listing ─ wrap ─▶ Program
//! ```

pub mod callouts;
pub mod chapter;
pub mod directives;
pub mod exercise;
pub mod fence;
pub mod glossary;
pub mod include;
pub mod info;
pub mod lines;
pub mod macros;
pub mod mapped;
pub mod marks;
pub mod math;
pub mod quiz;
pub mod references;
pub mod stages;
pub mod statements;
pub mod summary;
pub mod tags;
pub mod tokens;
pub mod wrap;
