//! What listings said, compared with what was accepted.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use anyhow::Result;

use super::{
    Judged, Verdict,
    failure::Failure,
    numbers,
    snapshot::{self, Comparison, Snapshots},
    transcript::Transcript,
};
use crate::{
    book::Book, check::Options, config::Execute, listing::Listing, paths, problem::Problem,
    read::mapped::Place,
};

/// For each listing, the one whose snapshot speaks for it: of listings with the same program, the
/// first that has a name, or else the first. Programs of questions keep to themselves: they have none.
pub fn owners(listings: &[&Listing]) -> Vec<usize> {
    let key = |listing: &Listing| {
        let tags = &listing.tags;
        let flags = (tags.no_run, tags.should_panic, tags.compile_fail, tags.test_harness);
        let more = (tags.error_codes.clone(), tags.data.clone(), tags.env.clone());
        let asked = listing.block().is_none();
        (listing.source.text.clone(), listing.edition, listing.tests, asked, flags, more)
    };
    let mut owner = BTreeMap::new();
    for (index, listing) in listings.iter().enumerate() {
        let current = owner.entry(key(listing)).or_insert(index);
        if listings[*current].tags.name.is_none() && listing.tags.name.is_some() {
            *current = index;
        }
    }
    listings.iter().map(|listing| owner[&key(listing)]).collect()
}

/// Compare the transcripts and figures of what passed with the accepted ones; in a book that runs
/// nothing, take them from there. Accepted snapshots that nobody claims are noted,
/// and given back.
pub fn compare(
    book: &Book,
    all: &[&Listing],
    judged: &mut [Option<Judged>],
    options: &Options,
    notes: &mut Vec<Problem>,
) -> Result<Vec<PathBuf>> {
    let Some(folder) = &book.config.snapshots else { return Ok(Vec::new()) };
    let never = book.config.execute == Execute::Never;
    let snapshots = Snapshots::new(book.root.join(folder), options.write_pending && !never);
    let owners = owners(all);
    let mut claimed = BTreeSet::new();
    for (index, listing) in all.iter().enumerate() {
        // What a question's program prints is asserted by the key; of an exercise, its tests say all.
        if listing.block().is_none() {
            continue;
        }
        let name = snapshot::name(&listing.id, None);
        let owns = owners[index] == index;
        if owns {
            claimed.insert(name.clone());
        }
        let Some(judged) = &mut judged[index] else { continue };
        if never {
            let owner = snapshot::name(&all[owners[index]].id, None);
            if let Some(text) = snapshots.accepted(&owner)? {
                judged.transcript = Transcript::from_text(&text);
            }
            let figures = snapshots.accepted_figures(&owner)?;
            claimed.extend(figures.keys().map(|file| format!("{owner}@{file}")));
            judged.figures = figures;
            continue;
        }
        if !owns || judged.verdict != Verdict::Passed {
            // What failed keeps its snapshots: they are not what is wrong.
            claimed.extend(snapshots.figure_names(&name));
            continue;
        }
        let source = paths::display(&listing.place.file);
        let mut compare = |name: String, text: &str, what: String| -> Result<_> {
            let comparison = snapshots.verify(&name, text, &source, &what)?;
            claimed.insert(name);
            Ok(snapshot_problem(&comparison, text, listing, &what))
        };
        let mut found = Vec::new();
        let text = judged.transcript.to_text();
        found.extend(compare(name, &text, format!("output of listing {}", listing.id))?);
        for (file, figure) in &judged.figures {
            let name = snapshot::name(&listing.id, Some(file));
            let kind = if file.ends_with(numbers::ENDING) { "table" } else { "figure" };
            let what = format!("{kind} {file} of listing {}", listing.id);
            found.extend(compare(name, figure, what)?);
        }
        if !found.is_empty() {
            let new = found.iter().all(|(is_new, _)| *is_new);
            let failure = if new { Failure::OutputNew } else { Failure::OutputChanged };
            judged.verdict = Verdict::Failed(vec![failure]);
            judged.problems.extend(found.into_iter().map(|(_, problem)| problem));
        }
    }
    let mut orphans = Vec::new();
    if options.filters.is_empty() {
        for orphan in snapshots.orphans(&claimed) {
            let place = Place::line_of(&paths::relative(&orphan, &book.root), 1);
            orphans.push(orphan);
            notes.push(
                Problem::error("no listing has this snapshot", place)
                    .help("`mdbook-rehearse accept --delete-orphans` removes such files"),
            );
        }
    }
    Ok(orphans)
}

/// What to say of a snapshot that is not the same, and whether it is new.
fn snapshot_problem(
    comparison: &Comparison,
    text: &str,
    listing: &Listing,
    what: &str,
) -> Option<(bool, Problem)> {
    let accept = format!("if it is right, accept it: mdbook-rehearse accept . {}", listing.id);
    // A picture is looked at, not read.
    let picture = text.starts_with("<svg");
    let (new, title, details) = match comparison {
        Comparison::Same => return None,
        Comparison::New if picture => {
            (true, format!("the {what} is not accepted yet"), String::new())
        }
        Comparison::New => (true, format!("the {what} is not accepted yet"), text.to_owned()),
        Comparison::Changed(_) if picture => (false, format!("the {what} changed"), String::new()),
        Comparison::Changed(accepted) => {
            let accepted = accepted.replace("\r\n", "\n");
            let diff = similar::TextDiff::from_lines(accepted.trim_end(), text.trim_end());
            let unified = diff
                .unified_diff()
                .missing_newline_hint(false)
                .context_radius(3)
                .header("accepted", "now")
                .to_string();
            (false, format!("the {what} changed"), unified)
        }
    };
    Some((new, Problem::error(title, listing.place.clone()).details(details).help(accept)))
}
