//! Stages that chapters prepare for, and the page that lists them.

use crate::harness::Book;

const STAGES: &str = "stages = [{ id = \"1\", name = \"The *assessment*\" }, { id = \"4a\", name = \"The domain\" }]";

#[test]
fn a_book_without_stages_keeps_its_chapters_as_they_are() {
    let book = Book::of("# One\n");
    assert_eq!(book.run(&["build", "."]).status, 0);
    assert!(!book.read("book/ch.html").contains("rh-done"));
}

fn book() -> Book {
    Book::of("# One\n\n- {{#stages 1 4a}}; a little of 1 again\n- **Read:** 5 minutes\n")
        .file("src/deep/two.md", "# Two\n\n{{#stages 4a}}\n")
        .file("src/three.md", "# Three\n")
        .file("src/left.md", "# What is left\n\n{{#progress}}\n")
        .config(STAGES)
}

#[test]
fn a_chapter_says_what_it_prepares_for_and_the_page_lists_chapters_by_stage() {
    let book = book();
    assert_eq!(book.run(&["build", "."]).status, 0);
    let (one, two) = (book.read("book/ch.html"), book.read("book/deep/two.html"));
    assert!(
        one.contains("<strong>Stages:</strong> all of them; a little of 1 again</li>"),
        "{one}"
    );
    assert!(two.contains("<strong>Stage:</strong> 4a (The domain)"), "{two}");
    let end = "<div class=\"rh-done\" data-rh-key=\"chapter:deep/two\" data-rh-progress=\"../left.html\" hidden";
    assert!(two.contains(end), "{two}");
    assert!(book.read("book/three.html").contains("rh-done"), "it is listed, so it can be done");
    let page = book.read("book/left.html");
    let at = |needle: &str| page.find(needle).unwrap_or_else(|| panic!("no {needle} in\n{page}"));
    let one = "<span data-rh-key=\"chapter:ch\"></span><a href=\"ch.html\">1. ch.md</a>";
    let two = "<span data-rh-key=\"chapter:deep/two\"></span><a href=\"deep/two.html\">2. deep/two.md</a>";
    assert!(at("Stage 1: The *assessment*") < at(one) && at(one) < at("Stage 4a: The domain"));
    assert!(at("Stage 4a: The domain") < at(two) && at(two) < at("Other chapters"));
    assert_eq!(page.matches("chapter:ch\"").count(), 2, "under both of its stages");
}

#[test]
fn stages_that_the_book_does_not_have_are_errors_with_a_suggestion() {
    let book = Book::of("# One\n\n{{#stages 1 4b 9}}\n\n{{#stages}}\n").config(STAGES);
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:3: there is no stage `4b`",
            "error src/ch.md:3: there is no stage `9`",
            "error src/ch.md:5: this chapter says for the second time which stages it prepares for",
            "error src/ch.md:5: `{{#stages}}` names no stage",
        ],
    );
    assert_eq!(run.help("`4b`"), "the book has these, in `[preprocessor.rehearse]`: 1, 4a");
}

#[test]
fn a_book_without_stages_is_told_how_to_have_some() {
    let run = Book::of("# One\n\n{{#stages 1}}\n").check(&[]);
    run.told(1, &["error src/ch.md:3: there is no stage `1`"]);
    assert!(run.help("no stage").contains("stages = [{ id = \"1\""));
}

#[test]
fn stages_that_cannot_be_told_apart_are_refused() {
    let twice = "stages = [{ id = \"1\", name = \"a\" }, { id = \"1\", name = \"b\" }]";
    let run = Book::of("# One\n").config(twice).run(&["check", "."]);
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.contains("`stages` in `[preprocessor.rehearse]` has `1` twice"),
        "{}",
        run.stderr
    );
}
