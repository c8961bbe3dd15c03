//! The key of an outcome: everything that can change it is in it, and nothing else.

use crate::harness::{Book, Run};

/// A book whose listings use everything that a key is made of.
fn book() -> Book {
    Book::of(
        r#"# Title

```rust {name=first caption="A caption" data=data.txt env=SEEN}
# let hidden = 1;
let data = std::fs::read_to_string("data.txt").unwrap();
println!("{hidden} {data} {:?}", std::env::var("SEEN"));
```

Prose.

```rust {name=second}
println!("second");
```
"#,
    )
    .file("data.txt", "1")
    .env("SEEN", "1")
    .env("UNSEEN", "1")
}

/// A book that has been checked, and is checked again after every change.
struct Checked(Book);

impl Checked {
    fn new() -> Self {
        let book = book();
        book.check(&[]).told(0, &[]);
        Self(book)
    }

    /// Change a text and check: these listings run again.
    #[track_caller]
    fn edit(&self, file: &str, from: &str, to: &str, rerun: &[&str]) {
        self.0.edit(file, from, to);
        assert_eq!(self.0.check(&[]).reran(), rerun, "{from} → {to}");
    }
}

#[test]
fn the_program_is_in_the_key() {
    let book = Checked::new();
    let chapter = "src/ch.md";
    book.edit(chapter, "# let hidden = 1", "# let hidden = 2", &["first"]);
    book.edit(chapter, "(\"second\")", "(\"2nd\")", &["second"]);
    book.edit(chapter, "```rust {name=second}", "```rust,no_run {name=second}", &["second"]);
    book.edit(chapter, "rust,no_run {name=second}", "rust,edition2018 {name=second}", &["second"]);
    // In its book's edition again: whom it keeps company with does not matter.
    book.edit(chapter, "edition2018 {name=second}", "standalone_crate {name=second}", &[]);
}

#[test]
fn the_books_edition_flags_and_limits_are_in_the_key() {
    let book = Checked::new();
    let both = ["first", "second"];
    book.edit("book.toml", "2021", "2024", &both);
    book.edit("book.toml", "rehearse]", "rehearse]\nflags = [\"-O\"]", &both);
    book.edit("book.toml", "rehearse]", "rehearse]\ntimeout = 29", &both);
    book.edit("book.toml", "rehearse]", "rehearse]\nmemory = 2048", &both);
    book.edit("book.toml", "rehearse]", "rehearse]\noutput-bytes = 99", &both);
    book.edit("book.toml", "title = \"t\"", "title = \"another\"", &[]);
}

#[test]
fn data_and_variables_that_are_declared_are_in_the_key() {
    let Checked(book) = Checked::new();
    book.write("data.txt", "2");
    assert_eq!(book.check(&[]).reran(), ["first"]);
    book.write("other.txt", "2");
    assert_eq!(book.check(&[]).reran(), [""; 0]);
    let with = |name: &str, value: Option<&str>| -> Vec<String> {
        let mut command = book.command(&["check", "--format", "json"]);
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
        let run = Run::of(&command.output().expect("started"));
        run.reran().into_iter().map(str::to_owned).collect()
    };
    assert_eq!(with("SEEN", Some("2")), ["first"]);
    assert_eq!(with("SEEN", None), ["first"]);
    assert_eq!(with("UNSEEN", Some("2")), [""; 0]);
    assert_eq!(with("RUST_BACKTRACE", Some("1")), [""; 0]);
    assert_eq!(with("CI", Some("1")), [""; 0]);
}

#[test]
fn presentation_is_not_in_the_key() {
    let book = Checked::new();
    for (from, to) in [
        ("A caption", "Another caption"),
        ("name=first", "name=renamed"),
        ("name=second", "name=second output=false class=wide"),
        ("```rust {name=second", "```rust,editable {name=second"),
        ("Prose.", "Other prose, and\n\nmore of it."),
        (
            "# Title\n",
            r"# Title

```text
another fence
```
",
        ),
    ] {
        book.edit("src/ch.md", from, to, &[]);
    }
    // Nor is the chapter it stands in.
    let text = book.0.read("src/ch.md");
    let at = text.find("```rust,editable").expect("there");
    book.0.write("src/ch.md", &text[..at]);
    book.0.write("src/other.md", &text[at..]);
    book.0.write("src/SUMMARY.md", "- [other](other.md)\n- [ch](ch.md)\n");
    let run = book.0.check(&[]);
    assert_eq!((run.verdicts().len(), run.reran().len()), (2, 0));
}

