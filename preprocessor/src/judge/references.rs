//! What prose refers to must be there, and what is there must be shown.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Judged, Verdict,
    numbers::{self, Numbers},
};
use crate::{
    book::Book,
    listing::Listing,
    problem::{Problem, nearest},
    read::{
        mapped::Place,
        references::{Target, references},
    },
};

/// Problems with links to listings and with figures.
pub fn check(book: &Book, judged: &[Option<Judged>]) -> Vec<Problem> {
    let by_name: BTreeMap<&str, (&Listing, Option<&Judged>)> = book
        .listings()
        .zip(judged)
        .filter_map(|(listing, judged)| {
            Some((listing.tags.name.as_deref()?, (listing, judged.as_ref())))
        })
        .collect();
    let mut problems = Vec::new();
    let mut shown: BTreeSet<(String, String)> = BTreeSet::new();
    for read in &book.read {
        for reference in references(read.text.text()) {
            let place = read.text.place(reference.range.start);
            let (name, figure) = match &reference.target {
                Target::Term(term) => {
                    problems.extend(unknown_term(book, term, place));
                    continue;
                }
                Target::Listing(name) => (name, None),
                Target::Figure { listing, name, alt, .. } => (listing, Some((name, alt))),
            };
            let Some((_, judged)) = by_name.get(name.as_str()) else {
                problems.push(dangling(name, by_name.keys().copied(), place));
                continue;
            };
            let Some((figure, alt)) = figure else { continue };
            if alt.trim().is_empty() {
                problems.push(
                    Problem::error(
                        format!("figure `{name}/{figure}` has no alternative text"),
                        place.clone(),
                    )
                    .help("say between the square brackets what it shows: `![…](figure:…)`"),
                );
            }
            let file = format!("{figure}.svg");
            shown.insert((name.clone(), file.clone()));
            // Of a listing that failed or was not run, nothing is known.
            let known = judged.filter(|judged| judged.verdict == Verdict::Passed);
            if let Some(judged) = known
                && !judged.figures.contains_key(&file)
            {
                let problem =
                    Problem::error(format!("listing `{name}` writes no figure `{figure}`"), place);
                let names = judged.figures.keys().filter(|file| !is_numbers(file));
                let names = names.map(String::as_str).collect::<Vec<_>>().join(", ");
                problems.push(if names.is_empty() {
                    problem.help(format!(
                        "it writes none; figures go to the folder ${}",
                        crate::perform::execute::FIGURES
                    ))
                } else {
                    problem.help(format!("it writes {names}"))
                });
            }
        }
    }
    for listing in book.listings() {
        let Some(diff) = &listing.tags.diff else { continue };
        let place = listing.place.clone();
        match by_name.get(diff.as_str()) {
            None => problems.push(dangling(diff, by_name.keys().copied(), place)),
            Some((other, _)) if other.shown_lines().eq(listing.shown_lines()) => problems.push(
                Problem::error(format!("there is no difference from listing `{diff}`"), place)
                    .also(other.place.clone(), "shows the same lines")
                    .help("leave `diff` out, or name another listing"),
            ),
            Some(_) => {}
        }
    }
    for question in book.read.iter().flat_map(|read| &read.quizzes).flat_map(|quiz| &quiz.questions)
    {
        for reference in question.texts().into_iter().flat_map(references) {
            let place = question.place.clone();
            match reference.target {
                Target::Listing(name) if by_name.contains_key(name.as_str()) => {}
                Target::Listing(name) => {
                    problems.push(dangling(&name, by_name.keys().copied(), place));
                }
                Target::Term(term) => problems.extend(unknown_term(book, &term, place)),
                Target::Figure { listing, name, .. } => problems.push(
                    Problem::error(
                        format!("a question cannot show figure `{listing}/{name}`"),
                        place,
                    )
                    .help("place it before the quiz and speak of it in the question"),
                ),
            }
        }
    }
    for (listing, judged) in book.listings().zip(judged) {
        problems.extend(judged.iter().flat_map(|judged| numbers_problems(listing, judged)));
        let Some(name) = &listing.tags.name else { continue };
        let files = judged.iter().flat_map(|judged| judged.figures.keys());
        for figure in files.filter(|file| !is_numbers(file)) {
            if !shown.contains(&(name.clone(), figure.clone())) {
                let stem = figure.trim_end_matches(".svg");
                problems.push(
                    Problem::error(
                        format!("nobody shows figure `{figure}` of listing `{name}`"),
                        listing.place.clone(),
                    )
                    .help(format!("place it: `![what it shows](figure:{name}/{stem})`")),
                );
            }
        }
    }
    problems
}

/// A name that no listing has.
fn dangling<'a>(name: &str, names: impl Iterator<Item = &'a str>, place: Place) -> Problem {
    let problem = Problem::error(format!("there is no listing `{name}`"), place);
    match nearest(name, names) {
        Some(near) => problem.label(format!("did you mean `{near}`?")),
        None => problem.help("name it in its fence: `rust {name=…}`"),
    }
}

fn is_numbers(file: &str) -> bool {
    file.ends_with(numbers::ENDING)
}

/// Problems with the numbers behind a listing's figures.
fn numbers_problems(listing: &Listing, judged: &Judged) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (file, text) in &judged.figures {
        let Some(stem) = file.strip_suffix(numbers::ENDING) else { continue };
        let id = &listing.id;
        let mut problem = |title: String, help: String| {
            problems.push(Problem::error(title, listing.place.clone()).help(help));
        };
        if !judged.figures.contains_key(&format!("{stem}.svg")) {
            let names = judged.figures.keys().filter_map(|file| file.strip_suffix(".svg"));
            problem(
                format!("listing `{id}` writes `{file}` and no figure `{stem}.svg`"),
                match nearest(stem, names) {
                    Some(near) => {
                        format!("the numbers behind a figure have its name: `{near}.csv`")
                    }
                    None => format!("draw them as `{stem}.svg`, or print them"),
                },
            );
        }
        if let Err(error) = Numbers::parse(text) {
            problem(
                format!("the table `{file}` of listing `{id}` {error}"),
                "write CSV: a line of headings, then as many cells in every line".to_owned(),
            );
        }
    }
    problems
}

/// What is wrong with a link to a term of the glossary.
fn unknown_term(book: &Book, term: &str, place: Place) -> Option<Problem> {
    let terms = &book.glossary.terms;
    if terms.contains_key(term) {
        return None;
    }
    if book.config.glossary.is_none() {
        let help = "name the chapter: `glossary = \"glossary.md\"` in `[preprocessor.rehearse]`";
        return Some(Problem::error("this book has no glossary to link to", place).help(help));
    }
    let problem = Problem::error(format!("the glossary has no term `{term}`"), place);
    Some(match nearest(term, terms.keys().map(String::as_str)) {
        Some(near) => problem.label(format!("did you mean `{near}`?")),
        None => problem.help(
            "a term is linked by its words in lower case with `-` between them; define it in the \
             glossary, as a line of its own with `: ` and what it means below",
        ),
    })
}
