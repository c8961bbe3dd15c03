//! What a chapter prepares for, and how far a reader has come.
//!
//! What is written here is complete without JavaScript: what to read for which stage. `progress.js`
//! adds what the reader has done, as it is kept on the reader's machine.

use std::path::Path;

use super::{Format, Showroom, exercise, html, index::escaped, quiz, relative_url};
use crate::{
    book::Book,
    paths,
    read::{chapter::Chapter, directives::Word, stages},
};

/// The stages a chapter prepares for, as a line of text.
pub(super) fn stages(showroom: &Showroom<'_>, chapter: usize) -> String {
    let book = showroom.book;
    let stages = stages::stages(&book.read[chapter], &book.config.stages);
    if stages.len() > 1 && stages.len() == book.config.stages.len() {
        return "**Stages:** all of them".to_owned();
    }
    let named: Vec<String> =
        stages.iter().map(|stage| format!("{} ({})", stage.id, escaped(&stage.name))).collect();
    let word = if named.len() == 1 { "Stage" } else { "Stages" };
    format!("**{word}:** {}", named.join(", "))
}

/// What there is to do for each stage, then what belongs to none.
pub(super) fn progress(showroom: &Showroom<'_>, chapter: usize) -> String {
    let book = showroom.book;
    let prepares = |index: usize| stages::stages(&book.read[index], &book.config.stages);
    let all = 0..book.chapters.len();
    let mut groups: Vec<(String, Vec<usize>)> = book
        .config
        .stages
        .iter()
        .map(|stage| {
            let title = format!("Stage {}: {}", stage.id, escaped(&stage.name));
            (title, all.clone().filter(|index| prepares(*index).contains(&stage)).collect())
        })
        .collect();
    let others = all
        .filter(|index| book.chapters[*index].number.is_some() && prepares(*index).is_empty())
        .collect();
    groups.push(("Other chapters".to_owned(), others));
    let mut blocks = Vec::new();
    for (title, chapters) in groups {
        if chapters.is_empty() {
            continue;
        }
        blocks.push(format!("## {title}"));
        let lines: Vec<String> =
            chapters.into_iter().map(|index| line(showroom, chapter, index)).collect();
        blocks.push(lines.join("\n"));
    }
    let body = blocks.join("\n\n");
    match showroom.format {
        Format::Html => format!("<div class=\"rh-progress\">\n\n{body}\n\n</div>"),
        Format::Markdown => body,
    }
}

/// One chapter and what there is to practise in it, each with a place for the script to say whether it
/// is done.
fn line(showroom: &Showroom<'_>, from: usize, index: usize) -> String {
    let of = &showroom.book.chapters[index];
    let url = relative_url(&showroom.book.chapters[from].path, &of.path);
    let number = of.number.as_ref().map_or(String::new(), |number| format!("{number}. "));
    let mark = |key: &str| match showroom.format {
        Format::Html => format!("<span data-rh-key=\"{}\"></span>", html::escaped(key)),
        Format::Markdown => String::new(),
    };
    let title = format!("{}{}", number.replace('.', "\\."), escaped(&of.name));
    let mut lines = vec![format!("- {}[{title}](<{url}>)", mark(&format!("chapter:{}", key(of))))];
    let read = &showroom.book.read[index];
    for (number, quiz) in read.quizzes.iter().enumerate() {
        let number =
            if read.quizzes.len() > 1 { format!(" {}", number + 1) } else { String::new() };
        let (mark, anchor) = (mark(&format!("quiz:{}", quiz.id)), quiz::anchor(quiz));
        lines.push(format!("  - {mark}[Quiz{number}](<{url}#{anchor}>)"));
    }
    for exercise in &read.exercises {
        let mark = mark(&format!("exercise:{}", exercise.id));
        let anchor = exercise::anchor(&exercise.id);
        lines.push(format!("  - {mark}[Exercise: {}](<{url}#{anchor}>)", exercise.title));
    }
    lines.join("\n")
}

/// The place at the end of a chapter where a reader can say that it is done. Books that have stages
/// have it, in the chapters that the page of progress lists.
pub(super) fn end(showroom: &Showroom<'_>, chapter: usize) -> Option<String> {
    let book = showroom.book;
    let of = &book.chapters[chapter];
    let prepares = !stages::stages(&book.read[chapter], &book.config.stages).is_empty();
    let is_listed = prepares || (of.number.is_some() && !book.config.stages.is_empty());
    if showroom.format != Format::Html || !is_listed {
        return None;
    }
    let page = progress_page(book).map_or(String::new(), |page| {
        let url = relative_url(&of.path, &page.path);
        format!(" data-rh-progress=\"{}.html\"", url.strip_suffix(".md").unwrap_or(&url))
    });
    Some(format!(
        "\n\n<div class=\"rh-done\" data-rh-key=\"chapter:{}\"{page} hidden></div>\n",
        html::escaped(&key(of))
    ))
}

/// The chapter that shows how far a reader has come.
fn progress_page(book: &Book) -> Option<&Chapter> {
    let shows = |index: &usize| book.read[*index].places_of(Word::Progress).next().is_some();
    (0..book.chapters.len()).find(shows).map(|index| &book.chapters[index])
}

/// What a chapter is called where it is kept as done: its page, without an extension.
fn key(chapter: &Chapter) -> String {
    let url = relative_url(Path::new(""), &chapter.path);
    paths::display(&Path::new(&url).with_extension(""))
}
