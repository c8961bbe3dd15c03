//! A listing: one program of the book and everything that is known of it before it is compiled.

use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use crate::read::{
    lines::Line,
    mapped::{Place, SourceFile},
    tags::{Edition, Ignore, Tags},
    wrap::{Program, wrap},
};

/// One code block of Rust.
#[derive(Clone, Debug)]
pub struct Listing {
    /// Its name, or `<chapter>#<n>` (the nth listing of the chapter, from 1) where it has none;
    /// of a question's program `<quiz>#<n>`, of an exercise `<name>:solution` and `<name>:starter`.
    pub id: String,
    /// Index of its chapter in the book.
    pub chapter: usize,
    /// What it is a part of.
    pub origin: Origin,
    /// Where its fence, a question's program, or the directive of its exercise stands.
    pub place: Place,
    /// What its fence says.
    pub tags: Tags,
    /// Its lines, shown and hidden.
    pub lines: Vec<Line>,
    /// Its code as rustdoc sees it, before it is wrapped.
    pub source: Arc<SourceFile>,
    /// The file that holds it as a whole, where it is included from one.
    pub file: Option<PathBuf>,
    /// The edition it is compiled with.
    pub edition: Edition,
    /// Whether its `#[test]` functions run.
    pub tests: bool,
    parses: OnceLock<bool>,
}

/// What a listing is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A code block of its chapter: its index among them.
    Block(usize),
    /// An exercise of its chapter: one of the two programs that are made of it.
    Exercise(Role),
    /// The program that a question shows: indices of the quiz among those of its chapter, and of the
    /// question in it.
    Question {
        /// The quiz.
        quiz: usize,
        /// The question.
        question: usize,
    },
}

/// What a program of an exercise is there to prove.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The solution with every test: it passes them.
    Solution,
    /// What the reader starts from, with the tests that the reader sees: it compiles, and fails
    /// some of them.
    Starter,
}

/// What must happen for a listing to pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// Nothing: it is not looked at.
    Ignored,
    /// It compiles.
    Compiles,
    /// It does not compile, and each of these codes is among the errors.
    FailsToCompile(Vec<String>),
    /// It compiles, runs and exits with status 0.
    Runs,
    /// It compiles, runs and panics.
    Panics,
    /// It compiles, and its tests pass.
    PassesTests,
    /// It compiles, and at least one of its tests fails.
    FailsTests,
}

impl Expectation {
    /// One word for reports.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Ignored => "ignore",
            Self::Compiles => "no_run",
            Self::FailsToCompile(_) => "compile_fail",
            Self::Runs => "run",
            Self::Panics => "should_panic",
            Self::PassesTests => "tests_pass",
            Self::FailsTests => "tests_fail",
        }
    }
}

impl Listing {
    /// Put a listing together.
    #[expect(clippy::too_many_arguments, reason = "a listing is what all of these say")]
    pub fn new(
        id: String,
        chapter: usize,
        origin: Origin,
        place: Place,
        tags: Tags,
        lines: Vec<Line>,
        file: Option<PathBuf>,
        edition: Edition,
        tests: bool,
    ) -> Self {
        let code = lines.iter().map(|line| line.code.as_str()).collect::<Vec<_>>().join("\n");
        let name = format!("listing-{}.rs", &blake3::hash(code.as_bytes()).to_hex()[..12]);
        let source = SourceFile::new(name, code);
        let tests = (tests || tags.test) && source.text.contains("#[test]");
        let parses = OnceLock::new();
        Self { id, chapter, origin, place, tags, lines, source, file, edition, tests, parses }
    }

    /// What must happen for it to pass on `target` (a target triple).
    ///
    /// rustdoc's precedence: `ignore`, then `compile_fail`, then `no_run`, then `should_panic`.
    pub fn expectation(&self, target: &str) -> Expectation {
        match self.origin {
            Origin::Exercise(Role::Solution) => return Expectation::PassesTests,
            Origin::Exercise(Role::Starter) => return Expectation::FailsTests,
            Origin::Block(_) | Origin::Question { .. } => {}
        }
        let tags = &self.tags;
        if tags.ignore.applies(target) {
            Expectation::Ignored
        } else if tags.compile_fail {
            Expectation::FailsToCompile(tags.error_codes.clone())
        } else if tags.no_run {
            Expectation::Compiles
        } else if tags.should_panic {
            Expectation::Panics
        } else {
            Expectation::Runs
        }
    }

    /// The place the author wrote a position of the listing's code (line and column from 1).
    pub fn place_of(&self, line: usize, column: usize) -> Place {
        match self.lines.get(line.saturating_sub(1)) {
            Some(line) => {
                Place { column: line.place.column + column.saturating_sub(1), ..line.place.clone() }
            }
            None => self.place.clone(),
        }
    }

    /// Whether the compiler's parser accepts its code as a function's body, and so whether rustdoc
    /// wraps it; `None` where only the compiler can tell (see [`Listing::learn_whether_it_parses`]).
    pub fn parses(&self) -> Option<bool> {
        if let Some(known) = self.parses.get() {
            return Some(*known);
        }
        parses_as_block(&self.source.text).then(|| *self.parses.get_or_init(|| true))
    }

    /// Note what the compiler said.
    pub fn learn_whether_it_parses(&self, parses: bool) {
        self.parses.get_or_init(|| parses);
    }

    /// The program the compiler gets.
    pub fn program(&self) -> Program {
        wrap(&self.source, self.parses().unwrap_or(false), self.tags.test_harness)
    }

    /// Its block among the chapter's code blocks, if it is one.
    pub fn block(&self) -> Option<usize> {
        match self.origin {
            Origin::Block(block) => Some(block),
            Origin::Exercise(_) | Origin::Question { .. } => None,
        }
    }

    /// What messages call it.
    pub fn title(&self) -> String {
        let exercise = || self.id.rsplit_once(':').map_or(self.id.as_str(), |(id, _)| id);
        match self.origin {
            Origin::Block(_) => format!("listing `{}`", self.id),
            Origin::Question { .. } => format!("the program of question `{}`", self.id),
            Origin::Exercise(Role::Solution) => {
                format!("the solution of exercise `{}`", exercise())
            }
            Origin::Exercise(Role::Starter) => format!("the starter of exercise `{}`", exercise()),
        }
    }

    /// Whether it is never looked at, on any target.
    pub fn is_always_ignored(&self) -> bool {
        self.tags.ignore == Ignore::Always
    }
}

fn parses_as_block(code: &str) -> bool {
    let parser = |input: syn::parse::ParseStream<'_>| {
        input.call(syn::Attribute::parse_inner)?;
        syn::Block::parse_within(input)
    };
    syn::parse::Parser::parse_str(parser, code).is_ok()
}
