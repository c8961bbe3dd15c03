//! `check`.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use mdbook_rehearse::{
    book::Book,
    check::{Checked, Options, check},
    report::{github, json, junit, progress::Bar, summary, terminal::Terminal, text},
    toolchain::Toolchain,
};

use super::{Format, Selection};

#[derive(Args, Debug)]
pub(super) struct Arguments {
    #[command(flatten)]
    selection: Selection,
    /// Do not use remembered outcomes.
    #[arg(long)]
    fresh: bool,
    /// Compile every listing alone, to compare.
    #[arg(long)]
    alone: bool,
    /// Compilers at once; as many as cores by default.
    #[arg(long, short, value_name = "N")]
    jobs: Option<usize>,
    /// How to print the result.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Write a `JUnit` report, too.
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
    /// A folder of libraries listings can use, as for `mdbook test`.
    #[arg(long = "library-path", short = 'L', value_name = "DIR")]
    library_paths: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<bool> {
    let book = Book::load(&arguments.selection.dir)?;
    let mut options = Options::new()?.for_book(&book);
    options.fresh = arguments.fresh;
    options.alone = arguments.alone;
    options.filters.clone_from(&arguments.selection.filter);
    options.library_paths =
        arguments.library_paths.iter().map(std::path::absolute).collect::<std::io::Result<_>>()?;
    if let Some(jobs) = arguments.jobs {
        options.jobs = jobs;
    }
    let bar = Bar::new(terminal);
    let checked = check(&book, &options, &bar);
    bar.clear();
    let checked = checked?;
    if let Some(file) = &arguments.junit {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        folder.map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(file, junit::report(&book, &checked)?)
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    match arguments.format {
        Format::Json => {
            let target = Toolchain::find(&book.root).map(|toolchain| toolchain.target);
            terminal.result(&json::checked(&book, &checked, &target.unwrap_or_default()));
        }
        Format::Github => {
            terminal.result(&github::annotations(&checked.problems));
            tell(&book, &checked, terminal);
        }
        Format::Text => tell(&book, &checked, terminal),
    }
    Ok(!checked.failed())
}

/// Problems first, the summary last.
pub(super) fn tell(book: &Book, checked: &Checked, terminal: Terminal) {
    for problem in &checked.problems {
        terminal.say(&text::problem(problem, &book.root, terminal.color));
        terminal.say("");
    }
    terminal.say(&summary(checked));
}
