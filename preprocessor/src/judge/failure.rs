//! The ways in which a listing fails, and the sentence for each.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    diagnostics, harness, normalize,
    translate::{Terms, Translator},
};
use crate::{
    listing::{Listing, Origin},
    perform::{
        compile::VIRTUAL_FOLDER,
        process::Exit,
        unit::{Goal, Outcome, RanOutcome, Unit},
    },
    problem::Problem,
    read::mapped::Place,
};

/// Why a listing failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It should compile and does not.
    DoesNotCompile,
    /// It should not compile and does.
    Compiles,
    /// It does not compile, as it should, but for other reasons.
    WrongErrors {
        /// Codes that are missing.
        missing: Vec<String>,
        /// Codes that are there.
        found: Vec<String>,
    },
    /// The compiler crashed, or the linker failed.
    NoVerdict,
    /// It should succeed and ended like this.
    Ended(Exit),
    /// It should panic and ended like this.
    DidNotPanic(Exit),
    /// Tests failed, or did not compile.
    Tests {
        /// How the harness ended, if it got so far.
        exit: Option<Exit>,
    },
    /// Some test should fail, and all pass.
    PassesTests,
    /// It does not do what the key of its question says.
    WrongKey,
    /// Its output is not the accepted one.
    OutputChanged,
    /// Its output has not been accepted yet.
    OutputNew,
}

impl Failure {
    /// Why this unit did not reach its goal.
    pub fn of(unit: &Unit, outcome: &Outcome) -> Self {
        let found = || -> Vec<String> {
            let codes = outcome.errors.iter().filter_map(|error| error.code.clone());
            codes.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
        };
        let exit = outcome.ran.as_ref().map_or(Exit::Code(-1), |ran| ran.exit);
        match &unit.goal {
            Goal::FailToCompile(_) if outcome.compiled => Self::Compiles,
            Goal::FailToCompile(codes) if !outcome.errors.is_empty() => {
                let missing = outcome.missing_codes(codes).into_iter().map(str::to_owned).collect();
                Self::WrongErrors { missing, found: found() }
            }
            _ if !outcome.compiled && outcome.errors.is_empty() => Self::NoVerdict,
            Goal::FailToCompile(_) => Self::NoVerdict,
            _ if !outcome.compiled => Self::DoesNotCompile,
            Goal::Panic => Self::DidNotPanic(exit),
            Goal::PassTests => Self::of_tests(outcome),
            Goal::FailTests if exit.is_success() => Self::PassesTests,
            Goal::Compile | Goal::Run | Goal::FailTests => Self::Ended(exit),
        }
    }

    /// Why the tests of a listing did not pass.
    pub fn of_tests(outcome: &Outcome) -> Self {
        Self::Tests { exit: outcome.ran.as_ref().map(|ran| ran.exit) }
    }