#[test]
fn files_and_variables_that_the_compiler_reads_are_compared() {
    let book = Book::new().file("read.txt", "one").env("AT_BUILD", "one");
    let path = book.path("read.txt");
    // Beside the others, so that they would share a crate if they could.
    let book = book.file(
        "src/ch.md",
        format!(
            r#"```rust
println!("{{}}", include_str!({path:?}));
```

```rust
println!(env!("AT_BUILD"));
```

```rust
println!("{{:?}}", option_env!("PERHAPS"));
```

```rust
println!("{{}}", include!({path:?}).len());
const one: &str = "";
const two: &str = "";
```

```rust
let plain = 1;
```
"#
        ),
    );
    book.check(&[]).told(0, &[]);
    assert_eq!(book.check(&[]).reran(), [""; 0]);
    book.write("read.txt", "two");
    assert_eq!(book.check(&[]).reran(), ["ch#1", "ch#4"]);
    let changed = book.env("PERHAPS", "yes");
    assert_eq!(changed.check(&[]).reran(), ["ch#3"]);
    let changed = changed.env("AT_BUILD", "two");
    assert_eq!(changed.check(&[]).reran(), ["ch#2"]);
}

/// A book whose listings use a package of its own, that one uses another, and that one a third.
fn with_packages() -> Book {
    let manifest = |name: &str, dependencies: &str| {
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[dependencies]\n{dependencies}\n"
        )
    };
    Book::of(
        r#"```rust {name=uses}
println!("{}", kit::answer());
```

```rust {name=plain}
let x = 1;
```
"#,
    )
    .config("manifest = \"kit/Cargo.toml\"\nsnapshots = \"snaps\"")
    .file("kit/Cargo.toml", manifest("kit", "dep = { path = \"../dep\" }"))
    .file("kit/src/lib.rs", "pub fn answer() -> u32 { dep::one() + 1 }\n")
    .file("dep/Cargo.toml", manifest("dep", "deep = { path = \"../deep\" }"))
    .file("dep/src/lib.rs", "pub fn one() -> u32 { deep::zero() + 1 }\n")
    .file("deep/Cargo.toml", manifest("deep", ""))
    .file("deep/src/lib.rs", "pub fn zero() -> u32 { 0 }\n")
}

#[test]
fn dependencies_are_in_the_key() {
    let book = with_packages();
    book.check(&[]);
    book.run(&["accept"]);
    let again = book.check(&[]);
    again.told(0, &[]);
    assert_eq!(again.reran(), [""; 0]);
    assert!(book.read("snaps/uses.snap").ends_with("\n2\n"), "{}", book.read("snaps/uses.snap"));
    for (file, from, to) in [
        ("deep/src/lib.rs", "{ 0 }", "{ 10 }"),
        ("kit/src/lib.rs", "+ 1", "+ 5"),
        ("kit/Cargo.toml", "edition = \"2021\"", "edition = \"2024\""),
    ] {
        book.edit(file, from, to);
        let run = book.check(&[]);
        assert_eq!(run.reran(), ["uses", "plain"], "{file}");
        assert_eq!(book.check(&[]).reran(), [""; 0], "{file}");
    }
    book.run(&["accept"]);
    assert!(book.read("snaps/uses.snap").ends_with("\n16\n"), "{}", book.read("snaps/uses.snap"));
}

#[test]
fn another_version_of_a_dependency_needs_its_lock_file_and_reruns() {
    let book = with_packages();
    book.check(&[]);
    book.run(&["accept"]);
    book.edit("dep/Cargo.toml", "0.1.0", "0.2.0");
    let stale = book.run(&["check"]);
    assert_eq!(stale.status, 2, "the lock file names the old version");
    assert!(stale.stderr.contains("--locked"), "{}", stale.stderr);
    std::fs::remove_file(book.path("kit/Cargo.lock")).expect("removed");
    let run = book.check(&[]);
    run.told(0, &[]);
    assert_eq!(run.reran(), ["uses", "plain"]);
}

#[test]
fn explain_names_what_is_in_the_key() {
    let book = book();
    let before = book.run(&["explain", "first"]).stdout;
    assert!(before.contains("it is compiled and run: nothing is remembered"), "{before}");
    book.check(&[]);
    let after = book.run(&["explain", "first"]).stdout;
    assert!(after.contains("its outcome is remembered"), "{after}");
    let parts =
        ["program:", "edition: 2021", "compiler: rustc ", "data: data.txt ", "environment: SEEN=1"];
    for part in parts {
        assert!(after.contains(part), "{part} in {after}");
    }
    book.write("data.txt", "2");
    assert_ne!(book.run(&["explain", "first"]).stdout, after);
}
