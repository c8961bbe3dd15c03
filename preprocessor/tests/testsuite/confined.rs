//! Listings that run wild: limits of time, output and memory, and what they may write to.

use crate::harness::Book;

#[test]
fn an_infinite_loop_ends_at_the_limit() {
    let book = Book::of(
        r#"```rust
println!("started");
loop { std::thread::sleep(std::time::Duration::from_secs(1)); }
```

```rust
loop {}
```

```rust
let fine = 1;
```
"#,
    )
    .config("timeout = 1");
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:1: listing `ch#1` ran out of time",
            "error src/ch.md:6: listing `ch#2` ran out of time",
        ],
    );
    assert!(run.details("`ch#1`").contains("started"), "{}", run.details("`ch#1`"));
    assert!(run.help("`ch#1`").contains("no_run"), "{}", run.help("`ch#1`"));
    assert_eq!(run.listing("ch#1")["reasons"][0], "timed-out");
}

#[test]
fn a_loop_in_a_test_ends_at_the_limit() {
    let book = Book::of(
        r"```rust,test
#[test]
fn forever() { loop {} }
```
",
    )
    .config("timeout = 1");
    book.check(&[]).told(1, &["error src/ch.md:1: tests of listing `ch#1` failed (out of time)"]);
}

/// One that keeps the compiler busy for ever, in company and alone, whatever is expected of it.
#[test]
fn a_compiler_that_does_not_end_is_stopped() {
    let endless = "#![allow(long_running_const_eval)]\nconst N: u8 = loop {};\nfn main() { println!(\"{}\", N); }";
    let book = Book::of(&format!(
        "```rust\nlet fine = 1;\n```\n\n```rust\n{endless}\n```\n\n```rust\nlet fine = 2;\n```\n\n```rust,compile_fail\n{endless}\n```\n\n```rust,should_panic\npanic!();\n```\n"
    ))
    .config("compile-timeout = 5");
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:5: the compiler took too long over listing `ch#2`",
            "error src/ch.md:15: the compiler took too long over listing `ch#4`",
        ],
    );
    assert!(run.help("`ch#2`").contains("compile-timeout"));
    assert_eq!(run.listing("ch#2")["reasons"], serde_json::json!(["compile-timed-out"]));
    let run = book.run(&["run", "ch#2"]);
    assert!(run.stderr.contains("the compiler took too long"), "{run:?}");
    assert_eq!(run.status, 2);
}

#[test]
fn a_flood_of_output_is_cut_off() {
    let book = Book::of(
        r#"```rust
loop { println!("flood"); }
```

```rust
loop { eprintln!("flood"); }
```

```rust
print!("{}", "x".repeat(10_000));
```

```rust
print!("{}", "x".repeat(10_001));
```
"#,
    )
    .config("output-bytes = 10_000");
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:1: listing `ch#1` printed too much",
            "error src/ch.md:5: listing `ch#2` printed too much",
            "error src/ch.md:13: listing `ch#4` printed too much",
        ],
    );
    assert!(run.details("`ch#1`").len() < 10_000, "what is shown is short");
    assert!(run.help("`ch#1`").contains("output-bytes"));
}

#[cfg(target_os = "linux")]
#[test]
fn memory_ends_at_the_limit() {
    let book = Book::of(
        r#"```rust
let v = vec![0_u8; 1 << 30];
println!("{}", v.len());
```
"#,
    )
    .config("memory = 256");
    let run = book.check(&[]);
    run.told(1, &["error src/ch.md:1: listing `ch#1` was killed by SIGABRT"]);
    assert!(run.details("`ch#1`").contains("memory allocation of 1073741824 bytes failed"));
}

#[cfg(target_os = "linux")]
#[test]
fn children_left_behind_are_killed_and_told() {
    use crate::harness::processes;

    // Numbers that name these children and no others.
    let (quiet, loud, at_limit) = ("86399.7101", "86399.7102", "86399.7103");
    let start = |seconds: &str, silent: bool| {
        let pipes = if silent {
            ".stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null())"
        } else {
            ""
        };
        format!(
            "std::process::Command::new(\"sleep\").arg(\"{seconds}\"){pipes}.spawn().unwrap();\n"
        )
    };
    let chapter = format!(
        r#"```rust
{}println!("done");
```

```rust
{}println!("done");
```

```rust
{}loop {{}}
```
"#,
        start(quiet, true),
        start(loud, false),
        start(at_limit, false)
    );
    let book = Book::of(&chapter).config("timeout = 3");
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "warning src/ch.md:1: listing `ch#1` left a process running; it was killed",
            "warning src/ch.md:6: listing `ch#2` left a process running; it was killed",
            "error src/ch.md:11: listing `ch#3` ran out of time",
        ],
    );
    for seconds in [quiet, loud, at_limit] {
        crate::harness::wait_until("the child is gone", || {
            processes(&format!("sleep {seconds}")).is_empty()
        });
    }
}

#[test]
fn standard_input_is_empty() {
    let book = Book::of(
        r#"```rust
let mut line = String::new();
let read = std::io::stdin().read_line(&mut line).unwrap();
assert_eq!((read, line.as_str()), (0, ""));
```
"#,
    );
    book.check(&[]).told(0, &[]);
}

#[test]
fn bytes_that_are_not_utf_8_are_told_and_replaced() {
    let book = Book::of("```rust {name=bytes}\nuse std::io::Write;\nstd::io::stdout().write_all(b\"a\\xffb\\n\").unwrap();\n```\n")
        .config("snapshots = \"snaps\"");
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "warning src/ch.md:1: listing `bytes` printed bytes that are not UTF-8",
            "error src/ch.md:1: the output of listing bytes is not accepted yet",
        ],
    );
    book.run(&["accept"]);
    assert!(book.read("snaps/bytes.snap").contains("\na\u{fffd}b\n"));
    book.check(&[])
        .told(0, &["warning src/ch.md:1: listing `bytes` printed bytes that are not UTF-8"]);
}

