//! Exercises: proven both ways, shown, and practised in the reader's own folder.

use std::io::Write as _;

use crate::{
    harness::{Book, Run, wait_until},
    render::{compare, shown},
};
use mdbook_rehearse::show::{Format, assets::Delivery};

/// A whole exercise: `sum` of two numbers, whose starter passes one of its two tests.
const SUM: &str = r"//! # The `sum`
//!
//! Add **two** numbers; {{#include x}} stays as it is.

// ANCHOR: solution
/// The sum.
pub fn sum(a: u32, b: u32) -> u32 {
    a + b
}
// ANCHOR_END: solution

#[expect(unused)]
mod starter {
    // ANCHOR: starter
    /// The sum.
    pub fn sum(a: u32, b: u32) -> u32 {
        a
    }
    // ANCHOR_END: starter
}

fn main() {}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small() {
        assert_eq!(sum(1, 2), 3);
    }

    #[test]
    fn nothing_is_added() {
        assert_eq!(sum(7, 0), 7);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn large() {
        assert_eq!(sum(1 << 20, 1 << 20), 1 << 21);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. There is an *operator*.
// 2. It is `+`.
// ANCHOR_END: hints
";

const CHAPTER: &str = "# Adding\n\n## Practise\n\n{{#exercise ../listings/exercise-sum.rs}}\n";

fn book() -> Book {
    Book::of(CHAPTER)
        .file("src/answers.md", "# Answers\n\n{{#answers}}\n")
        .file("listings/exercise-sum.rs", SUM)
}

fn with(from: &str, to: &str) -> Book {
    let book = book();
    book.edit("listings/exercise-sum.rs", from, to);
    book
}

const SOLUTION: &str = "    a + b\n";
const STARTER: &str = "        a\n";

#[test]
fn both_programs_are_proven_and_remembered() {
    let book = book();
    let run = book.check(&[]);
    run.told(0, &[]);
    assert_eq!(run.verdicts(), ["sum:solution passed", "sum:starter passed"]);
    assert_eq!(run.listing("sum:solution")["kind"], "tests_pass");
    assert_eq!(run.listing("sum:solution")["tests_passed"], 3);
    assert_eq!(run.listing("sum:starter")["kind"], "tests_fail");
    assert_eq!(run.listing("sum:starter")["tests_passed"], 1);
    assert!(book.check(&[]).reran().is_empty());
    // A change of the starter concerns the starter only.
    book.edit("listings/exercise-sum.rs", STARTER, "        b\n");
    assert_eq!(book.check(&[]).reran(), ["sum:starter"]);
}

#[test]
fn alone_and_bundled_agree() {
    let book = book();
    let (bundled, alone) = (book.check(&["--fresh"]), book.check(&["--fresh", "--alone"]));
    assert_eq!(bundled.verdicts(), alone.verdicts());
    assert_eq!(bundled.problems(), alone.problems());
}

#[test]
fn filters_and_lists_know_both_by_id() {
    let book = book().file("src/other.md", "```rust\nfn other() {}\n```\n");
    assert_eq!(book.check(&["sum:starter"]).verdicts(), ["sum:starter passed"]);
    assert_eq!(book.check(&["sum"]).verdicts().len(), 2);
    let listed = book.run(&["list", ".", "sum"]);
    assert!(listed.stdout.contains("sum:solution  tests_pass  src/ch.md:5  bundled"), "{listed:?}");
    assert!(listed.stdout.contains("sum:starter  tests_fail  src/ch.md:5  bundled"), "{listed:?}");
}

#[test]
fn exercises_have_no_snapshots() {
    let book = book().config("snapshots = 'snaps'");
    book.check(&[]).told(0, &[]);
    assert!(book.names("snaps").is_empty());
}

#[test]
fn a_solution_that_fails_a_test_is_an_error_at_the_test() {
    let run = with(SOLUTION, "    a + b - b / (1 << 20)\n").check(&[]);
    run.told(
        1,
        &["error listings/exercise-sum.rs:48: the solution of exercise `sum` fails its tests"],
    );
    let details = run.details("fails its tests");
    assert!(
        details.contains("'more_tests::large' panicked at listings/exercise-sum.rs:48:9"),
        "{details}"
    );
    assert_eq!(run.listing("sum:solution")["reasons"][0], "tests");
}

#[test]
fn what_does_not_compile_is_an_error_at_the_authors_line() {
    let run = with(STARTER, "        c\n").check(&[]);
    let title = "error listings/exercise-sum.rs:17: the starter of exercise `sum` does not compile";
    run.told(1, &[title]);
    let details = run.details("does not compile");
    assert!(details.contains("listings/exercise-sum.rs:17:9"), "{details}");
    let run = with(SOLUTION, "    a + helper(b)\n").check(&[]);
    run.told(
        1,
        &["error listings/exercise-sum.rs:8: the solution of exercise `sum` does not compile"],
    );
    assert!(run.help("does not compile").contains("only its parts count"), "{run:?}");
}

#[test]
fn a_starter_that_passes_everything_is_an_error() {
    let run = with(STARTER, "        a + b\n").check(&[]);
    let title = "the starter of exercise `sum` passes all of its tests";
    run.told(1, &[&format!("error listings/exercise-sum.rs:15: {title}")]);
    assert!(run.help("passes all").contains("leave something to write"));
    assert_eq!(run.listing("sum:starter")["reasons"][0], "passes-tests");
    // A failure is never remembered.
    assert_eq!(with(STARTER, "        a + b\n").check(&[]).reran().len(), 2);
}

#[test]
fn a_starter_that_hangs_or_ends_the_program_does_not_fail_its_tests() {
    let book = with(STARTER, "        loop {}\n").config("timeout = 1");
    let run = book.check(&[]);
    run.told(1, &["error src/ch.md:5: the starter of exercise `sum` ran out of time"]);
    assert!(run.help("ran out of time").contains("have to run to their end"));
    let run = with(STARTER, "        std::process::exit(101)\n").check(&[]);
    run.told(1, &["error src/ch.md:5: the starter of exercise `sum` ended with exit status 101"]);
}

#[test]
fn everything_that_is_wrong_with_a_file_is_said_at_once() {
    let book = book();
    book.write("src/ch.md", "{{#exercise ../listings/exercise-sun.rs}}\n\n{{#exercise}}\n\nSee {{#exercise x}}.\n\n{{#exercise ../listings/exercise-bad.rs}}\n");
    book.write("listings/exercise-bad.rs", "//! # Bad\n//!\n//! Text.\n// ANCHOR: solution\n// ANCHOR_END: solution\n// ANCHOR: startre\n");
    let run = book.check(&[]);
    let missing =
        run.problems().into_iter().find(|title| title.contains("cannot read")).expect("told");
    assert!(
        missing
            .starts_with("error src/ch.md:1: cannot read exercise `../listings/exercise-sun.rs`: ")
    );
    assert!(run.help("cannot read").contains("`exercise-sum.rs`"));
    let rest: Vec<String> =
        run.problems().into_iter().filter(|title| !title.contains("cannot read")).collect();
    assert_eq!(
        rest,
        [
            "error src/ch.md:5: `{{#exercise}}` does not stand alone",
            "error src/ch.md:3: `{{#exercise}}` names no file",
            "error listings/exercise-bad.rs:6: exercise `bad`: `startre` is no part of an exercise",
            "error listings/exercise-bad.rs:1: exercise `bad`: it has no part `starter`",
            "error listings/exercise-bad.rs:1: exercise `bad`: it has no part `tests`",
            "error listings/exercise-bad.rs:1: exercise `bad`: it has no part `hints`",
            "error listings/exercise-bad.rs:4: exercise `bad`: part `solution` is empty",
        ]
    );
    assert_eq!(run.status, 1);
}

#[test]
fn an_exercise_stands_in_one_place() {
    let book = book().file("src/again.md", "{{#exercise ../listings/exercise-sum.rs}}\n");
    book.check(&[]).told(1, &["error src/again.md:1: two exercises are called `sum`"]);
}

#[test]
fn a_name_can_be_linked_to_and_solutions_have_a_page() {
    let book =
        Book::of("{{#exercise ../my/exercise-ä.rs}}\n\n{{#exercise ../my/exercise-sum.rs}}\n");
    book.write("my/exercise-ä.rs", SUM);
    book.write("my/exercise-sum.rs", SUM);
    book.check(&[]).told(
        1,
        &[
            "error my/exercise-ä.rs:1: exercise `ä`: that is no name for an exercise",
            "warning src/ch.md:3: the solution of this exercise stands on no page",
        ],
    );
}

#[test]
fn a_book_that_runs_nothing_shows_its_exercises_unchecked() {
    let book = book().config("execute = 'never'");
    assert_eq!(book.check(&[]).verdicts(), ["sum:solution unchecked", "sum:starter unchecked"]);
    let page = shown(&book, Format::Html, Delivery::Linked, 0).expect("an exercise");
    assert!(page.contains("Not checked in this build"), "{page}");
}

#[test]
fn formulas_of_statement_and_hints_are_set_and_checked() {
    let book = book().config("[preprocessor.rehearse.math]");
    book.edit("listings/exercise-sum.rs", "Add **two** numbers", "Add two numbers, $a$ and $$b$$");
    book.edit("listings/exercise-sum.rs", "There is an *operator*.", "There is $\\oplus$.");
    book.write("src/ch.md", "# Adding $c$\n\n{{#exercise ../listings/exercise-sum.rs}}\n");
    book.check(&[]).told(0, &[]);
    let page = shown(&book, Format::Html, Delivery::Inline, 0).expect("an exercise");
    for latex in ["a", "b", "c", "&#92;oplus"] {
        assert!(page.contains(&format!("alttext=\"{latex}\"")), "{latex}: {page}");
    }
    assert!(page.contains("aria-label=\"Formula 1\"") && page.contains("math{"), "{page}");
    let plain = shown(&book, Format::Markdown, Delivery::Inline, 0).expect("an exercise");
    assert!(plain.contains("Add two numbers, $a$ and $$b$$"), "{plain}");
    book.edit("listings/exercise-sum.rs", "$a$", "$\\alhpa$");
    book.check(&[]).told(1, &["error listings/exercise-sum.rs:3: unknown macro `\\alhpa`"]);
}

#[test]
fn an_exercise_may_stand_in_a_list() {
    let book = book();
    book.write(
        "src/ch.md",
        "# Adding\n\n1. First\n\n   {{#exercise ../listings/exercise-sum.rs}}\n\n2. Then\n",
    );
    let run = book.run(&["build", "."]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let page = book.read("book/ch.html");
    let item = page.split("<li>").nth(1).and_then(|rest| rest.split("</li>").next());
    assert!(page.matches("<ol>").count() == 1, "{page}");
    assert!(
        page.contains("</section>\n</li>") || item.is_some_and(|item| item.contains("</section>")),
        "{page}"
    );
}

#[test]
fn a_directive_in_an_included_file_is_relative_to_that_file() {
    let book = book().file("src/deep/note.txt", "{{#exercise ../../listings/exercise-sum.rs}}\n");
    book.write("src/ch.md", "# A\n\n{{#include deep/note.txt}}\n");
    book.check(&[]).told(0, &[]);
}

#[test]
fn both_kinds_of_renderer_get_it() {
    let book = book();
    compare(
        "exercise.html.md",
        &shown(&book, Format::Html, Delivery::Linked, 0).expect("an exercise"),
    );
    compare(
        "exercise.md",
        &shown(&book, Format::Markdown, Delivery::Linked, 0).expect("an exercise"),
    );
    compare(
        "solution.html.md",
        &shown(&book, Format::Html, Delivery::Linked, 1).expect("a solution"),
    );
    compare(
        "solution.md",
        &shown(&book, Format::Markdown, Delivery::Linked, 1).expect("a solution"),
    );
}

#[test]
fn a_page_of_stock_mdbook_gets_what_its_buttons_need() {
    let page = shown(&book(), Format::Html, Delivery::Inline, 0).expect("an exercise");
    let (store, exercise) = (page.find("window.rehearse = {"), page.find("window.rehearse.store,"));
    assert!(store.is_some() && store < exercise, "the store is there first:\n{page}");
    assert!(page.contains(".rh-exercise{"));
}

#[test]
fn the_built_page_holds_the_solution_for_its_script_only() {
    let book = book();
    let run = book.run(&["build", "."]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let page = book.read("book/ch.html");
    let (before, after) = page.split_once("<script type=\"application/json\">").expect("held");
    let (held, behind) = after.split_once("</script>").expect("closed");
    let held: serde_json::Value = serde_json::from_str(held).expect("JSON");
    assert!(held["solution"].as_str().expect("text").contains("a + b"), "{held}");
    assert!(!before.contains("a + b") && !behind.contains("a + b"));
    assert!(before.contains("href=\"answers.html#solution-sum\""), "{before}");
    assert!(before.contains("{{#include x}} stays as it is"), "{before}");
    assert!(book.read("book/answers.html").contains("id=\"solution-sum\""));
    assert!(book.read("book/answers.html").contains("ch.html#exercise-sum"));
    for name in book.names("book").iter().filter(|name| name.starts_with("searchindex")) {
        assert!(!book.read(format!("book/{name}")).contains("a + b"), "{name}");
    }
}

#[test]
fn an_exercise_that_failed_or_cannot_be_read_says_so_on_its_page() {
    let failed =
        shown(&with(SOLUTION, "    a - b\n"), Format::Html, Delivery::Linked, 0).expect("shown");
    assert!(failed.contains("This exercise failed its check."), "{failed}");
    assert!(failed.contains("fails its tests"), "{failed}");
    let unread =
        shown(&with("// ANCHOR: hints", "//"), Format::Html, Delivery::Linked, 0).expect("shown");
    assert!(unread.contains("This exercise cannot be read."), "{unread}");
}

fn practise(book: &Book, arguments: &[&str]) -> Run {
    book.run(&[&["exercise", "--dir", "mine"], arguments].concat())
}

const MINE: &str = "mine/sum/src/lib.rs";

#[test]
fn a_reader_gets_a_package_and_counts_of_tests() {
    let book = book();
    let run = practise(&book, &["sum", "--once"]);
    assert_eq!(run.status, 1, "{run:?}");
    for needle in [
        "write in mine/sum/src/lib.rs",
        " FAILED  tests::small\n         panicked at mine/sum/src/lib.rs:16:9:\n",
        "     ok  tests::nothing_is_added\n",
        " FAILED  more_tests::large\n",
        "panicked at further tests:",
        "1 of 2 tests passed, 0 of 1 further ones.",
    ] {
        assert!(run.stderr.contains(needle), "no {needle:?} in\n{}", run.stderr);
    }
    let text = book.read(MINE);
    assert!(text.starts_with("//! # The `sum`\n//!\n//! Add **two** numbers"), "{text}");
    assert!(
        text.contains("    a\n}") && !text.contains("a + b") && !text.contains("large"),
        "{text}"
    );
    let manifest = book.read("mine/sum/Cargo.toml");
    assert!(manifest.contains("[workspace]") && manifest.contains("edition = \"2021\""));
}

#[test]
fn what_a_reader_wrote_is_kept_and_done_when_everything_passes() {
    let book = book();
    practise(&book, &["sum", "--once"]);
    book.edit(MINE, "    a\n", "    a + b\n");
    let run = practise(&book, &["sum", "--once"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stderr.contains("2 of 2 tests passed, 1 of 1 further ones.\nDone."), "{run:?}");
    let listed = practise(&book, &[]);
    assert_eq!(listed.stdout, "sum  done   The `sum` (ch.md)\n");
    assert!(listed.stderr.contains("1 of 1 done in mine"), "{listed:?}");
    // What has changed since is not known to pass.
    book.edit(MINE, "    a + b\n", "    b + a\n");
    assert!(practise(&book, &[]).stdout.starts_with("sum  begun"));
    let run = practise(&book, &["sum", "--reset", "--once"]);
    assert!(run.stderr.contains("what you wrote is in mine/sum/src/lib.1.rs"), "{run:?}");
    assert!(book.read("mine/sum/src/lib.1.rs").contains("b + a"));
    assert!(book.read(MINE).contains("    a\n}"));
}

#[test]
fn compile_errors_stand_in_the_readers_file() {
    let book = book();
    practise(&book, &["sum", "--once"]);
    book.edit(MINE, "    a\n", "    c\n");
    let run = practise(&book, &["sum", "--once"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("--> mine/sum/src/lib.rs:7:5\n"), "{}", run.stderr);
    assert!(run.stderr.contains("It does not compile yet."), "{}", run.stderr);
}

#[test]
fn another_signature_is_said_not_to_fit_the_further_tests() {
    let book = book();
    practise(&book, &["sum", "--once"]);
    let text = book.read(MINE);
    let (code, _) = text.split_once("#[cfg(test)]").expect("tests");
    let code = code.replace("-> u32 {\n    a\n", "-> String {\n    (a + b).to_string()\n");
    let tests = "#[cfg(test)]\nmod tests {\n    #[test]\n    fn mine() {}\n}\n";
    book.write(MINE, code + tests);
    let run = practise(&book, &["sum", "--once"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("the further tests do not fit it"), "{}", run.stderr);
}

#[test]
fn a_file_without_its_tests_is_not_done() {
    let book = book();
    practise(&book, &["sum", "--once"]);
    book.write(MINE, "pub fn sum(a: u32, b: u32) -> u32 {\n    a + b\n}\n");
    let run = practise(&book, &["sum", "--once"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("1 of 1 further ones. Your file has lost its own"), "{run:?}");
}

#[test]
fn a_crate_that_listings_see_is_there_for_the_reader_too() {
    let book = book()
        .config("manifest = 'helpers/Cargo.toml'")
        .file(
            "helpers/Cargo.toml",
            "[package]\nname = \"helpers\"\nedition = \"2021\"\n\n[workspace]\n",
        )
        .file("helpers/src/lib.rs", "pub fn plus(a: u32, b: u32) -> u32 { a + b }\n");
    book.edit("listings/exercise-sum.rs", SOLUTION, "    helpers::plus(a, b)\n");
    book.check(&[]).told(0, &[]);
    practise(&book, &["sum", "--once"]);
    assert!(!book.read("mine/sum/Cargo.toml").contains("helpers"), "nothing asks for it");
    book.edit(MINE, "    a\n", "    helpers::plus(a, b)\n");
    assert_eq!(practise(&book, &["sum", "--once"]).status, 0);
    // A starter that names it gets it in its manifest, for the editor.
    book.edit("listings/exercise-sum.rs", STARTER, "        helpers::plus(a, 0)\n");
    let run = book.run(&["exercise", "sum", "--once", "--dir", "new"]);
    assert_eq!(run.status, 1, "{run:?}");
    let manifest: toml::Table = book.read("new/sum/Cargo.toml").parse().expect("a manifest");
    let path = manifest["dependencies"]["helpers"]["path"].as_str().expect("a path");
    assert!(std::path::Path::new(path).join("Cargo.toml").is_file(), "{path}");
}

#[test]
fn a_loop_without_end_is_stopped_and_named() {
    let book = book().config("timeout = 1");
    practise(&book, &["sum", "--once"]);
    book.edit(MINE, "    a\n", "    loop {}\n");
    let run = practise(&book, &["sum", "--once"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("stopped  "), "{}", run.stderr);
    assert!(run.stderr.contains("They ran out of time"), "{}", run.stderr);
}

#[test]
fn hints_and_the_solution_are_printed_when_asked_for() {
    let book = book();
    let run = practise(&book, &["sum", "--hint", "2"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "Hint 2 of 2: It is `+`.\n"));
    let run = practise(&book, &["exercise-sum", "--solution"]);
    assert!(run.stdout.contains("a + b") && run.stdout.contains("fn large"), "{run:?}");
    assert!(book.names("mine").is_empty(), "asking writes nothing");
    for (arguments, says) in [
        (["sum", "--hint=3"], "there is no hint 3\nhelp: exercise `sum` has 2"),
        (["sun", "--once"], "there is no exercise `sun`\nhelp: did you mean `sum`?"),
        (
            ["other", "--once"],
            "there is no exercise `other`\nhelp: `mdbook-rehearse exercise` lists",
        ),
    ] {
        let run = practise(&book, &arguments);
        assert_eq!(run.status, 2, "{run:?}");
        assert!(run.stderr.contains(says), "{run:?}");
    }
}

#[test]
fn a_save_is_checked_and_a_hint_is_one_key_away() {
    let book = book();
    practise(&book, &["sum", "--once"]);
    let mut command = book.command(&["exercise", "sum", "--dir", "mine"]);
    let log = std::fs::File::create(book.path("log")).expect("made");
    let mut child =
        command.stdin(std::process::Stdio::piped()).stderr(log).spawn().expect("started");
    let mut typed = child.stdin.take().expect("piped");
    typed.write_all(b"h\n").expect("typed");
    wait_until("a hint is printed", || book.read("log").contains("Hint 1 of 2"));
    book.edit(MINE, "    a\n", "    a + b\n");
    // It is done, and so it stops.
    assert!(child.wait().expect("ended").success());
    assert!(practise(&book, &[]).stdout.starts_with("sum  done"));
}
