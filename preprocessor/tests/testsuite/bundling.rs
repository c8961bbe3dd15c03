//! What must not share a crate. Each book here goes wrong if one rule of `decide/sharing.rs` is taken
//! away: a listing passes that fails alone, prints something else, or changes its neighbours.

use std::collections::BTreeMap;

use crate::harness::{Book, Run};

/// Listings that share a crate with whatever stands beside them.
const NEIGHBOURS: &str = "```rust\nprintln!(\"first neighbour\");\n```\n\n```rust,no_run\nlet second = \"neighbour\";\n```\n\n";

/// Fences with these tags and codes, between neighbours.
pub(crate) fn chapter(listings: &[(&str, &str)]) -> String {
    let mut text = NEIGHBOURS.to_owned();
    for (tags, code) in listings {
        text.push_str(&format!("```{tags}\n{code}\n```\n\n"));
    }
    text + "```rust\nprintln!(\"last neighbour\");\n```\n"
}

/// Every output and every expected error of a run, by listing.
pub(crate) fn outputs(book: &Book) -> BTreeMap<String, String> {
    let names = book.names("snaps").into_iter().filter(|name| name.ends_with(".snap.new"));
    names.map(|name| (name.clone(), book.read(format!("snaps/{name}")))).collect()
}

/// The verdicts, which must be the same and the outputs, too, bundled and alone.
#[track_caller]
pub(crate) fn both_ways(book: Book) -> (Run, BTreeMap<String, String>) {
    let bundled = book.check(&["--fresh"]);
    let alone = book.check(&["--fresh", "--alone"]);
    assert_eq!(bundled.verdicts(), alone.verdicts(), "{:#}\n{:#}", bundled.json, alone.json);
    assert_eq!(bundled.problems(), alone.problems());
    let details = |run: &Run| run.json["problems"].clone();
    assert_eq!(details(&bundled), details(&alone));
    let book = book.config("snapshots = \"snaps\"");
    book.check(&["--fresh"]);
    let printed = outputs(&book);
    book.check(&["--fresh", "--alone"]);
    assert_eq!(printed, outputs(&book));
    (bundled, printed)
}

/// The listings between the neighbours have these verdicts, and the neighbours pass.
#[track_caller]
pub(crate) fn judged(edition: &str, listings: &[(&str, &str)], verdicts: &[&str]) {
    let book = Book::of(&chapter(listings));
    book.edit("book.toml", "2021", edition);
    let bundled = book.check(&["--fresh"]);
    let alone = book.check(&["--fresh", "--alone"]);
    let of = |run: &Run| -> Vec<String> {
        let lines = run.verdicts().into_iter();
        lines.map(|line| line.split(' ').nth(1).unwrap_or_default().to_owned()).collect()
    };
    let expected = [&["passed", "passed"], verdicts, &["passed"]].concat();
    assert_eq!(of(&alone), expected, "alone: {:?}", alone.problems());
    assert_eq!(of(&bundled), expected, "bundled: {:?}", bundled.problems());
    assert_eq!(bundled.json["problems"], alone.json["problems"]);
}

#[test]
fn super_reaches_the_bundle() {
    judged(
        "2021",
        &[
            ("rust", "use super::*;\nfn main() {}"),
            ("rust", "pub(super) fn f() {}\nfn main() {}"),
            ("rust", "mod a { use super::super::*; }\nfn main() {}"),
            ("rust", "mod a { pub(in super::super) fn f() {} }\nfn main() {}"),
            ("rust,compile_fail", "fn main() { super::main(); }"),
            ("rust", "mod a { pub fn f() { super::g(); } }\nfn g() {}\nfn main() { a::f(); }"),
        ],
        &["failed", "failed", "failed", "failed", "passed", "passed"],
    );
}

#[test]
fn crate_attributes_mean_nothing_in_a_module() {
    judged(
        "2021",
        &[
            ("rust", "#![feature(never_type)]\nfn main() {}"),
            ("rust", "#![cfg_attr(all(), feature(never_type))]\nfn main() {}"),
            (
                "rust",
                "#![recursion_limit = \"4\"]\nmacro_rules! m { ($a:tt $($b:tt)*) => { m!($($b)*) }; () => {} }\nfn main() { m!(1 2 3 4 5 6 7 8); }",
            ),
            ("rust", "#![crate_type = \"lib\"]\nfn main() {}"),
            ("rust,no_run", "#![no_std]\nfn main() {}"),
            ("rust,no_run", "#![no_core]\nfn main() {}"),
            ("rust", "#![allow(unused)]\n#![doc = \"text\"]\nfn main() {}"),
        ],
        &["failed", "failed", "failed", "passed", "failed", "failed", "passed"],
    );
}

