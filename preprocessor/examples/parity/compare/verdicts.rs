//! The same verdict?

use std::{collections::BTreeMap, path::PathBuf};

use anyhow::Result;
use mdbook_rehearse::{
    book::Book,
    check::{Options, check},
    judge::Verdict,
    listing::Listing,
    report::progress::Silent,
};

use super::{Comparison, Report, oracle::rustdoc};

pub(super) fn compare(
    book: &Book,
    chapters: &[String],
    comparison: &Comparison,
    report: &mut Report,
) -> Result<()> {
    let library_paths = comparison.libraries.as_slice();
    let mut options = Options::new()?;
    (options.fresh, options.alone, options.write_pending) = (true, comparison.alone, false);
    options.library_paths = library_paths.to_vec();
    options.this_program = this_program()?;
    let checked = check(book, &options, &Silent)?;
    let mut listings = book.listings().zip(&checked.judged);
    let mut compared = 0;
    for (chapter, text) in chapters.iter().enumerate() {
        let theirs = rustdoc_verdicts(book, chapter, text, library_paths)?;
        let mut seen = 0;
        for _ in 0..book.read[chapter].listings.len() {
            let Some((listing, judged)) = listings.next() else { break };
            let Some(judged) = judged else { continue };
            if listing.tags.dropped_by_rustdoc {
                continue;
            }
            let line = fence_line(book, listing);
            let ours = judged.verdict.word();
            let Some(theirs) = theirs.get(&line).copied() else {
                report.different.push(format!("{}: {ours}, not listed by rustdoc", listing.place));
                continue;
            };
            seen += 1;
            compared += 1;
            if ours == theirs {
                continue;
            }
            let reasons = match &judged.verdict {
                Verdict::Failed(failures) => failures
                    .iter()
                    .map(mdbook_rehearse::judge::failure::Failure::word)
                    .collect::<Vec<_>>()
                    .join(", "),
                _ => String::new(),
            };
            let difference =
                format!("{}: here {ours} ({reasons}), rustdoc {theirs}", listing.place);
            let wrong_about = match reasons.as_str() {
                "wrong-errors" => Some("stable rustdoc takes any error for the one that is named"),
                "did-not-panic" => Some("rustdoc takes any exit status but 0 for a panic"),
                _ => None,
            };
            match wrong_about {
                Some(why) if theirs == "passed" => {
                    report.stricter.push(format!("{difference}: {why}"));
                }
                _ => report.different.push(difference),
            }
        }
        if seen != theirs.len() {
            let path = &book.chapters[chapter].path;
            report.different.push(format!(
                "{}: rustdoc has {} verdicts, {seen} of them met a listing here",
                path.display(),
                theirs.len()
            ));
        }
    }
    report.compared.push(format!("{compared} verdicts compared"));
    Ok(())
}

/// The preprocessor's own binary, which knows how to stand in for rustdoc, lies one folder up.
fn this_program() -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    let name = format!("mdbook-rehearse{}", std::env::consts::EXE_SUFFIX);
    Ok(here.ancestors().nth(2).map(|folder| folder.join(name)).unwrap_or(here))
}

/// The line of the fence in the text that rustdoc gets.
fn fence_line(book: &Book, listing: &Listing) -> usize {
    let read = &book.read[listing.chapter];
    let start = listing.block().map_or(0, |block| read.blocks[block].range.start);
    read.text.text()[..start].matches('\n').count() + 1
}

/// Line and verdict of every listing of a chapter, from `rustdoc --test` as `mdbook test` calls it.
fn rustdoc_verdicts(
    book: &Book,
    chapter: usize,
    text: &str,
    library_paths: &[PathBuf],
) -> Result<BTreeMap<usize, &'static str>> {
    let folder = tempfile::tempdir()?;
    let path = &book.chapters[chapter].path;
    let file = folder.path().join(path);
    std::fs::create_dir_all(file.parent().unwrap_or(folder.path()))?;
    std::fs::write(&file, text)?;
    let mut command = rustdoc(book)?;
    command.current_dir(folder.path()).arg(path).arg("--test");
    for library in library_paths {
        command.arg("-L").arg(library);
    }
    command.args(["--edition", book.settings.edition.year()]);
    let output = command.output()?;
    let stdout = String::from_utf8_lossy(&output.stdout);
    let mut verdicts = BTreeMap::new();
    for line in stdout.lines() {
        let Some(rest) = line.strip_prefix("test ") else { continue };
        let Some((name, verdict)) = rest.rsplit_once(" ... ") else { continue };
        let Some((_, at)) = name.rsplit_once("(line ") else { continue };
        let Some(Ok(at)) = at.split(')').next().map(str::parse::<usize>) else { continue };
        let verdict = match verdict {
            "ok" => "passed",
            "FAILED" => "failed",
            _ => "ignored",
        };
        verdicts.insert(at, verdict);
    }
    Ok(verdicts)
}
