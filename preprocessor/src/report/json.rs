//! `--format json`: one object, versioned. The README documents it.

use serde::Serialize;

use super::{judged, reasons};
use crate::{
    book::Book, check::Checked, decide::prepare::Prepared, listing::Listing, paths,
    problem::Severity,
};

/// Raised when a field changes its meaning or goes away; new fields may come at any time.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    compiler: Option<&'a str>,
    passed: usize,
    failed: usize,
    ignored: usize,
    unchecked: usize,
    cached: usize,
    seconds: f64,
    listings: Vec<ListingReport<'a>>,
    problems: Vec<ProblemReport<'a>>,
}

#[derive(Serialize)]
struct ListingReport<'a> {
    id: &'a str,
    file: String,
    line: usize,
    kind: &'static str,
    verdict: &'static str,
    reasons: Vec<&'static str>,
    cached: bool,
    compile_seconds: f64,
    run_seconds: f64,
    tests_passed: Option<usize>,
}

#[derive(Serialize)]
struct ProblemReport<'a> {
    severity: &'static str,
    title: &'a str,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    help: &'a [String],
    details: Option<&'a str>,
}

/// A checked book.
pub fn checked(book: &Book, checked: &Checked, target: &str) -> String {
    let counts = checked.counts();
    let listings = judged(book, checked)
        .map(|(listing, judged)| ListingReport {
            id: &listing.id,
            file: paths::display(&listing.place.file),
            line: listing.place.line,
            kind: listing.expectation(target).kind(),
            verdict: judged.verdict.word(),
            reasons: reasons(judged),
            cached: judged.cached,
            compile_seconds: judged.time.0.as_secs_f64(),
            run_seconds: judged.time.1.as_secs_f64(),
            tests_passed: judged.transcript.tests,
        })
        .collect();
    let problems = checked
        .problems
        .iter()
        .map(|problem| ProblemReport {
            severity: match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            title: &problem.title,
            file: problem.place().map(|place| paths::display(&place.file)),
            line: problem.place().map(|place| place.line),
            column: problem.place().map(|place| place.column),
            help: &problem.help,
            details: problem.details.as_deref(),
        })
        .collect();
    let report = Report {
        version: VERSION,
        compiler: checked.compiler.as_deref(),
        passed: counts.passed,
        failed: counts.failed,
        ignored: counts.ignored,
        unchecked: counts.unchecked,
        cached: counts.cached,
        seconds: checked.time.as_secs_f64(),
        listings,
        problems,
    };
    pretty(&report)
}

#[derive(Serialize)]
struct Listed<'a> {
    version: u32,
    listings: Vec<ListedListing<'a>>,
}

#[derive(Serialize)]
struct ListedListing<'a> {
    id: &'a str,
    file: String,
    line: usize,
    kind: &'static str,
    edition: &'static str,
    source: Option<String>,
    tests: bool,
    shared: bool,
    alone_because: Option<String>,
    program: Option<&'a str>,
}

/// What `list` shows.
pub fn listed(listings: &[&Listing], prepared: &Prepared) -> String {
    let listings = listings
        .iter()
        .zip(&prepared.plan.needs)
        .map(|(listing, needs)| {
            let unit = needs.main.map(|index| &prepared.plan.units[index]);
            let alone = unit.and_then(|unit| unit.alone());
            ListedListing {
                id: &listing.id,
                file: paths::display(&listing.place.file),
                line: listing.place.line,
                kind: listing.expectation(&prepared.toolchain.target).kind(),
                edition: listing.edition.year(),
                source: listing.file.as_deref().map(paths::display),
                tests: listing.tests,
                shared: unit.is_some() && alone.is_none(),
                alone_because: alone.map(ToString::to_string),
                program: unit.map(|unit| unit.program.as_str()),
            }
        })
        .collect();
    pretty(&Listed { version: VERSION, listings })
}

fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
