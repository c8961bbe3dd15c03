//! Judge: expectation × outcome × snapshot → verdict.

pub mod accepted;
pub mod failure;
pub mod harness;
pub mod math;
pub mod normalize;
pub mod numbers;
pub mod quizzes;
pub mod references;
pub mod snapshot;
pub mod transcript;
pub mod translate;

use std::{collections::BTreeMap, time::Duration};

use self::{
    failure::Failure,
    harness::Test,
    transcript::Transcript,
    translate::{Terms, Translator},
};
use crate::{
    listing::Listing,
    perform::{
        compile::Emit,
        unit::{Goal, Outcome, Unit},
    },
    problem::Problem,
    read::wrap::wrap,
};

/// What is said of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It did what it had to.
    Passed,
    /// It is not looked at.
    Ignored,
    /// Nothing was run, and nothing was asserted of it before.
    Unchecked,
    /// It did not.
    Failed(Vec<Failure>),
}

impl Verdict {
    /// One word for reports.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Ignored => "ignored",
            Self::Unchecked => "unchecked",
            Self::Failed(_) => "failed",
        }
    }
}

/// A listing that has been judged.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// What it said, in the reader's terms.
    pub transcript: Transcript,
    /// The tests of its harness, where that is all it is.
    pub tests: Vec<Test>,
    /// The figures it wrote, by file name.
    pub figures: BTreeMap<String, String>,
    /// What the author is told: failures and warnings.
    pub problems: Vec<Problem>,
    /// Nothing had to be compiled or run.
    pub cached: bool,
    /// Time to compile and to run.
    pub time: (Duration, Duration),
}

impl Judged {
    /// Of a listing that nothing was done with.
    pub fn untouched(verdict: Verdict) -> Self {
        Self {
            verdict,
            transcript: Transcript::default(),
            tests: Vec::new(),
            figures: BTreeMap::new(),
            problems: Vec::new(),
            cached: false,
            time: (Duration::ZERO, Duration::ZERO),
        }
    }
}

/// A unit and what came of it.
pub type Result<'a> = (&'a Unit, &'a Outcome);

/// Judge a listing by its program and, where there are any, its tests. Snapshots come later.
pub fn judge(listing: &Listing, main: Result<'_>, tests: Option<Result<'_>>) -> Judged {
    let mut judged = Judged::untouched(Verdict::Passed);
    let mut failures = Vec::new();
    let (unit, outcome) = main;
    let translator = translator(listing, unit);
    if !outcome.reaches(&unit.goal) {
        failures.push(Failure::of(unit, outcome));
    }
    judged.time.0 += outcome.compile_time;
    if let Some(ran) = &outcome.ran {
        judged.time.1 += ran.time;
        judged.figures.clone_from(&ran.figures);
        let said = |text: &str| normalize::normalize(&translator.output(text, Terms::Reader));
        if unit.emit == Emit::TestHarness {
            judged.transcript.tests = failure::passed_tests(&ran.stdout);
            judged.tests = harness::tests(&ran.stdout);
        } else {
            judged.transcript.stdout = said(&ran.stdout);
            judged.transcript.stderr = said(&ran.stderr);
        }
        judged.problems.extend(failure::warnings(listing, ran));
    }
    if let Goal::FailToCompile(_) = unit.goal {
        judged.transcript.compiler = diagnostics(outcome, &translator, Terms::Reader);
    }
    let mut tests_translator = None;
    if let Some((unit, outcome)) = tests {
        judged.time.0 += outcome.compile_time;
        if let Some(ran) = &outcome.ran {
            judged.time.1 += ran.time;
            judged.transcript.tests = failure::passed_tests(&ran.stdout);
        }
        if !outcome.reaches(&unit.goal) {
            failures.push(Failure::of_tests(outcome));
            tests_translator = Some((self::translator(listing, unit), outcome));
        }
    }
    for failure in &failures {
        let (translator, outcome) = match (&tests_translator, failure) {
            (Some((translator, outcome)), Failure::Tests { .. }) => (translator, *outcome),
            _ => (&translator, outcome),
        };
        judged.problems.push(failure.problem(listing, outcome, translator));
    }
    if !failures.is_empty() {
        judged.verdict = Verdict::Failed(failures);
    }
    judged
}

/// Translates between a unit's program and the listing it was made of.
pub fn translator<'a>(listing: &'a Listing, unit: &Unit) -> Translator<'a> {
    let program = match unit.emit {
        Emit::TestHarness | Emit::TestMetadata => {
            wrap(&listing.source, listing.parses().unwrap_or(false), true)
        }
        Emit::Metadata | Emit::Link => listing.program(),
    };
    Translator::new(listing, program)
}

/// The errors of a compilation, one after another.
pub fn diagnostics(outcome: &Outcome, translator: &Translator<'_>, terms: Terms) -> String {
    let errors: Vec<String> = outcome
        .errors
        .iter()
        .map(|error| translator.diagnostic(error.rendered.trim_end(), terms))
        .collect();
    normalize::normalize(&errors.join("\n"))
}
