//! Exercises: `{{#exercise FILE}}` shows one, and one compiled file holds all of it.
//!
//! The file is an ordinary Cargo example whose parts stand between mdBook's anchors:
//!
//! ```text
//! //! # Title                       what to write, with examples, in Markdown
//! // ANCHOR: solution … ANCHOR_END  the real code
//! mod starter {                     compiled beside the solution, so that it cannot rot
//!     // ANCHOR: starter …          what the reader starts from
//! }
//! // ANCHOR: tests …                a module of tests that the reader sees
//! // ANCHOR: more_tests …           another, shown with the solution (optional)
//! // ANCHOR: hints …                comments: `// 1. …`, `// 2. …`
//! ```
//!
//! `given` (optional) holds what solution and starter share. What stands outside the parts belongs to
//! the example alone. Two programs are made of it: the solution with every test, and the starter
//! with the tests that the reader sees; [`Mapped`] keeps the way back to the author's lines.

mod reader;

use std::{
    collections::BTreeMap,
    ops::Range,
    path::{Path, PathBuf},
};

use super::{
    chapter::{Defaults, ReadChapter},
    directives::{Directive, Word},
    include::{Files, suggest_file},
    lines::Line,
    mapped::{Mapped, Place},
    math::Formula,
    tags::{Edition, Tags},
};
use crate::{
    listing::{Listing, Origin, Role},
    paths,
    problem::Problem,
};

/// A part of an exercise's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What solution and starter share.
    Given,
    /// The real code.
    Solution,
    /// What the reader starts from.
    Starter,
    /// The module of tests that the reader sees.
    Tests,
    /// The module of further tests.
    MoreTests,
    /// Graded hints.
    Hints,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 6] =
        [Self::Given, Self::Solution, Self::Starter, Self::Tests, Self::MoreTests, Self::Hints];

    /// The name of its anchor.
    pub fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Solution => "solution",
            Self::Starter => "starter",
            Self::Tests => "tests",
            Self::MoreTests => "more_tests",
            Self::Hints => "hints",
        }
    }

    /// What it is for, where an exercise has to have it.
    fn purpose(self) -> Option<&'static str> {
        match self {
            Self::Solution => Some("the real code"),
            Self::Starter => Some("what the reader starts from, inside `mod starter { … }`"),
            Self::Tests => Some("a module of tests that the reader sees"),
            Self::Hints => Some("comments: `// 1. …`, `// 2. …`"),
            Self::Given | Self::MoreTests => None,
        }
    }
}

/// Markdown of an exercise, and its formulas; none where the book does not ask for them.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// The Markdown, without what makes it a comment.
    pub text: Mapped,
    /// Its formulas, in order.
    pub formulas: Vec<Formula>,
}

/// An exercise that can be checked and shown.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// The file's name without extension and without `exercise-`.
    pub id: String,
    /// The file, relative to the book's root.
    pub file: PathBuf,
    /// The directive in the expanded chapter.
    pub directive: Range<usize>,
    /// Where the directive stands.
    pub place: Place,
    /// Its title, Markdown in one line.
    pub title: String,
    /// What to write.
    pub statement: Prose,
    /// Hints, in order.
    pub hints: Vec<Prose>,
    /// The names of the modules of the visible and of the further tests.
    pub modules: (String, Option<String>),
    parts: BTreeMap<Part, Mapped>,
}

impl Exercise {
    /// Its formulas: those of the statement, then those of the hints.
    pub fn formulas(&self) -> impl Iterator<Item = &Formula> {
        std::iter::once(&self.statement).chain(&self.hints).flat_map(|prose| &prose.formulas)
    }

    /// The text of a part; empty if it has none.
    pub fn part(&self, part: Part) -> &str {
        self.parts.get(&part).map_or("", Mapped::text)
    }

    /// What solution and starter share, and the code of one of them.
    pub fn code(&self, role: Role) -> Mapped {
        match role {
            Role::Solution => self.joined(&[Part::Given, Part::Solution]),
            Role::Starter => self.joined(&[Part::Given, Part::Starter]),
        }
    }

