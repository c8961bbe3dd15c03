//! `mdbook-rehearse`: every Rust listing of an mdBook compiled, run, tested and snapshot-checked
//! before a reader sees it.
//!
//! The library is the engine; the binary is a command line and an mdBook preprocessor on top of it.
//! The modules, in the order in which a listing passes through them:
//!
//! - [`config`] and [`book`]: what `book.toml` says, and the book's chapters.
//! - [`read`]: chapters to listings. Includes, fences, tags, hidden lines, the wrapper of `main`.
//! - [`listing`]: one listing and what must happen for it to pass.
//! - [`toolchain`]: the compiler.
//! - [`decide`]: what has to be compiled, together or alone, and the key of each outcome.
//! - [`cache`]: outcomes remembered.
//! - [`perform`]: compile and run.
//! - [`judge`]: verdicts, transcripts and snapshots.
//! - [`check`]: all of this for one book.
//! - [`show`]: verified listings put into their chapters.
//! - [`mdbook`]: the way into mdBook; [`finish`]: what is done to the pages after it.
//! - [`practice`]: a reader's own copy of an exercise.
//! - [`report`]: what people and programs are told.
//! - [`problem`] and [`paths`]: messages and the places in them; [`files`]: written whole.
//!
//! The central types:
//!
//! ```text
//! Book ── ReadChapter ── Listing ── Program        what was written
//!           Plan ── Unit ── Outcome                what is done
//!           Checked ── Judged ── Verdict           what is said of it
//! ```

pub mod book;
pub mod cache;
pub mod check;
pub mod config;
pub mod decide;
pub mod files;
pub mod finish;
pub mod judge;
pub mod listing;
pub mod mdbook;
pub mod paths;
pub mod perform;
pub mod practice;
pub mod problem;
pub mod read;
pub mod report;
pub mod show;
pub mod toolchain;
