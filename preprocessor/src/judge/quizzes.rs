//! What keys of questions say of programs, held against what the programs do.
//!
//! The key is the assertion: these programs have no snapshot. Most of it is an ordinary expectation
//! and judged as such; here failures are told in terms of the key, and what an expectation cannot
//! say (what is printed, on which line the error is) is compared.

use super::{Judged, Result, Verdict, failure::Failure, translator};
use crate::{
    listing::Listing,
    problem::Problem,
    read::quiz::{Claim, Program, Question, Said},
};

/// Judge the program of a question.
pub fn judge(
    question: &Question,
    listing: &Listing,
    main: Result<'_>,
    tests: Option<Result<'_>>,
) -> Judged {
    let mut judged = super::judge(listing, main, tests);
    let Some(program) = &question.program else { return judged };
    if let Verdict::Failed(failures) = &judged.verdict {
        // Warnings come first, then one problem for each failure.
        let told = judged.problems.split_off(judged.problems.len() - failures.len());
        let told = failures.iter().zip(told);
        judged.problems.extend(told.map(|(failure, problem)| retold(failure, problem, program)));
        return judged;
    }
    let id = &listing.id;
    let wrong = match &program.claim {
        Claim::Compiles | Claim::Panics { stdout: None, .. } | Claim::Fails { line: None, .. } => {
            None
        }
        Claim::Prints(said) | Claim::Panics { stdout: Some(said), .. } => {
            wrong_output(id, said, &judged.transcript.stdout)
        }
        Claim::Fails { line: Some((line, place)), .. } => {
            let (unit, outcome) = main;
            let translator = translator(listing, unit);
            let errors = outcome.errors.iter().filter_map(|error| error.at);
            let found: Vec<usize> = errors
                .filter_map(|(line, column)| program.shown_line(&translator.place(line, column)))
                .collect();
            let title =
                format!("the key of question `{id}` is wrong: there is no error on line {line}");
            (!found.contains(line))
                .then(|| Problem::error(title, place.clone()).label(on_lines(&found)))
        }
    };
    if let Some(problem) = wrong {
        judged.verdict = Verdict::Failed(vec![Failure::WrongKey]);
        judged.problems.push(problem);
    }
    judged
}

fn on_lines(found: &[usize]) -> String {
    let lines: Vec<String> = found.iter().map(usize::to_string).collect();
    match lines.as_slice() {
        [] => "the errors are on no line of it".to_owned(),
        [line] => format!("it is on line {line}"),
        lines => format!("they are on lines {}", lines.join(", ")),
    }
}

/// What is printed, white space around it aside.
fn wrong_output(id: &str, key: &Said, printed: &str) -> Option<Problem> {
    let clean = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    let (said, printed) = (clean(&key.text), clean(printed));
    if said == printed {
        return None;
    }
    let diff = similar::TextDiff::from_lines(&said, &printed);
    let details = diff
        .unified_diff()
        .missing_newline_hint(false)
        .context_radius(3)
        .header("the key", "the program")
        .to_string();
    let title = format!("the key of question `{id}` is wrong: its program prints something else");
    Some(Problem::error(title, key.place.clone()).details(details))
}

/// A failure in terms of the key.
fn retold(failure: &Failure, mut problem: Problem, program: &Program) -> Problem {
    let (place, code) = match &program.claim {
        Claim::Compiles => (program.place.clone(), None),
        Claim::Prints(said) => (said.place.clone(), None),
        Claim::Panics { place, .. } => (place.clone(), None),
        Claim::Fails { place, code, .. } => (place.clone(), code.as_ref()),
    };
    let at = |problem: &mut Problem, place, label: &str| {
        let label = if label.is_empty() { problem.places[0].1.clone() } else { label.to_owned() };
        problem.places = vec![(place, label)];
        problem.help.clear();
    };
    match failure {
        Failure::Compiles => {
            problem.title = problem.title.replace(", though it is marked `compile_fail`", "");
            at(&mut problem, place, "it does not, the key says");
            problem.help("say what it prints, `answer.stdout = \"…\"`, or make it fail again")
        }
        Failure::WrongErrors { .. } => {
            at(&mut problem, code.map_or(place, |code| code.place.clone()), "");
            problem
        }
        Failure::DidNotPanic(_) => {
            problem.title = problem.title.replace(", though it is marked `should_panic`", "");
            at(&mut problem, place, "it panics, the key says");
            problem
        }
        Failure::DoesNotCompile => {
            problem.help("if that is the answer, say so: `answer.doesCompile = false`")
        }
        Failure::Ended(crate::perform::process::Exit::Code(_)) => {
            problem.help.clear();
            problem.help("if it is a panic and the answer, say so: `answer.panics = true`")
        }
        Failure::Ended(crate::perform::process::Exit::TimedOut) => {
            problem.help.clear();
            problem.help("it has to end; `timeout` in `[preprocessor.rehearse]` is the limit")
        }
        Failure::Ended(_)
        | Failure::NoVerdict
        | Failure::Tests { .. }
        | Failure::PassesTests
        | Failure::WrongKey
        | Failure::OutputChanged
        | Failure::OutputNew => problem,
    }
}
