//! Quizzes: keys are proven, and a page gets what a reader needs.

use std::{fs, path::Path};

use mdbook_rehearse::{
    book::Book as ReadBook,
    check::{Options, check},
    report::progress::Silent,
    show::{Format, Showroom, assets::Delivery},
};

use crate::harness::{Book, PROGRAM};

/// A book with one quiz, `q.toml` beside `src`, and a page of answers.
fn book(quiz: &str) -> Book {
    Book::of("# Ch\n\n{{#quiz ../q.toml}}\n")
        .file("src/end.md", "# Answers\n\n{{#answers}}\n")
        .file("q.toml", quiz)
}

fn tracing(program: &str, answer: &str) -> String {
    format!("[[questions]]\ntype = \"Tracing\"\nprompt.program = '''\n{program}\n'''\n{answer}\n")
}

#[test]
fn right_keys_pass_and_are_listed_like_listings() {
    let quiz = [
        tracing("println!(\"a\\nb\");", "answer.stdout = \"\"\"\na\nb\n\"\"\""),
        tracing("let x = 1;\nx += 1;", "answer.error = \"E0384\"\nanswer.lineNumber = 2"),
        tracing("print!(\"x\");\npanic!();", "answer.panics = true\nanswer.stdout = \"x\""),
        "[[questions]]\ntype = \"ShortAnswer\"\nprompt.prompt = \"?\"\nprompt.program = \"loop {}\"\n\
         answer.answer = \"forever\"\n"
            .to_owned(),
    ];
    let book = book(&quiz.concat());
    let run = book.check(&[]);
    run.told(0, &[]);
    assert_eq!(run.verdicts(), ["q#1 passed", "q#2 passed", "q#3 passed", "q#4 passed"]);
    assert_eq!(run.listing("q#2")["file"], "q.toml");
    assert_eq!(run.listing("q#4")["kind"], "no_run");
    // Nothing has to be done again, and one can be asked for.
    assert!(book.check(&[]).reran().is_empty());
    assert_eq!(book.check(&["q#2"]).verdicts(), ["q#2 passed"]);
    let run = book.run(&["run", "q#1"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "a\nb\n"));
}

#[test]
fn wrong_keys_fail_at_their_lines_all_at_once() {
    let quiz = [
        tracing("println!(\"2\");", "answer.stdout = \"1\""),
        tracing("let x = 1;", "answer.doesCompile = false"),
        tracing("let x: u8 = \"\";", "answer.error = \"E0384\""),
        tracing(
            "let x = 1;\nlet y: u8 = x + \"\";",
            "answer.doesCompile = false\nanswer.lineNumber = 1",
        ),
        tracing("let x: u16 = \"\";", "answer.stdout = \"\""),
        tracing("let v: Vec<u8> = Vec::new();\nv[0];", "answer.stdout = \"\""),
        tracing("println!();", "answer.panics = true"),
        tracing("println!(\"x\");\npanic!();", "answer.panics = true\nanswer.stdout = \"y\""),
    ];
    let run = book(&quiz.concat()).check(&[]);
    run.told(
        1,
        &[
            "error q.toml:6: the key of question `q#1` is wrong: its program prints something else",
            "error q.toml:12: the program of question `q#2` compiles",
            "error q.toml:18: the program of question `q#3` fails to compile, but not with E0384",
            "error q.toml:26: the key of question `q#4` is wrong: there is no error on line 1",
            "error q.toml:30: the program of question `q#5` does not compile",
            "error q.toml:37: the program of question `q#6` panicked",
            "error q.toml:45: the program of question `q#7` did not panic",
            "error q.toml:53: the key of question `q#8` is wrong: its program prints something else",
        ],
    );
    assert_eq!(run.details("`q#1`"), "--- the key\n+++ the program\n@@ -1 +1 @@\n-1\n+2\n");
    assert!(run.details("`q#3`").contains("q.toml:16"), "{}", run.details("`q#3`"));
    assert_eq!(run.help("`q#5`"), "if that is the answer, say so: `answer.doesCompile = false`");
    assert_eq!(
        run.help("`q#6`"),
        "if it is a panic and the answer, say so: `answer.panics = true`"
    );
    assert_eq!(run.listing("q#1")["reasons"][0], "wrong-key");
}

