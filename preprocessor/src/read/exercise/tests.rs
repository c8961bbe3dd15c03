use std::path::PathBuf;

use super::{super::mapped::SourceFile, *};

const FILE: &str = "\
//! # Sum
//!
//! Add `a` and `b`.
//!
//! ```text
//! 1, 2 → 3
//! ```
use std::fmt::Debug;
// ANCHOR: given
pub type Number = u32;
// ANCHOR_END: given
// ANCHOR: solution
pub fn sum(a: Number, b: Number) -> Number {
    a + b
}
// ANCHOR_END: solution
mod starter {
    use super::Number;

    // ANCHOR: starter
    pub fn sum(a: Number, b: Number) -> Number {
        0
    }
    // ANCHOR_END: starter
}
fn main() {}
// ANCHOR: tests
#[cfg(test)]
mod tests {
    #[test]
    fn small() {
        assert_eq!(super::sum(1, 2), 3);
    }
}
// ANCHOR_END: tests
// ANCHOR: more_tests
#[cfg(test)]
mod further {
    #[test]
    fn large() {
        assert_eq!(super::sum(1 << 20, 1), (1 << 20) + 1);
    }
}
// ANCHOR_END: more_tests
// ANCHOR: hints
// 1. There is an operator.
// 2. It looks like a
//    cross:
//
//    `+`
// ANCHOR_END: hints
";

fn read(text: &str) -> Result<Exercise, Vec<Problem>> {
    let file = SourceFile::new("listings/exercise-sum.rs", text);
    reader::read(&file, 0..1, Place::line_of(Path::new("src/ch.md"), 9), true)
}

/// Titles with the line in the exercise's file, each shown in the chapter as well.
fn wrong(from: &str, to: &str) -> Vec<String> {
    assert_eq!(FILE.matches(from).count(), 1, "{from}");
    let problems = read(&FILE.replace(from, to)).expect_err("something is wrong");
    problems
        .iter()
        .map(|problem| {
            let [(place, _), (shown, _)] = problem.places.as_slice() else { panic!("{problem:?}") };
            assert_eq!(shown.to_string(), "src/ch.md:9");
            assert!(!problem.help.is_empty(), "{problem:?} says what to do");
            format!("{}: {}", place.line, problem.title.replace("exercise `sum`: ", ""))
        })
        .collect()
}

#[test]
fn a_file_is_cut_into_its_parts() {
    let exercise = read(FILE).expect("an exercise");
    assert_eq!((exercise.id.as_str(), exercise.title.as_str()), ("sum", "Sum"));
    assert_eq!(exercise.statement.text.text(), "Add `a` and `b`.\n\n```text\n1, 2 → 3\n```");
    assert_eq!(
        exercise.part(Part::Starter),
        "pub fn sum(a: Number, b: Number) -> Number {\n    0\n}"
    );
    let hints: Vec<&str> = exercise.hints.iter().map(|hint| hint.text.text()).collect();
    assert_eq!(hints, ["There is an operator.", "It looks like a\ncross:\n\n`+`"]);
    assert_eq!(exercise.modules, ("tests".to_owned(), Some("further".to_owned())));
    assert_eq!(exercise.file, PathBuf::from("listings/exercise-sum.rs"));
}

#[test]
fn programs_hold_what_they_prove_and_know_the_authors_lines() {
    let exercise = read(FILE).expect("an exercise");
    let solution = exercise.program(Role::Solution);
    assert!(solution.text().contains("a + b") && solution.text().contains("fn large"));
    let starter = exercise.program(Role::Starter);
    assert!(!starter.text().contains("a + b") && !starter.text().contains("fn large"));
    for needle in ["pub type Number", "fn small", "\n    0\n"] {
        assert!(starter.text().contains(needle), "{needle}");
    }
    let at = starter.text().find("0\n").expect("there");
    assert_eq!(starter.place(at).line, 22);
    assert_eq!(starter.place(at).column, 9);
    assert!(exercise.starting_file().starts_with("//! # Sum\n//!\n//! Add `a` and `b`.\n"));
}

#[test]
fn an_exercise_without_further_tests_and_without_shared_code_is_one() {
    let start = FILE.find("// ANCHOR: more_tests").expect("there");
    let end = FILE.find("// ANCHOR: hints").expect("there");
    let text = format!("{}{}", &FILE[..start], &FILE[end..]).replace(": given", ": xx");
    let text = text.replace("// ANCHOR: xx\n", "").replace("// ANCHOR_END: xx\n", "");
    let exercise = read(&text).expect("an exercise");
    assert_eq!((exercise.part(Part::MoreTests), exercise.part(Part::Given)), ("", ""));
    assert_eq!(exercise.modules.1, None);
}

