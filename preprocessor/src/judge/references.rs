//! What prose refers to must be there, and what is there must be shown.

use std::collections::{BTreeMap, BTreeSet};

use super::{Judged, Verdict};
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
                Target::Listing(name) => (name, None),
                Target::Figure { listing, name, alt, .. } => (listing, Some((name, alt))),
            };
            let Some((_, judged)) = by_name.get(name.as_str()) else {
                problems.push(unknown(name, by_name.keys().copied(), place));
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
                let names =
                    judged.figures.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
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
    for question in book.read.iter().flat_map(|read| &read.quizzes).flat_map(|quiz| &quiz.questions)
    {
        for reference in question.texts().into_iter().flat_map(references) {
            let place = question.place.clone();
            match reference.target {
                Target::Listing(name) if by_name.contains_key(name.as_str()) => {}
                Target::Listing(name) => {
                    problems.push(unknown(&name, by_name.keys().copied(), place));
                }
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
        let Some(name) = &listing.tags.name else { continue };
        for figure in judged.iter().flat_map(|judged| judged.figures.keys()) {
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

fn unknown<'a>(name: &str, known: impl Iterator<Item = &'a str>, place: Place) -> Problem {
    let problem = Problem::error(format!("there is no listing `{name}`"), place);
    match nearest(name, known) {
        Some(near) => problem.label(format!("did you mean `{near}`?")),
        None => problem.help("name it in its fence: `rust {name=…}`"),
    }
}
