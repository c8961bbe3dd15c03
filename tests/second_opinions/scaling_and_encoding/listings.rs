//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/data/scaling-and-encoding/scaling-and-encoding-categories.rs"]
pub(crate) mod categories;
#[path = "../../../listings/data/scaling-and-encoding/exercise-fit-bins.rs"]
pub(crate) mod fit_bins;
#[path = "../../../listings/data/scaling-and-encoding/scaling-and-encoding-scalers.rs"]
pub(crate) mod scalers;
#[path = "../../../listings/data/scaling-and-encoding/scaling-and-encoding-target.rs"]
pub(crate) mod target;
