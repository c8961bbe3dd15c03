//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "a starter is there to be filled in")]

#[path = "../../../listings/practice/class-imbalance/class-imbalance-correction.rs"]
pub(crate) mod correction;
#[path = "../../../listings/practice/class-imbalance/exercise-expected-cost.rs"]
pub(crate) mod expected_cost;
#[path = "../../../listings/practice/class-imbalance/class-imbalance-treatments.rs"]
pub(crate) mod treatments;
