//! Right answers and explanations: for the script, and for whoever looks them up.

use serde_json::{Map, Value, json};

use super::{Page, escaped, panel, token, tolerance, unit};
use crate::{
    read::quiz::{Choice, Claim, Kind, Question, Quiz, Slip, Way},
    show::paint,
};

impl Page<'_> {
    /// What the script has to know of a question. `assets/quiz.js` is its reader.
    pub(super) fn key(&self, quiz: &Quiz, question: &Question) -> Value {
        let mut key = match &question.kind {
            Kind::Choice { options, .. } => {
                json!({ "kind": "choice", "key": tokens(options), "why": self.reasons(options) })
            }
            Kind::Short { answers, slips, .. } => {
                json!({ "kind": "text", "key": answers, "slips": self.slips(slips) })
            }
            Kind::Number { answer, tolerance, slips, .. } => {
                let slips = self.slips(slips);
                json!({ "kind": "number", "key": answer, "within": tolerance, "slips": slips })
            }
            Kind::Order { lines } => {
                json!({ "kind": "order", "key": tokens(lines), "why": self.reasons(lines) })
            }
            Kind::Trace { slips, ways } => {
                let claim = question.program.as_ref().map(|program| &program.claim);
                let output = match claim {
                    Some(Claim::Prints(said)) => said.text.as_str(),
                    Some(Claim::Panics { .. } | Claim::Fails { .. } | Claim::Compiles) | None => "",
                };
                let way = claim.and_then(Claim::way).map(Way::word);
                let why = ways.iter().map(|(way, why)| (way.word().to_owned(), self.inline(why)));
                let why: Map<_, _> = why.map(|(way, why)| (way, why.into())).collect();
                let slips = self.slips(slips);
                json!({ "kind": "trace", "key": way, "output": output, "slips": slips, "why": why })
            }
        };
        key["answer"] = self.solution(question).into();
        key["more"] = self.more(quiz, question).into();
        key
    }

    fn reasons(&self, choices: &[Choice]) -> Value {
        let why = choices.iter().filter_map(|choice| {
            Some((token(&choice.text), Value::String(self.inline(choice.why.as_ref()?))))
        });
        Value::Object(why.collect())
    }

    fn slips(&self, slips: &[Slip]) -> Value {
        slips.iter().map(|slip| json!([slip.text, self.inline(&slip.why)])).collect()
    }

    /// The right answer.
    pub(super) fn solution(&self, question: &Question) -> String {
        match &question.kind {
            Kind::Choice { options, .. } => {
                let right = options.iter().filter(|option| option.right);
                let items = right.map(|choice| {
                    let why = self.optional(choice.why.as_ref());
                    format!("<li>{}{why}</li>", self.inline(&choice.text))
                });
                format!("<ul>{}</ul>", items.collect::<String>())
            }
            Kind::Short { answers, .. } => {
                let codes = answers.iter();
                let codes: Vec<String> = codes
                    .map(|answer| format!("<code>{}</code>", escaped(answer.trim())))
                    .collect();
                format!("<p>{}</p>", codes.join(" or "))
            }
            Kind::Number { written, allowed, unit: counted, .. } => {
                let answer = format!("{written}{}{}", unit(counted.as_ref()), tolerance(allowed));
                format!("<p>{}</p>", escaped(&answer))
            }
            Kind::Order { lines } => {
                let right = lines.iter().filter(|line| line.right);
                let items = right.map(|line| format!("<li>{}</li>", self.inline(&line.text)));
                format!("<ol>{}</ol>", items.collect::<String>())
            }
            Kind::Trace { .. } => match question.program.as_ref().map(|program| &program.claim) {
                Some(Claim::Prints(said)) if said.text.trim().is_empty() => {
                    "<p>It prints nothing.</p>".to_owned()
                }
                Some(Claim::Prints(said)) => {
                    format!("<p>It prints:</p>{}", panel("Output", said.text.trim()))
                }
                Some(claim) => {
                    claim.way().map(|way| format!("<p>{}</p>", way.sentence())).unwrap_or_default()
                }
                None => String::new(),
            },
        }
    }

    /// Why it is right: in the author's words, and in the compiler's.
    pub(super) fn more(&self, quiz: &Quiz, question: &Question) -> String {
        let mut more = self.optional(question.context.as_ref());
        let Some(judged) = self.judged(quiz, question) else { return more };
        let said = &judged.transcript;
        let claim = question.program.as_ref().map(|program| &program.claim);
        if !said.compiler.is_empty() {
            more.push_str(&panel("Compiler output", paint::diagnostics(&said.compiler).trim_end()));
        } else if claim.and_then(Claim::way) == Some(Way::Panics) {
            more.push_str(&panel("Panic", said.stderr.trim()));
        }
        let proven = claim.and_then(Claim::way).is_some();
        if let (Some(release), true) = (&self.showroom.checked.compiler, proven) {
            let release = escaped(release);
            more.push_str(&format!("<p class=\"rh-about\">Verified with rustc {release}</p>"));
        }
        more
    }
}

/// Those that are right, in order.
fn tokens(choices: &[Choice]) -> Vec<String> {
    let right = choices.iter().filter(|choice| choice.right);
    right.map(|choice| token(&choice.text)).collect()
}
