//! The comparison itself: a book in, differences out. The command of this example prints them; a
//! test asserts that the committed corpus has none.

mod oracle;
mod programs;
mod verdicts;

use std::path::PathBuf;

use anyhow::Result;
use mdbook_rehearse::book::Book;

/// What is compared, and how.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    /// Programs and attributes only: nothing is run.
    pub(crate) programs_only: bool,
    /// Nothing is bundled.
    pub(crate) alone: bool,
    /// Folders of libraries, as `mdbook test -L` takes them.
    pub(crate) libraries: Vec<PathBuf>,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// Things compared, by name.
    pub(crate) compared: Vec<String>,
    /// Differences that should not be.
    pub(crate) different: Vec<String>,
    /// Differences on purpose, with their reason.
    pub(crate) stricter: Vec<String>,
}

/// Put the same questions to rehearse and to rustdoc.
pub(crate) fn compare(book: &Book, comparison: &Comparison) -> Result<Report> {
    let mut report = Report::default();
    let chapters = oracle::expanded_chapters(book)?;
    programs::compare(book, &chapters, &mut report)?;
    if !comparison.programs_only {
        verdicts::compare(book, &chapters, comparison, &mut report)?;
    }
    Ok(report)
}
