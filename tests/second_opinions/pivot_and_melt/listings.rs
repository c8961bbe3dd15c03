//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/data/pivot-and-melt/exercise-expected-counts.rs"]
pub(crate) mod expected_counts;
#[path = "../../../listings/data/pivot-and-melt/pivot-and-melt-one-hot.rs"]
pub(crate) mod one_hot;
#[path = "../../../listings/data/pivot-and-melt/pivot-and-melt-pivot.rs"]
pub(crate) mod pivot;
