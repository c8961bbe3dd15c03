//! The same program, and the same attributes?

use anyhow::Result;
use mdbook_rehearse::{
    book::Book,
    listing::Listing,
    read::tags::{Ignore, TagProblem},
    toolchain::Toolchain,
};
use serde_json::json;

use super::{
    Report,
    oracle::{Attributes, Doctest, doctests, shown},
};

pub(super) fn compare(book: &Book, chapters: &[String], report: &mut Report) -> Result<()> {
    let all = doctests(book, chapters)?;
    Book::learn_what_parses(book.listings(), &Toolchain::find(&book.root)?, None)?;
    let mut compared = 0;
    for (chapter, (read, theirs)) in book.read.iter().zip(&all).enumerate() {
        let file = shown(book, chapter);
        let (kept, dropped): (Vec<&Listing>, Vec<&Listing>) =
            read.listings.iter().partition(|listing| !listing.tags.dropped_by_rustdoc);
        for listing in &kept {
            let misspelt = listing.tags.problems.iter().filter_map(|problem| match problem {
                TagProblem::Misspelt { found, meant } => Some((found, meant)),
                _ => None,
            });
            for (found, meant) in misspelt {
                report.stricter.push(format!(
                    "{}: `{found}` is an error here; rustdoc runs the listing as if `{meant}` had not \
                     been meant",
                    listing.place
                ));
            }
        }
        for listing in dropped {
            report.stricter.push(format!(
                "{}: rustdoc skips this listing without a word for its attributes `{}`",
                listing.place,
                listing.block().and_then(|block| read.blocks[block].info.as_deref()).unwrap_or("")
            ));
        }
        let theirs: Vec<&Doctest> =
            theirs.iter().filter(|doctest| stable_keeps(&doctest.doctest_attributes)).collect();
        if kept.len() != theirs.len() {
            report.different.push(format!(
                "{file}: {} listings here, {} for rustdoc",
                kept.len(),
                theirs.len()
            ));
        }
        for (ours, theirs) in kept.into_iter().zip(theirs) {
            compared += 1;
            if let Some(difference) = difference(ours, theirs) {
                report.different.push(format!("{}: {difference}", ours.place));
            }
        }
    }
    report.compared.push(format!("{compared} programs compared"));
    Ok(())
}

/// The oracle runs as nightly, where error codes are attributes; stable rustdoc takes them for words
/// of other languages.
fn stable_keeps(attributes: &Attributes) -> bool {
    attributes.rust && mdbook_rehearse::read::info::rustdoc_keeps(&attributes.original)
}

fn difference(ours: &Listing, theirs: &Doctest) -> Option<String> {
    let code = &ours.source.text;
    if *code != theirs.original_code {
        return Some(format!(
            "code differs\n--- here\n{code}\n--- rustdoc\n{}",
            theirs.original_code
        ));
    }
    let tags = &ours.tags;
    let attributes = &theirs.doctest_attributes;
    let ignore = match &tags.ignore {
        Ignore::Never => json!("None"),
        Ignore::Always => json!("All"),
        Ignore::OnTargets(targets) => json!({ "Some": targets }),
    };
    let edition = tags.edition.map(|edition| edition.year().to_owned());
    for (name, same) in [
        ("ignore", attributes.ignore == ignore),
        ("should_panic", tags.should_panic == attributes.should_panic),
        ("no_run", tags.no_run == attributes.no_run),
        ("compile_fail", tags.compile_fail == attributes.compile_fail),
        ("test_harness", tags.test_harness == attributes.test_harness),
        ("standalone_crate", tags.standalone == attributes.standalone_crate),
        ("error codes", tags.error_codes == attributes.error_codes),
        ("edition", edition == attributes.edition),
    ] {
        if !same {
            return Some(format!("`{name}` differs: here {tags:?}, rustdoc {attributes:?}"));
        }
    }
    let parses = ours.parses().unwrap_or(false);
    let program = ours.program();
    match &theirs.doctest_code {
        // rustdoc hands over no program for what does not parse: it compiles the code as it is.
        None if parses => Some("rustdoc does not parse it, rehearse does".to_owned()),
        None => None,
        Some(_) if !parses => Some("rustdoc parses it, rehearse does not".to_owned()),
        Some(code) => (code.program() != program.text.text()).then(|| {
            format!(
                "program differs\n--- here\n{}\n--- rustdoc\n{}",
                program.text.text(),
                code.program()
            )
        }),
    }
}
