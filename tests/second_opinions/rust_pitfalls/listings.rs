//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/coding/rust-pitfalls/rust-pitfalls-borrowing.rs"]
pub(crate) mod borrowing;
#[path = "../../../listings/coding/rust-pitfalls/rust-pitfalls-collections.rs"]
pub(crate) mod collections;
#[path = "../../../listings/coding/rust-pitfalls/exercise-move-pins.rs"]
pub(crate) mod move_pins;
#[path = "../../../listings/coding/rust-pitfalls/rust-pitfalls-numbers.rs"]
pub(crate) mod numbers;
