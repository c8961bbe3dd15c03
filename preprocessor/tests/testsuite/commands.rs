//! The commands besides `check`: what they print, write and return.

use crate::harness::{Book, Run};

const CHAPTER: &str = r#"# Title

```rust {name=hello}
println!("hello");
```

```rust,compile_fail,E0382 {name=moved}
let s = String::new();
drop(s);
drop(s);
```

```rust,ignore
not Rust
```
"#;

fn kept() -> Book {
    Book::of(CHAPTER).config("snapshots = \"snaps\"")
}

#[test]
fn verify_pending_accept() {
    let book = kept();
    assert_eq!(book.check(&[]).status, 1);
    assert_eq!(book.names("snaps"), ["hello.snap.new", "moved.snap.new"]);
    let some = book.run(&["accept", ".", "hello"]);
    assert_eq!((some.status, some.stdout.as_str()), (0, "accepted hello\n"), "{some:?}");
    assert!(some.stderr.contains("1 accepted, 1 pending"), "{}", some.stderr);
    assert_eq!(book.names("snaps"), ["hello.snap", "moved.snap.new"]);
    assert_eq!(book.run(&["accept"]).status, 0);
    book.check(&[]).told(0, &[]);
    assert_eq!(book.names("snaps"), ["hello.snap", "moved.snap"]);
    // A pending file goes when its output is the accepted one again.
    book.edit("src/ch.md", "(\"hello\")", "(\"bye\")");
    book.check(&[]);
    assert_eq!(book.names("snaps"), ["hello.snap", "hello.snap.new", "moved.snap"]);
    book.edit("src/ch.md", "(\"bye\")", "(\"hello\")");
    book.check(&[]).told(0, &[]);
    assert_eq!(book.names("snaps"), ["hello.snap", "moved.snap"]);
    // An output that has become empty needs no snapshot.
    book.edit("src/ch.md", "println!(\"hello\");", "let silent = 1;");
    assert_eq!(book.check(&[]).status, 1);
    book.run(&["accept"]);
    assert_eq!(book.names("snaps"), ["moved.snap"]);
    book.check(&[]).told(0, &[]);
}

#[test]
fn snapshots_have_the_header_that_insta_reads() {
    let book = kept();
    book.check(&[]);
    assert_eq!(
        book.read("snaps/hello.snap.new"),
        "---\nsource: \"src/ch.md\"\ndescription: \"output of listing hello\"\n---\nhello\n"
    );
    book.run(&["accept"]);
    let snapshot =
        insta::Snapshot::from_file(&book.path("snaps/hello.snap")).expect("insta reads it");
    assert_eq!(snapshot.metadata().source(), Some("src/ch.md"));
    let insta::internals::SnapshotContents::Text(text) = snapshot.contents() else {
        panic!("{:?}", snapshot.contents())
    };
    assert_eq!(text.to_string(), "hello");
    // What `cargo insta accept` writes is read as well: an expression, and other fields.
    book.write(
        "snaps/hello.snap",
        "---\nsource: x\nassertion_line: 3\nexpression: \"y\"\nsnapshot_kind: text\n---\nhello\n",
    );
    book.check(&[]).told(0, &[]);
}

#[test]
fn continuous_integration_never_writes() {
    for (value, writes) in [("true", false), ("1", false), ("false", true), ("", true)] {
        let book = kept().env("CI", value);
        assert_eq!(book.check(&[]).status, 1);
        assert_eq!(!book.names("snaps").is_empty(), writes, "CI={value}");
    }
    // What is pending from before stays as it is.
    let book = kept();
    book.check(&[]);
    let before = book.read("snaps/hello.snap.new");
    book.edit("src/ch.md", "(\"hello\")", "(\"bye\")");
    let book = book.env("CI", "true");
    book.check(&[]);
    assert_eq!(book.read("snaps/hello.snap.new"), before);
}

