//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/practice/training-data/training-data-as-of.rs"]
pub(crate) mod as_of;
#[path = "../../../listings/practice/training-data/training-data-delayed.rs"]
pub(crate) mod delayed;
