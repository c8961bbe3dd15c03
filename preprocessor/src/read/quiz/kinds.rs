//! What each type of question has of its own.

use super::{
    Choice, Claim, Kind, Program, Said, Slip, Way,
    table::{Table, Value},
};
use crate::{problem::Problem, read::mapped::Place};

/// A text, or a table of a text and the reason why it is right or wrong.
fn option(value: &Value<'_>, right: bool) -> Option<Choice> {
    let Some(table) = value.as_table() else {
        return Some(Choice { text: value.text()?.text, right, why: None });
    };
    let text = table.text("text");
    let why = table.text("why").map(|why| why.text);
    if text.is_none() {
        table.lacks("text", "an option is a text, or `{ text = \"…\", why = \"…\" }`");
    }
    table.finish();
    Some(Choice { text: text?.text, right, why })
}

fn options(value: &Value<'_>, right: bool) -> Vec<(Choice, Said)> {
    let items = value.items().unwrap_or_default();
    let option = |item: &Value<'_>| {
        let choice = option(item, right)?;
        let said = Said { text: choice.text.trim().to_owned(), place: item.place() };
        Some((choice, said))
    };
    items.iter().filter_map(option).collect()
}

/// `MultipleChoice`. The order of the options depends on the question's `id`, too: one who wants
/// another gives another.
pub(super) fn choice(prompt: &Table<'_>, answer: &Table<'_>, id: Option<&str>) -> Option<Kind> {
    let sheet = prompt.sheet;
    let wrong = prompt.get("distractors");
    let wrong: Option<Vec<_>> = wrong.map(|wrong| options(&wrong, false));
    let index = prompt.count("answerIndex");
    let sorted = prompt.boolean("sortAnswers").is_some_and(|(sorted, _)| sorted);
    let right = answer.get("answer");
    let several = right.as_ref().is_some_and(Value::is_list);
    let right: Option<Vec<_>> = right.map(|right| {
        if several {
            return options(&right, true);
        }
        let said = Said { text: String::new(), place: right.place() };
        option(&right, true).into_iter().map(|choice| (choice, said.clone())).collect()
    });
    if wrong.as_ref().is_none_or(Vec::is_empty) {
        prompt
            .lacks("distractors", "list the wrong options: `prompt.distractors = [\"…\", \"…\"]`");
    }
    if right.as_ref().is_none_or(Vec::is_empty) {
        answer.lacks("answer", "give the right option, or a list of all right ones");
    }
    let (wrong, right) = (wrong?, right?);
    let mut all: Vec<&(Choice, Said)> = right.iter().chain(&wrong).collect();
    all.sort_by(|a, b| a.1.place.cmp(&b.1.place));
    for (position, (choice, said)) in all.iter().enumerate() {
        let twin =
            all[..position].iter().find(|(other, _)| other.text.trim() == choice.text.trim());
        if let Some((_, first)) = twin {
            sheet.say(
                Problem::error(
                    format!("two options say `{}`", choice.text.trim()),
                    said.place.clone(),
                )
                .label("the second")
                .also(first.place.clone(), "the first"),
            );
        }
    }
    if let Some((index, place)) = &index
        && *index > wrong.len()
    {
        let title =
            format!("`prompt.answerIndex` is {index}, and there are {} distractors", wrong.len());
        sheet.say(Problem::error(title, place.clone()).help("it counts from 0"));
    }
    let right = right.into_iter().map(|(choice, _)| choice);
    let mut options: Vec<Choice> = wrong.into_iter().map(|(choice, _)| choice).collect();
    let at = index.as_ref().map_or(0, |(index, _)| *index.min(&options.len()));
    options.splice(at..at, right);
    if sorted {
        options.sort_by(|a, b| a.text.cmp(&b.text));
    } else if index.is_none() {
        // The same order on every build, and none that tells which is right.
        let salt = id.unwrap_or_default();
        options.sort_by_cached_key(|option| {
            blake3::hash((salt.to_owned() + &option.text).as_bytes()).to_hex()
        });
    }
    Some(Kind::Choice { options, several })
}

