//! What is remembered: nothing that is wrong, whatever happens to the cache.

use std::{fs, path::PathBuf};

use crate::harness::{Book, Run};

/// The files of the cache.
fn entries(book: &Book) -> Vec<PathBuf> {
    let outcomes = book.path("target/rehearse/outcomes");
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(outcomes)
        .into_iter()
        .map(|entry| entry.expect("readable"))
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.sort();
    files
}

fn two_listings() -> Book {
    Book::of(
        r#"```rust
println!("one");
```

```rust
println!("two");
```
"#,
    )
}

#[test]
fn what_has_not_changed_is_not_run_again() {
    let book = two_listings();
    assert_eq!(book.check(&[]).reran(), ["ch#1", "ch#2"]);
    let again = book.check(&[]);
    again.told(0, &[]);
    assert_eq!(again.reran(), [""; 0]);
    assert_eq!((&again.json["cached"], &again.json["passed"]), (&2.into(), &2.into()));
    assert_eq!(book.check(&["--fresh"]).reran(), ["ch#1", "ch#2"]);
    assert_eq!(book.check(&["--alone"]).reran(), [""; 0], "how it was built does not matter");
    let always = book.config("execute = \"always\"");
    assert_eq!(always.check(&[]).reran(), ["ch#1", "ch#2"]);
}

/// With a compiler that cannot compile, what is remembered is all there is.
#[cfg(unix)]
#[test]
fn nothing_is_compiled_when_nothing_has_changed() {
    let book = two_listings();
    book.check(&[]);
    let fake = fake_compiler(&book, "exit 1");
    let run = || {
        let mut command = book.command(&["check"]);
        Run::of(&command.env("RUSTC", &fake).output().expect("started"))
    };
    assert_eq!(run().status, 1, "another compiler, which cannot compile");
    // The same, when it says that it is the one that could.
    book.edit("fake-rustc", "fake/'", "'$(rustc -vV | sed -n 's/^commit-hash: //p')/");
    let again = run();
    assert_eq!(again.status, 0, "{again:?}");
    assert!(again.stderr.contains("2 passed, 0 failed, 0 ignored, 2 from cache"), "{again:?}");
}

#[test]
fn a_failure_is_never_remembered() {
    let book = Book::of(
        r#"```rust
panic!();
```

```rust
let n: u8 = "";
```

```rust,compile_fail
let ok = 1;
```

```rust,compile_fail,E0382
let n: u8 = "";
```

```rust,should_panic
let ok = 1;
```

```rust,test
#[test]
fn bad() { panic!(); }
```

```rust
let fine = 1;
```
"#,
    );
    let first = book.check(&[]);
    let second = book.check(&[]);
    assert_eq!(first.verdicts(), second.verdicts());
    assert_eq!(first.problems(), second.problems());
    assert_eq!(second.reran(), ["ch#1", "ch#2", "ch#3", "ch#4", "ch#5", "ch#6"]);
    let text = fs::read_to_string(&entries(&book)[0]).expect("text");
    let remembered = text.lines().filter(|line| line.contains("\"outcome\"")).count();
    assert_eq!(remembered, 2, "the one that is fine, and the program beside the test");
    assert_eq!(entries(&book).len(), 1, "the second run has found nothing out");
}

/// What is done to remembered outcomes, its name, and how many listings run again.
type Damage<'a> = (&'a str, usize, &'a dyn Fn(&[u8]) -> Vec<u8>);

#[test]
fn what_is_damaged_is_a_miss_and_nothing_else_is() {
    let book = two_listings();
    book.check(&[]);
    let [file] = entries(&book).try_into().expect("one file");
    let whole = fs::read(&file).expect("there");
    let damage: [Damage<'_>; 6] = [
        ("empty", 2, &|_| Vec::new()),
        ("cut in half", 1, &|bytes| bytes[..bytes.len() / 2].to_vec()),
        ("one byte short", 0, &|bytes| bytes[..bytes.len() - 1].to_vec()),
        ("one bit flipped", 1, &|bytes| {
            let mut bytes = bytes.to_vec();
            let middle = bytes.len() / 4;
            bytes[middle] ^= 4;
            bytes
        }),
        ("another output", 1, &|bytes| {
            let text = String::from_utf8(bytes.to_vec()).expect("text");
            text.replace("\"one\\n\"", "\"1\\n\"").into_bytes()
        }),
        ("no text", 2, &|_| vec![0xff; 200]),
    ];
    for (what, again, damage) in damage {
        let damaged = damage(&whole);
        assert_ne!(damaged, whole, "{what}");
        fs::write(&file, damaged).expect("written");
        let run = book.check(&[]);
        run.told(0, &[]);
        assert_eq!(run.reran().len(), again, "{what}");
        assert_eq!(book.check(&[]).reran(), [""; 0], "{what}: it was mended");
        for other in entries(&book).iter().filter(|other| **other != file) {
            fs::remove_file(other).expect("removed");
        }
    }
    fs::remove_file(&file).expect("removed");
    fs::create_dir(&file).expect("made");
    book.check(&[]).told(0, &[]);
    assert_eq!(book.check(&[]).reran(), [""; 0], "a folder in a file's place does not matter");
}

/// However often it is edited, few files are kept, and nothing that is still true is forgotten.
#[test]
fn many_small_changes_leave_few_files() {
    let book = two_listings();
    book.check(&[]);
    for number in 0..20 {
        let (from, to) = (number.to_string(), (number + 1).to_string());
        let from = if number == 0 { "two".to_owned() } else { format!("{from}!") };
        book.edit("src/ch.md", &from, &format!("{to}!"));
        assert_eq!(book.check(&[]).reran(), ["ch#2"]);
    }
    assert!(entries(&book).len() < 10, "{:?}", entries(&book));
    assert_eq!(book.check(&[]).reran(), [""; 0]);
}

/// A pass must not be remembered where the entry of another program is put in its place.
#[test]
fn a_pass_in_a_failures_place_is_a_miss() {
    let book = Book::of("```rust {env=BAD}\nassert!(std::env::var(\"BAD\").is_err());\n```\n");
    book.check(&[]).told(0, &[]);
    let [good] = entries(&book).try_into().expect("one file");
    let run = |arguments: &[&str]| {
        Run::of(&book.command(arguments).env("BAD", "1").output().expect("started"))
    };
    assert_eq!(run(&["check", "."]).status, 1);
    assert_eq!(entries(&book), std::slice::from_ref(&good), "a failure leaves nothing");
    let explained = run(&["explain", "ch#1"]);
    let line =
        explained.stdout.lines().find(|line| line.trim().starts_with("key ")).expect("a key");
    let key = line.trim().trim_start_matches("key ").to_owned();
    let text = fs::read_to_string(&good).expect("text");
    let (_, rest) = text.split_once(' ').expect("a key");
    fs::write(&good, format!("{key} {rest}")).expect("written");
    assert_eq!(run(&["check", "."]).status, 1);
    assert!(run(&["explain", "ch#1"]).stdout.contains("damaged"));
}

#[test]
fn a_cache_that_cannot_be_is_told_and_the_verdict_is_right() {
    let chapter = r"```rust
let fine = 1;
```

```rust
panic!();
```
";
    for place in ["target", "target/rehearse", "target/rehearse/outcomes"] {
        let book = Book::of(chapter).file(place, "in the way");
        for _ in 0..2 {
            let run = book.check(&[]);
            run.told(
                1,
                &[
                    "error src/ch.md:6: listing `ch#2` panicked",
                    "warning book.toml:1: outcomes cannot be remembered: the next check starts afresh",
                ],
            );
            assert_eq!(run.reran(), ["ch#1", "ch#2"], "{place}");
        }
        assert_eq!(book.read(place), "in the way");
    }
}

