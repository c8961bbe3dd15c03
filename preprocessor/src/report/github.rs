//! `--format github`: workflow commands that GitHub shows beside the lines of a pull request.

use std::fmt::Write as _;

use crate::{
    paths,
    problem::{Problem, Severity},
};

/// One line for each problem.
pub fn annotations(problems: &[Problem]) -> String {
    let mut text = String::new();
    for problem in problems {
        let level = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let mut message =
            problem.places.first().map(|(_, label)| label.clone()).unwrap_or_default();
        for part in problem.help.iter().map(String::as_str).chain(problem.details.as_deref()) {
            if !message.is_empty() {
                message.push('\n');
            }
            message.push_str(part.trim_end());
        }
        if message.is_empty() {
            message.clone_from(&problem.title);
        }
        let place = problem.place().map_or_else(String::new, |place| {
            let file = property(&paths::display(&place.file));
            format!("file={file},line={},col={},", place.line, place.column)
        });
        let _ = writeln!(
            text,
            "::{level} {place}title={}::{}",
            property(&problem.title),
            data(&message)
        );
    }
    text
}

/// Escaping of the text after `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escaping of the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::mapped::Place;

    #[test]
    fn lines_and_commas_are_escaped() {
        let problem = Problem::error("a, b: 100%", Place::line_of("src/c.md".as_ref(), 3))
            .details("one\ntwo")
            .help("do");
        assert_eq!(
            annotations(&[problem]),
            "::error file=src/c.md,line=3,col=1,title=a%2C b%3A 100%25::do%0Aone%0Atwo\n"
        );
    }
}
