//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, clippy::unwrap_used, reason = "an exercise has a starter and tests")]

#[path = "../../../listings/statistics/drift/exercise-stability-index.rs"]
pub(crate) mod exercise;
#[path = "../../../listings/statistics/drift/drift-kinds.rs"]
pub(crate) mod kinds;
#[path = "../../../listings/statistics/drift/drift-scores.rs"]
pub(crate) mod scores;
