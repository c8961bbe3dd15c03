//! Reports: the only place where anything is printed or put into words for another program.
//!
//! Formats are functions from a checked book to text; [`terminal`] is what writes it.

pub mod attempt;
pub mod github;
pub mod json;
pub mod junit;
pub mod progress;
pub mod terminal;
pub mod text;

use crate::{
    book::Book,
    check::{Checked, Counts},
    judge::{Judged, Verdict},
    listing::Listing,
};

/// Listings with their verdicts, in the order of the book; those the filters leave out are not
/// among them.
fn judged<'a>(
    book: &'a Book,
    checked: &'a Checked,
) -> impl Iterator<Item = (&'a Listing, &'a Judged)> {
    book.listings()
        .zip(&checked.judged)
        .filter_map(|(listing, judged)| Some((listing, judged.as_ref()?)))
}

/// `212 passed, 1 failed, 46 ignored, 198 from cache in 0.09 s`.
pub fn summary(checked: &Checked) -> String {
    let Counts { passed, failed, ignored, unchecked, cached } = checked.counts();
    let mut parts = vec![format!("{passed} passed"), format!("{failed} failed")];
    parts.push(format!("{ignored} ignored"));
    if unchecked > 0 {
        parts.push(format!("{unchecked} unchecked"));
    }
    parts.push(format!("{cached} from cache in {:.2} s", checked.time.as_secs_f64()));
    parts.join(", ")
}

/// The reason of a verdict, for machines.
fn reasons(judged: &Judged) -> Vec<&'static str> {
    match &judged.verdict {
        Verdict::Failed(failures) => {
            failures.iter().map(super::judge::failure::Failure::word).collect()
        }
        Verdict::Passed | Verdict::Ignored | Verdict::Unchecked => Vec::new(),
    }
}
