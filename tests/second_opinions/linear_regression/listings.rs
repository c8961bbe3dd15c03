//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/models/linear-regression/exercise-running-line.rs"]
pub(crate) mod exercise_running_line;
#[path = "../../../listings/models/linear-regression/linear-regression-cholesky.rs"]
pub(crate) mod linear_regression_cholesky;
#[path = "../../../listings/models/linear-regression/linear-regression-conditioning.rs"]
pub(crate) mod linear_regression_conditioning;
#[path = "../../../listings/models/linear-regression/linear-regression-descent.rs"]
pub(crate) mod linear_regression_descent;
#[path = "../../../listings/models/linear-regression/linear-regression-residuals.rs"]
pub(crate) mod linear_regression_residuals;
#[path = "../../../listings/models/linear-regression/linear-regression-vif.rs"]
pub(crate) mod linear_regression_vif;
