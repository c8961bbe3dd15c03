//! What a reader has written for an exercise: compiled, and put to its tests.

use std::path::Path;

use anyhow::{Context, Result};
use regex::{Captures, Regex};

use crate::{
    book::Book,
    check::Options,
    decide::{
        prepare::{Prepared, prepare},
        sharing::Alone,
    },
    judge::harness::{self, Test},
    listing::{Listing, Origin, Role},
    paths,
    perform::{
        Setting,
        compile::{Emit, VIRTUAL_FOLDER},
        perform,
        process::Exit,
        unit::{Goal, Outcome, Unit},
    },
    read::exercise::{Exercise, Part},
    report::progress::Silent,
};

/// What came of an attempt. Positions are those of the reader's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// The compiler refuses it, and says why.
    DoesNotCompile(String),
    /// It compiles, but the further tests do not fit it: why.
    DoesNotFit(String),
    /// Its tests ran.
    Tested {
        /// Those in the reader's file.
        visible: Vec<Test>,
        /// Those that come with the solution.
        further: Vec<Test>,
        /// How they ended, all together.
        end: Exit,
    },
}

impl Attempt {
    /// Whether the exercise is solved.
    pub fn is_done(&self) -> bool {
        match self {
            Self::DoesNotCompile(_) | Self::DoesNotFit(_) => false,
            Self::Tested { visible, end, .. } => !visible.is_empty() && end.is_success(),
        }
    }
}

/// Everything that attempts at one exercise need.
#[derive(Debug)]
pub struct Bench<'a> {
    book: &'a Book,
    exercise: &'a Exercise,
    prepared: Prepared,
    solution: Unit,
}

impl<'a> Bench<'a> {
    /// For one exercise of a book.
    pub fn new(book: &'a Book, exercise: &'a Exercise, options: &Options) -> Result<Self> {
        let is_solution = |listing: &&Listing| {
            listing.origin == Origin::Exercise(Role::Solution) && listing.place == exercise.place
        };
        let listing = book.listings().find(is_solution).context("the exercise has no program")?;
        let prepared = prepare(book, &[listing], options)?;
        let unit = prepared.plan.units.first().context("the exercise has no program")?.clone();
        Ok(Self { book, exercise, prepared, solution: unit })
    }

    /// The crates in reach that a text names.
    pub fn names_a_crate(&self, text: &str) -> bool {
        let set = &self.prepared.dependencies[self.solution.dependencies];
        let crates = set.arguments.iter().filter_map(|argument| Some(argument.split_once('=')?.0));
        crates.into_iter().any(|name| text.contains(&format!("{name}::")))
    }

    /// The package whose crates listings see.
    pub fn package(&self) -> Option<&str> {
        self.prepared.dependencies[self.solution.dependencies].package.as_deref()
    }

    /// Put a text to the tests; `file` is what messages call it.
    pub fn attempt(&self, text: &str, file: &Path) -> Result<Attempt> {
        let own = Source { text: text.to_owned(), lines: text.lines().count(), file };
        let checked = self.perform(&own, Emit::TestMetadata, Goal::Compile)?;
        if !checked.1.compiled {
            return Ok(Attempt::DoesNotCompile(own.errors(&checked)));
        }
        let more = self.exercise.part(Part::MoreTests);
        let all = Source { text: format!("{}\n\n{more}\n", text.trim_end()), ..own };
        let tested = self.perform(&all, Emit::TestHarness, Goal::PassTests)?;
        if !tested.1.compiled {
            return Ok(Attempt::DoesNotFit(all.errors(&tested)));
        }
        let (unit, outcome) = &tested;
        let ran = outcome.ran.as_ref().context("the tests did not run")?;
        let module = self.exercise.modules.1.as_deref();
        let tests = harness::tests(&all.translated(&ran.stdout, unit));
        let (further, visible) =
            tests.into_iter().partition(|test| module.is_some_and(|name| test.is_in(name)));
        Ok(Attempt::Tested { visible, further, end: ran.exit })
    }

    fn perform(&self, source: &Source<'_>, emit: Emit, goal: Goal) -> Result<(Unit, Outcome)> {
        let hash = blake3::hash(source.text.as_bytes()).to_hex();
        let unit = Unit {
            name: format!("listing-{}", &hash[..12]),
            program: source.text.clone(),
            emit,
            goal,
            // What the book asks of its own files is not asked of a reader's.
            flags: self.book.config.flags.clone(),
            alone: Some(Alone::Asked),
            ..self.solution.clone()
        };
        let folder = tempfile::tempdir()?;
        let setting = Setting {
            toolchain: &self.prepared.toolchain,
            dependencies: &self.prepared.dependencies,
            root: &self.book.root,
            folder: folder.path().canonicalize()?,
            limits: self.prepared.limits,
            jobs: 1,
        };
        let outcomes = perform(std::slice::from_ref(&unit), vec![vec![0]], &setting, &Silent)?;
        let outcome = outcomes.into_iter().next().context("nothing came of it")?;
        Ok((unit, outcome))
    }
}

/// A text that is compiled, of which the first lines are the reader's.
struct Source<'a> {
    text: String,
    lines: usize,
    file: &'a Path,
}

impl Source<'_> {
    fn errors(&self, (unit, outcome): &(Unit, Outcome)) -> String {
        let errors: Vec<&str> =
            outcome.errors.iter().map(|error| error.rendered.trim_end()).collect();
        let said = if errors.is_empty() { outcome.noise.clone() } else { errors.join("\n\n") };
        self.translated(&said, unit)
    }

    /// Positions in the generated file, as positions in the reader's.
    fn translated(&self, said: &str, unit: &Unit) -> String {
        let name = regex::escape(&unit.file());
        let Ok(position) = Regex::new(&format!(r"{VIRTUAL_FOLDER}[/\\]{name}(?::(\d+))?")) else {
            return said.to_owned();
        };
        let file = paths::display(self.file);
        position
            .replace_all(said, |found: &Captures<'_>| {
                match found.get(1).and_then(|line| line.as_str().parse::<usize>().ok()) {
                    None => file.clone(),
                    Some(line) if line <= self.lines => format!("{file}:{line}"),
                    Some(line) => format!("further tests:{}", line - self.lines),
                }
            })
            .into_owned()
    }
}
