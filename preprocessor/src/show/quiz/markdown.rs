//! A quiz for renderers that do not take HTML: lists, and the answers elsewhere.

use super::{Page, prompt, shuffled, tolerance, unit};
use crate::{
    read::quiz::{Claim, Kind, Program, Question, Quiz, Way},
    show::{markdown::fence, prose},
};

impl Page<'_> {
    /// The questions.
    pub(in super::super) fn questions(&self, quiz: &Quiz) -> String {
        let parts = quiz.questions.iter().map(|question| self.asked(question));
        parts.collect::<Vec<_>>().join("\n\n")
    }

    fn asked(&self, question: &Question) -> String {
        let mut parts = Vec::new();
        parts.extend(question.lead.as_ref().map(|lead| self.text(lead)));
        parts.push(self.headline(question));
        parts.extend(question.program.as_ref().map(program));
        match &question.kind {
            Kind::Choice { options, several } => {
                if *several {
                    parts.push("Choose every right answer.".to_owned());
                }
                parts.push(self.list(options.iter().map(|option| option.text.as_str())));
            }
            Kind::Order { lines } => {
                parts.push(self.list(shuffled(lines).into_iter().map(|line| line.text.as_str())));
            }
            Kind::Number { allowed, unit: counted, .. } => {
                let counted = counted.as_ref().map(|counted| format!(" of {counted}"));
                let counted = counted.unwrap_or_default();
                parts.push(format!("(A number{counted}{}.)", tolerance(allowed)));
            }
            Kind::Short { .. } | Kind::Trace { .. } => {}
        }
        parts.join("\n\n")
    }

    /// The answer of a question.
    pub(super) fn looked_up(&self, question: &Question) -> String {
        let mut parts = vec![self.headline(question), self.right(question)];
        parts.extend(question.context.as_ref().map(|context| self.text(context)));
        let wrong = wrong(question).into_iter();
        let wrong: Vec<String> =
            wrong.map(|(text, why)| format!("Not {text}: {}", why.trim())).collect();
        if !wrong.is_empty() {
            parts.push(self.list(wrong.iter().map(String::as_str)));
        }
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n")
    }

    fn text(&self, markdown: &str) -> String {
        prose::relinked(markdown, &|url| self.link(url))
    }

    fn list<'t>(&self, texts: impl Iterator<Item = &'t str>) -> String {
        texts.map(|text| item("- ", &self.text(text))).collect::<Vec<_>>().join("\n")
    }

    fn headline(&self, question: &Question) -> String {
        format!("**Question {}.** {}", question.number, self.text(prompt(question)))
    }

    fn right(&self, question: &Question) -> String {
        match &question.kind {
            Kind::Choice { options, .. } => self.list(
                options.iter().filter(|option| option.right).map(|option| option.text.as_str()),
            ),
            Kind::Order { lines } => {
                let right = lines.iter().filter(|line| line.right).enumerate();
                let items = right
                    .map(|(index, line)| item(&format!("{}. ", index + 1), &self.text(&line.text)));
                items.collect::<Vec<_>>().join("\n")
            }
            Kind::Short { answers, .. } => format!("`{}`", answers.join("` or `")),
            Kind::Number { written, allowed, unit: counted, .. } => {
                format!("{written}{}{}", unit(counted.as_ref()), tolerance(allowed))
            }
            Kind::Trace { .. } => match question.program.as_ref().map(|program| &program.claim) {
                Some(Claim::Prints(said)) if said.text.trim().is_empty() => {
                    "It prints nothing.".to_owned()
                }
                Some(Claim::Prints(said)) => {
                    format!("It prints:\n\n{}", fence("text", said.text.trim()))
                }
                Some(claim) => claim.way().map(|way| way.sentence().to_owned()).unwrap_or_default(),
                None => String::new(),
            },
        }
    }
}

/// What is wrong, where it is known why.
fn wrong(question: &Question) -> Vec<(String, &str)> {
    let typed = |text: &str| format!("`{}`", text.trim());

    match &question.kind {
        Kind::Choice { options, .. } | Kind::Order { lines: options } => {
            let wrong = options.iter().filter(|option| !option.right);
            wrong
                .filter_map(|one| Some((one.text.trim().to_owned(), one.why.as_deref()?)))
                .collect()
        }
        Kind::Short { slips, .. } | Kind::Number { slips, .. } => {
            slips.iter().map(|slip| (typed(&slip.text), slip.why.as_str())).collect()
        }
        Kind::Trace { slips, ways } => {
            let slips = slips.iter().map(|slip| (typed(&slip.text), slip.why.as_str()));
            let way = |way: Way| format!("*{}*", way.sentence().trim_end_matches(['.', ':']));
            slips.chain(ways.iter().map(|(ended, why)| (way(*ended), why.as_str()))).collect()
        }
    }
}

fn program(program: &Program) -> String {
    let shown = program.lines.iter().filter(|line| !line.hidden);
    fence("rust", &shown.map(|line| line.shown.as_str()).collect::<Vec<_>>().join("\n"))
}

/// An item of a list, its further lines below its first.
fn item(mark: &str, text: &str) -> String {
    let space = " ".repeat(mark.len());
    let lines = text.trim().lines().enumerate().map(|(index, line)| match (index, line) {
        (0, line) => format!("{mark}{line}"),
        (_, "") => String::new(),
        (_, line) => format!("{space}{line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}
