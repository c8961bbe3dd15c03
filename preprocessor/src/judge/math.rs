//! Formulas set as MathML by math-core, and what is wrong with those that cannot be.
//!
//! math-core refuses what it does not know. What it would pass over in silence is refused here: a
//! dollar inside `\text`, a line break outside an environment that has lines, a reference to nothing.

mod advice;
mod definitions;

use std::{collections::BTreeMap, sync::LazyLock};

use math_core::{LatexError, LatexToMathML, MathDisplay};
use regex::Regex;

use crate::{
    book::Book,
    problem::{Problem, nearest},
    read::{
        chapter::ReadChapter,
        macros::{Macros, Unexpandable},
        mapped::{Mapped, Place},
        math::Formula,
        references::{Target, references},
    },
};

/// A formula that has been set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// `<math>…</math>`.
    pub mathml: String,
    /// Its LaTeX with the book's macros written out: it means the same everywhere.
    pub latex: String,
}

/// The formulas of a book.
#[derive(Clone, Debug, Default)]
pub struct Typeset {
    /// For each chapter, each of its formulas (see [`ReadChapter::all_formulas`]); `None` where it
    /// cannot be set.
    pub chapters: Vec<Vec<Option<Rendered>>>,
    /// What is wrong with macros and formulas.
    pub problems: Vec<Problem>,
}

/// Set every formula of a book. Equations are numbered, and referred to, within their chapter.
pub fn typeset(book: &Book) -> Typeset {
    let Some(math) = &book.config.math else { return Typeset::default() };
    let converter = LatexToMathML::default();
    let (macros, mut problems) = definitions::checked(book, &math.macros, &converter);
    let mut labels = BTreeMap::new();
    let mut chapters = Vec::with_capacity(book.read.len());
    for read in &book.read {
        problems.extend(in_captions(read));
        let formulas: Vec<Formula> = read.all_formulas().cloned().collect();
        problems.extend(labelled_twice(&formulas, &mut labels));
        let (set, wrong) = chapter(&formulas, &macros, &converter);
        problems.extend(wrong);
        chapters.push(set);
    }
    Typeset { chapters, problems }
}

fn chapter(
    formulas: &[Formula],
    macros: &Macros<'_>,
    converter: &LatexToMathML,
) -> (Vec<Option<Rendered>>, Vec<Problem>) {
    let expanded: Vec<Result<Mapped, Unexpandable<'_>>> =
        formulas.iter().map(|formula| macros.expand(&formula.latex)).collect();
    // All at once: an equation may be referred to before it comes.
    let snippets: Vec<(&str, MathDisplay)> = formulas
        .iter()
        .zip(&expanded)
        .filter_map(|(formula, latex)| {
            Some((latex.as_ref().ok()?.text(), display(formula.display)))
        })
        .collect();
    let mut results = converter.convert_all(&snippets).into_iter();
    let labels: Vec<&str> = snippets.iter().flat_map(|(latex, _)| names(&LABEL, latex)).collect();
    let (mut set, mut problems) = (Vec::with_capacity(formulas.len()), Vec::new());
    for (formula, latex) in formulas.iter().zip(&expanded) {
        let latex = match latex {
            Ok(latex) => latex,
            Err(why) => {
                set.push(None);
                problems.push(unexpandable(*why, &formula.latex));
                continue;
            }
        };
        let wrong = match results.next() {
            Some(Ok(result)) => {
                let wrong = silently_wrong(latex, &labels);
                let (mathml, latex) = (result.mathml, latex.text().to_owned());
                set.push(wrong.is_empty().then_some(Rendered { mathml, latex }));
                wrong
            }
            Some(Err(error)) => {
                set.push(None);
                vec![refused(&error, latex, macros)]
            }
            None => {
                set.push(None);
                Vec::new()
            }
        };
        let uses_macros = latex.text() != formula.latex.text();
        problems.extend(wrong.into_iter().map(|problem| {
            if uses_macros {
                problem.details(format!("with its macros written out:\n{}", latex.text()))
            } else {
                problem
            }
        }));
    }
    (set, problems)
}

fn display(display: bool) -> MathDisplay {
    if display { MathDisplay::Block } else { MathDisplay::Inline }
}

/// What math-core refuses.
fn refused(error: &LatexError, latex: &Mapped, macros: &Macros<'_>) -> Problem {
    let place = latex.place(error.0.start);
    let text = latex.text();
    let word = text.get(error.0.clone()).unwrap_or_default();
    match error.label() {
        "unknown command" => {
            let name = word.trim_start_matches('\\');
            let problem = Problem::error(format!("unknown macro `\\{name}`"), place);
            if let Some(instead) = advice::command(name) {
                return problem.help(instead);
            }
            let candidates = macros.names().chain(advice::KNOWN.iter().copied());
            match similar(name, candidates) {
                Some(near) => problem.label(format!("did you mean `\\{near}`?")),
                None => problem.help(format!(
                    "macros of the book's own go into book.toml: `{} = '…'` in \
                     `[preprocessor.rehearse.math.macros]`",
                    name.trim_end_matches('*')
                )),
            }
        }
        "unknown environment" => {
            let name = word.trim_matches(['{', '}']).trim();
            let problem = Problem::error(format!("unknown environment `{name}`"), place);
            match advice::environment(name) {
                Some(instead) => problem.help(format!("write `{instead}`")),
                None => match similar(name, advice::ENVIRONMENTS.iter().copied()) {
                    Some(near) => problem.label(format!("did you mean `{near}`?")),
                    None => problem.help(format!(
                        "there are {}",
                        advice::ENVIRONMENTS.map(|name| format!("`{name}`")).join(", ")
                    )),
                },
            }
        }
        label => {
            let said = error.error_message();
            let (first, rest) = said.trim_end_matches('.').split_at(1);
            let title = format!("a formula cannot be set: {}{rest}", first.to_lowercase());
            let problem = Problem::error(title, place).label(label);
            match advice::error(label) {
                Some(instead) => problem.help(instead),
                None => problem,
            }
        }
    }
}

