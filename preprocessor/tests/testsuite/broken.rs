//! Listings broken on purpose: each is told at the line the author wrote, in the chapter or in the
//! file that the chapter includes.

use crate::harness::Book;

#[test]
fn a_type_error_in_a_fence() {
    let book = Book::of(
        r#"# One

```rust
let ok = 1;
let wrong: u8 = "text";
```
"#,
    );
    let run = book.check(&[]);
    run.told(1, &["error src/ch.md:5: listing `ch#1` does not compile"]);
    let problem = run.problem("does not compile");
    assert_eq!(problem["column"], 17);
    let details = run.details("does not compile");
    assert!(
        details.starts_with("error[E0308]: mismatched types\n --> src/ch.md:5:17\n"),
        "{details}"
    );
    assert!(details.contains("\n5 | let wrong: u8 = \"text\";\n"), "{details}");
}

#[test]
fn a_type_error_in_an_included_file() {
    let book = Book::new()
        .file("src/lists/f.rs", "fn main() {\n    let wrong: u8 = \"text\";\n}\n")
        .file("src/ch.md", "```rust\n{{#include lists/f.rs}}\n```\n");
    let run = book.check(&[]);
    run.told(1, &["error src/lists/f.rs:2: listing `ch#1` does not compile"]);
    let details = run.details("does not compile");
    assert!(details.contains(" --> src/lists/f.rs:2:21\n"), "{details}");
    let said = book.run(&["check"]).stderr;
    assert!(said.contains("::: src/ch.md:1") && said.contains("shown here"), "{said}");
}

#[test]
fn a_type_error_in_the_hidden_part_of_an_included_file() {
    let file = "fn hidden() -> u8 {\n    \"text\"\n}\n// ANCHOR: a\nfn main() {\n    hidden();\n}\n// ANCHOR_END: a\n";
    let book = Book::new().file("src/f.rs", file).file(
        "src/ch.md",
        r"Text.

```rust
{{#rustdoc_include f.rs:a}}
```
",
    );
    let run = book.check(&[]);
    run.told(1, &["error src/f.rs:2: listing `ch#1` does not compile"]);
    assert_eq!(run.problem("does not compile")["column"], 5);
}

#[test]
fn a_type_error_in_an_anchor_of_a_nested_include() {
    let book = Book::new()
        .file("src/a/outer.rs", "{{#include b/inner.rs:x}}\n")
        .file("src/a/b/inner.rs", "// nothing\n// ANCHOR: x\nlet n: u8 = 'c';\n// ANCHOR_END: x\n")
        .file("src/ch.md", "```rust\n{{#include a/outer.rs}}\n```\n");
    book.check(&[]).told(1, &["error src/a/b/inner.rs:3: listing `ch#1` does not compile"]);
}

#[test]
fn a_type_error_in_a_hidden_line() {
    let book = Book::of(
        r#"```rust
# let a = 1;
#   let wrong: u8 = "text";
```
"#,
    );
    let run = book.check(&[]);
    run.told(1, &["error src/ch.md:3: listing `ch#1` does not compile"]);
    assert_eq!(run.problem("does not compile")["column"], 21);
}

#[test]
fn a_type_error_in_a_list_in_a_quote() {
    let book = Book::of(
        r#"> - item
>
>   ```rust
>   let wrong: u8 = "é" + 1;
>   ```
"#,
    );
    let run = book.check(&[]);
    run.told(1, &["error src/ch.md:4: listing `ch#1` does not compile"]);
    assert_eq!(run.problem("does not compile")["column"], 25, "{:#}", run.json);
}

#[test]
fn an_error_that_does_not_parse_and_one_that_never_closes() {
    let book = Book::of(
        r"```rust
let x = ;
```

```rust
fn main() {
```

```rust
let y = 1;
```
",
    );
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:2: listing `ch#1` does not compile",
            "error src/ch.md:6: listing `ch#2` does not compile",
        ],
    );
    assert_eq!(run.verdicts(), ["ch#1 failed", "ch#2 failed", "ch#3 passed"]);
}

#[test]
fn crlf_chapters_and_files() {
    let book = Book::new()
        .file("src/f.rs", "fn f() {}\r\nfn main() {\r\n    f(1);\r\n}\r\n")
        .file("src/ch.md", "A\r\n\r\n```rust\r\n# let a = 1;\r\nlet b: u8 = \"\";\r\n```\r\n\r\n```rust\r\n{{#include f.rs}}\r\n```\r\n\r\n```rust\r\nprintln!(\"a\r\nb\");\r\npanic!();\r\n```\r\n");
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:5: listing `ch#1` does not compile",
            "error src/f.rs:3: listing `ch#2` does not compile",
            "error src/ch.md:15: listing `ch#3` panicked",
        ],
    );
    assert_eq!(run.problem("`ch#1`")["column"], 13);
    assert!(
        run.details("panicked").starts_with("--- stdout\na\nb\n"),
        "{}",
        run.details("panicked")
    );
}

