//! The listings under test, taken in by path, and what they may be written in.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../listings/retired-problems/neardups/neardups-bfs.rs"]
pub(crate) mod bfs;
#[path = "../../listings/retired-problems/neardups/neardups-boards.rs"]
pub(crate) mod boards;
#[path = "../../listings/retired-problems/neardups/neardups-closure.rs"]
pub(crate) mod closure;
#[path = "../../listings/retired-problems/neardups/neardups-evaluation.rs"]
pub(crate) mod evaluation;
#[path = "../../listings/retired-problems/neardups/neardups-incremental.rs"]
pub(crate) mod incremental;
#[path = "../../listings/retired-problems/neardups/neardups-rounds.rs"]
pub(crate) mod rounds;
#[path = "../../listings/retired-problems/neardups/neardups-union-find.rs"]
pub(crate) mod union_find;

/// What a candidate types must compile on Rust 1.59, which `CoderPad` documents. The lint
/// `clippy::incompatible_msrv` sees library items only; this looks for newer syntax, and for the
/// library items most easily slipped in.
#[test]
fn interview_listings_keep_to_rust_1_59() {
    const NEWER: [&str; 20] = [
        "#[default]",
        "&& let ",
        "array::from_fn",
        "checked_add_signed",
        "LazyLock",
        "OnceLock",
        "thread::scope",
        ".abs_diff(",
        ".div_ceil(",
        ".first_chunk",
        ".ilog",
        ".is_none_or(",
        ".is_some_and(",
        ".is_sorted",
        ".pop_first(",
        ".pop_last(",
        ".then_some(",
        ".total_cmp(",
        "repeat_n(",
        "split_first_chunk",
    ];
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../listings/retired-problems/neardups");
    let mut checked = 0;
    for entry in std::fs::read_dir(folder).expect("the folder of the chapter's listings") {
        let path = entry.expect("a readable folder").path();
        let text = std::fs::read_to_string(&path).expect("a readable listing");
        if text.contains("use kit::figure") || text.contains("use kit::rng") {
            continue; // a demonstration, not something to type in an interview
        }
        checked += 1;
        for (number, line) in text.lines().enumerate() {
            let place = format!("{}:{}: {line}", path.display(), number + 1);
            let newer = NEWER.iter().find(|newer| line.contains(**newer));
            assert_eq!(newer, None, "{place}");
            let line = line.trim_start();
            let let_else = line.starts_with("else {")
                || (line.starts_with("let ") && line.contains(" else {") && !line.contains("if "));
            assert!(!let_else, "let-else came with Rust 1.65: {place}");
        }
    }
    assert!(checked >= 8, "only {checked} listings found");
}