/// The name that was meant; names of one or two letters are all alike, so only their case may differ.
fn similar<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: Vec<&str> = candidates.filter(|candidate| candidate.len() > 2).collect();
    if name.len() > 2 { nearest(name, candidates) } else { None }
}

fn unexpandable(why: Unexpandable<'_>, latex: &Mapped) -> Problem {
    match why {
        Unexpandable::MissingArgument { name, wants, at } => {
            let count =
                if wants == 1 { "an argument".to_owned() } else { format!("{wants} arguments") };
            Problem::error(format!("`\\{name}` takes {count}"), latex.place(at))
                .help(format!("write `\\{name}{}`", "{…}".repeat(wants)))
        }
        Unexpandable::Circle(name) => {
            Problem::error(format!("macro `\\{name}` uses itself"), latex.place(0))
        }
        Unexpandable::TooLong(name) => {
            let title = format!("macro `\\{name}` makes a formula of more than 64 KiB");
            Problem::error(title, latex.place(0))
        }
    }
}

/// What math-core passes over although the page would not show what was meant.
fn silently_wrong(latex: &Mapped, labels: &[&str]) -> Vec<Problem> {
    let text = latex.text();
    let mut problems = Vec::new();
    let mut dollars = 0;
    // Environments that are open: whether a line break does something in them.
    let mut lines = Vec::new();
    for found in TOKEN.captures_iter(text) {
        let Some(token) = found.get(0) else { continue };
        let place = || latex.place(token.start());
        match (token.as_str(), found.get(1).map(|name| name.as_str())) {
            ("$", _) => {
                dollars += 1;
                // They come in pairs.
                if dollars == 1 {
                    let title = "a dollar inside a formula is printed as a dollar";
                    problems.push(
                        Problem::error(title, place()).help(
                            "close the text before the formula goes on: `\\text{precision } p`",
                        ),
                    );
                }
            }
            ("\\\\" | "\\newline", _) if !lines.last().is_some_and(|breaks| *breaks) => {
                problems.push(
                    Problem::error(
                        format!(
                            "`{}` does nothing outside an environment with lines",
                            token.as_str()
                        ),
                        place(),
                    )
                    .help("put the lines into `\\begin{aligned}` … `\\end{aligned}` or `gathered`"),
                );
            }
            (begin, Some(name)) if begin.starts_with("\\begin") => {
                lines.push(!matches!(name.trim(), "equation" | "equation*"));
            }
            (end, Some(_)) if end.starts_with("\\end") => drop(lines.pop()),
            (_, Some(name)) if !labels.contains(&name) => {
                let problem = Problem::error(format!("no equation is labelled `{name}`"), place());
                problems.push(match nearest(name, labels.iter().copied()) {
                    Some(near) => problem.label(format!("did you mean `{near}`?")),
                    None => problem.help(format!(
                        "label one of this chapter: `\\begin{{equation}} … \\label{{{name}}} \
                         \\end{{equation}}`"
                    )),
                });
            }
            _ => {}
        }
    }
    problems
}

/// Labels are ids: two that are equal meet on the page for printing.
fn labelled_twice(formulas: &[Formula], seen: &mut BTreeMap<String, Place>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for formula in formulas {
        for found in LABEL.captures_iter(formula.latex.text()) {
            let (Some(whole), Some(name)) = (found.get(0), found.get(1)) else { continue };
            let place = formula.latex.place(whole.start());
            match seen.get(name.as_str()) {
                None => drop(seen.insert(name.as_str().to_owned(), place)),
                Some(first) => problems.push(
                    Problem::error(
                        format!("two equations are labelled `{}`", name.as_str()),
                        place,
                    )
                    .label("the second")
                    .also(first.clone(), "the first")
                    .help("labels are unique in the book"),
                ),
            }
        }
    }
    problems
}

/// Captions are plain text; a formula in one would be there with its dollars.
fn in_captions(read: &ReadChapter) -> Vec<Problem> {
    let listings = read
        .listings
        .iter()
        .filter_map(|listing| Some((listing.tags.caption.clone()?, listing.place.clone())));
    let figures = references(read.text.text()).into_iter().filter_map(|reference| {
        let Target::Figure { caption, .. } = reference.target else { return None };
        Some((caption?, read.text.place(reference.range.start)))
    });
    listings
        .chain(figures)
        .filter(|(caption, _)| DOLLARS.is_match(caption))
        .map(|(_, place)| {
            Problem::error("a formula in a caption", place)
                .label("it would be shown with its dollars")
                .help("captions are plain text, with code between backticks: write it in words")
        })
        .collect()
}

fn names<'t>(what: &'static Regex, latex: &'t str) -> impl Iterator<Item = &'t str> {
    what.captures_iter(latex).filter_map(|found| Some(found.get(1)?.as_str()))
}

static LABEL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\\label\s*\{([^{}]*)\}").expect("a pattern"));
/// What looks like a formula in plain text.
static DOLLARS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\$[^\s$](?:[^$]*[^\s$])?\$").expect("a pattern"));
/// Comments and other commands count, too: what they contain is nothing else.
static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"%[^\n]*|\\(?:begin|end|eqref)\s*\{([^{}]*)\}|\\[A-Za-z]+|\\.|\$")
        .expect("a pattern")
});

#[cfg(test)]
mod tests;