#[test]
fn lints_that_look_at_the_whole_crate() {
    judged(
        "2021",
        &[
            ("rust", "#![deny(missing_docs)]\nfn main() {}"),
            ("rust", "#![forbid(missing_docs)]\nfn main() {}"),
            ("rust", "#![deny(unreachable_pub)]\nmod a { pub fn f() {} }\nfn main() { a::f(); }"),
            ("rust,compile_fail", "#![deny(unused_mut)]\nlet mut x = 1;"),
        ],
        &["failed", "failed", "failed", "passed"],
    );
}

#[test]
fn mains_that_a_program_cannot_have_but_a_module_can() {
    let mut listings = vec![
        ("rust", "fn main<'a>() {}"),
        ("rust", "extern \"C\" fn main() {}"),
        ("rust", "#[track_caller]\nfn main() {}"),
        ("rust", "fn main() where (): Copy {}"),
        ("rust", "fn main<const N: usize>() {}"),
        ("rust", "async fn main() {}"),
        ("rust", "unsafe fn main() {}"),
        ("rust", "fn main(_: u8) {}"),
    ];
    if cfg!(target_arch = "x86_64") {
        listings.push(("rust", "#[target_feature(enable = \"sse2\")]\nfn main() {}"));
    }
    let mut verdicts = vec!["failed"; listings.len()];
    listings.extend([
        ("rust", "const fn main() {}"),
        ("rust", "fn main() -> impl std::process::Termination {}"),
        (
            "rust",
            "pub(crate) fn main() -> std::process::ExitCode { std::process::ExitCode::from(0) }",
        ),
    ]);
    verdicts.extend(["passed"; 3]);
    judged("2021", &listings, &verdicts);
}

#[test]
fn symbols_are_shared_by_the_whole_program() {
    let abs = "unsafe extern \"C\" { fn abs(x: i32) -> i32; }\nfn main() { assert_eq!(unsafe { abs(-3) }, 3); }";
    judged(
        "2024",
        &[
            (
                "rust",
                "#[unsafe(no_mangle)]\npub extern \"C\" fn abs(_: i32) -> i32 { 42 }\nfn main() {}",
            ),
            ("rust", abs),
            (
                "rust",
                "#[unsafe(export_name = \"labs\")]\npub extern \"C\" fn other(_: i64) -> i64 { 42 }\nfn main() {}",
            ),
            (
                "rust",
                "unsafe extern \"C\" { fn labs(x: i64) -> i64; }\nfn main() { assert_eq!(unsafe { labs(-3) }, 3); }",
            ),
            (
                "rust",
                "#[unsafe(no_mangle)]\npub extern \"C\" fn rehearse_one() -> i32 { 1 }\nfn main() {}",
            ),
            (
                "rust",
                "unsafe extern \"C\" { fn rehearse_one() -> i32; }\nfn main() { unsafe { rehearse_one(); } }",
            ),
            (
                "rust",
                "std::arch::global_asm!(\".globl rehearse_asm\", \"rehearse_asm: ret\");\nfn main() {}",
            ),
            (
                "rust",
                "unsafe extern \"C\" { fn rehearse_asm(); }\nfn main() { unsafe { rehearse_asm() } }",
            ),
        ],
        &["passed", "passed", "passed", "passed", "passed", "failed", "passed", "failed"],
    );
}

#[test]
fn an_allocator_is_everybodys() {
    let counting = "use std::{alloc::{GlobalAlloc, Layout, System}, sync::atomic::{AtomicUsize, Ordering}};\nstruct Loud;\nstatic COUNT: AtomicUsize = AtomicUsize::new(0);\nunsafe impl GlobalAlloc for Loud {\n    unsafe fn alloc(&self, l: Layout) -> *mut u8 { if l.size() == 77_777 { std::process::abort() } unsafe { System.alloc(l) } }\n    unsafe fn dealloc(&self, p: *mut u8, l: Layout) { unsafe { System.dealloc(p, l) } }\n}\n#[global_allocator]\nstatic GLOBAL: Loud = Loud;\nfn main() {}";
    judged(
        "2021",
        &[
            ("rust", counting),
            ("rust", "let v: Vec<u8> = Vec::with_capacity(77_777);\nassert!(v.is_empty());"),
        ],
        &["passed", "passed"],
    );
}

