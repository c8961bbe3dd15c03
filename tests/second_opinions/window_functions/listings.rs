//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/data/window-functions/window-functions-frames.rs"]
pub(crate) mod frames;
#[path = "../../../listings/data/window-functions/exercise-last-days.rs"]
pub(crate) mod last_days;
#[path = "../../../listings/data/window-functions/window-functions-rank.rs"]
pub(crate) mod rank;
#[path = "../../../listings/data/window-functions/window-functions-running.rs"]
pub(crate) mod running;
#[path = "../../../listings/data/window-functions/window-functions-sessions.rs"]
pub(crate) mod sessions;
#[path = "../../../listings/data/window-functions/window-functions-smooth.rs"]
pub(crate) mod smooth;
#[path = "../../../listings/data/window-functions/window-functions-two-stacks.rs"]
pub(crate) mod two_stacks;
