//! What a listing said, in the form that is accepted, committed and shown.
//!
//! A transcript is text with sections, so that a snapshot can be read and reviewed as it is:
//!
//! ```text
//! what was printed
//! ──── stderr ────
//! what was said there
//! ──── tests ────
//! 7 passed
//! ```
//!
//! `──── compiler ────` stands before the diagnostics of an expected failure. A transcript can be
//! read back: with `execute = "never"` pages are made from snapshots alone.

use std::fmt::Write as _;

/// What a listing said. Texts are normalised and in the reader's terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transcript {
    /// What it printed.
    pub stdout: String,
    /// What it said on stderr.
    pub stderr: String,
    /// What the compiler said, where it was expected to fail.
    pub compiler: String,
    /// How many tests passed.
    pub tests: Option<usize>,
}

const STDERR: &str = "──── stderr ────";
const COMPILER: &str = "──── compiler ────";
const TESTS: &str = "──── tests ────";

impl Transcript {
    /// Nothing was said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// As text, without blank lines at the end.
    pub fn to_text(&self) -> String {
        let mut text = self.stdout.trim_end().to_owned();
        let sections = [
            (STDERR, self.stderr.trim_end().to_owned()),
            (COMPILER, self.compiler.trim_end().to_owned()),
            (TESTS, self.tests.map(|count| format!("{count} passed")).unwrap_or_default()),
        ];
        for (name, body) in sections {
            if !body.is_empty() {
                let _ = write!(text, "{}{name}\n{body}", if text.is_empty() { "" } else { "\n" });
            }
        }
        text
    }

    /// From text.
    pub fn from_text(text: &str) -> Self {
        let mut transcript = Self::default();
        let mut tests = String::new();
        let mut section = "";
        for line in text.lines() {
            if [STDERR, COMPILER, TESTS].contains(&line) {
                section = line;
                continue;
            }
            let into = match section {
                STDERR => &mut transcript.stderr,
                COMPILER => &mut transcript.compiler,
                TESTS => &mut tests,
                _ => &mut transcript.stdout,
            };
            into.push_str(line);
            into.push('\n');
        }
        transcript.tests = tests.split_whitespace().next().and_then(|count| count.parse().ok());
        transcript
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        let transcript = Transcript {
            stdout: "a\n\nb\n".into(),
            stderr: "c\n".into(),
            compiler: "d\n".into(),
            tests: Some(7),
        };
        let text = transcript.to_text();
        assert_eq!(
            text,
            "a\n\nb\n──── stderr ────\nc\n──── compiler ────\nd\n──── tests ────\n7 passed"
        );
        assert_eq!(Transcript::from_text(&text), transcript);
        assert_eq!(Transcript::from_text(""), Transcript::default());
        assert!(Transcript::default().to_text().is_empty());
    }

    #[test]
    fn one_section_needs_no_line_before_it() {
        let transcript = Transcript { tests: Some(1), ..Transcript::default() };
        assert_eq!(transcript.to_text(), "──── tests ────\n1 passed");
    }
}
