//! What other programs read: JSON, JUnit, annotations; and what a terminal shows.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::Book;

const CHAPTER: &str = "# A & B <c>\n\n```rust,test {name=fine}\n#[test]\nfn t() {}\n```\n\n```rust {name=bad}\nprintln!(\"<a> & \\\"b\\\" ]]> \\u{1b}[1m \\u{7} é\");\nassert!(false, \"100% of <it>\");\n```\n\n```rust,ignore\n```\n\n```rust,mermaid\nlet x = 1;\n```\n";

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn json_has_a_version_and_its_fields() {
    let run = Book::of(CHAPTER).check(&[]);
    assert_eq!(run.status, 1);
    let report = &run.json;
    assert_eq!(report["version"], 1);
    assert_eq!(
        keys(report),
        BTreeSet::from([
            "version",
            "compiler",
            "passed",
            "failed",
            "ignored",
            "unchecked",
            "cached",
            "seconds",
            "listings",
            "problems",
        ])
    );
    let counts =
        ["passed", "failed", "ignored", "unchecked", "cached"].map(|key| report[key].as_u64());
    assert_eq!(counts, [Some(2), Some(1), Some(1), Some(0), Some(0)]);
    assert!(report["seconds"].is_f64() && report["compiler"].is_string());
    let listings = report["listings"].as_array().expect("a list");
    for listing in listings {
        assert_eq!(
            keys(listing),
            BTreeSet::from([
                "id",
                "file",
                "line",
                "kind",
                "verdict",
                "reasons",
                "cached",
                "compile_seconds",
                "run_seconds",
                "tests_passed",
            ])
        );
    }
    let kinds: Vec<_> =
        listings.iter().map(|listing| listing["kind"].as_str().expect("text")).collect();
    assert_eq!(kinds, ["run", "run", "ignore", "run"]);
    assert_eq!(run.listing("fine")["tests_passed"], 1);
    assert_eq!(run.listing("bad")["reasons"], serde_json::json!(["failed"]));
    assert_eq!(
        (&run.listing("bad")["file"], &run.listing("bad")["line"]),
        (&"src/ch.md".into(), &8.into())
    );
    for problem in report["problems"].as_array().expect("a list") {
        assert_eq!(
            keys(problem),
            BTreeSet::from(["severity", "title", "file", "line", "column", "help", "details"])
        );
    }
    assert_eq!(run.stderr, "", "JSON alone");
    let listed = Book::of(CHAPTER).run(&["list", ".", "--format", "json"]).json;
    assert_eq!(
        keys(&listed["listings"][0]),
        BTreeSet::from([
            "id",
            "file",
            "line",
            "kind",
            "edition",
            "source",
            "tests",
            "shared",
            "alone_because",
            "program",
        ])
    );
}

#[test]
fn the_same_input_gives_the_same_report() {
    let report = || {
        let mut json = Book::of(CHAPTER).check(&[]).json;
        json["seconds"] = Value::Null;
        for listing in json["listings"].as_array_mut().expect("a list") {
            (listing["compile_seconds"], listing["run_seconds"]) = (Value::Null, Value::Null);
        }
        json
    };
    assert_eq!(report(), report());
}

#[test]
fn junit_is_well_formed_and_complete() {
    use quick_xml::{Reader, events::Event};

    let book = Book::of(CHAPTER).file("src/other & more.md", "```rust\nlet x = 1;\n```\n");
    book.run(&["check", ".", "--junit", "reports/junit.xml"]);
    let text = book.read("reports/junit.xml");
    let mut reader = Reader::from_str(&text);
    let (mut cases, mut failures, mut skipped, mut suites) = (Vec::new(), 0, 0, 0);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) | Event::Empty(tag) => {
                let attribute = |name: &str| {
                    let found = tag.try_get_attribute(name).expect("well-formed").expect("there");
                    String::from_utf8(found.value.into_owned()).expect("UTF-8")
                };
                match tag.name().as_ref() {
                    b"testsuite" => suites += 1,
                    b"testcase" => {
                        cases.push(format!("{} {}", attribute("name"), attribute("line")));
                    }
                    b"failure" => {
                        failures += 1;
                        assert_eq!(attribute("message"), "failed");
                    }
                    b"skipped" => skipped += 1,
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(cases, ["fine 3", "bad 8", "ch#3 13", "ch#4 16", "other &amp; more#1 1"]);
    assert_eq!((suites, failures, skipped), (2, 1, 1));
    assert!(!text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r')), "{text:?}");
}

#[test]
fn github_gets_annotations_on_stdout_and_people_the_rest_on_stderr() {
    let run = Book::of(CHAPTER).run(&["check", ".", "--format", "github"]);
    assert_eq!(run.status, 1);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{}", run.stdout);
    let error = lines.iter().find(|line| line.starts_with("::error ")).expect("an error");
    assert!(
        error.starts_with("::error file=src/ch.md,line=10,col=1,title=listing `bad` panicked::"),
        "{error}"
    );
    assert!(error.contains("%0A") && error.contains("100%25 of <it>"), "{error}");
    assert!(
        lines.iter().any(|line| line.starts_with(
            "::warning file=src/ch.md,line=16,col=1,title=unknown attribute `mermaid`::"
        )),
        "{lines:?}"
    );
    assert!(
        run.stderr
            .lines()
            .last()
            .expect("a summary")
            .starts_with("2 passed, 1 failed, 1 ignored, ")
    );
}

#[test]
fn colour_only_where_it_is_wanted() {
    let said = |book: Book| book.run(&["check"]).stderr;
    let escape = "\u{1b}[1m\u{1b}[91m";
    let has = |text: &str| text.contains("\u{1b}[") && text.contains("error");
    let plain = said(Book::of("```rust,norun\n```\n"));
    assert!(!plain.contains('\u{1b}'), "not a terminal: {plain:?}");
    let forced = said(Book::of("```rust,norun\n```\n").env("CLICOLOR_FORCE", "1"));
    assert!(has(&forced) && forced.contains(escape), "{forced:?}");
    let never =
        said(Book::of("```rust,norun\n```\n").env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1"));
    assert!(!never.contains('\u{1b}'), "{never:?}");
}

#[test]
fn the_last_line_is_the_summary() {
    let book = Book::of("```rust\n```\n\n```rust,ignore\n```\n");
    for cached in ["0", "1"] {
        let run = book.run(&["check"]);
        let last = run.stderr.lines().last().expect("a summary").to_owned();
        assert!(
            last.starts_with(&format!("1 passed, 0 failed, 1 ignored, {cached} from cache in ")),
            "{last}"
        );
        assert!(last.ends_with(" s"), "{last}");
        assert_eq!(run.stdout, "");
    }
}
