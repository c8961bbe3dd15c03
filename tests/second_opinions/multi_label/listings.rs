//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::needless_range_loop, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/practice/multi-label-and-noisy-labels/multi-label-active.rs"]
pub(crate) mod active;
#[path = "../../../listings/practice/multi-label-and-noisy-labels/exercise-fleiss-kappa.rs"]
pub(crate) mod fleiss;
#[path = "../../../listings/practice/multi-label-and-noisy-labels/multi-label-metrics.rs"]
pub(crate) mod metrics;
#[path = "../../../listings/practice/multi-label-and-noisy-labels/multi-label-noise.rs"]
pub(crate) mod noise;
