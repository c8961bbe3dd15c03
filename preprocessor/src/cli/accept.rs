//! `accept`.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use clap::Args;
use mdbook_rehearse::{
    book::Book,
    check::{Options, check, selected},
    judge::snapshot::{Snapshots, name},
    paths,
    report::{progress::Silent, terminal::Terminal},
};

use super::Selection;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    #[command(flatten)]
    selection: Selection,
    /// Remove accepted snapshots that no listing has any more.
    #[arg(long)]
    delete_orphans: bool,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<bool> {
    let book = Book::load(&arguments.selection.dir)?;
    let folder = book.config.snapshots.as_ref().context(
        "this book keeps no snapshots\nhelp: name a folder in book.toml: `snapshots = \
         \"tests/snapshots\"` in `[preprocessor.rehearse]`",
    )?;
    let snapshots = Snapshots::new(book.root.join(folder), true);
    let listings: Vec<_> = book.listings().collect();
    let wanted: BTreeSet<String> = listings
        .iter()
        .filter(|listing| selected(&book, listing, &arguments.selection.filter))
        .map(|listing| name(&listing.id, None))
        .collect();
    let listing_of = |pending: &str| pending.split('@').next().unwrap_or(pending).to_owned();
    let mut accepted = 0;
    for pending in snapshots.pending() {
        if wanted.contains(&listing_of(&pending)) {
            snapshots.accept(&pending)?;
            terminal.result(&format!("accepted {pending}"));
            accepted += 1;
        }
    }
    if arguments.delete_orphans {
        // Which figures listings still write, only a check can tell.
        let mut options = Options::new()?.for_book(&book);
        options.write_pending = false;
        for orphan in check(&book, &options, &Silent)?.orphans {
            std::fs::remove_file(&orphan)?;
            terminal.result(&format!("removed {}", paths::display(&orphan)));
        }
    }
    let left = snapshots.pending().len();
    terminal.say(&format!("{accepted} accepted, {left} pending"));
    Ok(true)
}
