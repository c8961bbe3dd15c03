//! Listings that compile and end badly, or whose tests do: each is told at the line the author wrote.

use crate::harness::Book;

#[test]
fn a_panic_in_a_fence_in_a_hidden_line_and_in_a_file() {
    let book =
        Book::new().file("src/f.rs", "pub fn f(x: Option<u8>) {\n    x.unwrap();\n}\n").file(
            "src/ch.md",
            r#"```rust
let v: Vec<u8> = vec![];
v[0];
```

```rust
# let o: Option<u8> = None;
# o.expect("gone");
```

```rust
{{#include f.rs}}
f(None);
```

- item

  ```rust
  assert_eq!(1, 2);
  ```
"#,
        );
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:3: listing `ch#1` panicked",
            "error src/ch.md:8: listing `ch#2` panicked",
            "error src/f.rs:2: listing `ch#3` panicked",
            "error src/ch.md:19: listing `ch#4` panicked",
        ],
    );
    assert!(
        run.details("`ch#2`").contains("panicked at src/ch.md:8:5:\ngone"),
        "{}",
        run.details("`ch#2`")
    );
    assert!(
        run.details("`ch#4`").contains("panicked at src/ch.md:19:3:"),
        "{}",
        run.details("`ch#4`")
    );
}

#[test]
fn other_bad_ends() {
    let book = Book::of(
        r#"```rust
std::process::exit(7);
```

```rust
std::process::abort();
```

```rust
fn main() -> Result<(), String> {
    Err("bad".into())
}
```

```rust,should_panic
let well = 1;
```

```rust,compile_fail
let well = 1;
```

```rust,compile_fail,E0382
let n: u8 = "";
```

```rust,no_run
let n: u8 = "";
```
"#,
    );
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:1: listing `ch#1` ended with exit status 7",
            "error src/ch.md:5: listing `ch#2` was killed by SIGABRT",
            "error src/ch.md:9: listing `ch#3` ended with exit status 1",
            "error src/ch.md:15: listing `ch#4` did not panic, though it is marked `should_panic`",
            "error src/ch.md:19: listing `ch#5` compiles, though it is marked `compile_fail`",
            "error src/ch.md:23: listing `ch#6` fails to compile, but not with E0382",
            "error src/ch.md:28: listing `ch#7` does not compile",
        ],
    );
}

#[test]
fn tests_of_a_listing() {
    let chapter = r#"```rust,test
fn f() -> u8 { 1 }
#[test]
fn good() { assert_eq!(f(), 1); }
#[test]
fn bad() {
    assert_eq!(f(), 2);
}
```

```rust
#[test]
fn not_asked() { panic!(); }
```

```rust,test
fn main() {}
#[cfg(test)]
mod tests {
    #[test]
    fn wrong() { let n: u8 = ""; }
}
```
"#;
    let run = Book::of(chapter).check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:7: tests of listing `ch#1` failed (exit status 101)",
            "error src/ch.md:21: the tests of listing `ch#3` do not compile",
        ],
    );
    let everywhere = Book::of(chapter).config("tests = true").check(&[]);
    assert_eq!(everywhere.verdicts(), ["ch#1 failed", "ch#2 failed", "ch#3 failed"]);
    let passes = Book::of(
        r"```rust,test
#[test]
fn a() {}
#[test]
fn b() {}
```
",
    )
    .check(&[]);
    passes.told(0, &[]);
    assert_eq!(passes.listing("ch#1")["tests_passed"], 2);
}