#[test]
fn an_impl_of_a_foreign_trait_is_seen_by_everybody() {
    // There is nothing one can add to a `bool`, until a neighbour says that there is.
    let adds_to_bool = "#[derive(Default)]\npub struct V;\nimpl std::ops::Add<V> for bool { type Output = u8; fn add(self, _: V) -> u8 { 1 } }\nfn main() {}";
    // One more thing to add to a `String`, and a neighbour's `&String` is no `&str` any more.
    let adds_to_string = "struct V;\nimpl std::ops::Add<V> for String { type Output = String; fn add(self, _: V) -> String { self } }\n";
    let concatenates = "let (a, b) = (String::from(\"a\"), String::from(\"b\"));\nlet c = a + &b;";
    judged(
        "2021",
        &[
            ("rust", adds_to_bool),
            ("rust", "let x = true + Default::default();"),
            ("rust", &format!("{adds_to_string}fn main() {{}}")),
            ("rust", concatenates),
            ("rust,compile_fail", &format!("{adds_to_string}fn main() {{ let x: u8 = \"\"; }}")),
            ("rust,compile_fail", concatenates),
        ],
        &["passed", "failed", "passed", "passed", "passed", "failed"],
    );
}

#[test]
fn what_a_program_can_see_of_its_crate() {
    let book = Book::of(&chapter(&[
        ("rust", "struct Own;\nfn main() { println!(\"{}\", std::any::type_name::<Own>()); }"),
        ("rust", "struct Own;\nfn main() { println!(\"{}\", std::any::type_name_of_val(&Own)); }"),
        ("rust", "println!(\"{}\", module_path!());"),
        (
            "rust",
            "println!(\"{:?}\", std::env::current_exe().unwrap().file_stem().unwrap());\nprintln!(\"{:?}\", std::env::args().collect::<Vec<_>>().len());",
        ),
        ("rust", "println!(\"{}:{}:{}\", file!(), line!(), column!());"),
        (
            "rust",
            "fn here() { panic!(\"here\") }\nlet caught = std::panic::catch_unwind(here);\nassert!(caught.is_err());",
        ),
        ("rust,should_panic", "#[derive(Debug)]\nstruct E;\nErr::<(), E>(E).unwrap();"),
        (
            "rust",
            "#[track_caller]\nfn whose() -> &'static std::panic::Location<'static> { std::panic::Location::caller() }\nprintln!(\"{}\", whose());",
        ),
        (
            "rust",
            "let error = \"x\".parse::<u8>().map_err(|error| Box::new(error) as Box<dyn std::error::Error>);\nprintln!(\"{error:?}\");",
        ),
        ("rust", "println!(\"{}\", std::thread::current().name().unwrap());"),
        (
            "rust",
            "println!(\"{}\", std::backtrace::Backtrace::force_capture().to_string().contains(\"rust_out::main\"));",
        ),
    ]));
    let (run, printed) = both_ways(book);
    assert_eq!(run.json["failed"], 0, "{:?}", run.problems());
    let of = |number: usize| &printed[&format!("ch__{number}.snap.new")];
    assert!(of(3).ends_with("\nrust_out::Own\n"), "{}", of(3));
    assert!(of(5).ends_with("\nrust_out\n"), "{}", of(5));
    assert!(of(7).ends_with("\nlisting.rs:1:40\n"), "{}", of(7));
}

#[test]
fn compile_time_inputs_are_those_of_one_listing() {
    let book = Book::new().file("read.txt", "one");
    let path = book.path("read.txt");
    let include = format!("println!(\"{{}}\", include_str!({path:?}));");
    let book = book.file("src/ch.md", chapter(&[("rust", &include)]));
    book.check(&[]).told(0, &[]);
    book.write("read.txt", "two");
    assert_eq!(book.check(&[]).reran(), ["ch#3"], "a bundle would have remembered it");
    judged(
        "2021",
        &[
            ("rust", "mod listing_none;\nfn main() {}"),
            ("rust", "#[path = \"rehearse_bundle.rs\"]\nmod x;\nfn main() {}"),
            ("rust", "println!(\"{}\", include_str!(\"rehearse_bundle.rs\").len());"),
        ],
        &["failed", "failed", "failed"],
    );
}

#[test]
fn paths_from_the_root_of_the_crate() {
    judged(
        "2021",
        &[
            ("rust", "fn f() {}\nfn main() { crate::f(); }"),
            ("rust", "fn f() {}\nmacro_rules! m { () => { $crate::f() } }\nfn main() { m!(); }"),
            ("rust", "fn main() { crate::main_of_nobody(); }"),
            ("rust", "use crate as me;\nfn f() {}\nfn main() { me::f(); }"),
            (
                "rust",
                "mod a { pub(in crate::a) fn f() {} pub(in crate) fn g() { f() } }\nfn main() { a::g(); }",
            ),
        ],
        &["passed", "passed", "failed", "passed", "passed"],
    );
}

