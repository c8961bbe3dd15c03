//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/data/group-by/group-by-median.rs"]
pub(crate) mod median;
#[path = "../../../listings/data/group-by/group-by-merge.rs"]
pub(crate) mod merge;
#[path = "../../../listings/data/group-by/group-by-rows.rs"]
pub(crate) mod rows;
#[path = "../../../listings/data/group-by/group-by-summary.rs"]
pub(crate) mod summary;
#[path = "../../../listings/data/group-by/group-by-top-n.rs"]
pub(crate) mod top_n;
