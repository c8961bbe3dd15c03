//! An exercise in its chapter, and its solution on the page of answers.
//!
//! The statement and the hints stay Markdown, for mdBook to read like the rest of the chapter. What is
//! ours stands around them, each piece one line (see [`super::html`]). The solution is not among the
//! page's text, so that neither search nor print has it: it waits in a `<script>` of JSON, and on the
//! page of answers for those who read without JavaScript.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::{
    Format, Showroom,
    answers::Answer,
    highlight::ShownLine,
    html::{self, START, escaped},
    markdown, math,
};
use crate::{
    judge::{Judged, Verdict, harness::End},
    listing::{Origin, Role},
    paths,
    read::exercise::{Exercise, Part},
};

/// The id of an exercise on its page.
pub fn anchor(id: &str) -> String {
    format!("exercise-{id}")
}

/// The id of its solution on the page of answers.
fn answer_anchor(id: &str) -> String {
    format!("solution-{id}")
}

/// What stands in a directive's place; `prefix` is what its container puts before each line but the
/// first. An exercise that could not be read is said to be missing: why, the author has been told.
pub(super) fn exercise(
    showroom: &Showroom<'_>,
    chapter: usize,
    directive: &Range<usize>,
    prefix: &str,
) -> String {
    let read = &showroom.book.read[chapter];
    let Some(exercise) = read.exercises.iter().find(|found| found.directive == *directive) else {
        return match showroom.format {
            Format::Html => format!("{START}{}", html::failed("This exercise cannot be read.", "")),
            Format::Markdown => "**This exercise cannot be read.**".to_owned(),
        };
    };
    let level = level(read.text.text(), directive.start);
    let page = Page {
        exercise,
        prose: prose(showroom, chapter, exercise),
        level: "#".repeat(level),
        solution: showroom.address_of_answer(chapter, &answer_anchor(&exercise.id)),
        proof: Proof::of(showroom, chapter, exercise),
        command: showroom.book.config.call(&format!("exercise {}", exercise.id)),
    };
    let parts = match showroom.format {
        Format::Html => page.html(),
        Format::Markdown => page.markdown(),
    };
    markdown::prefixed(&parts.join("\n\n"), prefix)
}

/// The statement and the hints as Markdown, for HTML with their formulas set.
fn prose(showroom: &Showroom<'_>, chapter: usize, exercise: &Exercise) -> Vec<String> {
    let read = &showroom.book.read[chapter];
    let before = read.exercises.iter().take_while(|other| other.id != exercise.id);
    let first = read.formulas.len() + before.map(|other| other.formulas().count()).sum::<usize>();
    let mut number = read.all_formulas().take(first).filter(|formula| formula.display).count();
    let set = match showroom.format {
        Format::Html => {
            showroom.checked.math.chapters.get(chapter).and_then(|set| set.get(first..))
        }
        Format::Markdown => None,
    };
    let mut set = set.unwrap_or_default().iter();
    let all = std::iter::once(&exercise.statement).chain(&exercise.hints);
    all.map(|prose| {
        let (text, mut out, mut done) = (prose.text.text(), String::new(), 0);
        for formula in &prose.formulas {
            number += usize::from(formula.display);
            let Some(Some(rendered)) = set.next() else { continue };
            out.push_str(&inert(&text[done..formula.range.start]));
            out.push_str(&if formula.display {
                math::display(rendered, number)
            } else {
                math::inline(rendered)
            });
            done = formula.range.end;
        }
        out + &inert(&text[done..])
    })
    .collect()
}

/// Markdown of the author's that mdBook's `links`, which runs later, must not expand.
fn inert(markdown: &str) -> String {
    markdown.replace("{{#", "\\{{#")
}

/// A title without its marks of code, where there is no Markdown.
fn plain(title: &str) -> String {
    title.replace('`', "")
}

/// One level below the heading that a directive at `at` stands under.
fn level(text: &str, at: usize) -> usize {
    let mut above = 1;
    for (event, range) in Parser::new(text).into_offset_iter() {
        if range.start >= at {
            break;
        }
        if let Event::Start(Tag::Heading { level, .. }) = event {
            above = level as usize;
        }
    }
    (above + 1).min(6)
}

