//! `list`.

use std::fmt::Write as _;

use anyhow::Result;
use clap::Args;
use mdbook_rehearse::{
    book::Book,
    check::{Options, selected},
    decide::prepare::prepare,
    report::{json, terminal::Terminal},
};

use super::{Format, Selection};

#[derive(Args, Debug)]
pub(super) struct Arguments {
    #[command(flatten)]
    selection: Selection,
    /// How to print it.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<bool> {
    let book = Book::load(&arguments.selection.dir)?;
    let listings: Vec<_> = book
        .listings()
        .filter(|listing| selected(&book, listing, &arguments.selection.filter))
        .collect();
    let prepared = prepare(&book, &listings, &Options::new()?.for_book(&book), None)?;
    if arguments.format == Format::Json {
        terminal.result(&json::listed(&listings, &prepared));
        return Ok(true);
    }
    let mut text = String::new();
    for (listing, needs) in listings.iter().zip(&prepared.plan.needs) {
        let kind = listing.expectation(&prepared.toolchain.target).kind();
        let how = match needs.main.map(|index| prepared.plan.units[index].alone()) {
            None => String::new(),
            Some(None) => "bundled".to_owned(),
            Some(Some(why)) => format!("alone: {why}"),
        };
        let tests = if needs.tests.is_some() { ", tests" } else { "" };
        let _ = writeln!(text, "{}  {kind}{tests}  {}  {how}", listing.id, listing.place);
    }
    terminal.result(&text);
    Ok(true)
}