/// Whether the system refuses to write there or not (it does not refuse its administrator).
#[cfg(unix)]
#[test]
fn a_read_only_cache_gives_right_verdicts() {
    use std::os::unix::fs::PermissionsExt;
    let book = two_listings();
    book.check(&[]);
    book.edit("src/ch.md", "println!(\"two\")", "panic!()");
    let folder = book.path("target/rehearse/outcomes");
    let folders: Vec<PathBuf> = walkdir::WalkDir::new(&folder)
        .into_iter()
        .map(|entry| entry.expect("readable").into_path())
        .filter(|path| path.is_dir())
        .chain([book.path("target/rehearse")])
        .collect();
    let set = |mode: u32| {
        for folder in &folders {
            fs::set_permissions(folder, fs::Permissions::from_mode(mode)).expect("set");
        }
    };
    set(0o555);
    let run = book.check(&[]);
    set(0o755);
    assert_eq!(run.verdicts(), ["ch#1 passed", "ch#2 failed"]);
    assert_eq!(run.reran(), ["ch#2"]);
}

#[test]
fn several_processes_at_once_on_one_book() {
    let mut chapter = String::new();
    for number in 0..12 {
        chapter.push_str(&format!(
            r#"```rust
println!("{number}");
```

"#
        ));
    }
    chapter.push_str("```rust\npanic!(\"as always\");\n```\n");
    let book = Book::of(&chapter).config("snapshots = \"snaps\"");
    let started: Vec<_> = (0..4)
        .map(|_| book.command(&["check", "--format", "json"]).spawn().expect("started"))
        .collect();
    for child in started {
        let run = Run::of(&child.wait_with_output().expect("ended"));
        assert_eq!((run.status, &run.json["failed"]), (1, &13.into()), "{run:?}");
        assert_eq!(
            run.problems().last().map(String::as_str),
            Some("error src/ch.md:50: listing `ch#13` panicked")
        );
    }
    assert_eq!(book.names("snaps").len(), 12);
    book.run(&["accept"]);
    let run = book.check(&[]);
    run.told(1, &["error src/ch.md:50: listing `ch#13` panicked"]);
    assert_eq!(run.reran(), ["ch#13"]);
}

/// `kill -9` in the middle of a run: no listing lives on, and the next run is right.
#[cfg(target_os = "linux")]
#[test]
fn killed_half_way_and_started_again() {
    use crate::harness::{processes, wait_until};

    let book = Book::new().config("timeout = 600");
    let flag = book.path("go");
    let waits = format!(
        r#"```rust
while !std::path::Path::new({flag:?}).exists() {{
    std::thread::sleep(std::time::Duration::from_millis(5));
}}
assert!(true);
```

```rust
panic!("always");
```
"#
    );
    let book = book.file("src/ch.md", waits);
    let mut child = book.command(&["check"]).spawn().expect("started");
    // Listings see the path of their binary, which lies below the book.
    let folder = book.path("target/rehearse/work-").to_string_lossy().into_owned();
    let running = || !processes(&folder).iter().all(|line| line.contains("rustc"));
    wait_until("the listing runs", running);
    child.kill().expect("killed");
    child.wait().expect("ended");
    wait_until("the listing is gone", || processes(&folder).is_empty());
    fs::write(&flag, "").expect("written");
    let run = book.check(&[]);
    run.told(1, &["error src/ch.md:9: listing `ch#2` panicked"]);
    assert_eq!(run.reran(), ["ch#1", "ch#2"], "nothing was remembered of the run that was killed");
    assert_eq!(book.check(&[]).reran(), ["ch#2"]);
    // What the killed run has left behind goes, once no run can be at it any more.
    let left = || -> Vec<String> {
        let names = book.names("target/rehearse").into_iter();
        names.filter(|name| name.starts_with("work-")).collect()
    };
    for name in left() {
        let folder = fs::File::open(book.path("target/rehearse").join(name)).expect("there");
        let long_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(48);
        folder.set_modified(long_ago).expect("set");
    }
    book.check(&[]);
    assert_eq!(left(), [""; 0]);
}

/// The same while the compiler is at work: it would go on for ever.
#[cfg(target_os = "linux")]
#[test]
fn killed_while_the_compiler_is_at_work() {
    use crate::harness::{processes, wait_until};

    let book = Book::of(
        "```rust\n#![allow(long_running_const_eval)]\nconst N: u8 = loop {};\nfn main() { println!(\"{}\", N); }\n```\n",
    )
    .config("compile-timeout = 86399");
    let mut child = book.command(&["check"]).spawn().expect("started");
    let folder = book.path("target/rehearse/work-").to_string_lossy().into_owned();
    wait_until("the compiler runs", || !processes(&folder).is_empty());
    child.kill().expect("killed");
    child.wait().expect("ended");
    wait_until("the compiler is gone", || processes(&folder).is_empty());
}

/// A stand-in for `rustc` that says it is another one, and then does this.
#[cfg(unix)]
fn fake_compiler(book: &Book, then: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let path = book.path("fake-rustc");
    let script = format!(
        "#!/bin/sh\ncase \"$1\" in\n--print) exec rustc \"$@\" ;;\n-vV) rustc -vV | sed 's/^commit-hash: .*/commit-hash: fake/' ;;\n*) {then} ;;\nesac\n"
    );
    book.write("fake-rustc", script);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("set");
    path
}

#[cfg(unix)]
#[test]
fn another_compiler_reruns_everything() {
    let book = two_listings();
    book.check(&[]);
    let fake = fake_compiler(&book, "exec rustc \"$@\"");
    let run = |book: &Book| {
        let mut command = book.command(&["check", "--format", "json"]);
        Run::of(&command.env("RUSTC", &fake).output().expect("started"))
    };
    assert_eq!(run(&book).reran(), ["ch#1", "ch#2"]);
    assert_eq!(run(&book).reran(), [""; 0]);
    assert_eq!(book.check(&[]).reran(), [""; 0], "and both are remembered");
}
