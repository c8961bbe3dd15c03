//! The way into mdBook: a preprocessor, called by mdBook as a command or in process.

use std::sync::{Arc, Mutex};

use anyhow::Result;
use mdbook_preprocessor::{
    Preprocessor, PreprocessorContext,
    book::{Book as MdBook, BookItem},
};

use crate::{
    book::Book,
    check::{Checked, Options, check},
    perform::Progress,
    problem::Problem,
    read::summary,
    show::{Format, Showroom, assets::Delivery},
};

/// The name of the preprocessor's table in `book.toml`.
pub const NAME: &str = "rehearse";

/// What a run found.
#[derive(Debug)]
pub struct Report {
    /// The book as it was read.
    pub book: Book,
    /// The verdicts.
    pub checked: Checked,
}

/// Verify the listings of a book that mdBook hands over, and put them into its chapters.
pub fn preprocess(
    context: &PreprocessorContext,
    mut book: MdBook,
    options: &Options,
    delivery: Delivery,
    progress: &dyn Progress,
) -> Result<(MdBook, Report)> {
    let read = Book::new(&context.root, &context.config, &book)?;
    let mut options = options.clone();
    // Pages show what the compiler says to a listing alone.
    options.exact_errors = true;
    let checked = check(&read, &options, progress)?;
    if read.config.render {
        let format = if context.renderer == "html" { Format::Html } else { Format::Markdown };
        let showroom = Showroom::new(&read, &checked, format, delivery);
        let mut index = 0;
        book.for_each_mut(|item| {
            let BookItem::Chapter(chapter) = item else { return };
            if chapter.source_path.is_none() && chapter.path.is_none() {
                return;
            }
            if let Some(text) = showroom.chapter(index) {
                chapter.content = text;
            }
            index += 1;
        });
    }
    Ok((book, Report { book: read, checked }))
}

/// The preprocessor for `mdbook-driver`: what it found is left in `reports`.
pub struct InProcess {
    /// How to check.
    pub options: Options,
    /// Told what is going on.
    pub progress: Arc<dyn Progress + Send>,
    /// What each run found, in order.
    pub reports: Arc<Mutex<Vec<Report>>>,
    /// What was found when the book was loaded.
    pub missing: Vec<Problem>,
}

impl Preprocessor for InProcess {
    fn name(&self) -> &str {
        NAME
    }

    fn run(&self, context: &PreprocessorContext, book: MdBook) -> Result<MdBook> {
        let progress = self.progress.as_ref();
        // `finish` runs after mdBook and links them.
        let (book, mut report) =
            preprocess(context, book, &self.options, Delivery::Linked, progress)?;
        report.checked.problems.extend(self.missing.iter().cloned());
        if let Ok(mut reports) = self.reports.lock() {
            reports.push(report);
        }
        Ok(book)
    }
}

/// Load the book in `root` with the preprocessor in it; `reload` is the address of the socket that
/// tells pages to reload.
pub fn load(
    root: &std::path::Path,
    mut preprocessor: InProcess,
    reload: Option<&str>,
) -> Result<mdbook_driver::MDBook> {
    let root = std::path::absolute(root)?;
    let mut config = Book::config(&root)?;
    // mdBook keeps the order of a preprocessor it knows from the table, and puts others last: ours
    // has to come before `links`.
    if config.get::<toml::Value>("preprocessor.rehearse.before")?.is_none() {
        config.set("preprocessor.rehearse.before", vec!["links"])?;
    }
    if let Some(address) = reload {
        config.set("output.html.live-reload-endpoint", address)?;
        // Served from the root of this machine's server, wherever it will be published.
        config.set("output.html.site-url", "/")?;
    }
    let (mut book, missing) = summary::load(&root, config)?;
    preprocessor.missing = missing;
    book.with_preprocessor(preprocessor);
    Ok(book)
}