#[test]
fn a_program_that_does_not_end_is_no_question() {
    let quiz = tracing("loop {}", "answer.stdout = \"\"");
    let run = book(&quiz).config("timeout = 0.2").check(&[]);
    run.told(1, &["error q.toml:4: the program of question `q#1` ran out of time"]);
    assert!(run.help("out of time").starts_with("it has to end"));
}

#[test]
fn a_program_can_be_a_part_of_a_file() {
    let quiz = "[[questions]]\ntype = \"Tracing\"\nprompt.program = { file = \"code/p.rs\", anchor = \"a\" }\n\
                answer.stdout = \"2\"\n";
    let file = "const TWO: u8 = 2;\nfn main() {\n// ANCHOR: a\nprintln!(\"{TWO}\");\n// ANCHOR_END: a\n}\n";
    let book = book(quiz).file("code/p.rs", file);
    book.check(&[]).told(0, &[]);
    book.edit("code/p.rs", "u8 = 2", "u8 = \"\"");
    let problems = book.check(&[]).problems();
    assert_eq!(problems, ["error code/p.rs:1: the program of question `q#1` does not compile"]);
}

#[test]
fn programs_of_questions_have_no_snapshots() {
    let quiz = tracing("println!(\"1\");", "answer.stdout = \"1\"");
    let book = book(&quiz).config("snapshots = \"snapshots\"");
    book.write("src/ch.md", "# Ch\n\n{{#quiz ../q.toml}}\n\n```rust\nprintln!(\"1\");\n```\n");
    book.check(&[]).told(1, &["error src/ch.md:5: the output of listing ch#1 is not accepted yet"]);
    assert_eq!(book.names("snapshots"), ["ch__1.snap.new"]);
    book.run(&["accept", "."]);
    book.check(&[]).told(0, &[]);
}

#[test]
fn slips_in_the_chapter_are_told() {
    let book = Book::of("# Ch\n\n{{#quiz}}\n\n{{#quiz qiuz.toml}}\n\n{{#quiz quiz.toml}}\n")
        .file("src/two.md", "# Two\n\n{{#quiz quiz.toml}}\n")
        .file("src/quiz.toml", "[[questions]]\ntype = \"ShortAnswer\"\nprompt.prompt = \"[x](listing:none)\"\nanswer.answer = \"x\"\n");
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:3: `{{#quiz}}` names no file",
            "error src/ch.md:5: cannot read quiz `qiuz.toml`: No such file or directory (os error 2)",
            "error src/two.md:3: two quizzes have the id `src-quiz`",
            "warning src/ch.md:7: the answers of this quiz stand on no page",
            "error src/quiz.toml:1: there is no listing `none`",
            "error src/quiz.toml:1: there is no listing `none`",
        ],
    );
    assert_eq!(run.help("qiuz.toml"), "a file with a similar name stands there: `quiz.toml`");
    assert!(run.help("no page").contains("{{#answers}}"));
}

/// One question of every type, with everything it can have.
const EVERY: &str = r#"
[multipart]
both = "Of **both**:"

[[questions]]
type = "MultipleChoice"
prompt.prompt = """
Is {{#this}} < *that*?

```rust
let a = 1;

let b = "x";
```
"""
prompt.distractors = [{ text = "`a`", why = "See [it](listing:one)." }, "b"]
answer.answer = { text = "c", why = "So <b>be</b> it." }
context = "Because. zebra"

[[questions]]
type = "MultipleChoice"
multipart = "both"
prompt.prompt = "Which? [There](end.md#x)."
prompt.distractors = ["x"]
answer.answer = ["y", "z"]

[[questions]]
type = "ShortAnswer"
multipart = "both"
prompt.prompt = "Word?"
answer.answer = "mut"
answer.alternatives = ["let mut"]
answer.wrong = [{ text = "let", why = "No." }]

[[questions]]
type = "Numeric"
prompt.prompt = "How much?"
prompt.unit = "GB"
answer.answer = 64
answer.tolerance = 0.5
answer.wrong = [{ value = 32, why = "Half." }]

[[questions]]
type = "Order"
prompt.prompt = "Sort."
prompt.distractors = [{ text = "never", why = "Not here." }]
answer.answer = ["first", "`second`"]

[[questions]]
type = "Tracing"
prompt.program = '''
let x = 1;

println!("{}", x + 1);
'''
answer.stdout = "2"
answer.wrong = [{ text = "1", why = "One is added." }, { panics = true, why = "Why should it?" }]

