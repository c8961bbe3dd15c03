//! Slips of an author that no compiler sees: includes, attributes, names, snapshots.

use crate::harness::Book;

#[test]
fn a_missing_file() {
    let book = Book::new().file("src/lists/sorting.rs", "fn main() {}\n").file(
        "src/ch.md",
        r"```rust
{{#include lists/sortign.rs}}
```

Text.

```rust
# let a = 1;
{{#include nowhere/x.rs}}
```
",
    );
    let run = book.check(&[]);
    let gone = "No such file or directory (os error 2)";
    run.told(
        1,
        &[
            &format!("error src/ch.md:2: cannot include `lists/sortign.rs`: {gone}"),
            &format!("error src/ch.md:9: cannot include `nowhere/x.rs`: {gone}"),
            "error src/ch.md:2: listing `ch#1` does not compile",
            "error src/ch.md:9: listing `ch#2` does not compile",
        ],
    );
    assert_eq!(
        run.help("`lists/sortign.rs`"),
        "a file with a similar name stands there: `sorting.rs`"
    );
}

#[test]
fn a_directive_amid_text() {
    let run = Book::of("# T\n\nSee {{#listings}}.\n").check(&[]);
    run.told(1, &["error src/ch.md:3: `{{#listings}}` does not stand alone"]);
    assert_eq!(run.help("`{{#listings}}`"), "give it a paragraph of its own");
}

#[test]
fn a_second_page_of_answers() {
    let book = Book::of("# A\n\n{{#answers}}\n").file("src/b.md", "# B\n\n{{#answers}}\n");
    book.check(&[]).told(1, &["error src/b.md:3: the answers have a place already"]);
}

#[test]
fn a_missing_file_in_an_included_file() {
    let book = Book::new()
        .file("src/a.rs", "let a = 1;\n{{#include b.rs}}\n")
        .file("src/ch.md", "```rust\n{{#include a.rs}}\n```\n");
    let problems = book.check(&[]).problems();
    assert!(problems[0].starts_with("error src/a.rs:2: cannot include `b.rs`"), "{problems:?}");
}

#[test]
fn a_file_that_includes_itself() {
    let book = Book::new()
        .file("src/a.rs", "// again\n{{#include a.rs}}\n")
        .file("src/ch.md", "```rust\n{{#include a.rs}}\n```\n");
    book.check(&[]).told(1, &["error src/a.rs:2: includes are nested more than ten deep"]);
}

#[test]
fn a_missing_anchor_and_an_empty_one() {
    let book = Book::new()
        .file("src/f.rs", "// ANCHOR: first\nlet a = 1;\n// ANCHOR_END: first\n// ANCHOR: empty\n// ANCHOR_END: empty\n")
        .file("src/plain.rs", "let a = 1;\n")
        .file("src/ch.md", r"```rust
{{#include f.rs:frist}}
```

```rust
{{#include f.rs:other}}
```

```rust
{{#include f.rs:empty}}
```

```rust
{{#rustdoc_include plain.rs:any}}
```

```rust
{{#include plain.rs:7:9}}
```
");
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:2: no anchor `frist` in `src/f.rs`",
            "error src/ch.md:6: no anchor `other` in `src/f.rs`",
            "error src/ch.md:10: anchor `empty` of `src/f.rs` is empty",
            "error src/ch.md:14: no anchor `any` in `src/plain.rs`",
            "error src/ch.md:18: the lines asked for are not in `src/plain.rs`",
        ],
    );
    assert_eq!(run.help("`frist`"), "there is an anchor with a similar name: `first`");
    assert_eq!(run.help("`other`"), "the file's anchors are: first, empty");
    assert_eq!(run.help("`any`"), "the file has no `ANCHOR:` line");
    assert_eq!(run.help("lines asked for"), "the file has 1 lines");
}

#[test]
fn an_include_of_bytes_that_are_no_text() {
    let book = Book::new()
        .file("src/f.rs", b"let a = \"\xff\";\n")
        .file("src/ch.md", "```rust\n{{#include f.rs}}\n```\n");
    let problems = book.check(&[]).problems();
    assert_eq!(problems[0], "error src/ch.md:2: cannot include `f.rs`: it is not valid UTF-8");
}

#[test]
fn includes_outside_of_listings_are_mdbooks_business() {
    let book = Book::of("{{#include gone.md}}\n\n```text\n{{#include gone.txt}}\n```\n");
    book.check(&[]).told(0, &[]);
}

#[test]
fn attributes_misspelt_and_unknown() {
    let book = Book::of(
        "```rust,norun\nlet a = 1;\n```\n\n```rust,should-panic\nlet a = 1;\n```\n\n```rust,mermaid\nlet a = 1;\n```\n\n```rust,mine\nlet a = 1;\n```\n\n```rust,edition2019\nlet a = 1;\n```\n\n```rust,name=x\nlet a = 1;\n```\n\n```rust {captoin=x}\nlet a = 1;\n```\n\n```rust {output=maybe}\nlet a = 1;\n```\n\n```shouldpanic\npanic!();\n```\n",
    )
    .config("tags = [\"mine\"]");
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:1: unknown attribute `norun`",
            "error src/ch.md:5: unknown attribute `should-panic`",
            "error src/ch.md:17: there is no edition `edition2019`",
            "error src/ch.md:21: cannot read the attributes from `name=x` on",
            "error src/ch.md:25: unknown key `captoin`",
            "error src/ch.md:29: `output` takes `true` or `false`",
            "error src/ch.md:33: unknown attribute `shouldpanic`",
            "warning src/ch.md:9: unknown attribute `mermaid`",
        ],
    );
    let said = book.run(&["check"]).stderr;
    for advice in ["did you mean `no_run`?", "did you mean `caption`?", "`tags = [\"mermaid\"]`"] {
        assert!(said.contains(advice), "{advice} in {said}");
    }
}

#[test]
fn two_listings_of_one_name() {
    let book = Book::new()
        .file("src/a.md", "```rust {name=same}\nlet a = 1;\n```\n")
        .file("src/b.md", "Text.\n\n```rust {name=same}\nlet b = 1;\n```\n");
    book.check(&[]).told(1, &["error src/b.md:3: two listings are named `same`"]);
    let said = book.run(&["check"]).stderr;
    assert!(said.contains("src/a.md:1") && said.contains("the first"), "{said}");
}

#[test]
fn an_output_that_changed_is_shown_as_a_difference() {
    let book = Book::of("Text.\n\n```rust {name=hello}\nprintln!(\"one\\ntwo\");\n```\n")
        .config("snapshots = \"snaps\"");
    book.check(&[])
        .told(1, &["error src/ch.md:3: the output of listing hello is not accepted yet"]);
    assert_eq!(book.run(&["accept"]).status, 0);
    book.check(&[]).told(0, &[]);
    book.edit("src/ch.md", "two", "three");
    let run = book.check(&[]);
    run.told(1, &["error src/ch.md:3: the output of listing hello changed"]);
    assert!(run.details("changed").contains(" one\n-two\n+three\n"), "{}", run.details("changed"));
    assert_eq!(run.listing("hello")["reasons"][0], "output-changed");
    // A remembered outcome is compared again: it never passes as it is.
    let again = book.check(&[]);
    assert_eq!(again.listing("hello")["cached"], true);
    again.told(1, &["error src/ch.md:3: the output of listing hello changed"]);
}

#[test]
fn what_the_compiler_says_to_an_expected_failure_is_a_snapshot_too() {
    let book = Book::of("```rust,compile_fail {name=moved}\nlet s = String::new();\ndrop(s);\nprintln!(\"{s}\");\n```\n\n```rust,should_panic {name=burst}\npanic!(\"boom\");\n```\n")
        .config("snapshots = \"snaps\"");
    assert_eq!(book.check(&[]).status, 1);
    assert_eq!(book.run(&["accept"]).status, 0);
    let snapshot = book.read("snaps/moved.snap");
    assert!(snapshot.contains("error[E0382]: borrow of moved value: `s`"), "{snapshot}");
    assert!(snapshot.contains(" --> moved.rs:3:12\n"), "the reader's lines: {snapshot}");
    assert!(book.read("snaps/burst.snap").contains("panicked at burst.rs:1:1:\nboom\n"));
    book.edit("src/ch.md", "boom", "bang");
    book.edit("src/ch.md", "{s}", "{}\", s.len());//");
    book.check(&[]).told(
        1,
        &[
            "error src/ch.md:1: the output of listing moved changed",
            "error src/ch.md:7: the output of listing burst changed",
        ],
    );
    // What stands above a listing does not matter to it.
    let other = Book::of("```rust,should_panic {name=burst}\npanic!(\"boom\");\n```\n")
        .config("snapshots = \"snaps\"");
    other.check(&[]);
    other.run(&["accept"]);
    other.write("src/ch.md", format!("Text.\n\n{}", other.read("src/ch.md")));
    other.check(&[]).told(0, &[]);
}

#[test]
fn a_snapshot_that_no_listing_has() {
    let book =
        Book::of("```rust {name=a}\nprintln!(\"a\");\n```\n").config("snapshots = \"snaps\"");
    book.check(&[]);
    book.run(&["accept"]);
    book.edit("src/ch.md", "name=a", "name=b");
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:1: the output of listing b is not accepted yet",
            "error snaps/a.snap:1: no listing has this snapshot",
        ],
    );
    // A filter leaves listings out: what belongs to them is no orphan then.
    assert_eq!(book.check(&["b"]).problems().len(), 1);
}

#[test]
fn a_snapshot_that_cannot_be_read() {
    let book = Book::of("```rust {name=a}\nprintln!(\"a\");\n```\n")
        .config("snapshots = \"snaps\"")
        .file("snaps/a.snap", b"---\nsource: [\n---\n\xff\n");
    let run = book.run(&["check"]);
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.stderr.contains("a.snap"), "{}", run.stderr);
}
