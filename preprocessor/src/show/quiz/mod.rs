//! A quiz as a form, and as its answers.
//!
//! The form works without its script as far as a page can: everything can be read, answered and
//! printed, and a link leads to the answers. Keys and explanations stand in a script of JSON, which
//! search does not read and `assets/quiz.js` does.

mod answers;
mod controls;
mod key;
mod markdown;

use serde_json::Value;

use super::{
    Format, Showroom, highlight,
    html::{START, escaped, panel},
    markdown as fences, math,
    prose::{self, Surroundings},
    splice::{self, Edit},
};
use crate::{
    judge::{Judged, Verdict},
    paths,
    read::{
        quiz::{Choice, Program, Question, Quiz},
        references::LISTING,
    },
};

/// What a question that shows a program and says nothing asks.
const DEFAULT_PROMPT: &str = "What does this program do?";

/// The quizzes of one chapter.
pub(super) struct Page<'a> {
    pub(super) showroom: &'a Showroom<'a>,
    /// The chapter with the quizzes.
    pub(super) chapter: usize,
    /// The chapter they are shown in: the same, or the page of answers.
    pub(super) here: usize,
}

/// The id of a quiz on its page.
pub(super) fn anchor(quiz: &Quiz) -> String {
    format!("quiz-{}", quiz.id)
}

/// The id of its answers.
fn answers_anchor(quiz: &Quiz) -> String {
    format!("answers-{}", quiz.id)
}

impl Showroom<'_> {
    /// The quiz that a directive places.
    pub(super) fn quiz(&self, chapter: usize, number: usize) -> Edit {
        let read = &self.book.read[chapter];
        let range = read.directives[number].range.clone();
        let page = Page { showroom: self, chapter, here: chapter };
        let text = match read.quizzes.iter().find(|quiz| quiz.directive == number) {
            None => "**This quiz could not be read.**".to_owned(),
            Some(quiz) => match self.format {
                Format::Html => page.form(quiz),
                Format::Markdown => {
                    let prefix = splice::container_prefix(read.text.text(), range.start);
                    fences::prefixed(&page.questions(quiz), &prefix)
                }
            },
        };
        Edit { range, text }
    }
}

impl Surroundings for Page<'_> {
    /// Links are relative to the chapter of the quiz, wherever they are shown.
    fn link(&self, url: &str) -> Option<String> {
        let showroom = self.showroom;
        if let Some(name) = url.strip_prefix(LISTING) {
            let index = *showroom.by_name.get(name)?;
            let page = showroom.page(self.here, showroom.listings[index].chapter);
            return Some(format!("{page}#{}", super::anchor(name)));
        }
        let (path, fragment) =
            url.split_once('#').map_or((url, None), |(path, id)| (path, Some(id)));
        let chapters = &showroom.book.chapters;
        let from = &chapters[self.chapter].path;
        let target = if path.is_empty() {
            from.clone()
        } else {
            paths::normalize(&from.parent()?.join(path))
        };
        let to = chapters.iter().position(|chapter| chapter.path == target)?;
        let page = showroom.page(self.here, to);
        Some(fragment.map_or(page.clone(), |id| format!("{page}#{id}")))
    }

    fn has_formulas(&self) -> bool {
        self.showroom.book.config.math.is_some()
    }

    fn formula(&self, latex: &str, display: bool) -> Option<String> {
        let rendered = self.showroom.checked.math.quizzes.get(&(latex.to_owned(), display))?;
        Some(if display { math::display(rendered, 1) } else { math::inline(rendered) })
    }
}