#[test]
fn the_environment_is_cleared_and_declared_variables_are_there() {
    let book = Book::of(
        r#"```rust {env="SHOWN ABSENT"}
assert_eq!(std::env::var("SHOWN").as_deref(), Ok("yes"));
assert!(std::env::var("SECRET").is_err());
assert!(std::env::var("ABSENT").is_err());
assert!(std::env::var("RUST_BACKTRACE").is_err());
assert_eq!(std::env::args().count(), 1);
```
"#,
    )
    .env("SHOWN", "yes")
    .env("SECRET", "no")
    .env("RUST_BACKTRACE", "full");
    book.check(&[]).told(0, &[]);
}

#[test]
fn a_listing_writes_inside_its_folder_and_reads_its_data() {
    let book = Book::of(
        r#"```rust {data=data/n.txt}
let n = std::fs::read_to_string("data/n.txt").unwrap();
std::fs::create_dir_all("made/deep").unwrap();
std::fs::write("made/deep/m.txt", n.trim()).unwrap();
std::fs::write(std::env::temp_dir().join("t.txt"), "t").unwrap();
std::fs::rename("made/deep/m.txt", "m.txt").unwrap();
assert_eq!(std::fs::read("m.txt").unwrap(), b"42");
std::fs::write("data/n.txt", "changed").unwrap();
```

```rust
assert_eq!(std::fs::read_dir(".").unwrap().count(), 0);
```
"#,
    )
    .file("data/n.txt", "42\n");
    book.check(&[]).told(0, &[]);
    assert_eq!(book.read("data/n.txt"), "42\n", "it got a copy");
    book.check(&[]).told(0, &[]);
}

/// What Landlock can refuse is refused: see `perform/confine.rs` for what is not.
#[cfg(target_os = "linux")]
#[test]
fn a_listing_that_writes_elsewhere_is_refused() {
    let outside = tempfile::tempdir().expect("a folder");
    std::fs::write(outside.path().join("kept.txt"), "kept").expect("written");
    let folder = outside.path().display();
    let book = Book::new();
    let own = book.path("src/SUMMARY.md");
    let own = own.display();
    let chapter = format!(
        "```rust\nuse std::{{fs, io::ErrorKind::PermissionDenied}};\n\
         let refused = |result: std::io::Result<()>| assert_eq!(result.unwrap_err().kind(), PermissionDenied);\n\
         refused(fs::write(\"{folder}/new.txt\", \"x\"));\n\
         refused(fs::write(\"{folder}/kept.txt\", \"x\"));\n\
         refused(fs::remove_file(\"{folder}/kept.txt\"));\n\
         refused(fs::create_dir(\"{folder}/sub\"));\n\
         refused(fs::write(\"{own}\", \"x\"));\n\
         refused(fs::write(\"../../up.txt\", \"x\"));\n\
         std::os::unix::fs::symlink(\"{folder}\", \"link\").unwrap();\n\
         refused(fs::write(\"link/new.txt\", \"x\"));\n\
         let child = std::process::Command::new(\"sh\").args([\"-c\", \"echo x > '{folder}/child.txt'\"]).stderr(std::process::Stdio::null()).status();\n\
         assert!(!child.unwrap().success());\n\
         assert_eq!(fs::read_to_string(\"{folder}/kept.txt\").unwrap(), \"kept\");\n```\n\n\
         ```rust\nstd::fs::write(\"{folder}/new.txt\", \"x\").unwrap();\n```\n"
    );
    let book = book.file("src/ch.md", chapter);
    let run = book.check(&[]);
    run.told(1, &["error src/ch.md:18: listing `ch#2` panicked"]);
    let names: Vec<_> = std::fs::read_dir(outside.path()).expect("there").flatten().collect();
    assert_eq!(names.len(), 1, "{names:?}");
}

#[test]
fn data_that_is_not_there_is_told() {
    let book = Book::of(
        r#"Text.

```rust {data=gone.txt}
assert!(std::fs::read("gone.txt").is_err());
```

```rust {data=gone.txt}
std::fs::read("gone.txt").unwrap();
```

```rust
let b = 1;
```
"#,
    );
    let run = book.check(&[]);
    run.told(
        1,
        &[
            "error src/ch.md:3: there is no data file `gone.txt`",
            "error src/ch.md:7: there is no data file `gone.txt`",
            "error src/ch.md:8: listing `ch#2` panicked",
        ],
    );
    assert_eq!(run.verdicts(), ["ch#1 passed", "ch#2 failed", "ch#3 passed"]);
}

/// A listing gets copies of its data at the same path in its own folder: a path that leads out of it
/// would be written to by the tool itself, which nothing confines.
#[test]
fn data_from_outside_the_book_is_refused() {
    let outside = tempfile::tempdir().expect("a folder");
    let file = outside.path().join("precious.txt");
    std::fs::write(&file, "precious").expect("written");
    let book = Book::of(&format!(
        r#"```rust {{data="{}"}}
let a = 1;
```

```rust {{data=../up.txt}}
let a = 2;
```
"#,
        file.display()
    ));
    let run = book.check(&[]);
    run.told(
        1,
        &[
            &format!("error src/ch.md:1: `data` cannot be `{}`", file.display()),
            "error src/ch.md:5: `data` cannot be `../up.txt`",
        ],
    );
    assert_eq!(std::fs::read_to_string(&file).expect("there"), "precious");
}