#[test]
fn figures_are_snapshots_and_orphans_are_deleted_when_asked() {
    let book = Book::of(
        r#"```rust {name=fig}
let folder = std::env::var("REHEARSE_FIGURES").unwrap();
std::fs::write(format!("{folder}/curve.svg"), "<svg>1</svg>").unwrap();
```

![A curve](figure:fig/curve)
"#,
    )
    .config("snapshots = \"snaps\"");
    book.check(&[])
        .told(1, &["error src/ch.md:1: the figure curve.svg of listing fig is not accepted yet"]);
    book.run(&["accept"]);
    assert_eq!(book.names("snaps"), ["fig@curve.svg.snap"]);
    book.check(&[]).told(0, &[]);
    book.edit("src/ch.md", "<svg>1", "<svg>2");
    book.check(&[]).told(1, &["error src/ch.md:1: the figure curve.svg of listing fig changed"]);
    book.run(&["accept"]);
    // No longer written: the old figure is nobody's.
    book.edit("src/ch.md", "curve.svg", "other.svg");
    book.edit("src/ch.md", "fig/curve", "fig/other");
    book.check(&[]).told(
        1,
        &[
            "error src/ch.md:1: the figure other.svg of listing fig is not accepted yet",
            "error snaps/fig@curve.svg.snap:1: no listing has this snapshot",
        ],
    );
    book.run(&["accept"]);
    book.write("snaps/old.snap", "---\nsource: x\n---\nold\n");
    book.run(&["accept", ".", "--delete-orphans"]);
    assert_eq!(book.names("snaps"), ["fig@other.svg.snap"]);
    book.check(&[]).told(0, &[]);
}

#[test]
fn accept_needs_a_folder() {
    let run = Book::of(CHAPTER).run(&["accept"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("snapshots = "), "{}", run.stderr);
}

#[test]
fn never_runs_nothing_and_needs_no_compiler() {
    let book = kept();
    book.check(&[]);
    book.run(&["accept"]);
    let book =
        book.config("execute = \"never\"").env("RUSTC", "/nowhere/rustc").env("PATH", "/nowhere");
    let run = book.check(&[]);
    run.told(0, &[]);
    assert_eq!(run.verdicts(), ["hello unchecked", "moved unchecked", "ch#3 ignored"]);
    assert_eq!(book.names("snaps"), ["hello.snap", "moved.snap"]);
}

#[test]
fn init_adds_its_table_once() {
    let book = Book::of(CHAPTER);
    let own = "# mine\n[book]\ntitle = \"t\" # here\n\n[preprocessor.toc]\nx = 1\n";
    book.write("book.toml", own);
    let run = book.run(&["init"]);
    assert_eq!(run.status, 0);
    let once = book.read("book.toml");
    assert!(
        once.starts_with(own) && once.contains("[preprocessor.rehearse]\nbefore = [\"links\"]\n"),
        "{once}"
    );
    assert_eq!(book.run(&["init"]).status, 0);
    assert_eq!(book.read("book.toml"), once);
    assert_eq!(book.check(&[]).status, 0);
    assert_eq!(book.run(&["init", "nowhere"]).status, 2);
    // Whoever wrote the file with the line ends of Windows keeps them.
    book.write("book.toml", own.replace('\n', "\r\n"));
    assert_eq!(book.run(&["init"]).status, 0);
    assert_eq!(book.read("book.toml"), once.replace('\n', "\r\n"));
}

#[test]
fn list_shows_how_each_listing_would_be_built() {
    let book = kept();
    let run = book.run(&["list"]);
    assert_eq!(
        run.stdout,
        "hello  run  src/ch.md:3  bundled\nmoved  compile_fail  src/ch.md:7  alone: the compiler's message to it is kept\nch#3  ignore  src/ch.md:13  \n"
    );
    assert_eq!(book.names("target"), [""; 0], "nothing is run");
    assert_eq!(book.run(&["list", ".", "hello"]).stdout.lines().count(), 1);
    assert_eq!(book.run(&["list", ".", "src/ch.md:7"]).stdout.lines().count(), 1);
    let json = book.run(&["list", ".", "--format", "json"]).json;
    assert_eq!(json["version"], 1);
    let first = &json["listings"][0];
    assert_eq!(
        (&first["id"], &first["edition"], &first["shared"]),
        (&"hello".into(), &"2021".into(), &true.into())
    );
    assert_eq!(first["program"], "#![allow(unused)]\nfn main() {\nprintln!(\"hello\");\n}");
}

#[test]
fn run_runs_one_listing_with_arguments() {
    let book = Book::of(
        r#"```rust {name=echo}
for argument in std::env::args().skip(1) {
    println!("{argument}");
}
std::process::exit(if std::env::args().count() > 2 { 3 } else { 0 });
```

```rust
let n: u8 = "";
```

```rust,no_run
println!("run all the same");
```
"#,
    );
    let run = book.run(&["run", "echo", "--", "--one"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "--one\n"), "{run:?}");
    assert_eq!(book.run(&["run", "src/ch.md:1", "--", "1", "2"]).status, 1);
    let broken = book.run(&["run", "ch#2"]);
    assert_eq!(broken.status, 1);
    assert!(broken.stderr.contains("--> src/ch.md:9:13"), "{}", broken.stderr);
    assert_eq!(book.run(&["run", "ch#3"]).stdout, "run all the same\n");
    let near = book.run(&["run", "ehco"]);
    assert_eq!(near.status, 2);
    assert!(near.stderr.contains("did you mean `echo`?"), "{}", near.stderr);
}

#[test]
fn completions_name_every_command() {
    let book = Book::of("text");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = book.run(&["completions", shell]);
        assert_eq!(run.status, 0);
        for command in ["check", "accept", "list", "run", "explain", "init"] {
            assert!(run.stdout.contains(command), "{command} for {shell}");
        }
    }
}

#[test]
fn help_has_examples_on_each_command() {
    let book = Book::of("text");
    for command in ["check", "accept", "list", "run", "explain", "init", "completions"] {
        let run = book.run(&[command, "--help"]);
        assert_eq!(run.status, 0);
        assert!(run.stdout.contains("Examples:\n  mdbook-rehearse "), "{}", run.stdout);
    }
    assert!(
        book.run(&["--help"]).stdout.contains("Exit status: 0 all good, 1 a listing failed, 2")
    );
}

#[test]
fn every_renderer_is_supported() {
    let book = Book::of("text");
    for renderer in ["html", "markdown", "epub", "test"] {
        let run = book.run(&["supports", renderer]);
        assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    }
}

#[test]
fn filters_choose_by_id_chapter_and_place() {
    let book = Book::new()
        .file("src/one.md", CHAPTER)
        .file("src/deep/two.md", "```rust\nlet x = 1;\n```\n");
    let of = |filters: &[&str]| book.check(filters).verdicts();
    assert_eq!(of(&["hello"]), ["hello passed"]);
    assert_eq!(of(&["two"]), ["deep/two#1 passed"]);
    assert_eq!(of(&["src/one.md:7"]), ["moved passed"]);
    assert_eq!(of(&["hello", "two"]), ["hello passed", "deep/two#1 passed"]);
    let none = book.run(&["check", ".", "nothing like it"]);
    assert_eq!(none.status, 2);
    assert!(none.stderr.contains("no listing matches nothing like it"), "{}", none.stderr);
}

#[test]
fn jobs_do_not_change_the_result() {
    let book = Book::of(CHAPTER).file(
        "src/bad.md",
        r#"```rust
panic!();
```

```rust
let n: u8 = "";
```
"#,
    );
    let run = |jobs: &str| -> Run { book.check(&["--fresh", "--jobs", jobs]) };
    let one = run("1");
    assert_eq!(one.problems().len(), 2);
    for jobs in ["0", "7"] {
        assert_eq!(run(jobs).json["problems"], one.json["problems"], "{jobs}");
    }
}