impl Page<'_> {
    /// A lone paragraph without its `<p>`.
    fn inline(&self, markdown: &str) -> String {
        prose::inline(markdown, self)
    }

    fn blocks(&self, markdown: &str) -> String {
        prose::blocks(markdown, self)
    }

    fn optional(&self, markdown: Option<&String>) -> String {
        markdown.map(|markdown| self.blocks(markdown)).unwrap_or_default()
    }

    /// The form, as one line.
    pub(super) fn form(&self, quiz: &Quiz) -> String {
        let of = quiz.questions.len();
        let id = escaped(&anchor(quiz));
        let mut form = format!(
            "{START}<form class=\"rh-quiz\" id=\"{id}\" data-quiz=\"{}\" aria-label=\"Quiz of {of} \
             {}\" novalidate>",
            escaped(&quiz.id),
            if of == 1 { "question" } else { "questions" },
        );
        let mut keys = serde_json::Map::new();
        for question in &quiz.questions {
            if let Some(lead) = &question.lead {
                form.push_str(&format!("<div class=\"rh-lead\">{}</div>", self.blocks(lead)));
            }
            form.push_str(&self.question(quiz, question));
            keys.insert(question.id.clone(), self.key(quiz, question));
        }
        form.push_str(
            "<p class=\"rh-actions rh-js\"><button type=\"submit\">Check my answers</button> <button \
             type=\"button\" data-again>Start again</button></p><p class=\"rh-score\" \
             role=\"status\"></p>",
        );
        if let Some(url) = self.showroom.address_of_answer(self.chapter, &answers_anchor(quiz)) {
            let url = escaped(&url);
            form.push_str(&format!("<p><a href=\"{url}\">All answers, with explanations</a></p>"));
        }
        let json = Value::Object(keys).to_string();
        // Nothing in it ends the script or is a directive of mdBook's.
        let json = json.replace('<', "\\u003c").replace("{{", "{\\u007b");
        form + "<script type=\"application/json\">" + &json + "</script></form>"
    }

    fn question(&self, quiz: &Quiz, question: &Question) -> String {
        let name = escaped(&format!("{}-{}", anchor(quiz), question.number));
        let (head, rest) = prose::headed(prompt(question), self);
        let mut html = format!(
            "<fieldset class=\"rh-q\" id=\"{name}\" data-question=\"{}\"><legend><span \
             class=\"rh-n\">Question {} of {}</span> {head}</legend>{rest}",
            escaped(&question.id),
            question.number,
            quiz.questions.len(),
        );
        if let Some(program) = &question.program {
            html.push_str(&self::program(program, question.number));
            html.push_str(&self.failure(quiz, question));
        }
        html.push_str(&self.controls(&question.kind, &name));
        html + &format!(
            "<div class=\"rh-result\" id=\"{name}-result\" tabindex=\"-1\"></div></fieldset>"
        )
    }

    /// What is wrong with the program, where it failed its check.
    fn failure(&self, quiz: &Quiz, question: &Question) -> String {
        let Some(judged) = self.judged(quiz, question) else { return String::new() };
        if !matches!(judged.verdict, Verdict::Failed(_)) {
            return String::new();
        }
        let root = &self.showroom.book.root;
        let told = judged.problems.iter();
        let told: String =
            told.map(|problem| crate::report::text::problem(problem, root, false)).collect();
        format!(
            "<div class=\"rh-failed\"><strong>This question failed its check.</strong>{}</div>",
            panel("What went wrong", told.trim_end())
        )
    }

    fn judged(&self, quiz: &Quiz, question: &Question) -> Option<&Judged> {
        let showroom = self.showroom;
        let id = quiz.id_of(question);
        let index = showroom.listings.iter().position(|listing| {
            listing.block().is_none() && listing.chapter == self.chapter && listing.id == id
        })?;
        showroom.checked.judged[index].as_ref()
    }
}

fn program(program: &Program, number: usize) -> String {
    // Hidden lines count for the colours of those behind them.
    let coloured = highlight::rust(program.lines.iter().map(|line| line.shown.as_str()));
    let shown: Vec<String> = coloured
        .into_iter()
        .zip(&program.lines)
        .filter_map(|(html, line)| (!line.hidden).then_some(html))
        .collect();
    prose::pre("rust", &format!("Program of question {number}"), &shown.join("&#10;"))
}

/// What is asked.
fn prompt(question: &Question) -> &str {
    if question.prompt.is_empty() { DEFAULT_PROMPT } else { &question.prompt }
}

/// What stands for an option in the form and in what is kept of a reader's answers: the same as long
/// as the option is, wherever it stands.
fn token(text: &str) -> String {
    blake3::hash(text.trim().as_bytes()).to_hex()[..8].to_string()
}

/// `, within 0.01`, or nothing.
fn tolerance(allowed: &str) -> String {
    if allowed.is_empty() { String::new() } else { format!(", {allowed}") }
}

/// ` GB`, or nothing.
fn unit(unit: Option<&String>) -> String {
    unit.map(|unit| format!(" {unit}")).unwrap_or_default()
}

/// The same order on every build, in which those that belong do not follow one another as they should.
fn shuffled(lines: &[Choice]) -> Vec<&Choice> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_cached_key(|index| {
        blake3::hash(format!("{index} {}", lines[*index].text).as_bytes()).to_hex()
    });
    if order.iter().filter(|index| lines[**index].right).is_sorted() {
        order.reverse();
    }
    order.into_iter().map(|index| &lines[index]).collect()
}