    /// The program that is proven to pass, or to fail, its tests.
    pub fn program(&self, role: Role) -> Mapped {
        match role {
            Role::Solution => {
                self.joined(&[Part::Given, Part::Solution, Part::Tests, Part::MoreTests])
            }
            Role::Starter => self.joined(&[Part::Given, Part::Starter, Part::Tests]),
        }
    }

    /// The file a reader starts with: the statement, the starter and the visible tests.
    pub fn starting_file(&self) -> String {
        let header = format!("# {}\n\n{}", self.title, self.statement.text.text());
        let header: String = header
            .lines()
            .map(|line| if line.is_empty() { "//!\n".to_owned() } else { format!("//! {line}\n") })
            .collect();
        format!("{header}\n{}\n", self.program(Role::Starter).text())
    }

    fn joined(&self, parts: &[Part]) -> Mapped {
        let mut joined = Mapped::default();
        for part in parts.iter().filter_map(|part| self.parts.get(part)) {
            if let Some((file, offset)) = part.origin(0)
                && !joined.text().is_empty()
            {
                joined.push_glue("\n\n", file, offset);
            }
            joined.push_slice(part, 0..part.text().len());
        }
        joined
    }
}

/// The lines of a program of an exercise.
fn lines(program: &Mapped) -> Vec<Line> {
    program
        .lines()
        .map(|range| {
            let code = program.text()[range.clone()].to_owned();
            Line { shown: code.clone(), code, hidden: false, place: program.place(range.start) }
        })
        .collect()
}

/// The id of the exercise in a file.
pub fn id(file: &Path) -> String {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    stem.strip_prefix("exercise-").map_or(stem.clone(), str::to_owned)
}

/// Read the exercises of a chapter, and the programs that prove them.
pub(super) fn read_all(
    read: &mut ReadChapter,
    chapter: usize,
    defaults: &Defaults<'_>,
    files: &Files,
) {
    let asked = |found: &&Directive| found.alone && found.word == Word::Exercise;
    for directive in read.directives.iter().filter(asked) {
        let place = read.text.place(directive.range.start);
        match read_one(directive, place, defaults, files) {
            Ok(exercise) => {
                read.listings.extend(programs(&exercise, chapter, defaults.edition));
                read.exercises.push(exercise);
            }
            Err(problems) => read.problems.extend(problems),
        }
    }
}

fn read_one(
    directive: &Directive,
    place: Place,
    defaults: &Defaults<'_>,
    files: &Files,
) -> Result<Exercise, Vec<Problem>> {
    let argument = directive.argument.as_str();
    if argument.is_empty() {
        let help = "name it relative to this file: `{{#exercise ../listings/exercise-name.rs}}`";
        return Err(vec![Problem::error("`{{#exercise}}` names no file", place).help(help)]);
    }
    // Like an include: relative to the file that holds the directive.
    let holder = defaults.root.join(&place.file);
    let target = holder.parent().unwrap_or(defaults.root).join(argument);
    match files.read(&target) {
        Ok(file) => reader::read(&file, directive.range.clone(), place, defaults.math),
        Err(why) => {
            let shown = paths::display(Path::new(argument));
            let title = format!("cannot read exercise `{shown}`: {why}");
            Err(vec![Problem::error(title, place).help(suggest_file(&target))])
        }
    }
}

/// The two programs that prove an exercise.
fn programs(exercise: &Exercise, chapter: usize, edition: Edition) -> [Listing; 2] {
    [(Role::Solution, "solution"), (Role::Starter, "starter")].map(|(role, name)| {
        Listing::new(
            format!("{}:{name}", exercise.id),
            chapter,
            Origin::Exercise(role),
            exercise.place.clone(),
            Tags { rust: true, test_harness: true, ..Tags::default() },
            lines(&exercise.program(role)),
            Some(exercise.file.clone()),
            edition,
            true,
        )
    })
}

#[cfg(test)]
mod tests;