/// Expected wrong answers: `answer.wrong = [{ text = "…", why = "…" }]`.
fn slips(answer: &Table<'_>, key: &'static str) -> Vec<(Slip, Said)> {
    let Some(value) = answer.get("wrong") else { return Vec::new() };
    let items = value.items().unwrap_or_default();
    let slip = |item: &Value<'_>| {
        let Some(table) = item.as_table() else {
            return item.is_not(&format!("tables: `{{ {key} = …, why = \"…\" }}`"));
        };
        let slip = slip(&table, key);
        table.finish();
        slip
    };
    items.iter().filter_map(slip).collect()
}

fn slip(table: &Table<'_>, key: &'static str) -> Option<(Slip, Said)> {
    let text = match key {
        "value" => table.number(key).map(|(_, said)| said),
        _ => table.text(key),
    };
    let why = table.text("why");
    for (key, missing) in [(key, text.is_none()), ("why", why.is_none())] {
        if missing && table.get(key).is_none() {
            table.lacks(key, "say what is typed, and why it is wrong");
        }
    }
    let text = text?;
    Some((Slip { text: text.text.clone(), why: why?.text }, text))
}

/// A way to end, why it is wrong, and where that is said.
type Ending = (Way, String, Place);

/// Of expected wrong answers to a `Tracing` question, those that name a way to end (`panics = true`,
/// `doesCompile = false` or `true`), and those that are outputs.
fn traced(answer: &Table<'_>) -> (Vec<Ending>, Vec<(Slip, Said)>) {
    let Some(value) = answer.get("wrong") else { return Default::default() };
    let (mut ways, mut outputs) = (Vec::new(), Vec::new());
    for item in value.items().unwrap_or_default() {
        let Some(table) = item.as_table() else {
            item.is_not::<()>("tables: `{ text = \"…\", why = \"…\" }`");
            continue;
        };
        let panics = table.boolean("panics").is_some_and(|(panics, _)| panics);
        let way = match (panics, table.boolean("doesCompile")) {
            (true, _) => Some(Way::Panics),
            (false, Some((true, _))) => Some(Way::Prints),
            (false, Some((false, _))) => Some(Way::Fails),
            (false, None) => None,
        };
        match way {
            None => outputs.extend(slip(&table, "text")),
            Some(way) => match table.text("why") {
                Some(why) => ways.push((way, why.text, table.place())),
                None => table.lacks("why", "say why it is wrong"),
            },
        }
        table.finish();
    }
    (ways, outputs)
}

/// Complain of expected wrong answers that would count as right.
fn checked(
    table: &Table<'_>,
    slips: Vec<(Slip, Said)>,
    is_right: impl Fn(&str) -> bool,
) -> Vec<Slip> {
    for (slip, said) in &slips {
        if is_right(&slip.text) {
            let title = format!("the wrong answer `{}` counts as right", slip.text.trim());
            table.sheet.say(Problem::error(title, said.place.clone()));
        }
    }
    slips.into_iter().map(|(slip, _)| slip).collect()
}

/// How typed texts are compared: case and white space do not count.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// `ShortAnswer`.
pub(super) fn short(prompt: &Table<'_>, answer: &Table<'_>) -> Option<Kind> {
    let response = prompt.text("response");
    let long = match response.as_ref().map(|response| response.text.as_str()) {
        None | Some("short") => false,
        Some("long" | "code") => true,
        Some(_) => {
            prompt.get("response")?.is_not::<()>("`\"short\"`, `\"long\"` or `\"code\"`");
            false
        }
    };
    let right = answer.text("answer");
    if right.is_none() && answer.get("answer").is_none() {
        answer.lacks("answer", "give the text that is right");
    }
    let more = answer.get("alternatives").map(|more| more.texts()).unwrap_or_default();
    let found = slips(answer, "text");
    let answers: Vec<String> = right.into_iter().chain(more).map(|said| said.text).collect();
    let is_right = |text: &str| answers.iter().any(|answer| folded(answer) == folded(text));
    let slips = checked(answer, found, is_right);
    (!answers.is_empty()).then_some(Kind::Short { answers, slips, long })
}