#[test]
fn what_is_missing_is_said_at_its_line() {
    let anchors = "// ANCHOR: solution\n";
    assert_eq!(
        wrong(anchors, ""),
        ["15: `solution` ends and has not begun", "1: it has no part `solution`"]
    );
    assert_eq!(
        wrong("    a + b\n", "    a + b // ANCHOR_END: starter\n"),
        ["14: `starter` ends inside of `solution`"]
    );
    assert_eq!(
        wrong("        0\n", "        0 // ANCHOR: hints\n")[0],
        "22: `hints` begins inside of `starter`"
    );
    assert_eq!(
        wrong("ANCHOR: more_tests", "ANCHOR: moretests"),
        ["36: `moretests` is no part of an exercise", "44: `more_tests` ends and has not begun"]
    );
    assert_eq!(wrong("// ANCHOR_END: hints\n", ""), ["45: `hints` has no end"]);
    assert_eq!(wrong("pub type Number = u32;\n", "\n"), ["9: part `given` is empty"]);
    assert_eq!(
        wrong(
            "// ANCHOR_END: given\n",
            "// ANCHOR_END: given\n// ANCHOR: given\n// ANCHOR_END: given\n"
        )[0],
        "12: a second part `given`"
    );
}

#[test]
fn a_name_close_to_a_part_is_suggested() {
    let text = FILE.replace("ANCHOR: starter", "ANCHOR: startr");
    let problems = read(&text).expect_err("wrong");
    assert_eq!(problems[0].help, ["did you mean `starter`?"]);
    let text = FILE.replace("ANCHOR: given", "ANCHOR: wholly_other");
    let problems = read(&text).expect_err("wrong");
    assert_eq!(
        problems[0].help,
        ["the parts are: given, solution, starter, tests, more_tests, hints"]
    );
}

#[test]
fn a_statement_has_a_title_and_a_text_and_no_rust_that_nobody_runs() {
    assert_eq!(
        wrong(
            "//! # Sum\n//!\n//! Add `a` and `b`.\n//!\n//! ```text\n//! 1, 2 → 3\n//! ```\n",
            ""
        ),
        ["1: it has no statement"]
    );
    assert_eq!(
        wrong("//!\n//! Add `a` and `b`.\n//!\n//! ```text\n//! 1, 2 → 3\n//! ```\n", ""),
        ["1: only a title"]
    );
    assert_eq!(wrong("```text", "```rust"), ["5: Rust in its statement is not run"]);
    assert_eq!(wrong("```text", "```"), ["5: Rust in its statement is not run"]);
}

#[test]
fn hints_are_numbered_comments() {
    assert_eq!(wrong("// 2. It", "// 3. It"), ["47: hints are numbered from 1"]);
    assert_eq!(wrong("// 1. There", "// There")[0], "46: a hint without a number");
    assert_eq!(wrong("//    cross:", "cross:"), ["48: hints are comments"]);
}

#[test]
fn tests_are_one_module_with_a_test_and_a_name_of_its_own() {
    assert_eq!(
        wrong("// ANCHOR: tests\n#[cfg(test)]\n", "// ANCHOR: tests\n"),
        ["28: part `tests` is not one module of tests"]
    );
    assert_eq!(
        wrong("    #[test]\n    fn large", "    fn large"),
        ["37: part `more_tests` has no test"]
    );
    assert_eq!(
        wrong("mod further", "mod tests"),
        ["37: `tests` and `more_tests` are modules of one name"]
    );
}

#[test]
fn everything_is_said_at_once() {
    let problems = read("fn main() {}\n").expect_err("everything is missing");
    assert_eq!(problems.len(), 5, "{problems:#?}");
}

#[test]
fn formulas_of_statement_and_hints_know_their_lines() {
    let text = FILE
        .replace("Add `a` and `b`.", "Add $a + b$.")
        .replace("a\n//    cross", "a\n//    $+$ cross");
    let exercise = read(&text).expect("an exercise");
    let at: Vec<(usize, usize)> = exercise
        .formulas()
        .map(|formula| formula.latex.place(0))
        .map(|place| (place.line, place.column))
        .collect();
    assert_eq!(at, [(3, 10), (48, 8)]);
    assert_eq!(wrong("Add `a` and `b`.", "Costs $5.").len(), 1);
}