/// In a bundle these are said from inside a module: the same items, at the same places.
#[test]
fn paths_from_the_root_keep_their_meaning_and_their_columns() {
    let listings = [
        "mod a { pub fn f() -> u32 { crate::b::C + line!() / crate::zero() } }\nmod b { pub const C: u32 = 7; }\nfn zero() -> u32 { 0 }\nfn main() { use crate::a::*; let c = crate::b::C; println!(\"{c} {}\", column!()); assert!(std::panic::catch_unwind(f).is_err()); }",
        "fn even(n: u8) -> bool { n % 2 == 0 }\nfn main() { println!(\"{}\", stringify!(crate::even(1))); assert!(even(2)); assert!(std::panic::catch_unwind(|| assert!(crate::even(1))).is_err()); }",
        "mod a { mod b { pub fn f() -> u8 { crate::f() } } pub use b::f; }\nfn f() -> u8 { 3 }\nfn main() { println!(\"{}\", a::f()); }",
        "mod a { pub(in crate::a) fn f() -> u8 { 4 } pub fn g() -> u8 { crate::a::f() } }\nfn main() { println!(\"{}\", a::g()); }",
    ];
    let fences: Vec<(&str, &str)> = listings.iter().map(|code| ("rust", *code)).collect();
    let book = Book::of(&chapter(&fences));
    let listed = book.run(&["list", ".", "--format", "json"]);
    let shared: Vec<bool> = listed.json["listings"]
        .as_array()
        .expect("listings")
        .iter()
        .map(|listing| listing["shared"] == true)
        .collect();
    assert_eq!(shared, [true, true, true, false, false, true, true]);
    let (run, printed) = both_ways(book);
    run.told(0, &[]);
    let said = &printed["ch__3.snap.new"];
    assert!(said.contains("\n7 70\n") && said.contains("at listing.rs:1:43:\n"), "{said}");
    judged(
        "2021",
        &[
            ("rust", "fn main() { crate::super::main(); }"),
            ("rust", "mod a { pub fn f() { crate::super::main(); } }\nfn main() { a::f(); }"),
            ("rust", "mod a { pub fn f() { crate::main_of_nobody(); } }\nfn main() { a::f(); }"),
            ("rust", "use crate::Vec;\nfn main() {}"),
        ],
        &["failed"; 4],
    );
}

/// Each compiles alone, and so is no expected failure; in a shared crate an error would stand in for
/// the one that was expected.
#[test]
fn an_expected_failure_that_only_fails_in_company() {
    let in_2021 = [
        "fn f() {}\nfn main() { crate::f(); }",
        "fn f() {}\nmacro_rules! m { () => { $crate::f() } }\nfn main() { m!(); }",
        "#[macro_export]\nmacro_rules! twice { () => {} }\nfn main() { twice!(); }",
        "extern crate alloc;\nmod inner { pub fn f() -> alloc::vec::Vec<u8> { alloc::vec![] } }\nfn main() { inner::f(); }",
        "extern crate core as kernel;\nmod inner { use kernel::cmp::max as m; pub fn f() { m(1, 2); } }\nfn main() { inner::f(); }",
        "mod std { pub fn f() {} }\nfn main() { std::f(); println!(\"{:?}\", Some(1)); }",
        "mod core { pub mod fmt { } }\n#[derive(Debug, Clone)]\nstruct A;\nfn main() { println!(\"{:?}\", A.clone()); }",
    ];
    let in_2015 = [
        "mod a { pub fn f() {} }\nuse a::f;\nfn main() { f(); }",
        "fn f() {}\nmod a { pub fn g() { ::f(); } }\nfn main() { a::g(); }",
        "extern crate core;\nmod a { use core::cmp; pub fn f() { cmp::max(1, 2); } }\nfn main() { a::f(); }",
        "mod a { pub struct S; impl ::std::clone::Clone for ::a::S { fn clone(&self) -> ::a::S { ::a::S } } }\nfn main() {}",
    ];
    let real = ("rust,compile_fail", "let n: u8 = \"\";");
    for (edition, codes) in [("2021", in_2021.as_slice()), ("2015", &in_2015)] {
        let mut listings = vec![real];
        listings.extend(codes.iter().map(|code| ("rust,compile_fail", *code)));
        listings.extend(codes.iter().map(|code| ("rust", *code)));
        let mut verdicts = vec!["passed"];
        verdicts.extend(codes.iter().map(|_| "failed"));
        verdicts.extend(codes.iter().map(|_| "passed"));
        judged(edition, &listings, &verdicts);
    }
}
