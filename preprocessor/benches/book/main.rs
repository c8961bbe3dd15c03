//! The benchmark of `mdbook-rehearse`: it and `mdbook test` on the same books, alternately.
//!
//! ```text
//! cargo bench -p mdbook-rehearse --bench book                        1,000 listings that are made up
//! cargo bench -p mdbook-rehearse --bench book -- --book PATH         a real book
//! cargo bench -p mdbook-rehearse --bench book -- --scale             1,000, 3,000 and 10,000 listings
//! ```
//!
//! Every run is a whole process, as a user starts it. `BENCHMARKS.md` holds what was measured.

mod generate;
mod machine;
mod measure;
mod observe;
mod situation;
mod stage;
mod table;

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::Result;
use clap::Parser;

use crate::{
    measure::Measurer,
    situation::{Row, Situation, measure},
    stage::{Settings, Stage},
};

/// Measure mdbook-rehearse and `mdbook test` side by side.
///
/// `mdbook` is the one on the PATH, or what MDBOOK names; without one, rehearse is measured alone.
#[derive(Debug, Parser)]
struct Arguments {
    /// Make up a book of N listings; 1,000 if no book is named.
    #[arg(long, value_name = "N")]
    listings: Vec<usize>,
    /// Measure this book, too; it is copied, not changed.
    #[arg(long, value_name = "PATH")]
    book: Vec<PathBuf>,
    /// A folder of libraries for both tools.
    #[arg(short = 'L', long = "library-path", value_name = "DIR")]
    library_paths: Vec<PathBuf>,
    /// Measured runs, after one that warms up and is watched.
    #[arg(long, value_name = "K", default_value_t = 5)]
    runs: usize,
    /// Compilers at once for rehearse; as many as cores by default.
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// Rehearse alone, on 1,000, 3,000 and 10,000 listings (or as --listings says).
    #[arg(long)]
    scale: bool,
    /// Wait up to so long before every run for the machine to be idle, and run again if others used
    /// more than a tenth of it meanwhile.
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    quiet: u64,
    /// What made-up books depend on.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Cargo says that this is a benchmark, not a test.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if !arguments.bench {
        return say("a benchmark is no test: run `cargo bench -p mdbook-rehearse --bench book`\n");
    }
    measure::adopt_orphans();
    let mdbook = if arguments.scale { None } else { machine::mdbook() };
    say(&machine::describe(mdbook.as_deref()))?;
    if mdbook.is_none() && !arguments.scale {
        say(
            "There is no `mdbook` (on the PATH, or named by MDBOOK): rehearse is measured alone.\n\n",
        )?;
    }
    let library_paths =
        arguments.library_paths.iter().map(std::path::absolute).collect::<std::io::Result<_>>()?;
    let settings = Settings { mdbook, library_paths, jobs: arguments.jobs };
    let sizes: &[usize] = match (arguments.listings.as_slice(), arguments.scale) {
        ([], true) => &[1_000, 3_000, 10_000],
        ([], false) if arguments.book.is_empty() => &[1_000],
        (sizes, _) => sizes,
    };
    let mut measured = Vec::new();
    for size in sizes {
        let folder = tempfile::tempdir()?;
        generate::generate(folder.path(), *size, arguments.seed)?;
        let title = format!("A made-up book of {size} listings");
        measured.push((*size, one(&title, folder.path(), &settings, &arguments)?));
    }
    if arguments.scale {
        say(&table::growth(&measured))?;
    }
    for book in &arguments.book {
        let name = book.canonicalize()?.file_name().map(|name| name.display().to_string());
        one(&name.unwrap_or_default(), book, &settings, &arguments)?;
    }
    say(&format!("Load at the end: {}\n", machine::load()))
}

/// Measure one book and print its table.
fn one(title: &str, book: &Path, settings: &Settings, arguments: &Arguments) -> Result<Vec<Row>> {
    let mut stage = Stage::new(book, settings)?;
    let log = stage.log();
    let patience = Duration::from_secs(arguments.quiet);
    let situations: Vec<Situation> = [
        settings.mdbook.as_ref().map(|_| Situation::MdbookTest),
        Some(Situation::Cold),
        Some(Situation::Unchanged),
        stage.can_edit().then_some(Situation::Edited),
    ]
    .into_iter()
    .flatten()
    .collect();
    let measurer = Measurer { patience, log: &log };
    let rows = measure(&situations, &mut stage, arguments.runs, measurer)?;
    say(&table::book(title, stage.listings, &rows))?;
    Ok(rows)
}

fn say(text: &str) -> Result<()> {
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    Ok(stdout.flush()?)
}
