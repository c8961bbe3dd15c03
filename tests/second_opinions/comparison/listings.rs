//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "a starter is there to be filled in")]

#[path = "../../../listings/ensembles/comparison/comparison-folds.rs"]
pub(crate) mod folds;
#[path = "../../../listings/ensembles/comparison/comparison-models.rs"]
pub(crate) mod models;
#[path = "../../../listings/ensembles/comparison/exercise-paired-folds.rs"]
pub(crate) mod paired_folds;
