//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, clippy::unwrap_used, reason = "an exercise has a starter and tests")]

#[path = "../../../listings/statistics/fallacies/exercise-same-mix.rs"]
pub(crate) mod exercise;
#[path = "../../../listings/statistics/fallacies/fallacies-groups.rs"]
pub(crate) mod groups;
#[path = "../../../listings/statistics/fallacies/fallacies-selection.rs"]
pub(crate) mod selection;
