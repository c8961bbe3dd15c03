//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "a starter is there to be filled in")]

#[path = "../../../listings/ensembles/gradient-boosting/gradient-boosting-newton.rs"]
pub(crate) mod newton;
#[path = "../../../listings/ensembles/gradient-boosting/exercise-newton-split.rs"]
pub(crate) mod newton_split;
#[path = "../../../listings/ensembles/gradient-boosting/gradient-boosting-stumps.rs"]
pub(crate) mod stumps;
#[path = "../../../listings/ensembles/gradient-boosting/gradient-boosting-trees.rs"]
pub(crate) mod trees;
