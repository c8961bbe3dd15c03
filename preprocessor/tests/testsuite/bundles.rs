//! What becomes of a bundle: it only acquits, it loses nobody, and what is said of a listing is what
//! is said of it alone.

use crate::{
    bundling::{both_ways, chapter, judged, outputs},
    harness::Book,
};

/// `compile_fail` means compiled and linked: what only the later phases find counts.
#[test]
fn expected_failures_of_later_phases() {
    judged(
        "2024",
        &[
            ("rust,compile_fail", "let n: u8 = \"\";"),
            (
                "rust,compile_fail",
                "struct C<const N: usize>;\nimpl<const N: usize> C<N> { const OK: () = assert!(N < 3); }\nfn f<const N: usize>() { C::<N>::OK }\nfn main() { f::<5>(); }",
            ),
            (
                "rust,compile_fail",
                "unsafe extern \"C\" { fn rehearse_nowhere(); }\nfn main() { unsafe { rehearse_nowhere() } }",
            ),
            ("rust,compile_fail", "let v = vec![1];\ndrop(v);\nprintln!(\"{v:?}\");"),
            ("rust,compile_fail", "let x = ;"),
            ("rust,compile_fail", "fn main() {"),
            ("rust,compile_fail", "let fine = 1;"),
        ],
        &["passed", "passed", "passed", "passed", "passed", "passed", "failed"],
    );
}

#[test]
fn what_is_only_checked_never_gets_linked() {
    judged(
        "2024",
        &[
            (
                "rust,no_run",
                "unsafe extern \"C\" { fn rehearse_nowhere(); }\nfn main() { unsafe { rehearse_nowhere() } }",
            ),
            (
                "rust,no_run",
                "#[unsafe(no_mangle)]\npub extern \"C\" fn malloc(_: usize) -> *mut u8 { std::ptr::null_mut() }\nfn main() {}",
            ),
            ("rust", "assert_eq!(vec![1; 100].len(), 100);"),
        ],
        &["passed", "passed", "passed"],
    );
}

/// An error that names no listing: halves of the bundle are tried until it is found.
#[test]
fn a_linker_error_is_one_listings_own() {
    judged(
        "2024",
        &[
            (
                "rust",
                "unsafe extern \"C\" { fn rehearse_nowhere(); }\nfn main() { unsafe { rehearse_nowhere() } }",
            ),
            ("rust", "let n: u8 = \"\";"),
            ("rust", "println!(\"fine\");"),
        ],
        &["failed", "failed", "passed"],
    );
}

/// The flags of a book can make errors of warnings, which a bundle has no ear for.
#[test]
fn warnings_that_flags_deny() {
    let file = "fn Loud() {}\nfn main() {\n    Loud();\n}\n";
    let listing = "```rust\n{{#include f.rs}}\n```\n\n```rust\n{{#include g.rs}}\n```\n\n```rust\nfn Inline() {}\nInline();\n```\n";
    let book = |config: &str| {
        Book::new()
            .config(config)
            .file("src/f.rs", file)
            .file("src/g.rs", "fn quiet() {}\nfn main() {\n    quiet();\n}\n")
            .file("src/ch.md", listing)
    };
    let files = book("deny-warnings = true");
    for way in [["--fresh"].as_slice(), &["--fresh", "--alone"]] {
        let run = files.check(way);
        run.told(1, &["error src/f.rs:1: listing `ch#1` does not compile"]);
    }
    let all = book("flags = [\"-Dwarnings\"]");
    for way in [["--fresh"].as_slice(), &["--fresh", "--alone"]] {
        assert_eq!(all.check(way).verdicts(), ["ch#1 failed", "ch#2 passed", "ch#3 failed"]);
    }
    book("").check(&[]).told(0, &[]);
}

#[test]
fn what_is_said_of_one_listing_names_no_other() {
    let book = Book::of(&chapter(&[
        (
            "rust",
            "pub struct OnlyHere;\npub trait Helps { fn help(&self) {} }\nimpl Helps for u8 {}\nfn main() { 1_u8.help(); let _ = OnlyHere; }",
        ),
        ("rust", "let x = OnlyHere;"),
        ("rust", "1_u8.help();"),
        ("rust,compile_fail", "let x = OnlyHere;"),
    ]));
    let (run, printed) = both_ways(book);
    run.told(
        1,
        &[
            "error src/ch.md:17: listing `ch#4` does not compile",
            "error src/ch.md:21: listing `ch#5` does not compile",
        ],
    );
    for said in [run.details("ch#4"), run.details("ch#5"), &printed["ch__6.snap.new"]] {
        assert!(!said.contains("listing_") && !said.contains("rehearse"), "{said}");
    }
}

