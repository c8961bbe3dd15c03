//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "a starter is there to be filled in")]

#[path = "../../../listings/ensembles/adaboost/adaboost-bound.rs"]
pub(crate) mod bound;
#[path = "../../../listings/ensembles/adaboost/exercise-committee.rs"]
pub(crate) mod committee;
#[path = "../../../listings/ensembles/adaboost/adaboost-rounds.rs"]
pub(crate) mod rounds;
