//! `run`.

use std::{ffi::OsString, path::PathBuf, process::Command};

use anyhow::{Context, Result};
use clap::Args;
use mdbook_rehearse::{
    book::Book,
    check::Options,
    decide::prepare::prepare,
    judge::{self, translate::Terms},
    listing::Listing,
    perform::{
        bundle,
        compile::{Compilation, compile},
        execute::FIGURES,
        process,
    },
    problem::nearest,
};

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The listing's id, or its place as `file:line`.
    listing: String,
    /// The folder of book.toml.
    #[arg(long, default_value = ".")]
    book: PathBuf,
    /// Arguments for the listing.
    #[arg(last = true)]
    arguments: Vec<OsString>,
}

/// The listing that is meant.
pub(super) fn find<'a>(book: &'a Book, wanted: &str) -> Result<&'a Listing> {
    let matches = |listing: &&Listing| listing.id == wanted || listing.place.to_string() == wanted;
    book.listings().find(matches).with_context(|| {
        let ids = book.listings().map(|listing| listing.id.as_str());
        match nearest(wanted, ids) {
            Some(near) => format!("there is no listing `{wanted}`\nhelp: did you mean `{near}`?"),
            None => {
                format!("there is no listing `{wanted}`\nhelp: `mdbook-rehearse list` shows all")
            }
        }
    })
}

/// The listing gets the terminal, the reader's environment, and the current folder.
pub(super) fn run(arguments: &Arguments) -> Result<bool> {
    let book = Book::load(&arguments.book)?;
    let listing = find(&book, &arguments.listing)?;
    let prepared = prepare(&book, &[listing], &Options::new()?.for_book(&book), None)?;
    let index = prepared.plan.needs[0].main;
    let index = index.with_context(|| format!("listing `{}` is marked `ignore`", listing.id))?;
    let unit = &prepared.plan.units[index];
    let folder = tempfile::tempdir()?;
    bundle::write_program(folder.path(), unit, false)?;
    let binary = folder.path().join(format!("{}{}", unit.name, std::env::consts::EXE_SUFFIX));
    let compiled = compile(&Compilation {
        toolchain: &prepared.toolchain,
        root: &folder.path().join(unit.file()),
        folder: folder.path(),
        result: &binary,
        emit: unit.emit.runnable(),
        edition: unit.edition,
        dependencies: &prepared.dependencies[unit.dependencies],
        flags: &unit.flags,
        bundle: false,
        codegen_units: 1,
        names_its_crate: unit.names_its_crate(),
        inputs: false,
        time: book.config.compile_time_limit(),
    })?;
    anyhow::ensure!(
        !compiled.timed_out,
        "the compiler took too long over listing `{}`\nhelp: raise `compile-timeout` in \
         `[preprocessor.rehearse]`",
        listing.id
    );
    if !compiled.success {
        let terminal = mdbook_rehearse::report::terminal::Terminal::new();
        let translator = judge::translator(listing, unit);
        for error in compiled.errors() {
            terminal.say(&translator.diagnostic(&error.rendered, Terms::Author));
        }
        return Ok(false);
    }
    let figures = folder.path().join("figures");
    std::fs::create_dir(&figures)?;
    let mut command = Command::new(&binary);
    command.args(&arguments.arguments);
    if std::env::var_os(FIGURES).is_none() {
        command.env(FIGURES, &figures);
    }
    Ok(process::interactive(&mut command)?.success())
}