#[test]
fn everything_is_told_at_once_in_the_order_of_the_book() {
    let book = Book::new()
        .config("timeout = 1\nsnapshots = \"snaps\"")
        .file("snaps/nobody.snap", "---\nsource: x\n---\nold\n")
        .file(
            "src/a.md",
            r#"```rust,norun
let n: u8 = "";
```

```rust
{{#include gone.rs}}
```

```rust {name=twice}
panic!();
```
"#,
        )
        .file(
            "src/b.md",
            r#"```rust {name=twice}
loop {}
```

```rust
println!("new");
```
"#,
        );
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/a.md:1: unknown attribute `norun`",
            "error src/a.md:6: cannot include `gone.rs`: No such file or directory (os error 2)",
            "error src/b.md:1: two listings are named `twice`",
            "error src/a.md:2: listing `a#1` does not compile",
            "error src/a.md:6: listing `a#2` does not compile",
            "error src/a.md:10: listing `twice` panicked",
            "error src/b.md:1: listing `twice` ran out of time",
            "error src/b.md:5: the output of listing b#2 is not accepted yet",
            "error snaps/nobody.snap:1: no listing has this snapshot",
        ],
    );
    let said = book.run(&["check"]).stderr;
    let last = said.lines().last().expect("a summary");
    assert!(last.starts_with("0 passed, 5 failed, 0 ignored, 1 from cache in "), "{said}");
}

#[test]
fn exit_statuses() {
    let status = |book: &Book, arguments: &[&str]| book.run(arguments).status;
    let good = Book::of(
        r"```rust
let a = 1;
```

```rust,ignore
x
```
",
    );
    assert_eq!(status(&good, &["check"]), 0);
    assert_eq!(status(&Book::of("no listing"), &["check"]), 0);
    assert_eq!(status(&Book::of("```rust\npanic!()\n```\n"), &["check"]), 1);
    assert_eq!(status(&Book::of("```rust,mermaid\n```\n"), &["check"]), 0, "a warning");
    assert_eq!(status(&good, &["check", "nowhere"]), 2, "no such book");
    assert_eq!(status(&good, &["check", "--no-such-option"]), 2);
    assert_eq!(status(&good, &["no-such-command"]), 2);
    assert_eq!(status(&good, &["--help"]), 0);
    assert_eq!(status(&good, &["--version"]), 0);
    assert_eq!(status(&good, &["run", "no-such-listing"]), 2);
    let misspelt = Book::of("text").config("snapshot = \"x\"").run(&["check"]);
    assert_eq!(misspelt.status, 2);
    assert!(misspelt.stderr.contains("unknown field `snapshot`"), "{}", misspelt.stderr);
    let no_compiler = Book::of("```rust\n```\n").env("RUSTC", "/nowhere/rustc").run(&["check"]);
    assert_eq!(no_compiler.status, 2);
    assert!(no_compiler.stderr.contains("cannot run `/nowhere/rustc`"), "{}", no_compiler.stderr);
}
