use super::*;

/// The quiz of a text, and what is wrong with it, as `line: title [label or first advice]`.
fn parsed(toml: &str) -> (Option<Quiz>, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
    write("quiz.toml", toml).expect("written");
    write("part.rs", "use std::mem;\n// ANCHOR: part\nfn main() {}\n// ANCHOR_END: part\n")
        .expect("written");
    let files = Files::new(folder.path());
    let place = Place::line_of(Path::new("src/ch.md"), 3);
    let (quiz, problems) = read("quiz.toml", &place, 0, folder.path(), &files);
    let told = problems.iter().map(|problem| {
        let (place, label) = &problem.places[0];
        let more = if label.is_empty() { problem.help.first() } else { Some(label) };
        format!("{}: {} [{}]", place.line, problem.title, more.map_or("", String::as_str))
    });
    (quiz, told.collect())
}

#[track_caller]
fn good(toml: &str) -> Quiz {
    let (quiz, problems) = parsed(toml);
    assert_eq!(problems, [""; 0]);
    quiz.expect("a quiz")
}

#[track_caller]
fn bad(toml: &str, expected: &[&str]) {
    assert_eq!(parsed(toml).1, expected);
}

/// Written for mdbook-quiz, with every key it has.
const THEIRS: &str = r#"
[multipart]
program = "Of this program:"

[[questions]]
type = "MultipleChoice"
prompt.prompt = "What is `1 + 1`?"
prompt.distractors = ["1", "3"]
prompt.answerIndex = 1
answer.answer = "2"
context = "Consult a mathematician."
id = "b230bed3-d6ba-4048-8b06-aa655d837b04"

[[questions]]
type = "MultipleChoice"
multipart = "program"
prompt.prompt = "Which are even?"
prompt.distractors = ["3", "1"]
prompt.sortAnswers = true
answer.answer = ["4", "2"]

[[questions]]
type = "ShortAnswer"
multipart = "program"
prompt.prompt = "Which keyword?"
prompt.response = "short"
answer.answer = "mut"
answer.alternatives = ["`mut`"]

[[questions]]
type = "Tracing"
prompt.program = """
fn main() {
  print!("\\\"{}\\\"", 1);
}
"""
answer.doesCompile = true
answer.stdout = "\"1\""

[[questions]]
type = "Tracing"
prompt.program = '''
let x = 1;
x += 1;
'''
answer.doesCompile = false
answer.lineNumber = 2
"#;

