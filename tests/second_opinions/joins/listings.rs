//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/data/joins/joins-as-of.rs"]
pub(crate) mod as_of;
#[path = "../../../listings/data/joins/joins-counts.rs"]
pub(crate) mod counts;
#[path = "../../../listings/data/joins/joins-hash.rs"]
pub(crate) mod hash;
#[path = "../../../listings/data/joins/joins-salting.rs"]
pub(crate) mod salting;
#[path = "../../../listings/data/joins/joins-sort-merge.rs"]
pub(crate) mod sort_merge;