[[questions]]
type = "Tracing"
prompt.prompt = "And this?"
prompt.program = "let x = 1; x += 1;"
answer.doesCompile = false
"#;

fn every() -> Book {
    let book = book(EVERY);
    book.write("src/ch.md", "# Ch\n\n```rust {name=one}\n```\n\n- {{#quiz ../q.toml}}\n\nAfter.\n");
    book
}

/// A chapter as a renderer gets it, without styles and scripts.
fn shown(format: Format, chapter: usize) -> String {
    let book = every();
    let read = ReadBook::load(&book.path("")).expect("loaded");
    let mut options = Options::new().expect("options");
    options.this_program = PROGRAM.into();
    options.exact_errors = true;
    let checked = check(&read, &options, &Silent).expect("checked");
    assert!(!checked.failed(), "{:#?}", checked.problems);
    let release = format!("rustc {}", checked.compiler.as_deref().unwrap_or_default());
    let showroom = Showroom::new(&read, &checked, format, Delivery::Linked);
    showroom.chapter(chapter).expect("a quiz").replace(&release, "rustc [release]")
}

fn compare(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/quiz").join(name);
    // One line of HTML in lines that a person can compare.
    let text = text.replace("&#10;", "&#10;\n").replace("><", ">\n<").replace("},\"", "},\n\"");
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, &text).expect("written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(text == expected, "{} is not what comes out now:\n{text}", path.display());
}

#[test]
fn a_quiz_of_every_type_as_html() {
    let chapter = shown(Format::Html, 0);
    let form = chapter.lines().find(|line| line.contains("<form")).expect("a form");
    // In the list it stands in, on one line, inert for mdBook, and the key cannot end the script.
    assert!(form.starts_with("- <!--rehearse-->") && form.ends_with("</form>"), "{form}");
    assert!(!form.contains("{{#") && form.matches("</script").count() == 1, "{form}");
    compare("form.html", &chapter);
    compare("answers.html", &shown(Format::Html, 1));
}

#[test]
fn a_quiz_of_every_type_as_markdown() {
    compare("questions.md", &shown(Format::Markdown, 0));
    compare("answers.md", &shown(Format::Markdown, 1));
}

#[test]
fn without_a_page_of_answers_markdown_has_them_at_the_end() {
    let book = Book::of("# Ch\n\n{{#quiz ../q.toml}}\n\nAfter.\n").file(
        "q.toml",
        "[[questions]]\ntype = \"ShortAnswer\"\nprompt.prompt = \"Word?\"\nanswer.answer = \"x\"\n",
    );
    let read = ReadBook::load(&book.path("")).expect("loaded");
    let mut options = Options::new().expect("options");
    options.this_program = PROGRAM.into();
    let checked = check(&read, &options, &Silent).expect("checked");
    let text = Showroom::new(&read, &checked, Format::Markdown, Delivery::Inline).chapter(0);
    assert_eq!(
        text.expect("a quiz"),
        "# Ch\n\n**Question 1.** Word?\n\nAfter.\n\n## Answers\n\n### Quiz {#answers-q}\n\n**Question 1.** Word?\n\n`x`\n"
    );
}

#[test]
fn search_finds_questions_and_no_answers_and_links_lead_both_ways() {
    let book = every();
    let run = book.run(&["build", "."]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let index = book.names("book").into_iter().find(|name| name.starts_with("searchindex"));
    let index = book.read(format!("book/{}", index.expect("an index")));
    assert!(index.contains("Which?") && !index.contains("zebra"), "{index}");
    let (page, answers) = (book.read("book/ch.html"), book.read("book/end.html"));
    assert!(page.contains("href=\"end.html#answers-q\"") && page.contains("id=\"quiz-q\""));
    assert!(answers.contains("href=\"ch.html#quiz-q\"") && answers.contains("id=\"answers-q\""));
    assert!(answers.contains("href=\"ch.html#listing-one\""), "{answers}");
}

#[test]
fn serve_shows_a_wrong_key_on_its_page() {
    let book = book(&tracing("println!(\"2\");", "answer.stdout = \"1\""));
    book.run(&["build", "."]);
    let page = book.read("book/ch.html");
    assert!(page.contains("This question failed its check."), "{page}");
}
