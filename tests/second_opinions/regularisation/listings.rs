//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/evaluation/regularisation/regularisation-bias-variance.rs"]
pub(crate) mod regularisation_bias_variance;
#[path = "../../../listings/evaluation/regularisation/regularisation-lasso.rs"]
pub(crate) mod regularisation_lasso;
#[path = "../../../listings/evaluation/regularisation/regularisation-path.rs"]
pub(crate) mod regularisation_path;
#[path = "../../../listings/evaluation/regularisation/regularisation-ridge.rs"]
pub(crate) mod regularisation_ridge;
