//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/evaluation/precision-recall-curve/pr-against-roc.rs"]
pub(crate) mod pr_against_roc;
#[path = "../../../listings/evaluation/precision-recall-curve/pr-curve.rs"]
pub(crate) mod pr_curve;
#[path = "../../../listings/evaluation/precision-recall-curve/pr-naive-ties.rs"]
pub(crate) mod pr_naive_ties;
#[path = "../../../listings/evaluation/precision-recall-curve/pr-variants.rs"]
pub(crate) mod pr_variants;