/// `Numeric`.
pub(super) fn numeric(prompt: &Table<'_>, answer: &Table<'_>) -> Option<Kind> {
    let sheet = answer.sheet;
    let unit = prompt.text("unit").map(|unit| unit.text);
    let right = answer.number("answer");
    if right.is_none() && answer.get("answer").is_none() {
        answer.lacks("answer", "give the number");
    }
    let absolute = answer.number("tolerance");
    let relative = answer.number("relativeTolerance");
    for (tolerance, said) in absolute.iter().chain(&relative) {
        if *tolerance < 0.0 {
            sheet.say(Problem::error("a tolerance is not negative", said.place.clone()));
        }
    }
    if let (Some(_), Some((_, said))) = (&absolute, &relative) {
        let title = "there are two tolerances";
        sheet.say(
            Problem::error(title, said.place.clone())
                .help("keep `tolerance` or `relativeTolerance`"),
        );
    }
    let found = slips(answer, "value");
    let (number, said) = right?;
    let (tolerance, allowed) = match (absolute, relative) {
        (Some((tolerance, said)), _) => (tolerance, format!("within {}", said.text)),
        (None, Some((share, _))) => {
            (share * number.abs(), format!("within {} %", rounded(share * 100.0)))
        }
        (None, None) => (0.0, String::new()),
    };
    let near =
        |text: &str| text.parse::<f64>().is_ok_and(|value| (value - number).abs() <= tolerance);
    let slips = checked(answer, found, near);
    Some(Kind::Number { answer: number, written: said.text, tolerance, allowed, unit, slips })
}

/// Without the noise of binary fractions.
fn rounded(number: f64) -> f64 {
    (number * 1e9).round() / 1e9
}

/// `Order`.
pub(super) fn order(prompt: &Table<'_>, answer: &Table<'_>) -> Option<Kind> {
    let wrong = prompt.get("distractors").map(|wrong| options(&wrong, false)).unwrap_or_default();
    let right = answer.get("answer").map(|right| options(&right, true)).unwrap_or_default();
    if right.len() < 2 {
        answer.lacks("answer", "list the lines, at least two, in their order");
        return None;
    }
    for (choice, said) in &wrong {
        if right.iter().any(|(other, _)| other.text.trim() == choice.text.trim()) {
            let title = format!("`{}` is among the lines that belong", choice.text.trim());
            answer.sheet.say(Problem::error(title, said.place.clone()));
        }
    }
    Some(Kind::Order { lines: right.into_iter().chain(wrong).map(|(choice, _)| choice).collect() })
}

/// `Tracing`.
pub(super) fn trace(prompt: &Table<'_>, answer: &Table<'_>, program: Option<&Program>) -> Kind {
    if program.is_none() && prompt.get("program").is_none() {
        prompt.lacks("program", "show one: `prompt.program = '''…'''`");
    }
    let (ways, found) = traced(answer);
    for (way, _, place) in &ways {
        if program.is_some_and(|program| program.claim.way() == Some(*way)) {
            let title = "this way to end counts as right";
            answer.sheet.say(Problem::error(title, place.clone()));
        }
    }
    let is_right = |text: &str| match program.map(|program| &program.claim) {
        Some(Claim::Prints(said)) => said.text.trim() == text.trim(),
        _ => false,
    };
    let slips = checked(answer, found, is_right);
    if program.is_some_and(|program| program.claim == Claim::Compiles) {
        answer.sheet.say(
            Problem::error("the key does not say what the program does", answer.place()).help(
                "`answer.stdout = \"…\"` if it prints, `answer.doesCompile = false` if it does not \
                 compile, `answer.panics = true` if it panics",
            ),
        );
    }
    let ways = ways.into_iter().map(|(way, why, _)| (way, why)).collect();
    Kind::Trace { slips, ways }
}
