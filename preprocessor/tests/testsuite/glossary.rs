//! Links to terms of the glossary.

use crate::harness::Book;

const GLOSSARY: &str = "# Words\n\nROC curve\n: A path.\n\nk-cut\n: Some cuts.\n";

fn book(chapter: &str) -> Book {
    Book::new()
        .config("glossary = \"back/words.md\"")
        .file("src/part/ch.md", chapter)
        .file("src/back/words.md", GLOSSARY)
}

#[test]
fn links_lead_to_the_term_on_its_page() {
    let book = book("# A\n\nSee [the *path*](glossary:roc-curve) and `[x](glossary:no)`.\n");
    assert_eq!(book.run(&["build", "."]).status, 0);
    let page = book.read("book/part/ch.html");
    assert!(
        page.contains("<a href=\"../back/words.html#roc-curve\">the <em>path</em></a>"),
        "{page}"
    );
    // What the id is, mdBook decides.
    assert!(book.read("book/back/words.html").contains("<dt id=\"roc-curve\">"));
}

#[test]
fn a_term_that_is_not_there_is_an_error_with_a_suggestion() {
    let run = book("[a](glossary:roc-curv) [b](glossary:union-find)\n").check(&[]);
    run.told(
        1,
        &[
            "error src/part/ch.md:1: the glossary has no term `roc-curv`",
            "error src/part/ch.md:1: the glossary has no term `union-find`",
        ],
    );
    assert!(run.help("`union-find`").contains("define it in the glossary"));
    let run = book("[a](glossary:roc-curv)\n").run(&["check", "."]);
    assert!(run.stderr.contains("did you mean `roc-curve`?"), "{}", run.stderr);
}

#[test]
fn a_term_that_stands_there_twice_is_an_error() {
    let book = book("# A\n");
    // A heading has an id as well, and mdBook makes all of them different.
    book.write("src/back/words.md", "# K cut\n\nk-cut\n: One.\n\nforest\n: x\n\nForest\n: Two.\n");
    book.check(&[]).told(
        1,
        &[
            "error src/back/words.md:3: the glossary has `k-cut` twice",
            "error src/back/words.md:9: the glossary has `forest` twice",
        ],
    );
}

#[test]
fn a_book_without_a_glossary_is_told_how_to_have_one() {
    let run = Book::of("[a](glossary:x)\n").check(&[]);
    run.told(1, &["error src/ch.md:1: this book has no glossary to link to"]);
    assert!(run.help("no glossary").contains("glossary = \"glossary.md\""));
    let run = Book::of("# A\n").config("glossary = \"gone.md\"").check(&[]);
    run.told(1, &["error book.toml:1: the glossary `gone.md` is no chapter of the book"]);
}
