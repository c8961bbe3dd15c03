//! mdBook's preprocessor protocol: the book on stdin, the book on stdout.

use anyhow::{Context, Result};
use mdbook_rehearse::{
    check::Options,
    mdbook::preprocess,
    report::{progress::Bar, terminal::Terminal},
    show::assets::Delivery,
};

use super::check::tell;

pub(super) fn run(terminal: Terminal) -> Result<bool> {
    let (context, book) = mdbook_preprocessor::parse_input(std::io::stdin()).context(
        "without a command this is an mdBook preprocessor, and mdBook gives it a book on stdin\nhelp: \
         mdbook-rehearse --help",
    )?;
    // `mdbook test` has rustdoc check the listings as they are.
    if context.renderer == "test" {
        terminal.result(&serde_json::to_string(&book)?);
        return Ok(true);
    }
    let bar = Bar::new(terminal);
    let result = preprocess(&context, book, &Options::new()?, Delivery::Inline, &bar);
    bar.clear();
    let (book, report) = result?;
    tell(&report.book, &report.checked, terminal);
    let good = !report.checked.failed();
    // `mdbook serve` shows what failed on its page; `mdbook build` stops.
    let serves = context.config.get::<String>("output.html.live-reload-endpoint")?.is_some();
    if good || serves {
        terminal.result(&serde_json::to_string(&book)?);
    }
    Ok(good || serves)
}
