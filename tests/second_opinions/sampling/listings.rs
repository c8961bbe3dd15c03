//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/data/sampling/sampling-alias.rs"]
pub(crate) mod alias;
#[path = "../../../listings/data/sampling/exercise-allocate-strata.rs"]
pub(crate) mod allocate_strata;
#[path = "../../../listings/data/sampling/sampling-hash.rs"]
pub(crate) mod hash;
#[path = "../../../listings/data/sampling/sampling-rejection.rs"]
pub(crate) mod rejection;
#[path = "../../../listings/data/sampling/sampling-reservoir.rs"]
pub(crate) mod reservoir;
#[path = "../../../listings/data/sampling/sampling-shuffle.rs"]
pub(crate) mod shuffle;
#[path = "../../../listings/data/sampling/sampling-skips.rs"]
pub(crate) mod skips;
#[path = "../../../listings/data/sampling/sampling-weighted.rs"]
pub(crate) mod weighted;
