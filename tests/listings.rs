//! The whole book, one test case for each listing.
//!
//! `cargo test -p book-tests --test listings roc-auc` runs those whose name contains `roc-auc`. What
//! is judged, and how, is `mdbook-rehearse check`'s business; here it becomes part of `cargo test`.

use std::{collections::BTreeMap, path::Path, process::ExitCode};

use libtest_mimic::{Arguments, Failed, Trial};
use mdbook_rehearse::{
    book::Book,
    check::{Checked, Options, check},
    decide::dependencies::{CAPTURE, capture},
    judge::Verdict,
    problem::Problem,
    report::{progress::Silent, text},
};

fn main() -> ExitCode {
    // Cargo calls this program in rustdoc's place to say which crates listings can use.
    if let Some(file) = std::env::var_os(CAPTURE) {
        return capture(file.as_ref()).map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS);
    }
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the book");
    let book = Book::load(root).expect("the book can be read");
    let checked = if arguments.list { None } else { Some(checked(&book)) };
    libtest_mimic::run(&arguments, trials(&book, checked.as_ref())).exit_code()
}

fn checked(book: &Book) -> Checked {
    let mut options = Options::new().expect("this program has a path");
    options.exact_errors = true;
    check(book, &options, &Silent).expect("the book can be checked")
}

fn trials(book: &Book, checked: Option<&Checked>) -> Vec<Trial> {
    let mut trials = Vec::new();
    let mut said: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, listing) in book.listings().enumerate() {
        *said.entry(&listing.id).or_default() += 1;
        let judged = checked.and_then(|checked| checked.judged[index].as_ref());
        let ignored = judged.is_some_and(|judged| judged.verdict == Verdict::Ignored);
        let failed = judged
            .filter(|judged| matches!(judged.verdict, Verdict::Failed(_)))
            .map(|judged| told(book, &judged.problems));
        let trial = Trial::test(listing.id.clone(), || failed.map_or(Ok(()), Err));
        trials.push(trial.with_ignored_flag(ignored));
    }
    let about_listings: Vec<&Problem> = checked
        .iter()
        .flat_map(|checked| checked.judged.iter().flatten())
        .flat_map(|judged| &judged.problems)
        .collect();
    let others: Vec<Problem> = checked
        .iter()
        .flat_map(|checked| &checked.problems)
        .filter(|problem| !about_listings.contains(problem))
        .cloned()
        .collect();
    let wrong = (!others.is_empty()).then(|| told(book, &others));
    trials.push(Trial::test("nothing else is wrong", || wrong.map_or(Ok(()), Err)));
    trials
}

fn told(book: &Book, problems: &[Problem]) -> Failed {
    let texts: Vec<String> =
        problems.iter().map(|problem| text::problem(problem, &book.root, false)).collect();
    texts.join("\n").into()
}