/// Listings that do not parse, or close what they did not open, stay what they are.
#[test]
fn one_that_does_not_close_does_not_swallow_its_neighbours() {
    judged(
        "2021",
        &[
            ("rust", "fn main() {"),
            ("rust", "}\nfn main() {}\nmod m {"),
            ("rust", "fn main() { /* open"),
            ("rust", "fn main() { let s = r#\"open; }"),
            ("rust", "fn main() { ) }"),
            ("rust,compile_fail", "fn main() { } }"),
        ],
        &["failed", "failed", "failed", "failed", "failed", "passed"],
    );
}

/// The same program expected to do different things, and with the same name everywhere.
#[test]
fn one_program_in_many_ways() {
    let code = "println!(\"{}\", 1);";
    judged(
        "2021",
        &[
            ("rust", code),
            ("rust,should_panic", code),
            ("rust,no_run", code),
            ("rust,compile_fail", code),
            ("rust,edition2018", code),
            ("rust,standalone_crate", code),
            ("rust {env=HOME}", code),
            ("rust", code),
        ],
        &["passed", "failed", "passed", "failed", "passed", "passed", "passed", "passed"],
    );
}

#[test]
fn programs_do_not_see_each_other() {
    judged(
        "2021",
        &[
            (
                "rust",
                "static mut SHARED: u8 = 0;\nfn main() { unsafe { assert_eq!(SHARED, 0); SHARED = 1; } }",
            ),
            (
                "rust",
                "static mut SHARED: u8 = 0;\nfn main() { unsafe { assert_eq!(SHARED, 0); SHARED = 1; } std::fs::write(\"left\", \"x\").unwrap(); }",
            ),
            (
                "rust",
                "assert!(!std::path::Path::new(\"left\").exists());\nassert_eq!(std::env::args().count(), 1);\nassert_eq!(std::env::vars().filter(|(name, _)| name.contains(\"listing\")).count(), 0);",
            ),
            ("rust", "fn helper() -> u8 { 1 }\nassert_eq!(helper(), 1);"),
            ("rust", "fn helper() -> u8 { 2 }\nassert_eq!(helper(), 2);"),
            (
                "rust",
                "std::env::set_current_dir(\"/\").unwrap();\nlet hook = std::panic::take_hook();\nstd::panic::set_hook(hook);",
            ),
            ("rust,test", "#[test]\nfn t() {}\nfn main() { panic!(\"not run by the harness\"); }"),
        ],
        &["passed", "passed", "passed", "passed", "passed", "passed", "failed"],
    );
}

/// No listing is lost: as many are judged as there are, whatever fails to compile.
#[test]
fn as_many_are_judged_as_there_are() {
    let mut listings = Vec::new();
    for number in 0..15 {
        let code = match number % 5 {
            0 => format!("let wrong: u8 = \"{number}\";"),
            1 => format!("panic!(\"{number}\");"),
            2 => format!("fn main() {{ // {number}"),
            _ => format!("println!(\"{number}\");"),
        };
        listings.push(code);
    }
    let pairs: Vec<(&str, &str)> = listings.iter().map(|code| ("rust", code.as_str())).collect();
    let verdicts: Vec<&str> =
        (0..15).map(|number| if number % 5 < 3 { "failed" } else { "passed" }).collect();
    judged("2021", &pairs, &verdicts);
}

#[test]
fn the_corpus_is_the_same_both_ways() {
    let book = Book::copy_of("corpus");
    let listed = book.run(&["list", ".", "--format", "json"]);
    let listings = listed.json["listings"].as_array().expect("listings");
    let shared = listings.iter().filter(|listing| listing["shared"] == true).count();
    assert!(shared > 100, "{shared} of {} listings share a crate", listings.len());
    book.edit("book.toml", "rehearse]", "rehearse]\nsnapshots = \"snaps\"");
    let bundled = book.check(&["--fresh"]);
    let printed = outputs(&book);
    let alone = book.check(&["--fresh", "--alone"]);
    assert_eq!(bundled.verdicts().len(), listings.len());
    assert_eq!(bundled.verdicts(), alone.verdicts());
    assert_eq!(bundled.json["problems"], alone.json["problems"]);
    assert_eq!(printed, outputs(&book));
}