    /// One word for machines.
    pub fn word(&self) -> &'static str {
        match self {
            Self::DoesNotCompile => "does-not-compile",
            Self::Compiles => "compiles",
            Self::WrongErrors { .. } => "wrong-errors",
            Self::NoVerdict => "no-verdict",
            Self::Ended(Exit::TimedOut) => "timed-out",
            Self::Ended(Exit::TooMuchOutput) => "too-much-output",
            Self::Ended(_) => "failed",
            Self::DidNotPanic(_) => "did-not-panic",
            Self::Tests { .. } => "tests",
            Self::PassesTests => "passes-tests",
            Self::WrongKey => "wrong-key",
            Self::OutputChanged => "output-changed",
            Self::OutputNew => "output-new",
        }
    }

    /// What the author is told.
    pub fn problem(
        &self,
        listing: &Listing,
        outcome: &Outcome,
        translator: &Translator<'_>,
    ) -> Problem {
        let problem = self.describe(listing, outcome, translator);
        match problem.place() {
            // In an included file: which of the chapters that show it is meant.
            Some(place) if place.file != listing.place.file => {
                problem.also(listing.place.clone(), "shown here")
            }
            _ => problem,
        }
    }

    fn describe(
        &self,
        listing: &Listing,
        outcome: &Outcome,
        translator: &Translator<'_>,
    ) -> Problem {
        let called = listing.title();
        let exercise = matches!(listing.origin, Origin::Exercise(_));
        let ran = outcome.ran.as_ref();
        let place = listing.place.clone();
        match self {
            Self::DoesNotCompile => {
                let at = outcome.errors.iter().find_map(|error| error.at);
                let at = at.map_or(place, |(line, column)| translator.place(line, column));
                let said = diagnostics(outcome, translator, Terms::Author);
                let problem =
                    Problem::error(format!("{called} does not compile"), at).details(said);
                if exercise {
                    problem.help("only its parts count: `given`, and those that it is named after")
                } else {
                    problem
                }
            }
            Self::Compiles => Problem::error(
                format!("{called} compiles, though it is marked `compile_fail`"),
                place,
            )
            .help("remove `compile_fail`, or make it fail again"),
            Self::WrongErrors { missing, found } => {
                let found = match found.as_slice() {
                    [] => "errors without a code".to_owned(),
                    codes => codes.join(", "),
                };
                Problem::error(
                    format!("{called} fails to compile, but not with {}", missing.join(", ")),
                    place,
                )
                .label(format!("the compiler reports {found}"))
                .details(diagnostics(outcome, translator, Terms::Author))
            }
            Self::NoVerdict => {
                Problem::error(format!("the compiler or linker failed on {called}"), place)
                    .details(translator.output(&outcome.noise, Terms::Author))
            }
            Self::Ended(exit) => {
                let (at, title) = match exit {
                    Exit::Code(code) => match ran.and_then(|ran| panic_place(ran, translator)) {
                        Some(at) if *code == crate::perform::unit::PANIC_STATUS => {
                            (at, format!("{called} panicked"))
                        }
                        _ => (place, format!("{called} ended with exit status {code}")),
                    },
                    Exit::Signal(_) => (place, format!("{called} was {exit}")),
                    Exit::TimedOut => (place, format!("{called} ran out of time")),
                    Exit::TooMuchOutput => (place, format!("{called} printed too much")),
                };
                let problem = Problem::error(title, at).details(said(ran, translator));
                match exit {
                    _ if exercise => problem.help("its tests have to run to their end"),
                    Exit::TimedOut => problem.help(
                        "mark it `no_run` if it is not meant to end, or raise `timeout` in \
                         `[preprocessor.rehearse]`",
                    ),
                    Exit::TooMuchOutput => {
                        problem.help("raise `output-bytes` in `[preprocessor.rehearse]`")
                    }
                    Exit::Code(_) => {
                        problem.help("mark it `should_panic` or `no_run` if that is what it shows")
                    }
                    Exit::Signal(_) => problem,
                }
            }
            Self::DidNotPanic(exit) => {
                let how = match exit {
                    Exit::Code(0) => "it ended well".to_owned(),
                    other => format!("{other}: an exit status is no panic"),
                };
                Problem::error(
                    format!("{called} did not panic, though it is marked `should_panic`"),
                    place,
                )
                .label(how)
                .details(said(ran, translator))
            }
            Self::Tests { exit: None } => {
                let at = outcome.errors.iter().find_map(|error| error.at);
                let at = at.map_or(place, |(line, column)| translator.place(line, column));
                Problem::error(format!("the tests of {called} do not compile"), at)
                    .details(diagnostics(outcome, translator, Terms::Author))
            }
            Self::Tests { exit: Some(exit) } => {
                let at = ran.and_then(|ran| panic_place(ran, translator)).unwrap_or(place);
                let title = match exit {
                    Exit::Code(_) if exercise => format!("{called} fails its tests"),
                    _ if exercise => format!("{called} does not get through its tests: {exit}"),
                    _ => format!("tests of {called} failed ({exit})"),
                };
                Problem::error(title, at).details(said(ran, translator))
            }
            Self::PassesTests => Problem::error(
                format!("{called} passes all of its tests"),
                listing.place_of(1, 1),
            )
            .help("leave something to write: at least one test that the reader sees has to fail"),
            Self::WrongKey => {
                Problem::error(format!("the key of question `{}` is wrong", listing.id), place)
            }
            Self::OutputChanged => Problem::error(format!("the output of {called} changed"), place),
            Self::OutputNew => {
                Problem::error(format!("the output of {called} is not accepted yet"), place)
            }
        }
    }
}

/// What a program said, in the author's terms.
fn said(ran: Option<&RanOutcome>, translator: &Translator<'_>) -> String {
    const SHOWN: usize = 4000;
    let Some(ran) = ran else { return String::new() };
    let mut text = String::new();
    for (name, part) in [("stdout", &ran.stdout), ("stderr", &ran.stderr)] {
        let part = translator.output(&harness::unshared(part), Terms::Author);
        let part = normalize::normalize(&part);
        if !part.trim().is_empty() {
            let end = part.char_indices().nth(SHOWN).map_or(part.len(), |(at, _)| at);
            let more = if end < part.len() { "\n…" } else { "" };
            text.push_str(&format!("--- {name}\n{}{more}\n", part[..end].trim_end()));
        }
    }
    text
}

static PANIC: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"panicked at {VIRTUAL_FOLDER}[/\\]listing-[0-9a-f]{{12}}\.rs:(\d+):(\d+)"))
        .expect("a valid expression")
});

/// Where the author wrote what panicked.
fn panic_place(ran: &RanOutcome, translator: &Translator<'_>) -> Option<Place> {
    let capture = PANIC.captures(&ran.stderr).or_else(|| PANIC.captures(&ran.stdout))?;
    let number = |index| capture.get(index)?.as_str().parse::<usize>().ok();
    Some(translator.place(number(1)?, number(2)?))
}

/// How many tests a harness says have passed.
pub fn passed_tests(stdout: &str) -> Option<usize> {
    let line = stdout.lines().rev().find(|line| line.starts_with("test result:"))?;
    line.split(". ").nth(1)?.split_whitespace().next()?.parse().ok()
}

/// What is worth saying though the listing passed.
pub fn warnings(listing: &Listing, ran: &RanOutcome) -> Vec<Problem> {
    let mut warnings = Vec::new();
    if !ran.utf8 {
        let title = format!("listing `{}` printed bytes that are not UTF-8", listing.id);
        warnings.push(
            Problem::warning(title, listing.place.clone())
                .help("they are shown, and kept in snapshots, as U+FFFD"),
        );
    }
    if ran.left_children {
        let title = format!("listing `{}` left a process running; it was killed", listing.id);
        warnings.push(
            Problem::warning(title, listing.place.clone()).help("wait for the child it starts"),
        );
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::passed_tests;

    #[test]
    fn the_count_is_read_off_the_summary() {
        let said = "running 2 tests\n..\n\ntest result: ok. 2 passed; 0 failed; 0 ignored\n\n";
        assert_eq!(passed_tests(said), Some(2));
        assert_eq!(passed_tests("nothing"), None);
    }
}
