//! Second opinions: the book's listings against references that share no code with them.
//!
//! - published tables, named where they stand;
//! - well-kept crates that compute the same thing;
//! - properties that must hold for any input, tried on hundreds by `proptest`.
//!
//! A listing is taken in by its path and reached as a module; its own tests come along and run
//! once more. Nothing here is a dependency of the book.

mod calibration;
#[expect(
    dead_code,
    unreachable_pub,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a listing is a program of its own, with the lints of the listings package"
)]
mod listings;
mod random;
#[expect(clippy::float_cmp, reason = "where a property says equal, it means to the last bit")]
mod roc_auc;
mod thresholds_and_costs;
