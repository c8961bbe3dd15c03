//! The page of answers: what readers look up once they have tried.
//!
//! It is the chapter that holds `{{#answers}}`, and a book has at most one. Answers stand there and
//! not beside their questions, because mdBook's search finds whatever stands on a page, folded or
//! not: this page alone is kept out of it (see [`crate::mdbook`]). As the last of the summary it is
//! also the last that is printed.

use super::{Format, Showroom, exercise, html, index::escaped, quiz::Page};

/// The answers of a quiz, the solution of an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Index of the chapter that asks.
    pub chapter: usize,
    /// Its heading, as plain text.
    pub title: String,
    /// Its id on the page of answers.
    pub anchor: String,
    /// The id of what asks, on the page of its chapter.
    pub back: String,
    /// What is folded away, each part in a `<details class="rh-print">` that print opens: one line
    /// of HTML (see [`super::html`]), or plain Markdown where that is the format.
    pub body: String,
}

impl Showroom<'_> {
    /// Everything that readers look up once they have tried, in the order of the book, as it stands
    /// in the chapter `here`.
    pub(super) fn answers(&self, here: usize) -> Vec<Answer> {
        (0..self.book.read.len()).flat_map(|chapter| self.answers_of(chapter, here)).collect()
    }

    /// Those of one chapter.
    pub(super) fn answers_of(&self, chapter: usize, here: usize) -> Vec<Answer> {
        let quizzes = &self.book.read[chapter].quizzes;
        let page = Page { showroom: self, chapter, here };
        let answers = quizzes.iter().enumerate().map(|(index, quiz)| {
            let number = if quizzes.len() > 1 { format!(" {}", index + 1) } else { String::new() };
            page.answer(quiz, format!("Quiz{number}"))
        });
        answers.chain(exercise::answers(self, chapter)).collect()
    }

    /// The address of an answer, seen from its chapter; `None` if the book has no page of answers.
    pub fn address_of_answer(&self, chapter: usize, anchor: &str) -> Option<String> {
        let page = self.book.page_of_answers()?;
        Some(format!("{}#{anchor}", self.page(chapter, page)))
    }
}

/// What stands in place of `{{#answers}}`: by chapter, each under a heading of its own, with a way
/// back. It starts and ends without a line break.
pub(super) fn page(showroom: &Showroom<'_>, here: usize, answers: &[Answer]) -> String {
    let mut parts = Vec::new();
    let mut current = None;
    for answer in answers {
        if current != Some(answer.chapter) {
            current = Some(answer.chapter);
            let name = &showroom.book.chapters[answer.chapter].name;
            let heading = if here == answer.chapter { "Answers".to_owned() } else { escaped(name) };
            parts.push(format!("## {heading}"));
        }
        parts.push(format!("### {} {{#{}}}", escaped(&answer.title), answer.anchor));
        let back = format!("{}#{}", showroom.page(here, answer.chapter), answer.back);
        parts.push(match showroom.format {
            Format::Html => format!(
                "{}<div class=\"rh-answer\">{}<p><a href=\"{}\">Back to the question</a></p></div>",
                html::START,
                answer.body,
                html::escaped(&back),
            ),
            Format::Markdown => answer.body.clone(),
        });
    }
    if parts.is_empty() { "There are none yet.".to_owned() } else { parts.join("\n\n") }
}
