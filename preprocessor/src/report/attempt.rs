//! What a reader is told of an attempt at an exercise.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    judge::harness::{End, Test},
    perform::process::Exit,
    practice::attempt::Attempt,
};

/// An attempt, in words.
pub fn attempt(attempt: &Attempt, color: bool) -> String {
    match attempt {
        Attempt::DoesNotCompile(why) => format!("{why}\n\nIt does not compile yet."),
        Attempt::DoesNotFit(why) => format!(
            "{why}\n\nIt compiles, but the further tests do not fit it: keep the names and types \
             that you started with."
        ),
        Attempt::Tested { visible, further, end } => {
            let mut text = String::new();
            for test in visible.iter().chain(further) {
                text.push_str(&one(test, *end, color));
            }
            text.push_str(&format!("\n{} of {} tests passed", passed(visible), visible.len()));
            if !further.is_empty() {
                text.push_str(&format!(", {} of {} further ones", passed(further), further.len()));
            }
            text.push_str(match end {
                Exit::Code(0) if visible.is_empty() => {
                    ". Your file has lost its own: start again with `--reset`, which keeps what you wrote."
                }
                Exit::TimedOut => ". They ran out of time: is there a loop that does not end?",
                Exit::TooMuchOutput => ". They printed too much, and were stopped.",
                Exit::Signal(_) => {
                    ". They were killed: is there a recursion that does not end, or memory without bounds?"
                }
                Exit::Code(_) => ".",
            });
            text
        }
    }
}

fn passed(tests: &[Test]) -> usize {
    tests.iter().filter(|test| test.end == End::Passed).count()
}

static PANICKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"thread '[^']*' (?:\(\d+\) )?panicked").expect("a valid expression")
});

fn one(test: &Test, all: Exit, color: bool) -> String {
    let (word, code) = match test.end {
        End::Passed => ("ok", "32"),
        End::Failed => ("FAILED", "31"),
        End::Ignored => ("ignored", "33"),
        End::Unfinished => ("stopped", "31"),
    };
    let (start, end) =
        if color { (format!("\u{1b}[{code}m"), "\u{1b}[0m") } else { (String::new(), "") };
    let mut text = format!("{start}{word:>7}{end}  {}\n", test.name);
    let said = match test.end {
        End::Unfinished => all.to_string(),
        End::Passed | End::Failed | End::Ignored => {
            PANICKED.replace_all(&test.said, "panicked").into_owned()
        }
    };
    for line in said.lines().filter(|line| !line.starts_with("note: run with `RUST_BACKTRACE")) {
        text.push_str(format!("         {line}").trim_end());
        text.push('\n');
    }
    text
}
