//! What a chapter prepares its readers for: `{{#stages 1 4a}}`, among the stages that the book has.

use super::{chapter::ReadChapter, directives::Word, mapped::Place};
use crate::{
    config::stages::Stage,
    problem::{Problem, nearest},
};

/// The ids that a chapter names, in its order, without those that the book does not have.
pub fn stages<'a>(chapter: &ReadChapter, all: &'a [Stage]) -> Vec<&'a Stage> {
    let named = named(chapter);
    let ids = named.iter().flat_map(|(ids, _)| ids);
    ids.filter_map(|id| all.iter().find(|stage| stage.id == *id)).collect()
}

/// What is wrong with the stages that chapters name.
pub fn check(chapters: &[ReadChapter], all: &[Stage]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for named in chapters.iter().map(named) {
        for (index, (ids, place)) in named.iter().enumerate() {
            if index > 0 {
                let second = "this chapter says for the second time which stages it prepares for";
                problems.push(
                    Problem::error(second, place.clone())
                        .also(named[0].1.clone(), "the first")
                        .help("name all of them in one place: `{{#stages 1 2}}`"),
                );
            }
            if ids.is_empty() {
                problems.push(
                    Problem::error("`{{#stages}}` names no stage", place.clone())
                        .help("put their ids behind the word: `{{#stages 1 2}}`"),
                );
            }
            problems.extend(ids.iter().filter_map(|id| unknown(id, place, all)));
        }
    }
    problems
}

fn unknown(id: &str, place: &Place, all: &[Stage]) -> Option<Problem> {
    if all.iter().any(|stage| stage.id == id) {
        return None;
    }
    let ids: Vec<&str> = all.iter().map(|stage| stage.id.as_str()).collect();
    let problem = Problem::error(format!("there is no stage `{id}`"), place.clone());
    let problem = match nearest(id, ids.iter().copied()) {
        Some(near) => problem.label(format!("did you mean `{near}`?")),
        None => problem,
    };
    Some(problem.help(if ids.is_empty() {
        "the book has none yet: `stages = [{ id = \"1\", name = \"…\" }]` in \
         `[preprocessor.rehearse]`"
            .to_owned()
    } else {
        format!("the book has these, in `[preprocessor.rehearse]`: {}", ids.join(", "))
    }))
}

/// The ids behind each `{{#stages}}` of a chapter.
fn named(chapter: &ReadChapter) -> Vec<(Vec<String>, Place)> {
    let text = &chapter.text;
    chapter
        .directives
        .iter()
        .filter(|directive| directive.word == Word::Stages)
        .map(|directive| {
            let ids = directive.argument.split([' ', ',', '\t', '\n']);
            let ids = ids.filter(|id| !id.is_empty()).map(str::to_owned).collect();
            (ids, text.place(directive.range.start))
        })
        .collect()
}
