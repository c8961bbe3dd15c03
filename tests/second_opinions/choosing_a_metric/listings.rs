//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/evaluation/choosing-a-metric/choosing-decisions.rs"]
pub(crate) mod choosing_decisions;
#[path = "../../../listings/evaluation/choosing-a-metric/choosing-lists.rs"]
pub(crate) mod choosing_lists;
#[path = "../../../listings/evaluation/choosing-a-metric/choosing-units.rs"]
pub(crate) mod choosing_units;
