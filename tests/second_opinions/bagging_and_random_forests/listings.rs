//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/ensembles/bagging-and-random-forests/bagging-and-random-forests-bootstrap.rs"]
pub(crate) mod bagging_and_random_forests_bootstrap;
#[path = "../../../listings/ensembles/bagging-and-random-forests/bagging-and-random-forests-forest.rs"]
pub(crate) mod bagging_and_random_forests_forest;
#[path = "../../../listings/ensembles/bagging-and-random-forests/bagging-and-random-forests-jensen.rs"]
pub(crate) mod bagging_and_random_forests_jensen;
#[path = "../../../listings/ensembles/bagging-and-random-forests/bagging-and-random-forests-variance.rs"]
pub(crate) mod bagging_and_random_forests_variance;
