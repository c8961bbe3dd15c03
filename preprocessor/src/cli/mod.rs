//! The command line: what can be asked, and which function answers.

mod accept;
mod build;
mod check;
mod exercise;
mod explain;
mod init;
mod list;
mod preprocess;
mod run;
mod serve;

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use mdbook_rehearse::report::terminal::Terminal;

/// Compile, run, test and snapshot-check every Rust listing of an mdBook.
///
/// Without a command it is an mdBook preprocessor: mdBook calls it for every book whose book.toml
/// has a `[preprocessor.rehearse]` table.
#[derive(Debug, Parser)]
#[command(name = "mdbook-rehearse", version, max_term_width = 100)]
#[command(
    after_help = "Exit status: 0 all good, 1 a listing failed, 2 the tool could not do its work."
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Verify every listing.
    #[command(after_help = "Examples:\n  mdbook-rehearse check\n  mdbook-rehearse check . \
        src/intro.md\n  mdbook-rehearse check book roc-sweep --fresh\n  mdbook-rehearse check \
        --format github --junit target/junit.xml")]
    Check(check::Arguments),
    /// Accept pending snapshots.
    #[command(after_help = "Examples:\n  mdbook-rehearse accept\n  mdbook-rehearse accept . \
        roc-sweep\n  mdbook-rehearse accept --delete-orphans")]
    Accept(accept::Arguments),
    /// Show every listing: id, kind, place, how it would be built and why.
    #[command(after_help = "Examples:\n  mdbook-rehearse list\n  mdbook-rehearse list book \
        --format json")]
    List(list::Arguments),
    /// Run one listing now, with its output on the terminal.
    #[command(after_help = "Examples:\n  mdbook-rehearse run roc-sweep\n  mdbook-rehearse run \
        --book book 'intro#2' -- --verbose")]
    Run(run::Arguments),
    /// Say why a listing ran or was taken from the cache, and what is in its key.
    #[command(after_help = "Examples:\n  mdbook-rehearse explain roc-sweep")]
    Explain(explain::Arguments),
    /// Build the book: verify its listings, render it.
    #[command(
        after_help = "Examples:\n  mdbook-rehearse build\n  mdbook-rehearse build path/to/book"
    )]
    Build(build::Arguments),
    /// Build the book and serve it: what changes is rebuilt, the browser reloads, what fails is
    /// shown on its page.
    #[command(after_help = "Examples:\n  mdbook-rehearse serve --open\n  mdbook-rehearse serve \
        path/to/book --port 4000")]
    Serve(serve::Arguments),
    /// Practise an exercise in your own folder: it is checked on each save.
    #[command(after_help = "Examples:\n  mdbook-rehearse exercise\n  mdbook-rehearse exercise \
        union-find\n  mdbook-rehearse exercise union-find --once\n  mdbook-rehearse exercise \
        union-find --hint 1")]
    Exercise(exercise::Arguments),
    /// Add rehearse to an existing book.
    #[command(
        after_help = "Examples:\n  mdbook-rehearse init\n  mdbook-rehearse init path/to/book"
    )]
    Init(init::Arguments),
    /// Print shell completions.
    #[command(after_help = "Examples:\n  mdbook-rehearse completions bash > \
        ~/.local/share/bash-completion/completions/mdbook-rehearse")]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// mdBook asks whether a renderer is supported.
    #[command(hide = true)]
    Supports {
        /// The renderer's name.
        renderer: String,
    },
}

/// A book, and which of its listings.
#[derive(Args, Debug)]
struct Selection {
    /// The folder of book.toml.
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Only listings whose id or chapter contains one of these, or whose place is `file:line`.
    filter: Vec<String>,
}

/// How results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs; documented in the README, and versioned.
    Json,
    /// For GitHub Actions: annotations beside the lines.
    Github,
}

/// Do what the command line asks. `Ok(false)`: it was done, and a listing failed.
pub(crate) fn run(terminal: Terminal) -> Result<bool> {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let failed = error.use_stderr();
            drop(error.print());
            return if failed { Err(Usage.into()) } else { Ok(true) };
        }
    };
    match cli.command {
        None => preprocess::run(terminal),
        // Every renderer is served; what is not HTML gets plain fences.
        Some(Command::Supports { renderer: _ }) => Ok(true),
        Some(Command::Check(arguments)) => check::run(&arguments, terminal),
        Some(Command::Accept(arguments)) => accept::run(&arguments, terminal),
        Some(Command::List(arguments)) => list::run(&arguments, terminal),
        Some(Command::Run(arguments)) => run::run(&arguments),
        Some(Command::Explain(arguments)) => explain::run(&arguments, terminal),
        Some(Command::Build(arguments)) => build::run(&arguments, terminal),
        Some(Command::Serve(arguments)) => serve::run(&arguments, terminal),
        Some(Command::Exercise(arguments)) => exercise::run(&arguments, terminal),
        Some(Command::Init(arguments)) => init::run(&arguments, terminal),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "mdbook-rehearse", &mut script);
            terminal.result(&String::from_utf8_lossy(&script));
            Ok(true)
        }
    }
}

/// The command line was wrong, and clap has said so.
#[derive(Debug)]
struct Usage;

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("usage")
    }
}

impl std::error::Error for Usage {}

/// The exit status for a result; what went wrong is said on stderr.
pub(crate) fn exit(result: Result<bool>, terminal: Terminal) -> ExitCode {
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            if !error.is::<Usage>() {
                terminal.fail(&error);
            }
            ExitCode::from(2)
        }
    }
}
