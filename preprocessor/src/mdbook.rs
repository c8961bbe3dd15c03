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
    paths,
    perform::Progress,
    problem::Problem,
    read::directives::{Word, directives},
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
    let mut checked = check(&read, &options, progress)?;
    if context.renderer == "html" {
        checked.problems.extend(searched_answers(&read, &context.config));
    }
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
}

impl Preprocessor for InProcess {
    fn name(&self) -> &str {
        NAME
    }

    fn run(&self, context: &PreprocessorContext, book: MdBook) -> Result<MdBook> {
        let progress = self.progress.as_ref();
        // `finish` runs after mdBook and links them.
        let (book, report) = preprocess(context, book, &self.options, Delivery::Linked, progress)?;
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
    preprocessor: InProcess,
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
    let mut book = mdbook_driver::MDBook::load_with_config(&root, config)?;
    keep_answers_out_of_search(&mut book)?;
    book.with_preprocessor(preprocessor);
    Ok(book)
}

/// The table of mdBook's with what is searched.
const SEARCH: &str = "output.html.search.chapter";

/// Have mdBook leave the page of answers out of its index, unless the author has decided on it.
fn keep_answers_out_of_search(book: &mut mdbook_driver::MDBook) -> Result<()> {
    let holds_answers = |text: &str| {
        directives(text).iter().any(|found| found.alone && found.word == Word::Answers)
    };
    let paths: Vec<String> = book
        .book
        .iter()
        .filter_map(|item| match item {
            BookItem::Chapter(chapter) if holds_answers(&chapter.content) => {
                Some(paths::display(chapter.source_path.as_ref()?))
            }
            BookItem::Chapter(_) | BookItem::Separator | BookItem::PartTitle(_) => None,
        })
        .collect();
    if paths.is_empty() {
        return Ok(());
    }
    // Keys with a dot in them: the table is taken out and put back as a whole.
    let mut table = book.config.get::<toml::Table>(SEARCH)?.unwrap_or_default();
    for path in paths {
        let off = toml::Table::from_iter([("enable".to_owned(), toml::Value::Boolean(false))]);
        table.entry(path).or_insert(toml::Value::Table(off));
    }
    book.config.set(SEARCH, table)
}

/// Under the `mdbook` binary only the author can leave the page of answers out of the index.
fn searched_answers(book: &Book, config: &mdbook_preprocessor::config::Config) -> Option<Problem> {
    let page = book.page_of_answers()?;
    let path = &book.chapters[page].path;
    let search = config.html_config().unwrap_or_default().search.unwrap_or_default();
    // mdBook's rule: of the paths that lead to a chapter, the longest that says something.
    let settings = search.chapter.iter().filter(|(prefix, _)| path.starts_with(prefix));
    let decided = settings
        .filter_map(|(prefix, settings)| Some((prefix.len(), settings.enable?)))
        .max_by_key(|(length, _)| *length);
    if !search.enable || decided.is_some() {
        return None;
    }
    let place = book.read[page].places_of(Word::Answers).next()?;
    let line = format!("\"{}\" = {{ enable = false }}", paths::display(path));
    Some(
        Problem::warning("search finds the answers", place)
            .help(format!("add to book.toml, below `[{SEARCH}]`: `{line}`")),
    )
}
