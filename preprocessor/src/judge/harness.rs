//! What a test harness printed, read back: which tests ran, how they ended, what they said.

use std::{borrow::Cow, sync::LazyLock};

use regex::Regex;

/// One test that a harness ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// Its path in the program, as `tests::ties_count_half`.
    pub name: String,
    /// How it ended.
    pub end: End,
    /// What it said, where it failed.
    pub said: String,
}

/// How a test ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Well.
    Passed,
    /// Otherwise.
    Failed,
    /// It is marked `#[ignore]`.
    Ignored,
    /// It had begun when the whole program ended.
    Unfinished,
}

impl Test {
    /// Whether it stands in this module.
    pub fn is_in(&self, module: &str) -> bool {
        self.name.split("::").next() == Some(module)
    }
}

/// In a shared crate every program is a module.
static SHARED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\blisting_[0-9a-f]{12}::").expect("a valid expression"));

/// Names of tests as they are in a crate of their own.
pub fn unshared(said: &str) -> Cow<'_, str> {
    SHARED.replace_all(said, "")
}

/// The tests of a harness that ran with one thread, in order.
pub fn tests(stdout: &str) -> Vec<Test> {
    let stdout = unshared(stdout);
    let mut tests: Vec<Test> = Vec::new();
    let mut said: Option<usize> = None;
    for line in stdout.lines() {
        if let Some(name) =
            line.strip_prefix("---- ").and_then(|line| line.strip_suffix(" stdout ----"))
        {
            said = tests.iter().position(|test| test.name == name);
        } else if line == "failures:" || line.starts_with("test result: ") {
            said = None;
        } else if let Some(test) = said.and_then(|at| tests.get_mut(at)) {
            test.said.push_str(line);
            test.said.push('\n');
        } else if let Some((name, end)) =
            line.strip_prefix("test ").and_then(|line| line.split_once(" ... "))
        {
            let name = name.split(" - ").next().unwrap_or(name).to_owned();
            let end = match end.split([',', ' ']).next() {
                Some("ok") => End::Passed,
                Some("FAILED") => End::Failed,
                Some("ignored") => End::Ignored,
                Some(_) | None => End::Unfinished,
            };
            tests.push(Test { name, end, said: String::new() });
        }
    }
    for test in &mut tests {
        test.said = test.said.trim().to_owned();
    }
    tests
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_end_is_read_and_so_is_what_was_said() {
        let said = "\nrunning 4 tests\ntest listing_0123456789ab::tests::a ... FAILED\ntest \
                    tests::b - should panic ... ok\ntest tests::c ... ignored, slow\n\nfailures:\n\n\
                    ---- listing_0123456789ab::tests::a stdout ----\n\nthread 'tests::a' (1) \
                    panicked at x.rs:1:1:\nno\n\n\nfailures:\n    tests::a\n\ntest result: FAILED. 1 \
                    passed; 1 failed\n\n";
        let found = tests(said);
        let ends: Vec<(&str, End)> =
            found.iter().map(|test| (test.name.as_str(), test.end)).collect();
        assert_eq!(
            ends,
            [("tests::a", End::Failed), ("tests::b", End::Passed), ("tests::c", End::Ignored)]
        );
        assert_eq!(found[0].said, "thread 'tests::a' (1) panicked at x.rs:1:1:\nno");
        assert!(found[0].is_in("tests") && !found[0].is_in("test"));
    }

    #[test]
    fn a_harness_that_was_killed_has_an_unfinished_test() {
        let found = tests("\nrunning 2 tests\ntest tests::a ... ok\ntest tests::b ... ");
        assert_eq!(found[1].end, End::Unfinished);
    }
}
