//! rustdoc's rules about listings, and where rehearse is stricter on purpose.
//!
//! `tests/corpus` is a book with a listing for every rule. The comparison is that of the `parity`
//! example: the oracle is the pinned toolchain's own rustdoc.

use mdbook_rehearse::book::Book as ReadBook;

use crate::{
    harness::Book,
    parity::{Comparison, Report, compare},
};

fn compared(edition: &str, comparison: &Comparison) -> Report {
    let book = Book::copy_of("corpus");
    book.edit("book.toml", "edition = \"2021\"", &format!("edition = \"{edition}\""));
    let read = ReadBook::load(&book.path("")).expect("a book");
    compare(&read, comparison).expect("compared")
}

#[test]
fn every_listing_of_the_corpus_is_the_program_and_has_the_verdict_that_rustdoc_gives_it() {
    let report = compared("2021", &Comparison::default());
    assert_eq!(report.different, [""; 0]);
    assert_eq!(report.compared, ["258 programs compared", "258 verdicts compared"]);
    let skipped = "rustdoc skips this listing without a word for its attributes";
    let misspelt = "is an error here; rustdoc runs the listing as if";
    let codes = "stable rustdoc takes any error for the one that is named";
    let status = "rustdoc takes any exit status but 0 for a panic";
    let (did_not, wrong) = (
        "here failed (did-not-panic), rustdoc passed",
        "here failed (wrong-errors), rustdoc passed",
    );
    assert_eq!(
        report.stricter,
        [
            format!("src/hidden.md:123: {skipped} `rust,hidelines=!!`"),
            format!("src/attributes.md:243: `norun` {misspelt} `no_run` had not been meant"),
            format!(
                "src/attributes.md:247: `should-panic` {misspelt} `should_panic` had not been meant"
            ),
            format!(
                "src/attributes.md:251: `compile-fail` {misspelt} `compile_fail` had not been meant"
            ),
            format!("src/attributes.md:79: {skipped} `rust,editable,should_panic`"),
            format!("src/attributes.md:83: {skipped} `rust,editable,no_run`"),
            format!("src/attributes.md:87: {skipped} `rust,mine,ignore`"),
            format!("src/attributes.md:91: {skipped} `rust,mine,ignore-nothing-of-this-name`"),
            format!("src/attributes.md:169: {skipped} `rust,name=foo`"),
            format!("src/attributes.md:177: {skipped} `rust {{open`"),
            format!("src/attributes.md:181: {skipped} `rust,no_run {{word}}`"),
            format!("src/verdicts.md:53: {did_not}: {status}"),
            format!("src/verdicts.md:57: {did_not}: {status}"),
            format!("src/verdicts.md:63: {did_not}: {status}"),
            format!("src/verdicts.md:111: {wrong}: {codes}"),
            format!("src/verdicts.md:117: {wrong}: {codes}"),
        ]
    );
}

#[test]
fn programs_are_the_same_in_every_edition() {
    for edition in ["2015", "2018", "2024"] {
        let report =
            compared(edition, &Comparison { programs_only: true, ..Comparison::default() });
        assert_eq!(report.different, [""; 0], "edition {edition}");
        assert_eq!(report.compared, ["258 programs compared"], "edition {edition}");
    }
}

/// What the author of the corpus is told, besides the verdicts: every slip that rustdoc and mdBook
/// pass over.
#[test]
fn slips_that_rustdoc_passes_over_are_told() {
    let book = Book::copy_of("corpus");
    let run = book.check(&[]);
    let verdict = |title: &str| title.contains(" listing `");
    let slips: Vec<String> =
        run.problems().into_iter().filter(|problem| !verdict(problem)).collect();
    assert_eq!(
        slips,
        [
            "warning src/attributes.md:151: unknown key `unknown-to-all`",
            "error src/attributes.md:169: cannot read the attributes from `name=foo` on",
            "error src/attributes.md:177: cannot read the attributes from `open` on",
            "error src/attributes.md:181: cannot read the attributes from `word}` on",
            "error src/attributes.md:243: unknown attribute `norun`",
            "error src/attributes.md:247: unknown attribute `should-panic`",
            "error src/attributes.md:251: unknown attribute `compile-fail`",
            "error src/attributes.md:255: unknown attribute `norun`",
            "error src/includes.md:59: the lines asked for are not in `src/listings/part.rs`",
            "error src/includes.md:126: cannot include `listings/missing.rs`: No such file or \
             directory (os error 2)",
            "error src/includes.md:132: no anchor `missing` in `src/listings/whole.rs`",
            "error src/includes.md:136: no anchor `missing` in `src/listings/part.rs`",
            "warning src/attributes.md:69: unknown attribute `another`",
            "warning src/attributes.md:173: unknown attribute `mine@home`",
            "warning src/attributes.md:133: unknown attribute `text`",
        ]
    );
    let failed: Vec<String> = run
        .verdicts()
        .into_iter()
        .filter_map(|line| line.strip_suffix(" failed").map(str::to_owned))
        .filter(|id| !id.starts_with("verdicts#"))
        .collect();
    assert_eq!(failed, ["includes#23", "nested/breaking#2"], "what fails is meant to fail");
}

/// A statement of the corpus that a reader of the tests may not believe.
#[test]
fn an_include_that_breaks_out_of_its_list_makes_another_listing() {
    let book = Book::copy_of("corpus");
    let run = book.run(&["list", ".", "breaking", "--format", "json"]);
    let listings = run.json["listings"].as_array().expect("listings");
    assert_eq!(listings.len(), 4, "{listings:#?}");
}
