//! A whole file.

/// Doubles.
fn double(x: u32) -> u32 {
    // ANCHOR: body
    x * 2
    // ANCHOR_END: body
}

// ANCHOR: main
fn main() {
    // ANCHOR: inner
    println!("{}", double(4));
    // ANCHOR_END: inner
}
// ANCHOR_END: main