#[test]
fn a_quiz_for_mdbook_quiz_is_read_as_it_is() {
    let quiz = good(THEIRS);
    assert_eq!(quiz.questions.len(), 5);
    let texts = |index: usize| match &quiz.questions[index].kind {
        Kind::Choice { options, .. } => {
            options.iter().map(|option| option.text.as_str()).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(quiz.questions[0].id, "b230bed3-d6ba-4048-8b06-aa655d837b04");
    assert_eq!(texts(0), ["1", "2", "3"]);
    assert_eq!(texts(1), ["1", "2", "3", "4"]);
    assert!(matches!(quiz.questions[1].kind, Kind::Choice { several: true, .. }));
    assert_eq!(quiz.questions[1].lead.as_deref(), Some("Of this program:"));
    assert_eq!(quiz.questions[2].lead, None, "the second about the same thing");
    let claim = |index: usize| quiz.questions[index].program.as_ref().map(|program| &program.claim);
    assert!(matches!(claim(3), Some(Claim::Prints(said)) if said.text == "\"1\""));
    assert!(matches!(claim(4), Some(Claim::Fails { code: None, line: Some((2, _)), .. })));
}

#[test]
fn lines_of_programs_know_their_lines_of_the_file() {
    let quiz = good(THEIRS);
    let lines = |index: usize| &quiz.questions[index].program.as_ref().expect("a program").lines;
    // The second is written with escapes.
    let found: Vec<(&str, usize)> =
        lines(3).iter().map(|line| (line.code.as_str(), line.place.line)).collect();
    let start = THEIRS.lines().position(|line| line == "fn main() {").expect("there") + 1;
    assert_eq!(
        found,
        [("fn main() {", start), ("  print!(\"\\\"{}\\\"\", 1);", start + 1), ("}", start + 2)]
            .map(|(text, line)| (text, line))
    );
    assert_eq!(lines(4)[1].place.line, start + 11);
}

#[test]
fn wrong_options_say_why_and_order_and_numbers_are_read() {
    let quiz = good(
        r#"
id = "q"

[[questions]]
type = "MultipleChoice"
prompt.prompt = "1?"
prompt.distractors = [{ text = "a", why = "because" }, "b"]
answer.answer = { text = "c", why = "indeed" }

[[questions]]
type = "Numeric"
prompt.prompt = "2?"
prompt.unit = "GB"
answer.answer = 64
answer.relativeTolerance = 0.1
answer.wrong = [{ value = 32, why = "half" }]

[[questions]]
type = "Order"
prompt.prompt = "3?"
prompt.distractors = [{ text = "z", why = "not here" }]
answer.answer = ["x", "y", "x"]

[[questions]]
type = "ShortAnswer"
prompt.prompt = "4?"
prompt.program = { file = "part.rs", anchor = "part" }
answer.answer = "main"
"#,
    );
    assert_eq!(quiz.id, "q");
    let Kind::Choice { options, several: false } = &quiz.questions[0].kind else { panic!() };
    let why = |text: &str| options.iter().find(|option| option.text == text)?.why.as_deref();
    assert_eq!((why("a"), why("b"), why("c")), (Some("because"), None, Some("indeed")));
    let Kind::Number { tolerance, allowed, unit, .. } = &quiz.questions[1].kind else { panic!() };
    assert!((tolerance - 6.4).abs() < 1e-9);
    assert_eq!((allowed.as_str(), unit.as_deref()), ("within 10 %", Some("GB")));
    let Kind::Order { lines } = &quiz.questions[2].kind else { panic!() };
    let right = lines.iter().map(|line| line.right).collect::<Vec<_>>();
    assert_eq!(right, [true, true, true, false]);
    let program = quiz.questions[3].program.as_ref().expect("a program");
    assert_eq!(program.claim, Claim::Compiles);
    let shown: Vec<_> = program.lines.iter().filter(|line| !line.hidden).collect();
    assert_eq!((shown.len(), shown[0].place.line), (1, 3));
}

#[test]
fn ids_of_questions_depend_on_what_is_asked_only() {
    let quiz = |more: &str, prompt: &str| {
        let text = format!(
            "[[questions]]\ntype = \"ShortAnswer\"\nprompt.prompt = \"{prompt}\"\nanswer.answer = \"x\"\n{more}"
        );
        good(&text).questions[0].id.clone()
    };
    assert_eq!(quiz("", "a"), quiz("context = \"later\"", "a"));
    assert_ne!(quiz("", "a"), quiz("", "b"));
}

#[test]
fn every_slip_is_told_at_its_line_and_all_at_once() {
    bad(
        r#"titel = "x"

[[questions]]
type = "MultipleChoise"
prompt.prompt = "5?"
answer.answer = "a"

[[questions]]
type = "MultipleChoice"
promt.prompt = "?"
prompt.prompt = "6?"
prompt.distractor = ["a"]
answer.answer = "b"

[[questions]]
type = "MultipleChoice"
prompt.prompt = "7?"
prompt.distractors = ["a", { txt = "c" }, 3, "a"]
answer.answer = "a"

[[questions]]
type = "Numeric"
prompt.prompt = "8?"
answer.answer = "2"
answer.tolerance = -1

[[questions]]
type = "ShortAnswer"
prompt.prompt = "9?"
prompt.response = "wide"
answer.answer = "Yes"
answer.wrong = [{ text = "yes ", why = "no" }, { text = "maybe" }]

[[questions]]
prompt.prompt = "10?"

[[questions]]
type = "Order"
prompt.prompt = "11?"
prompt.distractors = ["b"]
answer.answer = ["a", "b"]

[[questions]]
type = "Order"
answer.answer = ["a"]
"#,
        &[
            "1: unknown key `titel` [keys here are: `id`, `multipart`, `questions`]",
            "4: there is no type `MultipleChoise` [did you mean `MultipleChoice`?]",
            "10: unknown key `promt` [did you mean `prompt`?]",
            "11: the question has no `prompt.distractors` [list the wrong options: `prompt.distractors = [\"…\", \"…\"]`]",
            "12: unknown key `prompt.distractor` [did you mean `distractors`?]",
            "18: the question has no `prompt.distractors.text` [an option is a text, or `{ text = \"…\", why = \"…\" }`]",
            "18: unknown key `prompt.distractors.txt` [did you mean `text`?]",
            "18: `prompt.distractors` takes a text []",
            "18: two options say `a` [the second]",
            "19: two options say `a` [the second]",
            "24: `answer.answer` takes a number []",
            "25: a tolerance is not negative []",
            "30: `prompt.response` takes `\"short\"`, `\"long\"` or `\"code\"` []",
            "32: the wrong answer `yes` counts as right []",
            "32: the question has no `answer.wrong.why` [say what is typed, and why it is wrong]",
            "34: the question has no `type` [types are: MultipleChoice, ShortAnswer, Numeric, Order, Tracing]",
            "40: `b` is among the lines that belong []",
            "43: the question has no `prompt` [write `prompt.prompt = \"…\"`]",
        ],
    );
}

#[test]
fn keys_of_programs_must_not_contradict_themselves() {
    bad(
        r#"
[[questions]]
type = "Tracing"
prompt.program = "let a = 1;"
answer.doesCompile = true

[[questions]]
type = "Tracing"
prompt.program = "let a: u8 = 1;"
answer.doesCompile = false
answer.stdout = "1"
answer.panics = true

[[questions]]
type = "Tracing"
prompt.program = "let a: u16 = 1;"
answer.doesCompile = true
answer.stdout = ""
answer.error = "E0308"
answer.lineNumber = 1

[[questions]]
type = "Tracing"
prompt.program = "let a: u32 = 1;"
answer.error = "308"
answer.stdout = ""

[[questions]]
type = "Tracing"
prompt.prompt = "No program"
answer.stdout = ""

[[questions]]
type = "ShortAnswer"
prompt.prompt = "File"
prompt.program.file = "parts.rs"
answer.answer = "x"

[[questions]]
type = "ShortAnswer"
prompt.prompt = "Anchor"
prompt.program = { file = "part.rs", anchor = "parts" }
answer.answer = "x"
"#,
        &[
            "5: the key does not say what the program does [`answer.stdout = \"…\"` if it prints, `answer.doesCompile = false` if it does not compile, `answer.panics = true` if it panics]",
            "11: `answer.stdout` contradicts the key [it does not compile, the key says]",
            "12: `answer.panics` contradicts the key [it does not compile, the key says]",
            "19: `answer.error` contradicts the key [it compiles, the key says]",
            "20: `answer.lineNumber` contradicts the key [it compiles, the key says]",
            "25: `308` is no error code [the compiler's codes are E0001 to E9999, as in `error[E0502]`]",
            "30: the question has no `prompt.program` [show one: `prompt.program = '''…'''`]",
            "31: the key speaks of a program, and the question shows none [show one: `prompt.program = '''…'''`]",
            "36: cannot read program `parts.rs`: No such file or directory (os error 2) [a file with a similar name stands there: `part.rs`]",
            "42: no anchor `parts` in `part.rs` [there is an anchor with a similar name: `part`]",
        ],
    );
}

#[test]
fn what_is_not_toml_or_no_quiz_is_told() {
    bad(
        "[[questions]]\ntype = \n",
        &["2: not TOML: string values must be quoted, expected literal string []"],
    );
    bad("", &["1: the quiz asks nothing [begin a question with `[[questions]]`]"]);
    bad(
        "[[questions]]\nid = \"a b\"\ntype = \"ShortAnswer\"\nmultipart = \"x\"\nprompt.prompt = \"?\"\nanswer.answer = \"a\"\n\
         [[questions]]\nid = \"c\"\ntype = \"ShortAnswer\"\nprompt.prompt = \"?\"\nanswer.answer = \"a\"\n\
         [[questions]]\nid = \"c\"\ntype = \"ShortAnswer\"\nprompt.prompt = \"?\"\nanswer.answer = \"a\"\n",
        &[
            "2: `a b` cannot be an id [an id has letters, digits, `-` and `_`]",
            "4: `multipart` has no `x` [write it down at the top: `multipart.NAME = \"…\"`]",
            "12: two questions have the id `c` [the second]",
        ],
    );
}
