//! The unit of work: one program, one way of compiling it, and what came of it.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use serde::{Deserialize, Serialize};

use super::{
    compile::{Diagnostic, Emit, Inputs},
    process::Exit,
};
use crate::{decide::sharing::Alone, listing::Expectation, read::tags::Edition};

/// One program to be compiled in one way, and run if that makes a program that runs.
#[derive(Clone, Debug)]
pub struct Unit {
    /// `listing-<hash>`: the name of its file, its binary and (with `_`) its module. It goes by the
    /// text, so that it is the same wherever the program stands and however it is built.
    pub name: String,
    /// The text that is compiled.
    pub program: String,
    /// What comes out of the compilation.
    pub emit: Emit,
    /// What must happen.
    pub goal: Goal,
    /// The edition.
    pub edition: Edition,
    /// Which of the plan's dependencies it uses.
    pub dependencies: usize,
    /// Further flags for the compiler.
    pub flags: Vec<String>,
    /// Files it reads when it runs: path relative to the book's root.
    pub data: Vec<PathBuf>,
    /// Variables it sees when it runs.
    pub environment: Vec<(String, String)>,
    /// Why it is compiled alone; `None` if it may share a crate.
    pub alone: Option<Alone>,
}

impl Unit {
    /// Its module in a bundle.
    pub fn module(&self) -> String {
        self.name.replace('-', "_")
    }

    /// Whether it says what its crate is called.
    pub fn names_its_crate(&self) -> bool {
        self.alone.is_some() && self.program.contains("crate_name")
    }

    /// Its generated file.
    pub fn file(&self) -> String {
        format!("{}.rs", self.name)
    }
}

/// What must happen for a unit to have passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// It compiles.
    Compile,
    /// It does not compile; these codes are among the errors.
    FailToCompile(Vec<String>),
    /// It runs and exits with status 0.
    Run,
    /// It runs and panics.
    Panic,
    /// It is a test harness, and every test passes.
    PassTests,
    /// It is a test harness, and at least one test fails.
    FailTests,
}

impl Goal {
    /// The goal of a listing's program; `None` if nothing is to be done.
    pub fn of(expectation: &Expectation) -> Option<Self> {
        Some(match expectation {
            Expectation::Ignored => return None,
            Expectation::Compiles => Self::Compile,
            Expectation::FailsToCompile(codes) => Self::FailToCompile(codes.clone()),
            Expectation::Runs => Self::Run,
            Expectation::Panics => Self::Panic,
            Expectation::PassesTests => Self::PassTests,
            Expectation::FailsTests => Self::FailTests,
        })
    }
}

/// The status of a program whose main thread panicked.
pub const PANIC_STATUS: i32 = 101;

/// What came of a unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The compiler was content.
    pub compiled: bool,
    /// The errors, in terms of the generated file. From a bundle they prove that there are errors;
    /// only a lone compilation's are shown.
    pub errors: Vec<Diagnostic>,
    /// What the compiler said that is no diagnostic.
    pub noise: String,
    /// It was compiled alone.
    pub alone: bool,
    /// What it did when it ran.
    pub ran: Option<RanOutcome>,
    /// Files and variables that the compiler looked at, to be compared before this is used again.
    pub inputs: Inputs,
    /// Time the compiler took, shared evenly over a bundle.
    pub compile_time: Duration,
}

/// What a program did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RanOutcome {
    /// How it ended.
    pub exit: Exit,
    /// What it printed; bytes that are not UTF-8 are replaced.
    pub stdout: String,
    /// What it said on stderr, likewise.
    pub stderr: String,
    /// Panics say nothing on stderr: the program sets a hook, or is a test harness.
    pub own_hook: bool,
    /// All of it was UTF-8.
    pub utf8: bool,
    /// It left processes running.
    pub left_children: bool,
    /// Figures it wrote, by file name.
    pub figures: BTreeMap<String, String>,
    /// How long it ran.
    pub time: Duration,
}

impl Outcome {
    /// Whether it did what it had to. Only such outcomes are remembered.
    pub fn reaches(&self, goal: &Goal) -> bool {
        match goal {
            Goal::Compile => self.compiled,
            Goal::FailToCompile(codes) => {
                !self.compiled && !self.errors.is_empty() && self.missing_codes(codes).is_empty()
            }
            Goal::Run | Goal::PassTests => {
                self.ran.as_ref().is_some_and(|ran| ran.exit.is_success())
            }
            Goal::Panic => self.ran.as_ref().is_some_and(RanOutcome::panicked),
            Goal::FailTests => self.ran.as_ref().is_some_and(RanOutcome::failed_tests),
        }
    }

    /// The codes of `wanted` that no error has.
    pub fn missing_codes<'a>(&self, wanted: &'a [String]) -> Vec<&'a str> {
        wanted
            .iter()
            .map(String::as_str)
            .filter(|code| !self.errors.iter().any(|error| error.code.as_deref() == Some(code)))
            .collect()
    }
}

impl RanOutcome {
    /// Whether it ended in a panic: by its status, or aborted, and with the message of a panic. A
    /// program that says so in words of its own (`set_hook`) ends with the status all the same.
    pub fn panicked(&self) -> bool {
        let said = self.stderr.contains("panicked at");
        match self.exit {
            Exit::Code(PANIC_STATUS) => said || self.own_hook,
            Exit::Signal(SIGABRT) => said,
            Exit::Code(_) | Exit::Signal(_) | Exit::TimedOut | Exit::TooMuchOutput => false,
        }
    }

    /// Whether a test harness ran to its end, and some test failed.
    pub fn failed_tests(&self) -> bool {
        let said = self.stdout.contains("\ntest result: FAILED");
        self.exit == Exit::Code(PANIC_STATUS) && said
    }
}

/// What a panic that cannot unwind ends with.
const SIGABRT: i32 = 6;