/// The solutions of a chapter, for the page of answers.
pub(super) fn answers<'s>(
    showroom: &'s Showroom<'_>,
    chapter: usize,
) -> impl Iterator<Item = Answer> + 's {
    showroom.book.read[chapter].exercises.iter().map(move |exercise| Answer {
        chapter,
        title: format!("Exercise: {}", plain(&exercise.title)),
        anchor: answer_anchor(&exercise.id),
        back: anchor(&exercise.id),
        body: match showroom.format {
            Format::Html => format!(
                "<details class=\"rh-print\"><summary>The solution{}</summary>{}</details>",
                if exercise.modules.1.is_some() { ", with further tests" } else { "" },
                solution(exercise)
            ),
            Format::Markdown => code_parts(exercise, &SOLUTION)
                .map(|(label, code)| format!("{label}:\n\n{}", markdown::fence("rust", code)))
                .collect::<Vec<_>>()
                .join("\n\n"),
        },
    })
}

/// Parts of code under their labels, in the order in which they are shown.
type Labels = [(Part, &'static str)];
const START_FROM: [(Part, &str); 3] = [
    (Part::Given, "Given"),
    (Part::Starter, "Start from this"),
    (Part::Tests, "Tests it has to pass"),
];
const SOLUTION: [(Part, &str); 2] =
    [(Part::Solution, "Solution"), (Part::MoreTests, "Further tests")];

fn code_parts<'a>(
    exercise: &'a Exercise,
    labels: &'a Labels,
) -> impl Iterator<Item = (&'static str, &'a str)> {
    let parts = labels.iter().map(|(part, label)| (*label, exercise.part(*part)));
    parts.filter(|(_, code)| !code.is_empty())
}

fn code_html(exercise: &Exercise, labels: &Labels) -> String {
    let mut html = String::new();
    for (label, code) in code_parts(exercise, labels) {
        let lines: Vec<ShownLine<'_>> =
            code.lines().map(|text| ShownLine { text, hidden: false }).collect();
        let name = escaped(&format!("{label}: {}", plain(&exercise.title)));
        let code = html::rust(&lines, "", &name);
        html.push_str(&format!("<div class=\"rh-label\">{label}</div><pre>{code}</pre>"));
    }
    html
}

fn solution(exercise: &Exercise) -> String {
    code_html(exercise, &SOLUTION)
}

/// What was proven about an exercise.
#[derive(Debug)]
enum Proof {
    /// Nothing, in this build.
    Unchecked,
    /// It is not as it should be: what went wrong.
    Failed(String),
    /// Solution and starter do what they should.
    Proven {
        /// As `rustc 1.95.0`.
        compiler: Option<String>,
        /// Visible and further tests that the solution passes.
        passed: (usize, usize),
        /// Visible tests that the starter fails.
        fails: usize,
        /// Visible tests that it passes as it is.
        passes: Vec<String>,
    },
}

impl Proof {
    fn of(showroom: &Showroom<'_>, chapter: usize, exercise: &Exercise) -> Self {
        let judged = |role: Role| -> Option<&Judged> {
            let index = showroom.listings.iter().position(|listing| {
                listing.chapter == chapter
                    && listing.origin == Origin::Exercise(role)
                    && listing.file.as_ref() == Some(&exercise.file)
            })?;
            showroom.checked.judged[index].as_ref()
        };
        let (Some(solution), Some(starter)) = (judged(Role::Solution), judged(Role::Starter))
        else {
            return Self::Unchecked;
        };
        let problems = solution.problems.iter().chain(&starter.problems);
        let said: String = problems
            .map(|problem| crate::report::text::problem(problem, &showroom.book.root, false))
            .collect();
        let (visible, more) = &exercise.modules;
        let count = |judged: &Judged, module: &str, end: End| {
            judged.tests.iter().filter(|test| test.end == end && test.is_in(module)).count()
        };
        let further = more.as_ref().map_or(0, |more| count(solution, more, End::Passed));
        match (&solution.verdict, &starter.verdict) {
            (Verdict::Failed(_), _) | (_, Verdict::Failed(_)) => Self::Failed(said),
            (Verdict::Passed, Verdict::Passed) => Self::Proven {
                compiler: showroom.checked.compiler.as_ref().map(|name| format!("rustc {name}")),
                passed: (count(solution, visible, End::Passed), further),
                fails: count(starter, visible, End::Failed),
                passes: starter
                    .tests
                    .iter()
                    .filter(|test| test.end == End::Passed)
                    .map(|test| test.name.rsplit("::").next().unwrap_or(&test.name).to_owned())
                    .collect(),
            },
            (Verdict::Passed | Verdict::Ignored | Verdict::Unchecked, _) => Self::Unchecked,
        }
    }

    /// In words, as HTML; nothing of what failed.
    fn remarks(&self) -> Vec<String> {
        match self {
            Self::Unchecked => vec!["Not checked in this build".to_owned()],
            Self::Failed(_) => Vec::new(),
            Self::Proven { compiler, passed: (visible, further), fails, passes } => {
                let with =
                    compiler.as_ref().map(|name| format!(" with {name}")).unwrap_or_default();
                let more = match further {
                    0 => String::new(),
                    count => format!(" and {count} further one{}", plural(*count)),
                };
                let mut already = String::new();
                for (index, name) in passes.iter().enumerate() {
                    let before = if index == 0 { " and passes" } else { "," };
                    already.push_str(&format!("{before} <code>{}</code>", escaped(name)));
                }
                vec![
                    format!(
                        "Verified{}: the solution passes {visible} test{}{more}",
                        escaped(&with),
                        plural(*visible)
                    ),
                    format!("What you start from compiles, fails {fails} of them{already}"),
                ]
            }
        }
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// An exercise with what is known of it.
struct Page<'a> {
    exercise: &'a Exercise,
    /// The statement, and each hint.
    prose: Vec<String>,
    level: String,
    solution: Option<String>,
    proof: Proof,
    command: String,
}

impl Page<'_> {
    fn heading(&self) -> String {
        let Exercise { id, title, .. } = self.exercise;
        format!("{} Exercise: {} {{#{}}}", self.level, inert(title), anchor(id))
    }

    /// Blocks of Markdown, those that are HTML each one line.
    fn html(&self) -> Vec<String> {
        let Some((statement, hints)) = self.prose.split_first() else { return Vec::new() };
        let exercise = self.exercise;
        let (id, anchor) = (escaped(&exercise.id), escaped(&anchor(&exercise.id)));
        let mut parts = vec![
            self.heading(),
            format!(
                "{START}<section class=\"rh-exercise\" data-rh-exercise=\"{id}\" \
                 aria-labelledby=\"{anchor}\">"
            ),
            statement.clone(),
        ];
        let failed = match &self.proof {
            Proof::Failed(said) => html::failed("This exercise failed its check.", said),
            Proof::Unchecked | Proof::Proven { .. } => String::new(),
        };
        let mut about = vec![format!(
            "In your own editor, checked on each save: <code>{}</code>",
            escaped(&self.command)
        )];
        about.extend(self.proof.remarks());
        about.push(format!("Source: <code>{}</code>", escaped(&paths::display(&exercise.file))));
        parts.push(format!(
            "{START}{failed}<div class=\"rh-start\">{}</div><div class=\"rh-about\">{}</div>\
             <div class=\"rh-hints\">{}",
            code_html(exercise, &START_FROM),
            about.join(" · "),
            self.hint(0),
        ));
        for (index, hint) in hints.iter().enumerate() {
            parts.push(hint.clone());
            let next = self.hint(index + 1);
            parts.push(format!("{START}</details>{next}"));
        }
        let end = self.end();
        if let Some(last) = parts.last_mut() {
            last.push_str(&end);
        }
        parts
    }

    /// The start of the hint with this index, if there is one.
    fn hint(&self, index: usize) -> String {
        let count = self.exercise.hints.len();
        if index >= count {
            return String::new();
        }
        format!("<details class=\"rh-hint\"><summary>Hint {} of {count}</summary>", index + 1)
    }

    /// What stands behind the hints.
    fn end(&self) -> String {
        let link = self.solution.as_ref().map_or(String::new(), |address| {
            format!(
                "<p class=\"rh-actions\"><a href=\"{}\">The solution, on the page of answers</a></p>",
                escaped(address)
            )
        });
        let held = serde_json::json!({ "solution": solution(self.exercise) }).to_string();
        // Nothing in it may end the script, or look like a directive.
        let held = held.replace('<', "\\u003c").replace("{{", "{\\u007b");
        format!("</div>{link}<script type=\"application/json\">{held}</script></section>")
    }

    fn markdown(&self) -> Vec<String> {
        let Some((statement, hints)) = self.prose.split_first() else { return Vec::new() };
        let exercise = self.exercise;
        let mut parts = vec![self.heading(), statement.clone()];
        if let Proof::Failed(_) = self.proof {
            parts.push("**This exercise failed its check.**".to_owned());
        }
        for (label, code) in code_parts(exercise, &START_FROM) {
            parts.extend([format!("{label}:"), markdown::fence("rust", code)]);
        }
        for (index, hint) in hints.iter().enumerate() {
            parts.push(format!("*Hint {}.* {hint}", index + 1));
        }
        parts.extend(self.solution.as_ref().map(|page| format!("[The solution](<{page}>)")));
        parts
    }
}
