//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]

#[path = "../../../listings/statistics/ab-testing/ab-testing-tests.rs"]
pub(crate) mod ab_tests;
#[path = "../../../listings/statistics/ab-testing/ab-testing-multiple.rs"]
pub(crate) mod multiple;
#[path = "../../../listings/statistics/ab-testing/ab-testing-peeking.rs"]
pub(crate) mod peeking;
#[path = "../../../listings/statistics/ab-testing/exercise-ab-readout.rs"]
pub(crate) mod readout;
#[path = "../../../listings/statistics/ab-testing/ab-testing-sample-size.rs"]
pub(crate) mod sample_size;
#[path = "../../../listings/statistics/ab-testing/ab-testing-srm.rs"]
pub(crate) mod srm;
