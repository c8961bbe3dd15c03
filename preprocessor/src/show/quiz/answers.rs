//! A quiz on the page of answers: each question folded around what is right and what is not.

use super::{Page, anchor, answers_anchor, escaped, program, prompt};
use crate::{
    read::quiz::{Kind, Question, Quiz},
    show::{Format, answers::Answer, prose},
};

impl Page<'_> {
    /// The answers of a quiz, under this heading.
    pub(in super::super) fn answer(&self, quiz: &Quiz, title: String) -> Answer {
        let parts = quiz.questions.iter();
        let body = match self.showroom.format {
            Format::Html => parts.map(|question| self.folded(quiz, question)).collect(),
            Format::Markdown => {
                parts.map(|question| self.looked_up(question)).collect::<Vec<_>>().join("\n\n")
            }
        };
        let (anchor, back) = (answers_anchor(quiz), anchor(quiz));
        Answer { chapter: self.chapter, title, anchor, back, body }
    }

    fn folded(&self, quiz: &Quiz, question: &Question) -> String {
        let (head, rest) = prose::headed(prompt(question), &|url| self.link(url));
        let shown = question.program.as_ref();
        let wrong = self.wrong(question).into_iter();
        let wrong: Vec<String> = wrong
            .map(|(text, why)| format!("<li><span class=\"rh-not\">Not:</span> {text}{why}</li>"))
            .collect();
        let wrong =
            if wrong.is_empty() { String::new() } else { format!("<ul>{}</ul>", wrong.concat()) };
        format!(
            "<details class=\"rh-print\"><summary>Question {}: {}</summary>{rest}{}\
             <p><strong>Answer</strong></p>{}{}{wrong}</details>",
            question.number,
            prose::unlinked(&head),
            shown.map(|shown| program(shown, question.number)).unwrap_or_default(),
            self.solution(question),
            self.more(quiz, question),
        )
    }

    /// What is wrong, and why.
    fn wrong(&self, question: &Question) -> Vec<(String, String)> {
        let slips = match &question.kind {
            Kind::Choice { options, .. } | Kind::Order { lines: options } => {
                let wrong = options.iter().filter(|option| !option.right);
                let told =
                    wrong.map(|one| (self.inline(&one.text), self.optional(one.why.as_ref())));
                return told.collect();
            }
            Kind::Short { slips, .. } | Kind::Number { slips, .. } | Kind::Trace { slips, .. } => {
                slips
            }
        };
        let typed = |text: &str| format!("<code>{}</code>", escaped(text.trim()));
        let mut wrong: Vec<_> =
            slips.iter().map(|slip| (typed(&slip.text), self.blocks(&slip.why))).collect();
        if let Kind::Trace { ways, .. } = &question.kind {
            let ways = ways.iter();
            wrong.extend(ways.map(|(way, why)| (way.sentence().to_owned(), self.blocks(why))));
        }
        wrong
    }
}
