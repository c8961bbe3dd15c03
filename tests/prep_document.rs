//! Every sentence of Pinterest's prep document has a place in the book.

use std::{collections::BTreeSet, fs, path::Path};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the repository")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The document, a sentence a line.
fn sentences() -> BTreeSet<String> {
    let text = read("tests/data/prep-document.txt");
    text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

/// The two columns of every row of the page's tables.
fn rows(page: &str) -> Vec<(&str, &str)> {
    page.lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "))
        .filter(|(says, _)| *says != "the document says")
        .collect()
}

#[test]
fn the_page_has_every_sentence_and_no_other() {
    let page = read("src/prep-document.md");
    let headings = page.lines().filter_map(|line| line.strip_prefix("## "));
    let ours = ["Its title and opening", "Source"];
    let mapped: BTreeSet<String> = rows(&page)
        .into_iter()
        .map(|(says, _)| says)
        .chain(headings.filter(|heading| !ours.contains(heading)))
        .map(str::to_owned)
        .collect();
    let sentences = sentences();
    let missing: Vec<&String> = sentences.difference(&mapped).collect();
    let invented: Vec<&String> = mapped.difference(&sentences).collect();
    assert!(missing.is_empty(), "the page has no row for {missing:#?}");
    assert!(invented.is_empty(), "the document does not say {invented:#?}");
}

#[test]
fn every_sentence_leads_to_a_page_that_is_there() {
    let page = read("src/prep-document.md");
    for (says, where_to) in rows(&page) {
        let links: Vec<&str> =
            where_to.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(!links.is_empty(), "nothing prepares for: {says}");
        for link in links {
            let file = link.split('#').next().unwrap_or_default();
            assert!(root().join("src").join(file).is_file(), "{says}: there is no {file}");
        }
    }
}
