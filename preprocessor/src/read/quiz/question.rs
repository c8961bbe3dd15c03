//! From the table of a question to the question.

use super::{Claim, Kind, Program, Question, TYPES, kinds, program, table::Table, valid_id};
use crate::{
    problem::{Problem, nearest},
    read::mapped::Place,
};

/// Read the question with this number.
pub(super) fn read(table: &Table<'_>, number: usize) -> Option<Question> {
    let sheet = table.sheet;
    let given = table.text("id").map(|id| valid_id(sheet, id));
    let context = table.text("context").map(|context| context.text);
    if let Some((true, place)) = table.boolean("promptExplanation") {
        let title = "`promptExplanation` has no effect";
        sheet.say(Problem::warning(title, place).help("nobody collects what readers write"));
    }
    let kind = table.text("type");
    let prompt = table.table("prompt");
    let answer = table.table("answer");
    let Some(kind) = kind else {
        table.lacks("type", &format!("types are: {}", TYPES.join(", ")));
        return None;
    };
    let Some(prompt) = prompt else {
        table.lacks("prompt", "write `prompt.prompt = \"…\"`");
        return None;
    };
    let Some(answer) = answer else {
        table
            .lacks("answer", "write `answer.answer = …`, or for `Tracing` `answer.stdout = \"…\"`");
        return None;
    };
    let text = prompt.text("prompt");
    let claim = program::claim(&answer, &kind);
    let program = prompt.get("program").and_then(|value| program::read(&value, claim.clone()));
    if let (Some(claim), None) = (&claim, prompt.get("program"))
        && let Some(place) = place_of(claim)
    {
        let title = "the key speaks of a program, and the question shows none";
        sheet
            .say(Problem::error(title, place.clone()).help("show one: `prompt.program = '''…'''`"));
    }
    let kind = match kind.text.as_str() {
        "MultipleChoice" => kinds::choice(&prompt, &answer, given.as_deref()),
        "ShortAnswer" => kinds::short(&prompt, &answer),
        "Numeric" => kinds::numeric(&prompt, &answer),
        "Order" => kinds::order(&prompt, &answer),
        "Tracing" => Some(kinds::trace(&prompt, &answer, program.as_ref())),
        other => {
            let problem = Problem::error(format!("there is no type `{other}`"), kind.place);
            sheet.say(match nearest(other, TYPES) {
                Some(near) => problem.label(format!("did you mean `{near}`?")),
                None => problem.help(format!("types are: {}", TYPES.join(", "))),
            });
            return None;
        }
    };
    if text.is_none() && !matches!(kind, Some(Kind::Trace { .. })) {
        prompt.lacks("prompt", "say what is asked");
    }
    prompt.finish();
    answer.finish();
    let prompt = text.map(|text| text.text.trim().to_owned()).unwrap_or_default();
    let id = given.unwrap_or_else(|| hash(&prompt, program.as_ref()));
    Some(Question {
        number,
        id,
        place: table.place(),
        lead: None,
        prompt,
        program,
        kind: kind?,
        context,
    })
}

/// An id for a question that has none: it changes with what is asked, and with nothing else.
fn hash(prompt: &str, program: Option<&Program>) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(prompt.as_bytes());
    for line in program.iter().flat_map(|program| &program.lines) {
        hasher.update(b"\n");
        hasher.update(line.code.as_bytes());
    }
    hasher.finalize().to_hex()[..8].to_string()
}

fn place_of(claim: &Claim) -> Option<&Place> {
    match claim {
        Claim::Compiles => None,
        Claim::Prints(said) => Some(&said.place),
        Claim::Panics { place, .. } | Claim::Fails { place, .. } => Some(place),
    }
}
