//! Quizzes: questions in a TOML file, placed by `{{#quiz path/to/quiz.toml}}`.
//!
//! The format is that of [mdbook-quiz](https://github.com/cognitive-engineering-lab/mdbook-quiz)
//! (`crates/mdbook-quiz-schema`, 0.5) with additions: a wrong option can say why it is wrong, there
//! are `Numeric` and `Order` besides its three types, and any question may show a program. Programs
//! become listings, and what a key says of one is proven as any expectation is.
//!
//! ```text
//! quiz.toml ─ toml ─▶ spanned table ─ table ─▶ values with places ─ question, kinds ─▶ Question
//! ```

mod kinds;
mod model;
mod program;
mod question;
mod table;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, path::Path, sync::Arc};

use toml::de::DeTable;

pub use self::model::{Choice, Claim, Kind, Program, Question, Quiz, Said, Slip, Way};
use self::table::{Sheet, Table};
use super::{
    include::{self, Files},
    mapped::{Place, SourceFile},
};
use crate::problem::{Problem, nearest};

/// The types of questions.
const TYPES: [&str; 5] = ["MultipleChoice", "ShortAnswer", "Numeric", "Order", "Tracing"];

/// Read the quiz that a directive at `place` names, relative to the folder of its chapter.
pub(super) fn read(
    argument: &str,
    place: &Place,
    directive: usize,
    base: &Path,
    files: &Files,
) -> (Option<Quiz>, Vec<Problem>) {
    if argument.is_empty() {
        let problem = Problem::error("`{{#quiz}}` names no file", place.clone())
            .help("name it, relative to the chapter: `{{#quiz ../quizzes/this.toml}}`");
        return (None, vec![problem]);
    }
    let path = base.join(argument);
    let file = match files.read(&path) {
        Ok(file) => file,
        Err(why) => {
            let problem =
                Problem::error(format!("cannot read quiz `{argument}`: {why}"), place.clone())
                    .help(include::suggest_file(&path));
            return (None, vec![problem]);
        }
    };
    let (quiz, mut problems) = parse(&file, place, directive, path.parent().unwrap_or(base), files);
    problems.sort_by_key(|problem| problem.place().cloned());
    (quiz, problems)
}

fn parse(
    file: &Arc<SourceFile>,
    place: &Place,
    directive: usize,
    folder: &Path,
    files: &Files,
) -> (Option<Quiz>, Vec<Problem>) {
    let sheet = Sheet::new(file, folder, files);
    let (table, errors) = DeTable::parse_recoverable(&file.text);
    for error in &errors {
        let at = error.span().map_or(0, |span| span.start);
        sheet.say(Problem::error(format!("not TOML: {}", error.message()), sheet.place(at)));
    }
    // What was recovered is not what was meant.
    if !errors.is_empty() {
        return (None, sheet.into_problems());
    }
    let top = Table::new(&sheet, "a quiz", "", 0, table.get_ref());
    let id = top.text("id").map_or_else(|| name(file), |id| valid_id(&sheet, id));
    let multipart = multipart(&top);
    let mut questions = Vec::new();
    let mut ids: BTreeMap<String, Place> = BTreeMap::new();
    let mut last_part = None;
    let tables = top.tables("questions", "a question");
    for (index, table) in tables.iter().enumerate() {
        let part = table.text("multipart").and_then(|part| known_part(&sheet, part, &multipart));
        let question = question::read(table, index + 1);
        table.finish();
        let Some(mut question) = question else { continue };
        if part != last_part {
            question.lead = part.as_ref().map(|part| multipart[part].clone());
        }
        last_part = part;
        match ids.get(&question.id) {
            None => drop(ids.insert(question.id.clone(), question.place.clone())),
            Some(first) => sheet.say(
                Problem::error(
                    format!("two questions have the id `{}`", question.id),
                    question.place.clone(),
                )
                .label("the second")
                .also(first.clone(), "the first")
                .help("a reader's answers are kept under it: give each an `id` of its own"),
            ),
        }
        questions.push(question);
    }
    if tables.is_empty() && top.is_asked_only_for_what_is_there() {
        sheet.say(
            Problem::error("the quiz asks nothing", sheet.place(0))
                .help("begin a question with `[[questions]]`"),
        );
    }
    top.finish();
    (Some(Quiz { id, place: place.clone(), directive, questions }), sheet.into_problems())
}

/// `roc-auc-quiz` for `roc-auc/quiz.toml`, `ownership` for `quizzes/ownership.toml`.
fn name(file: &SourceFile) -> String {
    let stem = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let own = stem(&file.path).unwrap_or_default();
    let name = match file.path.parent().and_then(stem) {
        Some(folder) if own == "quiz" => format!("{folder}-{own}"),
        _ => own,
    };
    name.chars().map(|c| if is_plain(c) { c } else { '-' }).collect()
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// An id that can stand in an address.
fn valid_id(sheet: &Sheet<'_>, id: Said) -> String {
    if id.text.is_empty() || !id.text.chars().all(is_plain) {
        sheet.say(
            Problem::error(format!("`{}` cannot be an id", id.text), id.place)
                .help("an id has letters, digits, `-` and `_`"),
        );
    }
    id.text
}

/// `[multipart]`: what stands before several questions, by name.
fn multipart(top: &Table<'_>) -> BTreeMap<String, String> {
    let Some(table) = top.table("multipart") else { return BTreeMap::new() };
    table.all_texts().into_iter().map(|(name, said)| (name, said.text)).collect()
}

fn known_part(sheet: &Sheet<'_>, part: Said, known: &BTreeMap<String, String>) -> Option<String> {
    if known.contains_key(&part.text) {
        return Some(part.text);
    }
    let problem = Problem::error(format!("`multipart` has no `{}`", part.text), part.place);
    sheet.say(match nearest(&part.text, known.keys().map(String::as_str)) {
        Some(near) => problem.label(format!("did you mean `{near}`?")),
        None => problem.help("write it down at the top: `multipart.NAME = \"…\"`"),
    });
    None
}
