//! Does rehearse build the same program and reach the same verdict as rustdoc?
//!
//! ```text
//! cargo run --release --example parity -- BOOK [--programs-only] [--alone] [-L DIR]...
//! ```
//!
//! For every code block of every chapter of the mdBook in `BOOK`, two questions are put to the
//! pinned toolchain's own rustdoc: which program it makes of the block and with which attributes
//! (`--output-format=doctest`, an unstable option, hence `RUSTC_BOOTSTRAP`), and which verdict
//! `rustdoc --test` reaches, called for each chapter as `mdbook test` calls it. What differs is
//! printed and the exit code is 1; where rehearse is stricter on purpose, that is printed apart with
//! its reason.

mod compare;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use mdbook_rehearse::book::Book;

use compare::{Comparison, Report, compare};

fn main() -> Result<ExitCode> {
    const USAGE: &str = "usage: parity BOOK [--programs-only] [--alone] [-L DIR]...";
    let (mut root, mut comparison) = (None, Comparison::default());
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--programs-only" => comparison.programs_only = true,
            "--alone" => comparison.alone = true,
            "-L" => {
                let folder = arguments.next().context(USAGE)?;
                comparison.libraries.push(std::path::absolute(folder)?);
            }
            _ => root = Some(PathBuf::from(argument)),
        }
    }
    let book = Book::load(&root.context(USAGE)?)?;
    Ok(print(&compare(&book, &comparison)?))
}

#[expect(clippy::print_stdout, reason = "this is a command")]
fn print(report: &Report) -> ExitCode {
    for line in &report.different {
        println!("DIFFERENT  {line}");
    }
    for line in &report.stricter {
        println!("stricter   {line}");
    }
    println!(
        "{}; {} different, {} stricter on purpose",
        report.compared.join(", "),
        report.different.len(),
        report.stricter.len()
    );
    ExitCode::from(u8::from(!report.different.is_empty()))
}
