//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, clippy::unwrap_used, reason = "an exercise has a starter and tests")]

#[path = "../../../listings/statistics/intervals-and-bootstrap/exercise-percentile-bootstrap.rs"]
pub(crate) mod exercise;
#[path = "../../../listings/statistics/intervals-and-bootstrap/intervals-and-bootstrap-percentile.rs"]
pub(crate) mod percentile;
#[path = "../../../listings/statistics/intervals-and-bootstrap/intervals-and-bootstrap-proportion.rs"]
pub(crate) mod proportion;
#[path = "../../../listings/statistics/intervals-and-bootstrap/intervals-and-bootstrap-units.rs"]
pub(crate) mod units;
