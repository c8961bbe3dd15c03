//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/statistics/probability-drills/probability-drills-exact.rs"]
pub(crate) mod exact;
#[path = "../../../listings/statistics/probability-drills/probability-drills-simulated.rs"]
pub(crate) mod simulated;
#[path = "../../../listings/statistics/probability-drills/exercise-uneven-coupons.rs"]
pub(crate) mod uneven_coupons;
