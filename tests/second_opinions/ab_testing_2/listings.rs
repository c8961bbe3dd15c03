//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/statistics/ab-testing-2/ab-testing-2-cuped.rs"]
pub(crate) mod cuped;
#[path = "../../../listings/statistics/ab-testing-2/ab-testing-2-interference.rs"]
pub(crate) mod interference;
#[path = "../../../listings/statistics/ab-testing-2/ab-testing-2-novelty.rs"]
pub(crate) mod novelty;
#[path = "../../../listings/statistics/ab-testing-2/ab-testing-2-ratio.rs"]
pub(crate) mod ratio;
#[path = "../../../listings/statistics/ab-testing-2/exercise-ratio-difference.rs"]
pub(crate) mod ratio_difference;
