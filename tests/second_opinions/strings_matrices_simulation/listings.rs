//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::todo, reason = "an exercise has a starter")]
#![expect(clippy::needless_range_loop, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/coding/strings-matrices-simulation/exercise-expand-runs.rs"]
pub(crate) mod expand_runs;
#[path = "../../../listings/coding/strings-matrices-simulation/exercise-far-future.rs"]
pub(crate) mod far_future;
#[path = "../../../listings/coding/strings-matrices-simulation/strings-matrices-simulation-matrices.rs"]
pub(crate) mod matrices;
#[path = "../../../listings/coding/strings-matrices-simulation/exercise-quarter-turns.rs"]
pub(crate) mod quarter_turns;
#[path = "../../../listings/coding/strings-matrices-simulation/strings-matrices-simulation-simulation.rs"]
pub(crate) mod simulation;
#[path = "../../../listings/coding/strings-matrices-simulation/strings-matrices-simulation-strings.rs"]
pub(crate) mod strings;
