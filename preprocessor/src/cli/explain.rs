//! `explain`.

use std::{fmt::Write as _, path::PathBuf};

use anyhow::Result;
use clap::Args;
use mdbook_rehearse::{
    book::Book,
    cache::Cache,
    check::{Options, work_folder},
    decide::prepare::prepare,
    report::terminal::Terminal,
};

use super::run::find;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The listing's id, or its place as `file:line`.
    listing: String,
    /// The folder of book.toml.
    #[arg(long, default_value = ".")]
    book: PathBuf,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<bool> {
    let book = Book::load(&arguments.book)?;
    let listing = find(&book, &arguments.listing)?;
    let cache = Cache::open(&work_folder(&book.root).join("outcomes"))?;
    let options = Options::new()?.for_book(&book);
    let prepared = prepare(&book, &[listing], &options, Some(&cache))?;
    let needs = prepared.plan.needs[0];
    let mut text = format!("{} at {}\n", listing.id, listing.place);
    let parts = [("program", needs.main), ("tests", needs.tests)];
    if needs.main.is_none() {
        text.push_str("it is ignored\n");
    }
    for (part, index) in parts {
        let Some(index) = index else { continue };
        let (unit, key) = (&prepared.plan.units[index], &prepared.plan.keys[index]);
        let remembered = match cache.explain(&key.hash) {
            Ok(_) => "its outcome is remembered: nothing is compiled".to_owned(),
            Err(why) => format!("it is compiled and run: {why}"),
        };
        let how = match unit.alone() {
            None => "it can share a crate".to_owned(),
            Some(why) => format!("it is compiled alone: {why}"),
        };
        let _ = writeln!(text, "\n{part}: {remembered}\n  {how}\n  key {}", key.hash);
        for (name, value) in &key.ingredients {
            if !value.is_empty() {
                let _ = writeln!(text, "    {name}: {value}");
            }
        }
    }
    terminal.result(&text);
    Ok(true)
}
