//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/coding/numerics/numerics-comparing.rs"]
pub(crate) mod comparing;
#[path = "../../../listings/coding/numerics/numerics-log-space.rs"]
pub(crate) mod log_space;
#[path = "../../../listings/coding/numerics/exercise-running-log-sum.rs"]
pub(crate) mod running_log_sum;
#[path = "../../../listings/coding/numerics/numerics-sums.rs"]
pub(crate) mod sums;
#[path = "../../../listings/coding/numerics/numerics-variance.rs"]
pub(crate) mod variance;
