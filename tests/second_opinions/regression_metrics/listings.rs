//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/evaluation/regression-metrics/regression-cancellation.rs"]
pub(crate) mod regression_cancellation;
#[path = "../../../listings/evaluation/regression-metrics/regression-errors.rs"]
pub(crate) mod regression_errors;
#[path = "../../../listings/evaluation/regression-metrics/regression-optimal.rs"]
pub(crate) mod regression_optimal;
